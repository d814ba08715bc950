// Read back by GMime, which knows nothing of us.
#include "mail/mime.hpp"

#include <gmime/gmime.h>
#include <rapidcheck.h>
#include <regex>

#include <gtest/gtest.h>

#include "base/strings.hpp"

namespace mail {
namespace {

class GMime : public testing::Environment {
  public:
    void SetUp() override { g_mime_init(); }
    void TearDown() override { g_mime_shutdown(); }
};
[[maybe_unused]] const auto* const kGMime = testing::AddGlobalTestEnvironment(new GMime);

template <class T>
using Owned = std::unique_ptr<T, decltype(&g_object_unref)>;

std::string taken(char* text) {
    std::string out = text ? text : "";
    g_free(text);
    return out;
}

struct Parsed {
    explicit Parsed(const std::string& source) : message(nullptr, &g_object_unref) {
        const Owned<GMimeStream> stream(
            g_mime_stream_mem_new_with_buffer(source.data(), source.size()), &g_object_unref);
        const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()),
                                        &g_object_unref);
        message.reset(g_mime_parser_construct_message(parser.get(), nullptr));
    }

    std::string header(const char* name) const {
        const char* value = g_mime_object_get_header(GMIME_OBJECT(message.get()), name);
        return value ? value : "";
    }
    std::string subject() const {
        const char* value = g_mime_message_get_subject(message.get());
        return value ? value : "";
    }
    InternetAddressMailbox* mailbox(GMimeAddressType type) const {
        auto* list = g_mime_message_get_addresses(message.get(), type);
        if (!list || internet_address_list_length(list) != 1) return nullptr;
        return INTERNET_ADDRESS_MAILBOX(internet_address_list_get_address(list, 0));
    }
    std::string name(GMimeAddressType type) const {
        const char* value = internet_address_get_name(INTERNET_ADDRESS(mailbox(type)));
        return value ? value : "";
    }
    std::string email(GMimeAddressType type) const {
        return internet_address_mailbox_get_addr(mailbox(type));
    }
    GMimeMultipart* body() const {
        return GMIME_MULTIPART(g_mime_message_get_mime_part(message.get()));
    }
    std::string text(int part) const {
        return taken(
            g_mime_text_part_get_text(GMIME_TEXT_PART(g_mime_multipart_get_part(body(), part))));
    }
    std::string type(int part) const {
        auto* content = g_mime_object_get_content_type(g_mime_multipart_get_part(body(), part));
        return taken(g_mime_content_type_get_mime_type(content));
    }

    Owned<GMimeMessage> message;
};

MimeMessage sample() {
    MimeMessage out;
    out.from = {.name = "Information Asymmetry", .email = "ann@example.com"};
    out.to = {.name = "Ada", .email = "ada@example.org"};
    out.reply_to = {.name = {}, .email = "replies@example.com"};
    out.subject = "Your chapter is here";
    out.text = "Hello Ada,\n\nhere it is.\n";
    out.html = "<p>Hello Ada,</p>";
    out.message_id = "0195a1f0-0000-7000-8000-000000000001";
    out.date = base::parse_time("2026-03-01T09:30:00.000Z").value();
    return out;
}

std::string composed(const MimeMessage& message) {
    auto out = compose(message);
    if (!out) throw std::runtime_error(out.error().message);
    return std::move(out).value();
}

// Line ends are the wire's: all become LF for comparing.
std::string lines_of(std::string text) {
    text = base::replace_all(std::move(text), "\r\n", "\n");
    return base::replace_all(std::move(text), "\r", "\n");
}

void expect_wire_form(const std::string& source) {
    std::size_t start = 0;
    while (start < source.size()) {
        const auto end = source.find('\n', start);
        ASSERT_NE(end, std::string::npos);
        ASSERT_EQ(source[end - 1], '\r') << "a bare LF";
        ASSERT_LE(end - 1 - start, 78u) << source.substr(start, end - start);
        start = end + 1;
    }
    for (const char c : source) ASSERT_LT(static_cast<unsigned char>(c), 0x80);
}

