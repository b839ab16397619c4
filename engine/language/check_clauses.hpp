// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "language/check_expressions.hpp"

// One clause: its shell (already in the Rulebook) is filled from what is
// written. Every method reports and leaves out what it could not read.
// Internal to the language room.

namespace attiva::language::checking {

class ClauseChecker {
public:
    ClauseChecker(State& s, const Pending& pending);
    void check();

private:
    // check_clauses.cpp: what all share, conditions, values, durations
    void common();
    void no_body();
    void appropriateness();
    void event_clause();
    void result();
    void durations();
    void repeatable();
    void places();
    void activated();
    NodeId count_part();
    std::optional<NodeId> body_condition();
    std::optional<NodeId> body_value(Type& type);
    std::optional<NodeId> duration(Cursor c, Type* type);
    NodeId missing(const char* what);

    // check_targets.cpp: clauses that name other things
    void instruments();
    void history_body(const std::vector<InstrumentId>& targets);
    void services();
    void funds();
    void cost(Cursor label);
    void effect();
    void shift(const vocabulary::Attribute& attribute);
    void money();
    void share();

    [[nodiscard]] Cursor part(ClausePart p) const { return at_.part(p); }
    /// Never kept across a call that may add clauses.
    [[nodiscard]] Clause& clause() { return s_.book.clauses[id_]; }
    void set_body(std::optional<NodeId> body) { clause().body = body; }

    State& s_;
    Cursor at_;
    Reach reach_;
    ClauseId id_;
    Citation source_;
    Expressions expressions_;
};

}  // namespace attiva::language::checking
