#include "cli/completion.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/command.hpp"

namespace cli {
namespace {

std::string words(const std::vector<CommandName>& commands) {
    std::string out;
    for (const auto& command : commands) out += (out.empty() ? "" : " ") + command.name;
    return out;
}

// Options are asked of --help: those of each command, as it is installed.
std::string bash_script(const std::vector<CommandName>& commands) {
    std::string below;
    for (const auto& command : commands) {
        if (command.below.empty()) continue;
        below += fmt::format("        2:{}) words=\"{}\" ;;\n", command.name,
                             fmt::join(command.below, " "));
    }
    return fmt::format(
        "_frontlist() {{\n"
        "    local word=${{COMP_WORDS[COMP_CWORD]}} words\n"
        "    case \"$COMP_CWORD:${{COMP_WORDS[1]}}\" in\n"
        "        1:*) words=\"{}\" ;;\n"
        "        2:completion) words=\"bash zsh fish\" ;;\n"
        "{}"
        "    esac\n"
        "    if [[ $word == -* ]]; then\n"
        "        words=$(\"${{COMP_WORDS[@]:0:COMP_CWORD}}\" --help 2>/dev/null |\n"
        "            grep -oE -- '--[a-z][a-z-]*' | sort -u)\n"
        "    fi\n"
        "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
        "    [[ -n $words ]] || COMPREPLY=($(compgen -f -- \"$word\"))\n"
        "}}\n"
        "complete -o filenames -F _frontlist frontlist\n",
        words(commands), below);
}

std::string fish_script(const std::vector<CommandName>& commands) {
    std::string out =
        fmt::format("complete -c frontlist -n __fish_use_subcommand -a '{}'\n", words(commands));
    for (const auto& command : commands) {
        if (command.below.empty()) continue;
        out += fmt::format("complete -c frontlist -n '__fish_seen_subcommand_from {}' -a '{}'\n",
                           command.name, fmt::join(command.below, " "));
    }
    return out;
}

}  // namespace

std::string completion_script(std::string_view shell) {
    const auto commands = command_names();
    if (shell == "bash") return bash_script(commands);
    if (shell == "zsh") {
        return "autoload -U +X bashcompinit && bashcompinit\n" + bash_script(commands);
    }
    if (shell == "fish") return fish_script(commands);
    return {};
}

}  // namespace cli
