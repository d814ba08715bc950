#include <algorithm>
#include <map>
#include <set>

#include "books/archive.hpp"
#include "books/epub_package.hpp"
#include "books/html_blocks.hpp"
#include "books/readers.hpp"
#include "text/encoding.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace books {

using base::Errc;
using base::fail;
using base::Result;

namespace {

struct Document {
    std::string file;
    std::size_t begin = 0;  // its first block in the flow
    std::size_t end = 0;
    std::string type;
    std::string guide_type;
    bool linear = true;
};

// The whole book as one flow of blocks, with where each file and each id begins.
struct Flow {
    std::vector<RawBlock> blocks;
    std::vector<Document> documents;
    std::map<std::string, std::size_t> places;  // "file" and "file#id" to block
    // How many words of text stand before each block, and in all. Counted once: contents may ask
    // for the same stretch from each of a hundred thousand entries.
    std::vector<std::size_t> words_before = {};

    void count_words() {
        words_before.assign(1, 0);
        for (const auto& raw : blocks) {
            words_before.push_back(words_before.back() +
                                   (raw.is_heading() ? 0 : text::word_count(raw.block.text)));
        }
    }
    std::size_t words(std::size_t begin, std::size_t end) const {
        end = std::min(end, blocks.size());
        return begin < end ? words_before[end] - words_before[begin] : 0;
    }
};

Result<Flow> read_flow(Archive& archive, const Package& package, const ReadLimits& limits,
                       Book& book) {
    Flow flow;
    const Deadline deadline(limits.time);
    std::set<std::string> seen;
    for (const auto& item : package.spine) {
        if (!seen.insert(item.file).second || item.media_type.starts_with("image/")) continue;
        if (deadline.expired()) return fail(Errc::invalid, "reading it takes too long");
        auto bytes = archive.read(item.file, limits.document_bytes);
        if (!bytes) {
            if (bytes.error().code != Errc::not_found) return fail(std::move(bytes).error());
            book.warnings.push_back(bytes.error().message + "; the rest was read");
            continue;
        }
        TRY(auto html, parse_html(text::to_utf8(bytes.value()).text, limits.depth, deadline));
        Document document{item.file,      flow.blocks.size(), 0,
                          html.body_type, item.guide_type,    item.linear};
        if (document.type.empty() && !html.blocks.empty()) document.type = html.blocks.front().type;
        flow.places.emplace(item.file, flow.blocks.size());
        for (auto& raw : html.blocks) {
            for (const auto& id : raw.ids)
                flow.places.emplace(item.file + '#' + id, flow.blocks.size());
            flow.blocks.push_back(std::move(raw));
        }
        document.end = flow.blocks.size();
        flow.documents.push_back(std::move(document));
    }
    flow.count_words();
    return flow;
}

// An entry of the table of contents with its place in the flow.
struct Node {
    std::string title;
    std::size_t at = 0;
    bool placed = false;
    std::string file;
    bool fragment = false;
    std::vector<Node> children;
};

Node place(const TocEntry& entry, const Flow& flow) {
    Node out;
    out.title = text::collapse_space(entry.title);
    out.file = entry.file;
    out.fragment = !entry.fragment.empty();
    auto found = flow.places.end();
    if (out.fragment) found = flow.places.find(entry.file + '#' + entry.fragment);
    if (found == flow.places.end()) found = flow.places.find(entry.file);
    if (found != flow.places.end()) {
        out.at = found->second;
        out.placed = true;
    }
    for (const auto& child : entry.children) {
        Node node = place(child, flow);
        // Some makers repeat a parent as its own first child.
        if (node.placed && title_key(node.title) == title_key(out.title) && node.file == out.file &&
            node.children.empty()) {
            continue;
        }
        out.children.push_back(std::move(node));
    }
    if (!out.placed) {
        for (const auto& child : out.children) {
            if (!child.placed) continue;
            out.at = child.at;
            out.file = child.file;
            out.placed = true;
            break;
        }
    }
    return out;
}

struct Start {
    std::string title;
    std::string part;
    std::size_t at = 0;
    bool part_page = false;
};

std::size_t first_child_at(const Node& node) {
    std::size_t least = SIZE_MAX;
    for (const auto& child : node.children) {
        if (child.placed) least = std::min(least, child.at);
    }
    return least;
}

bool children_elsewhere(const Node& node) {
    std::size_t elsewhere = 0;
    for (const auto& child : node.children) elsewhere += child.placed && child.file != node.file;
    return elsewhere * 2 > node.children.size() && elsewhere > 0;
}

// The few words that a page needs to say "Part Two" and a motto.
constexpr std::size_t kPartPageWords = 20;

// Whether an entry only gathers chapters: they are files of their own, or all the book's text is
// in it.
bool divides(const Node& node, std::size_t siblings) {
    if (node.children.empty()) return false;
    if (parse_heading(node.title).is_part()) return true;
    if (children_elsewhere(node)) return true;
    return siblings <= 2 && node.children.size() >= 3;
}

std::size_t body_entries(const std::vector<Node>& nodes) {
    return static_cast<std::size_t>(std::ranges::count_if(
        nodes, [](const Node& node) { return node.placed && !matter_of_title(node.title); }));
}

void collect(const std::vector<Node>& nodes, const Flow& flow, const std::string& part, int depth,
             std::vector<Start>& out) {
    const std::size_t siblings = body_entries(nodes);
    for (const auto& node : nodes) {
        if (!node.placed) continue;
        const bool matter = matter_of_title(node.title).has_value();
        if (!matter && depth < 4 && divides(node, siblings)) {
            const std::size_t child = first_child_at(node);
            const std::size_t own = child > node.at ? flow.words(node.at, child) : 0;
            const bool is_part = parse_heading(node.title).is_part() || own < kPartPageWords ||
                                 !children_elsewhere(node);
            if (child > node.at) out.push_back({node.title, part, node.at, is_part && own < 400});
            collect(node.children, flow, node.title, depth + 1, out);
        } else {
            out.push_back({node.title, part, node.at, false});
        }
    }
}

std::vector<Start> starts_from_contents(const Package& package, const Flow& flow) {
    std::vector<Node> nodes;
    for (const auto& entry : package.contents) nodes.push_back(place(entry, flow));
    std::vector<Start> out;
    collect(nodes, flow, {}, 0, out);
    std::ranges::stable_sort(out, {}, &Start::at);
    const auto same = std::ranges::unique(out, {}, &Start::at);
    out.erase(same.begin(), same.end());
    return out;
}

const Document& document_at(const Flow& flow, std::size_t at) {
    const auto after = std::ranges::upper_bound(flow.documents, at, {}, &Document::begin);
    return *std::prev(after);
}

std::optional<Matter> matter_of_document(const Document& document, std::string_view block_type) {
    for (const std::string_view type :
         {block_type, std::string_view(document.type), std::string_view(document.guide_type)}) {
        auto matter = matter_of_type(type);
        if (matter) return matter;
    }
    // "titlepage.xhtml", "copyright.xhtml": what the maker called the file.
    std::string stem = document.file.substr(document.file.rfind('/') + 1);
    stem = stem.substr(0, stem.find('.'));
    if (stem.ends_with("titlepage")) stem = "titlepage";
    std::ranges::replace(stem, '_', ' ');
    return matter_of_title(stem);
}

// The heading at a chapter's start says its title again, sometimes its number in a line before.
std::string take_title_block(std::vector<RawBlock>& blocks, std::size_t& at, std::size_t end,
                             const std::string& title) {
    std::string label;
    const std::string wanted = title_key(title);
    std::size_t look = at;
    for (std::size_t taken = 0; look < end && taken < 3; ++look) {
        const Block& block = blocks[look].block;
        if (block.kind == BlockKind::image && block.text.empty()) continue;
        if (!blocks[look].is_heading() && block.text.size() > title.size() + 30) break;
        const std::string key = title_key(block.text);
        const Heading heading = parse_heading(block.text);
        const bool number_only = heading.number > 0 && heading.title.empty();
        const bool says_title =
            key == wanted ||
            (!key.empty() && wanted.find(key) != std::string::npos && blocks[look].is_heading());
        if (!number_only && !says_title) break;
        if (number_only || heading.is_chapter()) label = heading.label;
        ++taken;
        at = look + 1;
    }
    return label;
}

void add_range(Assembler& to, Flow& flow, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) to.add(std::move(flow.blocks[i].block));
}

