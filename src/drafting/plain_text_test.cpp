#include "drafting/plain_text_test.hpp"

#include "base/json.hpp"
#include "drafting/walk.hpp"

namespace drafting {

namespace {

void append_promises(std::string& out, const std::vector<content::Promise>& promises) {
    for (const content::Promise& promise : promises) {
        out += fmt::format("      promise {}: {} [{} {}]\n", promise.id, promise.statement,
                           base::enum_name(promise.backed_by), promise.ref);
    }
}

template <class Blocks>
void append_blocks(std::string& out, const Blocks& blocks) {
    for (const auto& block : blocks) {
        std::visit(
            [&](const auto& held) {
                using Held = std::decay_t<decltype(held)>;
                out += fmt::format("  <{}>", Held::kType);
                if constexpr (requires { held.when; }) {
                    if (!held.when.empty()) out += fmt::format(" when {}", held.when);
                }
                out += "\n";
                walk(
                    held, "",
                    [&](std::string_view name, const content::Text& text) {
                        if (!text.empty())
                            out += fmt::format("    {}: {}\n", name, content::plain(text));
                    },
                    [&](std::string_view name, const std::string& words) {
                        if (!words.empty() && name != "when")
                            out += fmt::format("    {}= {}\n", name, words);
                    });
            },
            block);
    }
}

void append(std::string& out, const content::Page& page) {
    out += fmt::format("---- page {} | {} | {}\n", base::enum_name(page.kind), page.title,
                       page.description);
    append_blocks(out, page.blocks);
    append_promises(out, page.promises);
}

void append(std::string& out, const content::Document& document) {
    out += fmt::format("---- document {} | {} | {}\n", document.title, document.subtitle,
                       document.author);
    append_blocks(out, document.parts);
}

void append(std::string& out, const content::Quiz& quiz) {
    out += fmt::format("---- quiz\n  {}\n", content::plain(quiz.intro));
    for (std::size_t i = 0; i < quiz.questions.size(); ++i) {
        const content::QuizQuestion& question = quiz.questions[i];
        out += fmt::format("  {}. {}\n", i + 1, content::plain(question.text));
        for (const content::QuizAnswer& answer : question.answers)
            out += fmt::format("      ({}) {}\n", answer.points, content::plain(answer.text));
        out += fmt::format("      lesson: {}\n", content::plain(question.lesson));
    }
    for (const content::QuizSegment& segment : quiz.segments) {
        out += fmt::format("  [{} from {}] {}\n", segment.key, segment.from,
                           content::plain(segment.heading));
        for (const auto& paragraph : segment.paragraphs)
            out += fmt::format("    {}\n", content::plain(paragraph));
        for (const auto& line : segment.advice)
            out += fmt::format("    - {}\n", content::plain(line));
        out += fmt::format("    > {}\n", content::plain(segment.recommendation));
    }
}

void append(std::string& out, const content::VideoScript& script) {
    out += fmt::format("---- script of {} words\n", content::spoken_words(script));
    for (const content::Scene& scene : script.scenes) {
        out += fmt::format("  [{}]\n", content::plain(scene.slide));
        for (const auto& line : scene.lines) out += fmt::format("    | {}\n", content::plain(line));
        for (const auto& paragraph : scene.spoken)
            out += fmt::format("    {}\n", content::plain(paragraph));
    }
}

void append(std::string& out, const content::LeadMagnet& magnet) {
    out += fmt::format("\n======== MAGNET {} | {}\n", magnet.key, magnet.title);
    append(out, magnet.landing);
    append(out, magnet.delivery);
    append(out, magnet.document);
    if (magnet.quiz) append(out, *magnet.quiz);
    if (magnet.script) append(out, *magnet.script);
}

void append(std::string& out, const content::Funnel& funnel) {
    out += fmt::format("\n======== FUNNEL {} | {}\n", funnel.key, funnel.name);
    for (const content::PricedOffer& offer : funnel.offers) {
        out += fmt::format("  offer {} \"{}\" {} for {}\n", offer.key, offer.name,
                           fmt::join(offer.products, "+"), base::format_money(offer.price));
    }
    for (const content::FunnelStep& step : funnel.steps) {
        out += fmt::format("#### {} ({}) goal {} {} -> {} / {}\n", step.name, step.key, step.goal,
                           step.target_rate, step.accepted, step.declined);
        if (step.page) append(out, *step.page);
    }
    if (funnel.pack) append(out, *funnel.pack);
}

void append(std::string& out, const content::Sequence& sequence) {
    out += fmt::format("\n======== SEQUENCE {}\n", sequence.name);
    for (const content::SequenceMail& mail : sequence.mails) {
        out += fmt::format("---- mail {} after {}{}\n  Subject: {}\n  Preview: {}\n", mail.key,
                           base::format_duration(mail.delay),
                           mail.code ? " code " + mail.code->key : "",
                           content::plain(mail.email.subject), content::plain(mail.email.preview));
        append_blocks(out, mail.email.blocks);
        append_promises(out, mail.email.promises);
    }
}

void append(std::string& out, const content::Offer& offer) {
    out += fmt::format("\n======== OFFER {} | {}\n", offer.key, offer.name);
    for (const content::PricedOffer& priced : offer.offers) {
        out += fmt::format("  offer {} {} for {}\n", priced.key, fmt::join(priced.products, "+"),
                           base::format_money(priced.price));
    }
    append(out, offer.page);
}

}  // namespace

std::string plain_text(const Draft& draft) {
    std::string out;
    std::visit([&](const auto& made) { append(out, made); }, draft);
    return out;
}

}  // namespace drafting
