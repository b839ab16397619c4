// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "language/check_state.hpp"

// The named things rules refer to, as one graph: definitions, results of
// instruments, parameters, and what `ammissibile a` means (the eligibility of
// an instrument). A thing holds typed expressions; the references in them are
// its edges. Internal to the language room.

namespace attiva::language::checking {

using ThingId = std::uint32_t;

class Things {
public:
    explicit Things(const State& s);

    [[nodiscard]] std::size_t size() const { return uses_.size(); }
    [[nodiscard]] ThingId definition(DefinitionId id) const { return id; }
    [[nodiscard]] ThingId clause(ClauseId id) const { return clauses_ + id; }
    [[nodiscard]] ThingId instrument(InstrumentId id) const { return instruments_ + id; }
    [[nodiscard]] ThingId parameter(ParameterId id) const { return parameters_ + id; }

    /// The clause a thing is; null if it is another thing.
    [[nodiscard]] const Clause* clause_of(ThingId t) const {
        return t < clauses_ || t >= instruments_ ? nullptr : &s_.book.clauses[t - clauses_];
    }
    /// The instrument whose eligibility a thing is; null if it is another thing.
    [[nodiscard]] const Subject* subject_of(ThingId t) const {
        return t < instruments_ || t >= parameters_ ? nullptr : &s_.book.instruments[t - instruments_];
    }
    /// The expressions a thing consists of (bodies, guards, values).
    [[nodiscard]] std::vector<NodeId> roots(ThingId t) const;
    /// The thing a node refers to; `none` if it refers to none.
    [[nodiscard]] ThingId referred(const TypedNode& n) const;
    /// What a thing refers to, each once.
    [[nodiscard]] const std::vector<ThingId>& uses(ThingId t) const { return uses_[t]; }
    /// "la definizione «x»", for messages.
    [[nodiscard]] std::string name(ThingId t) const;
    [[nodiscard]] Span place(ThingId t) const;
    /// Used things before their users; what a circle keeps out is missing.
    [[nodiscard]] const std::vector<ThingId>& order() const { return order_; }
    /// Things each of which uses the next, and the last the first; else empty.
    [[nodiscard]] const std::vector<ThingId>& circle() const { return circle_; }

private:
    void put_in_order();

    const State& s_;
    ThingId clauses_ = 0;
    ThingId instruments_ = 0;
    ThingId parameters_ = 0;
    std::vector<std::vector<ThingId>> uses_;
    std::vector<ThingId> order_;
    std::vector<ThingId> circle_;
};

/// The phases that need the graph. True when nothing refers to itself; the
/// others may be asked only then.
bool check_cycles(State& s, const Things& things);
void check_bounds(State& s, const Things& things);
void check_days(State& s, const Things& things);

}  // namespace attiva::language::checking