void before_first(Assembler& to, Flow& flow, std::size_t end) {
    for (const auto& document : flow.documents) {
        if (document.begin >= end) break;
        const std::size_t stop = std::min(document.end, end);
        if (document.begin == stop) continue;
        const auto matter = matter_of_document(document, {});
        const auto& first = flow.blocks[document.begin];
        std::string title = first.is_heading() ? first.block.text : std::string();
        const auto named = matter_of_title(title);
        to.section(title, {named ? named->kind : matter ? matter->kind : "other", Place::front});
        add_range(to, flow, document.begin, stop);
    }
}

void assemble(Flow& flow, const std::vector<Start>& starts, const Package& package, Book& book) {
    Assembler to(book);
    before_first(to, flow, starts.front().at);
    std::string part;
    bool body = false;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const Start& start = starts[i];
        std::size_t at = start.at;
        const std::size_t end = i + 1 < starts.size() ? starts[i + 1].at : flow.blocks.size();
        const Document& document = document_at(flow, at);
        if (start.part != part) {
            part = start.part;
            to.part(part);
        }
        auto matter = matter_of_title(start.title);
        const auto typed = matter_of_document(
            document, at < flow.blocks.size() ? flow.blocks[at].type : std::string_view());
        if (!matter) matter = typed;
        if (!matter && document.file == package.nav_file) matter = Matter{"contents", Place::front};
        if (!matter && !document.linear) matter = Matter{"other", Place::back};
        if (!matter && start.part_page) matter = Matter{"introduction", Place::front};
        if (!matter && title_key(start.title) == title_key(book.title) && !body &&
            starts.size() > 1 && (flow.words(at, end) < 300 || i == 0)) {
            matter = Matter{"title_page", Place::front};
        }
        if (matter) {
            if (body && !start.part_page && matter->kind != "contents") matter->place = Place::back;
            if (!body) matter->place = Place::front;
            to.section(clean_title(start.title), *matter);
            add_range(to, flow, at, end);
            continue;
        }
        const Heading heading = parse_heading(start.title);
        std::string label = take_title_block(flow.blocks, at, end, start.title);
        if (label.empty() && heading.number > 0) label = heading.label;
        to.chapter(heading.number > 0 && !heading.title.empty() ? heading.title : start.title,
                   label);
        body = true;
        // Files that the contents do not name go on with the chapter, unless they say otherwise.
        for (std::size_t k = at; k < end; ++k) {
            const Document& here = document_at(flow, k);
            const bool opens = k == here.begin && here.file != document.file;
            const auto kind = opens ? matter_of_document(here, {}) : std::nullopt;
            const auto named = opens && flow.blocks[k].is_heading()
                                   ? matter_of_title(flow.blocks[k].block.text)
                                   : std::nullopt;
            if (kind || named || (opens && !here.linear)) {
                Matter where = named ? *named : kind ? *kind : Matter{"other", Place::back};
                where.place = Place::back;
                to.section(flow.blocks[k].is_heading() ? flow.blocks[k].block.text : "", where);
            }
            to.add(std::move(flow.blocks[k].block));
        }
    }
}

