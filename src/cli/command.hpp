// The command line as data: what was asked for, checked, with defaults filled in. `app` carries it
// out.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.hpp"

namespace cli {

namespace fs = std::filesystem;

// Exit codes: 0 done; 1 done in part, the rest was reported; 2 nothing was done, the input is
// wrong; 3 the machine or a peer failed.
enum class ExitCode { ok = 0, partly = 1, bad_input = 2, failed = 3 };

// Where the data is. `database` empty: SQLite in the data folder.
struct DataOptions {
    fs::path data;
    std::string database;
};

struct LaunchCommand {
    DataOptions at;
    fs::path folder;
    bool json = false;
    std::uint64_t seed = 1;
    std::string public_url = "http://127.0.0.1:8080";
};

struct ServeCommand {
    DataOptions at;
    std::string listen = "127.0.0.1:8080";
    std::string public_url;  // empty: http:// and the address listened at
    std::vector<std::string> trusted_proxies;
    std::string smtp;  // URL; empty: the built-in mailbox
    std::vector<std::string> roles = {"web", "engine", "mail"};
    int connections = 4;
    bool demo_clock = false;
    bool print_sign_in = false;
    bool tracking = true;
    bool log_json = false;
};

struct InspectCommand {
    fs::path file;
    bool json = false;
};

// What the language engine finds in a book or a text.
struct AnalyzeCommand {
    enum class Verb { keyphrases, summary, analyze };
    Verb verb = Verb::analyze;
    fs::path file;  // "-": plain text from standard input
    bool json = false;
    int top = 20;     // key phrases
    int words = 250;  // of a summary, at most
};

struct MagnetCommand {
    std::string type;  // free_chapter, checklist, mini_guide, quiz, worksheet, video_script
    fs::path book;
    fs::path folder;  // where the files go; it is made when absent
    fs::path brand;   // brand.toml; empty: a neutral brand
    std::uint64_t seed = 1;
    bool sources = false;  // the HTML shows where each sentence comes from
    bool json = false;
};

struct ReviewCommand {
    enum class Verb { list, show, preview, approve, edit, reject, withdraw };
    DataOptions at;
    Verb verb = Verb::list;
    std::string brand;             // slug; empty: the only one
    std::vector<std::string> ids;  // or "all" by `all`
    bool all = false;
    bool include_needed = false;
    bool json = false;
    std::string status;
    std::string part;
    std::string reason;
    fs::path document;  // of an edit
    std::string public_url = "http://127.0.0.1:8080";
};

struct OwnerCommand {
    DataOptions at;
    std::string email;
    bool password_from_stdin = false;
    std::string role = "owner";
};

struct SignInLinkCommand {
    DataOptions at;
    std::string email;
    std::string public_url = "http://127.0.0.1:8080";
};

struct MailCommand {
    enum class Verb { list, show, why, resolve };
    DataOptions at;
    Verb verb = Verb::list;
    std::string brand;
    std::string id;
    std::string status;
    std::string outcome;  // resend, accept_as_sent, give_up
    bool json = false;
};

struct DoctorCommand {
    DataOptions at;
};

struct KeyCommand {
    DataOptions at;
    std::string name;
    std::string role = "editor";
};

struct CompletionCommand {
    std::string shell;
};

struct VersionCommand {};

using Command =
    std::variant<LaunchCommand, ServeCommand, InspectCommand, AnalyzeCommand, MagnetCommand,
                 ReviewCommand, OwnerCommand, SignInLinkCommand, MailCommand, DoctorCommand,
                 KeyCommand, CompletionCommand, VersionCommand>;

// What to do, or what to print instead (help), with the exit code.
struct Parsed {
    std::optional<Command> command;
    std::string output;
    ExitCode code = ExitCode::ok;
};

// What is wrong is one line, "error: ...", that says where the help is.
Parsed parse(int argc, const char* const* argv);

// The words of the command line: "review" with "list", "show", ...
struct CommandName {
    std::string name;
    std::vector<std::string> below;
};
std::vector<CommandName> command_names();

}  // namespace cli
