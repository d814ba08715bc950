// Makers of single documents for one book. Each leaves out the blocks for which there is nothing
// true to say.
#pragma once

#include <cstdint>

#include "content/document.hpp"
#include "content/email.hpp"
#include "content/funnel.hpp"
#include "drafting/copy.hpp"

namespace drafting {

content::LeadMagnet make_magnet(const Copy& copy);
// Without the author's page and the call to action, which close every magnet's file.
content::Document make_chapter(const Copy& copy);
content::Page make_landing(const Copy& copy);
content::Page make_delivery(const Copy& copy);

content::Funnel make_funnel(const Copy& copy);
content::Page make_checkout(const Copy& copy);
content::Page make_upsell(const Copy& copy);
content::Page make_second(const Copy& copy);
content::Page make_confirmation(const Copy& copy);
content::Page make_main_offer(const Copy& copy);

content::Sequence make_welcome(const Copy& copy);
content::Sequence make_cart(const Copy& copy);
content::Sequence make_post_purchase(const Copy& copy);

// "Question||Answer" patterns that fit, as one block; nothing where none does.
std::optional<content::FaqBlock> make_faq(const Copy& copy, const content::Text& heading,
                                          std::initializer_list<const Place*> places);
// The reviews of this book that the owner supplied; nothing where there are none.
std::optional<content::TestimonialsBlock> make_testimonials(const Copy& copy, const Place& heading);
// "Nora Vance, The Quiet Percent"
content::Text attribution(const Copy& copy);
// Title and what the book is about, for lists of books.
content::Text book_line(const BookView& view);

}  // namespace drafting
