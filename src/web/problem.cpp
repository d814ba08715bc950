#include "web/problem.hpp"

#include "base/log.hpp"

namespace web {
namespace {

using base::Errc;

std::string_view title_of(Errc code) {
    switch (code) {
        case Errc::invalid:
            return "The input is not right";
        case Errc::not_found:
            return "There is no such thing";
        case Errc::conflict:
            return "It changed in the meantime";
        case Errc::forbidden:
            return "Not allowed";
        case Errc::unauthenticated:
            return "Sign in first";
        case Errc::rejected:
            return "Not possible as it is";
        case Errc::unavailable:
            return "Not available right now";
        case Errc::internal:
            break;
    }
    return "Something went wrong";
}

std::string detail_of(const base::Error& error) {
    if (error.code != Errc::internal && error.code != Errc::unavailable) return error.message;
    base::log::error("api.failed", {{"error", error.message}});
    return "something went wrong on the server's side; try again in a moment";
}

net::Response answer(int status, const base::JsonObject& members) {
    return net::Response{.status = status, .body = base::compact(members)}
        .with("Content-Type", "application/problem+json")
        .with("Cache-Control", "no-store");
}

}  // namespace

int status_of(Errc code) {
    switch (code) {
        case Errc::invalid:
        case Errc::rejected:
            return 422;
        case Errc::not_found:
            return 404;
        case Errc::conflict:
            return 409;
        case Errc::forbidden:
            return 403;
        case Errc::unauthenticated:
            return 401;
        case Errc::unavailable:
            return 503;
        case Errc::internal:
            break;
    }
    return 500;
}

net::Response problem(const base::Error& error, const base::JsonObject& more) {
    const int status = status_of(error.code);
    base::JsonObject members{
        {"title", title_of(error.code)}, {"status", status}, {"detail", detail_of(error)}};
    if (!error.field.empty()) members["field"] = error.field;
    for (const auto& [name, value] : more) members[name] = value;
    return answer(status, members);
}

net::Response problem(int status, std::string detail) {
    return answer(
        status,
        {{"title", net::reason_phrase(status)}, {"status", status}, {"detail", std::move(detail)}});
}

}  // namespace web
