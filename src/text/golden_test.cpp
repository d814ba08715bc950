// Sentence splitting against the Golden Rules of the Pragmatic Segmenter (K. Dias, MIT licence): 52
// short texts with the sentences that a person sees in them. Published: Pragmatic Segmenter 98.1 %,
// CoreNLP 59.6 %.
#include <iostream>

#include <gtest/gtest.h>

#include "base/files.hpp"
#include "base/json.hpp"
#include "base/strings.hpp"
#include "support/corpus.hpp"
#include "text/sentences.hpp"
#include "text/unicode.hpp"

namespace text {
namespace {

std::vector<std::string> expected_of(const base::Json& rule) {
    std::vector<std::string> out;
    for (const auto& each : rule.at("expected").as_array()) {
        out.push_back(collapse_space(std::string(each.as_string())));
    }
    return out;
}

// White space does not count. One rule was copied from Ruby source with its escapes: \" is a
// quotation mark.
std::vector<std::string> found_in(const base::Json& rule) {
    const std::string words =
        base::replace_all(std::string(rule.at("text").as_string()), "\\\"", "\"");
    std::vector<std::string> out;
    for (const auto each : sentences(words)) out.push_back(collapse_space(each));
    return out;
}

TEST(Sentences, FollowTheGoldenRules) {
    REQUIRE_CORPUS(corpus);
    const auto file = base::read_file(corpus / "datasets/sentences/golden-rules-en.json");
    ASSERT_TRUE(file) << file.error().message;
    const auto json = base::parse_json(file.value());
    ASSERT_TRUE(json) << json.error().message;
    const auto& rules = json.value().as_array();
    std::size_t exact = 0;
    for (const auto& rule : rules) {
        const auto found = found_in(rule);
        if (found == expected_of(rule)) {
            ++exact;
            continue;
        }
        std::cout << "    otherwise: " << rule.at("rule").as_int64() << ' '
                  << rule.at("name").as_string();
        for (const auto& each : found) std::cout << " | " << each;
        std::cout << '\n';
    }
    std::cout << exact << " of " << rules.size() << " golden rules\n";
    ASSERT_EQ(rules.size(), 52u);
    EXPECT_GE(exact * 100, rules.size() * 96);
}

}  // namespace
}  // namespace text
