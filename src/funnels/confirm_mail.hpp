// The double opt-in mail: the only one that an unconfirmed reader gets.
#pragma once

#include "content/email.hpp"

namespace funnels {

content::Email confirm_mail();

}  // namespace funnels
