// The public site: everything that a reader sees and follows. Server-rendered, without script.
#pragma once

#include "net/router.hpp"
#include "web/services.hpp"

namespace web {

// `services` outlives the router.
void add_site_routes(net::Router& router, const Services& services);

// A brand's own domain shows the same pages without "/b/BRAND" in front: requests whose host is one
// are rewritten before `next` sees them, and the addresses in what it answers after. `services`
// outlives the handler.
net::Handler with_brand_domains(net::Handler next, const Services& services);

}  // namespace web
