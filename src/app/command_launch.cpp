#include <cstdio>
#include <iostream>
#include <unistd.h>

#include "app/commands.hpp"
#include "app/data.hpp"
#include "app/launch.hpp"
#include "base/json.hpp"

namespace app {
namespace {

using cli::ExitCode;

// One line that is drawn over on a terminal; a line a step elsewhere.
class ProgressBar {
  public:
    explicit ProgressBar(bool quiet) : quiet_(quiet), terminal_(::isatty(STDERR_FILENO) == 1) {}
    ~ProgressBar() {
        if (!quiet_ && terminal_ && !last_.empty()) std::cerr << '\n';
    }

    void show(const std::string& what, double done) {
        if (quiet_) return;
        if (terminal_) {
            constexpr int kWidth = 30;
            const int full = static_cast<int>(done * kWidth);
            std::cerr << fmt::format("\r[{:=<{}}{: <{}}] {:3.0f} %  {:<32}", "", full, "",
                                     kWidth - full, done * 100, what)
                      << std::flush;
        } else if (what != last_) {
            std::cerr << what << " ...\n";
        }
        last_ = what;
    }

  private:
    bool quiet_;
    bool terminal_;
    std::string last_;
};

std::string dashboard_path(const LaunchSummary& summary) {
    return "/brands/" + summary.brand.slug + "/marketing";
}

std::string message_of(const LaunchSummary& summary) {
    return fmt::format("Marketing system generated! Review {} items before publishing.",
                       summary.items());
}

base::Json json_of(const LaunchSummary& summary) {
    return base::JsonObject{{"success", true},
                            {"brandId", summary.brand.slug},
                            {"summary",
                             {{"leadMagnets", summary.lead_magnets},
                              {"funnels", summary.funnels},
                              {"emailSequences", summary.email_sequences},
                              {"offers", summary.offers},
                              {"dashboardUrl", dashboard_path(summary)},
                              {"status", "pending_review"},
                              {"message", message_of(summary)}}}};
}

void print(const LaunchSummary& summary) {
    std::cout << fmt::format(
        "{}: {} books\n"
        "  Lead magnets     {:3}\n"
        "  Sales funnels    {:3}\n"
        "  E-mail sequences {:3}\n"
        "  Offers           {:3}\n"
        "{}\n"
        "Dashboard: {}\n",
        summary.brand.name, summary.books, summary.lead_magnets, summary.funnels,
        summary.email_sequences, summary.offers,
        summary.new_drafts == 0 ? "Everything was drafted before; nothing was changed."
                                : message_of(summary),
        dashboard_path(summary));
}

}  // namespace

base::Result<ExitCode> execute(const cli::LaunchCommand& command) {
    TRY(check_folder(command.folder));
    TRY(const auto data, Data::open(command.at, {.absent = Data::Absent::make}));
    LaunchOptions options{.folder = command.folder,
                          .seed = command.seed,
                          .public_url = command.public_url,
                          .progress = {}};
    base::Result<LaunchSummary> launched = [&] {
        ProgressBar bar(command.json);
        options.progress = [&](const std::string& what, double done) { bar.show(what, done); };
        return launch(data->db(), data->env(), options);
    }();
    if (!launched) return base::fail(std::move(launched).error());
    const LaunchSummary& summary = launched.value();
    for (const auto& failed : summary.failed) {
        std::cerr << "error: " << failed.file << ": " << failed.reason << '\n';
    }
    if (command.json) {
        std::cout << base::pretty(json_of(summary));
    } else {
        print(summary);
    }
    return summary.failed.empty() ? ExitCode::ok : ExitCode::partly;
}

}  // namespace app
