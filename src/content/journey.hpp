// A journey: what happens to one contact over time, as data. Sequences are compiled to journeys
// (journeys/compile.hpp); other journeys are written as such.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/time.hpp"
#include "content/email.hpp"

namespace content {

// Until a moment counted from the enrollment's anchor, so that editing one delay never shifts the
// rest.
struct WaitStep {
    static constexpr std::string_view kType = "wait";
    std::string key;
    base::Duration until{0};
    bool operator==(const WaitStep&) const = default;
};
BOOST_DESCRIBE_STRUCT(WaitStep, (), (key, until))

struct SendStep {
    static constexpr std::string_view kType = "send";
    std::string key;
    std::string mail;  // key of a mail in `mails`
    bool operator==(const SendStep&) const = default;
};
BOOST_DESCRIBE_STRUCT(SendStep, (), (key, mail))

struct IssueCodeStep {
    static constexpr std::string_view kType = "issue_code";
    std::string key;
    CodeRule code;
    bool operator==(const IssueCodeStep&) const = default;
};
BOOST_DESCRIBE_STRUCT(IssueCodeStep, (), (key, code))

struct TagStep {
    static constexpr std::string_view kType = "tag";
    std::string key;
    std::vector<std::string> add;
    std::vector<std::string> remove;
    bool operator==(const TagStep&) const = default;
};
BOOST_DESCRIBE_STRUCT(TagStep, (), (key, add, remove))

struct ExitStep {
    static constexpr std::string_view kType = "exit";
    std::string key;
    bool operator==(const ExitStep&) const = default;
};
BOOST_DESCRIBE_STRUCT(ExitStep, (), (key))

using Step = std::variant<WaitStep, SendStep, IssueCodeStep, TagStep, ExitStep>;

struct JourneyMail {
    std::string key;
    std::string code;           // key of the CodeRule whose code the mail holds; or empty
    std::string bonus_product;  // given free with a purchase through this mail; or empty
    Email email;
    bool operator==(const JourneyMail&) const = default;
};
BOOST_DESCRIBE_STRUCT(JourneyMail, (), (key, code, bonus_product, email))

struct Journey {
    std::string key;  // unique in the brand: "welcome/BOOK_SLUG"
    std::string name;
    Trigger trigger;
    std::string book;  // the trigger's event must name this book in props.book; or empty
    std::vector<std::string> stop_on;
    std::vector<Step> steps;
    std::vector<JourneyMail> mails;
    bool operator==(const Journey&) const = default;
};
BOOST_DESCRIBE_STRUCT(Journey, (), (key, name, trigger, book, stop_on, steps, mails))

}  // namespace content
