// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Random declarations and clauses around the random nodes of generator.cpp.
// Tested by tests/laws/generator_test.cpp.

#include <fmt/format.h>

#include <algorithm>

#include "generator.hpp"

namespace attiva::laws {

using language::Clause;
using language::ClauseKind;
using language::Parameter;
using language::ParameterValue;
using language::Provenance;
using language::Scope;

void RuleMaker::period(std::optional<Date>& from, std::optional<Date>& to, int percent) {
    if (!r_.chance(percent)) return;
    const Date a = r_.pick(w_.days);
    const Date b = r_.pick(w_.days);
    const std::size_t ends = r_.below(4);
    if (ends != 1) from = std::min(a, b);
    if (ends != 2) to = std::max(a, b);
    if (ends == 3) to.reset();
}

language::Gate RuleMaker::gate() {
    language::Gate g;
    if (r_.chance(50)) g.outcomes = r_.some_of(15);
    if (r_.chance(50)) return g;
    g.has_since = true;
    g.in_days = r_.chance(50);
    g.cmp = r_.chance(60) ? language::Compare::greater_equal : language::Compare::less;
    g.amount = w_.number(g.in_days ? Base::days : Base::months, r_);
    return g;
}

void RuleMaker::make_scopes() {
    using Kind = Scope::Kind;
    const auto scope = [&](std::vector<Scope::Part> parts) {
        book_.scopes.push_back({std::move(parts)});
    };
    scope({{Kind::comune, "pietrasanta"}});
    scope({{Kind::comune, "abetone_cutigliano"}});
    scope({{Kind::comune, "abetone"}});
    scope({{Kind::comune, "pisa"}, {Kind::comune, "forte_dei_marmi"}});
    scope({{Kind::zone, "versilia"}});
    scope({{Kind::zone, "pisana"}});
    scope({{Kind::province, "PT"}, {Kind::province, "LU"}});
    scope({{Kind::comune, "pisa"}, {Kind::zone, "pistoiese"}});
    scope({{Kind::region, "toscana"}});
}

Provenance RuleMaker::somewhere(int local_percent) {
    Provenance p;
    if (!r_.chance(local_percent)) return p;
    p.scope = static_cast<language::ScopeId>(r_.below(book_.scopes.size()));
    p.layer = r_.chance(40) ? Provenance::Layer::comune : Provenance::Layer::zone;
    period(p.from, p.to, 25);
    return p;
}

// --- parameters --------------------------------------------------------------------

// A constant, or a table of constants; sometimes `senza valore`.
ParameterValue RuleMaker::row(const Parameter& p, std::int32_t tier) {
    ParameterValue v;
    v.tier = tier;
    if (r_.chance(12)) return v;
    v.value = constant(p.type);
    if (!r_.chance(15)) return v;
    Node n;
    n.op = Op::cases;
    n.type = p.type;
    n.args = {condition(1, {})};
    n.args.push_back(*v.value);
    n.args.push_back(constant(p.type));
    v.value = add(std::move(n));
    return v;
}

// One or two rows that follow each other, sometimes with a hole at an end.
void RuleMaker::base_rows(Parameter& p) {
    const Date cut = r_.pick(w_.days);
    const bool two = r_.chance(50);
    for (std::int32_t tier = p.tiers > 0 ? 1 : 0; tier <= p.tiers; ++tier) {
        ParameterValue first = row(p, tier);
        if (r_.chance(30)) first.from = w_.days.front();
        if (two || r_.chance(15)) first.to = cut;
        p.values.push_back(std::move(first));
        if (!two) continue;
        ParameterValue second = row(p, tier);
        second.from = cut + 1;
        p.values.push_back(std::move(second));
    }
}

void RuleMaker::local_rows(Parameter& p) {
    for (std::size_t fills = 1 + r_.below(3); fills > 0; --fills) {
        const Provenance where = somewhere(100);
        const bool tiers = p.tiers > 0 && r_.chance(60);
        std::optional<Date> from;
        std::optional<Date> to;
        period(from, to, 40);
        for (std::int32_t tier = tiers ? 1 : 0; tier <= (tiers ? p.tiers : 0); ++tier) {
            ParameterValue v = row(p, tier);
            v.where = where;
            v.from = from;
            v.to = to;
            p.values.push_back(std::move(v));
        }
    }
}

void RuleMaker::make_parameter() {
    Parameter p;
    p.id = fmt::format("p{}", book_.parameters.size());
    const bool tiered = r_.chance(30);
    p.type = tiered ? w_.type(Base::money) : r_.chance(60) ? comparable() : random_type();
    p.tiers = tiered ? static_cast<std::int32_t>(2 + r_.below(2)) : 0;
    p.left_to_zone = r_.chance(40);
    p.widenable = !p.left_to_zone && r_.chance(30);
    if (p.left_to_zone && vocabulary::numeric(p.type.base) && r_.chance(50)) {
        const Number a = w_.number(p.type.base, r_);
        const Number b = w_.number(p.type.base, r_);
        p.least = std::min(a, b);
        p.most = std::max(a, b);
    }
    if (!p.left_to_zone || r_.chance(25)) base_rows(p);
    if (p.left_to_zone || p.widenable) local_rows(p);
    book_.parameters.push_back(std::move(p));
}

// --- definitions and clauses -------------------------------------------------------

void RuleMaker::make_definition() {
    language::Definition d;
    d.id = fmt::format("d{}", book_.definitions.size());
    d.of_member = r_.chance(35);
    d.type = random_type();
    Scene scene;
    if (d.of_member) scene = {Level::member, false};
    d.body = any(d.type, 2 + static_cast<int>(r_.below(2)), scene);
    book_.definitions.push_back(std::move(d));
}

// An instrument other than the clause's own, concluded or running.
language::NodeId RuleMaker::other_instrument(Clause& c) {
    const auto count = static_cast<std::uint32_t>(book_.instruments.size());
    Node n;
    n.op = c.kind == ClauseKind::after ? Op::done : Op::running;
    n.type = w_.type(Base::boolean);
    n.ref = (c.owner + 1 + static_cast<std::uint32_t>(r_.below(count - 1))) % count;
    if (n.op == Op::done) n.gate = gate();
    c.targets = {book_.instruments[n.ref].id};
    return add(std::move(n));
}

void RuleMaker::fill_clause(Clause& c) {
    const auto some_depth = [&] { return 1 + static_cast<int>(r_.below(4)); };
    switch (c.kind) {
        case ClauseKind::requires_:
        case ClauseKind::excludes:
        case ClauseKind::prepares:
            c.body = condition(some_depth(), {});
            return;
        case ClauseKind::indicated:
        case ClauseKind::discouraged:
            c.guard = condition(some_depth(), {});
            return;
        case ClauseKind::amount:
        case ClauseKind::outcome: {
            static constexpr std::array bases{Base::money, Base::money_month, Base::money_year};
            c.type = c.kind == ClauseKind::amount ? w_.type(r_.pick(bases)) : random_type();
            c.name = fmt::format("v{}", book_.clauses.size());
            c.body = any(c.type, 2, {});
            return;
        }
        case ClauseKind::after:
        case ClauseKind::during:
        case ClauseKind::incompatible:
            c.body = other_instrument(c);
            return;
        case ClauseKind::repeatable:
            if (r_.chance(50)) {
                c.body = fresh_constant(w_.type(Base::number));
                book_.nodes[*c.body].value =
                    vocabulary::exactly(Number{static_cast<std::int64_t>(1 + r_.below(3))});
            }
            if (r_.chance(60))
                c.body2 = constant(w_.type(r_.chance(50) ? Base::months : Base::days));
            return;
        default:
            return;
    }
}

void RuleMaker::make_clause(language::InstrumentId owner, ClauseKind kind) {
    Clause c;
    c.kind = kind;
    c.owner = owner;
    const bool voiced =
        kind == ClauseKind::window || kind == ClauseKind::window_unknown || kind == ClauseKind::repeatable;
    c.where = somewhere(kind == ClauseKind::activated ? 90 : voiced ? 45 : 20);
    const bool dated = kind == ClauseKind::valid || kind == ClauseKind::window;
    period(c.from, c.to, dated ? 100 : 20);
    const bool value = kind == ClauseKind::amount || kind == ClauseKind::outcome;
    fill_clause(c);
    if (!c.guard && r_.chance(value ? 10 : 25))
        c.guard = condition(1 + static_cast<int>(r_.below(2)), {});
    book_.clauses.push_back(std::move(c));
    book_.instruments[owner].clauses.push_back(
        static_cast<language::ClauseId>(book_.clauses.size() - 1));
}

void RuleMaker::make_instrument(language::InstrumentId owner) {
    const auto maybe = [&](ClauseKind kind, int percent) {
        if (r_.chance(percent)) make_clause(owner, kind);
    };
    book_.instruments[owner].where = somewhere(20);
    maybe(ClauseKind::amount, 60);
    maybe(ClauseKind::outcome, 60);
    make_clause(owner, ClauseKind::requires_);
    maybe(ClauseKind::requires_, 40);
    maybe(ClauseKind::excludes, 50);
    maybe(ClauseKind::valid, 40);
    for (int i = 0; i < 3; ++i) maybe(ClauseKind::window, 25);
    maybe(ClauseKind::window_unknown, 15);
    maybe(ClauseKind::after, 15);
    maybe(ClauseKind::during, 10);
    maybe(ClauseKind::incompatible, 30);
    for (int i = 0; i < 2; ++i) maybe(ClauseKind::repeatable, 30);
    maybe(ClauseKind::offered_where_activated, 20);
    for (int i = 0; i < 2; ++i) maybe(ClauseKind::activated, 30);
    maybe(ClauseKind::prepares, 15);
    maybe(ClauseKind::indicated, 15);
    ++instruments_;
}

language::Rulebook RuleMaker::make() {
    book_ = {};
    instruments_ = 0;
    book_.residence = w_.residence;
    book_.age = w_.age;
    make_scopes();
    for (std::size_t i = 0; i < 3; ++i) {
        language::Subject s;
        s.id = fmt::format("s{}", i);
        book_.instruments.push_back(std::move(s));
    }
    for (int i = 0; i < 2; ++i) {
        language::Interpretation in;
        in.id = fmt::format("i{}", i);
        in.readings = w_.readings;
        if (r_.chance(50)) in.chosen = r_.one_of(w_.vocabulary.list(w_.readings).all());
        book_.interpretations.push_back(std::move(in));
    }
    for (int i = 0; i < 5; ++i) make_parameter();
    for (int i = 0; i < 4; ++i) make_definition();
    for (language::InstrumentId i = 0; i < book_.instruments.size(); ++i) make_instrument(i);
    return std::move(book_);
}

}  // namespace attiva::laws
