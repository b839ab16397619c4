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
    const auto is_open = [&](AttributeId id) {
        const auto& a = clock_.catalogue.vocabulary[id];
        const auto who = holders(e.profile(), a);
        return std::any_of(who.begin(), who.end(), [&](Subject s) {
            const Fact& f = e.fact(id, s);
            return a.type.base == vocabulary::Base::place ? f.places.size() != 1 : open(f.value, a.type.base);
        });
    };
    const auto daily = [&](Id id) {
        if (!wanted_[id]) return;
        daily_.insert(id);
        note(from_ + 1, {id, language::none, {}});
    };
    const Profile& p = e.profile();
    const bool past = person::past_open(p);
    for (const Mixed& m : clock_.mixed()) {
        const Id id = clock_.hands()[m.hand].id;
        if (!wanted_[id]) continue;
        const bool lists = m.lists && (!p.members_complete || !p.relatives_complete);
        const AttributeId residence = clock_.catalogue.rules.residence;
        const bool other = std::any_of(m.facts.begin(), m.facts.end(), [&](AttributeId f) { return f != residence && is_open(f); });
        const bool place = std::find(m.facts.begin(), m.facts.end(), residence) != m.facts.end() && is_open(residence);
        if (m.reading || (m.history && (past || !p.history.empty())) || lists || other) daily(id);
        else if (place) somewhere(e, clock_.hands()[m.hand]);
    }
    for (const auto& [date, use] : clock_.dates()) {
        if ((!use.tangled && use.beside.empty()) || !is_open(date)) continue;
        if (use.tangled || !std::all_of(use.counts.begin(), use.counts.end(), [&](Id id) { return stays(id); })) {
            for (const auto h : use.hands) daily(clock_.hands()[h].id);
            for (const Id id : use.others)
                if (use.bounded) daily(id);
            continue;
        }
        std::set<Date> edges;
        for (const Id id : use.beside)
            if (wanted_[id]) ends(clock_, e, id, edges);
        for (const Id id : use.others)
            for (const Date edge : edges)
                if (use.bounded && wanted_[id]) note(edge, {id, language::none, {}});
        supposing(e, date, use, edges);
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
    const std::vector<Id> nodes = all_wanted();
    std::vector<bool> only(wanted_.size(), false);
    for (const auto h : use.hands) only[clock_.hands()[h].id] = wanted_[clock_.hands()[h].id];
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
            e.run(real, nodes);
        }
    }
}

std::vector<Id> Turns::all_wanted() const {
    std::vector<Id> out;
    for (Id id = 0; id < wanted_.size(); ++id)
        if (wanted_[id]) out.push_back(id);
    return out;
}

// The days on which the hand would turn for somebody of each place that its parameters
// tell apart.
void Turns::somewhere(Evaluation& e, const Hand& h) {
    const Profile& real = e.profile();
    const AttributeId residence = clock_.catalogue.rules.residence;
    std::vector<std::uint16_t> places = real.facts[residence].places;
    if (places.empty()) {
        places = clock_.catalogue.territory.all(from_);
        places.push_back(person::outside_tuscany);
    }
    std::set<std::uint16_t> each;
    std::set<std::vector<Truth>> kinds;
    for (const std::uint16_t place : places) {
        std::vector<Truth> inside;
        for (language::ScopeId s = 0; s < clock_.catalogue.rules.scopes.size(); ++s) inside.push_back(e.day().inside(s, {place}));
        if (kinds.insert(std::move(inside)).second) each.insert(place);
    }
    const std::vector<Id> nodes = all_wanted();
    std::vector<bool> only(wanted_.size(), false);
    only[h.id] = true;
    for (const std::uint16_t place : each) {
        Profile supposed = real;
        supposed.facts[residence].places = {place};
        supposed.facts[residence].status = person::Status::known;
        e.run(supposed, nodes);
        hand(e, h, {}, {});
        members(e, &only);
        e.run(real, nodes);
    }
}

}  // namespace attiva::inquiry
