// What every event about a message says about it. Private to this room.
#pragma once

#include "mail/types.hpp"

namespace mail {

// {message, purpose, mail (the step's key), class} and of its context journey, funnel, book and
// magnet, where they are there. Ids and keys only, nothing personal.
base::JsonObject report_props(const Message& message);

}  // namespace mail
