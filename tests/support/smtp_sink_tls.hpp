// For SmtpSink: a self-signed certificate made on the spot, and a blocking TLS server connection.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace support {

class SinkCertificate {
  public:
    SinkCertificate();  // for "localhost" and 127.0.0.1
    ~SinkCertificate();
    std::string pem() const;
    void* context() const;  // SSL_CTX

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

// A socket, encrypted from secure() on. Blocks; one thread.
class SinkChannel {
  public:
    explicit SinkChannel(int socket) : socket_(socket) {}
    ~SinkChannel();
    SinkChannel(const SinkChannel&) = delete;
    SinkChannel& operator=(const SinkChannel&) = delete;

    bool secure(const SinkCertificate& certificate);
    bool is_secure() const { return ssl_ != nullptr; }
    // Empty at the end.
    std::string read();
    bool write(std::string_view bytes);

  private:
    int socket_;
    void* ssl_ = nullptr;  // SSL
};

}  // namespace support
