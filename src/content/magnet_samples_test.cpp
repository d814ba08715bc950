#include "content/magnet_samples_test.hpp"

#include "content/magnet_documents.hpp"

namespace content {
namespace {

Text book(std::string words) {
    return sourced(std::move(words), "letters/c1p1");
}

const std::array<const char*, 6> kParagraphs = {
    "A notice says what the office believes about your year, and asks you to agree. In the first "
    "hour most people do one of two wrong things: they pay it, or they put it in a drawer.",
    "There are four things to find on the first page before you feel anything: the year, the "
    "number in the corner, the date, and the sentence that says what they want you to do. Write "
    "them on the envelope, and the letter becomes a form like any other.",
    "The number in the corner is the one that matters. It names the kind of letter, and each kind "
    "has been sent a million times before; whoever answers yours will look for the same three "
    "facts in the same order, so put them there.",
    "Nobody at the other end is angry. A machine compared two figures, found that they differ, and "
    "printed a page. The person who opens your answer has a quota and a screen, and wants to close "
    "the case before lunch as much as you do.",
    "Disagreeing costs a stamp. Agreeing with a wrong figure costs the figure, the interest on it, "
    "and next year's letter, because what you accepted once is taken as the truth from then on.",
    "Keep a copy of everything, in one folder, with the newest sheet on top. When the second "
    "letter "
    "comes, and it does come, you will know in a minute what was said and by whom."};

const std::array<const char*, 8> kChapters = {
    "The letter on the table",
    "Four facts before breakfast",
    "Numbers in the corner",
    "What the machine compared",
    "How to disagree on one page",
    "Penalties, and the word that removes them",
    "When it is wise to call someone",
    "A drawer that works: keeping seven years of paper in one place"};

const std::array<const char*, 9> kActions = {
    "Write the year, the number, the date and the demand on the envelope",
    "Compare the notice with the return you filed, line by line",
    "Ask for the calculation in writing",
    "Send the answer by registered mail",
    "Copy both sides of every sheet",
    "Mark the last day to answer in your calendar",
    "Enclose the form that proves the figure",
    "Ask for the penalty to be removed the first time",
    "Put the newest sheet on top of the folder"};

const std::array<const char*, 4> kReasons = {
    "It takes a minute, and it is what the person at the other end looks for first.",
    "Half of all notices are about a form that came late.",
    "What is not in writing was never said.", "The right lapses on that day, whatever the reason."};

Document frame(std::string title, std::string subtitle) {
    return {.title = std::move(title),
            .subtitle = std::move(subtitle),
            .author = "Nora Vance",
            .book = "letters",
            .parts = {}};
}

void close(Document& document) {
    document.parts.push_back(AuthorPart{pattern("About the author")});
    document.parts.push_back(
        CallPart{pattern("Read the rest of The Letter on the Table"),
                 pattern("Twelve chapters on what offices know and how they say it, with every "
                         "form of answer ready to copy."),
                 "Get the book"});
}

void paragraphs(Document& document, std::size_t count, std::size_t from) {
    for (std::size_t i = 0; i < count; ++i) {
        document.parts.push_back(ParagraphPart{book(kParagraphs[(from + i) % kParagraphs.size()])});
    }
}

Document free_chapter() {
    auto document = frame("The Letter on the Table", "What to do before you answer");
    document.parts.push_back(HeadingPart{1, book(kChapters[0])});
    paragraphs(document, 6, 0);
    document.parts.push_back(HeadingPart{2, pattern("The second page")});
    paragraphs(document, 5, 2);
    document.parts.push_back(
        QuotePart{book("An envelope with a window has never yet been improved by waiting.")});
    paragraphs(document, 6, 1);
    document.parts.push_back(TablePart{{{pattern("Letter"), pattern("Days"), pattern("Cost")},
                                        {pattern("Proposal"), pattern("30"), pattern("$0")},
                                        {pattern("Demand"), pattern("21"), pattern("$1,240")},
                                        {pattern("Levy"), pattern("0"), pattern("$12,400")}}});
    close(document);
    return document;
}

Document checklist() {
    auto document = frame("The Letter Checklist", "Everything to do between envelope and answer");
    document.parts.push_back(ParagraphPart{
        pattern("Work from the top. Each box is one thing to do, and under it the reason.")});
    std::size_t item = 0;
    for (std::size_t c = 0; c < 6; ++c) {
        ChecklistPart group{.heading = book(kChapters[c])};
        for (std::size_t i = 0; i < 3 + c % 3; ++i) {
            group.items.push_back(
                {book(kActions[item % kActions.size()]), book(kReasons[item % kReasons.size()])});
            ++item;
        }
        document.parts.push_back(std::move(group));
    }
    close(document);
    return document;
}

Document mini_guide() {
    auto document = frame("Answering Letters in a Week", "A quick-start guide");
    for (std::size_t c = 0; c < 6; ++c) {
        document.parts.push_back(HeadingPart{1, book(kChapters[(c + 2) % kChapters.size()])});
        paragraphs(document, 2, c);
        document.parts.push_back(ListPart{
            c % 2 == 0, {book(kActions[c]), book(kActions[c + 1]), book(kActions[c + 2])}});
        document.parts.push_back(HeadingPart{2, pattern("An example")});
        paragraphs(document, 1, c + 3);
    }
    close(document);
    return document;
}

Document worksheet() {
    auto document = frame("Your Letter, Step by Step", "A worksheet to fill in");
    document.parts.push_back(HeadingPart{1, pattern("Before you answer")});
    paragraphs(document, 1, 1);
    document.parts.push_back(FieldPart{"year", pattern("The year the letter is about"), {}, 1});
    document.parts.push_back(FieldPart{"number", pattern("The number in its corner"),
                                       pattern("Top or bottom right, two letters and a number"),
                                       1});
    document.parts.push_back(FieldPart{"demand",
                                       pattern("What they want you to do, in their words"),
                                       pattern("Copy the sentence; do not sum it up yet"), 3});
    document.parts.push_back(
        ChecklistPart{pattern("Tick what you have at hand"),
                      {{book(kActions[1]), {}}, {book(kActions[4]), book(kReasons[2])}}});
    document.parts.push_back(HeadingPart{1, pattern("Your answer")});
    paragraphs(document, 1, 4);
    document.parts.push_back(FieldPart{"reason", pattern("Why the figure is wrong"), {}, 6});
    document.parts.push_back(FieldPart{"proof", pattern("What proves it"), {}, 4});
    document.parts.push_back(FieldPart{"date", pattern("When I post it"), {}, 1});
    close(document);
    return document;
}

}  // namespace

Quiz sample_quiz() {
    Quiz quiz;
    quiz.intro = pattern("Ten questions show how ready you are for the next envelope.");
    const std::array<const char*, 4> answers = {"I put it in a drawer", "I pay what it says",
                                                "I read the first page twice",
                                                "I compare it with what I filed, line by line"};
    for (std::size_t q = 0; q < 10; ++q) {
        QuizQuestion question{.text = book(fmt::format("What do you do about this: {}?",
                                                       kChapters[q % kChapters.size()])),
                              .answers = {},
                              .lesson = book(kParagraphs[q % kParagraphs.size()])};
        for (int a = 0; a < 4; ++a) {
            question.answers.push_back({book(answers[static_cast<std::size_t>(a)]), a});
        }
        quiz.questions.push_back(std::move(question));
    }
    const auto segment = [&](std::string key, int from, const char* heading, std::size_t at) {
        quiz.segments.push_back({.key = std::move(key),
                                 .from = from,
                                 .heading = pattern(heading),
                                 .paragraphs = {book(kParagraphs[at])},
                                 .advice = {book(kActions[at]), book(kActions[at + 1])},
                                 .recommendation = pattern("Read chapter 2 next.")});
    };
    segment("beginner", 0, "You fear the envelope", 0);
    segment("intermediate", kIntermediateFrom, "You open it", 1);
    segment("advanced", kAdvancedFrom, "You answer it", 2);
    return quiz;
}

VideoScript sample_script() {
    VideoScript script;
    for (std::size_t s = 0; s < 7; ++s) {
        Scene scene{.slide = book(kChapters[s]),
                    .lines = {book("One page"), book("Three facts"), book("No anger")},
                    .spoken = {}};
        for (std::size_t i = 0; i < 3; ++i) {
            scene.spoken.push_back(book(kParagraphs[(s + i) % kParagraphs.size()]));
        }
        script.scenes.push_back(std::move(scene));
    }
    return script;
}

Document sample_magnet(MagnetType type) {
    Document about;
    switch (type) {
        case MagnetType::free_chapter:
            return free_chapter();
        case MagnetType::checklist:
            return checklist();
        case MagnetType::mini_guide:
            return mini_guide();
        case MagnetType::worksheet:
            return worksheet();
        case MagnetType::quiz:
            about = frame("How Ready Are You for the Next Envelope?", "Ten questions");
            close(about);
            return quiz_document(sample_quiz(), std::move(about));
        case MagnetType::video_script:
            break;
    }
    about = frame("Letters in Seven Minutes", "The script of the video");
    close(about);
    return script_document(sample_script(), std::move(about));
}

DocumentLook sample_look(Theme theme, MagnetType type) {
    static const std::map<MagnetType, const char*> kTags = {
        {MagnetType::free_chapter, "A free chapter"},
        {MagnetType::checklist, "A checklist"},
        {MagnetType::mini_guide, "A quick-start guide"},
        {MagnetType::quiz, "A quiz"},
        {MagnetType::worksheet, "A worksheet"},
        {MagnetType::video_script, "A video script"}};
    DocumentLook look;
    look.theme = theme;
    if (theme == Theme::ledger) look.colors = {"#16202c", "#f7f8f9", "#0f5c8c"};
    if (theme == Theme::daylight) look.colors = {"#2a2433", "#fffaf2", "#b3432f"};
    look.brand = "Information Asymmetry";
    look.postal_address = "1 Example Street, Sampleton";
    look.author = {"Nora Vance", "former analyst",
                   "She read letters for an office for eleven years and now answers them. She "
                   "lives by the sea with a cat and seven years of paper in one drawer."};
    look.call_url = "https://example.com/b/press/letters";
    look.cover_tag = kTags.at(type);
    return look;
}

}  // namespace content
