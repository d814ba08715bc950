// Fills a mail for its reader at the moment it is sent: what offers cost now, where the links lead,
// the order, the cart, the code and its deadline.
#pragma once

#include "base/crypto.hpp"
#include "mail/personalizer.hpp"
#include "mail/tracking.hpp"
#include "web/links.hpp"

namespace app {

// All arguments outlive it.
class SitePersonalizer final : public mail::Personalizer {
  public:
    SitePersonalizer(const base::Env& env, const web::Links& links, const mail::Tracking& tracking,
                     std::string public_url)
        : env_(env), links_(links), tracking_(tracking), public_url_(std::move(public_url)) {}

    // Errors: rejected where the mail would say what is no longer true: its cart has been paid, its
    // code has run out.
    mail::Result<content::EmailContext> personalize(store::Tx& tx,
                                                    const mail::Message& message) override;

  private:
    const base::Env& env_;
    const web::Links& links_;
    const mail::Tracking& tracking_;
    std::string public_url_;
};

}  // namespace app
