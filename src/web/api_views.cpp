#include "web/api_views.hpp"

#include <algorithm>

#include "content/merge.hpp"
#include "funnels/files.hpp"

namespace web {
namespace {

// PRODUCT's thresholds: above the first a draft may be approved as it is, below the second it
// comes first.
constexpr double kGood = 0.8;
constexpr double kUrgent = 0.7;

base::Json number_or_null(const std::optional<double>& number) {
    return number ? base::Json(*number) : base::Json(nullptr);
}

base::Json metric_view(const analytics::Metric& metric) {
    return base::JsonObject{{"value", metric.value},
                            {"previous", number_or_null(metric.previous)},
                            {"change", number_or_null(metric.change)},
                            {"spark", base::to_json(metric.spark)}};
}

base::Json quality_view(const review::Quality& quality) {
    base::JsonArray checks;
    for (const auto& check : quality.checks) {
        checks.push_back(base::JsonObject{
            {"name", check.name}, {"score", check.score}, {"explanation", check.explanation}});
    }
    return base::JsonObject{
        {"overall", quality.overall},
        {"recommendation", quality.overall > kGood ? "approve" : "review_carefully"},
        {"checks", std::move(checks)}};
}

std::string backing(const content::Promise& promise) {
    std::string name(base::enum_name(promise.backed_by));
    return promise.ref.empty() ? name : name + ' ' + promise.ref;
}

base::Json promise_views(const std::vector<review::PromiseCheck>& promises) {
    base::JsonArray out;
    for (const auto& check : promises) {
        const auto& promise = check.promise;
        out.push_back(base::JsonObject{{"id", promise.id},
                                       {"kind", base::enum_name(promise.kind)},
                                       {"statement", promise.statement},
                                       {"backed_by", backing(promise)},
                                       {"holds", check.holds},
                                       {"explanation", check.explanation}});
    }
    return out;
}

std::string delay_note(const content::SequenceMail& mail) {
    if (mail.delay == base::Duration{0}) return "Sent at once";
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(mail.delay).count();
    if (hours == 0 || mail.delay != std::chrono::hours(hours)) {
        return "Sent " + base::format_duration(mail.delay) + " after the start";
    }
    const bool days = hours % 24 == 0;
    const auto amount = days ? hours / 24 : hours;
    return fmt::format("Sent {} {}{} after the start", amount, days ? "day" : "hour",
                       amount == 1 ? "" : "s");
}

// Where a step leads, for whoever looks at it alone.
std::string step_note(const content::FunnelStep& step) {
    std::string note = step.path.empty() ? "The funnel's first page" : "/" + step.path;
    if (!step.goal.empty()) {
        std::string goal = step.goal;
        std::ranges::replace(goal, '_', ' ');
        note += fmt::format("; goal: {}", goal);
    }
    if (step.target_rate > 0) note += fmt::format(", {:.0f}%", step.target_rate * 100);
    return note;
}

std::string points_note(const content::Quiz& quiz) {
    int most = 0;
    for (const auto& question : quiz.questions) most += content::most_points(question);
    return fmt::format("{} questions, {} points at most", quiz.questions.size(), most);
}

std::string script_note(const content::VideoScript& script) {
    const auto seconds =
        std::chrono::round<std::chrono::seconds>(content::scene_starts(script).back()).count();
    return fmt::format("{}:{:02} minutes, {} scenes, {} captions", seconds / 60, seconds % 60,
                       script.scenes.size(), content::captions(script).size());
}

class Parts {
  public:
    Parts(const review::Draft& draft, std::int64_t version)
        : base_("/api/v1/reviews/" + draft.id.str()),
          query_(version == draft.version ? std::string{} : fmt::format("version={}", version)) {}

    void page(const std::string& key, const std::string& title, std::string note = {}) {
        PreviewPart part{.key = key, .title = title, .format = "page", .html = preview(key)};
        if (!note.empty()) part.note = std::move(note);
        out.push_back(std::move(part));
    }
    void mail(const content::SequenceMail& mail, const std::string& title) {
        PreviewPart part{
            .key = mail.key, .title = title, .format = "email", .html = preview(mail.key)};
        part.text = part.html + (query_.empty() ? "?" : "&") + "format=text";
        part.note = delay_note(mail);
        out.push_back(std::move(part));
    }
    void document(const std::string& key, const std::string& title,
                  const std::vector<std::string>& formats, std::string note = {}) {
        PreviewPart part{.key = key, .title = title, .format = "document", .html = preview(key)};
        for (const auto& format : formats) {
            auto& address = format == "pdf"    ? part.pdf
                            : format == "epub" ? part.epub
                            : format == "vtt"  ? part.vtt
                                               : part.srt;
            address = file(key + '.' + format);
        }
        part.picture = file(key + ".png");
        if (!note.empty()) part.note = std::move(note);
        out.push_back(std::move(part));
    }
    // The questions as the reader meets them, and the page of each result.
    void quiz(const content::Quiz& quiz) {
        page("quiz", "Quiz", points_note(quiz));
        for (std::size_t i = 0; i < quiz.segments.size(); ++i) {
            const auto& segment = quiz.segments[i];
            const int to = i + 1 < quiz.segments.size() ? quiz.segments[i + 1].from - 1 : 100;
            page("quiz-" + segment.key, "Result: " + segment.key,
                 fmt::format("Shown from {} to {}%; the tag ends with {}", segment.from, to,
                             segment.key));
        }
    }

