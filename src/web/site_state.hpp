// What the handlers of the public site share. Private to the site. Thread-safe.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "net/router.hpp"
#include "web/links.hpp"
#include "web/services.hpp"
#include "web/site_limits.hpp"
#include "web/site_live.hpp"
#include "web/site_visitor.hpp"

namespace web {

using base::Errc;
using base::Error;
using base::fail;
using base::success;
using net::Request;
using net::Response;
using store::Tx;

struct Site {
    explicit Site(const Services& given)
        : services(given), links(given.signer, given.public_url), live(given.db) {}

    const Services& services;
    const Links links;
    LiveCache live;
    RateLimiter limits;

    base::Time now() const { return services.env.now(); }
};

// A handler; its error becomes a problem page.
using Answer = Result<Response> (*)(Site&, const Request&);
net::Handler answering(std::shared_ptr<Site> site, Answer answer);

// The routes, one function a subject.
using SharedSite = std::shared_ptr<Site>;
void add_image_routes(net::Router& router, const SharedSite& site);
void add_store_routes(net::Router& router, const SharedSite& site);
void add_funnel_routes(net::Router& router, const SharedSite& site);
void add_offer_routes(net::Router& router, const SharedSite& site);
void add_mail_link_routes(net::Router& router, const SharedSite& site);
void add_unsubscribe_routes(net::Router& router, const SharedSite& site);
void add_download_routes(net::Router& router, const SharedSite& site);
void add_library_routes(net::Router& router, const SharedSite& site);
void add_quiz_routes(net::Router& router, const SharedSite& site);
void add_review_routes(net::Router& router, const SharedSite& site);

}  // namespace web
