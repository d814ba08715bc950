// Which things the reader of copy has heard of: a sentence taken out of its page may say "the
// letter" only where they know which.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "drafting/writer.hpp"

namespace drafting {

class Familiar {
  public:
    // The words of the book's titles and description, and its key phrases.
    explicit Familiar(const BookView& view);

    // Each noun with "the" is explained by what follows it or is one of those words. English.
    bool knows(std::string_view phrase) const;

  private:
    void learn(std::string_view words);

    std::set<std::string> stems_;
};

}  // namespace drafting
