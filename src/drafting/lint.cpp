#include "drafting/lint.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/json.hpp"
#include "drafting/lint_magnet.hpp"
#include "drafting/pattern.hpp"
#include "drafting/phrases.hpp"
#include "drafting/walk.hpp"
#include "text/inflection.hpp"
#include "text/sentences.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace drafting {

using content::Text;

namespace {

constexpr std::size_t kLongestHeadline = 80;
constexpr std::size_t kLongestSubject = 50;  // most mail clients cut there
constexpr std::size_t kShortestPreview = 40;
constexpr std::size_t kLongestPreview = 110;

constexpr std::string_view kBanned[] = {"unlock",    "supercharge", "game-changing",
                                        "undefined", "lorem",       "TODO"};

class Linter {
  public:
    explicit Linter(const Shelf& shelf) : shelf_(shelf) {}

    void draft(const content::LeadMagnet& magnet) {
        book_ = magnet.book;
        page(magnet.landing, magnet.key + "/landing");
        page(magnet.delivery, magnet.key + "/delivery");
        document(magnet.document, magnet.key + "/document");
        if (magnet.quiz) said(*magnet.quiz, magnet.key + "/quiz");
        if (magnet.script) said(*magnet.script, magnet.key + "/script");
        for (Fault& found : magnet_faults(magnet)) faults.push_back(std::move(found));
    }

    void draft(const content::Funnel& funnel) {
        book_ = funnel.book;
        for (const content::FunnelStep& step : funnel.steps) {
            if (step.page) page(*step.page, funnel.key + "/" + step.key);
        }
        if (funnel.pack) document(*funnel.pack, funnel.key + "/pack");
    }

    void draft(const content::Sequence& sequence) {
        book_ = sequence.book;
        for (const content::SequenceMail& made : sequence.mails)
            mail(made, sequence.book, sequence.type);
    }

    void draft(const content::Offer& offer) {
        book_ = "offer/" + offer.key;
        page(offer.page, book_);
    }

    std::vector<Fault> faults;

  private:
    void fault(std::string what) { faults.push_back({where_, std::move(what)}); }

    void page(const content::Page& page, const std::string& where) {
        promises_ = &page.promises;
        where_ = where;
        if (page.title.empty()) fault("no title");
        walk(
            page.blocks, "",
            [&](std::string_view name, const Text& text) {
                where_ = where + ": " + std::string(name);
                check(text, name);
                if (name == "headline") {
                    unique(text, "headline");
                    if (shown_length(text) > kLongestHeadline)
                        fault("headline too long: " + content::plain(text));
                }
            },
            [&](std::string_view name, const std::string& words) { label(where, name, words); });
    }

    void document(const content::Document& document, const std::string& where) {
        promises_ = nullptr;
        walk(
            document.parts, "",
            [&](std::string_view name, const Text& text) {
                where_ = where + ": " + std::string(name);
                for (const content::Span& span : text) sourced(span);
                if (!text.empty() && text.front().from == content::Origin::template_)
                    words(content::plain(text));
            },
            [&](std::string_view name, const std::string& words) { label(where, name, words); });
    }

    // What a quiz or a script says: sourced, typeset well, and nothing left empty.
    template <class Part>
    void said(const Part& part, const std::string& where) {
        promises_ = nullptr;
        walk(
            part, "",
            [&](std::string_view name, const Text& text) {
                where_ = where + ": " + std::string(name);
                if (text.empty()) fault("nothing said");
                for (const content::Span& span : text) sourced(span);
                if (!text.empty() && text.front().from == content::Origin::template_)
                    words(content::plain(text));
            },
            [](std::string_view, const std::string&) {});
    }

