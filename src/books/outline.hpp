// From a flow of blocks with headings to chapters, front and back matter. Shared by the readers.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "books/headings.hpp"
#include "books/types.hpp"

namespace books {

// A block as a reader met it; for headings block.level is 1 to 6.
struct RawBlock {
    Block block;
    std::vector<std::string> ids;  // of the elements that begin here
    std::string type;              // epub:type of the section that begins here

    bool is_heading() const { return block.kind == BlockKind::heading; }
};

// Stops work that takes too long. Readers ask `expired` once an element, line or file.
class Deadline {
  public:
    explicit Deadline(std::chrono::milliseconds allowed)
        : allowed_(allowed), end_(std::chrono::steady_clock::now() + allowed) {}

    // By this thread's processor time: that a machine is busy is no fault of the book.
    static Deadline of_processor_time(std::chrono::milliseconds allowed);

    bool expired() const { return std::chrono::steady_clock::now() > end_ && spent(); }

  private:
    bool spent() const;

    std::chrono::milliseconds allowed_;
    std::chrono::steady_clock::time_point end_;
    std::optional<std::chrono::nanoseconds> processor_start_;
};

// Collects blocks into the section that is open.
class Assembler {
  public:
    explicit Assembler(Book& book) : book_(book) {}

    void part(std::string title);
    // Opens a chapter; what is added until the next opening belongs to it.
    void chapter(std::string title, std::string label);
    void section(std::string title, Matter matter);
    void add(Block block);
    // Text goes nowhere until the next opening.
    void discard() { target_ = nullptr; }

    bool in_chapter() const { return in_chapter_; }
    bool in_back_matter() const { return in_back_; }
    const std::string& label() const { return label_; }
    std::size_t chapters() const { return book_.chapters.size(); }

  private:
    Book& book_;
    std::vector<Block>* target_ = nullptr;
    std::string part_;
    std::string label_;
    bool in_chapter_ = false;
    bool in_back_ = false;
};

// One document whose headings are all that divides it. Reads "Title: ..." headings into the book.
void outline_by_headings(std::vector<RawBlock> blocks, Book& book);

// "The Quiet Percent: A Book of Fees" is a title and a subtitle, where none is known.
void divide_title(Book& book);

// Counts words, drops empty chapters and sections, folds a book without chapters into one, sets
// anchors. Error: invalid where no text is left.
base::Result<> finish(Book& book);

// The block's text becomes `text`, white space collapsed and emphasis kept in place.
void set_text(Block& block, std::string_view text, const std::vector<Emphasis>& emphasis);

}  // namespace books
