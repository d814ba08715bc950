#include "cli/completion.hpp"

#include <fmt/format.h>

namespace cli {
namespace {

// The words of each place; options are asked of --help, so this does not age.
constexpr std::string_view kCommands =
    "launch serve book review mail owner sign-in-link doctor key completion version";
constexpr std::string_view kBook = "inspect";
constexpr std::string_view kReview = "list show preview approve edit reject withdraw";
constexpr std::string_view kMail = "list show why resolve";

}  // namespace

std::string completion_script(std::string_view shell) {
    if (shell == "bash" || shell == "zsh") {
        const std::string_view zsh =
            shell == "zsh" ? "autoload -U +X bashcompinit && bashcompinit\n" : "";
        return fmt::format(
            "{}_frontlist() {{\n"
            "    local word=${{COMP_WORDS[COMP_CWORD]}} words\n"
            "    case \"$COMP_CWORD:${{COMP_WORDS[1]}}\" in\n"
            "        1:*) words=\"{}\" ;;\n"
            "        2:book) words=\"{}\" ;;\n"
            "        2:review) words=\"{}\" ;;\n"
            "        2:mail) words=\"{}\" ;;\n"
            "    esac\n"
            "    if [[ $word == -* ]]; then\n"
            "        words=$(\"${{COMP_WORDS[@]:0:COMP_CWORD}}\" --help 2>/dev/null |\n"
            "            grep -oE -- '--[a-z][a-z-]*' | sort -u)\n"
            "    fi\n"
            "    COMPREPLY=($(compgen -W \"$words\" -f -- \"$word\"))\n"
            "}}\n"
            "complete -F _frontlist frontlist\n",
            zsh, kCommands, kBook, kReview, kMail);
    }
    if (shell == "fish") {
        return fmt::format(
            "complete -c frontlist -n __fish_use_subcommand -a '{}'\n"
            "complete -c frontlist -n '__fish_seen_subcommand_from book' -a '{}'\n"
            "complete -c frontlist -n '__fish_seen_subcommand_from review' -a '{}'\n"
            "complete -c frontlist -n '__fish_seen_subcommand_from mail' -a '{}'\n",
            kCommands, kBook, kReview, kMail);
    }
    return {};
}

}  // namespace cli
