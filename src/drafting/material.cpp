#include "drafting/material.hpp"

#include <algorithm>
#include <set>

#include "drafting/economy.hpp"
#include "drafting/pack.hpp"
#include "drafting/phrases.hpp"
#include "drafting/pool.hpp"
#include "drafting/slots.hpp"
#include "text/inflection.hpp"
#include "text/sentences.hpp"
#include "text/tagger.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace drafting {

using books::Passage;
using content::Text;

namespace {

constexpr std::size_t kBulletLength = 120;
constexpr std::size_t kLineLength = 170;
constexpr std::size_t kStoryWords = 170;
constexpr std::size_t kMostToured = 15;
constexpr std::size_t kParagraphWords = 95;
constexpr std::size_t kWinWords = 70;

bool in_chapter(const Passage& passage, int chapter) {
    return passage.chapter == chapter;
}

std::size_t words_in(const Passage& passage) {
    return text::word_count(passage.text);
}

bool has_figure(std::string_view sentence) {
    return sentence.find_first_of("0123456789") != std::string_view::npos;
}

// Without pronouns that mean someone or something in the sentence before.
bool sober(std::string_view sentence) {
    for (const std::string_view word :
         {"he", "she", "they", "his", "her", "it", "this", "these", "also", "another"}) {
        if (says(sentence, word)) return false;
    }
    return true;
}

// A heading that promises something by itself: "What a fee should buy".
bool tells(std::string_view heading) {
    static constexpr std::string_view openers[] = {"What ", "Why ",   "How ",
                                                   "When ", "Where ", "Who "};
    for (const std::string_view vague : {"it", "this", "them", "these", "you are"}) {
        if (says(heading, vague)) return false;
    }
    return text::word_count(heading) >= 4 && heading.find('?') == std::string_view::npos &&
           std::any_of(std::begin(openers), std::end(openers),
                       [&](std::string_view opener) { return heading.starts_with(opener); });
}

bool sober_mistake(std::string_view sentence) {
    for (const std::string_view word :
         {"there", "too", "here", "he", "she", "this", "these", "number seven"}) {
        if (says(sentence, word)) return false;
    }
    return true;
}

std::string_view first_sentence(std::string_view paragraph) {
    const auto all = text::sentences(paragraph);
    return all.empty() ? paragraph : all.front();
}

class Gathering {
  public:
    Gathering(const content::Brand& brand, const std::vector<BookView>& books, std::size_t index,
              const std::vector<std::size_t>& related)
        : brand_(brand),
          books_(books),
          view_(books[index]),
          index_(index),
          related_(related),
          pool_(brand, view_) {}

    Material all() {
        out_.slug = view_.slug;
        out_.title = view_.book.title;
        out_.short_name = short_title(view_.book.title);
        const auto& authors = view_.book.authors;
        out_.own = std::find(authors.begin(), authors.end(), brand_.author.name) != authors.end();
        out_.best = std::clamp(analysis().best_chapter.index, 0,
                               std::max(0, static_cast<int>(view_.book.chapters.size()) - 1));
        for (const auto& review : brand_.testimonials) {
            if (review.book == out_.title) out_.testimonials.push_back(review.id);
        }
        for (const std::string& words :
             {view_.book.title, view_.book.subtitle, view_.book.description})
            learn(words);
        for (const books::Chapter& chapter : view_.book.chapters) learn(chapter.title);
        for (const books::KeyPhrase& phrase : analysis().key_phrases) learn(phrase.text);
        // The rarest first: what only one kind of passage can be goes before what any can be.
        mistakes();
        quick_win();
        tale();
        landing();
        evidence();
        quotes();
        tour();
        lines();
        steps();
        out_.pack = make_pack(brand_, view_, pool_, out_.pack_contents);
        out_.economy = economy_of(brand_, books_.size(), index_, related_, out_.pack.has_value());
        out_.slots = slots_of(brand_, books_, index_, related_, out_, pool_);
        return std::move(out_);
    }

  private:
    const books::Analysis& analysis() const { return view_.analysis; }

