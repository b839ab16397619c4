// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "pathway/forward.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <set>

#include "inquiry/exact.hpp"

namespace attiva::pathway::judges {
namespace {

using evaluation::DayTables;
using evaluation::Evaluation;
using language::Clause;
using language::ClauseKind;
using vocabulary::Base;

constexpr std::size_t nobody = static_cast<std::size_t>(-1);

bool single(std::uint64_t values) { return std::has_single_bit(values); }

}  // namespace

person::Profile Forward::with_history(const person::Profile& file, const std::vector<Move>& moves, Day day, std::size_t without) const {
    person::Profile out = file;
    for (std::size_t i = 0; i < moves.size(); ++i) {
        const Move& m = moves[i];
        if (i == without || m.start > day) continue;
        person::Period p;
        p.instrument = c_.rules.instruments[m.instrument].id;
        p.start = vocabulary::exactly(first_.day + m.start);
        p.outcomes = std::uint64_t{1} << static_cast<unsigned>(language::Outcome::positive);
        p.ended_possible = m.start + m.days <= day;
        p.open_possible = !p.ended_possible;
        if (p.ended_possible) p.end = vocabulary::exactly(first_.day + m.start + m.days);
        out.history.push_back(std::move(p));
    }
    return out;
}

Forward::Look Forward::look(const person::Profile& file, Day day) const {
    Look out;
    out.seen = prepare_(file, first_.day + day);
    out.tables = std::make_unique<const DayTables>(first_, first_.day + day);
    out.presumed = std::make_unique<Evaluation>(*out.tables);
    out.bare = std::make_unique<Evaluation>(*out.tables);
    return out;
}

// What follows from a fact as it is now, where it was otherwise.
void Forward::follow(person::Profile& file, AttributeId from, Day day) const {
    const auto& v = c_.vocabulary;
    const auto require = [&](AttributeId to, std::uint64_t allowed) {
        person::Fact& f = file.facts[to];
        if (f.status != person::Status::known && f.status != person::Status::partial) return;
        if ((f.value.may & ~allowed) == 0) return;
        f = {};
        f.value.may = allowed & v[to].domain.may;
        f.status = single(f.value.may) ? person::Status::known : person::Status::partial;
        f.assessed_on = first_.day + day;
        follow(file, to, day);
    };
    for (std::size_t i = 0; i < v.attributes().size(); ++i)
        for (const auto& imp : v.attributes()[i].implies) {
            const auto a = static_cast<AttributeId>(i);
            const std::uint64_t now = file.facts[from].value.may;
            if (a == from && (now & ~imp.when) == 0) require(imp.then.attribute, imp.then.allowed);
            if (imp.then.attribute == from && (now & imp.then.allowed) == 0) require(a, v[a].domain.may & ~imp.when);
        }
}

void Forward::leave(person::Profile& file, const Clause& effect, Truth applies, Day day) const {
    const auto& attribute = c_.vocabulary[effect.attribute];
    if (applies == Truth::no || (attribute.type.base != Base::boolean && attribute.type.base != Base::choice)) return;
    person::Fact& f = file.facts[effect.attribute];
    const std::uint64_t old = f.value.not_applicable ? attribute.domain.may : f.value.may;
    std::uint64_t left = 0;
    if (effect.shift != 0) {
        const int last = static_cast<int>(std::bit_width(attribute.domain.may)) - 1;
        for (int k = 0; k <= last; ++k)
            if ((old >> k & 1U) != 0) left |= std::uint64_t{1} << std::clamp(k + effect.shift, 0, last);
    } else {
        language::NodeId node = *effect.body;
        while (c_.rules.nodes[node].op == language::Op::titled) node = c_.rules.nodes[node].args[0];
        if (c_.rules.nodes[node].op != language::Op::constant) return;
        left = c_.rules.nodes[node].value.may;
    }
    if (applies == Truth::unknown) left |= old;
    f = {};
    f.value.may = left & attribute.domain.may;
    f.asked = true;
    f.status = f.value.may == attribute.domain.may ? person::Status::unknown : single(f.value.may) ? person::Status::known : person::Status::partial;
    f.assessed_on = first_.day + day;
    if (f.status != person::Status::unknown) follow(file, effect.attribute, day);
}

// Each effect judged on what the ones before it left.
void Forward::end(person::Profile& file, const std::vector<Move>& moves, std::size_t ended, Day day) const {
    for (const ClauseId id : c_.rules.instruments[moves[ended].instrument].clauses) {
        const Clause& clause = c_.rules.clauses[id];
        if (clause.kind != ClauseKind::effect || clause.attribute == vocabulary::no_attribute) continue;
        std::vector<Move> before;
        for (const Move& m : moves)
            if (m.start < day) before.push_back(m);
        const Look l = look(with_history(file, before, day, nobody), day);
        l.presumed->run(l.seen.presumed);
        leave(file, clause, l.presumed->truth(p_.clause_applies[id]), day);
    }
}

std::string Forward::stays(const Move& m, const Look& l, Day day) {
    for (const ClauseId id : c_.rules.instruments[m.instrument].clauses) {
        const Clause& clause = c_.rules.clauses[id];
        if (clause.kind != ClauseKind::requires_ || !clause.always) continue;
        const Truth bare = l.bare->truth(p_.clause_truth[id]);
        surely = surely && l.presumed->truth(p_.clause_truth[id]) == Truth::yes;
        if (bare == Truth::no) return fmt::format("{} non resta il giorno {} (clausola {}: {})", c_.rules.instruments[m.instrument].id, day, id, clause.title);
    }
    return "";
}

std::string Forward::wrong(const std::vector<Move>& moves) {
    surely = true;
    std::set<Day> days;
    for (const Move& m : moves) {
        days.insert(m.start);
        days.insert(m.start + m.days);
        const auto& clauses = c_.rules.instruments[m.instrument].clauses;
        if (std::any_of(clauses.begin(), clauses.end(), [&](ClauseId id) { return c_.rules.clauses[id].kind == ClauseKind::requires_ && c_.rules.clauses[id].always; }))
            for (Day d = m.start; d < m.start + m.days; ++d) days.insert(d);
    }
    person::Profile file = file_;
    for (const Day day : days) {
        for (std::size_t i = 0; i < moves.size(); ++i)
            if (moves[i].start + moves[i].days == day) end(file, moves, i, day);
        for (std::size_t i = 0; i < moves.size(); ++i) {
            const Move& m = moves[i];
            if (day < m.start || day >= m.start + m.days) continue;
            if (day == m.start) {
                const Look l = look(with_history(file, moves, day, i), day);
                l.presumed->run(l.seen.presumed);
                l.bare->run(l.seen.bare);
                const matching::Question q{c_, p_, *l.presumed, *l.bare, false, {}};
                matching::Decision d = matching::decide(q, m.instrument);
                if (exact) {
                    inquiry::Atlas atlas(c_, p_, *l.tables);
                    inquiry::Inquired who(atlas, l.seen.bare, l.seen.presumed);
                    d = inquiry::settled(who.bare(), who.presumed(), m.instrument, d);
                }
                const std::string& id = c_.rules.instruments[m.instrument].id;
                switch (d.verdict) {
                    case Verdict::unavailable: return fmt::format("{} non attivabile il giorno {}", id, day);
                    case Verdict::not_now: return fmt::format("{} non ora, il giorno {}", id, day);
                    case Verdict::not_offered: return fmt::format("{} non offerto il giorno {}", id, day);
                    case Verdict::active_now: return fmt::format("{} già in corso il giorno {}", id, day);
                    case Verdict::already_done: return fmt::format("{} già fatto il giorno {}", id, day);
                    default: surely = surely && d.verdict == Verdict::available; break;
                }
            }
            const Look l = look(with_history(file, moves, day, nobody), day);
            l.presumed->run(l.seen.presumed);
            l.bare->run(l.seen.bare);
            const std::string said = stays(m, l, day);
            if (!said.empty()) return said;
        }
    }
    return "";
}

Forward::Seen Forward::on(const std::vector<Move>& moves, Day until, std::size_t without) {
    person::Profile file = file_;
    std::set<Day> days;
    for (const Move& m : moves)
        if (m.start + m.days <= until) days.insert(m.start + m.days);
    for (const Day day : days)
        for (std::size_t i = 0; i < moves.size(); ++i)
            if (moves[i].start + moves[i].days == day) end(file, moves, i, day);
    return prepare_(with_history(file, moves, until, without), first_.day + until);
}

}  // namespace attiva::pathway::judges
