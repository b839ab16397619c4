// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include <fmt/format.h>

#include "pathway/from_catalogue.hpp"

namespace attiva::pathway {
namespace {

using Kind = Condition::Kind;

std::string bits(Values values, std::uint32_t count) {
    std::string out;
    for (std::uint32_t i = 0; i < count && i < most_values; ++i)
        if ((values >> i & 1U) != 0) out += fmt::format("{}{}", out.empty() ? "" : ",", i);
    return out;
}

std::string fact_name(const Compiled& c, FactId f) {
    return c.facts[f].kind == FactMeaning::Kind::time ? fmt::format("{}{}", c.problem.facts[f].name, f) : c.problem.facts[f].name;
}

std::string of(const Compiled& c, const Activity& a) {
    std::string out = fmt::format("{}: giorni {}, volte {}", a.name, a.days, a.most_times);
    if (a.hours > 0) out += fmt::format(", ore {}", a.hours);
    if (a.wait > 0) out += fmt::format(", attesa {}", a.wait);
    out += "; entra " + dump(c, a.entry);
    if (a.stay != always) out += "; resta " + dump(c, a.stay);
    if (a.discouraged != never) out += "; sconsigliato " + dump(c, a.discouraged);
    for (const auto& group : a.better_after) {
        out += "; meglio dopo";
        for (const ActivityId b : group) out += " " + c.problem.activities[b].name;
    }
    for (const Effect& e : a.effects) {
        out += fmt::format("; {} {}", fact_name(c, e.fact), e.kind == Effect::Kind::shifts ? fmt::format("{:+}", e.by) : ":= " + bits(e.values, c.problem.facts[e.fact].count));
        if (e.when != always) out += " se " + dump(c, e.when);
    }
    return out + "\n";
}

}  // namespace

std::string dump(const Compiled& c, ConditionId id) {
    const Condition& x = c.problem.conditions[id];
    switch (x.kind) {
        case Kind::yes: return "sì";
        case Kind::no: return "no";
        case Kind::fact: return fmt::format("{}={}", fact_name(c, x.fact), bits(x.values, c.problem.facts[x.fact].count));
        case Kind::done: return fmt::format("fatto({}{})", c.problem.activities[x.activity].name, x.days > 0 ? fmt::format(",{}", x.days) : "");
        case Kind::running: return fmt::format("in_corso({})", c.problem.activities[x.activity].name);
        case Kind::negation: return "non " + dump(c, x.arguments[0]);
        case Kind::at_least: break;
    }
    std::string out = x.count == x.arguments.size() ? "e(" : x.count == 1 ? "o(" : fmt::format("almeno({}; ", x.count);
    for (const ConditionId a : x.arguments) out += (a == x.arguments.front() ? "" : ", ") + dump(c, a);
    return out + ")";
}

std::string dump(const Compiled& c) {
    std::string out;
    for (FactId f = 0; f < c.problem.facts.size(); ++f) {
        const Fact& fact = c.problem.facts[f];
        out += fmt::format("{}/{}: {}", fact_name(c, f), fact.count, bits(fact.now, fact.count));
        for (const Change& change : c.problem.changes)
            if (change.fact == f) out += fmt::format("; giorno {}: {}", change.day, bits(change.values, fact.count));
        out += "\n";
    }
    for (const Activity& a : c.problem.activities) out += of(c, a);
    for (const Past& p : c.problem.past) out += fmt::format("{} fino a {}\n", c.problem.activities[p.activity].name, p.end == never_ends ? "non si sa" : std::to_string(p.end));
    for (const auto& [a, b] : c.problem.apart) out += fmt::format("mai insieme {} e {}\n", c.problem.activities[a].name, c.problem.activities[b].name);
    return out + "meta " + dump(c, c.problem.goal) + "\n";
}

}  // namespace attiva::pathway
