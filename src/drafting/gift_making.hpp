// Tools of the makers of gifts, and the makers. Private to gift*.cpp.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "drafting/gift.hpp"
#include "drafting/harvest.hpp"
#include "drafting/pattern.hpp"

namespace drafting {

// Says the sentences that connect what is quoted: at each use of a place another pattern.
class Narrator {
  public:
    Narrator(std::string book, Slots slots) : book_(std::move(book)), slots_(std::move(slots)) {}

    void set(std::string_view slot, content::Text value);
    void set(std::string_view slot, std::string words);
    content::Text say(const Place& place);
    // All patterns of the place that fit, each once, in the order in which they stand.
    std::vector<content::Text> all(const Place& place) const;

  private:
    std::string book_;
    Slots slots_;
    std::map<std::string_view, std::size_t> said_;
};

struct Making {
    const content::Brand& brand;
    const BookView& view;
    const Harvest& harvest;
    Narrator& narrator;
    Gift& gift;

    void heading(int level, content::Text text) const;
    void paragraph(content::Text text) const;
    void list(bool numbered, std::vector<content::Text> items) const;
    void say(const Place& place) const { paragraph(narrator.say(place)); }
    // Sets {chapter.here} and {number.here} for what is said of a chapter next.
    void speak_of(int chapter) const;
};

base::Result<> make_checklist(const Making& making);
base::Result<> make_guide(const Making& making);
base::Result<> make_quiz(const Making& making);
base::Result<> make_worksheet(const Making& making);
base::Result<> make_script(const Making& making);

// rejected: "A Book" has too little for a checklist: 7 steps that make sense by themselves, and 15
// are needed.
base::Result<> too_little(const Making& making, std::size_t found, std::string_view of_what,
                          std::size_t needed);

// A step and what the book says of it, as one text.
content::Text with_reason(const Step& step);

}  // namespace drafting