    std::vector<PreviewPart> out;

  private:
    std::string with_query(std::string url) const {
        return query_.empty() ? url : url + '?' + query_;
    }
    std::string preview(const std::string& key) const {
        return with_query(base_ + "/preview/" + key);
    }
    std::string file(const std::string& name) const { return with_query(base_ + "/files/" + name); }

    std::string base_;
    std::string query_;
};

}  // namespace

std::string shown(const content::Text& text) {
    static const content::Fields kReader{{"first_name", "Ana"}};
    auto merged = content::merge(text, kReader);
    return merged ? std::move(merged).value() : content::plain(text);
}

TagView tag_view(const std::string& tag, const std::map<std::string, std::string>& titles) {
    const std::string_view text(tag);
    constexpr std::string_view kBought = "purchased_";
    constexpr std::string_view kSource = "source:";
    constexpr std::string_view kQuiz = "quiz:";
    if (text == "lead") return {tag, "Lead"};
    if (text == "customer") return {tag, "Customer"};
    if (text.starts_with(kBought)) {
        const std::string slug(text.substr(kBought.size()));
        const auto title = titles.find(slug);
        return {tag, "Bought " + (title == titles.end() ? slug : title->second)};
    }
    if (text.starts_with(kQuiz)) {
        const auto segment = text.rfind(':');
        const std::string slug(text.substr(kQuiz.size(), segment - kQuiz.size()));
        const auto title = titles.find(slug);
        return {tag, fmt::format("Quiz: {}, {}", text.substr(segment + 1),
                                 title == titles.end() ? slug : title->second)};
    }
    if (text.starts_with(kSource)) {
        const std::string source(text.substr(kSource.size()));
        return {tag, source == "direct" ? "Came directly" : "From " + source};
    }
    return {tag, tag};
}

std::vector<NeedView> need_views(const std::vector<review::Need>& needs) {
    std::vector<NeedView> out;
    for (const auto& need : needs) {
        out.push_back({need.draft.id.str(), need.draft.kind, need.draft.title, need.reason});
    }
    return out;
}

ReviewItem review_item(const review::Draft& draft) {
    ReviewItem item{.id = draft.id,
                    .kind = draft.kind,
                    .key = draft.key,
                    .title = draft.title,
                    .book = draft.book,
                    .status = draft.status,
                    .version = draft.version,
                    .writer = draft.writer,
                    .quality = draft.quality,
                    .priority = draft.quality < kUrgent ? "high" : "normal",
                    .created_at = draft.created_at,
                    .decided_at = draft.decided_at,
                    .decided_by = std::nullopt};
    if (!draft.decided_by.empty()) item.decided_by = draft.decided_by;
    return item;
}

std::vector<PreviewPart> preview_parts(const review::Draft& draft, const review::Document& document,
                                       std::int64_t version) {
    Parts parts(draft, version);
    if (const auto* magnet = std::get_if<content::LeadMagnet>(&document)) {
        parts.page("landing", "Landing page");
        parts.page("delivery", "Thank-you page");
        if (magnet->quiz) parts.quiz(*magnet->quiz);
        parts.document("document", magnet->document.title, funnels::formats_of(magnet->type),
                       magnet->script ? script_note(*magnet->script) : std::string{});
    } else if (const auto* funnel = std::get_if<content::Funnel>(&document)) {
        for (const auto& step : funnel->steps) parts.page(step.key, step.name, step_note(step));
        if (funnel->pack) {
            parts.document("pack", funnel->pack->title, funnels::reading_formats());
        }
    } else if (const auto* sequence = std::get_if<content::Sequence>(&document)) {
        for (const auto& mail : sequence->mails) {
            parts.mail(mail, shown(mail.email.subject));
        }
    } else {
        parts.page("page", std::get<content::Offer>(document).name);
    }
    return std::move(parts.out);
}

base::Json review_view(const review::Review& review, std::int64_t version) {
    return base::JsonObject{
        {"item", base::to_json(review_item(review.draft))},
        {"document", review::to_json(review.document)},
        {"parts", base::to_json(preview_parts(review.draft, review.document, version))},
        {"quality", quality_view(review.quality)},
        {"promises", promise_views(review.promises)},
        {"problems", base::to_json(review.problems)},
        {"needs", base::to_json(need_views(review.needs))},
        {"versions", base::to_json(review.versions)}};
}

base::Json overview_view(const analytics::Overview& overview, const std::string& currency,
                         std::int64_t in_doubt, std::int64_t pending_reviews, Time as_of) {
    return base::JsonObject{{"currency", currency},
                            {"total_leads", metric_view(overview.total_leads)},
                            {"conversion_rate", metric_view(overview.conversion_rate)},
                            {"revenue_30d", metric_view(overview.revenue_30d)},
                            {"open_rate", metric_view(overview.open_rate)},
                            {"orders_30d", overview.orders_30d},
                            {"mails_sent_30d", overview.mails_sent_30d},
                            {"in_doubt", in_doubt},
                            {"pending_reviews", pending_reviews},
                            {"as_of", base::format_time(as_of)}};
}

}  // namespace web
