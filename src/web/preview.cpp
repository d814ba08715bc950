#include "web/preview.hpp"

#include <algorithm>

#include "base/strings.hpp"
#include "books/repository.hpp"
#include "content/cover.hpp"
#include "content/document_epub.hpp"
#include "content/document_html.hpp"
#include "content/document_pdf.hpp"
#include "content/document_preview.hpp"
#include "content/email_html.hpp"
#include "content/email_text.hpp"
#include "content/magnet_words.hpp"
#include "content/page_html.hpp"
#include "content/printed.hpp"
#include "content/quiz_pages.hpp"
#include "funnels/files.hpp"
#include "web/preview_context.hpp"

namespace web {
namespace {

using base::Errc;
using base::fail;
using base::Result;
using store::Tx;

constexpr int kCoverWidth = 480;
constexpr int kCoverHeight = 720;
constexpr std::string_view kCover = "cover";
constexpr std::string_view kQuiz = "quiz";
// Links of a preview lead nowhere.
constexpr std::string_view kNowhere = "#preview";

std::optional<content::Document> document_part(const review::Document& document,
                                               std::string_view part) {
    const auto* magnet = std::get_if<content::LeadMagnet>(&document);
    if (magnet && part == "document") return content::printed(*magnet);
    const auto* funnel = std::get_if<content::Funnel>(&document);
    if (funnel && part == "pack") return funnel->pack;
    return std::nullopt;
}

// The quiz itself, or the result of a segment: "quiz", "quiz-beginner".
Result<std::optional<std::string>> quiz_part(const PreviewScene& scene, std::string_view part) {
    const auto* magnet = std::get_if<content::LeadMagnet>(&scene.document);
    if (!magnet || !magnet->quiz || !part.starts_with(kQuiz)) return std::optional<std::string>{};
    const auto& quiz = *magnet->quiz;
    const auto context = page_context(scene, magnet->delivery);
    if (part == kQuiz) {
        TRY(auto html, content::render_quiz_page(context, {.title = magnet->title, .quiz = quiz}));
        return std::optional(std::move(html));
    }
    TRY(content::check_quiz(quiz));
    for (const auto& segment : quiz.segments) {
        if (part != fmt::format("{}-{}", kQuiz, segment.key)) continue;
        const auto answers = content::answers_for(quiz, segment);
        TRY(const auto result, content::score(quiz, answers));
        const auto title = scene.titles.find(magnet->book);
        TRY(auto html,
            content::render_quiz_result(
                context, {.title = magnet->title,
                          .quiz = quiz,
                          .answers = answers,
                          .result = result,
                          .book_title = title == scene.titles.end() ? "the book" : title->second,
                          .book_url = std::string(kNowhere),
                          .print_url = std::string(kNowhere),
                          .again_url = std::string(kNowhere)}));
        return std::optional(std::move(html));
    }
    return std::optional<std::string>{};
}

const content::Page* page_part(const PreviewScene& scene, std::string_view part) {
    if (const auto* magnet = std::get_if<content::LeadMagnet>(&scene.document)) {
        return part == "landing"    ? &magnet->landing
               : part == "delivery" ? &magnet->delivery
                                    : nullptr;
    }
    if (const auto* offer = std::get_if<content::Offer>(&scene.document)) {
        return part == "page" ? &offer->page : nullptr;
    }
    const auto* funnel = std::get_if<content::Funnel>(&scene.document);
    if (!funnel) return nullptr;
    const auto step = std::ranges::find(funnel->steps, part, &content::FunnelStep::key);
    if (step == funnel->steps.end()) return nullptr;
    if (step->page_owner == content::PageOwner::funnel) return step->page ? &*step->page : nullptr;
    if (!scene.magnet) return nullptr;
    return step->page_owner == content::PageOwner::magnet_landing ? &scene.magnet->landing
                                                                  : &scene.magnet->delivery;
}

const content::SequenceMail* mail_part(const review::Document& document, std::string_view part) {
    const auto* sequence = std::get_if<content::Sequence>(&document);
    if (!sequence) return nullptr;
    const auto mail = std::ranges::find(sequence->mails, part, &content::SequenceMail::key);
    return mail == sequence->mails.end() ? nullptr : &*mail;
}

Result<std::optional<books::Book>> book_of(Tx& tx, const base::BrandId& brand,
                                           std::string_view slug) {
    TRY(const auto row, books::find_book(tx, brand, slug));
    if (!row) return std::optional<books::Book>{};
    TRY(auto book, books::load_book(tx, row->id));
    return std::optional<books::Book>{std::move(book)};
}

// All that a file is made of, read in one transaction.
struct FileSource {
    PreviewScene scene;
    std::optional<books::Book> book;
};

Result<DraftFile> cover_file(const FileSource& source) {
    if (!source.book) return fail(Errc::not_found, "there is no such book");
    const auto& book = *source.book;
    if (book.cover) return DraftFile{book.cover->bytes, book.cover->mime, "cover"};
    const auto& brand = source.scene.brand;
    TRY(auto png, content::render_cover_png({.title = book.title,
                                             .subtitle = book.subtitle,
                                             .author = brand.author.name,
                                             .tag = {},
                                             .brand = brand.name,
                                             .colors = brand.colors,
                                             .theme = brand.theme,
                                             .seed = content::cover_seed(book.title)},
                                            kCoverWidth, kCoverHeight));
    return DraftFile{std::move(png), "image/png", "cover.png"};
}

content::DocumentLook look_for(const FileSource& source, std::string_view part) {
    auto look = content::look_of(source.scene.brand);
    const bool pack = part == "pack";
    const auto* magnet = std::get_if<content::LeadMagnet>(&source.scene.document);
    look.cover_tag = magnet ? content::words_of(magnet->type).tag : "Companion pack";
    if (!pack && source.book && source.book->cover) look.cover = source.book->cover->bytes;
    look.call_url = source.scene.public_url + "/b/" + source.scene.brand.slug;
    if (!pack) look.call_url += '/' + source.scene.draft.book + "/offer";
    return look;
}

Result<DraftFile> captions_file(const FileSource& source, std::string_view format) {
    const auto* magnet = std::get_if<content::LeadMagnet>(&source.scene.document);
    if (!magnet || !magnet->script) return fail(Errc::not_found, "this draft has no captions");
    TRY(auto files, funnels::render_files({.key = magnet->key,
                                           .document = magnet->document,
                                           .formats = {std::string(format)},
                                           .script = &*magnet->script},
                                          {}));
    auto& file = files.front();
    return DraftFile{std::move(file.bytes), std::move(file.content_type), std::move(file.name)};
}

Result<DraftFile> document_file(const FileSource& source, std::string_view part,
                                std::string_view format) {
    const auto document = document_part(source.scene.document, part);
    if (format == "vtt" || format == "srt") return captions_file(source, format);
    if (!document || (format != "pdf" && format != "epub" && format != "png")) {
        return fail(Errc::not_found, "this draft has no file {}.{}", part, format);
    }
    const auto look = look_for(source, part);
    const std::string slug = base::slugify(document->title);
    DraftFile file;
    file.name = fmt::format("{}.{}", slug.empty() ? "document" : slug, format);
    if (format == "pdf") {
        TRY(file.bytes, content::render_pdf(*document, look));
        file.content_type = "application/pdf";
    } else if (format == "png") {
        TRY(file.bytes, content::render_preview_png(*document, look));
        file.content_type = "image/png";
    } else {
        TRY(file.bytes, content::render_epub(*document, look));
        file.content_type = "application/epub+zip";
    }
    return file;
}

}  // namespace

Result<Preview> render_preview(Tx& tx, const PreviewRequest& request) {
    TRY(const auto scene,
        load_scene(tx, request.id, request.version, request.public_url, request.now));
    TRY(auto quiz, quiz_part(scene, request.part));
    if (quiz) return Preview{std::move(*quiz), false};
    if (const auto document = document_part(scene.document, request.part)) {
        return Preview{content::render_html_page(
                           *document, content::look_of(scene.brand),
                           request.sources ? content::Sources::shown : content::Sources::hidden),
                       false};
    }
    if (const auto* mail = mail_part(scene.document, request.part)) {
        const auto context = email_context(scene, *mail);
        if (request.text) {
            TRY(auto text, content::render_email_text(mail->email, context));
            return Preview{std::move(text), true};
        }
        TRY(auto html, content::render_email_html(mail->email, context));
        return Preview{std::move(html), false};
    }
    const auto* page = page_part(scene, request.part);
    if (!page) return fail(Errc::not_found, "this draft has no part \"{}\"", request.part);
    TRY(auto html, content::render_page(*page, page_context(scene, *page)));
    return Preview{std::move(html), false};
}

std::string preview_policy() {
    return "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src 'self' data:; "
           "form-action 'none'; base-uri 'none'; frame-ancestors 'self'";
}

Result<DraftFile> render_draft_file(store::Db& db, const base::DraftId& id, std::int64_t version,
                                    std::string_view file, const std::string& public_url) {
    const auto dot = file.rfind('.');
    const std::string_view stem = file.substr(0, dot);
    const std::string_view format =
        dot == std::string_view::npos ? std::string_view{} : file.substr(dot + 1);
    const bool cover = stem == kCover || stem.starts_with("cover-");
    TRY(const auto source, db.read([&](Tx& tx) -> Result<FileSource> {
        FileSource out;
        TRY(out.scene, load_scene(tx, id, version, public_url, {}));
        const std::string slug(stem.starts_with("cover-") ? stem.substr(kCover.size() + 1)
                                                          : std::string_view(out.scene.draft.book));
        TRY(out.book, book_of(tx, out.scene.draft.brand_id, slug));
        return out;
    }));
    return cover ? cover_file(source) : document_file(source, stem, format);
}

}  // namespace web
