#include "net/smtp/client.hpp"

#include "net/smtp/connection.hpp"

namespace net::smtp {
namespace {

using base::Errc;
using base::fail;
using base::success;
using std::chrono::milliseconds;

// RFC 5321 section 4.5.3.2.5 sets a limit for each block of the message.
constexpr std::size_t kBlock = 64 * 1024;

Deadline in(milliseconds time) {
    return std::chrono::steady_clock::now() + time;
}

base::Result<> check(const ClientOptions& options) {
    if (options.helo_name.empty() || !is_safe_address(options.helo_name)) {
        return base::fail_field("helo_name", "\"{}\" is not a host name", options.helo_name);
    }
    if (options.tls == Tls::none && !options.username.empty() && !options.password_without_tls) {
        return base::fail_field("tls", "A password would go to {} unencrypted", options.host);
    }
    return success();
}

}  // namespace

Timeouts Timeouts::scaled(double factor) const {
    const auto times = [&](milliseconds time) {
        return std::chrono::duration_cast<milliseconds>(time * factor);
    };
    return {times(connect),    times(greeting),   times(command),
            times(data_start), times(data_block), times(data_end)};
}

struct Client::State {
    ClientOptions options;
    Connection connection;
    Session session;
    ReplyReader replies = {};

    // Until the session needs its caller: idle, ready for content, or closed.
    void drive() {
        while (true) {
            switch (session.want()) {
                case Want::write:
                    write();
                    break;
                case Want::reply:
                    read();
                    break;
                case Want::tls:
                    encrypt();
                    break;
                case Want::content:
                case Want::command:
                case Want::closed:
                    return;
            }
        }
    }

    void write() {
        const auto written = connection.write(session.take_output(), in(options.timeouts.command));
        if (!written) session.on_lost(written.error());
    }

    void read() {
        const Deadline deadline = in(patience());
        while (true) {
            auto reply = replies.next();
            if (!reply) return session.on_lost(reply.error());
            if (reply.value()) return session.on_reply(*reply.value());
            const auto bytes = connection.read(deadline);
            if (!bytes) return session.on_lost(bytes.error());
            replies.feed(bytes.value());
        }
    }

    void encrypt() {
        // Whatever came in the clear behind the 220 is not the server's (CVE-2011-0411).
        if (!replies.empty()) {
            return session.on_lost(
                {Errc::rejected, "The server spoke before encryption began", {}});
        }
        const auto encrypted = start_tls();
        if (!encrypted) return session.on_lost(encrypted.error());
        session.on_tls();
    }

    base::Result<> start_tls() {
        return connection.start_tls({options.host, options.ca_file, options.verify_certificate},
                                    in(options.timeouts.command));
    }

    milliseconds patience() const {
        switch (session.waits_for()) {
            case Wait::greeting:
                return options.timeouts.greeting;
            case Wait::command:
                return options.timeouts.command;
            case Wait::data_start:
                return options.timeouts.data_start;
            case Wait::data_end:
                return options.timeouts.data_end;
        }
        return options.timeouts.command;
    }

    base::Result<> write_content(std::string_view message) {
        const std::string stuffed = dot_stuffed(message);
        std::string_view rest = stuffed;
        while (!rest.empty()) {
            const std::string_view block = rest.substr(0, kBlock);
            TRY(connection.write(block, in(options.timeouts.data_block)));
            rest.remove_prefix(block.size());
        }
        return success();
    }
};

Client::Client(std::unique_ptr<State> state) : state_(std::move(state)) {}
Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;
Client::~Client() = default;

base::Result<Client> Client::connect(const ClientOptions& options) {
    TRY(check(options));
    TRY(auto connection,
        Connection::open(options.host, options.port, in(options.timeouts.connect)));
    Session::Options session{options.helo_name, options.tls, options.username, options.password};
    auto state = std::unique_ptr<State>{
        new State{options, std::move(connection), Session{std::move(session)}}};
    if (options.tls == Tls::implicit) {
        TRY(state->start_tls());
    }
    state->drive();
    if (state->session.want() != Want::command) return fail(*state->session.failure());
    return Client{std::move(state)};
}

base::Result<Delivered> Client::send(const Envelope& envelope, std::string_view message,
                                     const std::function<base::Result<>()>& before_final_dot) {
    TRY(const MessageTraits traits, inspect(message));
    Session& session = state_->session;
    TRY(session.begin(envelope, traits));
    state_->drive();
    if (session.want() == Want::content) {
        const auto written = state_->write_content(message);
        if (written) {
            auto permission = before_final_dot();
            if (!permission) {
                session.on_lost(permission.error());
                state_->connection.close();
                return fail(std::move(permission).error());
            }
            session.finish_content();
            state_->drive();
        } else {
            session.on_lost(written.error());
        }
    }
    if (!is_open()) state_->connection.close();
    return *session.outcome();
}

bool Client::is_open() const {
    return state_ && state_->session.want() == Want::command;
}

void Client::quit() {
    if (!is_open()) return;
    state_->session.quit();
    state_->drive();
    state_->connection.close();
}

}  // namespace net::smtp
