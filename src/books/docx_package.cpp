#include "books/docx_package.hpp"

#include <algorithm>
#include <fstream>

#include "base/strings.hpp"
#include "books/docx_xml.hpp"
#include "books/html_tree.hpp"
#include "text/encoding.hpp"
#include "text/unicode.hpp"

namespace books {

using base::Errc;
using base::fail;
using base::Result;

namespace {

struct Relation {
    std::string id;
    std::string type;    // the last word of its address: "styles", "image"
    std::string target;  // name in the package
};

std::string folder_of_part(const std::string& part) {
    const std::size_t slash = part.rfind('/');
    return slash == std::string::npos ? std::string() : part.substr(0, slash + 1);
}

std::string part_name(const std::string& from, const std::string& target) {
    std::vector<std::string> names;
    const std::string path = target.starts_with('/') ? target : folder_of_part(from) + target;
    for (const auto name : base::split(path, '/')) {
        if (name.empty() || name == ".") continue;
        if (name != "..") {
            names.emplace_back(name);
        } else if (!names.empty()) {
            names.pop_back();
        }
    }
    return base::join(names, "/");
}

Result<std::string> read_part(Archive& archive, const std::string& name, const ReadLimits& limits) {
    TRY(const std::string bytes, archive.read(name, limits.document_bytes));
    return text::to_utf8(bytes).text;
}

Result<std::vector<Relation>> relations_of(Archive& archive, const std::string& part,
                                           const ReadLimits& limits) {
    const std::string folder = folder_of_part(part);
    const std::string name = folder + "_rels/" + part.substr(folder.size()) + ".rels";
    std::vector<Relation> out;
    if (!archive.has(name)) return out;
    TRY(const std::string xml, read_part(archive, name, limits));
    const Deadline deadline(limits.time);
    TRY(XmlPart at, XmlPart::open(xml, limits.depth, deadline));
    while (at.next()) {
        if (!at.is_start() || at.name() != "Relationship") continue;
        if (at.attribute("TargetMode") == "External") continue;
        const std::string type = at.attribute("Type");
        out.push_back({at.attribute("Id"), type.substr(type.rfind('/') + 1),
                       part_name(part, at.attribute("Target"))});
    }
    return out;
}

const Relation* find_type(const std::vector<Relation>& all, std::string_view type) {
    const auto found = std::ranges::find(all, type, &Relation::type);
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

bool is_office(const Archive& archive) {
    return archive.has("[Content_Types].xml") || archive.has("word/document.xml");
}

// [MS-OFFCRYPTO] 2.3.4.4: the stream's name stands in the container's directory, in UTF-16.
bool is_encrypted_office(const std::filesystem::path& file) {
    std::string name;
    for (const char c : std::string_view("EncryptedPackage")) name += {c, '\0'};
    std::ifstream in(file, std::ios::binary);
    std::string window;
    for (std::string chunk(1 << 20, '\0'); in;) {
        in.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
        window.append(chunk, 0, static_cast<std::size_t>(in.gcount()));
        if (window.find(name) != std::string::npos) return true;
        window.erase(0, window.size() - std::min(window.size(), name.size()));
    }
    return false;
}

Result<DocxParts> read_docx_parts(Archive& archive, const ReadLimits& limits) {
    TRY(const auto package, relations_of(archive, "", limits));
    const Relation* main = find_type(package, "officeDocument");
    const std::string name = main ? main->target : "word/document.xml";
    if (name.starts_with("xl/")) return fail(Errc::invalid, "it is a spreadsheet, not a book");
    if (name.starts_with("ppt/")) return fail(Errc::invalid, "it is a presentation, not a book");
    DocxParts out;
    if (!archive.has(name)) return fail(Errc::invalid, "it is a Word document without its text");
    TRY(out.document, read_part(archive, name, limits));
    TRY(const auto relations, relations_of(archive, name, limits));
    const std::pair<std::string_view, std::string*> parts[] = {{"styles", &out.styles},
                                                               {"numbering", &out.numbering},
                                                               {"footnotes", &out.footnotes},
                                                               {"endnotes", &out.endnotes}};
    for (const auto& [type, where] : parts) {
        const Relation* relation = find_type(relations, type);
        if (!relation || !archive.has(relation->target)) continue;
        TRY(*where, read_part(archive, relation->target, limits));
    }
    for (const auto& relation : relations) {
        if (relation.type == "image") out.images.emplace(relation.id, relation.target);
    }
    const Relation* core = find_type(package, "core-properties");
    if (core && archive.has(core->target)) {
        TRY(out.core, read_part(archive, core->target, limits));
    }
    return out;
}

Result<> read_core(std::string_view xml, const ReadLimits& limits, Book& book) {
    if (xml.empty()) return base::success();
    const Deadline deadline(limits.time);
    TRY(XmlPart part, XmlPart::open(xml, limits.depth, deadline));
    std::string name;
    std::string keywords;
    while (part.next()) {
        if (part.is_start()) name = part.name();
        if (part.is_end()) name.clear();
        if (!part.is_text()) continue;
        const std::string value = text::collapse_space(part.text());
        if (value.empty()) continue;
        if (name == "title") book.title = value;
        if (name == "description") book.description = value;
        if (name == "language") book.language = value;
        if (name == "keywords") keywords = value;
        if (name == "creator") {
            for (const auto author : base::split(value, ';')) {
                const std::string one(base::trim(author));
                // What programs write where nobody said who wrote.
                const bool program = is_one_of(
                    text::to_lower(one), {"", "user", "windows user", "microsoft office user",
                                          "admin", "administrator", "unknown", "python-docx"});
                if (!program) book.authors.push_back(one);
            }
        }
    }
    const char mark = keywords.find(';') != std::string::npos ? ';' : ',';
    for (const auto subject : base::split(keywords, mark)) {
        if (const auto one = base::trim(subject); !one.empty()) book.subjects.emplace_back(one);
    }
    return base::success();
}

}  // namespace books
