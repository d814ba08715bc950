#include "web/links.hpp"

#include <vector>

#include "base/strings.hpp"

namespace web {
namespace {

using namespace std::chrono_literals;

constexpr base::Duration kDay = 24h;

}  // namespace

std::string Links::store(std::string_view brand) const {
    return fmt::format("{}/b/{}", url_, brand);
}

std::string Links::funnel(std::string_view brand, std::string_view funnel) const {
    return fmt::format("{}/b/{}/{}", url_, brand, funnel);
}

std::string Links::step(std::string_view brand, std::string_view funnel_key,
                        std::string_view path) const {
    return path.empty() ? funnel(brand, funnel_key)
                        : fmt::format("{}/{}", funnel(brand, funnel_key), path);
}

std::string Links::offer(std::string_view brand, std::string_view key) const {
    return fmt::format("{}/b/{}/offers/{}", url_, brand, key);
}

std::string Links::confirm(const base::ContactId& contact, std::string_view lead, Time now) const {
    return signed_url("confirm", "confirm", {contact.str(), std::string(lead)}, now, 14 * kDay);
}

std::string Links::download(std::string_view lead, Time now) const {
    return signed_url("d", "download", {std::string(lead)}, now, 30 * kDay);
}

std::string Links::library(const base::ContactId& contact, Time now, base::Duration valid) const {
    return signed_url("library", "library", {contact.str()}, now, valid);
}

std::string Links::review(const base::ContactId& contact, std::string_view book, Time now) const {
    return signed_url("review", "review", {contact.str(), std::string(book)}, now, 90 * kDay);
}

std::string Links::quiz_result(std::string_view attempt, Time now) const {
    return signed_url("quiz", "quiz", {std::string(attempt)}, now, 90 * kDay);
}

std::string Links::cart(std::string_view cart, std::string_view code, Time now) const {
    return signed_url("cart", "cart", {std::string(cart), std::string(code)}, now, 30 * kDay);
}

std::string Links::go(const base::ContactId& contact, std::string_view brand,
                      std::string_view funnel, std::string_view path, std::string_view code,
                      std::string_view bonus, Time now) const {
    return signed_url("go", "go",
                      {contact.str(), std::string(brand), std::string(funnel), std::string(path),
                       std::string(code), std::string(bonus)},
                      now, 90 * kDay);
}

base::Result<Links::Confirm> Links::read_confirm(std::string_view token, Time now) const {
    TRY(auto parts, read("confirm", token, 2, now));
    return Confirm{base::ContactId{parts[0]}, parts[1]};
}

base::Result<std::string> Links::read_download(std::string_view token, Time now) const {
    TRY(auto parts, read("download", token, 1, now));
    return parts[0];
}

base::Result<base::ContactId> Links::read_library(std::string_view token, Time now) const {
    TRY(auto parts, read("library", token, 1, now));
    return base::ContactId{parts[0]};
}

base::Result<Links::Review> Links::read_review(std::string_view token, Time now) const {
    TRY(auto parts, read("review", token, 2, now));
    return Review{base::ContactId{parts[0]}, parts[1]};
}

base::Result<std::string> Links::read_quiz_result(std::string_view token, Time now) const {
    TRY(auto parts, read("quiz", token, 1, now));
    return parts[0];
}

base::Result<Links::Cart> Links::read_cart(std::string_view token, Time now) const {
    TRY(auto parts, read("cart", token, 2, now));
    return Cart{parts[0], parts[1]};
}

base::Result<Links::Go> Links::read_go(std::string_view token, Time now) const {
    TRY(auto parts, read("go", token, 6, now));
    return Go{base::ContactId{parts[0]}, parts[1], parts[2], parts[3], parts[4], parts[5]};
}

std::string Links::signed_url(std::string_view path, std::string_view purpose,
                              const std::vector<std::string>& parts, Time now,
                              base::Duration valid) const {
    return fmt::format("{}/{}/{}", url_, path,
                       signer_.sign(purpose, base::join(parts, "\n"), now + valid));
}

base::Result<std::vector<std::string>> Links::read(std::string_view purpose, std::string_view token,
                                                   std::size_t parts, Time now) const {
    TRY(const auto subject, signer_.verify(purpose, token, now));
    std::vector<std::string> out;
    for (const auto part : base::split(subject, '\n')) out.emplace_back(part);
    if (out.size() != parts) {
        return base::fail(base::Errc::invalid, "this link is damaged or not ours");
    }
    return out;
}

}  // namespace web
