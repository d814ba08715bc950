// Checks are worth something if damage lowers them: the more, the lower, on average over a hundred
// seeded draws. The words are a letter of our own; what is done to them is random.
#include <array>
#include <cmath>
#include <functional>
#include <iostream>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/strings.hpp"
#include "review/quality.hpp"

namespace review {
namespace {

constexpr int kDraws = 100;
constexpr std::array<double, 4> kDamage{0, 0.1, 0.25, 0.5};

const std::vector<std::string>& paragraphs() {
    static const std::vector<std::string> all{
        "Your bank sends a letter when it raises the monthly fee, and most people never open it.",
        "A fee of nine dollars looks small, but it takes more than a hundred from your savings in "
        "a year.",
        "Write the fee of each account on one sheet of paper before you call the branch.",
        "The clerk will often lower the charge if you ask for it and name a cheaper bank.",
        "A deposit account without fees pays you interest, while the old one quietly charges you.",
        "Keep the statement of every month in a folder so that you can compare the numbers.",
        "If the rate of your card has changed, the statement says so in the last lines.",
        "The best time to move your savings is the week after the interest was paid."};
    return all;
}

const std::vector<std::string>& another_book() {
    static const std::vector<std::string> all{
        "The tomato wants a warm wall, rich soil and water in the early hours of the morning.",
        "Prune the old wood of the apple tree in winter, while the sap is down and frost is near.",
        "Bees come to a garden where something blossoms from the first thaw to late autumn.",
        "Sow the lettuce in short rows every other week, and you will cut fresh heads all summer.",
        "A heap of leaves and kitchen scraps turns into dark compost within about nine months.",
        "Snails hide under boards by day, so lift these boards and carry them to the hedge.",
        "Roses that stand too close to each other catch mildew when the nights are damp.",
        "Dig the beds over once in spring and leave the worms to do the remaining labour."};
    return all;
}

content::SequenceMail mail_of(const std::vector<std::string>& texts, bool with_call = true) {
    content::SequenceMail mail;
    mail.email.subject = content::pattern("What your bank takes");
    for (const auto& words : texts) {
        mail.email.blocks.push_back(content::ParagraphBlock{"", content::pattern(words)});
    }
    if (with_call) mail.email.blocks.push_back(content::ButtonBlock{"", "Read the chapter", {}});
    return mail;
}

double score(const content::Sequence& sequence, std::string_view name) {
    static const Vocabulary kBook = vocabulary_of(
        {"bank fee", "savings account", "interest rate", "monthly statement", "deposit"});
    for (const auto& check : assess(sequence, {}, kBook).checks) {
        if (check.name == name) return check.score;
    }
    throw std::runtime_error("no such check");
}

using Random = std::mt19937;
using Words = std::vector<std::string>;
using Damage = std::function<void(Words&, Random&)>;

std::size_t any(std::size_t count, Random& random) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
}

// The letter after so many blows for every hundred of its words.
std::vector<std::string> damaged(const Damage& damage, double share, Random& random) {
    std::vector<std::string> out;
    for (const auto& paragraph : paragraphs()) {
        Words words;
        for (const auto word : base::split(paragraph, ' ')) words.emplace_back(word);
        const auto blows = static_cast<int>(std::lround(share * static_cast<double>(words.size())));
        for (int i = 0; i < blows; ++i) damage(words, random);
        std::string joined;
        for (const auto& word : words) joined += (joined.empty() ? "" : " ") + word;
        out.push_back(joined);
    }
    return out;
}

// The mean score at each strength of what `make` makes.
std::vector<double> falling(std::string_view check,
                            const std::function<content::Sequence(double, Random&)>& make) {
    std::vector<double> out;
    for (const double share : kDamage) {
        double sum = 0;
        for (int draw = 0; draw < kDraws; ++draw) {
            Random random(static_cast<unsigned>(draw));
            sum += score(make(share, random), check);
        }
        out.push_back(sum / kDraws);
    }
    return out;
}

void expect_each_lower(const std::vector<double>& means) {
    for (const double mean : means) std::cout << fmt::format("  {:.3f}", mean);
    std::cout << '\n';
    for (std::size_t i = 1; i < means.size(); ++i) {
        EXPECT_LT(means[i], means[i - 1]) << testing::PrintToString(means);
    }
}

std::vector<double> grammar_under(const Damage& damage) {
    return falling("grammar", [&](double share, Random& random) {
        content::Sequence made;
        made.mails = {mail_of(damaged(damage, share, random))};
        return made;
    });
}

TEST(Damage, MissingWordsLowerTheGrammar) {
    const auto means = grammar_under([](Words& words, Random& random) {
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(any(words.size(), random)));
    });
    EXPECT_GT(means.front(), 0.9) << "the letter is sound";
    expect_each_lower(means);
}

TEST(Damage, SwappedWordsLowerTheGrammar) {
    expect_each_lower(grammar_under([](Words& words, Random& random) {
        std::swap(words[any(words.size(), random)], words[any(words.size(), random)]);
    }));
}

TEST(Damage, DoubledWordsLowerTheGrammar) {
    expect_each_lower(grammar_under([](Words& words, Random& random) {
        const std::size_t at = any(words.size(), random);
        const std::string word = words[at];
        words.insert(words.begin() + static_cast<std::ptrdiff_t>(at), word);
    }));
}

TEST(Damage, AnotherBooksWordsLowerTheRelevance) {
    expect_each_lower(falling("relevance", [](double share, Random& random) {
        auto texts = paragraphs();
        std::vector<std::size_t> order(texts.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::ranges::shuffle(order, random);
        const auto replaced = std::lround(share * static_cast<double>(texts.size()));
        for (long i = 0; i < replaced; ++i) {
            const std::size_t at = order[static_cast<std::size_t>(i)];
            texts[at] = another_book()[at];
        }
        content::Sequence made;
        made.mails = {mail_of(texts)};
        return made;
    }));
}

TEST(Damage, MailsWithoutTheirCallToActionLowerThatCheck) {
    const auto means = falling("cta", [](double share, Random& random) {
        constexpr std::size_t kMails = 8;
        std::vector<bool> calls(kMails, true);
        const auto removed = std::lround(share * static_cast<double>(kMails));
        std::fill_n(calls.begin(), removed, false);
        std::shuffle(calls.begin(), calls.end(), random);
        content::Sequence made;
        for (const bool call : calls) made.mails.push_back(mail_of(paragraphs(), call));
        return made;
    });
    EXPECT_EQ(means.front(), 1);
    expect_each_lower(means);
}

}  // namespace
}  // namespace review
