// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#pragma once

#include <string>

#include "text/literal.hpp"
#include "vocabulary/possible.hpp"
#include "vocabulary/type.hpp"

// Possible values in one line, for the tables of tests: "700000..800000",
// "2024-01-01..2024-01-31", "mai|2024-05-03", "{0,2}" (items), "{0}+{1}" (a set
// that surely has 0 and may have 1), "sì", "no", "?".

namespace dumped {

using attiva::Number;
using attiva::vocabulary::Base;
using attiva::vocabulary::Possible;

inline std::string number(Number n) {
    return std::to_string(n.num()) + (n.whole() ? "" : "/" + std::to_string(n.den()));
}

inline std::string date(Number n) {
    return attiva::text::write_date(attiva::Date{static_cast<std::int32_t>(n.num())});
}

inline std::string items(std::uint64_t mask) {
    std::string out;
    for (int i = 0; i < 64; ++i)
        if ((mask >> i & 1U) != 0) out += (out.empty() ? "" : ",") + std::to_string(i);
    return "{" + out + "}";
}

inline std::string possible(const Possible& p, Base base) {
    const auto interval = [&](auto one) { return p.lo == p.hi ? one(p.lo) : one(p.lo) + ".." + one(p.hi); };
    std::string out;
    switch (base) {
        case Base::boolean: out = p.may == 2 ? "sì" : p.may == 1 ? "no" : p.may == 3 ? "?" : "vuoto"; break;
        case Base::choice: out = items(p.may); break;
        case Base::set: out = items(p.must) + (p.may == p.must ? "" : "+" + items(p.may & ~p.must)); break;
        case Base::date: out = interval(date); break;
        case Base::event:
            out = p.never ? "mai" : "";
            if (p.dated) out += (p.never ? "|" : "") + interval(date);
            break;
        case Base::place: out = "luogo"; break;
        default: out = interval(number);
    }
    return p.not_applicable ? "n.a. " + out : out;
}

}  // namespace dumped
