// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/export/funds_difference_test.cpp.

#include "attiva/funds.hpp"

#include <fmt/format.h>

#include <algorithm>

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

std::size_t how_many(const FundsAnswer& a, Coverage c) {
    return static_cast<std::size_t>(std::count_if(a.requests.begin(), a.requests.end(), [&](const FundsRequest& r) { return r.coverage == c; }));
}

Cents assigned(const FundsRequest& r) {
    Cents out = 0;
    for (const FundsPayment& p : r.payments) out += p.cents;
    return out;
}

Cents assigned(const FundsAnswer& a) {
    Cents out = 0;
    for (const FundsRequest& r : a.requests) out += assigned(r);
    return out;
}

std::string named(const FundsRequest& r) { return fmt::format("{}, {} ({})", r.person, r.name, r.cost); }

}  // namespace attiva
