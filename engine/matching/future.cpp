// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What would open a closed door: time alone (known dates), or another
// instrument that sets the failing fact.
//
// Time: the days on which some date-dependent atom of a failing clause can
// flip are computed from the known dates and the constants beside them; E is
// then asked again on each of those days, the person as known today.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "evaluation/wording.hpp"
#include "matching/tell.hpp"

namespace attiva::matching {
namespace {

using language::ClauseId;
using language::NodeId;
using language::Op;
using vocabulary::Base;

constexpr int horizon_months = 60;
constexpr std::size_t most_days = 24;

class FlipDays {
public:
    FlipDays(const Telling& t) : t_(t), today_(t.q.bare.day().day) {}

    void clause(ClauseId id) {
        const auto& c = t_.clause(id);
        if (c.body) walk(*c.body, 0);
        for (const auto& day : {c.from, c.to})
            if (day) add(*day), add(*day + 1);
    }

    [[nodiscard]] const std::set<Date>& days() const { return days_; }

private:
    void add(Date d) {
        if (d > today_ && d <= add_months(today_, horizon_months) && days_.size() < most_days) days_.insert(d);
    }

    void walk(NodeId id, int depth) {
        if (depth > 64) return;
        const auto& n = t_.q.catalogue.rules.nodes[id];
        if (n.op == Op::since || n.op == Op::compare || n.op == Op::between) durations(n);
        if (n.op == Op::day_in) edges(n.from, n.to);
        if (n.op == Op::parameter)
            for (const auto& v : t_.q.catalogue.rules.parameters[n.ref].values) edges(v.from, v.to);
        if (n.op == Op::definition) walk(t_.q.catalogue.rules.definitions[n.ref].body, depth + 1);
        for (const NodeId a : n.args) walk(a, depth + 1);
    }

    void edges(std::optional<Date> from, std::optional<Date> to) {
        if (from) add(*from);
        if (to) add(*to + 1);
    }

    // Every known date beside every constant duration of the atom.
    void durations(const language::TypedNode& atom) {
        std::vector<Number> months;
        for (const NodeId a : atom.args) {
            const auto& n = t_.q.catalogue.rules.nodes[a];
            const auto& v = t_.q.bare.value(t_.q.program.of_typed[a]);
            if (n.type.base == Base::months && n.op != Op::attribute && v.lo == v.hi) months.push_back(v.lo);
        }
        for (const NodeId a : atom.args) {
            const auto& n = t_.q.catalogue.rules.nodes[a];
            if (n.op != Op::attribute) continue;
            const auto id = static_cast<vocabulary::AttributeId>(n.ref);
            dates(t_.q.bare.profile().facts, id, months);
            for (const auto& m : t_.q.bare.profile().members) dates(m.facts, id, months);
        }
    }

    void dates(const std::vector<person::Fact>& facts, vocabulary::AttributeId id,
               const std::vector<Number>& months) {
        const auto& a = t_.q.catalogue.vocabulary[id];
        const auto base = a.derivation == vocabulary::Derivation::none ? id : a.derived_from;
        const Base type = t_.q.catalogue.vocabulary[base].type.base;
        const auto& v = facts[base].value;
        if ((type != Base::date && type != Base::event) || v.lo != v.hi || v.never) return;
        const Date d{static_cast<std::int32_t>(v.lo.num())};
        for (const Number n : months) {
            const auto whole = static_cast<int>(n.num() / n.den());
            // One month more for "not more than N completed months".
            add(add_months(d, whole));
            add(add_months(d, whole + 1));
            add(add_months(d, whole + 12));
        }
    }

    const Telling& t_;
    Date today_;
    std::set<Date> days_;
};

void by_time(Telling& t, const std::vector<ClauseId>& failing, InstrumentAnswer& a) {
    FlipDays flips(t);
    for (const ClauseId id : failing) flips.clause(id);
    const auto& day = t.q.bare.day();
    for (const Date d : flips.days()) {
        const evaluation::DayTables then(day, d, t.q.program.cones[t.id]);
        t.other.run_cone(t.q.bare.profile(), t.id, then);
        if (t.other.truth(t.q.program.instruments[t.id].eligible) == Truth::no) continue;
        a.from = d;
        return;
    }
}

// Another instrument whose completion sets a fact the failing clause reads.
void by_instrument(Telling& t, ClauseId failing, InstrumentAnswer& a) {
    std::vector<vocabulary::AttributeId> read;
    if (t.clause(failing).body) t.bare.attributes(*t.clause(failing).body, read);
    std::string names;
    for (const auto& c : t.q.catalogue.rules.clauses) {
        if (c.kind != language::ClauseKind::effect || c.owner == t.id) continue;
        if (std::find(read.begin(), read.end(), c.attribute) == read.end()) continue;
        const auto& owner = t.q.catalogue.rules.instruments[c.owner];
        const std::string name = evaluation::subject_name(t.q.catalogue, owner.id);
        if (names.find(name) == std::string::npos) names += (names.empty() ? "" : ", ") + name;
    }
    if (!names.empty()) a.opened_by = "si apre con: " + names;
}

}  // namespace

void tell_future(Telling& t, InstrumentAnswer& a) {
    if (a.verdict != Verdict::unavailable) return;
    std::vector<ClauseId> failing;
    for (const ClauseId id : t.subject().clauses) {
        if (language::of_eligibility(t.clause(id).kind) && t.truth_bare(id) == Truth::no) failing.push_back(id);
    }
    if (failing.empty()) return;
    by_time(t, failing, a);
    by_instrument(t, failing.front(), a);
}

}  // namespace attiva::matching
