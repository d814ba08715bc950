// What a book gives to the lead magnets that are made of its parts: steps, mistakes, ideas,
// examples, terms, figures and questions. Each is fit to stand without its page: it points at
// nothing that the reader has not seen, and no two steps ask for the same. English.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "content/brand.hpp"
#include "drafting/familiar.hpp"
#include "drafting/pool.hpp"
#include "drafting/writer.hpp"

namespace drafting {

// A command with what the book says right after it, where that explains it.
struct Step {
    content::Text text;
    content::Text why;  // or empty; then the step may hold its own reason
    std::string words;
    std::string anchor;
    int chapter = 0;
    double score = 0;
    bool quick = false;
};

struct Slip {
    content::Text mistake;  // a paragraph, or the part of it that names the mistake
    std::string words;      // the one sentence that names it
    std::string anchor;
    content::Text remedy;  // or empty
    int chapter = 0;
};

// Whole sentences from the start of one paragraph, or of a place in it.
struct Idea {
    content::Text text;
    std::string words;
    std::string anchor;
    int chapter = 0;
    double score = 0;
};

struct Example {
    std::vector<content::Text> paragraphs;
    content::Text who;  // or empty
    int chapter = 0;
};

// "A deductible" "is" "the amount that you pay first."
struct Term {
    std::string subject;  // in lower case where it is no name
    std::string verb;     // is, are, means
    std::string meaning;
    std::string sentence;
    std::string anchor;
    int chapter = 0;
};

class Harvest {
  public:
    Harvest(const content::Brand& brand, const BookView& view);

    const Pool& pool() const { return pool_; }
    const BookView& view() const { return view_; }
    int chapters() const { return static_cast<int>(view_.book.chapters.size()); }

    // In reading order.
    const std::vector<Step>& steps() const { return steps_; }
    // Of each chapter the best `most`, at most `all` over the book, in reading order.
    std::vector<Step> steps(std::size_t most, std::size_t all) const;
    // Best first; those with a remedy before those without.
    std::vector<Slip> slips() const;
    // Of one chapter, best first.
    std::vector<Idea> ideas(int chapter, std::size_t fewest_words, std::size_t most_words) const;
    // Best first; no longer than `most_words`.
    std::vector<Example> examples(std::size_t most_words) const;
    std::vector<Term> terms() const;
    // Sentences with a figure that mean something by themselves.
    std::vector<books::Passage> figures() const;
    // What the chapter tells its reader to ask, or asks them.
    std::vector<Idea> questions(int chapter) const;
    // General statements of the chapter, each of which can be set alone.
    std::vector<books::Passage> sayings(int chapter, std::size_t most_words) const;

    // Titles of chapters as spans; "seven".
    content::Text title(int chapter) const;
    content::Text quoted_title(int chapter) const;

  private:
    void find_steps();
    void find_reasons();
    void consider_title(int chapter);
    void consider_step(const books::Block& block, int chapter,
                       const std::vector<std::string_view>& sentences, std::size_t at,
                       const books::ActionItem* item);
    bool fit_step(std::string_view words) const;
    bool explains_step(std::string_view sentence) const;
    const Step* remedy_for(const Slip& slip, std::string_view words) const;
    bool in_story(const books::Block& block) const;

    const BookView& view_;
    Pool pool_;
    Familiar familiar_;
    std::set<std::string, std::less<>> story_anchors_;
    std::vector<Step> steps_;
};

// Two sentences that ask or say nearly the same: most of the shorter one's words are in the other.
bool alike(std::string_view one, std::string_view other);

}  // namespace drafting
