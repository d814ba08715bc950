// The sentences of one book that are still free for use. Taking one removes it, so that no two
// places of the book's pages and mails say the same.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "content/brand.hpp"
#include "drafting/writer.hpp"

namespace drafting {

class Pool {
  public:
    Pool(const content::Brand& brand, const BookView& view);

    // Fit for copy on its own: complete, without the brand's avoided words, without the name of
    // someone whose story the reader has not read, and not taken yet.
    bool usable(std::string_view sentence) const;
    bool taken(std::string_view sentence) const;
    void take(std::string_view sentence);
    // All sentences of a paragraph.
    void take_paragraph(std::string_view paragraph);
    // Says no avoided word, does not exclaim, and its marks are balanced.
    bool clean(std::string_view paragraph) const;
    // Whether any sentence of it is taken, or it says an avoided word or exclaims.
    bool paragraph_free(std::string_view paragraph) const;

    using Wanted = std::function<bool(const books::Passage&)>;
    // The best usable passage among those given, taken; nothing where none is.
    std::optional<books::Passage> next(const std::vector<books::Passage>& passages,
                                       const Wanted& wanted);

    // The book's words as a source span; where the analysis ended a sentence that goes on in the
    // book, the full stop is ours; words that the book has in another form are no source.
    content::Text source(std::string_view words, const std::string& anchor) const;
    int chapter_of(std::string_view anchor) const;  // -1: not of a chapter
    const books::Block* block(std::string_view anchor) const;
    // Someone of a story, or anyone by name.
    bool names_someone(std::string_view sentence) const;

  private:
    bool avoided(std::string_view text) const;
    bool in_title(std::string_view words) const;

    const content::Brand& brand_;
    const BookView& view_;
    mutable std::unordered_map<std::string, bool> fit_;  // what never changes about a sentence
    std::set<std::string> taken_;
    std::set<std::string, std::less<>> people_;
    struct Spot {
        const books::Block* block;
        int chapter;
    };
    std::map<std::string, Spot, std::less<>> spots_;
};

}  // namespace drafting