    // Up to two paragraphs of the mistake: its own, and the remedy where that stands elsewhere.
    void mistakes() {
        for (const bool elsewhere : {true, false}) {
            for (const books::Mistake& mistake : analysis().mistakes) {
                if (elsewhere == (mistake.chapter == out_.best) || !names_mistake(mistake.text) ||
                    !sober_mistake(mistake.text))
                    continue;
                const books::Block* block = pool_.block(mistake.anchor);
                if (!block || !pool_.usable(mistake.text)) continue;
                const std::size_t at = block->text.find(mistake.text);
                if (at == std::string::npos) continue;
                const std::string paragraph = opening_of(block->text.substr(at), kParagraphWords);
                if (!pool_.paragraph_free(paragraph)) continue;
                out_.mistake.push_back(pool_.source(paragraph, mistake.anchor));
                pool_.take_paragraph(paragraph);
                if (!mistake.fix.empty() && !pool_.taken(mistake.fix) &&
                    stands_alone(mistake.fix)) {
                    out_.mistake.push_back(pool_.source(mistake.fix, mistake.fix_anchor));
                    pool_.take(mistake.fix);
                }
                out_.slots["mistake.chapter"] = quoted_title(mistake.chapter);
                out_.slots["mistake.number"] = chapter_number(mistake.chapter);
                if (const auto core = as_mistake(mistake.text, 52)) {
                    out_.slots["mistake"] = said_in(*core, *block);
                }
                const std::string heading = pool_.heading_over(mistake.anchor);
                if (!heading.empty())
                    out_.slots["mistake.heading"] =
                        pool_.source(heading, heading_anchor(mistake.anchor));
                return;
            }
        }
    }

    // "to compare" became "comparing": then the first word is the pattern's.
    Text said_in(const std::string& phrase, const books::Block& block) const {
        if (block.text.find(phrase) != std::string::npos) return pool_.source(phrase, block.anchor);
        const std::size_t space = phrase.find(' ');
        return content::pattern(phrase.substr(0, space)) +
               pool_.source(phrase.substr(space), block.anchor);
    }

    std::string heading_anchor(const std::string& anchor) const {
        const int chapter = pool_.chapter_of(anchor);
        if (chapter < 0) return anchor;
        std::string found = anchor;
        for (const books::Block& block :
             view_.book.chapters[static_cast<std::size_t>(chapter)].blocks) {
            if (block.kind == books::BlockKind::heading) found = block.anchor;
            if (block.anchor == anchor) break;
        }
        return found;
    }

    // What the book itself announces ("Do this today: ...") comes first.
    void quick_win() {
        for (std::size_t c = 0; c < view_.book.chapters.size(); ++c) {
            if (static_cast<int>(c) == out_.best) continue;
            for (const books::Block& block : view_.book.chapters[c].blocks) {
                const std::string_view rest = without_lead_in(block.text);
                if (rest.size() == block.text.size() || text::word_count(rest) > kWinWords)
                    continue;
                if (take_quick_win(rest, block, static_cast<int>(c))) return;
            }
        }
        for (const books::ActionItem& item : analysis().quick_wins) {
            const books::Block* block = pool_.block(item.anchor);
            if (!block || item.chapter == out_.best) continue;
            const std::size_t at = find_words(block->text, without_lead_in(item.text));
            if (at == std::string::npos) continue;
            const bool paragraph = block->kind == books::BlockKind::paragraph;
            const std::string_view rest = std::string_view(block->text).substr(at);
            if (!take_quick_win(paragraph ? opening_of(rest, kWinWords) : std::string(rest), *block,
                                item.chapter))
                continue;
            if (!item.why.empty() &&
                content::plain(out_.quick_win.front()).find(item.why) == std::string::npos &&
                item.why_anchor == item.anchor && pool_.usable(item.why) && quotable(item.why)) {
                out_.quick_why = pool_.source(item.why, item.why_anchor);
                pool_.take(item.why);
            }
            return;
        }
    }

