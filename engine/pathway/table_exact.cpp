// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// An instrument that no condition alone bars and all together do (docs/lingua.md §12
// «Comunque»): for every combination of what a path may change, on each day something it
// reads turns, the completions of who she would be are asked as for the ordinary question.
// Tested by tests/cases/buoni/percorso/solo_se_comunque_conta.caso.

#include <algorithm>

#include "inquiry/completions.hpp"
#include "pathway/table.hpp"

namespace attiva::pathway {
namespace {

// Searches through completions that one instrument is worth.
constexpr std::size_t most_looks = 256;

}  // namespace

ConditionId Table::anybody(InstrumentId i) {
    exact_ = i;
    collect();
    looked_ = turns_below();
    if (cells() * looked_.size() > most_looks) return left_open(PathNote::Kind::too_wide);
    const auto stretches = filled();
    if (!stretches) return left_open(PathNote::Kind::too_wide);
    return boxed(rows(*stretches), *stretches, Truth::unknown);
}

std::set<Day> Table::turns_below() const {
    const Date first = p_.scope_.asked.first.day;
    std::set<Day> out{0};
    for (const auto& s : p_.scope_.asked.stretches) out.insert(std::max(0, s.from - first));
    for (const Id id : inquiry::nodes_below(p_.scope_.catalogue, p_.scope_.program, {}, {node_}))
        for (const Moment& m : p_.scope_.timeline.truth(id, Side::presumed)) out.insert(m.day);
    return out;
}

Strip Table::exactly(const std::vector<person::Profile>& people, const Strip& strip) {
    const auto& stretches = p_.scope_.asked.stretches;
    std::set<Day> days = looked_;
    for (const Moment& m : strip) days.insert(m.day);
    Strip out;
    for (const Day d : days) {
        const Truth t = at(strip, d);
        std::size_t k = 0;
        while (k + 1 < stretches.size() && stretches[k + 1].from <= p_.scope_.asked.first.day + d) ++k;
        extend(out, d, t == Truth::unknown && nobody(people[k], d) ? Truth::no : t);
    }
    return out;
}

bool Table::nobody(const person::Profile& who, Day day) {
    Completed& on = completed_[day];
    if (!on.atlas) {
        const evaluation::DayTables& first = p_.scope_.asked.first;
        if (day != 0) on.tables = std::make_unique<const evaluation::DayTables>(first, first.day + day);
        on.atlas = std::make_unique<inquiry::Atlas>(p_.scope_.catalogue, p_.scope_.program, day != 0 ? *on.tables : first);
    }
    return inquiry::Completions(*on.atlas, who).look(*exact_, inquiry::Wish::entitled).outcome == inquiry::Outcome::none;
}

}  // namespace attiva::pathway
