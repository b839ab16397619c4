// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Which nodes a verdict, or one instrument, hangs on: so that asking again for
// one instrument, on another day or under another reading, evaluates only those.
// Tested by tests/session/extent_test.cpp and tests/laws/.

#include <algorithm>

#include "program/program.hpp"

namespace attiva::program {
namespace {

using language::ClauseKind;

// Walks below some roots; a stamp a walk, so that nothing is cleared between.
class Below {
public:
    explicit Below(const Program& p) : program_(p), seen_(p.nodes.size(), 0) {}

    void start() { ++stamp_; }

    void add(Id root, std::vector<Id>& out) {
        if (root == no_id) return;
        open_.push_back(root);
        while (!open_.empty()) {
            const Id id = open_.back();
            open_.pop_back();
            if (seen_[id] == stamp_) continue;
            seen_[id] = stamp_;
            out.push_back(id);
            const Node& n = program_.nodes[id];
            for (std::uint32_t i = 0; i < n.count; ++i) open_.push_back(program_.argument(n, i));
        }
    }

private:
    const Program& program_;
    std::vector<std::uint32_t> seen_;
    std::vector<Id> open_;
    std::uint32_t stamp_ = 0;
};

void verdicts(const Program& p, const language::Rulebook& book, Below& below, std::vector<Id>& out) {
    for (const Roots& r : p.instruments)
        for (const Id root : {r.eligible, r.in_time, r.offered}) below.add(root, out);
    // How often it may be had again is decided beside the history.
    for (language::ClauseId c = 0; c < book.clauses.size(); ++c) {
        const auto& clause = book.clauses[c];
        if (clause.kind != ClauseKind::repeatable) continue;
        below.add(p.clause_applies[c], out);
        for (const auto& value : {clause.body, clause.body2})
            if (value) below.add(p.of_typed[*value], out);
    }
}

void instrument(const Program& p, const language::Rulebook& book, std::uint32_t i, Below& below, std::vector<Id>& out) {
    below.add(p.instruments[i].eligible, out);
    for (const auto c : book.instruments[i].clauses)
        if (book.clauses[c].kind == ClauseKind::amount && book.clauses[c].body)
            below.add(p.of_typed[*book.clauses[c].body], out);
}

}  // namespace

void find_cones(Program& p, const language::Rulebook& book) {
    Below below(p);
    below.start();
    verdicts(p, book, below, p.deciding);
    std::sort(p.deciding.begin(), p.deciding.end());
    p.cones.resize(book.instruments.size());
    p.readings.resize(book.instruments.size());
    p.repeatable.resize(book.instruments.size());
    for (std::uint32_t i = 0; i < book.instruments.size(); ++i) {
        below.start();
        instrument(p, book, i, below, p.cones[i]);
        std::sort(p.cones[i].begin(), p.cones[i].end());
        for (const Id id : p.cones[i])
            if (p.nodes[id].op == Op::reading) p.readings[i].push_back(p.nodes[id].ref);
        for (const auto clause : book.instruments[i].clauses)
            if (book.clauses[clause].kind == language::ClauseKind::repeatable) p.repeatable[i].push_back(clause);
    }
}

}  // namespace attiva::program
