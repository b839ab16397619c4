// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "catalogue/model.hpp"

// What the rules say of the order of instruments, about nobody in particular: the arrows of
// the graph of prerequisites. Tested by tests/pathway/links_test.cpp.

namespace attiva::pathway {

using language::ClauseId;
using language::InstrumentId;

/// `from` comes before `to`; of `apart`, neither beside the other (from < to).
struct RuleLink {
    enum class Kind : std::uint8_t { after, beside, fact, better, opens, apart } kind = Kind::after;
    InstrumentId from = 0, to = 0;
    ClauseId clause = 0;    ///< that says so
    vocabulary::AttributeId attribute = vocabulary::no_attribute;  ///< of fact: left by `from` …
    std::uint64_t values = 0;                                      ///< … as `to` asks for
    friend bool operator<(const RuleLink& a, const RuleLink& b) {
        return std::tuple(a.from, a.to, a.kind, a.clause) < std::tuple(b.from, b.to, b.kind, b.clause);
    }
};

/// Those that may count on a day, each kind once between two instruments; sorted.
std::vector<RuleLink> links(const catalogue::Catalogue& catalogue, Date day);

}  // namespace attiva::pathway
