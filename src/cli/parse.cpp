#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/command.hpp"

namespace cli {
namespace {

constexpr const char* kDataVariable = "FRONTLIST_DATA";

void add_data(CLI::App& app, DataOptions& at) {
    app.add_option("--data", at.data, "Folder that holds the data; it is made when absent")
        ->envname(kDataVariable)
        ->required()
        ->type_name("DIR");
    app.add_option("--db", at.database,
                   "Database: a path or postgresql:// URL (default: SQLite in the data folder)")
        ->envname("FRONTLIST_DB")
        ->type_name("URL");
}

void add_public_url(CLI::App& app, std::string& url) {
    app.add_option("--public-url", url, "Address under which readers reach the site")
        ->envname("FRONTLIST_PUBLIC_URL")
        ->type_name("URL");
}

// One subcommand with its own struct; `made` receives it when it was chosen.
template <class C>
class Sub {
  public:
    Sub(CLI::App& parent, const std::string& name, const std::string& text,
        std::optional<Command>& made)
        : app_(parent.add_subcommand(name, text)) {
        app_->callback([this, &made] { made = command_; });
    }
    CLI::App& app() { return *app_; }
    C& command() { return command_; }

  private:
    CLI::App* app_;
    C command_;
};

struct Tree {
    explicit Tree(CLI::App& root)
        : launch(root, "launch", "Import a folder of books and draft everything that sells them",
                 made),
          serve(root, "serve", "Run the site, the engine and the mail delivery", made),
          owner(root, "owner", "Add a person to the dashboard", made),
          link(root, "sign-in-link", "Print a link that signs a person in once", made),
          doctor(root, "doctor", "Check that money, mail and counters add up", made),
          key(root, "key", "Create an API key", made),
          completion(root, "completion", "Print the completion script of a shell", made),
          version(root, "version", "Print the version", made) {
        build_launch();
        build_serve();
        build_people();
        build_book(root);
        build_magnet(root);
        build_review(root);
        build_mail(root);
    }

    void build_launch() {
        auto& c = launch.command();
        add_data(launch.app(), c.at);
        launch.app()
            .add_option("FOLDER", c.folder, "Folder with brand.toml and books/")
            ->required();
        launch.app().add_flag("--json", c.json, "Print the summary as JSON");
        launch.app().add_option("--seed", c.seed,
                                "Another number gives other wordings; the same one the same");
        add_public_url(launch.app(), c.public_url);
        launch.app().footer(
            "Run it again and nothing changes; stop it and it goes on where it was.\n"
            "Example: frontlist launch demo/information-asymmetry --data data/demo");
    }

    void build_serve() {
        auto& c = serve.command();
        add_data(serve.app(), c.at);
        serve.app()
            .add_option("--listen", c.listen, "Address and port")
            ->envname("FRONTLIST_LISTEN")
            ->capture_default_str();
        add_public_url(serve.app(), c.public_url);
        serve.app()
            .add_option("--trusted-proxy", c.trusted_proxies,
                        "IP address of the proxy in front, which says who a reader is")
            ->envname("FRONTLIST_TRUSTED_PROXY")
            ->delimiter(',')
            ->type_name("ADDRESS");
        serve.app()
            .add_option("--smtp", c.smtp,
                        "smtp://user:password@host:587 (default: the built-in mailbox)")
            ->envname("FRONTLIST_SMTP")
            ->type_name("URL");
        serve.app()
            .add_option("--roles", c.roles, "Any of web, engine, mail")
            ->delimiter(',')
            ->check(CLI::IsMember({"web", "engine", "mail"}))
            ->capture_default_str();
        serve.app()
            .add_option("--connections", c.connections, "SMTP connections at once")
            ->check(CLI::Range(1, 100))
            ->capture_default_str();
        serve.app().add_flag("--demo-clock", c.demo_clock,
                             "Let the dashboard move time ahead (demonstrations only)");
        serve.app().add_flag("--print-sign-in", c.print_sign_in,
                             "Print the dashboard's address with a one-time sign-in link");
        serve.app().add_flag("!--no-tracking", c.tracking, "No open pixel and no click tracking");
        serve.app().add_flag("--log-json", c.log_json, "Logs as JSON lines");
    }

    void build_people() {
        add_data(owner.app(), owner.command().at);
        owner.app()
            .add_option("EMAIL", owner.command().email, "Address to sign in with")
            ->required();
        owner.app().add_flag("--password-stdin", owner.command().password_from_stdin,
                             "Read a password from standard input");
        owner.app()
            .add_option("--role", owner.command().role, "owner, editor or viewer")
            ->check(CLI::IsMember({"owner", "editor", "viewer"}))
            ->capture_default_str();
        add_data(link.app(), link.command().at);
        link.app().add_option("EMAIL", link.command().email, "Address of the person")->required();
        add_public_url(link.app(), link.command().public_url);
        add_data(doctor.app(), doctor.command().at);
        add_data(key.app(), key.command().at);
        key.app().add_option("NAME", key.command().name, "What it is for")->required();
        key.app()
            .add_option("--role", key.command().role, "owner, editor or viewer")
            ->check(CLI::IsMember({"owner", "editor", "viewer"}))
            ->capture_default_str();
        completion.app()
            .add_option("SHELL", completion.command().shell, "bash, zsh or fish")
            ->required()
            ->check(CLI::IsMember({"bash", "zsh", "fish"}));
        completion.app().footer(
            "bash: source <(frontlist completion bash)\n"
            "zsh:  source <(frontlist completion zsh)\n"
            "fish: frontlist completion fish | source");
    }

