// What the admin API shows, member by member as openapi.json has it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analytics/report.hpp"
#include "review/approve.hpp"
#include "web/auth.hpp"

namespace web {

struct MoneyView {
    std::int64_t minor = 0;
    std::string currency;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(MoneyView, (), (minor, currency, text))
inline MoneyView money_view(std::int64_t minor, const std::string& currency) {
    return {minor, currency, base::format_money({minor, currency})};
}

struct BrandSummary {
    std::string slug;
    std::string name;
    std::string tagline;
    std::string accent;
    std::int64_t pending_reviews = 0;
    std::string site;
};
BOOST_DESCRIBE_STRUCT(BrandSummary, (), (slug, name, tagline, accent, pending_reviews, site))

struct SessionView {
    User user;
    std::vector<BrandSummary> brands;
    std::string csrf_token;
    bool demo_clock = false;
};
BOOST_DESCRIBE_STRUCT(SessionView, (), (user, brands, csrf_token, demo_clock))

struct LeadMagnetView {
    std::string key;
    std::string title;
    std::string type;
    std::string book;
    review::DraftStatus status{};
    std::string review_id;
    std::int64_t leads = 0;
    std::int64_t confirmed = 0;
    std::int64_t downloads = 0;
    double conversion_rate = 0;
    std::string url;
};
BOOST_DESCRIBE_STRUCT(LeadMagnetView, (),
                      (key, title, type, book, status, review_id, leads, confirmed, downloads,
                       conversion_rate, url))

struct FunnelStepView {
    std::string key;
    std::string name;
    std::string goal;
    double target_rate = 0;
    std::int64_t visitors = 0;
    std::int64_t conversions = 0;
    double rate = 0;
    MoneyView revenue;
    std::string url;
    std::vector<std::string> traffic;
};
BOOST_DESCRIBE_STRUCT(FunnelStepView, (),
                      (key, name, goal, target_rate, visitors, conversions, rate, revenue, url,
                       traffic))

struct FunnelView {
    std::string key;
    std::string name;
    std::string book;
    std::string strategy;
    review::DraftStatus status{};
    std::string review_id;
    std::int64_t visitors = 0;
    std::int64_t leads = 0;
    std::int64_t orders = 0;
    MoneyView revenue;
    std::vector<FunnelStepView> steps;
    std::string url;
};
BOOST_DESCRIBE_STRUCT(FunnelView, (),
                      (key, name, book, strategy, status, review_id, visitors, leads, orders,
                       revenue, steps, url))

// A subject for a list: fields that the reader alone fills are filled with a sample's.
std::string shown(const content::Text& text);

struct SequenceMailView {
    std::string key;
    std::string subject;
    std::string delay;
    std::vector<content::Goal> goals;
    std::int64_t queued = 0;
    std::int64_t sent = 0;
    std::int64_t opened = 0;
    std::int64_t clicked = 0;
    double open_rate = 0;
    double click_rate = 0;
};
BOOST_DESCRIBE_STRUCT(SequenceMailView, (),
                      (key, subject, delay, goals, queued, sent, opened, clicked, open_rate,
                       click_rate))

struct SequenceView {
    std::string key;
    std::string name;
    std::string type;
    std::string book;
    review::DraftStatus status{};
    std::string review_id;
    std::string trigger;
    std::int64_t subscribers = 0;
    std::int64_t active = 0;
    std::int64_t completed = 0;
    std::int64_t exited = 0;
    double open_rate = 0;
    double click_rate = 0;
    double conversion_rate = 0;
    std::vector<SequenceMailView> mails;
};
BOOST_DESCRIBE_STRUCT(SequenceView, (),
                      (key, name, type, book, status, review_id, trigger, subscribers, active,
                       completed, exited, open_rate, click_rate, conversion_rate, mails))

struct OfferSummary {
    std::string key;
    std::string name;
    std::string kind;
    review::DraftStatus status{};
    std::string review_id;
    MoneyView price;
    std::int64_t orders = 0;
    MoneyView revenue;
    std::string url;
};
BOOST_DESCRIBE_STRUCT(OfferSummary, (),
                      (key, name, kind, status, review_id, price, orders, revenue, url))

struct NeedView {
    std::string review_id;
    review::DraftKind kind{};
    std::string title;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(NeedView, (), (review_id, kind, title, reason))
std::vector<NeedView> need_views(const std::vector<review::Need>& needs);

struct ReviewItem {
    base::DraftId id;
    review::DraftKind kind{};
    std::string key;
    std::string title;
    std::string book;
    review::DraftStatus status{};
    std::int64_t version = 0;
    std::string writer;
    double quality = 0;
    std::string priority;
    Time created_at;
    std::optional<Time> decided_at;
    std::optional<std::string> decided_by;
};
BOOST_DESCRIBE_STRUCT(ReviewItem, (),
                      (id, kind, key, title, book, status, version, writer, quality, priority,
                       created_at, decided_at, decided_by))
ReviewItem review_item(const review::Draft& draft);

struct PreviewPart {
    std::string key;
    std::string title;
    std::string format;
    std::string html;
    std::optional<std::string> text;
    std::optional<std::string> pdf;
    std::optional<std::string> epub;
    std::optional<std::string> vtt;
    std::optional<std::string> srt;
    std::optional<std::string> picture;
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(PreviewPart, (), (key, title, format, html, text, pdf, epub, vtt, srt, picture, note))

// A review as the dashboard shows it; `public_url` and the like are not in it.
base::Json review_view(const review::Review& review, std::int64_t version);
// The parts of a draft that can be looked at, with their addresses; of the version shown.
std::vector<PreviewPart> preview_parts(const review::Draft& draft, const review::Document& document,
                                       std::int64_t version);

// Null where there is nothing to compare with, unlike optional members elsewhere.
base::Json overview_view(const analytics::Overview& overview, const std::string& currency,
                         std::int64_t in_doubt, std::int64_t pending_reviews, Time as_of);

// A contact's tag: what lists are filtered by, and what people read.
struct TagView {
    std::string key;
    std::string label;
};
BOOST_DESCRIBE_STRUCT(TagView, (), (key, label))
// "Bought The Quiet Percent", "From newsletter"; a tag of the owner's own is its own label. Pure.
// `titles`: of books, by slug.
TagView tag_view(const std::string& tag, const std::map<std::string, std::string>& titles);

struct ContactView {
    base::ContactId id;
    std::string email;
    std::string first_name;
    Time created_at;
    std::optional<Time> confirmed_at;
    std::vector<TagView> tags;
    std::string status;
    std::int64_t orders = 0;
    MoneyView revenue;
    std::optional<Time> last_seen;
};
BOOST_DESCRIBE_STRUCT(ContactView, (),
                      (id, email, first_name, created_at, confirmed_at, tags, status, orders,
                       revenue, last_seen))

struct ConsentView {
    std::string status;
    Time at;
    std::string ip;
    std::string page;
    std::string wording;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(ConsentView, (), (status, at, ip, page, wording, source))

struct TimelineEntry {
    std::string id;
    Time at;
    std::string kind;
    std::string text;
    std::optional<std::string> link;
};
BOOST_DESCRIBE_STRUCT(TimelineEntry, (), (id, at, kind, text, link))

struct EnrollmentItem {
    base::EnrollmentId id;
    std::string journey;
    std::string name;
    std::string status;
    std::string reason;
    Time started_at;
    std::optional<Time> next_at;
    std::optional<std::string> next_mail;
};
BOOST_DESCRIBE_STRUCT(EnrollmentItem, (),
                      (id, journey, name, status, reason, started_at, next_at, next_mail))

struct MessageItem {
    base::MessageId id;
    base::ContactId contact_id;
    std::string to;
    std::string subject;
    std::string preview;
    std::string purpose;
    content::MessageClass message_class{};
    std::string status;
    std::string reason;
    Time queued_at;
    Time send_at;
    std::optional<Time> sent_at;
    std::string journey;
    bool opened = false;
    bool clicked = false;
};
BOOST_DESCRIBE_STRUCT(MessageItem, (),
                      (id, contact_id, to, subject, preview, purpose, message_class, status, reason,
                       queued_at, send_at, sent_at, journey, opened, clicked))

struct HeaderView {
    std::string name;
    std::string value;
};
BOOST_DESCRIBE_STRUCT(HeaderView, (), (name, value))
struct LinkView {
    std::string label;
    std::string url;
};
BOOST_DESCRIBE_STRUCT(LinkView, (), (label, url))

struct MessageView {
    MessageItem item;
    std::string html;
    std::string text;
    std::vector<HeaderView> headers;
    std::vector<LinkView> links;
};
BOOST_DESCRIBE_STRUCT(MessageView, (), (item, html, text, headers, links))

struct ContactDetail {
    ContactView contact;
    std::vector<ConsentView> consents;
    std::vector<TimelineEntry> timeline;
    std::vector<MessageItem> messages;
    std::vector<std::string> owns;
    std::vector<EnrollmentItem> enrollments;
};
BOOST_DESCRIBE_STRUCT(ContactDetail, (), (contact, consents, timeline, messages, owns, enrollments))

struct ContactsPage {
    std::vector<ContactView> items;
    std::string next;
    std::int64_t total = 0;
};
BOOST_DESCRIBE_STRUCT(ContactsPage, (), (items, next, total))
struct MessagesPage {
    std::vector<MessageItem> items;
    std::string next;
};
BOOST_DESCRIBE_STRUCT(MessagesPage, (), (items, next))
struct TimelinePage {
    std::vector<TimelineEntry> items;
    std::string next;
};
BOOST_DESCRIBE_STRUCT(TimelinePage, (), (items, next))

}  // namespace web
