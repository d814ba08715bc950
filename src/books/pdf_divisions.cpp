#include "books/pdf_divisions.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/strings.hpp"
#include "text/unicode.hpp"

namespace books {

namespace {

constexpr int kDeepestPart = 4;
constexpr int kPageSlack = 1;  // links lead to the foot of the page before, at times
constexpr std::size_t kLongestTitle = 300;
constexpr std::size_t kMostLooked = 600;  // blocks, for one entry

bool is_group(const std::string& key) {
    return key == "front matter" || key == "frontmatter" || key == "back matter" ||
           key == "backmatter" || key == "main matter" || key == "mainmatter" || key == "body" ||
           key == "body matter" || key == "main text" || key == "chapters" || key == "text";
}

class OutlineReader {
  public:
    explicit OutlineReader(const std::vector<PdfOutlineItem>& items) : items_(items) {}

    std::vector<PdfDivision> read() {
        collect(0, items_.size(), {}, 0, false, false);
        return std::move(out_);
    }

  private:
    std::size_t end_of(std::size_t item, std::size_t end) const {
        std::size_t next = item + 1;
        while (next < end && items_[next].depth > items_[item].depth) ++next;
        return next;
    }

    // A part, or the one entry that holds the whole book.
    bool divides(std::size_t item, std::size_t end, std::size_t siblings) const {
        const std::size_t next = end_of(item, end);
        if (next == item + 1) return false;
        if (parse_heading(items_[item].title).is_part()) return true;
        std::size_t children = 0;
        for (std::size_t i = item + 1; i < next; i = end_of(i, next)) ++children;
        return siblings <= 2 && children >= 3;
    }

    void collect(std::size_t begin, std::size_t end, const std::string& part, int depth, bool front,
                 bool back) {
        std::size_t siblings = 0;
        for (std::size_t i = begin; i < end; i = end_of(i, end)) {
            siblings += matter_of_title(items_[i].title) ? 0 : 1;
        }
        for (std::size_t i = begin; i < end; i = end_of(i, end)) {
            const PdfOutlineItem& item = items_[i];
            const std::size_t next = end_of(i, end);
            const std::string key = title_key(item.title);
            if (is_group(key) && next > i + 1) {
                collect(i + 1, next, part, depth + 1, front || key.starts_with("front"),
                        back || key.starts_with("back"));
            } else if (depth < kDeepestPart && !matter_of_title(item.title) &&
                       divides(i, end, siblings)) {
                const bool is_part = parse_heading(item.title).is_part();
                if (is_part) add(item, part, front, back).part_page = true;
                collect(i + 1, next, is_part ? item.title : part, depth + 1, front, back);
            } else {
                add(item, part, front, back)
                    .sections.assign(items_.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                     items_.begin() + static_cast<std::ptrdiff_t>(next));
            }
        }
    }

    PdfDivision& add(const PdfOutlineItem& item, const std::string& part, bool front, bool back) {
        out_.push_back({});
        out_.back().title = item.title;
        out_.back().part = part;
        out_.back().page = item.page;
        out_.back().front = front;
        out_.back().back = back;
        return out_.back();
    }

    const std::vector<PdfOutlineItem>& items_;
    std::vector<PdfDivision> out_;
};

// What a block would say as a heading. Made once: many entries may ask for the same page.
struct PdfSaying {
    std::string key;
    Heading heading;
};

class Places {
  public:
    explicit Places(const std::vector<PdfBlock>& blocks) : blocks_(blocks) {
        for (const auto& block : blocks) {
            const bool text = block.block.kind == BlockKind::paragraph ||
                              block.block.kind == BlockKind::list_item;
            const bool fits = text && block.block.text.size() <= kLongestTitle;
            says_.push_back(
                fits ? PdfSaying{title_key(block.block.text), parse_heading(block.block.text)}
                     : PdfSaying{});
        }
    }

    // How surely a block opens the division: 0 not at all.
    int score(std::size_t at, const PdfDivision& division, const std::string& wanted,
              const Heading& said) const {
        const PdfBlock& block = blocks_[at];
        const auto& [key, heading] = says_[at];
        if (key.empty() && heading.number == 0) return 0;
        const int bonus = (block.page == division.page ? 1 : 0) + (block.stands_out ? 2 : 0);
        if (key == wanted) return 10 + bonus;
        if (!block.stands_out) return 0;
        if (said.title.empty() && said.number > 0) {
            return heading.number == said.number && heading.word == said.word ? 9 + bonus : 0;
        }
        if (key.empty()) return 0;
        if (at + 1 < blocks_.size() && blocks_[at + 1].stands_out && wanted.starts_with(key) &&
            title_key(block.block.text + " " + blocks_[at + 1].block.text) == wanted) {
            return 9 + bonus;
        }
        const bool within = (key.size() >= 4 && wanted.find(key) != std::string::npos) ||
                            (wanted.size() >= 4 && key.find(wanted) != std::string::npos);
        return within ? 5 + bonus : 0;
    }

    // "Chapter 4" or a number, and no more.
    bool only_numbers(std::size_t at) const {
        const Heading& heading = says_[at].heading;
        return heading.number > 0 && heading.title.empty();
    }

