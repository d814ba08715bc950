// Gathers the material of one book: goes through what the analysis found, keeps what can stand in
// copy, and gives each passage one place. Private to material.cpp and gathering_*.cpp.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "drafting/familiar.hpp"
#include "drafting/material.hpp"
#include "drafting/pool.hpp"

namespace drafting {

class Gathering {
  public:
    Gathering(const content::Brand& brand, const std::vector<BookView>& books, std::size_t index,
              const std::vector<std::size_t>& related)
        : brand_(brand),
          books_(books),
          view_(books[index]),
          index_(index),
          related_(related),
          pool_(brand, view_),
          familiar_(view_) {}

    Material all();

  private:
    const books::Analysis& analysis() const { return view_.analysis; }

    // gathering_passages.cpp: passages of several sentences.
    // Up to two paragraphs of the mistake: its own, and the remedy where that stands elsewhere.
    void mistakes();
    // "to compare" became "comparing": then the first word is the pattern's.
    content::Text said_in(const std::string& phrase, const books::Block& block) const;
    // What the book itself announces ("Do this today: ...") comes first.
    void quick_win();
    bool take_quick_win(std::string_view words, const books::Block& block, int chapter);
    void tale();
    // Someone who is named in full, or by no name at all, has not been met before.
    static bool introduces(const books::Story& story);
    bool take_tale(const books::Story& story);
    // In the two blocks after the story's last one.
    bool follows(const std::string& anchor, const books::Story& story) const;

    // gathering_lines.cpp: single sentences and phrases.
    void landing();
    void first_steps();
    bool used_phrase(const std::string& phrase) const;
    const std::vector<books::Block>& best_blocks() const;
    // A sentence and what it gives after "Why ".
    struct Candidate {
        const books::Passage* passage;
        std::string reason;
    };
    const std::vector<Candidate>& candidates(int chapter);  // best first
    bool quotes_well(const books::Passage& passage);
    content::Text quote_from(const Pool::Wanted& wanted);
    void evidence();
    void quotes();
    // Of a book with very many chapters only those that have a line.
    void tour();
    // Reasons and instructions from the other chapters, one a chapter and in turn.
    void lines();
    // Where no mistake is named: things to do, one a chapter.
    void steps();
    content::Text why_from(int chapter);
    content::Text how_from(int chapter);
    content::Text how_to(const books::ActionItem& item);
    content::Text chapter_title(int chapter) const;
    content::Text quoted_title(int chapter) const;
    static content::Text chapter_number(int chapter);

    const content::Brand& brand_;
    const std::vector<BookView>& books_;
    const BookView& view_;
    std::size_t index_;
    const std::vector<std::size_t>& related_;
    Pool pool_;
    Familiar familiar_;
    Material out_;
    std::vector<std::string> phrases_;
    std::vector<books::Passage> best_first_;  // all sentences
    std::map<int, std::vector<Candidate>> candidates_;
    std::unordered_map<std::string, bool> quotable_;
};

}  // namespace drafting