    void mail(const content::SequenceMail& mail, const std::string& book,
              content::SequenceType type) {
        const std::string where = fmt::format("{}/{}/{}", book, base::enum_name(type), mail.key);
        promises_ = &mail.email.promises;
        where_ = where + ": subject";
        check(mail.email.subject, "subject");
        unique(mail.email.subject, "subject");
        if (shown_length(mail.email.subject) > kLongestSubject) fault("subject too long");
        where_ = where + ": preview";
        check(mail.email.preview, "preview");
        const std::size_t length = shown_length(mail.email.preview);
        if (length < kShortestPreview || length > kLongestPreview) {
            fault(fmt::format("preview of {} characters: {}", length,
                              content::plain(mail.email.preview)));
        }
        const std::string subject = content::plain(mail.email.subject);
        const std::string preview = content::plain(mail.email.preview);
        if (const auto said = said_twice(subject, preview); !said.empty())
            fault(fmt::format("the preview repeats \u201c{}\u201d of the subject: {}", said,
                              preview));
        follows_lists(mail.email.blocks, where);
        bool opened = false;
        walk(
            mail.email.blocks, "",
            [&](std::string_view name, const Text& text) {
                where_ = where + ": " + std::string(name);
                const std::string plain = content::plain(text);
                if (plain.starts_with("Hello {{")) return;
                if (!opened) unique(text, "opening");
                opened = true;
                check(text, name);
            },
            [&](std::string_view name, const std::string& words) { label(where, name, words); });
    }

    // Three words in a row that both say, or "" where there are none.
    static std::string said_twice(const std::string& one, const std::string& other) {
        const auto words_of = [](const std::string& text) {
            std::vector<std::string> words;
            for (const auto& token : text::tokens(text)) {
                if (token.kind != text::TokenKind::punctuation)
                    words.push_back(text::to_lower(token.text));
            }
            return words;
        };
        constexpr std::size_t kRun = 3;
        const auto a = words_of(one);
        const auto b = words_of(other);
        for (std::size_t i = 0; i + kRun <= a.size(); ++i) {
            const auto from = a.begin() + static_cast<std::ptrdiff_t>(i);
            const auto to = from + kRun;
            if (std::search(b.begin(), b.end(), from, to) != b.end())
                return fmt::format("{}", fmt::join(from, to, " "));
        }
        return {};
    }

    // "Here is some of it:" promises a list, a quotation or the like, and only one of them.
    template <class Blocks>
    void follows_lists(const Blocks& blocks, const std::string& where) {
        where_ = where;
        std::string announced;
        for (const auto& block : blocks) {
            const auto* paragraph = std::get_if<content::ParagraphBlock>(&block);
            const bool button = std::holds_alternative<content::ButtonBlock>(block) ||
                                std::holds_alternative<content::SignatureBlock>(block);
            if (!announced.empty() && (paragraph || button))
                fault("announces what does not come: " + announced);
            announced.clear();
            if (paragraph && content::plain(paragraph->text).ends_with(':'))
                announced = content::plain(paragraph->text);
        }
    }

    // In a subject, a heading or a label a title stands in quotation marks, alone, or before a
    // colon: "Did What the Office Knows help?" has to be read twice.
    void marks_titles(const std::string& plain) {
        for (const BookView& view : shelf_.books()) {
            const std::string title = typeset(short_title(view.book.title));
            for (std::size_t at = plain.find(title); at != std::string::npos;
                 at = plain.find(title, at + 1)) {
                const std::size_t end = at + title.size();
                const bool quoted = at >= 3 && plain.substr(at - 3, 3) == "\u201c";
                const bool opens = at == 0 && (end == plain.size() || plain[end] == ':');
                if (!quoted && !opens && text::word_count(title) > 1)
                    fault("a title without quotation marks: " + plain);
            }
        }
    }

    // Words of the book that cannot be understood where they stand.
    void understood(const std::string& plain) {
        if (plain.starts_with("Why ") && says(plain, "because"))
            fault("gives the reason that it promises: " + plain);
        for (const std::string_view definition :
             {" is someone", " is harm ", " is permission ", " is salary "}) {
            if (plain.starts_with("Why a") && plain.find(definition) != std::string::npos)
                fault("asks why a word means what it means: " + plain);
        }
    }

    void label(const std::string& where, std::string_view name, const std::string& value) {
        if (value.empty() || !(name.ends_with("label") || name == "title" || name == "consent"))
            return;
        where_ = where + ": " + std::string(name);
        words(value);
        if (name != "consent") marks_titles(value);
    }

