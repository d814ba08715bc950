#include "books/docx_body.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "books/html_tree.hpp"
#include "text/unicode.hpp"

namespace books {

using base::Errc;
using base::fail;
using base::Result;

namespace {

// UTF-8 of a character that the document names by its number; nothing for private ones, which are
// pictures of a symbol font.
std::string symbol(const std::string& hex) {
    unsigned point = 0;
    const auto end = std::from_chars(hex.data(), hex.data() + hex.size(), point, 16);
    if (end.ec != std::errc() || point < 0x20 || point > 0xFFFF ||
        (point >= 0xD800 && point < 0xF900)) {
        return {};
    }
    std::string out;
    if (point < 0x80) {
        out += static_cast<char>(point);
    } else if (point < 0x800) {
        out += static_cast<char>(0xC0 | point >> 6);
        out += static_cast<char>(0x80 | (point & 0x3F));
    } else {
        out += static_cast<char>(0xE0 | point >> 12);
        out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (point & 0x3F));
    }
    return out;
}

bool is_code_style(const std::string& name) {
    return is_one_of(name, {"html preformatted", "source code", "code", "preformatted text",
                            "code block", "plain code"});
}

bool is_quote_style(const std::string& name) {
    return is_one_of(name, {"quote", "intense quote", "block text", "quotations", "block quote",
                            "block quotation"});
}

// What is in the document and not of its text.
bool is_no_text(std::string_view name) {
    return is_one_of(name, {"del", "moveFrom", "delText", "delInstrText", "rPrChange", "pPrChange",
                            "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "rt",
                            "tblPr", "tblGrid", "tcPr", "background"});
}

// A paragraph that is being read.
struct Open {
    std::string text;
    std::vector<Emphasis> emphasis;
    DocxLook look;  // direct
    std::string style;
    std::vector<std::string> notes;
    std::vector<DocxParagraph> after;  // pictures and text boxes anchored in it
    std::size_t bold = 0;              // letters, white space not counted
    std::size_t letters = 0;
    int size = 0;
    bool section_ends = false;
    bool mark_deleted = false;  // goes on with the next paragraph
};

class DocxWalker {
  public:
    DocxWalker(XmlPart& part, const DocxStyles& styles, DocxLists* lists)
        : part_(part), styles_(styles), lists_(lists) {}

    Result<DocxBody> walk() {
        while (part_.next()) {
            if (part_.is_start()) element();
        }
        settle();
        if (part_.late()) return fail(Errc::invalid, "reading it takes too long");
        if (part_.too_deep()) return fail(Errc::invalid, "its elements are nested too deep");
        body_.damaged = part_.damaged();
        return std::move(body_);
    }

    std::map<std::string, std::string> notes() {
        std::map<std::string, std::string> out;
        while (part_.next()) {
            if (!part_.is_start() || !is_one_of(part_.name(), {"footnote", "endnote"})) continue;
            const std::string id = part_.attribute("id");
            const bool separator = !part_.attribute("type").empty();
            each_child(part_, [&] { element(); });
            settle();
            std::string text;
            for (const auto& paragraph : std::exchange(body_.paragraphs, {})) {
                if (!text.empty() && !paragraph.block.text.empty()) text += ' ';
                text += paragraph.block.text;
            }
            if (!separator && !text.empty()) out.emplace(id, std::move(text));
        }
        return out;
    }

  private:
    void element() {
        const std::string_view name = part_.name();
        if (name == "AlternateContent") {
            alternatives();
        } else if (name == "imagedata") {
            picture(part_.attribute("id"));
        } else if (name == "blip") {
            picture(part_.attribute("embed"));
        } else if (name == "docPr") {
            described_ = part_.attribute("descr");
        } else if (name == "t" && !part_.is_word()) {
            words();  // of a formula
        } else if (part_.is_word()) {
            word_element(name);
        }
    }

    void word_element(std::string_view name) {
        if (is_no_text(name)) {
            part_.skip();
        } else if (name == "p") {
            paragraph();
        } else if (name == "tbl") {
            table();
        } else if (name == "sdt") {
            content_control();
        } else if (name == "pPr") {
            each_child(part_, [&] { paragraph_property(); });
        } else if (name == "r") {
            run();
        } else if (name == "altChunk" || name == "subDoc") {
            body_.imports = true;
        } else if (name == "sectPr") {
            part_.skip();
        } else {
            run_content(name);
        }
    }

    // Of several ways to show the same, the first that shows anything.
    void alternatives() {
        bool shown = false;
        each_child(part_, [&] {
            if (shown || (part_.name() != "Choice" && part_.name() != "Fallback")) {
                part_.skip();
                return;
            }
            const std::size_t before = size_so_far();
            each_child(part_, [&] { element(); });
            shown = size_so_far() != before;
        });
    }

