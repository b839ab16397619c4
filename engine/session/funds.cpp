// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The door of the funds, as long as the solver is not in the tree: it says so.

#include "attiva/catalogue.hpp"

namespace attiva {

bool Catalogue::can_fund() { return false; }

std::optional<FundsAnswer> Catalogue::funds(const FundsQuestion&, const Question&, Diagnostics& diagnostics) const {
    diagnostics.error("F100", {}, "questo programma non sa assegnare i fondi", "installa coinor-libcbc-dev e ricompila");
    return std::nullopt;
}

}  // namespace attiva
