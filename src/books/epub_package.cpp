#include "books/epub_package.hpp"

#include <algorithm>
#include <cstring>
#include <functional>
#include <map>

#include <pugixml.hpp>

#include "base/strings.hpp"
#include "books/html_tree.hpp"
#include "books/readers.hpp"
#include "text/encoding.hpp"
#include "text/unicode.hpp"

namespace books {

using base::Errc;
using base::fail;
using base::Result;

namespace {

constexpr std::uintmax_t kPackageBytes = 16u << 20;
constexpr int kDeepestContents = 12;

std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// Every element by that name, whatever its prefix, in document order.
std::vector<pugi::xml_node> all(const pugi::xml_node& root, std::string_view name) {
    struct Walker : pugi::xml_tree_walker {
        std::string_view wanted;
        std::vector<pugi::xml_node> found;
        bool for_each(pugi::xml_node& node) override {
            if (node.type() == pugi::node_element && local_name(node) == wanted) {
                found.push_back(node);
            }
            return depth() < 400;
        }
    };
    Walker walker;
    walker.wanted = name;
    pugi::xml_node start = root;
    start.traverse(walker);
    return walker.found;
}

std::string text_of(const pugi::xml_node& node) {
    struct Walker : pugi::xml_tree_walker {
        std::string text;
        bool for_each(pugi::xml_node& at) override {
            if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) text += at.value();
            return depth() < 400;
        }
    };
    Walker walker;
    pugi::xml_node start = node;
    start.traverse(walker);
    return text::collapse_space(walker.text);
}

Result<> parse_xml(Archive& archive, const std::string& name, pugi::xml_document& out) {
    TRY(const std::string bytes, archive.read(name, kPackageBytes));
    const std::string text = text::to_utf8(bytes).text;
    const auto parsed =
        out.load_buffer(text.data(), text.size(),
                        pugi::parse_default | pugi::parse_ws_pcdata_single, pugi::encoding_utf8);
    // Damaged mark-up keeps what stood before the damage.
    if (!parsed && !out.first_child()) {
        return fail(Errc::invalid, "the file {} in it is not XML", name);
    }
    return base::success();
}

std::string percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto hex = [&](char c) {
            const std::string_view digits = "0123456789abcdef";
            const std::size_t at =
                digits.find(static_cast<char>(c >= 'A' && c <= 'F' ? c + 32 : c));
            return at == std::string_view::npos ? -1 : static_cast<int>(at);
        };
        if (text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 &&
            hex(text[i + 2]) >= 0) {
            out += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string folder_of(const std::string& file) {
    const std::size_t slash = file.rfind('/');
    return slash == std::string::npos ? std::string() : file.substr(0, slash + 1);
}

// A reference from within `file`, as a path in the archive; "..", where it leaves it, is dropped.
std::string resolve(const std::string& file, std::string_view reference) {
    const std::string path = reference.starts_with('/')
                                 ? percent_decoded(reference.substr(1))
                                 : folder_of(file) + percent_decoded(reference);
    std::vector<std::string> parts;
    for (const auto part : base::split(path, '/')) {
        if (part.empty() || part == ".") continue;
        if (part == "..") {
            if (!parts.empty()) parts.pop_back();
        } else {
            parts.emplace_back(part);
        }
    }
    return base::join(parts, "/");
}

std::pair<std::string, std::string> split_fragment(std::string_view href) {
    const std::size_t hash = href.find('#');
    if (hash == std::string_view::npos) return {std::string(href), {}};
    return {std::string(href.substr(0, hash)), percent_decoded(href.substr(hash + 1))};
}

// Fonts may be obfuscated (EPUB 3.3 section 4.3); anything else that is encrypted is DRM.
Result<> refuse_drm(Archive& archive) {
    const auto refused = [] {
        return fail(Errc::invalid,
                    "it is protected by DRM and cannot be read; use a copy without DRM");
    };
    if (archive.has("META-INF/rights.xml") || archive.has("META-INF/sinf.xml")) return refused();
    if (!archive.has("META-INF/encryption.xml")) return base::success();
    pugi::xml_document document;
    TRY(parse_xml(archive, "META-INF/encryption.xml", document));
    for (const auto& data : all(document, "EncryptedData")) {
        std::string algorithm;
        for (const auto& method : all(data, "EncryptionMethod")) {
            algorithm = method.attribute("Algorithm").value();
        }
        const bool font = algorithm == "http://www.idpf.org/2008/embedding" ||
                          algorithm == "http://ns.adobe.com/pdf/enc#RC";
        if (!font) return refused();
    }
    return base::success();
}

struct Item {
    std::string file;
    std::string media_type;
    std::string properties;
};
using Manifest = std::map<std::string, Item>;

// What <meta refines="#ID" property="PROPERTY"> says of other elements. Looked up by both, because
// a package may hold a hundred thousand of each.
class Refinements {
  public:
    explicit Refinements(const std::vector<pugi::xml_node>& metas) {
        for (const auto& meta : metas) {
            const std::string_view refines = meta.attribute("refines").value();
            if (!refines.starts_with('#')) continue;
            metas_.emplace(
                std::pair(std::string(refines.substr(1)), meta.attribute("property").value()),
                meta);
        }
    }

    std::string of(const pugi::xml_node& node, const std::string& property) const {
        const std::string id = node.attribute("id").value();
        const auto found = id.empty() ? metas_.end() : metas_.find({id, property});
        return found == metas_.end() ? std::string() : text_of(found->second);
    }

  private:
    std::map<std::pair<std::string, std::string>, pugi::xml_node> metas_;
};

// What the guide or the landmarks call the files of the reading order.
void name_files(const std::map<std::string, std::string>& types, std::vector<SpineItem>& spine) {
    for (auto& item : spine) {
        const auto found = types.find(item.file);
        if (found != types.end()) item.guide_type = found->second;
    }
}

std::string plain_description(const std::string& text) {
    std::string out;
    bool tag = false;
    for (const char c : text) {
        if (c == '<') tag = true;
        if (!tag) out += c;
        if (c == '>') {
            tag = false;
            out += ' ';
        }
    }
    return text::collapse_space(out);
}

void read_titles(const pugi::xml_node& metadata, const Refinements& refinements, Book& book) {
    for (const auto& title : all(metadata, "title")) {
        const std::string text = text_of(title);
        const std::string kind = refinements.of(title, "title-type");
        if (kind == "subtitle") {
            book.subtitle = text;
        } else if (kind == "main" || (book.title.empty() && kind.empty())) {
            book.title = text;
        }
    }
    // "Title: Subtitle" in one element.
    const std::size_t colon = book.title.find(": ");
    if (book.subtitle.empty() && colon != std::string::npos) {
        book.subtitle = book.title.substr(colon + 2);
        book.title.resize(colon);
    }
}

void read_metadata(const pugi::xml_node& root, Book& book) {
    const auto blocks = all(root, "metadata");
    if (blocks.empty()) return;
    const auto& metadata = blocks.front();
    const Refinements refinements(all(metadata, "meta"));
    read_titles(metadata, refinements, book);
    for (const auto& creator : all(metadata, "creator")) {
        std::string role = creator.attribute("opf:role").value();
        if (role.empty()) role = refinements.of(creator, "role");
        const std::string name = text_of(creator);
        if (!name.empty() && (role.empty() || role == "aut" || role == "win")) {
            book.authors.push_back(name);
        }
    }
    for (const auto& node : all(metadata, "language")) book.language = text_of(node);
    for (const auto& node : all(metadata, "publisher")) book.publisher = text_of(node);
    for (const auto& node : all(metadata, "description")) {
        if (book.description.empty()) book.description = plain_description(text_of(node));
    }
    if (text::to_lower(book.description) == "unknown") book.description.clear();
    for (const auto& node : all(metadata, "subject")) book.subjects.push_back(text_of(node));
    for (const auto& node : all(metadata, "identifier")) {
        std::string digits;
        const std::string text = text_of(node);
        const bool says = text::to_lower(text).find("isbn") != std::string::npos ||
                          text::to_lower(node.attribute("opf:scheme").value()) == "isbn";
        for (const char c : text) {
            if ((c >= '0' && c <= '9') || c == 'X') digits += c;
        }
        if ((digits.size() == 13 && digits.starts_with("97")) || (digits.size() == 10 && says)) {
            book.isbn = digits;
        }
    }
}

void read_cover(Archive& archive, const pugi::xml_node& root, const Manifest& manifest,
                const ReadLimits& limits, Book& book) {
    const Item* cover = nullptr;
    for (const auto& [id, item] : manifest) {
        if (has_word(item.properties, "cover-image")) cover = &item;
    }
    if (!cover) {
        for (const auto& meta : all(root, "meta")) {
            if (std::string_view(meta.attribute("name").value()) != "cover") continue;
            const auto found = manifest.find(meta.attribute("content").value());
            if (found != manifest.end()) cover = &found->second;
        }
    }
    if (!cover || !cover->media_type.starts_with("image/")) return;
    auto bytes = archive.read(cover->file, limits.cover_bytes);
    if (!bytes) {
        book.warnings.push_back("its cover was left out: " + bytes.error().message);
        return;
    }
    book.cover = Cover{cover->media_type, std::move(bytes).value()};
}

// <nav><ol><li><a href> or <span>, <ol>...
void read_nav_list(const pugi::xml_node& list, const std::string& file, int depth,
                   std::vector<TocEntry>& out) {
    if (depth > kDeepestContents) return;
    for (const auto& item : list.children()) {
        if (local_name(item) != "li") continue;
        TocEntry entry;
        for (const auto& child : item.children()) {
            const auto name = local_name(child);
            if (name == "ol") {
                read_nav_list(child, file, depth + 1, entry.children);
            } else if ((name == "a" || name == "span" || name == "p") && entry.title.empty()) {
                entry.title = text_of(child);
                const pugi::xml_node link = name == "p" ? child.child("a") : child;
                const auto [path, fragment] = split_fragment(link.attribute("href").value());
                if (link.attribute("href")) {
                    entry.file = path.empty() ? file : resolve(file, path);
                    entry.fragment = fragment;
                }
            }
        }
        out.push_back(std::move(entry));
    }
}

void read_nav(Archive& archive, const std::string& file, Package& package) {
    pugi::xml_document document;
    if (!parse_xml(archive, file, document)) return;
    for (const auto& nav : all(document, "nav")) {
        const std::string type = nav.attribute("epub:type").value();
        const auto lists = all(nav, "ol");
        if (lists.empty()) continue;
        if (has_word(type, "landmarks")) {
            std::map<std::string, std::string> types;
            for (const auto& link : all(nav, "a")) {
                types[resolve(file, split_fragment(link.attribute("href").value()).first)] =
                    link.attribute("epub:type").value();
            }
            name_files(types, package.spine);
        } else if ((has_word(type, "toc") || type.empty()) && package.contents.empty()) {
            read_nav_list(lists.front(), file, 0, package.contents);
        }
    }
}

void read_nav_points(const pugi::xml_node& parent, const std::string& file, int depth,
                     std::vector<TocEntry>& out) {
    if (depth > kDeepestContents) return;
    for (const auto& point : parent.children()) {
        if (local_name(point) != "navPoint") continue;
        TocEntry entry;
        for (const auto& child : point.children()) {
            if (local_name(child) == "navLabel") entry.title = text_of(child);
            if (local_name(child) == "content") {
                const auto [path, fragment] = split_fragment(child.attribute("src").value());
                entry.file = resolve(file, path);
                entry.fragment = fragment;
            }
        }
        read_nav_points(point, file, depth + 1, entry.children);
        out.push_back(std::move(entry));
    }
}

void read_ncx(Archive& archive, const std::string& file, Package& package) {
    pugi::xml_document document;
    if (!parse_xml(archive, file, document)) return;
    for (const auto& map : all(document, "navMap")) {
        if (package.contents.empty()) read_nav_points(map, file, 0, package.contents);
    }
}

}  // namespace

Result<Package> read_package(Archive& archive, const ReadLimits& limits, Book& book) {
    if (!archive.has("META-INF/container.xml")) {
        return fail(Errc::invalid, "it is a zip archive, but not an ePub");
    }
    TRY(refuse_drm(archive));
    pugi::xml_document container;
    TRY(parse_xml(archive, "META-INF/container.xml", container));
    std::string opf;
    for (const auto& root : all(container, "rootfile")) {
        if (opf.empty()) opf = percent_decoded(root.attribute("full-path").value());
    }
    if (!archive.has(opf)) return fail(Errc::invalid, "its package document is missing");
    pugi::xml_document document;
    TRY(parse_xml(archive, opf, document));

    read_metadata(document, book);
    Manifest manifest;
    Package out;
    std::string ncx;
    for (const auto& item : all(document, "item")) {
        Item entry{resolve(opf, item.attribute("href").value()),
                   item.attribute("media-type").value(), item.attribute("properties").value()};
        if (has_word(entry.properties, "nav")) out.nav_file = entry.file;
        if (entry.media_type == "application/x-dtbncx+xml") ncx = entry.file;
        manifest.emplace(item.attribute("id").value(), std::move(entry));
    }
    for (const auto& ref : all(document, "itemref")) {
        const auto found = manifest.find(ref.attribute("idref").value());
        if (found == manifest.end()) continue;
        out.spine.push_back({found->second.file,
                             found->second.media_type,
                             std::string_view(ref.attribute("linear").value()) != "no",
                             {}});
    }
    if (out.spine.empty()) return fail(Errc::invalid, "its reading order names no files");
    std::map<std::string, std::string> types;
    for (const auto& reference : all(document, "reference")) {
        types[resolve(opf, split_fragment(reference.attribute("href").value()).first)] =
            reference.attribute("type").value();
    }
    name_files(types, out.spine);
    if (!out.nav_file.empty()) read_nav(archive, out.nav_file, out);
    if (out.contents.empty() && !ncx.empty()) read_ncx(archive, ncx, out);
    read_cover(archive, document, manifest, limits, book);
    return out;
}

}  // namespace books