    bool take_quick_win(std::string_view words, const books::Block& block, int chapter) {
        const std::string paragraph = text::with_final_stop(text::capitalize(words));
        const std::string opening(first_sentence(paragraph));
        if (text::word_count(paragraph) < 8 || !pool_.paragraph_free(paragraph) ||
            !stands_alone(opening) || says(paragraph, "he") || says(paragraph, "she") ||
            !is_instruction(opening)) {
            return false;
        }
        out_.quick_win.push_back(pool_.source(paragraph, block.anchor));
        pool_.take_paragraph(paragraph);
        out_.slots["win.chapter"] = quoted_title(chapter);
        out_.slots["win.number"] = chapter_number(chapter);
        if (const auto phrase = as_verb_phrase(opening, 44))
            out_.slots["win"] = pool_.source(*phrase, block.anchor);
        return true;
    }

    void tale() {
        for (const bool elsewhere : {true, false}) {
            for (const books::Story& story : analysis().stories) {
                if (elsewhere == (story.chapter == out_.best) || !introduces(story)) continue;
                if (take_tale(story)) return;
            }
        }
    }

    // Someone who is named in full, or by no name at all, has not been met before.
    static bool introduces(const books::Story& story) {
        return story.who.empty() || story.who.find(' ') != std::string::npos;
    }

    bool take_tale(const books::Story& story) {
        const auto& blocks = view_.book.chapters[static_cast<std::size_t>(story.chapter)].blocks;
        std::vector<Text> paragraphs;
        std::vector<std::string> words;
        std::size_t count = 0;
        bool inside = false;
        for (const books::Block& block : blocks) {
            inside = inside || block.anchor == story.first_anchor;
            if (inside && block.kind == books::BlockKind::paragraph) {
                const std::string& whole = block.text;
                std::size_t start = 0;
                if (words.empty()) {
                    start = whole.find(story.opening);
                    if (start == std::string::npos || start > 400) start = 0;
                }
                if (count > 0 && count + text::word_count(whole) > kStoryWords) {
                    const std::string part = opening_of(whole, kStoryWords - count);
                    if (count < 90 && pool_.paragraph_free(part) && text::word_count(part) >= 15 &&
                        text::word_count(part) < 90) {
                        words.push_back(part);
                        paragraphs.push_back(pool_.source(part, block.anchor));
                    }
                    break;
                }
                const std::string part =
                    opening_of(std::string_view(whole).substr(start), kStoryWords);
                if (!pool_.paragraph_free(part)) return false;
                words.push_back(part);
                paragraphs.push_back(pool_.source(part, block.anchor));
                count += text::word_count(part);
            }
            if (block.anchor == story.last_anchor) break;
        }
        if (count < 50 || words.empty() || !stands_alone(first_sentence(words.front())))
            return false;
        for (const std::string& paragraph : words) pool_.take_paragraph(paragraph);
        out_.tale.paragraphs = std::move(paragraphs);
        const auto lesson = pool_.next(analysis().sentences, [&](const Passage& passage) {
            return in_chapter(passage, story.chapter) && words_in(passage) >= 7 &&
                   words_in(passage) <= 30 && quotable(passage.text) &&
                   !is_definition(passage.text) && follows(passage.anchor, story);
        });
        if (lesson) out_.tale.lesson = pool_.source(lesson->text, lesson->anchor);
        out_.slots["story.chapter"] = quoted_title(story.chapter);
        out_.slots["story.number"] = chapter_number(story.chapter);
        if (!story.who.empty() && story.who.size() <= 24) {
            out_.slots["story.who"] = pool_.source(story.who, story.first_anchor);
        }
        const std::string heading = pool_.heading_over(story.first_anchor);
        if (!heading.empty() && heading.size() <= 48) {
            out_.slots["story.heading"] = pool_.source(heading, heading_anchor(story.first_anchor));
        }
        return true;
    }

    // In the two blocks after the story's last one.
    bool follows(const std::string& anchor, const books::Story& story) const {
        const auto& blocks = view_.book.chapters[static_cast<std::size_t>(story.chapter)].blocks;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            if (blocks[i].anchor != story.last_anchor) continue;
            for (std::size_t next = i + 1; next < std::min(blocks.size(), i + 3); ++next) {
                if (blocks[next].anchor == anchor) return true;
            }
        }
        return false;
    }

