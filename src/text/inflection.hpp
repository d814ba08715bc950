// English word forms for copy: articles, plurals, verb forms, letter case, lists.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace text {

// "hour" -> "an hour", "user" -> "a user", "IRS letter" -> "an IRS letter".
std::string with_article(std::string_view noun_phrase);

// The last word of a noun phrase: "fund fee" -> "fund fees", "box" -> "boxes". A plural stays.
std::string plural(std::string_view noun_phrase);
std::string singular(std::string_view noun);
bool is_plural(std::string_view noun_phrase);
// counted(1, "chapter") is "1 chapter", counted(3, "chapter") "3 chapters".
std::string counted(long long number, std::string_view noun_phrase);
// Whole numbers to twelve in words, others in digits: a book's style.
std::string number_in_words(long long number);

// The first word of a verb phrase, the rest as it is: "keep the file" -> "keeping the file".
std::string gerund(std::string_view verb_phrase);
std::string third_person(std::string_view verb_phrase);
// "keeping", "kept", "keeps" -> "keep"; the word itself where no verb is known.
std::string verb_base(std::string_view verb);

// Chicago's headline style; a heading all in capitals is lowered first, acronyms and names kept
// where the lexicon knows them.
std::string title_case(std::string_view text);
// Only the first word and names with a capital.
std::string sentence_case(std::string_view text);
// The first letter small, unless it opens a name, an acronym or "I": for use within a sentence.
std::string lower_first(std::string_view text);
// Month, weekday, person, place, or a word that books write with a capital.
bool is_name(std::string_view word);

// "a", "a and b", "a, b and c".
std::string join_and(const std::vector<std::string>& items);
std::string join_or(const std::vector<std::string>& items);

// Without the full stop at the end (other marks stay), and with exactly one mark.
std::string without_final_stop(std::string_view sentence);
std::string with_final_stop(std::string_view sentence);

}  // namespace text
