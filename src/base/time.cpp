#include "base/time.hpp"

#include <array>
#include <charconv>

namespace base {
namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> kDays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                   "Thursday", "Friday", "Saturday"};

struct Parts {
    year_month_day date;
    hh_mm_ss<microseconds> clock;
    unsigned weekday;
};

Parts split(Time time) {
    const auto day = floor<days>(time);
    return {year_month_day{day}, hh_mm_ss<microseconds>{time - day}, weekday{day}.c_encoding()};
}

std::string format_rfc5322(Time time, std::string_view zone) {
    const Parts p = split(time);
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} {}", kDays[p.weekday].substr(0, 3),
                       unsigned{p.date.day()}, kMonths[unsigned{p.date.month()} - 1].substr(0, 3),
                       int{p.date.year()}, p.clock.hours().count(), p.clock.minutes().count(),
                       p.clock.seconds().count(), zone);
}

bool read_number(std::string_view& text, std::size_t digits, int& value) {
    if (text.size() < digits) return false;
    const auto [end, error] = std::from_chars(text.data(), text.data() + digits, value);
    if (error != std::errc{} || end != text.data() + digits) return false;
    text.remove_prefix(digits);
    return true;
}

bool skip(std::string_view& text, std::string_view any_of) {
    if (text.empty() || any_of.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
}

}  // namespace

std::string format_time(Time time) {
    const Parts p = split(time);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", int{p.date.year()},
                       unsigned{p.date.month()}, unsigned{p.date.day()}, p.clock.hours().count(),
                       p.clock.minutes().count(), p.clock.seconds().count(),
                       p.clock.subseconds().count() / 1000);
}

Result<Time> parse_time(std::string_view text) {
    const std::string_view whole = text;
    const auto wrong = [&] {
        return fail(Errc::invalid, "\"{}\" is not a time such as 2026-03-01T09:30:00Z", whole);
    };
    int y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0;
    if (!read_number(text, 4, y) || !skip(text, "-") || !read_number(text, 2, mo) ||
        !skip(text, "-") || !read_number(text, 2, d) || !skip(text, "Tt ") ||
        !read_number(text, 2, h) || !skip(text, ":") || !read_number(text, 2, mi) ||
        !skip(text, ":") || !read_number(text, 2, s)) {
        return wrong();
    }
    std::int64_t micros = 0;
    if (skip(text, ".")) {
        std::int64_t unit = 100000;
        if (text.empty() || text.front() < '0' || text.front() > '9') return wrong();
        while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
            micros += (text.front() - '0') * unit;
            unit /= 10;
            text.remove_prefix(1);
        }
    }
    minutes zone{0};
    if (!skip(text, "Zz")) {
        const int sign = !text.empty() && text.front() == '-' ? -1 : 1;
        int zh = 0, zm = 0;
        if (!skip(text, "+-") || !read_number(text, 2, zh) || !skip(text, ":") ||
            !read_number(text, 2, zm)) {
            return wrong();
        }
        zone = sign * (hours{zh} + minutes{zm});
    }
    const year_month_day date{year{y}, month{static_cast<unsigned>(mo)},
                              day{static_cast<unsigned>(d)}};
    if (!text.empty() || !date.ok() || h > 23 || mi > 59 || s > 60) return wrong();
    return Time{sys_days{date} + hours{h} + minutes{mi} + seconds{s} + microseconds{micros} - zone};
}

std::string format_mail_date(Time time) {
    return format_rfc5322(time, "+0000");
}
std::string format_http_date(Time time) {
    return format_rfc5322(time, "GMT");
}

std::string format_for_people(Time time) {
    const Parts p = split(time);
    return fmt::format("{} {} {}, {:02}:{:02} UTC", unsigned{p.date.day()},
                       kMonths[unsigned{p.date.month()} - 1], int{p.date.year()},
                       p.clock.hours().count(), p.clock.minutes().count());
}

Result<Duration> parse_duration(std::string_view text) {
    const std::string_view whole = text;
    const auto wrong = [&] {
        return fail(Errc::invalid, "\"{}\" is not a duration such as 90s, 15m, 1h, 2d or 1d12h",
                    whole);
    };
    Duration total{0};
    if (text.empty()) return wrong();
    while (!text.empty()) {
        std::int64_t count = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
        // The bound keeps the product far from overflow: 100 000 weeks are two millennia.
        if (error != std::errc{} || end == text.data() + text.size() || count < 0 ||
            count > 1'000'000'000) {
            return wrong();
        }
        const char unit = *end;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
        if (unit == 's') {
            total += seconds{count};
        } else if (unit == 'm') {
            total += minutes{count};
        } else if (unit == 'h' && count <= 10'000'000) {
            total += hours{count};
        } else if (unit == 'd' && count <= 1'000'000) {
            total += days{count};
        } else if (unit == 'w' && count <= 100'000) {
            total += weeks{count};
        } else {
            return wrong();
        }
    }
    return total;
}

std::string format_duration(Duration duration) {
    std::string out;
    auto rest = floor<seconds>(duration);
    const auto take = [&](auto unit, char letter) {
        const auto count = rest / unit;
        if (count == 0) return;
        out += fmt::format("{}{}", count, letter);
        rest -= count * unit;
    };
    take(seconds{days{1}}, 'd');
    take(seconds{hours{1}}, 'h');
    take(seconds{minutes{1}}, 'm');
    take(seconds{1}, 's');
    return out.empty() ? "0s" : out;
}

Time SystemClock::now() const {
    return floor<microseconds>(system_clock::now());
}

Time OffsetClock::now() const {
    return SystemClock{}.now() + offset();
}

void OffsetClock::advance(Duration by) {
    if (by > Duration{0}) offset_.fetch_add(by.count());
}

}  // namespace base
