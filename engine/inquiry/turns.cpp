// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// A condition is told apart on a day by a few signs, each of which changes at most
// twice and never goes back as days pass (inquiry/clock): where they are equal on two
// days they are equal between, so halving finds every day they change.
// Tested by tests/inquiry/calendar_test.cpp.

#include "inquiry/turns.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "evaluation/atoms.hpp"

namespace attiva::inquiry {
namespace {

using evaluation::Evaluation;
using evaluation::Possible;
using evaluation::Subject;
using language::Op;
using program::Node;
using vocabulary::Base;

using Signs = std::array<std::int8_t, 6>;

template <class T>
std::int8_t sign(const T& a, const T& b) {
    return static_cast<std::int8_t>(a < b ? -1 : b < a ? 1 : 0);
}

Date day_of(Number n) { return Date{static_cast<std::int32_t>(n.num())}; }

// Of a date or event against the day, and the day so long after it.
Signs since(const Possible& x, const Possible& duration, bool in_days, Date day) {
    const Date first = day_of(x.lo);
    const Date last = day_of(x.hi);
    const auto after = [&](Date d, Number n) { return evaluation::shifted(d, n, in_days, MissingDay::last_day); };
    return {sign(first, day), sign(last, day), sign(day, after(std::min(last, day), duration.hi)), sign(day, after(first, duration.lo)), 0, 0};
}

// The days in (from, last] on which the signs differ from those of the day before.
template <class Signs_on, class Note>
void changes(Date from, Date last, const Signs_on& on, const Note& note) {
    struct Stretch {
        Date from;
        Signs before;
        Date to;
        Signs after;
    };
    if (last <= from) return;
    std::vector<Stretch> open{{from, on(from), last, on(last)}};
    while (!open.empty()) {
        const Stretch s = open.back();
        open.pop_back();
        if (s.before == s.after) continue;
        if (s.to - s.from == 1) {
            note(s.to);
            continue;
        }
        const Date middle = s.from + (s.to - s.from) / 2;
        const Signs there = on(middle);
        open.push_back({s.from, s.before, middle, there});
        open.push_back({middle, there, s.to, s.after});
    }
}

Possible end_of(const person::Period& p) {
    Possible end = p.end;
    end.dated = p.ended_possible;
    end.never = p.open_possible;
    return end;
}

bool restless(const Clock& clock, Id id) {
    const auto h = clock.hand_of(id);
    return h != language::none && clock.hands()[h].restless;
}

}  // namespace

Turns::Turns(const Clock& clock, const std::vector<bool>& wanted, Date last, bool exact)
    : clock_(clock), wanted_(wanted), last_(last), exact_(exact) {}

std::set<Turn> Turns::take() {
    std::set<Turn> out = std::move(days_.begin()->second);
    days_.erase(days_.begin());
    return out;
}

void Turns::look(Evaluation& e, Date day) {
    from_ = day;
    const auto& dated = clock_.dated();
    const auto first = std::upper_bound(dated.begin(), dated.end(), std::pair{day, program::no_id});
    for (auto it = first; it != dated.end() && it->first <= last_; ++it)
        if (wanted_[it->second]) note(it->first, {it->second, language::none, {}});
    for (const Date d : clock_.catalogue.territory.turning())
        for (const Id id : clock_.placed())
            if (wanted_[id]) note(d, {id, language::none, {}});
    for (const Hand& h : clock_.hands())
        if (wanted_[h.id]) hand(e, h, {}, {});
    members(e, nullptr);
    past(e);
    if (exact_) open_dates(e);
}

void Turns::look_again(Evaluation& e, Date day, const std::set<Turn>& turned) {
    from_ = day;
    std::vector<bool> fed(clock_.program.nodes.size(), false);
    bool any = false;
    const auto again = [&](std::uint32_t h) {
        const Id id = clock_.hands()[h].id;
        if (!wanted_[id] || fed[id]) return;
        fed[id] = any = true;
        hand(e, clock_.hands()[h], {}, {});
    };
    for (const Turn& t : turned) {
        if (t.node == program::no_id) continue;
        if (restless(clock_, t.node) || daily_.count(t.node) != 0) note(day + 1, t);
        for (const auto h : clock_.fed()[t.node]) again(h);
    }
    if (any) members(e, &fed);
    for (InstrumentId i = 0; i < clock_.catalogue.rules.instruments.size(); ++i) waits(e, i);
}

// The body is empty for the person herself.
void Turns::hand(Evaluation& e, const Hand& h, const std::vector<Id>& body, Subject subject) {
    const Turn turn{h.id, language::none, subject};
    if (h.restless) return note(from_ + 1, turn);
    const auto& p = clock_.program;
    const Node& n = p.nodes[h.id];
    const auto value = [&](std::uint32_t i) -> const Possible& {
        return body.empty() ? e.value(p.argument(n, i)) : e.value_for(p.argument(n, i), body, subject);
    };
    const auto on = [&](Date day) -> Signs {
        if (!h.terms.empty()) e.look_ahead(h.terms, subject, day);
        const Possible& a = value(0);
        const Number today{day.days};
        if (n.op == Op::happened) return {sign(a.lo, today), sign(a.hi, today), 0, 0, 0, 0};
        const Possible& b = value(1);
        if (n.op == Op::since) return since(a, b, p.nodes[p.argument(n, 1)].base == Base::days, day);
        if (n.op == Op::compare) return {sign(a.lo, b.hi), sign(a.hi, b.lo), 0, 0, 0, 0};
        const Possible& c = value(2);
        return {sign(a.lo, b.hi), sign(a.hi, b.lo), sign(a.lo, c.hi), sign(a.hi, c.lo), sign(b.lo, c.hi), sign(b.hi, c.lo)};
    };
    changes(from_, last_, on, [&](Date d) { note(d, turn); });
    if (!h.terms.empty()) e.look_ahead(h.terms, subject, from_);
}

// What conditions about members say of each of them; `only` of these nodes.
void Turns::members(Evaluation& e, const std::vector<bool>* only) {
    std::set<std::pair<Id, std::pair<Subject::Kind, std::uint32_t>>> seen;
    for (const Id group : clock_.groups()) {
        if (!wanted_[group]) continue;
        const Node& n = clock_.program.nodes[group];
        const auto& body = clock_.program.extra(n).body;
        std::vector<Subject> subjects = e.subjects(n.who);
        if (e.open_list(n.who)) subjects.push_back(evaluation::unlisted);
        for (const Subject s : subjects) {
            if (only == nullptr && n.who == language::Who::applicants) of_age(e, group, s);
            if (s.kind == Subject::Kind::person) continue;
            for (const Id id : body) {
                const auto h = clock_.hand_of(id);
                if (h == language::none || (only != nullptr && !(*only)[id])) continue;
                if (!seen.insert({id, {s.kind, s.index}}).second) continue;
                e.value_for(id, body, s);
                hand(e, clock_.hands()[h], body, s);
            }
        }
    }
}

// `richiedente`: the day the subject comes of age.
void Turns::of_age(const Evaluation& e, Id group, Subject subject) {
    const auto age = clock_.catalogue.rules.age;
    if (age == vocabulary::no_attribute) return;
    const Possible born = e.fact(age, subject).value;
    const Number adult{std::int64_t{18} * 12};
    const auto on = [&](Date day) -> Signs {
        return {sign(Number{months_between(day_of(born.hi), day)}, adult), sign(Number{months_between(day_of(born.lo), day)}, adult), 0, 0, 0, 0};
    };
    changes(from_, last_, on, [&](Date d) { note(d, {group, language::none, subject}); });
}

// Periods begin and end; then so much time has passed since their end.
void Turns::past(const Evaluation& e) {
    const auto& book = clock_.catalogue.rules;
    for (const person::Period& p : e.profile().history) {
        const auto instrument = book.find_instrument(p.instrument);
        if (!instrument) continue;
        const auto ends = [&](const Turn& t) {
            for (const Number n : {p.start.lo, p.start.hi, p.end.lo, p.end.hi}) note(day_of(n), t);
        };
        ends({program::no_id, *instrument, {}});
        for (const Id id : clock_.past()) {
            const Node& n = clock_.program.nodes[id];
            if (!wanted_[id] || n.ref != *instrument) continue;
            ends({id, language::none, {}});
            const auto& gate = clock_.program.extra(n).gate;
            if (n.op != Op::done || !gate.has_since) continue;
            const Possible wait = vocabulary::exactly(gate.amount);
            changes(from_, last_, [&](Date day) { return since(end_of(p), wait, gate.in_days, day); },
                    [&](Date d) { note(d, {id, language::none, {}}); });
        }
    }
    for (InstrumentId i = 0; i < book.instruments.size(); ++i) waits(e, i);
}

// `ripetibile … dopo`: the wait since the end of each period of its own.
void Turns::waits(const Evaluation& e, InstrumentId instrument) {
    const auto& book = clock_.catalogue.rules;
    for (const auto id : book.instruments[instrument].clauses) {
        const auto& clause = book.clauses[id];
        if (clause.kind != language::ClauseKind::repeatable || !clause.body2) continue;
        const Id wait = clock_.program.of_typed[*clause.body2];
        if (!wanted_[wait]) continue;
        const Turn turn{program::no_id, instrument, {}};
        if (clock_.moves(wait)) note(from_ + 1, turn);
        for (const person::Period& p : e.profile().history) {
            if (p.instrument != book.instruments[instrument].id) continue;
            const bool in_days = book.nodes[*clause.body2].type.base == Base::days;
            changes(from_, last_, [&](Date day) { return since(end_of(p), e.value(wait), in_days, day); },
                    [&](Date d) { note(d, turn); });
        }
    }
}

namespace {

// What eligibility reads, and whether the clauses that put one after or beside another hold.
std::vector<Id> eligibility(const Clock& clock) {
    const auto& book = clock.catalogue.rules;
    std::vector<Id> roots;
    for (const program::Roots& r : clock.program.instruments) roots.push_back(r.eligible);
    for (language::ClauseId c = 0; c < book.clauses.size(); ++c)
        if (book.clauses[c].kind == language::ClauseKind::after || book.clauses[c].kind == language::ClauseKind::during)
            roots.push_back(clock.program.clause_applies[c]);
    return nodes_below(clock.catalogue, clock.program, {}, roots);
}

}  // namespace

void turning_days(const Clock& clock, const evaluation::DayTables& first, const person::Profile& person, Date last,
                  std::set<Date>& days) {
    const std::vector<Id> nodes = eligibility(clock);
    std::vector<bool> wanted(clock.program.nodes.size(), false);
    for (const Id id : nodes) wanted[id] = true;
    Evaluation e(first);
    e.run(person, nodes);
    Turns turns(clock, wanted, last, false);
    turns.look(e, first.day);
    std::unique_ptr<const evaluation::DayTables> tables;
    while (!turns.empty()) {
        const Date day = turns.next();
        const std::set<Turn> turned = turns.take();
        days.insert(day);
        auto then = std::make_unique<const evaluation::DayTables>(first, day, nodes);
        e.move_to(*then);
        tables = std::move(then);
        e.run(person, nodes);
        turns.look_again(e, day, turned);
    }
}

}  // namespace attiva::inquiry
