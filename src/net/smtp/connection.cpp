#include "net/smtp/connection.hpp"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace net::smtp {
namespace {

using base::Errc;
using base::fail;
using base::success;

constexpr std::size_t kReadSize = 16 * 1024;

struct FreeSsl {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};

struct FreeAddresses {
    void operator()(addrinfo* list) const { ::freeaddrinfo(list); }
};

std::string system_error(int code) {
    return std::generic_category().message(code);
}

auto tls_fault(std::string_view what) {
    const unsigned long code = ERR_get_error();
    const char* reason = code == 0 ? nullptr : ERR_reason_error_string(code);
    ERR_clear_error();
    return fail(Errc::unavailable, "{}: {}", what, reason ? reason : "the connection ended");
}

bool is_ip_address(const std::string& host) {
    unsigned char bytes[16];
    return ::inet_pton(AF_INET, host.c_str(), bytes) == 1 ||
           ::inet_pton(AF_INET6, host.c_str(), bytes) == 1;
}

}  // namespace

struct Connection::TlsState {
    std::unique_ptr<SSL_CTX, FreeSsl> context;
    std::unique_ptr<SSL, FreeSsl> ssl;
    // Memory on both sides, owned by `ssl`: our own socket calls keep deadlines, and no SIGPIPE.
    BIO* incoming = nullptr;
    BIO* outgoing = nullptr;
};

Connection::Connection(int socket) : socket_(socket) {}

Connection::Connection(Connection&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), tls_(std::move(other.tls_)) {}

Connection& Connection::operator=(Connection&& other) noexcept {
    close();
    socket_ = std::exchange(other.socket_, -1);
    tls_ = std::move(other.tls_);
    return *this;
}

Connection::~Connection() {
    close();
}

void Connection::close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
    tls_.reset();
}

base::Result<Connection> Connection::open(const std::string& host, std::uint16_t port,
                                          Deadline deadline) {
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_ADDRCONFIG;
    addrinfo* found = nullptr;
    const int code = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found);
    if (code != 0) {
        return fail(Errc::unavailable, "Cannot find the address of {}: {}", host,
                    ::gai_strerror(code));
    }
    const std::unique_ptr<addrinfo, FreeAddresses> addresses{found};
    std::string last = "it has no address";
    for (const addrinfo* at = addresses.get(); at; at = at->ai_next) {
        const int socket =
            ::socket(at->ai_family, at->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (socket < 0) {
            last = system_error(errno);
            continue;
        }
        Connection connection{socket};
        int error = 0;
        if (::connect(socket, at->ai_addr, at->ai_addrlen) != 0) error = errno;
        if (error == EINPROGRESS) {
            const auto ready = connection.wait(POLLOUT, deadline);
            if (!ready) {
                last = ready.error().message;
                continue;
            }
            socklen_t size = sizeof error;
            ::getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size);
        }
        if (error == 0) {
            const int on = 1;
            ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            return connection;
        }
        last = system_error(error);
    }
    return fail(Errc::unavailable, "Cannot connect to {} port {}: {}", host, port, last);
}

base::Result<> Connection::wait(short events, Deadline deadline) {
    using std::chrono::milliseconds;
    while (true) {
        const auto left =
            std::chrono::ceil<milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0) return fail(Errc::unavailable, "The server took too long");
        pollfd watched{socket_, events, 0};
        const int limit = static_cast<int>(std::min<std::int64_t>(left.count(), 60'000));
        const int ready = ::poll(&watched, 1, limit);
        if (ready > 0) return success();
        if (ready < 0 && errno != EINTR) return fail(Errc::internal, "{}", system_error(errno));
    }
}

base::Result<std::string> Connection::read_socket(Deadline deadline) {
    std::string bytes(kReadSize, '\0');
    while (true) {
        const ssize_t count = ::recv(socket_, bytes.data(), bytes.size(), 0);
        if (count > 0) {
            bytes.resize(static_cast<std::size_t>(count));
            return bytes;
        }
        if (count == 0) return fail(Errc::unavailable, "The server closed the connection");
        if (errno == EINTR) continue;
        if (errno != EAGAIN) return fail(Errc::unavailable, "{}", system_error(errno));
        TRY(wait(POLLIN, deadline));
    }
}

base::Result<> Connection::write_socket(std::string_view bytes, Deadline deadline) {
    while (!bytes.empty()) {
        const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(count));
        } else if (errno == EAGAIN) {
            TRY(wait(POLLOUT, deadline));
        } else if (errno != EINTR) {
            return fail(Errc::unavailable, "{}", system_error(errno));
        }
    }
    return success();
}

