#include "content/pdf_tools_test.hpp"

#include <cstdlib>

#include <gtest/gtest.h>

#include "base/files.hpp"
#include "base/strings.hpp"
#include "support/scratch.hpp"

namespace content {

bool has_program(const std::string& name) {
    return std::system(("command -v " + name + " >/dev/null").c_str()) == 0;
}

std::string told(const std::string& pdf, const std::string& command) {
    const support::ScratchFolder scratch;
    const auto file = scratch.path() / "it.pdf";
    EXPECT_TRUE(base::write_file(file, pdf));
    const auto out = scratch.path() / "out.txt";
    const auto line = base::replace_all(command, "FILE", "'" + file.string() + "'") + " > '" +
                      out.string() + "' 2>&1";
    EXPECT_EQ(std::system(line.c_str()), 0) << line << "\n" << base::read_file(out).value();
    return base::read_file(out).value();
}

}  // namespace content
