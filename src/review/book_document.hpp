// A whole book as a Document: what a buyer downloads as PDF and ePub. Pure.
#pragma once

#include <string>

#include "books/types.hpp"
#include "content/document.hpp"

namespace review {

content::Document book_document(const books::Book& book, const std::string& slug);

}  // namespace review
