#include "support/smtp_sink.hpp"

#include <arpa/inet.h>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <netinet/in.h>
#include <optional>
#include <set>
#include <stdexcept>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

#include <fmt/format.h>

#include "base/crypto.hpp"
#include "base/strings.hpp"
#include "support/smtp_sink_tls.hpp"

namespace support {

struct SmtpSinkState {
    SmtpSink::Options options;
    std::unique_ptr<SinkCertificate> certificate = {};
    int listener = -1;
    std::uint16_t port = 0;
    std::thread acceptor = {};

    mutable std::mutex mutex = {};
    mutable std::condition_variable changed = {};
    bool stopping = false;
    std::vector<SmtpFault> faults = {};
    std::vector<SmtpMail> mails = {};
    std::vector<std::string> lines = {};
    std::set<int> sockets = {};
    std::size_t connections = 0;
    std::vector<std::thread> threads = {};
};

namespace {

// Nobody may be killed because a client left.
void block_sigpipe() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

// One client, from the greeting to the end.
class Conversation {
  public:
    Conversation(SmtpSinkState& sink, int socket) : sink_(sink), channel_(socket) {}

    void run() {
        if (sink_.options.tls == SmtpSink::Tls::implicit && !channel_.secure(*sink_.certificate)) {
            return;
        }
        if (!answer("CONNECT", "", "220 sink.test ESMTP")) return;
        while (const auto line = read_line()) {
            note(*line);
            if (!handle(*line)) return;
        }
    }

  private:
    using Options = SmtpSink::Options;

    std::optional<std::string> read_line() {
        std::size_t end = 0;
        while ((end = pending_.find("\r\n")) == std::string::npos) {
            const std::string bytes = channel_.read();
            if (bytes.empty()) return std::nullopt;
            pending_ += bytes;
        }
        std::string line = pending_.substr(0, end);
        pending_.erase(0, end + 2);
        return line;
    }

    void note(const std::string& line) {
        const std::lock_guard lock{sink_.mutex};
        sink_.lines.push_back(line);
    }

    // The fault that will strike there, if any.
    SmtpFault* find_fault(std::string_view at, std::string_view content) {
        for (SmtpFault& fault : sink_.faults) {
            if (fault.times != 0 && fault.at == at &&
                content.find(fault.containing) != std::string_view::npos) {
                return &fault;
            }
        }
        return nullptr;
    }

    std::optional<SmtpFault> peek_fault(std::string_view at, std::string_view content) {
        const std::lock_guard lock{sink_.mutex};
        const SmtpFault* fault = find_fault(at, content);
        return fault ? std::optional{*fault} : std::nullopt;
    }

    std::optional<SmtpFault> take_fault(std::string_view at, std::string_view content) {
        const std::lock_guard lock{sink_.mutex};
        SmtpFault* fault = find_fault(at, content);
        if (!fault) return std::nullopt;
        --fault->times;
        return *fault;
    }

    // False ends the conversation.
    bool reply(std::string_view text) { return channel_.write(fmt::format("{}\r\n", text)); }

    // The usual reply, or what a fault says. `refused_` then tells which.
    bool answer(std::string_view at, std::string_view content, std::string_view usual) {
        const auto fault = take_fault(at, content);
        refused_ = fault && !fault->reply.empty();
        if (!fault) return reply(usual);
        if (fault->hang) {
            while (!channel_.read().empty()) {
            }
            return false;
        }
        if (!fault->reply.empty() && !reply(fault->reply)) return false;
        return !fault->drop;
    }

    bool handle(const std::string& line) {
        const std::string verb = verb_of(line);
        if (!sink_.options.pipelining && !pending_.empty()) {
            return reply("554 5.5.0 This server does not pipeline");
        }
        if (verb == "EHLO" || verb == "HELO") return on_hello(verb, line);
        if (verb == "STARTTLS") return on_start_tls(line);
        if (verb == "AUTH") return on_auth(line);
        if (verb == "MAIL") return on_mail(line);
        if (verb == "RCPT") return on_rcpt(line);
        if (verb == "DATA") return on_data(line);
        if (verb == "RSET") {
            reset();
            return answer(verb, line, "250 2.0.0 Forgotten");
        }
        if (verb == "QUIT") {
            answer(verb, line, "221 2.0.0 Bye");
            return false;
        }
        return answer(verb, line, "500 5.5.1 What?");
    }

