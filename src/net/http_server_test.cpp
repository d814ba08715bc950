// The server over real sockets on loopback.
#include "net/http_server.hpp"

#include <future>
#include <latch>

#include <gtest/gtest.h>

#include "net/test_client.hpp"

namespace net {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kGet = "GET /hello HTTP/1.1\r\nHost: shop.test\r\n\r\n";

// Says back what it was asked.
Response echo(const Request& request) {
    return text(fmt::format("{} {} {}", to_string(request.method), request.path, request.body));
}

HttpOptions small() {
    HttpOptions options;
    options.workers = 2;
    return options;
}

class RunningServer {
  public:
    explicit RunningServer(Handler handler = echo, HttpOptions options = small(),
                           FastPath fast = {})
        : server_(std::move(options), std::move(handler), std::move(fast)) {
        const auto started = server_.start();
        EXPECT_TRUE(started) << (started ? "" : started.error().message);
    }
    HttpServer* operator->() { return &server_; }
    std::uint16_t port() const { return server_.port(); }

  private:
    HttpServer server_;
};

TEST(HttpServer, KeepsTheConnectionForTheNextRequest) {
    RunningServer server;
    TestClient client{server.port()};
    for (int i = 0; i < 3; ++i) {
        const RawResponse response = client.ask(kGet);
        EXPECT_EQ(response.status, 200);
        EXPECT_EQ(response.body, "GET /hello ");
        EXPECT_EQ(response.header("Connection"), "keep-alive");
        EXPECT_EQ(response.header("Date").size(), 29U);  // RFC 9110 section 5.6.7
    }
}

TEST(HttpServer, ClosesWhereTheClientAsksForIt) {
    RunningServer server;
    TestClient client{server.port()};
    const auto response = client.ask("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.header("Connection"), "close");
    EXPECT_TRUE(client.ended());

    TestClient old{server.port()};
    EXPECT_EQ(old.ask("GET / HTTP/1.0\r\n\r\n").status, 200);
    EXPECT_TRUE(old.ended());
}

TEST(HttpServer, AnswersPipelinedRequestsInOrder) {
    RunningServer server;
    TestClient client{server.port()};
    std::string requests;
    for (int i = 0; i < 100; ++i) {
        requests +=
            fmt::format("POST /{0} HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n{0:03}", i);
    }
    ASSERT_TRUE(client.send(requests));
    for (int i = 0; i < 100; ++i) {
        ASSERT_EQ(client.receive().body, fmt::format("POST /{0} {0:03}", i));
    }
}

TEST(HttpServer, AnswersPipelinedRequestsFromTheFastPathInOrder) {
    RunningServer server{echo, small(), [](const Request& request) -> std::optional<Response> {
                             if (request.path == "/slow") return std::nullopt;
                             return text("fast " + request.path);
                         }};
    TestClient client{server.port()};
    std::string requests;
    for (int i = 0; i < 100; ++i) {
        requests += fmt::format("GET /{} HTTP/1.1\r\nHost: a\r\n\r\n",
                                i % 7 == 0 ? "slow" : std::to_string(i));
    }
    ASSERT_TRUE(client.send(requests));
    for (int i = 0; i < 100; ++i) {
        ASSERT_EQ(client.receive().body, i % 7 == 0 ? "GET /slow " : fmt::format("fast /{}", i));
    }
}

TEST(HttpServer, ReadsARequestThatComesByteByByte) {
    RunningServer server;
    TestClient client{server.port()};
    const std::string_view request =
        "POST /a?b=c HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello";
    for (const char byte : request) ASSERT_TRUE(client.send({&byte, 1}));
    EXPECT_EQ(client.receive().body, "POST /a hello");
}

TEST(HttpServer, ReadsChunkedBodies) {
    RunningServer server;
    TestClient client{server.port()};
    EXPECT_EQ(client
                  .ask("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                       "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nTrailer: t\r\n\r\n")
                  .body,
              "POST / abcde");
    EXPECT_EQ(client.ask(kGet).status, 200);
}

TEST(HttpServer, SendsLargeBodiesToASlowReaderWhole) {
    const auto large = std::make_shared<const std::string>(8 << 20, 'x');
    RunningServer server{[&](const Request&) { return text(large); }};
    TestClient client{server.port()};
    EXPECT_EQ(client.ask(kGet).body.size(), large->size());
    EXPECT_EQ(client.ask(kGet).body.size(), large->size());
}

TEST(HttpServer, AnswersHeadWithTheLengthButNoBody) {
    RunningServer server;
    TestClient client{server.port()};
    client.send("HEAD /x HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.receive(true).header("Content-Length"), "8");
    EXPECT_EQ(client.ask(kGet).body, "GET /hello ");
}

TEST(HttpServer, AnnouncesThatItContinues) {
    RunningServer server;
    TestClient client{server.port()};
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.receive().status, 100);
    EXPECT_EQ(client.ask("ok").body, "POST / ok");
}

TEST(HttpServer, RefusesABodyThatIsTooLargeBeforeItIsSent) {
    RunningServer server;
    TestClient client{server.port()};
    const auto response = client.ask(
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(response.status, 413);
    EXPECT_EQ(response.header("Connection"), "close");
}

TEST(HttpServer, RefusesWhatIsTooLarge) {
    HttpOptions options = small();
    options.header_limit = 1024;
    options.body_limit = 10;
    options.body_limit_for = [](Method, std::string_view path) -> std::size_t {
        return path == "/upload" ? 100 : 10;
    };
    RunningServer server{echo, options};
    const auto status = [&](const std::string& bytes) {
        return TestClient{server.port()}.ask(bytes).status;
    };
    EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(5000, 'x') + "\r\n\r\n"),
              431);
    EXPECT_EQ(status("GET /" + std::string(5000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n"), 431);
    const std::string eleven = "Content-Length: 11\r\n\r\n12345678901";
    EXPECT_EQ(status("POST / HTTP/1.1\r\nHost: a\r\n" + eleven), 413);
    EXPECT_EQ(status("POST /upload HTTP/1.1\r\nHost: a\r\n" + eleven), 200);
    EXPECT_EQ(status("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                     "6\r\n123456\r\n6\r\n123456\r\n0\r\n\r\n"),
              413);
    EXPECT_EQ(status("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1;" +
                     std::string(5000, 'x')),
              431);
}

TEST(HttpServer, EndsAClientThatStopsInTheHead) {
    HttpOptions options = small();
    options.header_timeout = 50ms;
    RunningServer server{echo, options};
    TestClient client{server.port()};
    EXPECT_EQ(client.ask("GET / HTTP/1.1\r\nHost:").status, 408);
    EXPECT_TRUE(client.ended());
    TestClient silent{server.port()};
    EXPECT_TRUE(silent.ended());
}

TEST(HttpServer, EndsAClientThatStopsInTheBodyOrBetweenRequests) {
    HttpOptions options = small();
    options.transfer_timeout = 50ms;
    options.idle_timeout = 50ms;
    RunningServer server{echo, options};
    TestClient client{server.port()};
    EXPECT_EQ(client.ask("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab").status, 408);
    TestClient idle{server.port()};
    EXPECT_EQ(idle.ask(kGet).status, 200);
    EXPECT_TRUE(idle.ended());
}

TEST(HttpServer, EndsAClientThatDoesNotReadItsResponse) {
    HttpOptions options = small();
    options.transfer_timeout = 50ms;
    // More than the system's socket buffers swallow.
    const auto large = std::make_shared<const std::string>(64 << 20, 'x');
    std::latch asked{1};
    RunningServer server{[&](const Request&) {
                             asked.count_down();
                             return text(large);
                         },
                         options};
    TestClient client{server.port()};
    client.send(kGet);
    asked.wait();
    while (server->connections() > 0) std::this_thread::yield();
    EXPECT_LT(client.receive_rest().size(), large->size());
}

TEST(HttpServer, AnswersForAHandlerThatTakesTooLong) {
    HttpOptions options = small();
    options.handler_timeout = 50ms;
    std::promise<void> release;
    RunningServer server{[done = release.get_future().share()](const Request&) {
                             done.wait();
                             return text("late");
                         },
                         options};
    TestClient client{server.port()};
    const RawResponse response = client.ask(kGet);
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(response.header("Retry-After"), "5");
    release.set_value();
    EXPECT_TRUE(client.ended());
}

TEST(HttpServer, AFullQueueAnswers503) {
    HttpOptions options = small();
    options.workers = 1;
    options.queue_limit = 1;
    std::promise<void> release;
    std::latch running{1};
    RunningServer server{[&, done = release.get_future().share()](const Request& request) {
                             if (request.path == "/first") running.count_down();
                             done.wait();
                             return text("done");
                         },
                         options};
    TestClient first{server.port()};
    first.send("GET /first HTTP/1.1\r\nHost: a\r\n\r\n");
    running.wait();
    // One runs; of two more one finds a place in the queue, and whoever comes last does not.
    TestClient second{server.port()};
    TestClient third{server.port()};
    second.send(kGet);
    third.send(kGet);
    std::promise<RawResponse> early;
    const auto read = [&](TestClient& client) {
        const RawResponse response = client.receive();
        if (response.status == 503) early.set_value(response);
        return response.status;
    };
    auto a = std::async(std::launch::async, [&] { return read(second); });
    auto b = std::async(std::launch::async, [&] { return read(third); });
    EXPECT_EQ(early.get_future().get().header("Retry-After"), "1");
    release.set_value();
    EXPECT_EQ(first.receive().status, 200);
    EXPECT_EQ(a.get() + b.get(), 200 + 503);
}

TEST(HttpServer, AnExceptionIsA500AndTheServerGoesOn) {
    RunningServer server{[](const Request& request) -> Response {
                             if (request.path == "/hello") throw std::runtime_error{"secret"};
                             return text("fine");
                         },
                         small(),
                         [](const Request& request) -> std::optional<Response> {
                             if (request.path == "/fast") throw 7;
                             return std::nullopt;
                         }};
    TestClient client{server.port()};
    const RawResponse response = client.ask(kGet);
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(response.body.find("secret"), std::string::npos);
    EXPECT_EQ(client.ask("GET /fast HTTP/1.1\r\nHost: a\r\n\r\n").status, 500);
    EXPECT_EQ(client.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n").body, "fine");
}

TEST(HttpServer, ServesTwoHundredConnectionsAtOnce) {
    HttpOptions options = small();
    options.io_threads = 2;
    RunningServer server{echo, options};
    std::vector<std::unique_ptr<TestClient>> clients;
    for (int i = 0; i < 200; ++i) {
        clients.push_back(std::make_unique<TestClient>(server.port()));
        ASSERT_TRUE(clients.back()->connected());
    }
    for (int round = 0; round < 3; ++round) {
        for (auto& client : clients) ASSERT_TRUE(client->send(kGet));
        for (auto& client : clients) ASSERT_EQ(client->receive().status, 200);
    }
    EXPECT_EQ(server->connections(), 200U);
}

TEST(HttpServer, RefusesConnectionsBeyondTheLimit) {
    HttpOptions options = small();
    options.max_connections = 2;
    RunningServer server{echo, options};
    TestClient a{server.port()};
    TestClient b{server.port()};
    EXPECT_EQ(a.ask(kGet).status, 200);
    EXPECT_EQ(b.ask(kGet).status, 200);
    EXPECT_EQ(TestClient{server.port()}.receive().status, 503);
}

TEST(HttpServer, ASecondServerOnTheSamePortIsRefused) {
    RunningServer server;
    HttpOptions options = small();
    options.port = server.port();
    HttpServer second{options, echo};
    const auto started = second.start();
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().code, base::Errc::unavailable);
}

TEST(HttpServer, BelievesATrustedProxyOnly) {
    const Handler who = [](const Request& request) {
        return text(fmt::format("{} {}", request.peer, request.secure));
    };
    const std::string_view request =
        "GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 6.6.6.6, 203.0.113.9\r\n"
        "X-Forwarded-Proto: https\r\n\r\n";
    RunningServer open{who};
    EXPECT_EQ(TestClient{open.port()}.ask(request).body, "127.0.0.1 false");
    HttpOptions options = small();
    options.trusted_proxies = {"127.0.0.1"};
    RunningServer behind{who, options};
    EXPECT_EQ(TestClient{behind.port()}.ask(request).body, "203.0.113.9 true");
}

TEST(HttpServer, KnowsATrustedProxyHoweverItsAddressIsWritten) {
    HttpOptions options = small();
    options.trusted_proxies = {"0:0:0:0:0:FFFF:7F00:1"};  // 127.0.0.1, as RFC 4291 maps it
    RunningServer behind{[](const Request& request) { return text(request.peer); }, options};
    EXPECT_EQ(TestClient{behind.port()}
                  .ask("GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 203.0.113.9\r\n\r\n")
                  .body,
              "203.0.113.9");
    options.trusted_proxies = {"proxy.example"};
    HttpServer wrong{options, echo};
    const auto refused = wrong.start();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().field, "trusted_proxies");
}

TEST(HttpServer, StopFinishesTheRequestUnderWay) {
    std::latch running{1};
    std::promise<void> release;
    RunningServer server{[&, done = release.get_future().share()](const Request&) {
        running.count_down();
        done.wait();
        return text("finished");
    }};
    TestClient busy{server.port()};
    TestClient idle{server.port()};
    busy.send(kGet);
    running.wait();
    std::thread stopper{[&] { server->stop(); }};
    EXPECT_TRUE(idle.ended());  // so stopping has begun
    release.set_value();
    const RawResponse response = busy.receive();
    stopper.join();
    EXPECT_EQ(response.body, "finished");
    EXPECT_EQ(response.header("Connection"), "close");
}

TEST(HttpServer, StopUnderLoadLosesNothingButConnections) {
    for (int round = 0; round < 5; ++round) {
        HttpOptions options = small();
        options.io_threads = 2;
        RunningServer server{echo, options};
        const std::uint16_t port = server.port();
        std::atomic<int> served = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                TestClient client{port};
                while (client.ask(kGet).status == 200) ++served;
            });
        }
        while (served < 20) std::this_thread::yield();
        server->stop();
        for (std::thread& thread : threads) thread.join();
    }
}

TEST(HttpServer, StreamsEventsUntilTheClientLeaves) {
    const auto stream = std::make_shared<Stream>();
    RunningServer server{[&](const Request&) { return event_stream(stream); }};
    std::promise<void> left;
    stream->on_close([&] { left.set_value(); });
    {
        TestClient client{server.port()};
        client.send(kGet);
        stream->event("order.paid", "{\"total\":799}", "7");
        const std::string head = client.receive_stream_head();
        EXPECT_NE(head.find("Content-Type: text/event-stream"), std::string::npos);
        EXPECT_EQ(client.receive_chunk(), "id: 7\nevent: order.paid\ndata: {\"total\":799}\n\n");
        stream->event("", "two\nlines");
        EXPECT_EQ(client.receive_chunk(), "data: two\ndata: lines\n\n");
    }
    left.get_future().wait();
    EXPECT_FALSE(stream->write("too late"));
}

TEST(HttpServer, StopEndsStreams) {
    const auto stream = std::make_shared<Stream>();
    RunningServer server{[&](const Request&) { return event_stream(stream); }};
    TestClient client{server.port()};
    client.send(kGet);
    stream->write("last words\n\n");
    EXPECT_FALSE(client.receive_stream_head().empty());
    server->stop();
    EXPECT_EQ(client.receive_chunk(), "last words\n\n");
    EXPECT_EQ(client.receive_chunk(), "");
    EXPECT_TRUE(client.ended());
    EXPECT_TRUE(stream->closed());
}

TEST(HttpServer, DropsAStreamReaderThatFallsBehind) {
    const auto stream = std::make_shared<Stream>(Stream::Options{.limit = 1000});
    RunningServer server{[&](const Request&) { return event_stream(stream); }};
    TestClient client{server.port()};
    client.send(kGet);
    EXPECT_FALSE(client.receive_stream_head().empty());
    const std::string block(900, 'x');
    while (stream->write(block)) {
    }
    EXPECT_TRUE(stream->closed());
    const std::string rest = client.receive_rest();
    EXPECT_FALSE(rest.ends_with("0\r\n\r\n")) << "a cut stream must not look like a finished one";
}

TEST(HttpServer, SendsHeartbeatsWhileNothingHappens) {
    HttpOptions options = small();
    options.idle_timeout = 50ms;
    const auto stream = std::make_shared<Stream>(Stream::Options{.heartbeat_every = 10ms});
    RunningServer server{[&](const Request&) { return event_stream(stream); }, options};
    TestClient client{server.port()};
    client.send(kGet);
    EXPECT_FALSE(client.receive_stream_head().empty());
    for (int i = 0; i < 10; ++i) EXPECT_EQ(client.receive_chunk(), ":\n\n");
}

}  // namespace
}  // namespace net
