// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "language/check_state.hpp"
namespace attiva::language::checking {
void check_guards(State&) {}
void check_bounds(State&) {}
void check_days(State&) {}
}
