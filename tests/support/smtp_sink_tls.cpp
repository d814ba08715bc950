#include "support/smtp_sink_tls.hpp"

#include <stdexcept>
#include <sys/socket.h>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace support {
namespace {

struct Free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
    void operator()(X509_EXTENSION* extension) const { X509_EXTENSION_free(extension); }
    void operator()(BIO* bio) const { BIO_free(bio); }
};

void require(bool done) {
    if (!done) throw std::runtime_error{"OpenSSL cannot make a test certificate"};
}

void add_extension(X509* certificate, int kind, const char* value) {
    const std::unique_ptr<X509_EXTENSION, Free> extension{
        X509V3_EXT_conf_nid(nullptr, nullptr, kind, value)};
    require(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
}

}  // namespace

struct SinkCertificate::Parts {
    std::unique_ptr<EVP_PKEY, Free> key{EVP_EC_gen("P-256")};
    std::unique_ptr<X509, Free> certificate{X509_new()};
    std::unique_ptr<SSL_CTX, Free> context{SSL_CTX_new(TLS_server_method())};
};

SinkCertificate::SinkCertificate() : parts_(std::make_unique<Parts>()) {
    X509* certificate = parts_->certificate.get();
    EVP_PKEY* key = parts_->key.get();
    require(certificate && key && parts_->context);
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    X509_NAME* name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    add_extension(certificate, NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1");
    add_extension(certificate, NID_basic_constraints, "critical,CA:TRUE");
    require(X509_sign(certificate, key, EVP_sha256()) > 0);
    require(SSL_CTX_use_certificate(parts_->context.get(), certificate) == 1);
    require(SSL_CTX_use_PrivateKey(parts_->context.get(), key) == 1);
}

SinkCertificate::~SinkCertificate() = default;

std::string SinkCertificate::pem() const {
    const std::unique_ptr<BIO, Free> memory{BIO_new(BIO_s_mem())};
    require(memory && PEM_write_bio_X509(memory.get(), parts_->certificate.get()) == 1);
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &bytes);
    return {bytes, static_cast<std::size_t>(size)};
}

void* SinkCertificate::context() const {
    return parts_->context.get();
}

SinkChannel::~SinkChannel() {
    SSL_free(static_cast<SSL*>(ssl_));
}

bool SinkChannel::secure(const SinkCertificate& certificate) {
    SSL* ssl = SSL_new(static_cast<SSL_CTX*>(certificate.context()));
    ssl_ = ssl;
    return ssl && SSL_set_fd(ssl, socket_) == 1 && SSL_accept(ssl) == 1;
}

std::string SinkChannel::read() {
    char bytes[16 * 1024];
    const auto count = ssl_ ? SSL_read(static_cast<SSL*>(ssl_), bytes, sizeof bytes)
                            : ::recv(socket_, bytes, sizeof bytes, 0);
    return count > 0 ? std::string(bytes, static_cast<std::size_t>(count)) : std::string{};
}

bool SinkChannel::write(std::string_view bytes) {
    if (ssl_) {
        return SSL_write(static_cast<SSL*>(ssl_), bytes.data(), static_cast<int>(bytes.size())) > 0;
    }
    while (!bytes.empty()) {
        const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

}  // namespace support