    std::size_t size_so_far() const {
        return open_.text.size() + open_.after.size() + body_.paragraphs.size();
    }

    // A box is set in the middle of a paragraph and read after it.
    void text_box() {
        Open outer = std::exchange(open_, {});
        std::vector<DocxParagraph> before = std::exchange(body_.paragraphs, {});
        each_child(part_, [&] { element(); });
        settle();
        std::vector<DocxParagraph> inside = std::exchange(body_.paragraphs, std::move(before));
        open_ = std::move(outer);
        for (auto& one : inside) open_.after.push_back(std::move(one));
    }

    // Generated contents and words that wait to be typed over are no text.
    void content_control() {
        bool drop = false;
        each_child(part_, [&] {
            const std::string_view name = part_.name();
            if (name == "docPartGallery") {
                drop = drop || part_.attribute("val") == "Table of Contents";
            } else if (name == "showingPlcHdr") {
                drop = drop || part_.is_on();
            } else if (name == "sdtContent") {
                if (drop) {
                    part_.skip();
                } else {
                    each_child(part_, [&] { element(); });
                }
            }
        });
    }

    // Closes a paragraph that something else interrupts or ends.
    void settle() {
        if (!open_.text.empty() || !open_.after.empty() || !open_.notes.empty()) flush();
    }

    void paragraph() {
        if (!std::exchange(joined_, false)) settle();
        each_child(part_, [&] { element(); });
        joined_ = std::exchange(open_.mark_deleted, false);
        if (!joined_) flush();
    }

    void paragraph_property() {
        const std::string_view name = part_.name();
        if (name == "pStyle") {
            open_.style = part_.attribute("val");
        } else if (name == "rPr") {
            each_child(part_, [&] {
                if (part_.name() == "del") open_.mark_deleted = true;
            });
        } else if (name == "sectPr") {
            bool pages = true;
            each_child(part_, [&] {
                if (part_.name() == "type") pages = part_.attribute("val") != "continuous";
            });
            open_.section_ends = pages;
        } else if (name == "pPrChange" || name == "numberingChange") {
            part_.skip();
        } else {
            read_look(part_, open_.look);
        }
    }

    void run() {
        const DocxStyle& base = styles_.paragraph(open_.style);
        DocxLook look;
        std::string style;
        std::size_t begin = open_.text.size();
        each_child(part_, [&] {
            if (part_.name() != "rPr") {
                if (!look.hidden.value_or(false)) {
                    element();
                } else {
                    part_.skip();
                }
                return;
            }
            each_child(part_, [&] {
                if (part_.name() == "rStyle") {
                    style = part_.attribute("val");
                } else if (part_.name() == "rPrChange") {
                    part_.skip();
                } else {
                    read_look(part_, look);
                }
            });
            if (const DocxStyle* named = styles_.character(style)) look.inherit(named->look);
            if (!look.hidden) look.hidden = base.look.hidden;
        });
        // A text box within has moved what was there.
        begin = std::min(begin, open_.text.size());
        weigh(begin, look, base.look);
    }

    void weigh(std::size_t begin, const DocxLook& look, const DocxLook& base) {
        const std::size_t end = open_.text.size();
        if (begin == end) return;
        const auto letters = static_cast<std::size_t>(std::ranges::count_if(
            std::string_view(open_.text).substr(begin), [](char c) { return c != ' '; }));
        const bool bold = look.bold.value_or(base.bold.value_or(false));
        open_.letters += letters;
        if (bold) open_.bold += letters;
        if (letters > 0)
            open_.size = std::max(open_.size, look.size.value_or(base.size.value_or(0)));
        if (look.bold.value_or(false) && !base.bold.value_or(false)) mark(begin, end, true);
        if (look.italic.value_or(false) && !base.italic.value_or(false)) mark(begin, end, false);
    }

    // Word divides a phrase into many runs.
    void mark(std::size_t begin, std::size_t end, bool strong) {
        for (auto at = open_.emphasis.rbegin(); at != open_.emphasis.rend(); ++at) {
            if (at->end < begin) break;
            if (at->strong != strong || at->end != begin) continue;
            at->end = end;
            return;
        }
        open_.emphasis.push_back({begin, end, strong});
    }