    void build_book(CLI::App& root) {
        CLI::App& book = *root.add_subcommand("book", "Look at a book");
        book.require_subcommand(1);
        inspect = std::make_unique<Sub<InspectCommand>>(
            book, "inspect", "Show title, authors, chapters and what was left out", made);
        inspect->app()
            .add_option("FILE", inspect->command().file,
                        "An ePub, PDF, Markdown or text file, or a folder of Markdown")
            ->required();
        inspect->app().add_flag("--json", inspect->command().json, "Print as JSON");
        using Verb = AnalyzeCommand::Verb;
        const auto add = [&](const char* name, const char* text, Verb verb) {
            auto sub = std::make_unique<Sub<AnalyzeCommand>>(book, name, text, made);
            sub->command().verb = verb;
            sub->app()
                .add_option("FILE", sub->command().file,
                            "A book, or - for plain text from standard input")
                ->required();
            sub->app().add_flag("--json", sub->command().json, "Print as JSON");
            analyses.push_back(std::move(sub));
            return analyses.back().get();
        };
        auto* keyphrases = add("keyphrases", "What a book is about, the most telling phrase first",
                               Verb::keyphrases);
        keyphrases->app()
            .add_option("--top", keyphrases->command().top, "How many")
            ->check(CLI::Range(1, 1000))
            ->capture_default_str();
        auto* summary = add("summary", "A summary in the book's own sentences", Verb::summary);
        summary->app()
            .add_option("--words", summary->command().words, "At most so many words")
            ->check(CLI::Range(10, 100'000))
            ->capture_default_str();
        add("analyze", "Everything the writer works with: actions, mistakes, stories, numbers ...",
            Verb::analyze);
    }

    void build_magnet(CLI::App& root) {
        CLI::App& above = *root.add_subcommand("magnet", "Lead magnets");
        above.require_subcommand(1);
        magnet = std::make_unique<Sub<MagnetCommand>>(
            above, "make", "Make a lead magnet from a book, without a server", made);
        auto& c = magnet->command();
        auto& app = magnet->app();
        app.add_option("BOOK", c.book, "The book: a file, or a folder that is one book")
            ->required();
        app.add_option("--type", c.type,
                       "free_chapter, checklist, mini_guide, quiz, worksheet or video_script")
            ->required()
            ->check(CLI::IsMember(
                {"free_chapter", "checklist", "mini_guide", "quiz", "worksheet", "video_script"}));
        app.add_option("-o,--output", c.folder, "Folder for the files; it is made when absent")
            ->required()
            ->type_name("DIR");
        app.add_option("--brand", c.brand, "brand.toml (default: a plain look, by the author)")
            ->type_name("FILE");
        app.add_option("--seed", c.seed,
                       "Another number gives other wordings; the same one the same");
        app.add_flag("--sources", c.sources, "Show in the HTML where each sentence comes from");
        app.add_flag("--json", c.json, "Print what was written as JSON");
        app.footer("Example: frontlist magnet make --type checklist book.epub -o magnets");
    }

    void build_review(CLI::App& root) {
        using Verb = ReviewCommand::Verb;
        CLI::App& review = *root.add_subcommand("review", "The review queue");
        review.require_subcommand(1);
        const auto add = [&](const char* name, const char* text, Verb verb, bool takes_ids) {
            auto sub = std::make_unique<Sub<ReviewCommand>>(review, name, text, made);
            ReviewCommand& c = sub->command();
            c.verb = verb;
            add_data(sub->app(), c.at);
            sub->app().add_option("--brand", c.brand, "Slug (default: the only brand)");
            sub->app().add_flag("--json", c.json, "Print as JSON");
            add_public_url(sub->app(), c.public_url);
            if (takes_ids) sub->app().add_option("ID", c.ids, "Items, by id or KIND:KEY");
            reviews.push_back(std::move(sub));
            return reviews.back().get();
        };
        auto* list = add("list", "What waits for review", Verb::list, false);
        list->app().add_option("--status", list->command().status,
                               "pending_review, approved, rejected or withdrawn (default: all)");
        add("show", "An item with its promises, quality and needs", Verb::show, true);
        auto* preview = add("preview", "An item's part as readers see it", Verb::preview, true);
        preview->app().add_option("--part", preview->command().part,
                                  "landing, delivery, a step's or a mail's key");
        auto* approve = add("approve", "Approve and publish", Verb::approve, true);
        approve->app().add_flag("--include-needed", approve->command().include_needed,
                                "Approve what the item needs as well");
        approve->app().add_flag("--all", approve->command().all, "Everything that waits");
        auto* edit = add("edit", "Replace an item's document", Verb::edit, true);
        edit->app()
            .add_option("--document", edit->command().document, "JSON file; - for standard input")
            ->required();
        auto* reject = add("reject", "Reject with a reason", Verb::reject, true);
        reject->app()
            .add_option("--reason", reject->command().reason, "For the people who look later")
            ->required();
        auto* withdraw = add("withdraw", "Take something approved off line", Verb::withdraw, true);
        withdraw->app()
            .add_option("--reason", withdraw->command().reason, "For the people who look later")
            ->required();
    }

    void build_mail(CLI::App& root) {
        using Verb = MailCommand::Verb;
        CLI::App& mail = *root.add_subcommand("mail", "The message ledger");
        mail.require_subcommand(1);
        const auto add = [&](const char* name, const char* text, Verb verb, bool takes_id) {
            auto sub = std::make_unique<Sub<MailCommand>>(mail, name, text, made);
            MailCommand& c = sub->command();
            c.verb = verb;
            add_data(sub->app(), c.at);
            sub->app().add_option("--brand", c.brand, "Slug (default: the only brand)");
            sub->app().add_flag("--json", c.json, "Print as JSON");
            if (takes_id) sub->app().add_option("ID", c.id, "As mail list shows it")->required();
            mails.push_back(std::move(sub));
            return mails.back().get();
        };
        auto* list = add("list", "Messages, newest first", Verb::list, false);
        list->app().add_option("--status", list->command().status,
                               "queued, sent, in_doubt ... (default: all)");
        add("show", "One message as sent", Verb::show, true);
        add("why", "Why a message is where it is", Verb::why, true);
        auto* resolve = add("resolve", "Settle a message in doubt", Verb::resolve, true);
        resolve->app()
            .add_option("OUTCOME", resolve->command().outcome, "resend, accept_as_sent or give_up")
            ->required()
            ->check(CLI::IsMember({"resend", "accept_as_sent", "give_up"}));
    }

    std::optional<Command> made;
    Sub<LaunchCommand> launch;
    Sub<ServeCommand> serve;
    Sub<OwnerCommand> owner;
    Sub<SignInLinkCommand> link;
    Sub<DoctorCommand> doctor;
    Sub<KeyCommand> key;
    Sub<CompletionCommand> completion;
    Sub<VersionCommand> version;
    std::unique_ptr<Sub<InspectCommand>> inspect;
    std::vector<std::unique_ptr<Sub<AnalyzeCommand>>> analyses;
    std::unique_ptr<Sub<MagnetCommand>> magnet;
    std::vector<std::unique_ptr<Sub<ReviewCommand>>> reviews;
    std::vector<std::unique_ptr<Sub<MailCommand>>> mails;
};

struct Root {
    CLI::App app{"Frontlist: the marketing department of a book publisher", "frontlist"};
    Tree tree{app};

    Root() {
        app.require_subcommand(1);
        app.set_help_all_flag("--help-all", "Help of all commands");
    }
};

std::vector<const CLI::App*> children(const CLI::App& app) {
    return app.get_subcommands([](const CLI::App*) { return true; });
}

// What is wrong, and where the help is.
std::string complaint(const CLI::App& root, const CLI::ParseError& error) {
    const CLI::App* at = &root;
    std::string name = root.get_name();
    while (!at->get_subcommands().empty()) {
        at = at->get_subcommands().front();
        name += ' ' + at->get_name();
    }
    // A word that is not known says more than what is missing because of it.
    const auto unknown = root.remaining(true);
    std::string what = error.what();
    if (!unknown.empty()) {
        const std::string& word = unknown.front();
        what = word.starts_with('-')    ? fmt::format("there is no option {}", word)
               : !children(*at).empty() ? fmt::format("there is no command \"{} {}\"", name, word)
                                        : fmt::format("\"{}\" is a word too many", word);
    } else if (!children(*at).empty()) {
        what = "name a command";
    }
    std::ranges::replace(what, '\n', ' ');
    return fmt::format("error: {}: see {} --help\n", what, name);
}

}  // namespace

Parsed parse(int argc, const char* const* argv) {
    Root root;
    try {
        root.app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        std::ostringstream out;
        std::ostringstream err;
        if (root.app.exit(error, out, err) == 0) return {{}, out.str(), ExitCode::ok};
        return {{}, complaint(root.app, error), ExitCode::bad_input};
    }
    return {std::move(root.tree.made), {}, ExitCode::ok};
}

std::vector<CommandName> command_names() {
    const Root root;
    std::vector<CommandName> out;
    for (const CLI::App* command : children(root.app)) {
        CommandName& name = out.emplace_back(CommandName{command->get_name(), {}});
        for (const CLI::App* sub : children(*command)) name.below.push_back(sub->get_name());
    }
    return out;
}

}  // namespace cli
