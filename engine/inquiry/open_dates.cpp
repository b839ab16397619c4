// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// «Comunque» on a date known in part: the conditions that count from it to the day split
// the days it may be at one that moves, and the others at days that stay. Which of the
// person's completions there are changes when one passes the other: when a condition
// would turn for somebody whose date lies there. Tested by tests/inquiry/calendar_test.cpp.

#include <algorithm>

#include "inquiry/turns.hpp"
#include "person/reader.hpp"

namespace attiva::inquiry {
namespace {

using evaluation::Evaluation;
using evaluation::Subject;
using person::Fact;
using person::Profile;
using vocabulary::AttributeId;
using vocabulary::Possible;

Date day_of(Number n) { return Date{static_cast<std::int32_t>(n.num())}; }

// Everybody who may have a date of one's own: what is open of it.
std::vector<Subject> holders(const Profile& p, const vocabulary::Attribute& a) {
    std::vector<Subject> out{{}};
    if (!vocabulary::of_each(a.level)) return out;
    for (std::uint32_t i = 0; i < p.members.size(); ++i) out.push_back({Subject::Kind::member, i});
    for (std::uint32_t i = 0; i < p.relatives.size(); ++i) out.push_back({Subject::Kind::relative, i});
    if (!p.members_complete || !p.relatives_complete) out.push_back(evaluation::unlisted);
    return out;
}

bool open(const Possible& v, vocabulary::Base base) { return !v.not_applicable && !certain(v, base); }

Profile with_date(const Profile& p, const vocabulary::Vocabulary& v, AttributeId date, Subject who, Date day) {
    Profile out = p;
    if (who.kind == Subject::Kind::unlisted && out.unlisted.facts.empty()) out.unlisted.facts = person::blank_facts(v);
    Fact& f = who.kind == Subject::Kind::unlisted ? out.unlisted.facts[date] : evaluation::facts_of(out, who)[date];
    f.value = vocabulary::exactly(day);
    f.status = person::Status::known;
    return out;
}

// The days a date is compared with on any day, and those beside them: of a parameter
// those of every row.
void ends(const Clock& clock, const Evaluation& e, Id root, std::set<Date>& out) {
    std::vector<Id> open{root};
    while (!open.empty()) {
        const Id id = open.back();
        open.pop_back();
        const auto& n = clock.program.nodes[id];
        const bool through = n.op == language::Op::parameter || n.op == language::Op::cases || n.op == language::Op::definition ||
                             n.op == language::Op::minimum || n.op == language::Op::maximum;
        for (std::uint32_t i = 0; through && i < n.count; ++i) open.push_back(clock.program.argument(n, i));
        for (const Number day : {e.value(id).lo, e.value(id).hi})
            for (const int d : {-1, 0, 1}) out.insert(day_of(day) + d);
    }
}

}  // namespace

void Turns::open_dates(Evaluation& e) {
    for (const auto& [date, use] : clock_.dates()) {
        const bool read = std::any_of(use.hands.begin(), use.hands.end(), [&](std::uint32_t h) { return wanted_[clock_.hands()[h].id]; });
        if (!read || (!use.tangled && use.beside.empty())) continue;
        if (!use.tangled && std::all_of(use.counts.begin(), use.counts.end(), [&](Id id) { return stays(id); })) {
            std::set<Date> edges;
            for (const auto& beside : use.beside)
                for (const Id id : beside)
                    if (wanted_[id]) ends(clock_, e, id, edges);
            supposing(e, date, use, edges);
            continue;
        }
        const auto& a = clock_.catalogue.vocabulary[date];
        const auto who = holders(e.profile(), a);
        if (std::none_of(who.begin(), who.end(), [&](Subject s) { return open(e.fact(date, s).value, a.type.base); })) continue;
        for (const auto h : use.hands) {
            const Id id = clock_.hands()[h].id;
            if (!wanted_[id]) continue;
            daily_.insert(id);
            note(from_ + 1, {id, language::none, {}});
        }
    }
}

// Is this the same parameter, of constant values, all the time looked at?
bool Turns::stays(Id id) const {
    const auto& p = clock_.program;
    if (p.nodes[id].op != language::Op::parameter) return false;
    for (std::uint32_t i = 0; i < p.nodes[id].count; ++i)
        if (p.nodes[p.argument(p.nodes[id], i)].op != language::Op::constant) return false;
    return std::none_of(clock_.dated().begin(), clock_.dated().end(),
                        [&](const auto& d) { return d.second == id && from_ < d.first && d.first <= last_; });
}

// The days on which the hands would turn for somebody whose date were one of the edges.
void Turns::supposing(Evaluation& e, AttributeId date, const DateUse& use, const std::set<Date>& edges) {
    const Profile& real = e.profile();
    const auto& a = clock_.catalogue.vocabulary[date];
    std::vector<Id> nodes;
    for (Id id = 0; id < wanted_.size(); ++id)
        if (wanted_[id]) nodes.push_back(id);
    std::vector<bool> only(wanted_.size(), false);
    for (const auto h : use.hands) only[clock_.hands()[h].id] = wanted_[clock_.hands()[h].id];
    bool moved = false;
    for (const Subject who : holders(real, a)) {
        const Possible value = e.fact(date, who).value;
        if (!open(value, a.type.base)) continue;
        for (const Date edge : edges) {
            if (Number{edge.days} < value.lo || value.hi < Number{edge.days}) continue;
            const Profile supposed = with_date(real, clock_.catalogue.vocabulary, date, who, edge);
            e.run(supposed, nodes);
            for (const auto h : use.hands)
                if (only[clock_.hands()[h].id]) hand(e, clock_.hands()[h], {}, {});
            members(e, &only);
            moved = true;
            e.run(real, nodes);
        }
    }
    if (moved) e.run(real, nodes);
}

}  // namespace attiva::inquiry
