// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "pathway/table.hpp"

#include <algorithm>
#include <bit>
#include <set>

#include "pathway/changed.hpp"

namespace attiva::pathway {
namespace {

using language::Op;
using program::Node;

// Counts up to here are told apart where something may be had more than once.
constexpr std::int64_t most_counted = 10;

constexpr std::size_t looked_at_for_unknown = 64;

// The least of both, or the most.
Strip common(const Strip& a, const Strip& b, bool least) {
    std::set<Day> days;
    for (const Strip* s : {&a, &b})
        for (const Moment& m : *s) days.insert(m.day);
    Strip out;
    for (const Day d : days) extend(out, d, least ? std::min(at(a, d), at(b, d)) : std::max(at(a, d), at(b, d)));
    return out;
}

}  // namespace

Table::Table(Projection& projection, Id node, Side side, bool wanted)
    : p_(projection), node_(node), side_(side), wanted_(wanted), clock_(projection.scope_.asked.clock, projection.scope_.asked.first, node) {}

void Table::add(Variable v) {
    if (std::find(variables_.begin(), variables_.end(), v) == variables_.end()) variables_.push_back(v);
}

void Table::add(AttributeId a) {
    Variable v;
    v.attribute = a;
    v.size = static_cast<std::uint32_t>(std::bit_width(p_.scope_.catalogue.vocabulary[a].domain.may));
    add(v);
}

void Table::history(const Node& n) {
    if (!p_.scope_.candidate(n.ref)) return;
    if (n.op == Op::done && p_.scope_.program.extra(n).gate.has_since) aged_.insert(n.ref);
    if (n.op == Op::times && p_.times_[n.ref] > 1) counted_.insert(n.ref);
    Variable v;
    v.instrument = n.ref;
    for (const auto kind : {Variable::Kind::done, Variable::Kind::running}) {
        if ((kind == Variable::Kind::done && n.op == Op::running) || (kind == Variable::Kind::running && n.op == Op::done)) continue;
        v.kind = kind;
        if (kind == Variable::Kind::done || p_.starting_ != n.ref) add(v);
    }
}

void Table::collect() {
    const auto& program = p_.scope_.program;
    for (const Id id : inquiry::nodes_below(p_.scope_.catalogue, program, {}, {node_})) {
        const Node& n = program.nodes[id];
        if (n.op == Op::done || n.op == Op::running || n.op == Op::times) history(n);
        if ((n.op != Op::attribute && n.op != Op::in_place) || n.ref >= p_.scope_.catalogue.vocabulary.attributes().size()) continue;
        const auto a = static_cast<AttributeId>(n.ref);
        if (p_.scope_.changeable(a)) add(a);
        for (const AttributeId premise : p_.scope_.premises(a)) add(premise);
    }
}

std::size_t Table::cells() const {
    std::size_t out = 1;
    for (const Variable& v : variables_)
        if (out <= most_cells) out *= v.size;
    return out;
}

ConditionId Table::left_open(PathNote::Kind why) {
    p_.note(why);
    evaluation::OpenFact open;
    open.ref = node_;
    return p_.open({open});
}

std::optional<std::vector<Day>> Table::filled() {
    for (std::size_t cell = 0; cell < cells(); ++cell) fill(cell);
    for (const PathNote::Kind kind : met_) p_.note(kind);
    std::set<Day> days;
    for (const Strip& s : strips_)
        for (const Moment& m : s) days.insert(m.day);
    if (days.size() > most_values) return std::nullopt;
    return std::vector<Day>(days.begin(), days.end());
}

std::vector<std::vector<Truth>> Table::rows(const std::vector<Day>& days) const {
    std::vector<std::vector<Truth>> out;
    for (const Strip& s : strips_) {
        std::vector<Truth> row;
        for (const Day d : days) row.push_back(at(s, d));
        out.push_back(std::move(row));
    }
    return out;
}

ConditionId Table::make() {
    collect();
    if (cells() > most_cells) return left_open(PathNote::Kind::too_wide);
    const auto stretches = filled();
    if (!stretches) return left_open(PathNote::Kind::too_wide);
    const auto all = rows(*stretches);
    const ConditionId yes = boxed(all, *stretches, Truth::yes);
    const bool unknown = std::any_of(all.begin(), all.end(), [](const auto& row) { return std::find(row.begin(), row.end(), Truth::unknown) != row.end(); });
    if (!unknown) return yes;
    if (unknown_.empty()) unknown_.emplace_back();
    return p_.made_.any({yes, p_.made_.all({boxed(all, *stretches, Truth::unknown), p_.open(unknown_, side_)})});
}

// Where how long ago tells apart what was done, or the count of what was had more than «at
// least once», what is surely so whatever they are.
void Table::fill(std::size_t cell) {
    std::vector<std::uint32_t> values(variables_.size());
    for (std::size_t i = variables_.size(), rest = cell; i-- > 0; rest /= variables_[i].size) values[i] = static_cast<std::uint32_t>(rest % variables_[i].size);
    const auto who = people(values, {});
    Strip strip = clock_.of(p_.scope_.asked.stretches, who);
    if (exact_) strip = exactly(who, strip);
    else gather(who, strip);
    for (std::size_t i = 0; i < variables_.size(); ++i) {
        const Variable& v = variables_[i];
        if (v.kind != Variable::Kind::done || values[i] == 0) continue;
        if (aged_.count(v.instrument) != 0) {
            strip = {{0, wanted_ ? Truth::no : Truth::yes}};
            met_.insert(PathNote::Kind::long_ago);
        }
    }
    std::vector<InstrumentId> counted;
    for (std::size_t i = 0; i < variables_.size(); ++i)
        if (variables_[i].kind == Variable::Kind::done && values[i] == 1 && counted_.count(variables_[i].instrument) != 0) counted.push_back(variables_[i].instrument);
    strips_.push_back(counted.empty() ? std::move(strip) : worst(strip, values, counted));
}

// Over how many times each of these may have been had; nothing is told apart of three at once.
Strip Table::worst(const Strip& once, const std::vector<std::uint32_t>& values, const std::vector<InstrumentId>& counted) {
    Strip out = once;
    const auto meet = [&](const Strip& other) {
        if (other == once) return;
        out = common(out, other, wanted_);
        met_.insert(PathNote::Kind::counted);
    };
    if (counted.size() > 2) {
        meet({{0, wanted_ ? Truth::no : Truth::yes}});
        return out;
    }
    const auto most = [&](std::size_t k) { return k < counted.size() ? std::min<std::int64_t>(p_.times_[counted[k]], most_counted) : 1; };
    for (std::int64_t a = 1; a <= most(0); ++a)
        for (std::int64_t b = 1; b <= most(1); ++b) {
            Times times{{counted.front(), a}};
            if (counted.size() > 1) times[counted.back()] = b;
            meet(clock_.of(p_.scope_.asked.stretches, people(values, times)));
        }
    return out;
}

// As she would be in each stretch of days; what is done was done so many times.
std::vector<person::Profile> Table::people(const std::vector<std::uint32_t>& values, const Times& times) const {
    const auto& vocabulary = p_.scope_.catalogue.vocabulary;
    std::vector<std::pair<AttributeId, vocabulary::Possible>> facts;
    std::vector<person::Period> more;
    const auto often = [&](InstrumentId i) { const auto n = times.find(i); return n == times.end() ? 1 : n->second; };
    for (std::size_t i = 0; i < variables_.size(); ++i) {
        const Variable& v = variables_[i];
        const bool boolean = v.kind == Variable::Kind::fact && vocabulary[v.attribute].type.base == vocabulary::Base::boolean;
        if (v.kind == Variable::Kind::fact)
            facts.emplace_back(v.attribute, boolean ? vocabulary::exactly(values[i] == 1) : vocabulary::exactly_choice(std::uint64_t{1} << values[i]));
        else if (values[i] == 1)
            periods(more, v.instrument, v.kind == Variable::Kind::done ? often(v.instrument) : 0, v.kind == Variable::Kind::running);
    }
    std::vector<person::Profile> out;
    for (const auto& s : p_.scope_.asked.stretches)
        out.push_back(changed(p_.looks_.profile(s, side_), vocabulary, facts, more, side_ != Side::bare && s.presumed != s.bare));
    return out;
}

// Ended as hoped, on day 0; or begun then and running.
void Table::periods(std::vector<person::Period>& out, InstrumentId i, std::int64_t done, bool running) const {
    person::Period p;
    p.instrument = p_.scope_.catalogue.rules.instruments[i].id;
    p.start = vocabulary::exactly(p_.scope_.asked.first.day);
    p.outcomes = std::uint64_t{1} << static_cast<unsigned>(language::Outcome::positive);
    p.end = p.start;
    for (std::int64_t n = 0; n < done; ++n) out.push_back(p);
    if (!running) return;
    p.ended_possible = false;
    p.open_possible = true;
    out.push_back(std::move(p));
}

void Table::gather(const std::vector<person::Profile>& people, const Strip& strip) {
    if (strips_.size() >= looked_at_for_unknown) return;
    const auto first = std::find_if(strip.begin(), strip.end(), [](Moment m) { return m.truth == Truth::unknown; });
    if (first == strip.end()) return;
    const auto& stretches = p_.scope_.asked.stretches;
    const Date day = p_.scope_.asked.first.day + first->day;
    std::size_t at = 0;
    while (at + 1 < stretches.size() && stretches[at + 1].from <= day) ++at;
    Missing(clock_.on(day, people[at])).under(node_, unknown_);
}

ConditionId Table::boxed(const std::vector<std::vector<Truth>>& rows, const std::vector<Day>& days, Truth least) {
    std::vector<std::uint32_t> sizes;
    for (const Variable& v : variables_) sizes.push_back(v.size);
    if (days.size() > 1) sizes.push_back(static_cast<std::uint32_t>(days.size()));
    std::vector<bool> yes;
    for (const auto& row : rows)
        for (const Truth t : row) yes.push_back(t >= least);
    const auto boxes = maximal_boxes(sizes, yes);
    if (!boxes) return left_open(PathNote::Kind::too_wide);
    std::vector<ConditionId> out;
    for (const Box& b : *boxes) out.push_back(of_box(b, days));
    return p_.made_.any(std::move(out));
}

ConditionId Table::of_box(const Box& box, const std::vector<Day>& days) {
    std::vector<ConditionId> out;
    for (std::size_t i = 0; i < variables_.size(); ++i) {
        const Variable& v = variables_[i];
        if (v.kind == Variable::Kind::fact) {
            out.push_back(p_.made_.fact(p_.fact(v.attribute, side_), box[i]));
            continue;
        }
        if (box[i] == 0b11) continue;
        const ActivityId a = p_.activity(v.instrument);
        const ConditionId is = v.kind == Variable::Kind::done ? p_.made_.done(a, 0) : p_.made_.running(a);
        out.push_back(box[i] == 0b10 ? is : p_.made_.negation(is));
    }
    if (days.size() > 1) out.push_back(p_.made_.fact(p_.stretches(days, node_), box.back()));
    return p_.made_.all(std::move(out));
}

ConditionId Projection::anybody(InstrumentId i) { return Table(*this, scope_.program.instruments[i].eligible, Side::presumed, false).anybody(i); }

ConditionId Projection::table(Id node, Side side, bool wanted) { return Table(*this, node, side, wanted).make(); }

}  // namespace attiva::pathway
