#include "books/pdf_blocks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/strings.hpp"
#include "books/headings.hpp"
#include "books/pdf_notes.hpp"
#include "books/pdf_words.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace books {

using base::Errc;
using base::fail;
using base::Result;

namespace {

constexpr double kNewParagraph = 1.3;  // times the leading, from line to line
constexpr double kLarger = 1.12;       // times the body's size is a heading's
constexpr double kIndent = 0.7;        // of the size
constexpr int kLongestHeadline = 220;  // letters
constexpr std::size_t kHeadlineLines = 4;
constexpr std::size_t kNearItems = 3;  // a numbered item has a neighbour within so many blocks

struct ListMark {
    std::size_t length = 0;  // of the mark and the space after it
    int number = 0;
};

std::optional<ListMark> list_mark(std::string_view text) {
    for (const std::string_view bullet :
         {"•", "◦", "▪", "‣", "●", "○", "■", "□", "▶", "–", "-", "*", "·", "➢", "✓", "❖", "∙"}) {
        if (!text.starts_with(bullet)) continue;
        std::string_view rest = text.substr(bullet.size());
        const bool ascii = bullet.size() == 1 || bullet == "–";
        if (!rest.starts_with(' ') && ascii) return std::nullopt;
        const std::size_t skipped = std::min(rest.find_first_not_of(' '), rest.size());
        return ListMark{bullet.size() + skipped, 0};
    }
    std::size_t at = text.starts_with('(') ? 1 : 0;
    const std::size_t digits = at;
    int number = 0;
    while (at < text.size() && at < digits + 2 && text[at] >= '0' && text[at] <= '9') {
        number = number * 10 + (text[at++] - '0');
    }
    if (at == digits || at + 1 >= text.size() || number == 0) return std::nullopt;
    const bool closed = text[at] == ')' || (text[at] == '.' && digits == 0);
    if (!closed || text[at + 1] != ' ') return std::nullopt;
    return ListMark{at + 2, number};
}

bool ends_sentence(std::string_view text) {
    for (const std::string_view close : {"”", "’", "\"", "'", ")", "]"}) {
        if (text.ends_with(close)) text.remove_suffix(close.size());
    }
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') ||
           text.ends_with(':') || text.ends_with("…");
}

bool starts_lower(std::string_view text) {
    return !text.empty() && text::has_letter(text.substr(0, 1)) && !text::starts_upper(text);
}

// Lines that are read as rows: a wide gap divides each, and there are several.
std::vector<bool> table_rows(const PdfLayout& layout) {
    const auto& lines = layout.lines;
    const auto is_row = [&](const PdfLine& line) {
        if (line.margin || line.math || line.cells.empty() ||
            line.size > kLarger * layout.body_size)
            return false;
        // "1.    Text", "2.3    Title" and "•    text" have a label, not a first column.
        const std::string_view first = line.cell(0);
        const bool label =
            list_mark(line.text) ||
            first.find_first_not_of("0123456789.()[]ivxIVX•–-*") == std::string_view::npos;
        return line.cells.size() > 1 || !label;
    };
    std::vector<bool> out(lines.size(), false);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!is_row(lines[i])) continue;
        std::size_t last = i;
        std::size_t rows = 1;
        for (std::size_t k = i + 1; k < lines.size() && k - last <= 3; ++k) {
            const double gap = lines[k].bottom - lines[k - 1].bottom;
            if (lines[k].page != lines[i].page || gap > 2.2 * layout.leading_of(lines[k].size))
                break;
            if (!is_row(lines[k])) continue;
            last = k;
            ++rows;
        }
        if (rows >= 2 && (rows >= 3 || lines[i].cells.size() > 1)) {
            for (std::size_t k = i; k <= last; ++k) out[k] = !lines[k].margin;
        }
        i = last;
    }
    return out;
}

class PdfBlockMaker {
  public:
    PdfBlockMaker(PdfLayout layout, const Deadline& deadline)
        : notes_(find_footnotes(layout)),
          rows_(table_rows(layout)),
          words_(layout.lines),
          layout_(std::move(layout)),
          deadline_(deadline) {}

    std::vector<PdfBlock> make() {
        for (std::size_t i = 0; i < layout_.lines.size() && !deadline_.expired(); ++i) {
            take(layout_.lines[i], i);
        }
        close();
        flush_notes();
        settle_numbers();
        join_labels();
        return std::move(out_);
    }

