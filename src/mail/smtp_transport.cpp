#include "mail/smtp_transport.hpp"

#include <chrono>
#include <mutex>
#include <set>

#include "base/strings.hpp"
#include "net/smtp/client.hpp"
#include "net/uri.hpp"

namespace mail {
namespace {

// Servers close idle connections, and tell nobody.
constexpr auto kLongestIdle = std::chrono::seconds(5);

net::smtp::ClientOptions options_of(const SmtpServer& server) {
    net::smtp::ClientOptions options;
    options.host = server.host;
    options.port = server.port;
    options.tls = server.tls == SmtpTls::off        ? net::smtp::Tls::none
                  : server.tls == SmtpTls::starttls ? net::smtp::Tls::starttls
                                                    : net::smtp::Tls::implicit;
    options.username = server.user;
    options.password = server.password;
    options.helo_name = server.hello;
    options.timeouts = net::smtp::Timeouts{}.scaled(server.patience);
    options.verify_certificate = server.verify_certificate;
    options.ca_file = server.ca_file;
    // The owner who writes tls=off beside a password has decided.
    options.password_without_tls = server.tls == SmtpTls::off;
    return options;
}

Fate fate_of(net::smtp::Fate fate) {
    switch (fate) {
        case net::smtp::Fate::accepted:
            return Fate::accepted;
        case net::smtp::Fate::deferred:
            return Fate::deferred;
        case net::smtp::Fate::failed:
            return Fate::refused;
        case net::smtp::Fate::unknown:
            break;
    }
    return Fate::unknown;
}

}  // namespace

// What the sessions share.
class SmtpRoute {
  public:
    explicit SmtpRoute(SmtpServer server) : options_(options_of(server)) {}

    const net::smtp::ClientOptions& options() const { return options_; }

    void took_sender(const std::string& sender) {
        const std::lock_guard lock(mutex_);
        senders_.insert(sender);
    }
    bool takes_sender(const std::string& sender) const {
        const std::lock_guard lock(mutex_);
        return senders_.contains(sender);
    }

  private:
    const net::smtp::ClientOptions options_;
    mutable std::mutex mutex_;
    std::set<std::string> senders_;
};

namespace {

// Replies to the pipelined MAIL and RCPT do not say which of them they answer. A refusal is the
// recipient's where this server has taken mail of the sender before, or does not speak of the
// sender.
Phase phase_before_data(bool sender_known, const std::string& sender, const std::string& text) {
    if (sender_known) return Phase::recipient;
    const std::string words = base::to_lower_ascii(text);
    for (const std::string& of_sender : {std::string("sender"), std::string("mail from"), sender}) {
        if (words.find(base::to_lower_ascii(of_sender)) != std::string::npos) return Phase::sender;
    }
    return Phase::recipient;
}

class SmtpSession final : public Session {
  public:
    explicit SmtpSession(std::shared_ptr<SmtpRoute> route) : route_(std::move(route)) {}

    Result<> ready() override {
        if (client_ && client_->is_open() && Clock::now() - used_at_ < kLongestIdle) {
            return base::success();
        }
        return reconnect();
    }

    Delivered deliver(const Letter& letter) override {
        const bool reused = sent_ > 0;
        Delivered out = send(letter);
        // The server had closed behind our back (421: it says so); it took nothing, so once more is
        // safe.
        const bool lost =
            out.report.fate == Fate::deferred && (out.report.code == 0 || out.report.code == 421);
        if (!reused || !lost || (client_ && client_->is_open())) return out;
        if (!reconnect()) return out;
        return send(letter);
    }

    void close() override {
        if (client_) client_->quit();
        client_.reset();
    }

  private:
    using Clock = std::chrono::steady_clock;

    Result<> reconnect() {
        close();
        auto client = net::smtp::Client::connect(route_->options());
        if (!client) {
            return base::fail(base::Errc::unavailable, "{}",
                              net::scrub_utf8(client.error().message));
        }
        client_.emplace(std::move(client).value());
        used_at_ = Clock::now();
        sent_ = 0;
        return base::success();
    }

    Delivered send(const Letter& letter) {
        bool reached_dot = false;
        // The attempt is on record since before the connection was asked for anything.
        const auto before_final_dot = [&]() -> base::Result<> {
            reached_dot = true;
            return base::success();
        };
        auto sent = client_->send({letter.from, letter.to}, letter.mime, before_final_dot);
        used_at_ = Clock::now();
        ++sent_;
        if (!sent) return {.report = failed_before_sending(sent.error()), .record = {}};
        if (reached_dot) route_->took_sender(letter.from);

        const auto& answer = sent.value();
        Report report{.fate = fate_of(answer.fate),
                      .phase = Phase::final_dot,
                      .code = answer.code,
                      .status = net::scrub_utf8(answer.enhanced),
                      .text = net::scrub_utf8(answer.text)};
        if (!reached_dot) {
            report.phase = answer.code == 0 ? Phase::content
                                            : phase_before_data(route_->takes_sender(letter.from),
                                                                letter.from, answer.text);
        }
        return {.report = std::move(report), .record = {}};
    }

    static Report failed_before_sending(const base::Error& error) {
        const bool wrong = error.code == base::Errc::invalid;
        return {.fate = wrong ? Fate::refused : Fate::deferred,
                .phase = Phase::content,
                .text = error.message};
    }

    std::shared_ptr<SmtpRoute> route_;
    std::optional<net::smtp::Client> client_;
    Clock::time_point used_at_;
    int sent_ = 0;
};

}  // namespace

SmtpTransport::SmtpTransport(SmtpServer server)
    : route_(std::make_shared<SmtpRoute>(std::move(server))) {}

std::unique_ptr<Session> SmtpTransport::open_session() {
    return std::make_unique<SmtpSession>(route_);
}

}  // namespace mail
