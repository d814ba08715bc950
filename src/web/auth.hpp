// Who may use the dashboard and the admin API: users with a role, their passwords, one-time sign-in
// links, sessions, and API keys. Secrets are stored as digests only.
//
// `now` is the wall clock's: a demo that moves its clock ahead signs nobody out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "base/env.hpp"
#include "store/migrations.hpp"

namespace web {

using base::Result;
using base::Time;
using base::UserId;

std::vector<store::Migration> auth_migrations();

// Each may do what those after it may: an editor changes things, a viewer looks.
enum class Role { owner, editor, viewer };
BOOST_DESCRIBE_ENUM(Role, owner, editor, viewer)

// Errors: invalid, naming the roles.
Result<Role> read_role(std::string_view name);

struct User {
    UserId id;
    std::string email;  // lower case
    std::string name;   // of the address where none was given
    Role role = Role::viewer;
};
BOOST_DESCRIBE_STRUCT(User, (), (id, email, name, role))

// Errors: invalid (email), conflict (there is one with this address).
Result<User> add_user(store::Tx& tx, const base::Env& env, std::string_view email, Role role,
                      Time now);
Result<std::optional<User>> find_user(store::Tx& tx, std::string_view email);
// By address.
Result<std::vector<User>> list_users(store::Tx& tx);

// Argon2id; slow on purpose: outside of transactions. Errors: invalid (too short, too long).
Result<std::string> hash_password(std::string_view password);
// Ends the user's sessions, but for the one of `kept`: who knew the old password is out.
Result<> set_password_hash(store::Tx& tx, const UserId& user, std::string_view hash,
                           std::string_view kept = {});
// PUBLIC_URL/login/TOKEN; works once, within an hour.
Result<std::string> sign_in_link(store::Tx& tx, const base::Env& env, const UserId& user,
                                 std::string_view public_url, Time now);

struct Session {
    std::string token;  // for the cookie; not stored
    std::string csrf;
    User user;
};
constexpr base::Duration kSessionLives = std::chrono::days(14);

// Spends the link. Errors: rejected (used already, expired, never made).
Result<Session> redeem_link(store::Tx& tx, const base::Env& env, std::string_view token, Time now);
// Errors: unauthenticated, the same for an unknown address and a wrong password, in the same time.
Result<Session> sign_in(store::Db& db, const base::Env& env, std::string_view email,
                        std::string_view password, Time now);
// Notes that it was seen, at most every ten minutes.
Result<std::optional<Session>> find_session(store::Db& db, std::string_view token, Time now);
Result<> end_session(store::Tx& tx, std::string_view token);

// "fl_..."; shown once. Errors: invalid (name), conflict (there is a key of this name).
Result<std::string> create_key(store::Tx& tx, const base::Env& env, std::string_view name,
                               Role role, Time now);
// A key acts as a user of its name.
Result<std::optional<User>> find_key(store::Tx& tx, std::string_view key);

}  // namespace web
