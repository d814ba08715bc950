// Programs that are not ours as the oracle of the PDFs that we write: poppler's and qpdf.
#pragma once

#include <string>

namespace content {

bool has_program(const std::string& name);

// What `command` prints of the file FILE; a test failure where it does not succeed.
std::string told(const std::string& pdf, const std::string& command);

}  // namespace content

// Ends a test, saying so, on a machine without the program.
#define NEEDS_PROGRAM(name) \
    if (!content::has_program(name)) GTEST_SKIP() << name << " is not installed"
