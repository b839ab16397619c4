// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "sql/whole.hpp"

#include <algorithm>
#include <numeric>

#include "sql/term.hpp"

namespace attiva::sql {
namespace {

__extension__ using Wide = __int128;
constexpr std::int64_t most_kept = std::int64_t{1} << 61;

const char* const too_big = "i suoi numeri, in unità intere, possono superare quelli che un database tiene esatti";

}  // namespace

std::int64_t common(const std::vector<Number>& numbers) {
    Wide den = 1;
    for (const Number& n : numbers) {
        den = den / std::gcd(static_cast<std::int64_t>(den), n.den()) * n.den();
        if (den > most_kept) throw Refused(too_big);
    }
    return static_cast<std::int64_t>(den);
}

std::int64_t in_units(Number n, std::int64_t den) {
    const Wide w = Wide{n.num()} * (den / n.den());
    if (w > most_kept || w < -most_kept) throw Refused(too_big);
    return static_cast<std::int64_t>(w);
}

Span64 check_reach(const std::vector<Reach>& parts, std::int64_t offset) {
    Wide from = offset;
    Wide to = offset;
    for (const Reach& r : parts) {
        const Wide a = Wide{r.factor} * r.from;
        const Wide b = Wide{r.factor} * r.to;
        from += std::min(a, b);
        to += std::max(a, b);
        if (from < -most_kept || to > most_kept) throw Refused(too_big);
    }
    return {static_cast<std::int64_t>(from), static_cast<std::int64_t>(to)};
}

}  // namespace attiva::sql
