// Quizzes that readers took: what they answered, what it says, and whose it is.
//
//   taken by a visitor --address confirmed--> a contact's: tag, `quiz.completed`
//   taken by a known reader ----------------> at once
//
// An attempt belongs to the edition of the quiz that was answered: its result stays as it was when
// the quiz is edited.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "content/document.hpp"
#include "funnels/leads.hpp"

namespace funnels {

using AttemptId = base::Id<struct AttemptTag>;

struct Attempt {
    AttemptId id;
    BrandId brand_id;
    ContactId contact_id;      // empty: not known (yet)
    std::string visitor;       // the site's cookie
    std::string funnel;        // key
    std::string magnet;        // key
    std::string book;          // slug
    std::string title;         // the quiz's, as it was
    content::Quiz quiz;        // the edition that was answered
    std::vector<int> answers;  // an index a question
    int percent = 0;
    std::string segment;  // key
    Time taken_at;

    // Into `quiz`.
    content::QuizResult result() const;
};

struct NewAttempt {
    BrandId brand;
    std::string funnel;
    ContactId contact;    // where known
    std::string visitor;  // the site's cookie
    std::string form;     // unique a page view: the same form with the same answers is one attempt
    std::vector<int> answers;
};

// Stores the answers. Where the reader is known, or confirmed their address after asking from this
// visitor's browser: the tag `quiz:BOOK:SEGMENT` (in place of an older result's), `quiz.completed`
// {quiz, funnel, book, attempt, percent, points, most, segment}, and the lead magnet counts as
// downloaded. Errors: invalid (a question is open; no quiz).
Result<Attempt> take_quiz(store::Tx& tx, const Env& env, const content::LeadMagnet& magnet,
                          const NewAttempt& attempt);

// Errors: not_found.
Result<Attempt> load_attempt(store::Tx& tx, const AttemptId& id);
// All of a contact's, newest first, questions and answers in words included: what a person who asks
// for their data gets.
Result<std::vector<Attempt>> list_attempts(store::Tx& tx, const ContactId& contact);
// The contact's attempts and the ties to their browsers are gone. How many attempts there were.
Result<std::int64_t> erase_attempts(store::Tx& tx, const ContactId& contact);

// In this browser the contact's address was given. Not proof yet: attempts wait for `adopt`.
Result<> remember_visitor(store::Tx& tx, const BrandId& brand, const std::string& visitor,
                          const ContactId& contact);
// The address is confirmed: attempts from the contact's browsers that nobody owns are theirs.
Result<> adopt_attempts(store::Tx& tx, const Env& env, const BrandId& brand,
                        const ContactId& contact);

}  // namespace funnels
