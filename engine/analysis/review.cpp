// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/analysis/review_test.cpp.

#include "analysis/review.hpp"

namespace attiva::analysis {

void say(Diagnostics& diagnostics, Severity severity, const char* code, Span where, std::string message,
         std::string help) {
    diagnostics.add({severity, code, std::move(message), where, "", {}, std::move(help)});
}

Diagnostics review(const Reviewed& reviewed) {
    Diagnostics out;
    review_uses(reviewed, out);
    review_days(reviewed, out);
    review_order(reviewed, out);
    review_conditions(reviewed, out);
    review_deviations(reviewed, out);
    review_overlays(reviewed, out);
    return out;
}

}  // namespace attiva::analysis
