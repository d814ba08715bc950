#include "web/auth.hpp"

#include <array>

#include <sodium.h>

#include "base/crypto.hpp"
#include "base/json.hpp"
#include "base/strings.hpp"

namespace web {
namespace {

using base::Env;
using base::Errc;
using base::fail;
using base::fail_field;
using base::success;
using store::Tx;

constexpr base::Duration kLinkLives = std::chrono::hours(1);
constexpr base::Duration kSeenEvery = std::chrono::minutes(10);
constexpr std::size_t kShortestPassword = 10;
constexpr std::size_t kLongestPassword = 200;
constexpr std::string_view kKeyPrefix = "fl_";

std::string secret(const Env& env) {
    std::array<unsigned char, 32> bytes{};
    env.random.fill(bytes);
    return base::base64url({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

struct SessionRow {
    std::string csrf;
    Time seen_at;
    UserId id;
    std::string email;
    std::string name;
    Role role = Role::viewer;
};
BOOST_DESCRIBE_STRUCT(SessionRow, (), (csrf, seen_at, id, email, name, role))

struct PasswordRow {
    UserId id;
    std::string email;
    std::string name;
    Role role = Role::viewer;
    std::optional<std::string> password_hash;
};
BOOST_DESCRIBE_STRUCT(PasswordRow, (), (id, email, name, role, password_hash))

std::string key_of(std::string_view email) {
    return base::to_lower_ascii(base::trim(email));
}

Result<Session> open_session(Tx& tx, const Env& env, User user, Time now) {
    Session session{secret(env), secret(env), std::move(user)};
    TRY(tx.execute("delete from sessions where expires_at < $1", now));
    TRY(tx.execute(
        "insert into sessions (token_hash, user_id, csrf, created_at, seen_at, "
        "expires_at) values ($1, $2, $3, $4, $4, $5)",
        base::sha256_hex(session.token), session.user.id, session.csrf, now, now + kSessionLives));
    return session;
}

Result<std::string> argon2id(std::string_view password) {
    if (sodium_init() < 0) return fail(Errc::internal, "libsodium does not start");
    std::string hash(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str(hash.data(), password.data(), password.size(),
                          crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
        return fail(Errc::unavailable, "there is not enough memory to check a password right now");
    }
    hash.resize(hash.find('\0'));
    return hash;
}

}  // namespace

std::vector<store::Migration> auth_migrations() {
    return {{"web/001 users", R"sql(
create table users (
    id text not null,
    email text not null,
    name text not null,
    role text not null,
    password_hash text,
    created_at bigint not null,
    primary key (id)
);
create unique index users_email on users (email);

create table sessions (
    token_hash text not null,
    user_id text not null,
    csrf text not null,
    created_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null,
    primary key (token_hash)
);
create index sessions_user on sessions (user_id);
create index sessions_expires on sessions (expires_at);

create table sign_in_links (
    token_hash text not null,
    user_id text not null,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint,
    primary key (token_hash)
);

create table api_keys (
    id text not null,
    name text not null,
    role text not null,
    key_hash text not null,
    created_at bigint not null,
    primary key (id)
);
create unique index api_keys_hash on api_keys (key_hash);
create unique index api_keys_name on api_keys (name);
)sql"}};
}

Result<Role> read_role(std::string_view name) {
    return base::from_json<Role>(base::Json(boost::json::string_view(name)), "role");
}

Result<User> add_user(Tx& tx, const Env& env, std::string_view typed, Role role, Time now) {
    const std::string email = key_of(typed);
    const auto at = email.find('@');
    if (at == std::string::npos || at == 0 || at + 1 == email.size() ||
        email.find_first_of(" \t\r\n<>,;") != std::string::npos) {
        return fail_field("email", "\"{}\" is no e-mail address", typed);
    }
    User user{env.ids.next<UserId>(), email, email.substr(0, at), role};
    TRY(const auto inserted,
        tx.execute("insert into users (id, email, name, role, created_at) values ($1, $2, $3, $4, "
                   "$5) on conflict do nothing",
                   user.id, user.email, user.name, user.role, now));
    if (inserted == 0) return fail(Errc::conflict, "there is a user {} already", email);
    return user;
}

Result<std::optional<User>> find_user(Tx& tx, std::string_view email) {
    return tx.query_one<User>("select id, email, name, role from users where email = $1",
                              key_of(email));
}

Result<std::vector<User>> list_users(Tx& tx) {
    return tx.query<User>("select id, email, name, role from users order by email");
}

Result<std::string> hash_password(std::string_view password) {
    if (password.size() < kShortestPassword || password.size() > kLongestPassword) {
        return fail_field("password", "a password has {} to {} characters", kShortestPassword,
                          kLongestPassword);
    }
    return argon2id(password);
}

Result<> set_password_hash(Tx& tx, const UserId& user, std::string_view hash,
                           std::string_view kept) {
    TRY(const auto changed,
        tx.execute("update users set password_hash = $2 where id = $1", user, hash));
    if (changed == 0) return fail(Errc::not_found, "there is no such user");
    TRY(tx.execute("delete from sessions where user_id = $1 and token_hash <> $2", user,
                   base::sha256_hex(kept)));
    return success();
}

Result<std::string> sign_in_link(Tx& tx, const Env& env, const UserId& user,
                                 std::string_view public_url, Time now) {
    const std::string token = secret(env);
    TRY(tx.execute("delete from sign_in_links where expires_at < $1", now));
    TRY(
        tx.execute("insert into sign_in_links (token_hash, user_id, created_at, expires_at) "
                   "values ($1, $2, $3, $4)",
                   base::sha256_hex(token), user, now, now + kLinkLives));
    return fmt::format("{}/login/{}", public_url, token);
}

Result<Session> redeem_link(Tx& tx, const Env& env, std::string_view token, Time now) {
    const std::string hash = base::sha256_hex(token);
    TRY(const auto used, tx.execute("update sign_in_links set used_at = $2 where token_hash = $1 "
                                    "and used_at is null and expires_at > $2",
                                    hash, now));
    if (used == 0) {
        return fail(Errc::rejected,
                    "this sign-in link was used already or has expired; ask for a new one");
    }
    TRY(auto user, tx.load_one<User>("user",
                                     "select u.id, u.email, u.name, u.role from sign_in_links l "
                                     "join users u on u.id = l.user_id where l.token_hash = $1",
                                     hash));
    return open_session(tx, env, std::move(user), now);
}

Result<Session> sign_in(store::Db& db, const Env& env, std::string_view email,
                        std::string_view password, Time now) {
    TRY(const auto row, db.read([&](Tx& tx) {
        return tx.query_one<PasswordRow>(
            "select id, email, name, role, password_hash from users where email = $1",
            key_of(email));
    }));
    const auto refuse = [] {
        return fail(Errc::unauthenticated, "this address and this password do not belong together");
    };
    if (password.size() > kLongestPassword) return refuse();
    if (!row || !row->password_hash) {
        TRY(argon2id(password));  // takes as long as a comparison
        return refuse();
    }
    if (crypto_pwhash_str_verify(row->password_hash->c_str(), password.data(), password.size()) !=
        0) {
        return refuse();
    }
    return db.write([&](Tx& tx) {
        return open_session(tx, env, User{row->id, row->email, row->name, row->role}, now);
    });
}

Result<std::optional<Session>> find_session(store::Db& db, std::string_view token, Time now) {
    const std::string hash = base::sha256_hex(token);
    TRY(const auto row, db.read([&](Tx& tx) {
        return tx.query_one<SessionRow>(
            "select s.csrf, s.seen_at, u.id, u.email, u.name, u.role from sessions s join users u "
            "on u.id = s.user_id where s.token_hash = $1 and s.expires_at > $2",
            hash, now);
    }));
    if (!row) return std::optional<Session>{};
    if (now - row->seen_at > kSeenEvery) {
        TRY(db.write([&](Tx& tx) {
            return tx.execute("update sessions set seen_at = $2 where token_hash = $1", hash, now);
        }));
    }
    return std::optional<Session>{
        Session{std::string(token), row->csrf, User{row->id, row->email, row->name, row->role}}};
}

Result<> end_session(Tx& tx, std::string_view token) {
    TRY(tx.execute("delete from sessions where token_hash = $1", base::sha256_hex(token)));
    return success();
}

Result<std::string> create_key(Tx& tx, const Env& env, std::string_view typed, Role role,
                               Time now) {
    const std::string name(base::trim(typed));
    if (name.empty() || name.size() > 100) {
        return fail_field("name", "a key has a name of 1 to 100 characters");
    }
    std::string key = std::string(kKeyPrefix) + secret(env);
    TRY(const auto inserted,
        tx.execute("insert into api_keys (id, name, role, key_hash, created_at) "
                   "values ($1, $2, $3, $4, $5) on conflict do nothing",
                   env.ids.next_text(), name, role, base::sha256_hex(key), now));
    if (inserted == 0) return fail(Errc::conflict, "there is a key named \"{}\" already", name);
    return key;
}

Result<std::optional<User>> find_key(Tx& tx, std::string_view key) {
    if (!key.starts_with(kKeyPrefix)) return std::optional<User>{};
    return tx.query_one<User>(
        "select id, '' as email, name, role from api_keys where key_hash = $1",
        base::sha256_hex(key));
}

}  // namespace web
