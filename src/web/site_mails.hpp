// The transactional mails that a reader asks for on the site. Private to the site.
#pragma once

#include "contacts/types.hpp"
#include "funnels/leads.hpp"
#include "mail/messages.hpp"
#include "web/site_state.hpp"

namespace web {

// At most one in ten minutes each.
Result<> mail_sign_in_link(Tx& tx, const base::Env& env, const contacts::Contact& contact);
Result<> mail_download_link(Tx& tx, const base::Env& env, const funnels::Lead& lead);

}  // namespace web