TEST(Mime, IsReadBackByAnotherParser) {
    const auto source = composed(sample());
    expect_wire_form(source);
    const Parsed parsed(source);
    ASSERT_TRUE(parsed.message);
    EXPECT_EQ(parsed.subject(), "Your chapter is here");
    EXPECT_EQ(parsed.name(GMIME_ADDRESS_TYPE_FROM), "Information Asymmetry");
    EXPECT_EQ(parsed.email(GMIME_ADDRESS_TYPE_FROM), "ann@example.com");
    EXPECT_EQ(parsed.name(GMIME_ADDRESS_TYPE_TO), "Ada");
    EXPECT_EQ(parsed.email(GMIME_ADDRESS_TYPE_TO), "ada@example.org");
    EXPECT_EQ(parsed.email(GMIME_ADDRESS_TYPE_REPLY_TO), "replies@example.com");
    EXPECT_STREQ(g_mime_message_get_message_id(parsed.message.get()),
                 "0195a1f0-0000-7000-8000-000000000001@example.com");
    GDateTime* date = g_mime_message_get_date(parsed.message.get());
    ASSERT_TRUE(date);
    EXPECT_EQ(g_date_time_to_unix(date), 1772357400);  // date -d 2026-03-01T09:30:00Z +%s
    ASSERT_EQ(g_mime_multipart_get_count(parsed.body()), 2);
    EXPECT_EQ(parsed.type(0), "text/plain");
    EXPECT_EQ(parsed.type(1), "text/html");
    EXPECT_EQ(lines_of(parsed.text(0)), "Hello Ada,\n\nhere it is.\n");
    EXPECT_EQ(parsed.text(1), "<p>Hello Ada,</p>");
    EXPECT_EQ(parsed.header("MIME-Version"), "1.0");
    EXPECT_EQ(parsed.header("Auto-Submitted"), "");
    EXPECT_EQ(parsed.header("List-Unsubscribe"), "");
}

TEST(Mime, OffersOneClickUnsubscribing) {
    auto mail = sample();
    mail.unsubscribe_url = "https://example.com/u/" + std::string(300, 'x') + ".y";
    mail.unsubscribe_email = "leave@example.com";
    mail.list_id = "information-asymmetry.example.com";
    mail.list_name = "Information Asymmetry";
    const Parsed parsed(composed(mail));
    // RFC 8058 section 3.1.
    EXPECT_EQ(parsed.header("List-Unsubscribe"),
              '<' + mail.unsubscribe_url + ">, <mailto:leave@example.com?subject=unsubscribe>");
    EXPECT_EQ(parsed.header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    EXPECT_EQ(parsed.header("List-Id"),
              "Information Asymmetry <information-asymmetry.example.com>");
}

TEST(Mime, SaysThatTransactionalMailIsAutomatic) {
    auto mail = sample();
    mail.auto_generated = true;
    EXPECT_EQ(Parsed(composed(mail)).header("Auto-Submitted"), "auto-generated");
}

TEST(Mime, RefusesWhatWouldBecomeAHeader) {
    const std::string evil = "x\r\nBcc: everyone@example.com";
    const std::pair<const char*, std::function<void(MimeMessage&)>> cases[] = {
        {"subject", [&](auto& m) { m.subject = evil; }},
        {"from", [&](auto& m) { m.from.name = evil; }},
        {"from", [&](auto& m) { m.from.email = "a@b.com\r\nBcc: c@d.com"; }},
        {"to", [&](auto& m) { m.to.name = "x\ny"; }},
        {"to", [&](auto& m) { m.to.email = "a@b.com>, <c@d.com"; }},
        {"reply_to", [&](auto& m) { m.reply_to.name = "x\ry"; }},
        {"message_id", [&](auto& m) { m.message_id = "x>\r\ny"; }},
        {"unsubscribe_url", [&](auto& m) { m.unsubscribe_url = "https://x/>\r\nBcc: y"; }},
        {"unsubscribe_email",
         [&](auto& m) {
             m.unsubscribe_url = "https://x/";
             m.unsubscribe_email = "a@b.com\r\n";
         }},
        {"list_id", [&](auto& m) { m.list_id = "x\r\ny"; }},
        {"list_name", [&](auto& m) { m.list_name = evil; }},
        {"to", [&](auto& m) { m.to.email = ""; }},
        {"subject", [&](auto& m) { m.subject = "\xff"; }},
        {"text", [&](auto& m) { m.text = "\xff"; }},
        {"html", [&](auto& m) { m.html = std::string("a\0b", 3); }},
    };
    for (const auto& [field, spoil] : cases) {
        auto mail = sample();
        spoil(mail);
        const auto out = compose(mail);
        ASSERT_FALSE(out) << field;
        EXPECT_EQ(out.error().field, field);
    }
}

TEST(Mime, WritesNamesSoThatNothingBreaksOut) {
    for (const std::string name :
         {"Ada", "Ada Lovelace", "Lovelace, Ada", "Ada \"the first\" \\ Lovelace", "a@b.com",
          "=?UTF-8?Q?x?=", "J\u00f6rg M\u00fcller", "\u4f5c\u8005 (\u51fa\u7248\u793e)",
          "  spaced  ", "Dr. A. (B.) <c>"}) {
        auto mail = sample();
        mail.from.name = name;
        const auto source = composed(mail);
        expect_wire_form(source);
        const Parsed parsed(source);
        ASSERT_TRUE(parsed.mailbox(GMIME_ADDRESS_TYPE_FROM)) << name;
        EXPECT_EQ(parsed.name(GMIME_ADDRESS_TYPE_FROM), base::trim(name));
        EXPECT_EQ(parsed.email(GMIME_ADDRESS_TYPE_FROM), "ann@example.com");
    }
}

TEST(Mime, FoldsALongSubjectWithoutChangingIt) {
    auto mail = sample();
    for (int i = 0; i < 40; ++i) mail.subject += " and another thing";
    const auto source = composed(mail);
    expect_wire_form(source);
    EXPECT_EQ(Parsed(source).subject(), mail.subject);
}

// Examples of RFC 2045 section 6.7's rules.
TEST(QuotedPrintable, FollowsTheRules) {
    EXPECT_EQ(quoted_printable("a=b"), "a=3Db");
    EXPECT_EQ(quoted_printable("caf\u00e9"), "caf=C3=A9");
    EXPECT_EQ(quoted_printable("end \nnext\t\n"), "end=20\r\nnext=09\r\n");
    EXPECT_EQ(quoted_printable("a\r\nb\rc\nd"), "a\r\nb\r\nc\r\nd");
    EXPECT_EQ(quoted_printable(std::string(76, 'x')), std::string(76, 'x'));
    EXPECT_EQ(quoted_printable(std::string(77, 'x')), std::string(75, 'x') + "=\r\nxx");
}

TEST(EncodedWords, LeavePlainTextAlone) {
    EXPECT_EQ(encoded_words("Your chapter is here"), "Your chapter is here");
    // RFC 2047 section 8's style of example, by Q.
    EXPECT_EQ(encoded_words("caf\u00e9"), "=?UTF-8?Q?caf=C3=A9?=");
}

// Text of all planes, with the characters that mean something to MIME.
rc::Gen<std::string> utf8_text(bool with_lines) {
    const auto code_point = rc::gen::weightedOneOf<char32_t>({
        {4, rc::gen::inRange<char32_t>(0x20, 0x7f)},
        {2, rc::gen::element<char32_t>('=', '?', '_', ' ', '"', '\\', '.', '\t')},
        {2, rc::gen::inRange<char32_t>(0xa0, 0x800)},
        {2, rc::gen::inRange<char32_t>(0x800, 0xd800)},
        {1, rc::gen::inRange<char32_t>(0x10000, 0x20000)},
        {1, rc::gen::element<char32_t>('\n', '\n', ' ')},
    });
    return rc::gen::map(
        rc::gen::container<std::u32string>(code_point), [with_lines](const std::u32string& text) {
            std::string out;
            for (char32_t c : text) {
                if (!with_lines && c < 0x20) c = ' ';
                if (c < 0x80) {
                    out += static_cast<char>(c);
                } else if (c < 0x800) {
                    out += {static_cast<char>(0xc0 | c >> 6), static_cast<char>(0x80 | (c & 63))};
                } else if (c < 0x10000) {
                    out +=
                        {static_cast<char>(0xe0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 63)),
                         static_cast<char>(0x80 | (c & 63))};
                } else {
                    out += {static_cast<char>(0xf0 | c >> 18),
                            static_cast<char>(0x80 | (c >> 12 & 63)),
                            static_cast<char>(0x80 | (c >> 6 & 63)),
                            static_cast<char>(0x80 | (c & 63))};
                }
            }
            return out;
        });
}

