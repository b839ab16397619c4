// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "pathway/projection.hpp"

#include <algorithm>
#include <bit>

#include "evaluation/atoms.hpp"
#include "pathway/durations.hpp"
#include "pathway/missing.hpp"

namespace attiva::pathway {

using evaluation::DayTables;
using evaluation::Evaluation;
using evaluation::OpenFact;
using language::Op;
using program::Node;

const person::Profile& Looks::profile(Day day, Side side) const {
    const inquiry::Stretch* s = &asked_.stretches.front();
    for (const auto& next : asked_.stretches)
        if (next.from <= asked_.first.day + day) s = &next;
    return profile(*s, side);
}

const person::Profile& Looks::profile(const inquiry::Stretch& s, Side side) const {
    if (side == Side::remembered) return *asked_.stretches.front().presumed;
    return side == Side::bare ? *s.bare : *s.presumed;
}

const Evaluation& Looks::on(Day day, Side side) {
    Look& look = looks_[{day, side}];
    if (look.evaluation) return *look.evaluation;
    if (day != 0) look.tables = std::make_unique<const DayTables>(asked_.first, asked_.first.day + day);
    look.evaluation = std::make_unique<Evaluation>(day != 0 ? *look.tables : asked_.first);
    look.evaluation->run(profile(day, side));
    return *look.evaluation;
}

Projection::Projection(const Scope& scope, Looks& looks, Compiled& out, const std::vector<std::int64_t>& times, Day horizon)
    : scope_(scope), looks_(looks), out_(out), made_(out.problem), times_(times), horizon_(horizon) {
    for (InstrumentId i = 0; i < scope.catalogue.rules.instruments.size(); ++i)
        if (scope.candidate(i)) activities_.emplace(i, static_cast<ActivityId>(activities_.size()));
}

void Projection::note(PathNote::Kind kind) {
    for (Known* k : making_) k->notes.insert(kind);
    if (notes_.insert({kind, about}).second) out_.notes.push_back({kind, about});
}

FactId Projection::new_fact(Fact fact, FactMeaning meaning) {
    out_.problem.facts.push_back(std::move(fact));
    out_.facts.push_back(std::move(meaning));
    return static_cast<FactId>(out_.facts.size() - 1);
}

// Without presumptions a fact is another only where something is presumed of it; as it is
// remembered, only where it expires.
FactId Projection::fact(AttributeId a, Side side) {
    const auto known = facts_.find({a, side});
    if (known != facts_.end()) return known->second;
    const auto& attribute = scope_.catalogue.vocabulary[a];
    const auto& all = scope_.asked.stretches;
    const auto of = [&](const inquiry::Stretch& s, Side which) {
        const auto& value = looks_.profile(s, which).facts[a].value;
        return value.not_applicable ? attribute.domain.may : value.may;
    };
    const bool alike = std::all_of(all.begin(), all.end(), [&](const auto& s) { return of(s, Side::presumed) == of(s, side); });
    if (side != Side::presumed && alike) return facts_[{a, side}] = fact(a, Side::presumed);
    Fact f;
    f.name = attribute.id + (side == Side::bare ? " (non presunto)" : side == Side::remembered ? " (ricordato)" : "");
    f.count = static_cast<std::uint32_t>(std::bit_width(attribute.domain.may));
    f.now = of(all.front(), side);
    f.counted = side != Side::bare;
    FactMeaning meaning;
    meaning.kind = side == Side::bare ? FactMeaning::Kind::bare : side == Side::remembered ? FactMeaning::Kind::remembered : FactMeaning::Kind::attribute;
    meaning.attribute = a;
    const FactId id = new_fact(std::move(f), std::move(meaning));
    for (std::size_t i = 1; i < all.size(); ++i)
        if (of(all[i], side) != of(all[i - 1], side)) out_.problem.changes.push_back({all[i].from - scope_.asked.first.day, id, of(all[i], side)});
    return facts_[{a, side}] = id;
}

std::string Projection::name(const OpenFact& o) const {
    const auto& rules = scope_.catalogue.rules;
    switch (o.kind) {
        case OpenFact::Kind::attribute: return o.attribute != vocabulary::no_attribute ? scope_.catalogue.vocabulary[o.attribute].id : "";
        case OpenFact::Kind::catalogue: return rules.parameters[o.ref].id;
        case OpenFact::Kind::reading: return rules.interpretations[o.ref].id;
        case OpenFact::Kind::member_list: return "componenti";
        case OpenFact::Kind::relative_list: return "familiari";
        case OpenFact::Kind::window: return "finestra";
        default: return "storico " + rules.instruments[o.ref].id;
    }
}

ConditionId Projection::open(const std::vector<OpenFact>& facts, Side side) {
    std::vector<ConditionId> out;
    for (const OpenFact& o : facts) {
        auto known = std::find_if(open_.begin(), open_.end(), [&](const auto& k) { return k.first == o && k.first.ref == o.ref; });
        if (known == open_.end()) {
            Fact f;
            f.name = "?" + name(o);
            f.now = 0b11;
            f.counted = false;
            FactMeaning meaning;
            meaning.kind = FactMeaning::Kind::open;
            meaning.open = o;
            meaning.attribute = o.attribute;
            open_.emplace_back(o, new_fact(std::move(f), std::move(meaning)));
            known = std::prev(open_.end());
        }
        Fact& f = out_.problem.facts[known->second];
        f.counted = f.counted || side != Side::bare || !Missing(looks_.on(0, Side::presumed)).knows(o);
        out.push_back(made_.fact(known->second, 0b10));
    }
    const ConditionId made = made_.any(std::move(out));
    always_open_.insert(made);
    return made;
}

// A fact that is no, unknown or yes as days pass; of what is unknown the rest is said by
// what it hangs on.
ConditionId Projection::of_time(const Strip& strip, Id node, const std::vector<OpenFact>& unknown, Side side) {
    if (const auto t = constant(strip)) return *t == Truth::yes ? always : *t == Truth::no ? never : open(unknown, side);
    const bool three = std::any_of(strip.begin(), strip.end(), [](Moment m) { return m.truth == Truth::unknown; });
    const auto value = [&](Truth t) { return Values{1} << (three ? static_cast<unsigned>(t) : t == Truth::yes ? 1U : 0U); };
    auto known = strips_.find(strip);
    if (known == strips_.end()) {
        Fact f;
        f.name = "tempo";
        f.count = three ? 3 : 2;
        f.now = value(strip.front().truth);
        FactMeaning meaning;
        meaning.kind = FactMeaning::Kind::time;
        meaning.node = node;
        for (std::size_t i = 1; i < strip.size(); ++i) meaning.turns.push_back(scope_.asked.first.day + strip[i].day);
        const FactId id = new_fact(std::move(f), std::move(meaning));
        for (std::size_t i = 1; i < strip.size(); ++i) out_.problem.changes.push_back({strip[i].day, id, value(strip[i].truth)});
        known = strips_.emplace(strip, id).first;
    }
    const ConditionId yes = made_.fact(known->second, value(Truth::yes));
    if (!three) return yes;
    const ConditionId maybe = made_.fact(known->second, value(Truth::yes) | value(Truth::unknown));
    return made_.any({yes, made_.all({maybe, open(unknown, side)})});
}

FactId Projection::stretches(const std::vector<Day>& days, Id node) {
    const auto known = stretches_.find(days);
    if (known != stretches_.end()) return known->second;
    Fact f;
    f.name = "periodi";
    f.count = static_cast<std::uint32_t>(days.size());
    FactMeaning meaning;
    meaning.kind = FactMeaning::Kind::time;
    meaning.node = node;
    for (std::size_t i = 1; i < days.size(); ++i) meaning.turns.push_back(scope_.asked.first.day + days[i]);
    const FactId id = new_fact(std::move(f), std::move(meaning));
    for (std::size_t i = 1; i < days.size(); ++i) out_.problem.changes.push_back({days[i], id, Values{1} << i});
    return stretches_[days] = id;
}

ConditionId Projection::condition(Id node, Side side, bool wanted) {
    const auto key = std::tuple(node, side, wanted);
    auto& all = starting_ && reads_start_[node] ? known_at_start_ : known_;
    const auto known = all.find(key);
    if (known != all.end()) {
        for (const PathNote::Kind kind : known->second.notes) note(kind);
        return known->second.condition;
    }
    Known made;
    making_.push_back(&made);
    made.condition = make(node, side, wanted);
    making_.pop_back();
    return all.emplace(key, std::move(made)).first->second.condition;
}

void Projection::start(std::optional<InstrumentId> instrument) {
    starting_ = instrument;
    known_at_start_.clear();
    beside_.clear();
    if (!instrument) return;
    for (const InstrumentId i : endless_beside(scope_.catalogue, looks_.on(0, Side::presumed), *instrument))
        if (scope_.candidate(i)) beside_.insert(i);
    reads_start_.assign(scope_.program.nodes.size(), false);
    for (Id id = 0; id < reads_start_.size(); ++id) {
        const Node& n = scope_.program.nodes[id];
        bool reads = ((n.op == Op::running || n.op == Op::times) && n.ref == *instrument) || (n.op == Op::running && beside_.count(n.ref) != 0);
        for (std::uint32_t i = 0; i < n.count && !reads; ++i) reads = reads_start_[scope_.program.argument(n, i)];
        reads_start_[id] = reads;
    }
}

ConditionId Projection::make(Id id, Side side, bool wanted) {
    const Node& n = scope_.program.nodes[id];
    if (!scope_.varied(id)) return still(id, side);
    if (connective(n)) return connected(n, side, wanted);
    if (n.op == Op::done || n.op == Op::running) return done(id, side, wanted);
    if (const auto one = single(n, side)) return *one;
    return table(id, side, wanted);
}

// What nothing that is done changes.
ConditionId Projection::still(Id id, Side side) {
    const Strip& strip = scope_.timeline.truth(id, side);
    std::vector<OpenFact> unknown;
    const auto first = std::find_if(strip.begin(), strip.end(), [](Moment m) { return m.truth == Truth::unknown; });
    if (first != strip.end()) {
        Missing(looks_.on(first->day, side)).under(id, unknown);
        if (unknown.empty()) unknown.emplace_back();
    }
    return of_time(strip, id, unknown, side);
}

// By an argument that only time changes, and does not.
bool Projection::settled(const Node& n, Side side) const {
    if (n.op != Op::all_of && n.op != Op::any_of) return false;
    const Truth settles = n.op == Op::all_of ? Truth::no : Truth::yes;
    for (std::uint32_t i = 0; i < n.count; ++i) {
        const Id arg = scope_.program.argument(n, i);
        if (!scope_.varied(arg) && constant(scope_.timeline.truth(arg, side)) == settles) return true;
    }
    return false;
}

// Of what is unknown whatever happens one is enough, that hangs on all that the others do.
ConditionId Projection::merged(std::vector<ConditionId> arguments, bool all) {
    const auto middle = std::stable_partition(arguments.begin(), arguments.end(), [&](ConditionId a) { return always_open_.count(a) == 0; });
    const std::vector<ConditionId> open(middle, arguments.end());
    if (open.size() > 1) {
        arguments.erase(middle, arguments.end());
        arguments.push_back(made_.any(open));
        always_open_.insert(arguments.back());
    }
    return all ? made_.all(std::move(arguments)) : made_.any(std::move(arguments));
}

ConditionId Projection::connected(const Node& n, Side side, bool wanted) {
    if (settled(n, side)) return n.op == Op::all_of ? never : always;
    const bool turned = n.op == Op::negation || n.op == Op::at_most;
    std::vector<ConditionId> arguments;
    for (std::uint32_t i = 0; i < n.count; ++i) arguments.push_back(condition(scope_.program.argument(n, i), side, turned ? !wanted : wanted));
    const std::int64_t k = scope_.program.extra(n).number;
    switch (n.op) {
        case Op::all_of:
        case Op::any_of: return merged(std::move(arguments), n.op == Op::all_of);
        case Op::at_least: return made_.at_least(k, arguments);
        case Op::at_most: return made_.negation(made_.at_least(k + 1, arguments));
        case Op::negation: return always_open_.count(arguments[0]) != 0 ? arguments[0] : made_.negation(arguments[0]);
        default: return arguments[0];
    }
}

// What her history says, which time alone changes, or else what is planned.
ConditionId Projection::done(Id id, Side side, bool wanted) {
    const Node& n = scope_.program.nodes[id];
    const ConditionId before = still(id, side);
    if (!scope_.candidate(n.ref)) return before;
    if (n.op == Op::running && starting_ == n.ref) return before;
    if (n.op == Op::running && starting_ && beside_.count(n.ref) != 0) return made_.any({before, made_.running(activity(n.ref)), made_.done(activity(n.ref), 0)});
    if (n.op == Op::running) return made_.any({before, made_.running(activity(n.ref))});
    return made_.any({before, planned_done(scope_.program.extra(n).gate, n.ref, wanted)});
}

ConditionId Projection::planned_done(const language::Gate& gate, InstrumentId i, bool wanted) {
    const auto positive = std::uint64_t{1} << static_cast<unsigned>(language::Outcome::positive);
    if (gate.outcomes != 0 && (gate.outcomes & positive) == 0) return never;
    const ActivityId a = activity(i);
    if (!gate.has_since) return made_.done(a, 0);
    const bool less = gate.cmp == language::Compare::less;
    const bool most = less != wanted;
    if (days(gate.amount, gate.in_days, true) != days(gate.amount, gate.in_days, false)) note(PathNote::Kind::months);
    const ConditionId ago = made_.done(a, std::max(0, days(gate.amount, gate.in_days, most)));
    if (!less) return ago;
    const ConditionId recent = made_.all({made_.done(a, 0), made_.negation(ago)});
    if (times_[i] <= 1) return recent;
    // Its last end is not known to the problem: the first one, or any.
    note(PathNote::Kind::recent);
    return wanted ? recent : made_.done(a, 0);
}

Day Projection::days(Number amount, bool in_days, bool most) {
    Day out = most ? 0 : never_ends;
    const Date first = scope_.asked.first.day;
    for (Day d = 0; d <= (in_days ? 0 : horizon_); ++d) {
        const Day n = evaluation::shifted(first + d, amount, in_days, MissingDay::last_day) - (first + d);
        out = most ? std::max(out, n) : std::min(out, n);
    }
    return out;
}

// A fact of hers, asked directly.
std::optional<ConditionId> Projection::single(const Node& n, Side side) {
    const bool masked = n.op == Op::one_of;
    if (!masked && n.op != Op::attribute) return std::nullopt;
    const Node& read = masked ? scope_.program.nodes[scope_.program.argument(n, 0)] : n;
    if (read.op != Op::attribute || read.ref >= scope_.catalogue.vocabulary.attributes().size()) return std::nullopt;
    const auto a = static_cast<AttributeId>(read.ref);
    if (!scope_.changeable(a) || !scope_.catalogue.vocabulary[a].applicable_if.empty()) return std::nullopt;
    return made_.fact(fact(a, side), masked ? scope_.program.extra(n).mask : vocabulary::may_yes);
}

}  // namespace attiva::pathway