  private:
    void take(const PdfLine& line, std::size_t index) {
        if (line.margin || notes_[index] > 0) {
            const bool begins = line.margin ? starts_margin_note(line) : notes_[index] == 2;
            if (begins || aside_.empty()) aside_.emplace_back();
            words_.append(aside_.back(), line.text);
            last_aside_ = line.margin ? &line : nullptr;
            return;
        }
        if (rows_[index]) {
            add_line_block(line, BlockKind::table);
        } else if (line.mono || (line.formula && !ends_paragraph(line))) {
            add_line_block(line, BlockKind::code);
        } else if (lines_.empty() || kind_ != BlockKind::paragraph || starts_new(line)) {
            open(line);
        } else {
            extend(line);
        }
    }

    // "or sometimes\nt." is no formula of its own.
    bool ends_paragraph(const PdfLine& line) const {
        if (lines_.empty() || kind_ != BlockKind::paragraph) return false;
        const PdfLine& last = *lines_.back();
        return last.page == line.page && !ends_sentence(last.text) &&
               last.right > last.column_right - 2 * line.size &&
               std::abs(line.left - line.column_left) < 0.5 * line.size &&
               line.bottom - last.bottom < kNewParagraph * leading(line);
    }

    bool starts_margin_note(const PdfLine& line) const {
        return !last_aside_ || last_aside_->page != line.page ||
               line.bottom - last_aside_->bottom > 1.4 * layout_.leading_of(line.size);
    }

    double leading(const PdfLine& line) const { return layout_.leading_of(line.size); }

    // Blocks that keep their lines.
    void add_line_block(const PdfLine& line, BlockKind kind) {
        const bool apart = lines_.empty() || kind_ != kind ||
                           (kind == BlockKind::code && lines_.back()->mono != line.mono);
        if (apart) {
            close();
            kind_ = kind;
        } else {
            text_ += '\n';
        }
        lines_.push_back(&line);
        if (kind == BlockKind::code) {
            const double indent = (line.left - lines_.front()->left) / (0.6 * line.size);
            if (line.mono && indent > 0.5) {
                text_.append(std::min<std::size_t>(static_cast<std::size_t>(indent + 0.5), 60),
                             ' ');
            }
            text_ += line.text;
            return;
        }
        for (std::size_t c = 0; c <= line.cells.size(); ++c) {
            if (c > 0) text_ += " | ";
            text_ += line.cell(c);
        }
    }

    bool is_large(const PdfLine& line) const { return line.size >= kLarger * layout_.body_size; }

    bool starts_new(const PdfLine& line) const {
        const PdfLine& last = *lines_.back();
        const double size = line.size;
        if (std::abs(line.size - last.size) > 0.08 * size && line.letters > 3) return true;
        if (is_large(line)) {
            return line.page != last.page || line.bottom - last.bottom > 1.4 * leading(line) ||
                   line.bottom < last.bottom || line.bold != last.bold;
        }
        if (line.bold != last.bold && (all_bold_ || line.bold) && line.letters > 3) return true;
        if (list_mark(line.text) && !continues_number(line)) return true;
        const double indent = line.left - line.column_left;
        const bool next_column = line.page != last.page || line.bottom < last.top;
        if (next_column) return !continues(line, last, indent);
        if (line.bottom - last.bottom > kNewParagraph * leading(line)) return true;
        if (lines_.size() == 1) {
            const double shift = line.left - last.left;
            if (shift > kIndent * size) return !list_ && shift < 12 * size && !hangs(line, last);
            // "(1) Let x" may be indented as a paragraph is: its line is full then.
            const bool unfinished =
                last.right > last.column_right - 2 * size && !ends_sentence(last.text);
            if (shift < -kIndent * size && list_) return !unfinished;
        } else {
            const double shift = line.left - last.left;
            if (std::abs(shift) > kIndent * size) return true;
        }
        // Without indents and gaps, a short last line is all that shows a paragraph's end.
        const double width = last.column_right - last.column_left;
        return last.right < last.column_right - 0.25 * width && ends_sentence(last.text) &&
               !starts_lower(line.text);
    }

    // "in the year\n1. of the" is no list.
    bool continues_number(const PdfLine& line) const {
        const PdfLine& last = *lines_.back();
        return list_mark(line.text)->number > 0 && !ends_sentence(last.text) &&
               std::abs(line.left - last.left) < kIndent * line.size &&
               last.right > last.column_right - 2 * line.size;
    }

