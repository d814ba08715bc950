// What every acting function is given from outside: the time, new ids and randomness. The owner
// (app, a test, the simulation) outlives all users.
#pragma once

#include "base/id.hpp"
#include "base/random.hpp"
#include "base/time.hpp"

namespace base {

struct Env {
    const Clock& clock;
    IdSource& ids;
    Random& random;

    Time now() const { return clock.now(); }
};

}  // namespace base
