#include "net/smtp/session.hpp"

#include <charconv>

#include "base/crypto.hpp"
#include "base/strings.hpp"

namespace net::smtp {
namespace {

constexpr int kClosing = 421;  // RFC 5321 section 3.8: may answer any command

Fate fate_before_dot(const Reply& reply) {
    return reply.severity() == 5 ? Fate::failed : Fate::deferred;
}

}  // namespace

std::string_view to_string(Fate fate) {
    switch (fate) {
        case Fate::accepted:
            return "accepted";
        case Fate::deferred:
            return "deferred";
        case Fate::failed:
            return "failed";
        case Fate::unknown:
            return "unknown";
    }
    return "unknown";
}

Session::Session(Options options)
    : options_(std::move(options)), secured_(options_.tls == Tls::implicit) {
    awaited_.push_back(Step::greeting);
}

Want Session::want() const {
    if (closed_) return Want::closed;
    if (!output_.empty()) return Want::write;
    if (wants_tls_) return Want::tls;
    if (in_content_) return Want::content;
    return awaited_.empty() ? Want::command : Want::reply;
}

Wait Session::waits_for() const {
    if (awaited_.empty()) return Wait::command;
    switch (awaited_.front()) {
        case Step::greeting:
            return Wait::greeting;
        case Step::data:
            return Wait::data_start;
        case Step::final_dot:
        case Step::empty_dot:
            return Wait::data_end;
        default:
            return Wait::command;
    }
}

std::string Session::take_output() {
    return std::exchange(output_, {});
}

void Session::send(Step step, std::string line) {
    awaited_.push_back(step);
    output_ += line + "\r\n";
}

// RFC 2920 section 3.1: with pipelining all at once, DATA being the last; without it one by one.
void Session::send_queued() {
    while (!queued_.empty()) {
        Command command = std::move(queued_.front());
        queued_.pop_front();
        send(command.step, std::move(command.line));
        if (!offers_.pipelining) return;
    }
}

void Session::close(base::Errc code, std::string why) {
    closed_ = true;
    if (!failure_) failure_ = base::Error{code, std::move(why), {}};
}

void Session::on_lost(const base::Error& error) {
    if (closed_) return;
    if (ready_ && !outcome_) {
        const bool dot_is_out =
            !awaited_.empty() && awaited_.front() == Step::final_dot && output_.empty();
        outcome_ = Delivered{dot_is_out ? Fate::unknown : Fate::deferred, 0, {}, error.message};
    }
    close(error.code, error.message);
}

void Session::on_reply(const Reply& reply) {
    if (closed_ || awaited_.empty()) return;
    const Step step = awaited_.front();
    awaited_.pop_front();
    if (ready_) {
        on_transaction_reply(step, reply);
    } else {
        on_setup_reply(step, reply);
    }
    if (reply.code == kClosing)
        close(base::Errc::unavailable, "The server closes: " + reply.text());
}

void Session::greet() {
    // Section 4.1.1.1, and RFC 3207 section 4.2 for the second time.
    send(Step::ehlo, "EHLO " + options_.helo_name);
}

void Session::on_setup_reply(Step step, const Reply& reply) {
    const auto refused = [&](base::Errc permanent, std::string_view what) {
        close(reply.severity() == 5 ? permanent : base::Errc::unavailable,
              fmt::format("The server refused {}: {} {}", what, reply.code, reply.text()));
    };
    switch (step) {
        case Step::greeting:
            return reply.code == 220 ? greet() : refused(base::Errc::rejected, "the connection");
        case Step::ehlo:
            if (reply.code == 250) {
                read_offers(reply);
                return after_offers();
            }
            // Section 3.2: an old server knows HELO only.
            if (reply.severity() == 5) return send(Step::helo, "HELO " + options_.helo_name);
            return refused(base::Errc::rejected, "our greeting");
        case Step::helo:
            if (reply.code != 250) return refused(base::Errc::rejected, "our greeting");
            offers_ = {};
            return after_offers();
        case Step::start_tls:
            if (reply.code != 220) return refused(base::Errc::rejected, "encryption");
            wants_tls_ = true;
            return;
        case Step::login_user:
            if (reply.code != 334) return refused(base::Errc::unauthenticated, "our user name");
            return send(Step::login_password, base::base64(options_.username));
        case Step::login_password:
            if (reply.code != 334) return refused(base::Errc::unauthenticated, "our user name");
            return send(Step::auth, base::base64(options_.password));
        case Step::auth:
            if (reply.code != 235) return refused(base::Errc::unauthenticated, "our password");
            ready_ = true;
            return;
        default:
            return refused(base::Errc::unavailable, "the session");
    }
}

void Session::read_offers(const Reply& reply) {
    offers_ = {};
    for (std::size_t i = 1; i < reply.lines.size(); ++i) {
        const std::string line = base::to_lower_ascii(base::trim(reply.lines[i]));
        const std::size_t space = std::min(line.find_first_of(" ="), line.size());
        const std::string_view keyword = std::string_view{line}.substr(0, space);
        const std::string_view rest = base::trim(std::string_view{line}.substr(space));
        if (keyword == "pipelining") offers_.pipelining = true;
        if (keyword == "8bitmime") offers_.eight_bit = true;
        if (keyword == "smtputf8") offers_.smtp_utf8 = true;
        if (keyword == "starttls") offers_.start_tls = true;
        if (keyword == "size") {
            std::uint64_t largest = 0;
            std::from_chars(rest.data(), rest.data() + rest.size(), largest);
            // RFC 1870 section 3: 0, like no number, names no limit.
            if (largest > 0) offers_.largest = largest;
            offers_.size = true;
        }
        if (keyword == "auth") {
            for (const std::string_view mechanism : base::split(rest, ' ')) {
                if (mechanism.ends_with("plain")) offers_.auth_plain = true;
                if (mechanism.ends_with("login")) offers_.auth_login = true;
            }
        }
    }
}

void Session::after_offers() {
    if (options_.tls == Tls::starttls && !secured_) {
        // RFC 3207 section 6: no fallback, or whoever sits between takes the offer away.
        if (!offers_.start_tls) {
            return close(base::Errc::rejected, "The server offers no encryption (STARTTLS)");
        }
        return send(Step::start_tls, "STARTTLS");
    }
    authenticate();
}

void Session::on_tls() {
    wants_tls_ = false;
    secured_ = true;
    offers_ = {};
    greet();
}

void Session::authenticate() {
    if (options_.username.empty()) {
        ready_ = true;
    } else if (offers_.auth_plain) {
        // RFC 4616 section 2, with the initial response of RFC 4954 section 4.
        const std::string secret = '\0' + options_.username + '\0' + options_.password;
        send(Step::auth, "AUTH PLAIN " + base::base64(secret));
    } else if (offers_.auth_login) {
        send(Step::login_user, "AUTH LOGIN");
    } else {
        close(base::Errc::rejected, "The server offers neither AUTH PLAIN nor AUTH LOGIN");
    }
}

base::Result<> Session::begin(const Envelope& envelope, const MessageTraits& traits) {
    if (want() != Want::command) {
        return base::fail(base::Errc::unavailable, "The connection is not ready for a message");
    }
    if (!is_safe_address(envelope.from)) {
        return base::fail_field("from", "The sender's address is malformed");
    }
    if (envelope.to.empty() || !is_safe_address(envelope.to)) {
        return base::fail_field("to", "The recipient's address is malformed");
    }
    outcome_.reset();
    const bool utf8 = traits.utf8_head || !is_ascii(envelope.from) || !is_ascii(envelope.to);
    if (offers_.largest && traits.size > *offers_.largest) {
        decline("5.3.4", fmt::format("The message has {} bytes, the server takes {}", traits.size,
                                     *offers_.largest));
    } else if (utf8 && !offers_.smtp_utf8) {
        decline("5.6.7", "The server takes no addresses or headers beyond ASCII (SMTPUTF8)");
    } else if (traits.eight_bit && !offers_.eight_bit) {
        decline("5.6.3", "The server takes no 8-bit messages (8BITMIME)");
    }
    if (outcome_) return base::success();

    std::string mail = fmt::format("MAIL FROM:<{}>", envelope.from);
    if (offers_.size) mail += fmt::format(" SIZE={}", traits.size);
    if (traits.eight_bit) mail += " BODY=8BITMIME";
    if (utf8) mail += " SMTPUTF8";
    if (reset_first_) queued_.push_back({Step::reset, "RSET"});
    queued_.push_back({Step::mail, std::move(mail)});
    queued_.push_back({Step::rcpt, fmt::format("RCPT TO:<{}>", envelope.to)});
    queued_.push_back({Step::data, "DATA"});
    reset_first_ = false;
    send_queued();
    return base::success();
}

void Session::decline(std::string enhanced, std::string text) {
    outcome_ = Delivered{Fate::failed, 0, std::move(enhanced), std::move(text)};
}

// The first refusal is the outcome: what follows in the pipeline only echoes it.
void Session::conclude(Fate fate, const Reply& reply) {
    if (outcome_) return;
    outcome_ = Delivered{fate, reply.code, reply.enhanced, reply.text()};
    reset_first_ = true;
    queued_.clear();
}

void Session::on_transaction_reply(Step step, const Reply& reply) {
    switch (step) {
        case Step::reset:
            if (reply.severity() == 2) return send_queued();
            // No verdict about the message, but this connection is of no more use.
            conclude(Fate::deferred, reply);
            return close(base::Errc::unavailable, "The server refused RSET: " + reply.text());
        case Step::mail:
        case Step::rcpt:
            // Section 4.1.1.3 knows 251 beside 250: the server forwards.
            if (reply.severity() != 2) conclude(fate_before_dot(reply), reply);
            return send_queued();
        case Step::data:
            return on_data_reply(reply);
        case Step::final_dot:
            // Section 4.2.1: nothing else may follow the dot, so nothing else says what became of
            // it.
            if (reply.severity() == 2) {
                conclude(Fate::accepted, reply);
                reset_first_ = false;
            } else if (reply.severity() == 4 || reply.severity() == 5) {
                conclude(fate_before_dot(reply), reply);
            } else {
                conclude(Fate::unknown, reply);
                close(base::Errc::unavailable, "The server answered the message with nonsense");
            }
            return;
        case Step::quit:
            closed_ = true;
            return;
        default:
            return;
    }
}

void Session::on_data_reply(const Reply& reply) {
    if (reply.code != 354) return conclude(fate_before_dot(reply), reply);
    if (!outcome_) {
        in_content_ = true;
        return;
    }
    // RFC 2920 section 3.1: DATA was accepted though no recipient was; an empty message ends it.
    send(Step::empty_dot, ".");
}

void Session::finish_content() {
    in_content_ = false;
    send(Step::final_dot, ".");
}

void Session::quit() {
    if (want() == Want::command) send(Step::quit, "QUIT");
}

}  // namespace net::smtp
