// Where copy is said, and the ways to say it. The words are in patterns_*.cpp, one file a group of
// pages or mails; drafting/pattern.hpp explains the notation.
#pragma once

#include "drafting/pattern.hpp"

namespace drafting::places {

// What most mail clients show of a subject.
inline constexpr std::size_t kLongestSubject = 50;

// patterns_landing.cpp: the opt-in page.
extern const Place landing_eyebrow, landing_headline, landing_sub, landing_bullets, landing_form,
    landing_submit, landing_note, landing_reviews, landing_author, landing_faq, landing_title,
    landing_description, faq_length, faq_whole, faq_mail;

// patterns_document.cpp: what stands around the chapter that is given away.
extern const Place steps_heading, steps_intro, call_heading, call_text, call_label, about_author;

// patterns_thanks.cpp: the delivery page with the low-ticket offer.
extern const Place thanks_headline, thanks_sub, confirmed_headline, confirmed_sub, thanks_next,
    thanks_step_confirm, thanks_step_open, thanks_step_read, low_heading, low_intro, low_list,
    low_accept, low_note, low_gone, low_gone_heading, thanks_title, thanks_description;

// patterns_checkout.cpp: checkout, one-time offers and confirmation.
extern const Place checkout_heading, bump_heading, bump_text, pack_heading, pack_text,
    checkout_submit, checkout_note, checkout_title, upsell_headline, upsell_sub, upsell_heading,
    upsell_accept, upsell_decline, upsell_note, upsell_title, second_headline, second_sub,
    second_heading, second_accept, second_decline, second_note, second_title, done_headline,
    done_sub, done_order, done_next, done_step_mail, done_step_read, done_step_library, done_title;

// patterns_main.cpp: the book at full price.
extern const Place main_eyebrow, main_headline, main_sub, main_about, main_tour, main_offer_heading,
    main_accept, main_note, main_reviews, main_author, main_faq, main_title, main_description,
    faq_time, faq_form, faq_refund;

// patterns_welcome.cpp
extern const Place delivery_subject, delivery_preview, delivery_opening, delivery_button,
    delivery_next, delivery_read, delivery_step, delivery_act, delivery_reply, delivery_close,
    story_subject, story_preview, story_opening, story_lesson, story_low, story_button, story_reply,
    story_close, thought_subject, thought_preview, thought_opening, proof_subject, proof_preview,
    proof_opening, evidence_subject, evidence_preview, evidence_opening, passage_subject,
    passage_preview, passage_opening, proof_code, proof_button, proof_plain, proof_close;

// patterns_welcome_later.cpp
extern const Place mistake_subject, mistake_preview, mistake_opening, mistake_more, mistake_button,
    mistake_close, useful_subject, useful_preview, useful_opening, useful_more, offer_subject,
    offer_preview, offer_opening, offer_list, offer_bonus, offer_button, offer_after, offer_reply,
    offer_close;

// patterns_cart.cpp
extern const Place reminder_subject, reminder_preview, reminder_opening, reminder_line,
    reminder_button, reminder_reply, reminder_close, code_subject, code_preview, code_opening,
    code_text, code_line, code_button, code_close, last_subject, last_preview, last_opening,
    last_text, last_button, last_after, last_close, plain_subject, plain_preview, plain_opening;

// patterns_purchase.cpp
extern const Place receipt_subject, receipt_preview, receipt_opening, receipt_downloads,
    receipt_next, receipt_close, win_subject, win_preview, win_opening, win_after, win_button,
    win_close, review_subject, review_preview, review_opening, review_ask, review_button,
    review_bonus, review_close, others_subject, others_preview, others_opening, others_code,
    others_books, others_button, others_close;

// patterns_offers.cpp
extern const Place bundle_headline, bundle_sub, bundle_inside, bundle_heading, bundle_accept,
    tiers_headline, tiers_sub, promotion_headline, promotion_sub, promotion_books, promotion_accept;

}  // namespace drafting::places