// Without a usable table of contents: each file that opens with a heading, or all the headings.
std::vector<Start> starts_from_files(const Flow& flow) {
    std::vector<Start> out;
    for (const auto& document : flow.documents) {
        for (std::size_t i = document.begin; i < std::min(document.begin + 3, document.end); ++i) {
            if (!flow.blocks[i].is_heading() || flow.blocks[i].block.level > 2) continue;
            out.push_back({flow.blocks[i].block.text, {}, document.begin, false});
            break;
        }
    }
    return out;
}

Result<Book> read_archive(Archive archive, const ReadLimits& limits) {
    Book book;
    book.format = Format::epub;
    book.language.clear();
    TRY(const Package package, read_package(archive, limits, book));
    TRY(Flow flow, read_flow(archive, package, limits, book));
    if (flow.blocks.empty()) return fail(Errc::invalid, "it holds no text");
    std::vector<Start> starts = starts_from_contents(package, flow);
    if (starts.size() < 2) {
        std::vector<Start> files = starts_from_files(flow);
        if (files.size() > starts.size()) starts = std::move(files);
    }
    if (starts.size() < 2) {
        const Book metadata = book;
        outline_by_headings(std::move(flow.blocks), book);
        book.title = metadata.title.empty() ? book.title : metadata.title;
    } else {
        assemble(flow, starts, package, book);
    }
    TRY(finish(book));
    return book;
}

}  // namespace

Result<Book> read_epub(const std::filesystem::path& file, const ReadLimits& limits) {
    TRY(Archive archive, Archive::open(file, limits));
    return read_archive(std::move(archive), limits);
}

Result<Book> read_epub_bytes(std::string_view bytes, const ReadLimits& limits) {
    TRY(Archive archive, Archive::open_bytes(bytes, limits));
    return read_archive(std::move(archive), limits);
}

}  // namespace books
