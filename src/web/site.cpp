#include "web/site.hpp"

#include "web/site_state.hpp"

namespace web {

void add_site_routes(net::Router& router, const Services& services) {
    const auto site = std::make_shared<Site>(services);
    add_image_routes(router, site);
    add_store_routes(router, site);
    add_funnel_routes(router, site);
    add_offer_routes(router, site);
    add_mail_link_routes(router, site);
    add_unsubscribe_routes(router, site);
    add_download_routes(router, site);
    add_library_routes(router, site);
    add_quiz_routes(router, site);
    add_review_routes(router, site);
}

}  // namespace web