    void landing() {
        // An instruction of the chapter, or of the book, for the headline.
        const auto& chapter = analysis().chapters;
        std::vector<Text>& bullets = out_.landing_bullets;
        const auto add = [&](Text text) {
            if (bullets.size() < 5) bullets.push_back(std::move(text));
        };
        const auto reason = [&] {
            for (const Passage& passage : ranked_sentences(out_.best)) {
                const auto clause = as_reason(passage.text, kBulletLength - 4);
                if (!clause || !pool_.usable(passage.text) || !knows_what_it_names(*clause))
                    continue;
                pool_.take(passage.text);
                add(content::pattern("Why ") + pool_.source(*clause, passage.anchor));
                return;
            }
        };
        const auto how = [&] {
            for (const books::ActionItem& item : analysis().action_items) {
                if (item.chapter != out_.best) continue;
                Text line = how_to(item);
                if (line.empty()) continue;
                add(std::move(line));
                return;
            }
        };
        const auto section = [&] {
            for (const books::Block& block : best_blocks()) {
                if (block.kind != books::BlockKind::heading || !tells(block.text) ||
                    !pool_.paragraph_free(block.text))
                    continue;
                pool_.take(block.text);
                add(pool_.source(block.text, block.anchor));
                return;
            }
        };
        const auto meaning = [&] {
            for (const books::Definition& definition : analysis().definitions) {
                const auto subject = subject_of(definition.text);
                if (definition.chapter != out_.best || !subject || subject->size() > 40) continue;
                const bool common = subject->starts_with("a ") || subject->starts_with("an ") ||
                                    subject->starts_with("the ");
                if (common && text::word_count(*subject) < 3) continue;
                add(content::pattern("What ") + pool_.source(*subject, definition.anchor) +
                    content::pattern(definition.text.find(" are ") < 48 ? " are, in plain words"
                                                                        : " is, in plain words"));
                return;
            }
        };
        const auto whole = [&] {
            if (out_.best >= static_cast<int>(chapter.size())) return;
            const auto passage = pool_.next(
                chapter[static_cast<std::size_t>(out_.best)].takeaways,
                [&](const Passage& p) { return p.text.size() <= kLineLength && quotable(p.text); });
            if (passage) add(pool_.source(passage->text, passage->anchor));
        };
        reason();
        section();
        how();
        reason();
        meaning();
        section();
        how();
        for (int i = 0; i < 3 && bullets.size() < 4; ++i) whole();
        out_.landing_quote = quote_from([&](const Passage& p) { return in_chapter(p, out_.best); });
        first_steps();
    }

    // The chapter's own list of things to do, where it has one, else its other instructions.
    void first_steps() {
        for (const bool listed : {true, false}) {
            for (const books::ActionItem& item : analysis().action_items) {
                if (item.chapter != out_.best || out_.first_steps.size() == 4) continue;
                const books::Block* block = pool_.block(item.anchor);
                if (!block || (block->kind == books::BlockKind::list_item) != listed) continue;
                const std::string words = text::capitalize(without_lead_in(item.text));
                if (!stands_alone(words) || !is_instruction(words) || seen_step(words)) continue;
                out_.first_steps.push_back({pool_.source(words, item.anchor), {}});
                steps_.push_back(words);
            }
            if (out_.first_steps.size() >= 2) return;
        }
    }

    bool seen_step(const std::string& words) const {
        return std::find(steps_.begin(), steps_.end(), words) != steps_.end();
    }

    bool used_phrase(const std::string& phrase) const {
        return std::find(phrases_.begin(), phrases_.end(), phrase) != phrases_.end();
    }

    const std::vector<books::Block>& best_blocks() const {
        return view_.book.chapters[static_cast<std::size_t>(out_.best)].blocks;
    }

    std::vector<Passage> ranked_sentences(int chapter) const {
        std::vector<Passage> found;
        for (const Passage& passage : analysis().sentences) {
            if (passage.chapter == chapter) found.push_back(passage);
        }
        std::stable_sort(found.begin(), found.end(),
                         [](const Passage& a, const Passage& b) { return a.score > b.score; });
        return found;
    }

