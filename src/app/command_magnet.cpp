#include <iostream>

#include "app/commands.hpp"
#include "app/plain_brand.hpp"
#include "base/files.hpp"
#include "base/json.hpp"
#include "base/strings.hpp"
#include "books/analysis.hpp"
#include "books/reader.hpp"
#include "content/document_html.hpp"
#include "content/document_look.hpp"
#include "content/document_preview.hpp"
#include "content/magnet_words.hpp"
#include "content/printed.hpp"
#include "drafting/writer.hpp"
#include "funnels/files.hpp"

namespace app {
namespace {

namespace fs = std::filesystem;
using base::Errc;
using base::fail;
using base::Result;
using cli::ExitCode;
using cli::MagnetCommand;

struct Written {
    std::string file;
    std::uintmax_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(Written, (), (file, bytes))

// One line that names the file, whatever went wrong.
template <class T>
Result<T> of_file(const fs::path& file, Result<T> result) {
    if (result) return result;
    return fail(Errc::invalid, "{}: {}", file.string(), result.error().message);
}

struct Made {
    content::LeadMagnet magnet;
    content::Document document;  // as it is downloaded
    content::DocumentLook look;
};

Result<Made> make(const MagnetCommand& command, content::MagnetType type) {
    TRY(const auto book, of_file(command.book, books::read_book(command.book)));
    content::Brand brand = plain_brand(book);
    if (!command.brand.empty()) {
        TRY(brand, content::read_brand(command.brand));
    }
    brand.books = {{book.title, type}};
    const auto analysis = books::analyze(book);
    const std::string slug = base::slugify(book.title).empty() ? "book" : base::slugify(book.title);
    std::vector<drafting::BookView> views;
    views.push_back({book, analysis, slug});
    const drafting::Shelf shelf(brand, std::move(views));
    const drafting::EmbeddedWriter writer(command.seed);
    TRY(auto magnet, of_file(command.book, writer.draft_lead_magnet(shelf, slug, type)));
    auto look = content::look_of(brand);
    look.cover_tag = content::words_of(type).tag;
    if (book.cover) look.cover = book.cover->bytes;
    auto document = content::printed(magnet);
    return Made{std::move(magnet), std::move(document), std::move(look)};
}

// What readers download, the HTML preview and the picture.
Result<std::vector<funnels::File>> files_of(const MagnetCommand& command, const Made& made) {
    const auto& magnet = made.magnet;
    TRY(auto files, funnels::render_files({.key = magnet.key,
                                           .document = made.document,
                                           .formats = funnels::formats_of(magnet.type),
                                           .script = magnet.script ? &*magnet.script : nullptr},
                                          made.look));
    const std::string stem = fs::path(files.front().name).stem().string();
    files.push_back({.format = "html",
                     .bytes = content::render_html_page(
                         made.document, made.look,
                         command.sources ? content::Sources::shown : content::Sources::hidden),
                     .name = stem + ".html"});
    TRY(auto picture, content::render_preview_png(made.document, made.look));
    files.push_back({.format = "png", .bytes = std::move(picture), .name = stem + ".png"});
    return files;
}

void print(const content::LeadMagnet& magnet, const std::vector<Written>& written) {
    std::cout << magnet.title << '\n';
    for (const auto& file : written) {
        std::cout << fmt::format("{:>10}  {}\n", base::format_size(file.bytes), file.file);
    }
}

}  // namespace

Result<ExitCode> execute(const MagnetCommand& command) {
    TRY(const auto type, base::from_json<content::MagnetType>(base::Json(command.type), "type"));
    TRY(const auto made, make(command, type));
    TRY(const auto files, files_of(command, made));
    std::error_code error;
    fs::create_directories(command.folder, error);
    if (error) {
        return fail(Errc::invalid, "{}: {}", command.folder.string(), error.message());
    }
    std::vector<Written> written;
    for (const auto& file : files) {
        const auto path = command.folder / file.name;
        TRY(base::write_file(path, file.bytes));
        written.push_back({path.string(), file.bytes.size()});
    }
    if (command.json) {
        std::cout << base::pretty(base::JsonObject{{"type", command.type},
                                                   {"title", made.magnet.title},
                                                   {"files", base::to_json(written)}});
    } else {
        print(made.magnet, written);
    }
    return ExitCode::ok;
}

}  // namespace app