    void run_content(std::string_view name) {
        if (name == "fldChar") {
            field(part_.attribute("fldCharType"));
        } else if (name == "instrText") {
            instruction();
        } else if (name == "fldSimple") {
            const std::string code = part_.attribute("instr");
            if (is_dropped_field(code)) part_.skip();
        } else if (name == "txbxContent") {
            text_box();
        } else if (name == "t") {
            words();
        } else if (is_silent()) {
            return;
        } else if (name == "tab" || name == "ptab" || name == "cr") {
            open_.text += name == "cr" ? '\n' : '\t';
        } else if (name == "br") {
            const std::string type = part_.attribute("type");
            if (type == "page" && open_.letters == 0) new_page_ = true;
            page_after_ = page_after_ || (type == "page" && open_.letters > 0);
            open_.text += '\n';
        } else if (name == "noBreakHyphen") {
            open_.text += '-';
        } else if (name == "sym") {
            open_.text += symbol(part_.attribute("char"));
        } else if (name == "footnoteReference" || name == "endnoteReference") {
            open_.notes.push_back(std::string(name.substr(0, 1)) + part_.attribute("id"));
        }
    }

    void words() {
        if (part_.is_empty()) return;
        const int depth = part_.depth();
        while (part_.next()) {
            if (part_.is_end() && part_.depth() <= depth) return;
            if (part_.is_text() && !is_silent()) open_.text += part_.text();
        }
    }

    // Fields (17.16): begin, code, separate, result, end; they nest.
    struct Field {
        std::string code;
        bool in_code = true;
        bool dropped = false;
    };

    static bool is_dropped_field(const std::string& code) {
        const std::string word = text::to_upper(text::collapse_space(code)) + ' ';
        for (const std::string_view kind : {"TOC ", "TOA ", "PAGE ", "NUMPAGES ", "NOTEREF "}) {
            if (word.starts_with(kind)) return true;
        }
        return false;
    }

    void field(const std::string& step) {
        if (step == "begin") {
            fields_.emplace_back();
            ++silent_;
            return;
        }
        if (fields_.empty()) return;
        Field& last = fields_.back();
        if (step == "separate" && last.in_code) {
            last.in_code = false;
            last.dropped = is_dropped_field(last.code);
            silent_ -= last.dropped ? 0 : 1;
        } else if (step == "end") {
            silent_ -= last.in_code || last.dropped ? 1 : 0;
            fields_.pop_back();
        }
    }

    void instruction() {
        if (part_.is_empty()) return;
        const int depth = part_.depth();
        while (part_.next()) {
            if (part_.is_end() && part_.depth() <= depth) return;
            if (part_.is_text() && !fields_.empty() && fields_.back().code.size() < 100) {
                fields_.back().code += part_.text();
            }
        }
    }

    bool is_silent() const { return silent_ > 0; }

    void picture(const std::string& id) {
        if (id.empty()) return;
        DocxParagraph out;
        out.block.kind = BlockKind::image;
        out.block.text = text::collapse_space(std::exchange(described_, {}));
        out.image = id;
        open_.after.push_back(std::move(out));
    }

    void table();
    void flush();
    void set_kind(DocxParagraph& out, const DocxStyle& style, const DocxLook& look);

