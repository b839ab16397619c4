// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "inquiry/needed.hpp"

// What a service can do about a fact: the instruments at whose end (`al termine`) it is
// what it must be. Tested by tests/cases/buoni/cambierebbe/.

namespace attiva::inquiry {

struct Opener {
    InstrumentId instrument = 0;
    std::string service;  ///< id: who runs it where the person lives, or else whom its sheet names; may be empty
};

/// In catalogue order; not `instrument` itself, nor what the person cannot have or is
/// not offered. Only for facts of the person asked about.
std::vector<Opener> openers(Atlas& atlas, Completions& known, InstrumentId instrument, const Change& change);

}  // namespace attiva::inquiry
