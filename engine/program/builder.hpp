// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <unordered_map>
#include <vector>

#include "program/program.hpp"

// Hash-consing and simplification: the only way nodes enter a program.
//
// Simplifications, each valid for three truth values: flattening of nested
// e / o, repeated arguments, constants (sì and no), double negation,
// absorption a e (a o b) = a. Never the excluded middle, never `a e non a`.

namespace attiva::program {

/// A node about to be made.
struct Draft {
    Node node;
    std::vector<Id> args;
    Extra extra;
    bool has_extra = false;
};

class Builder {
public:
    Builder(Program& program, const vocabulary::Vocabulary& vocabulary, bool simplify)
        : program_(program), vocabulary_(vocabulary), simplify_(simplify) {}

    /// The id of the node, an older one if an equal node is there.
    Id make(Draft draft);

    Id boolean(bool value);
    Id negation(Id a);
    /// The same value, but always the person's: inside a quantifier too.
    Id of_person(Id a);
    /// e / o over any number of arguments; of none: sì / no.
    Id all_of(std::vector<Id> args) { return connective(Op::all_of, std::move(args)); }
    Id any_of(std::vector<Id> args) { return connective(Op::any_of, std::move(args)); }

private:
    Id connective(Op op, std::vector<Id> args);
    void flatten(Op op, const std::vector<Id>& args, std::vector<Id>& out) const;
    void absorb(Op op, std::vector<Id>& args) const;
    [[nodiscard]] bool is_constant(Id id, bool value) const;
    [[nodiscard]] bool depends_on_member(const Draft& draft) const;
    void collect_body(Draft& draft) const;

    Program& program_;
    const vocabulary::Vocabulary& vocabulary_;
    bool simplify_;
    std::unordered_multimap<std::uint64_t, Id> known_;
};

}  // namespace attiva::program