    void unique(const Text& text, const std::string& kind) {
        const std::string key = text::fold(content::plain(text));
        const auto [seen, fresh] = unique_[kind].emplace(key, where_);
        if (!fresh)
            fault(fmt::format("the same {} as {}: {}", kind, seen->second, content::plain(text)));
    }

    void check(const Text& text, std::string_view name) {
        if (text.empty()) {
            static const std::set<std::string_view> required{"headline",   "subject",  "preview",
                                                             "text",       "question", "answer",
                                                             "paragraphs", "items",    "bullets"};
            if (required.contains(name)) fault("nothing said");
            return;
        }
        const std::string plain = content::plain(text);
        words(plain);
        for (const content::Span& span : text) {
            sourced(span);
            promised(span);
        }
        const bool prose = name == "text" || name == "paragraphs" || name == "preview" ||
                           name == "answer" || name == "subheadline" || name == "note" ||
                           name == "bump_text" || name == "quote";
        const char end = plain.empty() ? ' ' : plain.back();
        const bool closed = end == '.' || end == '?' || end == ':' || end == ')' ||
                            plain.ends_with("\u201d") || plain.ends_with("}}") ||
                            plain.ends_with("}},");
        if (prose && !closed && !(name == "text" && end == ',')) {
            const bool heading = text::word_count(plain) <= 8;
            if (!heading) fault("no final punctuation: " + plain);
        }
        if (name != "headline" && name != "subject") repeated(plain);
        if (name == "headline" || name == "subject" || name == "heading" || name == "eyebrow")
            marks_titles(plain);
        if (name == "items") understood(plain);
    }

    void words(const std::string& plain) {
        if (base_trimmed(plain) != plain) fault("space at an end: " + plain);
        if (plain.find("  ") != std::string::npos) fault("two spaces: " + plain);
        if (plain.find('!') != std::string::npos) fault("an exclamation mark: " + plain);
        if (!balanced(plain)) fault("unbalanced marks: " + plain);
        if (plain.find(" .") != std::string::npos || plain.find(" ,") != std::string::npos ||
            plain.find("..") != std::string::npos || plain.find("?.") != std::string::npos) {
            fault("stray punctuation: " + plain);
        }
        std::size_t open = 0;
        for (std::size_t at = plain.find("{{"); at != std::string::npos;
             at = plain.find("{{", at + 2))
            ++open;
        for (std::size_t at = plain.find("}}"); at != std::string::npos;
             at = plain.find("}}", at + 2))
            --open;
        if (open != 0) fault("unbalanced merge field: " + plain);
        std::string without = plain;
        for (std::size_t at = without.find("{{"); at != std::string::npos;
             at = without.find("{{")) {
            without.erase(at, without.find("}}", at) + 2 - at);
        }
        if (without.find_first_of("{}|[]") != std::string::npos)
            fault("left-over notation: " + plain);
        for (const std::string_view banned : kBanned) {
            if (says(plain, banned)) fault(fmt::format("says {}: {}", banned, plain));
        }
        for (const std::string& avoided : shelf_.brand().voice.avoid) {
            if (says(plain, avoided)) fault(fmt::format("says {}: {}", avoided, plain));
        }
        articles(without);
    }

    static std::string base_trimmed(const std::string& text) {
        const auto first = text.find_first_not_of(' ');
        if (first == std::string::npos) return text.empty() ? text : "";
        return text.substr(first, text.find_last_not_of(' ') + 1 - first);
    }

    void articles(const std::string& plain) {
        const auto tokens = text::tokens(plain);
        for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
            const std::string article = text::to_lower(tokens[i].text);
            if ((article != "a" && article != "an") || tokens[i + 1].kind != text::TokenKind::word)
                continue;
            if (tokens[i].text == "A" && tokens[i + 1].text.size() == 1) continue;
            const std::string right = text::with_article(tokens[i + 1].text);
            if (!right.starts_with(article + " ")) {
                fault(fmt::format("{} before {}: {}", article, tokens[i + 1].text, plain));
            }
        }
    }

