// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/analysis/cone_test.cpp.

#include "analysis/cone.hpp"

#include <algorithm>

namespace attiva::analysis {
namespace {

using language::Op;
using program::Node;

void turn(Cone& cone, const std::optional<Date>& from, const std::optional<Date>& to) {
    if (from) cone.turning.insert(*from);
    if (to) cone.turning.insert(*to + 1);
}

class Reader {
public:
    Reader(const DayTables& day, Cone& cone) : day_(day), cone_(cone) {}

    void read(const Node& n) {
        const auto& extra = day_.program.extra(n);
        switch (n.op) {
            case Op::attribute: fact(n.ref); break;
            case Op::in_place:
                fact(n.ref);
                cone_.scopes.insert(extra.scope);
                break;
            case Op::parameter: parameter(n); break;
            case Op::reading: cone_.readings.insert(n.ref); break;
            case Op::done:
            case Op::running:
            case Op::times:
                cone_.instruments.insert(n.ref);
                cone_.past.push_back(static_cast<Id>(&n - day_.program.nodes.data()));
                break;
            case Op::day_in: turn(cone_, extra.from, extra.to); break;
            case Op::quantified: members(n, static_cast<std::size_t>(std::max(0, extra.number)) + 1); break;
            case Op::every: members(n, 1); break;
            case Op::counted:
            case Op::summed: members(n, person::most_members); break;
            default: break;
        }
    }

private:
    void fact(std::uint32_t ref) {
        if (ref >= day_.vocabulary.attributes().size()) return;
        const auto id = static_cast<AttributeId>(ref);
        const auto& a = day_.vocabulary[id];
        cone_.read.insert(id);
        cone_.facts[a.derivation == vocabulary::Derivation::none ? id : a.derived_from];
        if (id != day_.vocabulary.household_size()) return;
        cone_.household = true;  // how many they are is told by the list
        cone_.members = person::most_members - 1;
    }

    void parameter(const Node& n) {
        const auto& table = day_.program.tables[n.ref];
        cone_.parameters.insert(table.parameter);
        for (const auto& row : table.rows) {
            turn(cone_, row.from, row.to);
            if (row.scope == language::none) continue;
            cone_.scopes.insert(row.scope);
            fact(day_.book.residence);
        }
    }

    void members(const Node& n, std::size_t needed) {
        const bool relatives = n.who == language::Who::relatives;
        (relatives ? cone_.kin : cone_.household) = true;
        std::size_t& most = relatives ? cone_.relatives : cone_.members;
        most = std::min(most + needed, person::most_members - (relatives ? 0 : 1));
        if (n.who == language::Who::applicants) fact(day_.book.age);
    }

    const DayTables& day_;
    Cone& cone_;
};

}  // namespace

Cone cone_of(const DayTables& day, const std::vector<Id>& roots) {
    Cone cone;
    std::set<Id> seen;
    std::vector<Id> open(roots);
    while (!open.empty()) {
        const Id id = open.back();
        open.pop_back();
        if (id == program::no_id || !seen.insert(id).second) continue;
        const Node& n = day.program.nodes[id];
        for (std::uint32_t i = 0; i < n.count; ++i) open.push_back(day.program.argument(n, i));
    }
    cone.nodes.assign(seen.begin(), seen.end());
    Reader reader(day, cone);
    for (const Id id : cone.nodes) reader.read(day.program.nodes[id]);
    return cone;
}

}  // namespace attiva::analysis
