// Loads what code_rules.hpp decides upon. Private to this room.
#pragma once

#include "commerce/cart.hpp"
#include "commerce/code_rules.hpp"

namespace commerce {

// Uses by orders of the cart `besides` (may be empty) do not count.
Result<CodeFacts> load_code_facts(store::Tx& tx, const Code& code, const ContactId& contact,
                                  const CartId& besides);

}  // namespace commerce