    XmlPart& part_;
    const DocxStyles& styles_;
    DocxLists* lists_;  // null within notes
    DocxBody body_;
    Open open_;
    std::vector<Field> fields_;
    int silent_ = 0;  // open fields whose text is not shown
    std::string described_;
    std::size_t empty_ = 0;
    bool new_page_ = false;
    bool page_after_ = false;
    bool row_deleted_ = false;
    bool joined_ = false;  // the next paragraph goes on with the open one
};

// A table of one column is a frame around paragraphs; of more, the cells' words row by row.
void DocxWalker::table() {
    settle();
    const bool within_deleted = row_deleted_;
    std::vector<DocxParagraph> before = std::exchange(body_.paragraphs, {});
    std::vector<std::vector<DocxParagraph>> cells;
    std::vector<std::size_t> rows;  // where each begins in `cells`
    std::size_t widest = 0;
    const auto cell = [&] {
        each_child(part_, [&] { element(); });
        settle();
        cells.push_back(std::exchange(body_.paragraphs, {}));
    };
    const auto row = [&](const auto& self) -> void {
        each_child(part_, [&] {
            const std::string_view name = part_.name();
            if (name == "tc") {
                cell();
            } else if (name == "sdt" || name == "sdtContent" || name == "customXml") {
                self(self);
            } else if (name == "trPr") {
                each_child(part_, [&] {
                    if (part_.name() == "del") row_deleted_ = true;
                });
            } else {
                part_.skip();
            }
        });
    };
    const auto all_rows = [&](const auto& self) -> void {
        each_child(part_, [&] {
            const std::string_view name = part_.name();
            if (name == "tr") {
                rows.push_back(cells.size());
                row_deleted_ = false;
                row(row);
                if (row_deleted_) cells.resize(rows.back());
                widest = std::max(widest, cells.size() - rows.back());
            } else if (name == "sdt" || name == "sdtContent" || name == "customXml" ||
                       name == "ins" || name == "moveTo") {
                self(self);
            } else {
                part_.skip();
            }
        });
    };
    all_rows(all_rows);
    row_deleted_ = within_deleted;
    body_.paragraphs = std::move(before);
    if (widest <= 1) {
        for (auto& one : cells) {
            for (auto& paragraph : one) body_.paragraphs.push_back(std::move(paragraph));
        }
        return;
    }
    DocxParagraph out;
    out.block.kind = BlockKind::table;
    std::vector<DocxParagraph> pictures;
    bool words = false;
    rows.push_back(cells.size());
    for (std::size_t r = 0; r + 1 < rows.size(); ++r) {
        if (rows[r] == rows[r + 1]) continue;
        if (!out.block.text.empty()) out.block.text += '\n';
        for (std::size_t c = rows[r]; c < rows[r + 1]; ++c) {
            if (c > rows[r]) out.block.text += " | ";
            bool first = true;
            for (auto& paragraph : cells[c]) {
                for (auto& note : paragraph.notes) out.notes.push_back(std::move(note));
                if (!paragraph.image.empty()) {
                    pictures.push_back(std::move(paragraph));
                    continue;
                }
                if (paragraph.block.text.empty()) continue;
                if (!first) out.block.text += ' ';
                out.block.text += text::collapse_space(paragraph.block.text);
                first = false;
                words = true;
            }
        }
    }
    if (words) body_.paragraphs.push_back(std::move(out));
    for (auto& picture : pictures) body_.paragraphs.push_back(std::move(picture));
}

void DocxWalker::set_kind(DocxParagraph& out, const DocxStyle& style, const DocxLook& look) {
    Block& block = out.block;
    std::optional<DocxLists::Item> item;
    const int list = look.list.value_or(0);
    if (lists_ && list > 0) item = lists_->next(list, look.list_level.value_or(0));
    const int outline = look.outline.value_or(9);
    out.style = style.name;
    if (outline >= 0 && outline < 9) {
        block.kind = BlockKind::heading;
        block.level = std::min(outline + 1, 6);
        // "Chapter 3" that Word counts is not among the words.
        if (item && !item->label.empty()) {
            std::string label = text::collapse_space(item->label);
            while (label.ends_with(':') || label.ends_with('.')) label.pop_back();
            block.text = block.text.empty() ? label : label + ": " + block.text;
        }
        block.emphasis.clear();
    } else if (item) {
        block.kind = BlockKind::list_item;
        block.level = item->level;
        block.number = std::max(item->number, 0);
    } else if (is_quote_style(style.name)) {
        block.kind = BlockKind::quote;
    }
}

void DocxWalker::flush() {
    Open open = std::exchange(open_, {});
    const DocxStyle& style = styles_.paragraph(open.style);
    DocxLook look = open.look;
    look.inherit(style.look);
    DocxParagraph out;
    const bool code = is_code_style(style.name);
    if (code) {
        out.block.kind = BlockKind::code;
        out.block.text = std::move(open.text);
    } else {
        set_text(out.block, open.text, open.emphasis);
        set_kind(out, style, look);
    }
    // A field that a heading interrupts was never closed.
    if (out.block.kind == BlockKind::heading && is_silent()) {
        fields_.clear();
        silent_ = 0;
    }
    const bool contents = style.name.starts_with("toc ") || style.name == "table of figures";
    out.notes = std::move(open.notes);
    out.bold = open.letters > 0 && open.bold == open.letters;
    out.size = open.size;
    out.empty_before = empty_;
    out.new_page = new_page_ || look.page_break.value_or(false);
    const bool empty = out.block.text.empty();
    if (code && !empty && !body_.paragraphs.empty() &&
        body_.paragraphs.back().block.kind == BlockKind::code && empty_ == 0) {
        body_.paragraphs.back().block.text += '\n' + out.block.text;
    } else if (!empty && !contents) {
        body_.paragraphs.push_back(std::move(out));
        new_page_ = false;
        empty_ = 0;
    } else if (empty && open.after.empty()) {
        ++empty_;
    }
    for (auto& one : open.after) body_.paragraphs.push_back(std::move(one));
    new_page_ = new_page_ || open.section_ends || std::exchange(page_after_, false);
}

}  // namespace

Result<DocxBody> parse_docx(std::string_view xml, const DocxStyles& styles, DocxLists& lists,
                            std::size_t depth, const Deadline& deadline) {
    TRY(XmlPart part, XmlPart::open(xml, depth, deadline));
    return DocxWalker(part, styles, &lists).walk();
}

Result<std::map<std::string, std::string>> parse_docx_notes(std::string_view xml,
                                                            const DocxStyles& styles,
                                                            std::size_t depth,
                                                            const Deadline& deadline) {
    std::map<std::string, std::string> out;
    if (xml.empty()) return out;
    TRY(XmlPart part, XmlPart::open(xml, depth, deadline));
    return DocxWalker(part, styles, nullptr).notes();
}

}  // namespace books