    static std::string verb_of(std::string_view line) {
        std::string verb;
        for (const char c : line.substr(0, line.find(' '))) {
            verb += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        }
        return verb;
    }

    void reset() {
        mail_.from.clear();
        mail_.to.clear();
        mail_.mail_parameters.clear();
        has_from_ = false;
    }

    bool on_hello(const std::string& verb, const std::string& line) {
        const Options& options = sink_.options;
        if (verb == "EHLO" && !options.extended) return reply("500 5.5.1 What?");
        mail_.helo = line.size() > 5 ? line.substr(5) : "";
        reset();
        if (verb == "HELO") return answer(verb, line, "250 sink.test");
        std::vector<std::string> offers = {"sink.test greets you", "ENHANCEDSTATUSCODES"};
        if (options.pipelining) offers.emplace_back("PIPELINING");
        if (options.eight_bit) offers.emplace_back("8BITMIME");
        if (options.smtp_utf8) offers.emplace_back("SMTPUTF8");
        if (options.largest > 0) offers.push_back(fmt::format("SIZE {}", options.largest));
        if (options.tls == SmtpSink::Tls::starttls && !channel_.is_secure()) {
            offers.emplace_back("STARTTLS");
        }
        if (!options.auth.empty()) offers.push_back("AUTH " + base::join(options.auth, " "));
        std::string text;
        for (std::size_t i = 0; i < offers.size(); ++i) {
            text += i + 1 < offers.size() ? "250-" + offers[i] + "\r\n" : "250 " + offers[i];
        }
        return answer(verb, line, text);
    }

    bool on_start_tls(const std::string& line) {
        if (sink_.options.tls != SmtpSink::Tls::starttls) return reply("502 5.5.1 No encryption");
        if (!answer("STARTTLS", line, "220 2.0.0 Go ahead")) return false;
        return refused_ || channel_.secure(*sink_.certificate);
    }

    bool on_auth(const std::string& line) {
        std::string user;
        std::string password;
        if (line.starts_with("AUTH PLAIN ")) {
            const std::string secret = base::from_base64(line.substr(11)).value_or("");
            const auto parts = base::split(secret, '\0');
            if (parts.size() == 3) {
                user = parts[1];
                password = parts[2];
            }
        } else if (line == "AUTH LOGIN") {
            for (std::string* value : {&user, &password}) {
                if (!reply("334 " + base::base64(value == &user ? "Username:" : "Password:"))) {
                    return false;
                }
                const auto given = read_line();
                if (!given) return false;
                *value = base::from_base64(*given).value_or("");
            }
        }
        const bool right = user == sink_.options.username && password == sink_.options.password;
        if (!right) return reply("535 5.7.8 Wrong password");
        mail_.user = user;
        return answer("AUTH", line, "235 2.7.0 Welcome");
    }

    bool on_mail(const std::string& line) {
        if (!sink_.options.auth.empty() && mail_.user.empty()) {
            return reply("530 5.7.0 Say who you are");
        }
        const std::size_t open = line.find('<');
        const std::size_t close = line.find('>');
        if (open == std::string::npos || close == std::string::npos) {
            return reply("501 5.1.7 Malformed");
        }
        if (!answer("MAIL", line, "250 2.1.0 Fine")) return false;
        if (refused_) return true;
        mail_.from = line.substr(open + 1, close - open - 1);
        mail_.mail_parameters = base::trim(std::string_view{line}.substr(close + 1));
        has_from_ = true;
        return true;
    }

    bool on_rcpt(const std::string& line) {
        if (!has_from_) return reply("503 5.5.1 MAIL first");
        const std::size_t open = line.find('<');
        const std::size_t close = line.find('>');
        if (open == std::string::npos || close == std::string::npos) {
            return reply("501 5.1.3 Malformed");
        }
        if (!answer("RCPT", line, "250 2.1.5 Fine")) return false;
        if (!refused_) mail_.to.push_back(line.substr(open + 1, close - open - 1));
        return true;
    }

    bool on_data(const std::string& line) {
        const auto fault = peek_fault("DATA", line);
        if (mail_.to.empty() && !fault) return reply("554 5.5.1 No valid recipients");
        if (!answer("DATA", line, "354 Go on")) return false;
        if (fault && !fault->reply.starts_with("354")) return true;
        return take_message();
    }

