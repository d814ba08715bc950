// The command line as people type it: what is understood, what is refused, and what is told.
#include <cstdlib>

#include <gtest/gtest.h>

#include "cli/command.hpp"
#include "cli/completion.hpp"

namespace cli {
namespace {

Parsed typed(std::vector<const char*> words) {
    words.insert(words.begin(), "frontlist");
    return parse(static_cast<int>(words.size()), words.data());
}

template <class C>
C command(const std::vector<const char*>& words) {
    const auto parsed = typed(words);
    EXPECT_TRUE(parsed.command) << parsed.output;
    return std::get<C>(*parsed.command);
}

// One line that begins with "error: ".
void expect_refused(const std::vector<const char*>& words, const std::string& line) {
    const auto parsed = typed(words);
    EXPECT_FALSE(parsed.command);
    EXPECT_EQ(parsed.output, "error: " + line + "\n");
    EXPECT_EQ(parsed.code, ExitCode::bad_input);
}

TEST(CommandLine, TakesWhatWasTypedAndFillsInTheRest) {
    const auto launch = command<LaunchCommand>({"launch", "books", "--data", "d", "--seed", "7"});
    EXPECT_EQ(launch.folder, "books");
    EXPECT_EQ(launch.at.data, "d");
    EXPECT_EQ(launch.at.database, "");
    EXPECT_EQ(launch.seed, 7u);
    EXPECT_FALSE(launch.json);

    const auto serve = command<ServeCommand>({"serve", "--data", "d", "--roles", "web,mail"});
    EXPECT_EQ(serve.listen, "127.0.0.1:8080");
    EXPECT_EQ(serve.roles, (std::vector<std::string>{"web", "mail"}));
    EXPECT_TRUE(serve.tracking);
    EXPECT_FALSE(command<ServeCommand>({"serve", "--data", "d", "--no-tracking"}).tracking);

    EXPECT_TRUE(serve.trusted_proxies.empty());
    EXPECT_EQ(command<ServeCommand>({"serve", "--data", "d", "--trusted-proxy", "10.0.0.2,::1"})
                  .trusted_proxies,
              (std::vector<std::string>{"10.0.0.2", "::1"}));

    const auto approve = command<ReviewCommand>(
        {"review", "approve", "funnel:a", "funnel:b", "--include-needed", "--data", "d"});
    EXPECT_EQ(approve.verb, ReviewCommand::Verb::approve);
    EXPECT_EQ(approve.ids, (std::vector<std::string>{"funnel:a", "funnel:b"}));
    EXPECT_TRUE(approve.include_needed);
    EXPECT_FALSE(approve.all);

    const auto resolve = command<MailCommand>({"mail", "resolve", "m1", "give_up", "--data", "d"});
    EXPECT_EQ(resolve.verb, MailCommand::Verb::resolve);
    EXPECT_EQ(resolve.id, "m1");
    EXPECT_EQ(resolve.outcome, "give_up");

    EXPECT_TRUE(command<InspectCommand>({"book", "inspect", "a.epub", "--json"}).json);
    const auto phrases =
        command<AnalyzeCommand>({"book", "keyphrases", "-", "--top", "5", "--json"});
    EXPECT_EQ(phrases.verb, AnalyzeCommand::Verb::keyphrases);
    EXPECT_EQ(phrases.file, "-");
    EXPECT_EQ(phrases.top, 5);
    EXPECT_TRUE(phrases.json);
    const auto summary = command<AnalyzeCommand>({"book", "summary", "a.epub", "--words", "80"});
    EXPECT_EQ(summary.verb, AnalyzeCommand::Verb::summary);
    EXPECT_EQ(summary.words, 80);
    EXPECT_FALSE(summary.json);
    EXPECT_EQ(command<AnalyzeCommand>({"book", "analyze", "a.epub"}).verb,
              AnalyzeCommand::Verb::analyze);
    const auto magnet = command<MagnetCommand>(
        {"magnet", "make", "--type", "quiz", "book.epub", "-o", "out", "--sources"});
    EXPECT_EQ(magnet.type, "quiz");
    EXPECT_EQ(magnet.book, "book.epub");
    EXPECT_EQ(magnet.folder, "out");
    EXPECT_EQ(magnet.brand, "");
    EXPECT_TRUE(magnet.sources);
    EXPECT_EQ(command<OwnerCommand>({"owner", "a@b.c", "--data", "d"}).role, "owner");
    EXPECT_EQ(command<KeyCommand>({"key", "shop", "--data", "d"}).role, "editor");
    EXPECT_EQ(command<SignInLinkCommand>({"sign-in-link", "a@b.c", "--data", "d"}).email, "a@b.c");
    EXPECT_EQ(command<DoctorCommand>({"doctor", "--data", "d", "--db", "x.db"}).at.database,
              "x.db");
    EXPECT_EQ(command<CompletionCommand>({"completion", "fish"}).shell, "fish");
    EXPECT_TRUE(typed({"version"}).command);
}

TEST(CommandLine, TakesTheDataFolderFromTheEnvironment) {
    ::setenv("FRONTLIST_DATA", "from-the-environment", 1);
    const auto doctor = command<DoctorCommand>({"doctor"});
    const auto typed_one = command<DoctorCommand>({"doctor", "--data", "typed"});
    ::unsetenv("FRONTLIST_DATA");
    EXPECT_EQ(doctor.at.data, "from-the-environment");
    EXPECT_EQ(typed_one.at.data, "typed");
}

TEST(CommandLine, NamesAWordThatItDoesNotKnowBeforeWhatIsMissing) {
    expect_refused({"lunch"}, "there is no command \"frontlist lunch\": see frontlist --help");
    expect_refused({"review", "aprove", "--data", "d"},
                   "there is no command \"frontlist review aprove\": see frontlist review --help");
    expect_refused({"doctor", "--nope"}, "there is no option --nope: see frontlist doctor --help");
    expect_refused({"doctor", "--data", "d", "now"},
                   "\"now\" is a word too many: see frontlist doctor --help");
}

TEST(CommandLine, NamesWhatIsMissingOrWrong) {
    expect_refused({}, "name a command: see frontlist --help");
    expect_refused({"review"}, "name a command: see frontlist review --help");
    expect_refused({"doctor"}, "--data is required: see frontlist doctor --help");
    expect_refused({"launch", "--data", "d"}, "FOLDER is required: see frontlist launch --help");
    expect_refused({"review", "reject", "x", "--data", "d"},
                   "--reason is required: see frontlist review reject --help");
    expect_refused({"serve", "--data", "d", "--connections", "0"},
                   "--connections: Value 0 not in range 1 to 100: see frontlist serve --help");
    expect_refused({"completion", "tcsh"},
                   "SHELL: tcsh not in {bash,zsh,fish}: see frontlist completion --help");
    for (const std::vector<const char*>& words :
         {std::vector<const char*>{"launch", "f", "--data", "d", "--seed", "many"},
          {"serve", "--data", "d", "--roles", "cook"},
          {"mail", "resolve", "m", "burn", "--data", "d"},
          {"book", "keyphrases", "-", "--top", "0"},
          {"book", "summary", "a.epub", "--words", "few"},
          {"magnet", "make", "--type", "poster", "b.epub", "-o", "out"},
          {"owner", "a@b.c", "--data", "d", "--role", "king"}}) {
        const auto parsed = typed(words);
        EXPECT_EQ(parsed.code, ExitCode::bad_input);
        EXPECT_TRUE(parsed.output.starts_with("error: ")) << parsed.output;
        EXPECT_EQ(std::ranges::count(parsed.output, '\n'), 1) << parsed.output;
    }
}

TEST(CommandLine, EveryCommandHasHelp) {
    const auto expect_help = [](std::vector<const char*> words, const std::string& mentions) {
        words.push_back("--help");
        const auto parsed = typed(words);
        EXPECT_FALSE(parsed.command);
        EXPECT_EQ(parsed.code, ExitCode::ok);
        EXPECT_NE(parsed.output.find(mentions), std::string::npos) << parsed.output;
    };
    expect_help({}, "launch");
    int commands = 0;
    for (const auto& [name, below] : command_names()) {
        expect_help({name.c_str()}, name);
        ++commands;
        for (const auto& each : below) {
            expect_help({name.c_str(), each.c_str()}, each);
            ++commands;
        }
    }
    EXPECT_EQ(commands, 28);
}

TEST(Completion, KnowsEveryCommandInEveryShell) {
    for (const std::string shell : {"bash", "zsh", "fish"}) {
        const std::string script = completion_script(shell);
        for (const auto& [name, below] : command_names()) {
            EXPECT_NE(script.find(name), std::string::npos) << shell << ' ' << name;
            for (const auto& each : below) {
                EXPECT_NE(script.find(each), std::string::npos) << shell << ' ' << each;
            }
        }
    }
    EXPECT_EQ(completion_script("tcsh"), "");
}

}  // namespace
}  // namespace cli
