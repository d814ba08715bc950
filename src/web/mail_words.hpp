// A message's subject and preview as its reader sees them, with the fields that are known without
// sending it.
#pragma once

#include <string>

#include "content/brand.hpp"
#include "mail/types.hpp"
#include "store/tx.hpp"

namespace web {

struct MailWords {
    std::string subject;
    std::string preview;
};
// A field that only sending fills shows as three dots. Errors: invalid (a brace that does not
// close).
base::Result<MailWords> mail_words(store::Tx& tx, const content::Brand& brand,
                                   const mail::Message& message, const std::string& first_name);

}  // namespace web
