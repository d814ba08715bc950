#include "app/server.hpp"

#include <algorithm>
#include <charconv>

#include "analytics/rollups.hpp"
#include "app/demo_clock.hpp"
#include "app/personalizer.hpp"
#include "app/recipients.hpp"
#include "app/version.hpp"
#include "base/log.hpp"
#include "base/strings.hpp"
#include "commerce/handlers.hpp"
#include "commerce/test_provider.hpp"
#include "journeys/enroll.hpp"
#include "mail/mailbox.hpp"
#include "mail/smtp_transport.hpp"
#include "net/http_server.hpp"
#include "web/api.hpp"
#include "web/site.hpp"

namespace app {
namespace {

using base::Result;
using base::success;

struct Address {
    std::string host;
    std::uint16_t port = 0;
};

Result<Address> parse_address(const std::string& listen) {
    const auto colon = listen.rfind(':');
    Address out;
    if (colon != std::string::npos) {
        out.host = listen.substr(0, colon);
        const auto [end, error] =
            std::from_chars(listen.data() + colon + 1, listen.data() + listen.size(), out.port);
        if (error == std::errc{} && end == listen.data() + listen.size() && !out.host.empty()) {
            return out;
        }
    }
    return base::fail_field("--listen", "\"{}\" is not an address such as 127.0.0.1:8080", listen);
}

Result<std::unique_ptr<mail::Transport>> transport_for(const std::string& smtp) {
    if (smtp.empty()) {
        return std::unique_ptr<mail::Transport>(std::make_unique<mail::MailboxTransport>());
    }
    auto server = mail::parse_smtp_url(smtp);
    if (!server) return base::fail(base::prefixed("--smtp: ", std::move(server).error()));
    return std::unique_ptr<mail::Transport>(
        std::make_unique<mail::SmtpTransport>(std::move(server).value()));
}

bool has_role(const cli::ServeCommand& command, std::string_view role) {
    return std::ranges::find(command.roles, role) != command.roles.end();
}

}  // namespace

// In the order of making; members go in reverse.
struct Server::Parts {
    Parts(Data& data_, std::string url, std::unique_ptr<mail::Transport> mail_transport,
          const cli::ServeCommand& command)
        : data(data_),
          public_url(std::move(url)),
          links(data.signer(), public_url),
          tracking(data.signer(), public_url, command.tracking),
          personalizer(data.env(), links, tracking, public_url),
          transport(std::move(mail_transport)),
          payments(data.db(), data.env()),
          engine(data.db(), data.env().clock),
          delivery(
              data.db(), data.env(), recipients, personalizer, *transport,
              {.connections = static_cast<unsigned>(command.connections), .node = data.node()}),
          demo_clock(data, engine, delivery),
          services{.db = data.db(),
                   .env = data.env(),
                   .signer = data.signer(),
                   .tracking = tracking,
                   .payments = payments,
                   .public_url = public_url,
                   .demo_clock = command.demo_clock ? &demo_clock : nullptr,
                   .version = std::string(kVersion)} {}

    Data& data;
    std::string public_url;
    web::Links links;
    mail::Tracking tracking;
    ContactRecipients recipients;
    SitePersonalizer personalizer;
    std::unique_ptr<mail::Transport> transport;
    commerce::TestProvider payments;
    events::Engine engine;
    mail::Delivery delivery;
    SteppingClock demo_clock;
    base::SystemClock wall_clock;
    web::Services services;
    net::Router router;
    std::unique_ptr<net::HttpServer> http;
};

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Server::~Server() {
    if (parts_->http) parts_->http->stop();
    parts_->engine.stop();
    parts_->delivery.stop();
}

const std::string& Server::public_url() const {
    return parts_->public_url;
}

Result<std::unique_ptr<Server>> Server::start(Data& data, const cli::ServeCommand& command) {
    TRY(const auto address, parse_address(command.listen));
    TRY(auto transport, transport_for(command.smtp));
    const std::string url =
        command.public_url.empty() ? "http://" + command.listen : command.public_url;
    auto parts = std::make_unique<Parts>(data, url, std::move(transport), command);

    analytics::register_handlers(parts->engine);
    journeys::register_handlers(parts->engine, data.env());
    commerce::register_handlers(parts->engine, data.db(), data.env(), parts->payments);

    std::unique_ptr<Server> server(new Server(std::move(parts)));
    Parts& p = *server->parts_;
    if (has_role(command, "engine")) p.engine.start();
    if (has_role(command, "mail")) {
        TRY(p.delivery.start());
    }
    if (has_role(command, "web")) {
        web::add_site_routes(p.router, p.services);
        web::add_api_routes(p.router, p.services, p.wall_clock);
        net::Handler handler = [&p](const net::Request& request) {
            return p.router.handle(request);
        };
        p.http = std::make_unique<net::HttpServer>(
            net::HttpOptions{.address = address.host,
                             .port = address.port,
                             .trusted_proxies = command.trusted_proxies},
            web::with_brand_domains(std::move(handler), p.services));
        if (auto started = p.http->start(); !started) {
            if (started.error().field == "trusted_proxies") {
                return base::fail(base::prefixed("--trusted-proxy: ", std::move(started).error()));
            }
            return base::fail_field("--listen", "{}: name another address with --listen",
                                    started.error().message);
        }
    }
    base::log::info("started", {{"listen", command.listen},
                                {"url", url},
                                {"mail", p.transport->name()},
                                {"roles", base::join(command.roles, ",")}});
    return server;
}

}  // namespace app
