// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "attiva/value.hpp"

// What the change from one catalogue to another means: what is written
// otherwise, and who gains and who loses by it, with a made-up person each way.
// Plain data in Italian, ready to print.

namespace attiva {

enum class ChangeKind : std::uint8_t { added, removed, changed };
const char* word(ChangeKind k);  ///< "aggiunto", "tolto", "cambiato"

/// One thing written otherwise.
struct Change {
    ChangeKind kind = ChangeKind::changed;
    std::string subject;  ///< "richiede", "parametro", "definizione", "attributo", …
    std::string name;     ///< the clause's sentence, or an id
    std::string before;   ///< in words; empty when added
    std::string after;    ///< in words; empty when removed
    std::string file;     ///< where it is written now (if removed: where it was)
    int line = 0;
};

/// What a change does to those who may be admitted.
enum class Direction : std::uint8_t {
    same,       ///< nobody gains, nobody loses: proved
    wider,      ///< allarga
    narrower,   ///< restringe
    both,       ///< allarga e restringe
    undecided,  ///< non deciso: nobody was found, and it is not proved that there is none
};
const char* word(Direction d);

struct InstrumentDifference {
    std::string id;
    std::string name;
    ChangeKind kind = ChangeKind::changed;
    Direction direction = Direction::same;
    bool half = false;             ///< wider or narrower; whether the other way too is not decided
    std::string gains;             ///< somebody admitted only after, in words; may be empty
    std::optional<Date> gains_from;  ///< the first day looked at on which there is
    std::string loses;             ///< somebody admitted only before
    std::optional<Date> loses_from;
    /// The first day on which somebody gains or loses.
    [[nodiscard]] std::optional<Date> from() const {
        if (!gains_from || !loses_from) return gains_from ? gains_from : loses_from;
        return std::min(*gains_from, *loses_from);
    }
    std::vector<Change> changes;   ///< its own clauses
};

struct Comparison {
    Date day;
    std::string before, after;  ///< digests
    std::vector<Change> shared;  ///< parameters, definitions, readings, attributes
    std::vector<InstrumentDifference> instruments;  ///< only those with a difference
    [[nodiscard]] bool empty() const { return shared.empty() && instruments.empty(); }
};

/// Schema "attiva/confronto/1" (docs/json.md).
std::string to_json(const Comparison& comparison);

}  // namespace attiva
