// The pages of a document in order, ready to be drawn on whatever Cairo draws on: a PDF, a picture.
// What is drawn refers to the strips, styles and words that it was made of.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "content/print/page_style.hpp"
#include "content/print/strips.hpp"

namespace content::print {

struct Sheet {
    double width = 0;
    double height = 0;
    std::function<void(cairo_t*)> draw;  // with the tags of what is drawn
    std::string bookmark;                // an entry of the outline leads here; or empty
    std::vector<FormField> fields;       // from the sheet's left edge and top
};

// How a link leads to the page of a bookmark, as cairo_tag_begin takes it.
std::string link_to_page(int page);

// Strips with how they are cut.
struct Cut {
    std::shared_ptr<const std::vector<Strip>> strips;
    std::vector<PageCut> pages;
};

class Sheets {
  public:
    explicit Sheets(Typesetter& setter) : setter_(setter) {}

    // Counting from 1: the page that comes next.
    int next() const { return static_cast<int>(sheets_.size()) + 1; }

    // One page drawn by hand, without running head or number.
    void page(const PageStyle& style, std::string bookmark, std::function<void(cairo_t*)> draw);
    // A chapter: a column on as many pages as it takes. `sunk` is the white above its first line.
    void chapter(const PageStyle& style, const Cut& cut, double sunk, const std::string& head,
                 std::string bookmark);
    // Columns [begin, end) of the cut beside each other; `behind` draws the rest of the page. Tags
    // that the columns before leave open are taken up again: `open`, which is changed.
    void columns(const PageStyle& style, const Cut& cut, std::size_t begin, std::size_t end,
                 double top, std::vector<Tag>& open, std::string bookmark,
                 std::function<void(cairo_t*)> behind);

    std::vector<Sheet> take() { return std::move(sheets_); }

  private:
    Typesetter& setter_;
    std::vector<Sheet> sheets_;
};

}  // namespace content::print
