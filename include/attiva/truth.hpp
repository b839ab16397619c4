// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

// Three truth values: a person is known in part, so a condition may be sì, no
// or ignoto. Connectives are Kleene's strong ones:
//
//   e       sì      no   ignoto      o       sì   no      ignoto      non
//   sì      sì      no   ignoto      sì      sì   sì      sì          sì -> no
//   no      no      no   no          no      sì   no      ignoto      no -> sì
//   ignoto  ignoto  no   ignoto      ignoto  sì   ignoto  ignoto      ignoto -> ignoto
//
// The law of excluded middle does not hold: `x o non x` is ignoto when x is.
// Simplification never uses it.

namespace attiva {

/// The order no < unknown < yes makes `e` the minimum and `o` the maximum.
enum class Truth : std::uint8_t { no = 0, unknown = 1, yes = 2 };

constexpr Truth both(Truth a, Truth b) { return a < b ? a : b; }
constexpr Truth either(Truth a, Truth b) { return a < b ? b : a; }
constexpr Truth negate(Truth a) {
    return static_cast<Truth>(2 - static_cast<int>(a));
}
constexpr Truth truth_of(bool b) { return b ? Truth::yes : Truth::no; }

/// A count of conditions known only in part: `yes` hold, up to
/// `yes + unknown` may hold. "almeno k": sì if yes >= k, no if
/// yes + unknown < k, else ignoto.
constexpr Truth at_least(std::int64_t k, std::int64_t yes, std::int64_t unknown) {
    if (yes >= k) return Truth::yes;
    return yes + unknown < k ? Truth::no : Truth::unknown;
}

/// The Italian word shown to people: "sì", "no", "ignoto".
constexpr const char* word(Truth t) {
    return t == Truth::yes ? "sì" : t == Truth::no ? "no" : "ignoto";
}

}  // namespace attiva