base::Result<> Connection::flush_tls(Deadline deadline) {
    std::string bytes(kReadSize, '\0');
    while (true) {
        const int count = BIO_read(tls_->outgoing, bytes.data(), static_cast<int>(bytes.size()));
        if (count <= 0) return success();
        TRY(write_socket({bytes.data(), static_cast<std::size_t>(count)}, deadline));
    }
}

base::Result<> Connection::feed_tls(Deadline deadline) {
    TRY(const std::string bytes, read_socket(deadline));
    if (BIO_write(tls_->incoming, bytes.data(), static_cast<int>(bytes.size())) !=
        static_cast<int>(bytes.size())) {
        return fail(Errc::internal, "Out of memory for TLS");
    }
    return success();
}

base::Result<> Connection::start_tls(const TlsOptions& options, Deadline deadline) {
    ERR_clear_error();
    auto tls = std::make_unique<TlsState>();
    tls->context.reset(SSL_CTX_new(TLS_client_method()));
    SSL_CTX* context = tls->context.get();
    // RFC 8996: nothing below TLS 1.2.
    if (!context || SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) != 1) {
        return tls_fault("Cannot prepare TLS");
    }
    const int trusted = options.ca_file.empty()
                            ? SSL_CTX_set_default_verify_paths(context)
                            : SSL_CTX_load_verify_file(context, options.ca_file.c_str());
    if (trusted != 1) {
        return fail(Errc::invalid, "Cannot read the certificates in \"{}\"", options.ca_file);
    }
    SSL_CTX_set_verify(context, options.verify ? SSL_VERIFY_PEER : SSL_VERIFY_NONE, nullptr);

    tls->ssl.reset(SSL_new(context));
    tls->incoming = BIO_new(BIO_s_mem());
    tls->outgoing = BIO_new(BIO_s_mem());
    SSL* ssl = tls->ssl.get();
    if (!ssl || !tls->incoming || !tls->outgoing) return tls_fault("Cannot prepare TLS");
    SSL_set_bio(ssl, tls->incoming, tls->outgoing);
    if (is_ip_address(options.host)) {
        X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), options.host.c_str());
    } else if (SSL_set1_host(ssl, options.host.c_str()) != 1 ||
               SSL_ctrl(ssl, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
                        const_cast<char*>(options.host.c_str())) != 1) {
        return tls_fault("Cannot prepare TLS");
    }
    tls_ = std::move(tls);
    while (true) {
        const int done = SSL_connect(ssl);
        TRY(flush_tls(deadline));
        if (done == 1) return success();
        if (SSL_get_error(ssl, done) != SSL_ERROR_WANT_READ) {
            const long verdict = SSL_get_verify_result(ssl);
            if (verdict != X509_V_OK && options.verify) {
                ERR_clear_error();
                return fail(Errc::rejected, "The certificate of {} is not trusted: {}",
                            options.host, X509_verify_cert_error_string(verdict));
            }
            return tls_fault("Cannot agree on encryption");
        }
        TRY(feed_tls(deadline));
    }
}

base::Result<std::string> Connection::read(Deadline deadline) {
    if (!tls_) return read_socket(deadline);
    std::string bytes(kReadSize, '\0');
    while (true) {
        ERR_clear_error();
        const int count = SSL_read(tls_->ssl.get(), bytes.data(), static_cast<int>(bytes.size()));
        if (count > 0) {
            bytes.resize(static_cast<std::size_t>(count));
            return bytes;
        }
        const int why = SSL_get_error(tls_->ssl.get(), count);
        if (why == SSL_ERROR_ZERO_RETURN) {
            return fail(Errc::unavailable, "The server closed the connection");
        }
        if (why != SSL_ERROR_WANT_READ) return tls_fault("The encrypted connection broke");
        // A key update wants an answer before more can be read.
        TRY(flush_tls(deadline));
        TRY(feed_tls(deadline));
    }
}

base::Result<> Connection::write(std::string_view bytes, Deadline deadline) {
    if (!tls_) return write_socket(bytes, deadline);
    while (!bytes.empty()) {
        ERR_clear_error();
        const int block = static_cast<int>(std::min(bytes.size(), kReadSize));
        const int count = SSL_write(tls_->ssl.get(), bytes.data(), block);
        if (count <= 0) return tls_fault("The encrypted connection broke");
        bytes.remove_prefix(static_cast<std::size_t>(count));
        TRY(flush_tls(deadline));
    }
    return success();
}

}  // namespace net::smtp
