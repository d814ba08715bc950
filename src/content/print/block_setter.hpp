// Sets the parts of a document into strips, part after part. One a section; not thread-safe.
#pragma once

#include <memory>
#include <optional>

#include "content/document.hpp"
#include "content/print/page_style.hpp"
#include "content/print/strips.hpp"
#include "content/print/typesetter.hpp"

namespace content::print {

struct ContentsEntry {
    std::string title;
    int page = 0;  // counting from 1
};

class BlockSetter {
  public:
    BlockSetter(Typesetter& setter, const PageStyle& style) : setter_(setter), style_(style) {}

    // A chapter's opening: its heading, and the ornament of the theme.
    void chapter(const Text& text);
    void heading(const Text& text, int level);
    void paragraph(const Text& text);
    void list(const ListPart& list);
    void quote(const Text& text);
    void table(const TablePart& table);
    void checklist(const ChecklistPart& checklist);
    void field(const FieldPart& field);
    // A table of contents: titles, each with the page that it links to (pdf_file.hpp).
    void contents(const std::vector<ContentsEntry>& entries);
    void author(const std::string& heading, const Author& author);

    // What has been set; the next part begins a section.
    std::vector<Strip> take();
    bool empty() const { return strips_.empty(); }

  private:
    struct Block {
        double left = 0;
        double before = 0;
        double leading = 0;
        std::optional<Rgb> color;  // absent: ink
        bool keep_all = false;     // never parted
        bool keep_next = false;    // nor from what follows
    };

    // The last strip that was added for `lines`, or none where there are no lines.
    void add_lines(std::vector<Line> lines, const Block& block, std::vector<Tag> opens, int closes);
    void add_text(const Rich& text, const Type& type, double right, Align align, const Block& block,
                  const char* tag);
    void add_item(const Line& label, double label_x, const Rich& text, double left, double before,
                  bool first, bool last);
    void rule_beside(std::size_t from, double x, double width);
    void table_row(const std::vector<Rich>& cells, const std::vector<double>& widths,
                   const std::vector<Align>& aligns, bool head, bool last);

    Typesetter& setter_;
    const PageStyle& style_;
    std::vector<Strip> strips_;
    bool after_paragraph_ = false;
    bool opening_ = false;  // the next paragraph is a chapter's first
};

}  // namespace content::print
