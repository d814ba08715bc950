// Mails that belong to no sequence and say only what happened.
#pragma once

#include "content/email.hpp"

namespace journeys {

// For a one-click addition, and for a purchase that no published journey thanks for.
content::Email plain_receipt();

}  // namespace journeys
