// What a sentence or phrase of a book can be used for in copy. English.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace drafting {

// Curly quotation marks and apostrophes, dashes as they are: books mix both kinds, copy does not.
std::string typeset(std::string_view text);

// Whether a sentence makes sense to someone who has not read what stands before it: it opens with
// no pronoun or connective, points at nothing above or below, is balanced and ends like a sentence.
bool stands_alone(std::string_view sentence);

// Also fit to be set alone as a quotation: it leans on nothing, names no one by pronoun, and does
// not compare with something said before.
bool quotable(std::string_view sentence);

// "A deductible is the amount ...": says what a word means. `subject_of` is "a deductible".
bool is_definition(std::string_view sentence);
std::optional<std::string> subject_of(std::string_view definition);

// Commands: its first word is a verb in the base form, or "do not", "never".
bool is_instruction(std::string_view sentence);

// Says in so many words that something is a mistake.
bool names_mistake(std::string_view sentence);

// "A fee is always quoted in the unit that makes it look smaller." as it reads after "Why ": a
// general statement in the present tense, without its full stop. Nothing where it is not one.
std::optional<std::string> as_reason(std::string_view sentence, std::size_t longest);
// A chapter's title that states something, as it reads after "Why ": "emergency money is the
// cheapest loan you will ever get".
std::optional<std::string> title_as_reason(std::string_view title, std::size_t longest);
// Whether a title says something by itself, as a statement or a command.
bool is_claim(std::string_view title);

// An instruction as a verb phrase that reads well after "to": "Do this today: write the number on
// one page, because ..." -> "write the number on one page". Cut only where a clause ends.
std::optional<std::string> as_verb_phrase(std::string_view sentence, std::size_t longest);

// "The mistake is comparing the fee with the return of a good year." -> "comparing the fee with
// the return of a good year".
std::optional<std::string> as_mistake(std::string_view sentence, std::size_t longest);

// "Do this today: take the largest account ..." without the words before the colon, where these
// are such a lead-in.
std::string_view without_lead_in(std::string_view sentence);

// Where `words` stand in the text, whatever the case of their first letter.
std::size_t find_words(std::string_view text, std::string_view words);

// Sentences from the start of a paragraph, whole, up to `words`; all of it where it fits. A last
// sentence that only leads on ("Then make one call:") is left off.
std::string opening_of(std::string_view paragraph, std::size_t words);

// "The Art of Money Getting" of "The Art of Money Getting; Or, Golden Rules for Making Money".
std::string short_title(std::string_view title);

bool balanced(std::string_view text);

}  // namespace drafting
