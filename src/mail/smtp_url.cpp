#include <charconv>

#include "base/strings.hpp"
#include "mail/smtp_transport.hpp"
#include "net/uri.hpp"

namespace mail {
namespace {

auto wrong(std::string_view sentence) {
    return base::fail_field("smtp", "{}", sentence);
}

Result<std::string> decoded(std::string_view part) {
    // A plus is a plus in a password; only queries use it for a space.
    const auto segments = net::decode_path("/" + std::string(part));
    if (segments && segments->size() == 1) return segments->front();
    const auto form = net::parse_form("v=" + base::replace_all(std::string(part), "+", "%2B"));
    if (!form || form->size() != 1) return wrong("the user or the password is not well escaped");
    return std::string(form->value("v"));
}

Result<std::uint16_t> read_port(std::string_view text) {
    unsigned port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (error != std::errc{} || end != text.data() + text.size() || port == 0 || port > 65535) {
        return wrong("the port is not a number from 1 to 65535");
    }
    return static_cast<std::uint16_t>(port);
}

Result<> read_option(SmtpServer& server, const std::string& name, const std::string& value) {
    if (name == "tls") {
        if (value != "off" && value != "starttls" && value != "implicit") {
            return wrong("tls is off, starttls or implicit");
        }
        server.tls = value == "off"        ? SmtpTls::off
                     : value == "starttls" ? SmtpTls::starttls
                                           : SmtpTls::implicit;
    } else if (name == "hello") {
        server.hello = value;
    } else if (name == "verify") {
        if (value != "on" && value != "off") return wrong("verify is on or off");
        server.verify_certificate = value == "on";
    } else if (name == "ca") {
        server.ca_file = value;
    } else if (name == "patience") {
        const auto [end, error] =
            std::from_chars(value.data(), value.data() + value.size(), server.patience);
        if (error != std::errc{} || end != value.data() + value.size() || server.patience <= 0) {
            return wrong("patience is a number above 0");
        }
    } else {
        return wrong("there is no option \"" + name + "\"");
    }
    return base::success();
}

Result<> read_credentials(SmtpServer& server, std::string_view text) {
    const auto colon = text.find(':');
    TRY(server.user, decoded(text.substr(0, colon)));
    if (colon != std::string_view::npos) {
        TRY(server.password, decoded(text.substr(colon + 1)));
    }
    if (server.user.empty()) return wrong("the user's name is empty");
    return base::success();
}

// "host", "host:port", "[::1]:port". Returns whether there was a port.
Result<bool> read_host(SmtpServer& server, std::string_view text) {
    std::string_view port;
    bool has_port = false;
    if (text.starts_with('[')) {
        const auto close = text.find(']');
        if (close == std::string_view::npos) return wrong("the address has no closing bracket");
        server.host = text.substr(1, close - 1);
        text.remove_prefix(close + 1);
        if (!text.empty() && text.front() != ':') return wrong("there is more after the bracket");
        has_port = !text.empty();
        port = has_port ? text.substr(1) : text;
    } else {
        const auto colon = text.find(':');
        server.host = text.substr(0, colon);
        has_port = colon != std::string_view::npos;
        if (has_port) port = text.substr(colon + 1);
    }
    if (server.host.empty()) return wrong("the host is missing");
    if (has_port) {
        TRY(server.port, read_port(port));
    }
    return has_port;
}

}  // namespace

Result<SmtpServer> parse_smtp_url(std::string_view url) {
    SmtpServer server;
    const bool implicit = base::starts_with_ignoring_case(url, "smtps://");
    if (!implicit && !base::starts_with_ignoring_case(url, "smtp://")) {
        return wrong("it must look like smtp://user:password@host:587?tls=starttls");
    }
    std::string_view rest = url.substr(url.find("://") + 3);
    const auto question = rest.find('?');
    const std::string_view query =
        question == std::string_view::npos ? std::string_view{} : rest.substr(question + 1);
    rest = rest.substr(0, question);
    if (rest.ends_with('/')) rest.remove_suffix(1);

    const auto at = rest.rfind('@');
    if (at != std::string_view::npos) {
        TRY(read_credentials(server, rest.substr(0, at)));
        rest.remove_prefix(at + 1);
    }
    TRY(const bool has_port, read_host(server, rest));
    server.tls = implicit              ? SmtpTls::implicit
                 : server.user.empty() ? SmtpTls::off
                                       : SmtpTls::starttls;
    const auto options = net::parse_form(query);
    if (!options) return wrong("there are too many options");
    for (const auto& [name, value] : *options) {
        TRY(read_option(server, name, value));
    }
    if (!has_port) {
        server.port = server.tls == SmtpTls::implicit ? 465 : server.user.empty() ? 25 : 587;
    }
    return server;
}

}  // namespace mail