    // The first letter may have changed its case, and quotation marks their form.
    void sourced(const content::Span& span) {
        if (span.from != content::Origin::source) return;
        const std::size_t slash = span.anchor.find('/');
        const auto book = shelf_.find(std::string_view(span.anchor).substr(0, slash));
        if (!book || slash == std::string::npos) return fault("no such source: " + span.anchor);
        const books::Book& from = shelf_.books()[*book].book;
        const std::string anchor = span.anchor.substr(slash + 1);
        const std::string said = text::fold(span.text);
        if (anchor == books::kMetadataAnchor) {
            std::vector<std::string> known{from.title, from.subtitle, from.description};
            known.insert(known.end(), from.authors.begin(), from.authors.end());
            known.insert(known.end(), from.subjects.begin(), from.subjects.end());
            for (const books::Chapter& chapter : from.chapters) known.push_back(chapter.title);
            if (std::any_of(known.begin(), known.end(), [&](const std::string& words) {
                    return text::fold(words).find(said) != std::string::npos;
                })) {
                return;
            }
        } else if (const books::Block* block = books::find_block(from, anchor)) {
            if (text::fold(block->text).find(said) != std::string::npos) return;
            // A phrase of a chapter's title is anchored at the chapter's first words.
            for (const books::Chapter& chapter : from.chapters) {
                if (!chapter.blocks.empty() && chapter.blocks.front().anchor == anchor &&
                    text::fold(chapter.title).find(said) != std::string::npos) {
                    return;
                }
            }
        }
        fault(fmt::format("{} does not say: {}", span.anchor, span.text));
    }

    void promised(const content::Span& span) {
        if (span.from != content::Origin::template_ || !promises_) return;
        static const std::map<std::string_view, std::string_view> holders{
            {"low_ticket.", "low_ticket"}, {"bump.", "bump"},  {"upsell.", "upsell"},
            {"downsell.", "downsell"},     {"main.", "main"},  {"bundle.", "bundle"},
            {"promotion.", "promotion"},   {"tier_", "tier_"}, {"guarantee.", "guarantee"}};
        for (std::size_t at = span.text.find("{{"); at != std::string::npos;
             at = span.text.find("{{", at + 2)) {
            const std::string_view field = std::string_view(span.text).substr(at + 2);
            for (const auto& [prefix, ref] : holders) {
                if (field.starts_with(prefix) && !declares(ref))
                    fault("no promise covers: " + span.text);
            }
            if (field.starts_with("code.") && !declares_code())
                fault("no code covers: " + span.text);
        }
        if (says(span.text, "guarantee") || says(span.text, "refund")) {
            if (!declares("guarantee")) fault("no guarantee covers: " + span.text);
        }
        if (span.text.find_first_of("$%") != std::string::npos &&
            span.text.find("}}%") == std::string::npos) {
            fault("a number that is typed: " + span.text);
        }
    }

    bool declares(std::string_view ref) const {
        return std::any_of(
            promises_->begin(), promises_->end(),
            [&](const content::Promise& promise) { return promise.ref.starts_with(ref); });
    }

    bool declares_code() const {
        return std::any_of(promises_->begin(), promises_->end(),
                           [](const content::Promise& promise) {
                               return promise.backed_by == content::BackingKind::code;
                           });
    }

    void repeated(const std::string& plain) {
        for (const std::string_view sentence : text::sentences(plain)) {
            const bool ends =
                sentence.ends_with('.') || sentence.ends_with('?') || sentence.ends_with(".\u201d");
            if (text::word_count(sentence) < 6 || !ends) continue;
            const auto [seen, fresh] = sentences_[book_].emplace(text::fold(sentence), where_);
            if (!fresh && seen->second != where_) {
                fault(fmt::format("said before in {}: {}", seen->second, sentence));
            }
        }
    }

    const Shelf& shelf_;
    std::string book_;
    std::string where_;
    const std::vector<content::Promise>* promises_ = nullptr;
    std::map<std::string, std::map<std::string, std::string>> unique_;
    std::map<std::string, std::map<std::string, std::string>> sentences_;
};

}  // namespace

std::vector<Fault> lint(const Shelf& shelf, const std::vector<Draft>& drafts) {
    Linter linter(shelf);
    for (const Draft& draft : drafts) {
        std::visit([&](const auto& made) { linter.draft(made); }, draft);
    }
    return std::move(linter.faults);
}

}  // namespace drafting
