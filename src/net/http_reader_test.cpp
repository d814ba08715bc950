// Requests from bytes, without a socket.
#include "net/http_reader.hpp"

#include <random>
#include <rapidcheck.h>

#include <gtest/gtest.h>

namespace net {
namespace {

using State = RequestReader::State;

const RequestReader::Limits kLimits{1024, 4096, {}};

struct Outcome {
    int status = 0;  // of the fault; 0 where there is none
    std::vector<Request> requests;
};

// Feeds `bytes` in pieces of `step` as a connection would.
Outcome read_all(std::string_view bytes, std::size_t step = 100'000) {
    RequestReader reader{kLimits};
    Outcome outcome;
    std::string buffer;
    while (true) {
        while (true) {
            buffer.erase(0, reader.feed(buffer));
            if (reader.state() != State::complete) break;
            outcome.requests.push_back(reader.take());
        }
        if (reader.state() == State::failed) {
            outcome.status = reader.fault().status;
            return outcome;
        }
        if (bytes.empty()) return outcome;
        const std::string_view piece = bytes.substr(0, step);
        buffer += piece;
        bytes.remove_prefix(piece.size());
    }
}

int fault_of(std::string_view bytes) {
    const int whole = read_all(bytes).status;
    EXPECT_EQ(read_all(bytes, 1).status, whole) << bytes;
    return whole;
}

TEST(RequestReader, TakesARequestApart) {
    const Outcome outcome = read_all(
        "GET /b/caf%C3%A9/x%20y?a=1&a=2&b=x+y%26z HTTP/1.1\r\nHost: Shop.Test:8080\r\n"
        "Cookie: s=abc; t=\"q\"\r\nX-Empty:\r\n\r\n");
    ASSERT_EQ(outcome.requests.size(), 1U);
    const Request& request = outcome.requests[0];
    EXPECT_EQ(request.method, Method::get);
    EXPECT_EQ(request.path, "/b/café/x y");
    EXPECT_EQ(request.segments, (std::vector<std::string>{"b", "café", "x y"}));
    EXPECT_EQ(request.query_value("a"), "1");
    EXPECT_EQ(request.query.all("a").size(), 2U);
    EXPECT_EQ(request.query_value("b"), "x y&z");
    EXPECT_EQ(request.host, "shop.test:8080");
    EXPECT_EQ(request.header("host"), "Shop.Test:8080");
    EXPECT_EQ(request.cookie("s"), "abc");
    EXPECT_EQ(request.cookie("t"), "q");
    EXPECT_FALSE(request.cookie("x"));
    EXPECT_EQ(request.headers.find("x-empty"), "");
}

// RFC 9112 section 3.2.2: the target's authority replaces Host.
TEST(RequestReader, TakesAbsoluteTargets) {
    const Outcome outcome = read_all("GET http://A.test/x?y=z HTTP/1.1\r\nHost: b\r\n\r\n");
    ASSERT_EQ(outcome.requests.size(), 1U);
    EXPECT_EQ(outcome.requests[0].host, "a.test");
    EXPECT_EQ(outcome.requests[0].path, "/x");
    EXPECT_EQ(outcome.requests[0].query_value("y"), "z");
}

// RFC 9112 sections 6.1 to 6.3 and 11.2.
TEST(RequestReader, RefusesWhatCouldBeFramedInTwoWays) {
    const std::string post = "POST / HTTP/1.1\r\nHost: a\r\n";
    EXPECT_EQ(fault_of(post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"), 400);
    EXPECT_EQ(fault_of(post + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n"), 400);
    EXPECT_EQ(fault_of(post + "Transfer-Encoding: gzip\r\nContent-Length: 3\r\n\r\n"), 400);
    EXPECT_EQ(fault_of(post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\n"), 400);
    EXPECT_EQ(fault_of(post + "Content-Length: 3, 4\r\n\r\n"), 400);
    EXPECT_EQ(fault_of(post + "Content-Length: +3\r\n\r\n"), 400);
    EXPECT_EQ(fault_of(post + "Content-Length: -3\r\n\r\n"), 400);
    EXPECT_EQ(fault_of(post + "Content-Length: 99999999999999999999\r\n\r\n"), 400);
    EXPECT_EQ(fault_of(post + "Content-Length : 3\r\n\r\n"), 400);
    EXPECT_EQ(fault_of(post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n"),
              400);
    EXPECT_EQ(fault_of(post + "Transfer-Encoding: gzip\r\n\r\n"), 501);
    EXPECT_EQ(fault_of(post + "Transfer-Encoding: gzip, chunked\r\n\r\n"), 501);
    EXPECT_EQ(fault_of(post + "Transfer-Encoding: identity\r\n\r\n"), 501);
    EXPECT_EQ(fault_of("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"), 400);
    EXPECT_EQ(fault_of(post + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n"), 400);
    EXPECT_EQ(fault_of(post + "Transfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n"), 400);
}

TEST(RequestReader, RefusesMalformedRequests) {
    EXPECT_EQ(fault_of("hello\r\n\r\n"), 400);
    EXPECT_EQ(fault_of("GET / HTTP/2.0\r\nHost: a\r\n\r\n"), 505);
    EXPECT_EQ(fault_of("BREW / HTTP/1.1\r\nHost: a\r\n\r\n"), 501);
    EXPECT_EQ(fault_of("CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n"), 501);
    EXPECT_EQ(fault_of("GET / HTTP/1.1\r\n\r\n"), 400);
    EXPECT_EQ(fault_of("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"), 400);
    EXPECT_EQ(fault_of("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"), 400);
    EXPECT_EQ(fault_of("GET / HTTP/1.1\r\nHost: a\r\nBad Name: x\r\n\r\n"), 400);
    EXPECT_EQ(fault_of("GET a HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
    EXPECT_EQ(fault_of("POST / HTTP/1.1\r\nHost: a\r\nExpect: miracles\r\n\r\n"), 417);
    for (const char* path : {"/../etc/passwd", "/a/%2e%2e/b", "/a%2Fb", "/a%00b", "/%ff", "/%zz",
                             "/%", "/a/./b", "/%0d%0a"}) {
        EXPECT_EQ(fault_of(fmt::format("GET {} HTTP/1.1\r\nHost: a\r\n\r\n", path)), 400) << path;
    }
}

TEST(RequestReader, ATrailerChangesNothing) {
    const Outcome outcome = read_all(
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        "1\r\nx\r\n0\r\nCookie: s=stolen\r\n\r\n");
    ASSERT_EQ(outcome.requests.size(), 1U);
    EXPECT_FALSE(outcome.requests[0].cookie("s"));
}

TEST(RequestReader, FindsTheSameRequestsHoweverTheyAreCut) {
    const std::string_view bytes =
        "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello"
        "GET /b HTTP/1.1\r\nHost: a\r\n\r\n"
        "POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    for (std::size_t step = 1; step < bytes.size(); ++step) {
        const Outcome outcome = read_all(bytes, step);
        ASSERT_EQ(outcome.status, 0) << step;
        ASSERT_EQ(outcome.requests.size(), 3U) << step;
        EXPECT_EQ(outcome.requests[0].body, "hello");
        EXPECT_EQ(outcome.requests[1].path, "/b");
        EXPECT_EQ(outcome.requests[2].body, "abc");
    }
}

TEST(RequestReader, NoBytesCrashIt) {
    // A fixed seed, so that a failure can be found again; ASan and UBSan are the judges.
    std::mt19937 random{7};
    const std::string_view model =
        "POST /a%20b?c=d HTTP/1.1\r\nHost: a\r\nCookie: x=y\r\nTransfer-Encoding: chunked\r\n"
        "Expect: 100-continue\r\n\r\n3;e=f\r\nabc\r\n0\r\nT: u\r\n\r\n";
    constexpr std::string_view kPieces = "\r\n :;,%/?&=+0a\x00\x7f\xff";
    for (int i = 0; i < 20'000; ++i) {
        std::string bytes{model};
        for (std::size_t changes = random() % 6; changes > 0; --changes) {
            const std::size_t at = random() % bytes.size();
            const char piece = kPieces[random() % kPieces.size()];
            switch (random() % 3) {
                case 0:
                    bytes[at] = piece;
                    break;
                case 1:
                    bytes.insert(at, 1 + random() % 40, piece);
                    break;
                default:
                    bytes.erase(at, 1 + random() % 10);
            }
            if (bytes.empty()) bytes = "x";
        }
        const Outcome whole = read_all(bytes);
        const Outcome cut = read_all(bytes, 1 + random() % 7);
        // A fault may show later in pieces, but never does another request come out.
        ASSERT_EQ(whole.requests.size(), cut.requests.size()) << bytes;
        for (std::size_t r = 0; r < whole.requests.size(); ++r) {
            ASSERT_EQ(whole.requests[r].path, cut.requests[r].path) << bytes;
            ASSERT_EQ(whole.requests[r].body, cut.requests[r].body) << bytes;
        }
    }
    EXPECT_TRUE(rc::check([](const std::string& bytes) { read_all(bytes, 3); }));
}

}  // namespace
}  // namespace net
