// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/export/funds_difference_test.cpp.

#include "export/funds_words.hpp"

#include <fmt/format.h>

#include "text/literal.hpp"

namespace attiva {

std::string euro(Cents cents) { return text::write_money(Number(cents)); }

const char* word(Coverage c) {
    switch (c) {
        case Coverage::paid: return "pagata";
        case Coverage::tied: return "a pari merito";
        case Coverage::uncovered: return "scoperta";
        case Coverage::open: break;
    }
    return "non decisa";
}

namespace exporting {

Cents paid_to(const FundsRequest& r) {
    Cents out = 0;
    for (const FundsPayment& p : r.payments) out += p.cents;
    return out;
}

std::string counted(std::size_t n, const char* one, const char* many) { return fmt::format("{} {}", n, n == 1 ? one : many); }

std::string named(const FundsRequest& r) { return fmt::format("{}, {} ({})", r.person, r.name, r.cost); }

}  // namespace exporting
}  // namespace attiva
