#include "books/types.hpp"

#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/crypto.hpp"
#include "text/unicode.hpp"

namespace books {

namespace {

bool is_prose(BlockKind kind) {
    return kind == BlockKind::paragraph || kind == BlockKind::list_item || kind == BlockKind::quote;
}

std::string short_digest(const std::string& text) {
    return base::sha256_hex(text::fold(text)).substr(0, 6);
}

void set_anchors(std::vector<Block>& blocks, char kind, std::size_t number) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        blocks[i].anchor =
            fmt::format("{}{:02}p{:03}-{}", kind, number, i + 1, short_digest(blocks[i].text));
    }
}

template <class Each>
void each_block(Book& book, Each each) {
    for (auto& chapter : book.chapters) {
        for (auto& block : chapter.blocks) each(block);
    }
    for (auto* sections : {&book.front_matter, &book.back_matter}) {
        for (auto& section : *sections) {
            for (auto& block : section.blocks) each(block);
        }
    }
}

std::string digest_of(const std::string& anchor) {
    return anchor.substr(anchor.rfind('-') + 1);
}

void add_sizes(const std::vector<Section>& sections, std::vector<ChapterSize>& out) {
    for (const auto& section : sections) out.push_back({section.title, section.words});
}

}  // namespace

const Block* find_block(const Book& book, std::string_view anchor) {
    for (const auto& chapter : book.chapters) {
        for (const auto& block : chapter.blocks) {
            if (block.anchor == anchor) return &block;
        }
    }
    for (const auto* sections : {&book.front_matter, &book.back_matter}) {
        for (const auto& section : *sections) {
            for (const auto& block : section.blocks) {
                if (block.anchor == anchor) return &block;
            }
        }
    }
    return nullptr;
}

std::string prose(const Chapter& chapter) {
    std::string out;
    for (const auto& block : chapter.blocks) {
        if (!is_prose(block.kind)) continue;
        if (!out.empty()) out += "\n\n";
        out += block.text;
    }
    return out;
}

std::size_t word_count(const Book& book) {
    std::size_t words = 0;
    for (const auto& chapter : book.chapters) words += chapter.words;
    return words;
}

std::string fingerprint(const Book& book) {
    std::string all = book.title + '\n' + book.subtitle + '\n';
    for (const auto& author : book.authors) all += author + '\n';
    for (const auto& chapter : book.chapters) {
        all += '\f' + chapter.title + '\n';
        for (const auto& block : chapter.blocks) {
            all += static_cast<char>('0' + static_cast<int>(block.kind));
            all += block.text + '\n';
        }
    }
    if (book.cover) all += base::sha256_hex(book.cover->bytes);
    return base::sha256_hex(all);
}

void set_anchors(Book& book) {
    for (std::size_t i = 0; i < book.chapters.size(); ++i) {
        set_anchors(book.chapters[i].blocks, 'c', i + 1);
    }
    for (std::size_t i = 0; i < book.front_matter.size(); ++i) {
        set_anchors(book.front_matter[i].blocks, 'f', i + 1);
    }
    for (std::size_t i = 0; i < book.back_matter.size(); ++i) {
        set_anchors(book.back_matter[i].blocks, 'b', i + 1);
    }
}

void keep_anchors(Book& edited, const Book& before) {
    Book old = before;
    std::multimap<std::string, std::string> by_digest;
    each_block(old,
               [&](Block& block) { by_digest.emplace(digest_of(block.anchor), block.anchor); });
    std::set<std::string> taken;
    std::vector<Block*> changed;
    each_block(edited, [&](Block& block) {
        const auto found = by_digest.find(digest_of(block.anchor));
        if (found == by_digest.end()) {
            changed.push_back(&block);
            return;
        }
        block.anchor = found->second;
        taken.insert(block.anchor);
        by_digest.erase(found);
    });
    for (Block* block : changed) {
        const std::string own = block->anchor;
        for (int i = 2; !taken.insert(block->anchor).second; ++i) {
            block->anchor = fmt::format("{}.{}", own, i);
        }
    }
}

Inspection inspect(const Book& book) {
    Inspection out{.title = book.title,
                   .subtitle = book.subtitle,
                   .authors = book.authors,
                   .language = book.language,
                   .format = book.format,
                   .chapters = {},
                   .front_matter = {},
                   .back_matter = {},
                   .warnings = book.warnings};
    for (const auto& chapter : book.chapters)
        out.chapters.push_back({chapter.title, chapter.words});
    add_sizes(book.front_matter, out.front_matter);
    add_sizes(book.back_matter, out.back_matter);
    return out;
}

}  // namespace books