  private:
    const std::vector<PdfBlock>& blocks_;
    std::vector<PdfSaying> says_;
};

// Gives each division its block; true where a block says its title.
void place(std::vector<PdfDivision>& divisions, const std::vector<PdfBlock>& blocks) {
    const Places places(blocks);
    std::size_t from = 0;
    for (auto& division : divisions) {
        const std::string wanted = title_key(division.title);
        const Heading said = parse_heading(division.title);
        const auto first =
            std::ranges::lower_bound(blocks, division.page - kPageSlack, {}, &PdfBlock::page) -
            blocks.begin();
        int best = 0;
        std::size_t begin = std::max(from, static_cast<std::size_t>(first));
        for (std::size_t i = begin; i < blocks.size(); ++i) {
            if (blocks[i].page > division.page + kPageSlack || i > begin + kMostLooked) break;
            const int points = places.score(i, division, wanted, said);
            if (points <= best) continue;
            best = points;
            division.at = i;
        }
        division.found = best > 0;
        if (!division.found) {
            const auto page = std::ranges::lower_bound(blocks, division.page, {}, &PdfBlock::page);
            division.at = std::max(from, static_cast<std::size_t>(page - blocks.begin()));
        }
        // "Chapter 4" above the title, or the number alone, belongs to it.
        while (division.found && division.at > from) {
            const PdfBlock& above = blocks[division.at - 1];
            if (!above.stands_out || above.page != blocks[division.at].page ||
                !places.only_numbers(division.at - 1)) {
                break;
            }
            --division.at;
        }
        if (division.found) from = division.at + 1;
    }
    std::ranges::stable_sort(divisions, {}, &PdfDivision::at);
}

// Bookmarks of pages or of a word processor say nothing.
bool is_junk(const std::vector<PdfOutlineItem>& outline) {
    const auto junk = std::ranges::count_if(outline, [](const PdfOutlineItem& item) {
        const std::string lower = text::to_lower(item.title);
        return lower.empty() || lower.starts_with("page ") || lower.starts_with("_") ||
               !text::has_letter(lower);
    });
    return static_cast<std::size_t>(junk) * 2 > outline.size();
}

std::size_t body_divisions(const std::vector<PdfDivision>& divisions) {
    return static_cast<std::size_t>(
        std::ranges::count_if(divisions, [](const PdfDivision& division) {
            return !division.part_page && !matter_of_title(division.title);
        }));
}

// "2.3 Links" is one deeper than "2 Files"; else what is further right is deeper.
int dots_in_number(std::string_view title) {
    const std::string_view word = title.substr(0, title.find(' '));
    int dots = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const bool digit = word[i] >= '0' && word[i] <= '9';
        if (word[i] != '.' && !digit) return -1;
        dots += word[i] == '.' && i + 1 < word.size() ? 1 : 0;
    }
    return word.empty() || word[0] == '.' ? -1 : dots;
}

std::vector<PdfOutlineItem> outline_of_contents(const std::vector<PdfContentsEntry>& contents,
                                                int offset) {
    constexpr double kDeeper = 14;  // units
    std::set<double> lefts;
    for (const auto& entry : contents) {
        if (parse_heading(entry.title).number == 0) lefts.insert(entry.left);
    }
    std::vector<PdfOutlineItem> out;
    for (const auto& entry : contents) {
        int depth = dots_in_number(entry.title);
        if (depth < 0 && parse_heading(entry.title).number > 0) depth = 0;
        if (depth < 0) {
            depth = 0;
            double last = lefts.empty() ? 0 : *lefts.begin();
            for (const double left : lefts) {
                if (left > entry.left + 1) break;
                if (left - last > kDeeper) ++depth;
                last = left;
            }
        }
        const int page = entry.page > 0 ? entry.page : entry.number > 0 ? entry.number + offset : 0;
        if (page > 0) out.push_back({entry.title, page, depth});
    }
    return out;
}

// The page of the file less the page as printed: most headings that the contents name agree.
int page_offset(const std::vector<PdfContentsEntry>& contents,
                const std::vector<PdfBlock>& blocks) {
    std::map<std::string, int> pages;
    for (const auto& block : blocks) {
        if (block.stands_out && block.block.text.size() < kLongestTitle) {
            pages.emplace(title_key(block.block.text), block.page);
        }
    }
    std::map<int, int> votes;
    for (const auto& entry : contents) {
        const auto found = pages.find(title_key(entry.title));
        if (entry.number > 0 && found != pages.end()) ++votes[found->second - entry.number];
    }
    if (votes.empty()) return 0;
    return std::ranges::max_element(votes, {}, [](const auto& vote) { return vote.second; })->first;
}

}  // namespace

std::string_view without_section_number(std::string_view title) {
    const std::size_t space = title.find(' ');
    if (dots_in_number(title) < 1 || space == std::string_view::npos) return title;
    return base::trim(title.substr(space));
}

std::vector<PdfDivision> divisions_by_outline(const std::vector<PdfOutlineItem>& outline,
                                              const std::vector<PdfBlock>& blocks) {
    if (is_junk(outline)) return {};
    std::vector<PdfDivision> out = OutlineReader(outline).read();
    if (body_divisions(out) < 2) return {};
    place(out, blocks);
    return out;
}

std::vector<PdfDivision> divisions_by_contents(const std::vector<PdfContentsEntry>& contents,
                                               const std::vector<PdfBlock>& blocks) {
    const auto outline = outline_of_contents(contents, page_offset(contents, blocks));
    std::vector<PdfDivision> out = OutlineReader(outline).read();
    place(out, blocks);
    const std::size_t all = out.size();
    std::erase_if(out, [](const PdfDivision& division) { return !division.found; });
    if (out.size() * 10 < all * 8 || body_divisions(out) < 2) return {};
    return out;
}

}  // namespace books
