#include "text/voice.hpp"

#include <algorithm>
#include <cmath>

#include "base/strings.hpp"
#include "text/lexicon.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace text {

namespace {

bool is_formal(Tag tag) {
    return is_noun(tag) || is_adjective(tag) || tag == Tag::in || tag == Tag::of ||
           tag == Tag::to || tag == Tag::dt;
}

bool is_informal(Tag tag) {
    return tag == Tag::prp || tag == Tag::wp || is_verb(tag) || is_adverb(tag) || tag == Tag::uh;
}

bool is_contraction(const std::string& word) {
    return word == "n't" || word == "'re" || word == "'ve" || word == "'ll" || word == "'m" ||
           word == "'d";
}

bool is_second_person(const std::string& word) {
    return word == "you" || word == "your" || word == "yours" || word == "yourself";
}

// ln of how much oftener than in newspapers; unknown words count as rare ones.
double favour(const std::string& word, double share) {
    double usual = -13;
    for (const Reading& reading : look_up(word)) {
        usual = std::max(usual, static_cast<double>(reading.log_probability));
    }
    return std::log(share) - usual;
}

}  // namespace

void VoiceProfile::add(const Words& sentence) {
    const auto length = static_cast<double>(count_words(sentence));
    if (length == 0) return;
    ++sentences_;
    squares_ += length * length;
    words_ += static_cast<std::size_t>(length);
    first_person_ += has_first_person(sentence) ? 1 : 0;
    bool second = false;
    for (const auto& word : sentence) {
        if (word.token.kind == TokenKind::punctuation) continue;
        const std::string lower = base::replace_all(to_lower(word.token.text), "’", "'");
        second = second || is_second_person(lower);
        contractions_ += is_contraction(lower) ? 1 : 0;
        formal_ += is_formal(word.tag) ? 1 : 0;
        informal_ += is_informal(word.tag) ? 1 : 0;
        if (word.token.kind == TokenKind::word && !is_proper(word.tag) && !is_stop_word(lower) &&
            lower.size() > 2 && has_letter(lower) && !lower.starts_with('\'')) {
            ++counts_[lower];
        }
    }
    second_person_ += second ? 1 : 0;
}

Voice VoiceProfile::voice(std::size_t favourites) const {
    Voice out;
    if (sentences_ == 0) return out;
    const auto sentences = static_cast<double>(sentences_);
    const auto words = static_cast<double>(words_);
    out.sentence_words = words / sentences;
    out.sentence_spread =
        std::sqrt(std::max(0.0, squares_ / sentences - out.sentence_words * out.sentence_words));
    out.first_person = static_cast<double>(first_person_) / sentences;
    out.second_person = static_cast<double>(second_person_) / sentences;
    out.contractions = 100 * static_cast<double>(contractions_) / words;
    out.formality =
        50 + 50 * (static_cast<double>(formal_) - static_cast<double>(informal_)) / words;
    // What is said once or twice is no habit.
    struct Favourite {
        std::string word;
        double value;
    };
    std::vector<Favourite> all;
    for (const auto& [word, count] : counts_) {
        if (count < 3) continue;
        const auto times = static_cast<double>(count);
        const double value = std::log(times) * favour(word, times / words);
        if (value > 0) all.push_back({word, value});
    }
    std::ranges::sort(all, [](const Favourite& a, const Favourite& b) {
        return a.value != b.value ? a.value > b.value : a.word < b.word;
    });
    if (all.size() > favourites) all.resize(favourites);
    for (auto& each : all) out.favourite_words.push_back(std::move(each.word));
    return out;
}

}  // namespace text
