// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Which counts of an answer are hidden. Tested by tests/population/.

#include "session/population_hiding.hpp"

#include <algorithm>

#include "population/disclosure.hpp"

namespace attiva::session {
namespace {

using population::Count;
using population::HiddenColumns;
using population::InstrumentTables;
using population::Table;

void hide(Headcount& n) { n = {0, true}; }

std::vector<Count> counts_of(const VerdictCounts& counts) {
    std::vector<Count> out;
    for (const Headcount& n : counts) out.push_back(n.persons);
    return out;
}

std::vector<Count> counts_of(const std::vector<PopulationGroup>& groups) {
    std::vector<Count> out;
    for (const PopulationGroup& g : groups) out.push_back(g.persons.persons);
    return out;
}

Table table_of(const std::vector<VerdictCounts>& by_group) {
    Table t{verdict_kinds, by_group.size(), {}};
    for (std::size_t v = 0; v < verdict_kinds; ++v)
        for (const VerdictCounts& g : by_group) t.cells.push_back(g[v].persons);
    return t;
}

void hide(std::vector<VerdictCounts>& by_group, const std::vector<bool>& hidden) {
    for (std::size_t v = 0; v < verdict_kinds; ++v)
        for (std::size_t g = 0; g < by_group.size(); ++g)
            if (hidden[v * by_group.size() + g]) hide(by_group[g][v]);
}

void hide(VerdictCounts& counts, const std::vector<bool>& hidden) {
    for (std::size_t v = 0; v < verdict_kinds; ++v)
        if (hidden[v]) hide(counts[v]);
}

void hide(std::vector<PopulationGroup>& groups, const std::vector<bool>& hidden) {
    for (std::size_t g = 0; g < groups.size(); ++g)
        if (hidden[g]) hide(groups[g].persons);
}

void hide_instrument(InstrumentCounts& i, const HiddenColumns& columns) {
    const auto hidden = population::protect(InstrumentTables{counts_of(i.all), table_of(i.by_zone), table_of(i.by_age)}, columns);
    hide(i.all, hidden.verdicts);
    hide(i.by_zone, hidden.by_zone);
    hide(i.by_age, hidden.by_age);
}

// The totals of before are those of the instrument: what hides the one hides the other.
void hide_change(InstrumentChange& c, InstrumentCounts& i) {
    Table flows{verdict_kinds, verdict_kinds, {}};
    for (const VerdictCounts& row : c.flows)
        for (const Headcount& n : row) flows.cells.push_back(n.persons);
    const auto hidden = population::protect_flows(flows);
    for (std::size_t b = 0; b < verdict_kinds; ++b)
        for (std::size_t a = 0; a < verdict_kinds; ++a)
            if (hidden.cells[b * verdict_kinds + a]) hide(c.flows[b][a]);
    hide(c.before, hidden.before);
    hide(c.after, hidden.after);
    i.all = c.before;
    // A sum of passages, some of which are hidden, would tell of them.
    const bool some = std::any_of(hidden.cells.begin(), hidden.cells.end(), [](bool h) { return h; });
    if (some) hide(c.changed);
}

template <class Things, class Get>
void hide_list(Things& things, Count persons, Get get) {
    std::vector<Count> counts;
    for (auto& t : things) counts.push_back(get(t).persons);
    const auto hidden = population::protect_list(counts, persons);
    for (std::size_t k = 0; k < counts.size(); ++k)
        if (hidden[k]) hide(get(things[k]));
}

void hide_everything(PopulationAnswer& a) {
    for (auto* groups : {&a.zones, &a.ages})
        for (PopulationGroup& g : *groups) hide(g.persons);
    a.instruments.clear();
    a.lacking.clear();
    a.changes.clear();
}

}  // namespace

void hide_few(PopulationAnswer& a) {
    const bool comparison = !a.changes.empty() || !a.only_before.empty() || !a.only_after.empty();
    if (comparison) {
        a.zones.clear();
        a.ages.clear();
        for (InstrumentCounts& i : a.instruments) i.by_zone.clear(), i.by_age.clear();
    }
    const HiddenColumns columns = population::hidden_columns(counts_of(a.zones), counts_of(a.ages));
    if (columns.everything || (a.evaluated > 0 && a.evaluated < population::usual_threshold)) return hide_everything(a);
    for (InstrumentCounts& i : a.instruments) {
        const auto change = std::find_if(a.changes.begin(), a.changes.end(), [&](const InstrumentChange& c) { return c.id == i.id; });
        if (change != a.changes.end()) hide_change(*change, i);
        else hide_instrument(i, columns);
    }
    hide(a.zones, columns.zones);
    hide(a.ages, columns.ages);
    hide_list(a.lacking, a.evaluated, [](LackingFact& f) -> Headcount& { return f.persons; });
    hide_list(a.instruments, a.evaluated, [](InstrumentCounts& i) -> Headcount& { return i.decided_exactly; });
}

}  // namespace attiva::session
