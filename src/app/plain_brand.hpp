// The brand of somebody who has none: the author's name and a plain look. For what is made from a
// book alone, on the command line; nothing is sold or sent by it.
#pragma once

#include "books/types.hpp"
#include "content/brand.hpp"

namespace app {

// Pure.
content::Brand plain_brand(const books::Book& book);

}  // namespace app