    Text quote_from(const Pool::Wanted& wanted) {
        const auto fitting = [&](const Passage& passage) {
            return wanted(passage) && words_in(passage) >= 6 && words_in(passage) <= 28 &&
                   quotable(passage.text);
        };
        const auto thought = [&](const Passage& p) {
            return fitting(p) && !is_instruction(p.text) && !is_definition(p.text);
        };
        auto passage = pool_.next(analysis().quotables, thought);
        if (!passage) passage = pool_.next(analysis().sentences, thought);
        if (!passage) passage = pool_.next(analysis().quotables, fitting);
        return passage ? pool_.source(passage->text, passage->anchor) : Text{};
    }

    void evidence() {
        while (out_.evidence.size() < 3) {
            const auto passage = pool_.next(analysis().numbers, [&](const Passage& p) {
                return p.chapter != out_.best && words_in(p) <= 34 && has_figure(p.text) &&
                       sober(p.text);
            });
            if (!passage) break;
            out_.evidence.push_back(pool_.source(passage->text, passage->anchor));
        }
    }

    void quotes() {
        const auto elsewhere = [&](const Passage& p) { return p.chapter != out_.best; };
        out_.main_quote = quote_from(elsewhere);
        out_.cart_quote = quote_from(elsewhere);
        out_.cart_line = quote_from(elsewhere);
        while (out_.evidence.size() < 2 && out_.passages.size() < 3) {
            Text passage = quote_from(elsewhere);
            if (passage.empty()) break;
            out_.passages.push_back(std::move(passage));
        }
        while (!out_.tale.found() && out_.thoughts.size() < 3) {
            Text thought = quote_from(elsewhere);
            if (thought.empty()) break;
            out_.thoughts.push_back(std::move(thought));
        }
        const std::string& description = view_.book.description;
        if (description.size() >= 60 && description.size() <= 1200 &&
            description.find('<') == std::string::npos &&
            description.find_first_of("\n_") == std::string::npos &&
            description.find(" ,") == std::string::npos && pool_.paragraph_free(description)) {
            out_.about.push_back(pool_.source(description, std::string(books::kMetadataAnchor)));
        }
    }

    // Of a book with very many chapters only those that have a line.
    void tour() {
        const bool all = view_.book.chapters.size() <= kMostToured;
        for (std::size_t c = 0; c < view_.book.chapters.size() && out_.tour.size() < kMostToured;
             ++c) {
            ChapterLine line{chapter_title(static_cast<int>(c)), {}};
            if (c < analysis().chapters.size()) {
                const auto passage =
                    pool_.next(analysis().chapters[c].takeaways, [&](const Passage& p) {
                        return p.text.size() <= kLineLength &&
                               (quotable(p.text) || is_definition(p.text));
                    });
                if (passage) line.line = pool_.source(passage->text, passage->anchor);
            }
            if (all || !line.line.empty()) out_.tour.push_back(std::move(line));
        }
        if (all) out_.slots["tour.full"] = content::pattern(" ");
    }

    // Reasons and instructions from the other chapters, one a chapter and in turn.
    void lines() {
        for (int round = 0; round < 2; ++round) {
            std::vector<Text>& lines = round == 0 ? out_.low_ticket_lines : out_.offer_lines;
            const std::size_t most = round == 0 ? 5 : 6;
            for (int c = 0; c < static_cast<int>(view_.book.chapters.size()) && lines.size() < most;
                 ++c) {
                if (c == out_.best) continue;
                Text line = (c + round) % 3 == 2 ? how_from(c) : Text{};
                if (line.empty()) line = why_from(c);
                if (line.empty()) line = how_from(c);
                if (!line.empty()) lines.push_back(std::move(line));
            }
        }
    }

    // Where no mistake is named: things to do, one a chapter.
    void steps() {
        if (!out_.mistake.empty()) return;
        int last = -1;
        for (const books::ActionItem& item : analysis().action_items) {
            if (out_.steps.size() == 4) return;
            const std::string words = text::capitalize(without_lead_in(item.text));
            if (item.chapter == out_.best || item.chapter == last || pool_.taken(item.text) ||
                !pool_.usable(words) || !is_instruction(words) || text::word_count(words) < 6 ||
                !knows_what_it_names(words)) {
                continue;
            }
            pool_.take(words);
            out_.steps.push_back(pool_.source(words, item.anchor));
            last = item.chapter;
        }
    }

