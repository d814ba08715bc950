#include "store/tx.hpp"

#include <algorithm>

#include "store/connection.hpp"

namespace store {
namespace {

// RFC 3629: no overlong forms, no surrogates, at most U+10FFFF; and no zero byte, which PostgreSQL
// cannot store.
bool is_storable_text(std::string_view text) {
    const auto* p = reinterpret_cast<const unsigned char*>(text.data());
    const auto* const end = p + text.size();
    const auto tail = [&](std::ptrdiff_t count) {
        if (end - p <= count) return false;
        return std::all_of(p + 1, p + 1 + count, [](unsigned char c) { return (c >> 6) == 2; });
    };
    while (p < end) {
        if (*p < 0x80) {
            if (*p == 0) return false;
            ++p;
        } else if (*p >= 0xC2 && *p <= 0xDF) {
            if (!tail(1)) return false;
            p += 2;
        } else if (*p >= 0xE0 && *p <= 0xEF) {
            if (!tail(2) || (*p == 0xE0 && p[1] < 0xA0) || (*p == 0xED && p[1] > 0x9F)) {
                return false;
            }
            p += 3;
        } else if (*p >= 0xF0 && *p <= 0xF4) {
            if (!tail(3) || (*p == 0xF0 && p[1] < 0x90) || (*p == 0xF4 && p[1] > 0x8F)) {
                return false;
            }
            p += 4;
        } else {
            return false;
        }
    }
    return true;
}

Error not_storable() {
    return {Errc::invalid, "the text is not UTF-8 or has a zero byte", {}};
}

}  // namespace

Engine Tx::engine() const {
    return connection_.engine();
}

Result<std::int64_t> Tx::run(std::string_view sql, std::span<const Param> params, RowSink* rows) {
    if (failure_) return fail(*failure_);
    for (const Param& param : params) {
        if (param.kind == Kind::text && !param.is_null() && !is_storable_text(param.text())) {
            failure_ = not_storable();
            return fail(*failure_);
        }
    }
    try {
        auto changed = connection_.run(sql, params, rows);
        if (!changed) failure_ = changed.error();
        return changed;
    } catch (const std::exception& bug) {
        failure_ = Error{Errc::internal, bug.what(), {}};
        throw;
    }
}

Result<std::int64_t> Tx::bulk_insert(const Bulk& bulk, OnConflict on_conflict) {
    if (failure_) return fail(*failure_);
    for (std::size_t row = 0; row < bulk.rows(); ++row) {
        for (std::size_t column = 0; column < bulk.columns().size(); ++column) {
            const auto* text = std::get_if<std::string>(&bulk.cell(row, column));
            if (text && !is_storable_text(*text)) {
                failure_ = not_storable();
                return fail(*failure_);
            }
        }
    }
    try {
        auto inserted = connection_.bulk_insert(bulk, on_conflict);
        if (!inserted) failure_ = inserted.error();
        return inserted;
    } catch (const std::exception& bug) {
        failure_ = Error{Errc::internal, bug.what(), {}};
        throw;
    }
}

Result<> Tx::script(const std::string& sql) {
    if (failure_) return fail(*failure_);
    try {
        auto done = connection_.script(sql);
        if (!done) failure_ = done.error();
        return done;
    } catch (const std::exception& bug) {
        failure_ = Error{Errc::internal, bug.what(), {}};
        throw;
    }
}

Result<Tx::Savepoint> Tx::open_savepoint() {
    const Savepoint savepoint{depth_ + 1, effects_.hooks.size(), effects_.channels.size()};
    TRY(run(fmt::format("savepoint attempt_{}", savepoint.depth), {}, nullptr));
    depth_ = savepoint.depth;
    return savepoint;
}

Result<> Tx::release(const Savepoint& savepoint) {
    depth_ = savepoint.depth - 1;
    TRY(run(fmt::format("release savepoint attempt_{}", savepoint.depth), {}, nullptr));
    return success();
}

Result<> Tx::roll_back_to(const Savepoint& savepoint) {
    depth_ = savepoint.depth - 1;
    effects_.hooks.resize(savepoint.hooks);
    effects_.channels.resize(savepoint.channels);
    if (connection_.transaction_lost()) {
        if (!failure_) failure_ = Error{Errc::unavailable, "the transaction was lost", {}};
        return fail(*failure_);
    }
    failure_.reset();
    TRY(run(fmt::format("rollback to savepoint attempt_{}", savepoint.depth), {}, nullptr));
    return release(savepoint);
}

void Tx::after_commit(std::function<void()> hook) {
    effects_.hooks.push_back(std::move(hook));
}

void Tx::notify(std::string_view channel) {
    const bool well_named = !channel.empty() && channel.size() < 64 &&
                            channel.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") ==
                                std::string_view::npos;
    if (!well_named) throw std::logic_error("not a channel name: " + std::string(channel));
    const auto& channels = effects_.channels;
    if (std::find(channels.begin(), channels.end(), channel) == channels.end()) {
        effects_.channels.emplace_back(channel);
    }
}

}  // namespace store
