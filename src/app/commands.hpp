// Carries out what the command line asked for. Results go to standard output, everything else to
// standard error.
#pragma once

#include "base/result.hpp"
#include "cli/command.hpp"

namespace app {

base::Result<cli::ExitCode> execute(const cli::LaunchCommand& command);
base::Result<cli::ExitCode> execute(const cli::ServeCommand& command);
base::Result<cli::ExitCode> execute(const cli::InspectCommand& command);
base::Result<cli::ExitCode> execute(const cli::AnalyzeCommand& command);
base::Result<cli::ExitCode> execute(const cli::MagnetCommand& command);
base::Result<cli::ExitCode> execute(const cli::ReviewCommand& command);
base::Result<cli::ExitCode> execute(const cli::OwnerCommand& command);
base::Result<cli::ExitCode> execute(const cli::SignInLinkCommand& command);
base::Result<cli::ExitCode> execute(const cli::MailCommand& command);
base::Result<cli::ExitCode> execute(const cli::DoctorCommand& command);
base::Result<cli::ExitCode> execute(const cli::KeyCommand& command);
base::Result<cli::ExitCode> execute(const cli::CompletionCommand& command);
base::Result<cli::ExitCode> execute(const cli::VersionCommand& command);

}  // namespace app
