// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "inquiry/atlas.hpp"

// The past measures somebody may have had, as far as the verdict of one instrument
// tells them apart. Tested by tests/inquiry/completions_test.cpp.

namespace attiva::inquiry {

/// Histories that together cover every completion of the profile's own: what is
/// written in part known better, and where there may be more what there may be.
/// What the viewer may not see of them is looked through only with `concealed_too`.
/// `all` becomes false when something was left out. The evaluation has run.
std::vector<analysis::Way> pasts(const person::Profile& profile, Atlas& atlas, const evaluation::Evaluation& evaluation,
                                 InstrumentId instrument, bool concealed_too, bool& all);

}  // namespace attiva::inquiry