    Text why_from(int chapter) {
        for (const Passage& passage : ranked_sentences(chapter)) {
            const auto clause = as_reason(passage.text, kBulletLength - 4);
            if (!clause || !pool_.usable(passage.text) || !knows_what_it_names(*clause)) continue;
            pool_.take(passage.text);
            return content::pattern("Why ") + pool_.source(*clause, passage.anchor);
        }
        return {};
    }

    Text how_from(int chapter) {
        for (const books::ActionItem& item : analysis().action_items) {
            if (item.chapter != chapter) continue;
            Text line = how_to(item);
            if (!line.empty()) return line;
        }
        return {};
    }

    Text how_to(const books::ActionItem& item) {
        const std::string_view command = without_lead_in(item.text);
        if (pool_.taken(item.text) || !is_instruction(command) ||
            command.find(": ") != std::string_view::npos)
            return {};
        const auto phrase = as_verb_phrase(command, kBulletLength - 10);
        if (!phrase || text::word_count(*phrase) < 6 || used_phrase(*phrase) ||
            !pool_.paragraph_free(*phrase) || !knows_what_it_names(*phrase)) {
            return {};
        }
        phrases_.push_back(*phrase);
        return content::pattern("How to ") + pool_.source(*phrase, item.anchor);
    }

    // "the letter" says nothing to someone who has not read of a letter: each noun with "the" must
    // be explained by what follows or be a word of the book's titles, description or key phrases.
    bool knows_what_it_names(std::string_view phrase) const {
        const auto words = text::tag_sentence(phrase);
        for (std::size_t i = 0; i + 1 < words.size(); ++i) {
            if (text::to_lower(words[i].token.text) != "the") continue;
            std::size_t noun = i + 1;
            while (noun + 1 < words.size() && !text::is_noun(words[noun].tag)) ++noun;
            while (noun + 1 < words.size() && text::is_noun(words[noun + 1].tag)) ++noun;
            const std::string after =
                noun + 1 < words.size() ? text::to_lower(words[noun + 1].token.text) : "";
            const bool explained = after == "of" || after == "that" || after == "who" ||
                                   after == "which" || after == "you" || after == "your" ||
                                   after == "to";
            if (!explained && !known_.contains(text::stem(text::to_lower(words[noun].token.text))))
                return false;
        }
        return true;
    }

    void learn(std::string_view words) {
        for (const auto& token : text::tokens(words)) {
            if (token.kind == text::TokenKind::word)
                known_.insert(text::stem(text::to_lower(token.text)));
        }
    }

    Text chapter_title(int chapter) const {
        return content::sourced(
            typeset(view_.book.chapters[static_cast<std::size_t>(chapter)].title),
            view_.slug + "/" + std::string(books::kMetadataAnchor));
    }

    Text quoted_title(int chapter) const {
        return content::pattern("\u201c") + chapter_title(chapter) + content::pattern("\u201d");
    }

    static Text chapter_number(int chapter) {
        return content::pattern(text::number_in_words(chapter + 1));
    }

    const content::Brand& brand_;
    const std::vector<BookView>& books_;
    const BookView& view_;
    std::size_t index_;
    const std::vector<std::size_t>& related_;
    Pool pool_;
    Material out_;
    std::vector<std::string> phrases_;
    std::vector<std::string> steps_;
    std::set<std::string> known_;
};

}  // namespace

Material gather(const content::Brand& brand, const std::vector<BookView>& books, std::size_t book,
                const std::vector<std::size_t>& related) {
    return Gathering(brand, books, book, related).all();
}

std::string anchor_of(const BookView& view, const std::string& anchor) {
    return view.slug + "/" + anchor;
}

Text title_of(const BookView& view) {
    return content::sourced(typeset(view.book.title),
                            anchor_of(view, std::string(books::kMetadataAnchor)));
}

}  // namespace drafting