TEST(Mime, AnyTextComesThroughTheBody) {
    EXPECT_TRUE(rc::check([] {
        auto mail = sample();
        mail.text = *utf8_text(true);
        mail.html = *utf8_text(true);
        const auto source = composed(mail);
        std::size_t column = 0;
        for (const char c : source.substr(source.find("\r\n\r\n"))) {
            column = c == '\n' || c == '\r' ? 0 : column + 1;
            RC_ASSERT(column <= 76u);
        }
        const Parsed parsed(source);
        RC_ASSERT(lines_of(parsed.text(0)) == lines_of(mail.text));
        RC_ASSERT(lines_of(parsed.text(1)) == lines_of(mail.html));
    }));
}

TEST(Mime, AnyTextComesThroughTheSubjectAndTheName) {
    EXPECT_TRUE(rc::check([] {
        auto mail = sample();
        // GMime drops white space of any kind at the ends.
        mail.subject = '<' + *utf8_text(false) + '>';
        mail.to.name = '<' + *utf8_text(false) + '>';
        const auto source = composed(mail);
        const Parsed parsed(source);
        RC_ASSERT(parsed.subject() == mail.subject);
        RC_ASSERT(parsed.name(GMIME_ADDRESS_TYPE_TO) == mail.to.name);
        const std::regex encoded_word("=\\?[^ ?]+\\?Q\\?[^ ?]*\\?=");
        const std::string head = source.substr(0, source.find("\r\n\r\n"));
        for (std::sregex_iterator it(head.begin(), head.end(), encoded_word), end; it != end;
             ++it) {
            RC_ASSERT(it->length() <= 75);  // RFC 2047 section 2
        }
    }));
}

}  // namespace
}  // namespace mail
