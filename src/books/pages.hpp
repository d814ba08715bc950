// A book whose chapters are files: each page becomes a chapter, front or back matter, or the
// opening of a part.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "books/outline.hpp"
#include "books/reader.hpp"

namespace books {

// One file of a folder, in the order of the book.
struct Page {
    std::filesystem::path file;
    std::string title;  // as the contents name it; may be empty
    std::string part;
};

class PageBuilder {
  public:
    explicit PageBuilder(Book& book) : book_(book), to_(book) {}

    // `link_items`: list items that are nothing but a link.
    void add(const Page& page, std::vector<RawBlock> blocks, std::size_t link_items);

  private:
    void open_part(const std::string& name);
    void chapters(const Page& page, std::vector<RawBlock> blocks, const std::string& title);
    void open_chapter(const std::string& title);

    Book& book_;
    Assembler to_;
    std::string part_;
};

// The file's name says that it is the folder's first page.
bool is_first_page(const std::filesystem::path& file);

// cover.jpg or cover.png, and the folder's name as title where nothing else named the book.
void complete_from_folder(const std::filesystem::path& folder, const ReadLimits& limits,
                          Book& book);

}  // namespace books
