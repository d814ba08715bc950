#include "drafting/material.hpp"

#include <algorithm>

#include "drafting/economy.hpp"
#include "drafting/pack.hpp"
#include "drafting/phrases.hpp"
#include "drafting/pool.hpp"
#include "drafting/slots.hpp"
#include "text/inflection.hpp"
#include "text/sentences.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace drafting {

using books::Passage;
using content::Text;

namespace {

constexpr std::size_t kBulletLength = 120;
constexpr std::size_t kLineLength = 170;
constexpr std::size_t kStoryWords = 170;
constexpr std::size_t kParagraphWords = 95;
constexpr std::size_t kWinWords = 70;

bool in_chapter(const Passage& passage, int chapter) { return passage.chapter == chapter; }

std::size_t words_in(const Passage& passage) { return text::word_count(passage.text); }

// A heading that promises something by itself: "What a fee should buy".
bool tells(std::string_view heading) {
    static constexpr std::string_view openers[] = {"What ", "Why ", "How ", "When ", "Where ", "Who "};
    return text::word_count(heading) >= 3 && heading.find('?') == std::string_view::npos &&
           std::any_of(std::begin(openers), std::end(openers),
                       [&](std::string_view opener) { return heading.starts_with(opener); });
}

std::string_view first_sentence(std::string_view paragraph) {
    const auto all = text::sentences(paragraph);
    return all.empty() ? paragraph : all.front();
}

class Gathering {
  public:
    Gathering(const content::Brand& brand, const std::vector<BookView>& books, std::size_t index,
              const std::vector<std::size_t>& related)
        : brand_(brand), books_(books), view_(books[index]), index_(index), related_(related), pool_(brand, view_) {}

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
        // The rarest first: what only one kind of passage can be goes before what any can be.
        mistakes();
        quick_win();
        tale();
        landing();
        evidence();
        quotes();
        tour();
        lines();
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
                if (elsewhere == (mistake.chapter == out_.best)) continue;
                const books::Block* block = pool_.block(mistake.anchor);
                if (!block || !pool_.usable(mistake.text)) continue;
                const std::size_t at = block->text.find(mistake.text);
                if (at == std::string::npos) continue;
                const std::string paragraph = opening_of(block->text.substr(at), kParagraphWords);
                if (!pool_.paragraph_free(paragraph)) continue;
                out_.mistake.push_back(pool_.source(paragraph, mistake.anchor));
                pool_.take_paragraph(paragraph);
                if (!mistake.fix.empty() && !pool_.taken(mistake.fix) && stands_alone(mistake.fix)) {
                    out_.mistake.push_back(pool_.source(mistake.fix, mistake.fix_anchor));
                    pool_.take(mistake.fix);
                }
                out_.slots["mistake.chapter"] = chapter_title(mistake.chapter);
                out_.slots["mistake.number"] = chapter_number(mistake.chapter);
                if (const auto core = as_mistake(mistake.text, 52)) {
                    out_.slots["mistake"] = pool_.source(*core, mistake.anchor);
                }
                const std::string heading = pool_.heading_over(mistake.anchor);
                if (!heading.empty()) out_.slots["mistake.heading"] = pool_.source(heading, heading_anchor(mistake.anchor));
                return;
            }
        }
    }

    std::string heading_anchor(const std::string& anchor) const {
        const int chapter = pool_.chapter_of(anchor);
        if (chapter < 0) return anchor;
        std::string found = anchor;
        for (const books::Block& block : view_.book.chapters[static_cast<std::size_t>(chapter)].blocks) {
            if (block.kind == books::BlockKind::heading) found = block.anchor;
            if (block.anchor == anchor) break;
        }
        return found;
    }

    void quick_win() {
        for (const bool elsewhere : {true, false}) {
            for (const books::ActionItem& item : analysis().quick_wins) {
                if (elsewhere == (item.chapter == out_.best)) continue;
                const books::Block* block = pool_.block(item.anchor);
                if (!block || pool_.taken(item.text)) continue;
                std::string paragraph(without_lead_in(item.text));
                const std::size_t at = block->text.find(paragraph);
                if (at != std::string::npos && block->kind == books::BlockKind::paragraph) {
                    paragraph = opening_of(std::string_view(block->text).substr(at), kWinWords);
                }
                paragraph = text::capitalize(paragraph);
                if (text::word_count(paragraph) < 8 || !pool_.paragraph_free(paragraph) ||
                    !stands_alone(first_sentence(paragraph))) {
                    continue;
                }
                out_.quick_win.push_back(pool_.source(paragraph, item.anchor));
                pool_.take_paragraph(paragraph);
                if (!item.why.empty() && paragraph.find(item.why) == std::string::npos && pool_.usable(item.why)) {
                    out_.quick_why = pool_.source(item.why, item.why_anchor);
                    pool_.take(item.why);
                }
                out_.slots["win.chapter"] = chapter_title(item.chapter);
                out_.slots["win.number"] = chapter_number(item.chapter);
                if (const auto phrase = as_verb_phrase(item.text, 44)) {
                    out_.slots["win"] = pool_.source(*phrase, item.anchor);
                }
                return;
            }
        }
    }

    void tale() {
        for (const bool elsewhere : {true, false}) {
            for (const books::Story& story : analysis().stories) {
                if (elsewhere == (story.chapter == out_.best)) continue;
                if (take_tale(story)) return;
            }
        }
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
                    if (count < 90 && pool_.paragraph_free(part) && text::word_count(part) < 90) {
                        words.push_back(part);
                        paragraphs.push_back(pool_.source(part, block.anchor));
                    }
                    break;
                }
                const std::string part = opening_of(std::string_view(whole).substr(start), kStoryWords);
                if (!pool_.paragraph_free(part)) return false;
                words.push_back(part);
                paragraphs.push_back(pool_.source(part, block.anchor));
                count += text::word_count(part);
            }
            if (block.anchor == story.last_anchor) break;
        }
        if (count < 35 || words.empty() || !stands_alone(first_sentence(words.front()))) return false;
        for (const std::string& paragraph : words) pool_.take_paragraph(paragraph);
        out_.tale.paragraphs = std::move(paragraphs);
        const auto lesson = pool_.next(analysis().sentences, [&](const Passage& passage) {
            return in_chapter(passage, story.chapter) && words_in(passage) >= 7 && words_in(passage) <= 24;
        });
        if (lesson) out_.tale.lesson = pool_.source(lesson->text, lesson->anchor);
        out_.slots["story.chapter"] = chapter_title(story.chapter);
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
                if (!clause || !pool_.usable(passage.text)) continue;
                pool_.take(passage.text);
                add(content::pattern("Why ") + pool_.source(*clause, passage.anchor));
                return;
            }
        };
        const auto how = [&] {
            for (const books::ActionItem& item : analysis().action_items) {
                if (item.chapter != out_.best || pool_.taken(item.text)) continue;
                const auto phrase = as_verb_phrase(item.text, kBulletLength - 10);
                if (!phrase || !pool_.paragraph_free(*phrase)) continue;
                if (used_phrase(*phrase)) continue;
                phrases_.push_back(*phrase);
                add(content::pattern("How to ") + pool_.source(*phrase, item.anchor));
                return;
            }
        };
        const auto section = [&] {
            for (const books::Block& block : best_blocks()) {
                if (block.kind != books::BlockKind::heading || !tells(block.text) || pool_.taken(block.text)) continue;
                const auto line = pool_.next(analysis().sentences, [&](const Passage& passage) {
                    return in_chapter(passage, out_.best) && passage.text.size() <= kLineLength &&
                           pool_.heading_over(passage.anchor) == block.text;
                });
                if (!line) continue;
                pool_.take(block.text);
                Text heading = pool_.source(block.text, block.anchor);
                heading.front().mark = content::Mark::strong;
                add(heading + content::pattern(": ") + pool_.source(text::lower_first(line->text), line->anchor));
                return;
            }
        };
        const auto whole = [&] {
            if (out_.best >= static_cast<int>(chapter.size())) return;
            const auto passage = pool_.next(chapter[static_cast<std::size_t>(out_.best)].takeaways,
                                            [&](const Passage& p) { return p.text.size() <= kLineLength; });
            if (passage) add(pool_.source(passage->text, passage->anchor));
        };
        reason();
        section();
        how();
        reason();
        section();
        how();
        for (int i = 0; i < 3 && bullets.size() < 4; ++i) whole();
        out_.landing_quote = quote_from([&](const Passage& p) { return in_chapter(p, out_.best); });
        for (const books::ActionItem& item : analysis().action_items) {
            if (item.chapter != out_.best || out_.first_steps.size() == 4) continue;
            const std::string words = text::capitalize(without_lead_in(item.text));
            if (!stands_alone(words) || seen_step(words)) continue;
            out_.first_steps.push_back({pool_.source(words, item.anchor),
                                        item.why.empty() || !stands_alone(item.why) ||
                                                words.find(item.why) != std::string::npos
                                            ? Text{}
                                            : pool_.source(item.why, item.why_anchor)});
            steps_.push_back(words);
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
            return wanted(passage) && words_in(passage) >= 6 && words_in(passage) <= 28;
        };
        auto passage = pool_.next(analysis().quotables, fitting);
        if (!passage) passage = pool_.next(analysis().sentences, fitting);
        return passage ? pool_.source(passage->text, passage->anchor) : Text{};
    }

    void evidence() {
        while (out_.evidence.size() < 3) {
            const auto passage = pool_.next(analysis().numbers, [&](const Passage& p) {
                return p.chapter != out_.best && words_in(p) <= 34;
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
        while (!out_.tale.found() && out_.thoughts.size() < 3) {
            Text thought = quote_from(elsewhere);
            if (thought.empty()) break;
            out_.thoughts.push_back(std::move(thought));
        }
        const std::string& description = view_.book.description;
        if (description.size() >= 60 && description.size() <= 1200 && description.find('<') == std::string::npos &&
            description.find('\n') == std::string::npos && pool_.paragraph_free(description)) {
            out_.about.push_back(pool_.source(description, std::string(books::kMetadataAnchor)));
        }
    }

    void tour() {
        for (std::size_t c = 0; c < view_.book.chapters.size(); ++c) {
            ChapterLine line{chapter_title(static_cast<int>(c)), {}};
            if (c < analysis().chapters.size()) {
                const auto passage = pool_.next(analysis().chapters[c].takeaways, [&](const Passage& p) {
                    return p.text.size() <= kLineLength;
                });
                if (passage) line.line = pool_.source(passage->text, passage->anchor);
            }
            out_.tour.push_back(std::move(line));
        }
    }

    // Reasons and instructions from the other chapters, one a chapter and in turn.
    void lines() {
        for (int round = 0; round < 2; ++round) {
            std::vector<Text>& lines = round == 0 ? out_.low_ticket_lines : out_.offer_lines;
            const std::size_t most = round == 0 ? 5 : 6;
            for (int c = 0; c < static_cast<int>(view_.book.chapters.size()) && lines.size() < most; ++c) {
                if (c == out_.best) continue;
                Text line = (c + round) % 3 == 2 ? how_from(c) : Text{};
                if (line.empty()) line = why_from(c);
                if (line.empty()) line = how_from(c);
                if (!line.empty()) lines.push_back(std::move(line));
            }
        }
    }

    Text why_from(int chapter) {
        for (const Passage& passage : ranked_sentences(chapter)) {
            const auto clause = as_reason(passage.text, kBulletLength - 4);
            if (!clause || !pool_.usable(passage.text)) continue;
            pool_.take(passage.text);
            return content::pattern("Why ") + pool_.source(*clause, passage.anchor);
        }
        return {};
    }

    Text how_from(int chapter) {
        for (const books::ActionItem& item : analysis().action_items) {
            if (item.chapter != chapter || pool_.taken(item.text)) continue;
            const auto phrase = as_verb_phrase(item.text, kBulletLength - 10);
            if (!phrase || used_phrase(*phrase)) continue;
            phrases_.push_back(*phrase);
            return content::pattern("How to ") + pool_.source(*phrase, item.anchor);
        }
        return {};
    }

    Text chapter_title(int chapter) const {
        return content::sourced(typeset(view_.book.chapters[static_cast<std::size_t>(chapter)].title),
                                view_.slug + "/" + std::string(books::kMetadataAnchor));
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