    // The second line stands further right than the first: a hanging indent, as in a glossary.
    // The first line reaches its column's end there.
    bool hangs(const PdfLine& line, const PdfLine& last) const {
        return last.right > last.column_right - 4 * line.size && !ends_sentence(last.text);
    }

    bool continues(const PdfLine& line, const PdfLine& last, double indent) const {
        if (text_.ends_with('-') || text_.ends_with("\xC2\xAD")) return true;
        if (starts_lower(line.text)) return true;
        const bool full = last.right > last.column_right - 2 * line.size;
        const bool indented = indent > kIndent * line.size && indent < 6 * line.size;
        if (!ends_sentence(last.text)) return full && !indented;
        // A sentence ends with the page: only an indent that is missing shows that more follows.
        return layout_.indents && full && !indented && !all_bold_ && indent < line.size;
    }

    void open(const PdfLine& line) {
        close();
        kind_ = BlockKind::paragraph;
        gap_ = last_line_ && last_line_->page == line.page && line.bottom > last_line_->bottom
                   ? (line.bottom - last_line_->bottom) / leading(line)
                   : 9;
        all_bold_ = line.bold;
        list_ = list_mark(line.text);
        extend(line);
    }

    void extend(const PdfLine& line) {
        const std::size_t at = words_.append(text_, line.text);
        for (const Emphasis& span : line.emphasis) {
            if (!emphasis_.empty() && emphasis_.back().strong == span.strong && span.begin == 0 &&
                emphasis_.back().end + 1 >= at) {
                emphasis_.back().end = at + span.end;
            } else {
                emphasis_.push_back({at + span.begin, at + span.end, span.strong});
            }
        }
        all_bold_ = all_bold_ && line.bold;
        lines_.push_back(&line);
    }

    bool stands_out() const {
        const PdfLine& first = *lines_.front();
        int letters = 0;
        for (const PdfLine* line : lines_) letters += line->letters;
        if (lines_.size() > kHeadlineLines || letters > kLongestHeadline || list_bullet() ||
            !(text::has_letter(text_) || letters <= 4)) {
            return false;
        }
        if (is_large(first)) return true;
        if (lines_.size() > 2 || text_.size() > 120 || first.size < 0.95 * layout_.body_size) {
            return false;
        }
        const Heading heading = parse_heading(text_);
        const bool room = gap_ >= kNewParagraph;
        if ((heading.is_chapter() || heading.is_part()) && room && text_.size() < 100) {
            return heading.title.empty() || !starts_lower(heading.title);
        }
        const bool sentence = text_.ends_with('.') && heading.number == 0;
        if (all_bold_ && !sentence && !text_.ends_with(',')) return room || first.opens_page;
        return text::all_caps(text_) && letters >= 4 && room && !text_.ends_with('"') &&
               !text_.ends_with("”") && !text_.ends_with(',');
    }

    bool list_bullet() const { return list_ && list_->number == 0; }

    bool is_centered() const {
        return std::ranges::all_of(lines_, [](const PdfLine* line) {
            const double before = line->left - line->column_left;
            const double after = line->column_right - line->right;
            return before > line->size && std::abs(before - after) < 1.5 * line->size;
        });
    }

    bool is_quote() const {
        return lines_.size() >= 2 && std::ranges::all_of(lines_, [](const PdfLine* line) {
                   return line->left > line->column_left + line->size &&
                          line->right < line->column_right - line->size;
               });
    }

    void close() {
        if (lines_.empty()) return;
        const PdfLine& first = *lines_.front();
        PdfBlock out;
        out.page = first.page;
        out.size = first.size;
        out.opens_page = first.opens_page;
        out.bold = all_bold_;
        out.block.kind = kind_;
        if (kind_ == BlockKind::paragraph) {
            out.stands_out = stands_out();
            out.centered = is_centered();
            if (list_ && !out.stands_out) {
                out.block.kind = BlockKind::list_item;
                out.block.number = list_->number;
                mark_lengths_.push_back({out_.size(), list_->length});
            } else if (is_quote() && !out.stands_out) {
                out.block.kind = BlockKind::quote;
            }
            if (list_bullet() && !out.stands_out) {
                take_front(list_->length);
            }
            set_text(out.block, text_, out.stands_out ? std::vector<Emphasis>() : emphasis_);
        } else {
            out.block.text = std::move(text_);
        }
        last_line_ = lines_.back();
        if (!out.block.text.empty()) out_.push_back(std::move(out));
        lines_.clear();
        text_.clear();
        emphasis_.clear();
        list_.reset();
        all_bold_ = false;
        flush_notes();
    }

