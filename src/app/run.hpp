// The program: parses the command line and carries it out.
#pragma once

namespace app {

int run(int argc, const char* const* argv);

}  // namespace app
