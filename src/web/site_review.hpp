// Readers' reviews, as they were typed. Owns the table reader_reviews.
#pragma once

#include <vector>

#include "base/env.hpp"
#include "store/migrations.hpp"

namespace web {

std::vector<store::Migration> site_migrations();

struct ReaderReview {
    base::BrandId brand_id;
    base::ContactId contact_id;
    std::string book;  // slug
    std::int64_t stars = 0;
    std::string text;
    std::optional<base::Time> may_quote_at;  // permission to quote with the first name
    base::Time submitted_at;
};
BOOST_DESCRIBE_STRUCT(ReaderReview, (),
                      (brand_id, contact_id, book, stars, text, may_quote_at, submitted_at))

// One a contact and book: a second one replaces the first. Event `review.submitted` {book, stars}.
base::Result<> save_review(store::Tx& tx, const base::Env& env, const ReaderReview& review);
base::Result<std::optional<ReaderReview>> find_review(store::Tx& tx, const base::BrandId& brand,
                                                      const base::ContactId& contact,
                                                      std::string_view book);

}  // namespace web