    void take_front(std::size_t length) {
        text_.erase(0, length);
        std::erase_if(emphasis_, [&](const Emphasis& span) { return span.end <= length; });
        for (auto& span : emphasis_) {
            span.begin -= std::min(span.begin, length);
            span.end -= length;
        }
    }

    void flush_notes() {
        for (auto& note : aside_) {
            PdfBlock out;
            out.block.kind = BlockKind::note;
            out.block.text = text::collapse_space(note);
            if (!out_.empty()) out.page = out_.back().page;
            if (!out.block.text.empty()) out_.push_back(std::move(out));
        }
        aside_.clear();
        last_aside_ = nullptr;
    }

    // "3. Third" is an item where "2." or "4." is near; alone, it is a paragraph that begins so.
    void settle_numbers() {
        const auto is_neighbour = [&](const PdfBlock& other, int number) {
            return other.block.kind == BlockKind::list_item && other.block.number > 0 &&
                   std::abs(other.block.number - number) == 1;
        };
        std::vector<std::size_t> alone;
        for (const auto& [at, length] : mark_lengths_) {
            const int number = out_[at].block.number;
            if (number == 0) continue;
            bool found = false;
            for (std::size_t away = 1; away <= kNearItems && !found; ++away) {
                found = (at >= away && is_neighbour(out_[at - away], number)) ||
                        (at + away < out_.size() && is_neighbour(out_[at + away], number));
            }
            if (!found) alone.push_back(at);
        }
        for (const std::size_t at : alone) {
            out_[at].block.kind = BlockKind::paragraph;
            out_[at].block.number = 0;
        }
        for (const auto& [at, length] : mark_lengths_) {
            Block& block = out_[at].block;
            if (block.kind != BlockKind::list_item || block.number == 0) continue;
            std::vector<Emphasis> spans;
            for (Emphasis span : block.emphasis) {
                if (span.end <= length) continue;
                spans.push_back(
                    {span.begin - std::min(span.begin, length), span.end - length, span.strong});
            }
            const std::string text = block.text.substr(std::min(length, block.text.size()));
            block.emphasis.clear();
            set_text(block, text, spans);
        }
    }

    // "Note" in bold above a paragraph is its first word.
    void join_labels() {
        static constexpr std::array<std::string_view, 8> labels{
            "note", "tip", "warning", "caution", "important", "hint", "example", "remark"};
        std::vector<PdfBlock> kept;
        for (std::size_t i = 0; i < out_.size(); ++i) {
            std::string label = base::to_lower_ascii(out_[i].block.text);
            while (label.ends_with(':') || label.ends_with('.')) label.pop_back();
            const bool labels_next = i + 1 < out_.size() && out_[i].bold &&
                                     std::ranges::find(labels, label) != labels.end() &&
                                     out_[i].size <= kLarger * layout_.body_size &&
                                     !out_[i + 1].stands_out &&
                                     out_[i + 1].block.kind == BlockKind::paragraph;
            if (!labels_next) {
                kept.push_back(std::move(out_[i]));
                continue;
            }
            Block& next = out_[i + 1].block;
            const std::string front = out_[i].block.text.substr(0, label.size()) + ": ";
            for (auto& span : next.emphasis) {
                span.begin += front.size();
                span.end += front.size();
            }
            next.emphasis.insert(next.emphasis.begin(), Emphasis{0, label.size(), true});
            next.text.insert(0, front);
        }
        out_ = std::move(kept);
    }

    std::vector<int> notes_;
    std::vector<bool> rows_;
    PdfWords words_;
    PdfLayout layout_;
    const Deadline& deadline_;
    std::vector<PdfBlock> out_;
    std::vector<std::pair<std::size_t, std::size_t>> mark_lengths_;  // place in out_, length

    // The block that is open.
    std::vector<const PdfLine*> lines_;
    BlockKind kind_ = BlockKind::paragraph;
    std::string text_;
    std::vector<Emphasis> emphasis_;
    std::optional<ListMark> list_;
    bool all_bold_ = false;
    double gap_ = 9;  // above it, in leadings
    const PdfLine* last_line_ = nullptr;
    std::vector<std::string> aside_;  // notes that wait for its end
    const PdfLine* last_aside_ = nullptr;
};

}  // namespace

std::vector<PdfBlock> blocks_of(PdfLayout layout, const Deadline& deadline) {
    return PdfBlockMaker(std::move(layout), deadline).make();
}

}  // namespace books
