// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "attiva/diagnostic.hpp"
#include "document/tree.hpp"
#include "vocabulary/vocabulary.hpp"

// The one reader of what people write of a fact: exact values, intervals,
// alternatives, "non so". Used by the vocabulary (presumptions), by person
// files and by authors' cases. Places are read by the person room.
//
//   7.000 euro · tra 5.000 e 6.000 · meno di X · sotto X · più di X · oltre X ·
//   almeno X · fino a X · al massimo X · al più X · days (days_reader.hpp) · mai ·
//   avvenuto · lontano · uno tra (a, b) · non a · non (a, b) · [a, b] · almeno (a, b) ·
//   al massimo (a, b) · almeno (a) e non (b) · non so
//
// Codes V101…V110. Tested by tests/vocabulary/value_reader_test.cpp and
// partial_forms_test.cpp.

namespace attiva::vocabulary {

/// A word before a value that makes it a limit.
struct BoundWord {
    std::string_view word;
    bool upper;   ///< the value is the most it may be, else the least
    bool strict;  ///< and the value itself is left out
};
inline constexpr std::array<BoundWord, 10> bound_words{{{"meno di", true, true},
                                                       {"sotto", true, true},
                                                       {"più di", false, true},
                                                       {"oltre", false, true},
                                                       {"sopra", false, true},
                                                       {"almeno", false, false},
                                                       {"fino a", true, false},
                                                       {"al massimo", true, false},
                                                       {"al più", true, false},
                                                       {"non più di", true, false}}};

/// Words before a list of choices: one of them is the value.
inline constexpr std::array<std::string_view, 4> one_of_words{"uno tra", "una tra", "uno di", "una di"};

/// What was written, as a set of possible values.
struct WrittenValue {
    Possible value;
    bool not_known = false;  ///< "non so": `value` is the whole domain, never presumed
    /// The upper bound was written in years, ends included ("18 anni", "fino a 20 anni"):
    /// an age of it lasts eleven months more.
    bool up_to_years = false;
    /// Of a computed time in months: more than the lower bound, be it by a day.
    bool more_than = false;
};

/// The whole range of a type when nothing else limits it (docs/lingua.md §11).
Possible default_domain(Type type, const Vocabulary& vocabulary);

/// How values are read.
struct ValueContext {
    const Vocabulary& vocabulary;
    Date stated_on;     ///< `avvenuto` means some day up to this one
    bool json = false;  ///< bare true / false stand for sì / no; numbers have a decimal dot
};

/// Reads a value of `attribute`; nothing (with an error) when it is not one or
/// lies wholly outside the domain. Never called for places.
std::optional<WrittenValue> read_value(const document::Node& node, const Attribute& attribute,
                                       const ValueContext& context, Diagnostics& diagnostics);

}  // namespace attiva::vocabulary