    bool take_message() {
        std::string data;
        while (true) {
            const auto line = read_line();
            if (!line) return false;
            if (*line == ".") break;
            data += std::string_view{*line}.substr(line->starts_with('.') ? 1 : 0);
            data += "\r\n";
        }
        SmtpMail mail = mail_;
        mail.encrypted = channel_.is_secure();
        mail.data = std::move(data);
        const std::string content = mail.data;
        reset();
        if (mail.to.empty()) return reply("554 5.5.1 No valid recipients");
        // Kept before the answer, so that a client that has the answer finds its mail here.
        const auto fault = peek_fault(".", content);
        if (!fault || !(fault->reply.starts_with('4') || fault->reply.starts_with('5'))) {
            keep(std::move(mail));
        }
        return answer(".", content, "250 2.0.0 Taken");
    }

    void keep(SmtpMail mail) {
        const std::lock_guard lock{sink_.mutex};
        sink_.mails.push_back(std::move(mail));
        sink_.changed.notify_all();
    }

    SmtpSinkState& sink_;
    SinkChannel channel_;
    std::string pending_;
    SmtpMail mail_;
    bool has_from_ = false;
    bool refused_ = false;
};

void serve(SmtpSinkState& sink, int socket) {
    block_sigpipe();
    Conversation{sink, socket}.run();
    const std::lock_guard lock{sink.mutex};
    sink.sockets.erase(socket);
    ::close(socket);
}

void accept_clients(SmtpSinkState& sink) {
    while (true) {
        const int socket = ::accept(sink.listener, nullptr, nullptr);
        const std::lock_guard lock{sink.mutex};
        if (socket < 0 || sink.stopping) {
            if (socket >= 0) ::close(socket);
            return;
        }
        ++sink.connections;
        sink.sockets.insert(socket);
        sink.threads.emplace_back([&sink, socket] { serve(sink, socket); });
    }
}

}  // namespace

SmtpSink::SmtpSink(Options options) : state_(new SmtpSinkState{std::move(options)}) {
    if (state_->options.tls != Tls::none) state_->certificate = std::make_unique<SinkCertificate>();
    state_->listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    if (::bind(state_->listener, generic, size) != 0 || ::listen(state_->listener, 128) != 0 ||
        ::getsockname(state_->listener, generic, &size) != 0) {
        throw std::runtime_error{"SmtpSink cannot listen on loopback"};
    }
    state_->port = ntohs(address.sin_port);
    state_->acceptor = std::thread{[this] { accept_clients(*state_); }};
}

SmtpSink::~SmtpSink() {
    {
        const std::lock_guard lock{state_->mutex};
        state_->stopping = true;
        for (const int socket : state_->sockets) ::shutdown(socket, SHUT_RDWR);
    }
    ::shutdown(state_->listener, SHUT_RDWR);
    state_->acceptor.join();
    for (std::thread& thread : state_->threads) thread.join();
    ::close(state_->listener);
}

std::uint16_t SmtpSink::port() const {
    return state_->port;
}

std::string SmtpSink::certificate() const {
    return state_->certificate ? state_->certificate->pem() : std::string{};
}

void SmtpSink::add(SmtpFault fault) {
    const std::lock_guard lock{state_->mutex};
    state_->faults.push_back(std::move(fault));
}

std::vector<SmtpMail> SmtpSink::mails() const {
    const std::lock_guard lock{state_->mutex};
    return state_->mails;
}

bool SmtpSink::wait_for(std::size_t count, std::chrono::milliseconds limit) const {
    std::unique_lock lock{state_->mutex};
    return state_->changed.wait_for(lock, limit, [&] { return state_->mails.size() >= count; });
}

std::vector<std::string> SmtpSink::lines() const {
    const std::lock_guard lock{state_->mutex};
    return state_->lines;
}

std::size_t SmtpSink::connections() const {
    const std::lock_guard lock{state_->mutex};
    return state_->connections;
}

void SmtpSink::clear() {
    const std::lock_guard lock{state_->mutex};
    state_->mails.clear();
    state_->lines.clear();
    state_->faults.clear();
}

}  // namespace support
