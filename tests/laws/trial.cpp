// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The comparison of oracle and engine, and the shrinking of what differs.
// Tested by tests/laws/laws_test.cpp.

#include "trial.hpp"

#include <fmt/format.h>

#include "naive_atoms.hpp"
#include "text/literal.hpp"

namespace attiva::laws {

using evaluation::Evaluation;
using language::ClauseKind;
using language::NodeId;
using person::Fact;
using person::Status;

Court::Court(const World& world, language::Rulebook book) {
    catalogue_.vocabulary = world.vocabulary;
    catalogue_.territory = world.territory;
    catalogue_.rules = std::move(book);
    simplified_ = program::from_language(catalogue_.rules, catalogue_.vocabulary, true);
    plain_ = program::from_language(catalogue_.rules, catalogue_.vocabulary, false);
}

Sitting::Sitting(const Court& court, const World& world, Date day)
    : court_(court),
      world_(world),
      day_(day),
      simplified_day_(court.program(true), court.book(), court.catalogue().vocabulary,
                      court.catalogue().territory, day),
      plain_day_(court.program(false), court.book(), court.catalogue().vocabulary,
                 court.catalogue().territory, day),
      simplified_(simplified_day_),
      plain_(plain_day_),
      bare_(simplified_day_) {}

std::string Sitting::line(NodeId id, const Naive& naive, const Evaluation& engine,
                          const char* how) const {
    const auto& book = court_.book();
    const auto said = [&](const Possible& p, Type type) {
        if (p.not_applicable) return std::string("non applicabile");
        const std::string word = vocabulary::show(p, type, world_.vocabulary);
        return fmt::format("{} [{}/{} … {}/{}]", word, p.lo.num(), p.lo.den(), p.hi.num(),
                           p.hi.den());
    };
    const auto& n = book.nodes[id];
    const auto mine = engine.day().program.of_typed[id];
    std::string out = fmt::format("{}: nodo {}: {}\n  oracolo {}\n  motore  {}\n", how, id,
                                  language::dump(book, id, world_.vocabulary),
                                  said(naive.value(id), n.type), said(engine.value(mine), n.type));
    for (const NodeId a : n.args)
        out += fmt::format("    {} = {}\n", language::dump(book, a, world_.vocabulary),
                           said(naive.value(a), book.nodes[a].type));
    if (n.op != language::Op::parameter) return out;
    const auto& p = book.parameters[n.ref];
    out += fmt::format("    limiti {} lasciato {}\n", p.least.has_value(), p.left_to_zone);
    for (const auto& v : p.values)
        out += fmt::format(
            "    riga da {} a {} fascia {} ambito {} da {} a {}: {}\n",
            v.from ? text::write_date(*v.from) : "-", v.to ? text::write_date(*v.to) : "-", v.tier,
            static_cast<int>(v.where.scope), v.where.from ? text::write_date(*v.where.from) : "-",
            v.where.to ? text::write_date(*v.where.to) : "-",
            v.value ? language::dump(book, *v.value, world_.vocabulary) : "senza valore");
    return out;
}

// Children come first: the first node that differs has children that agree.
std::optional<std::string> Sitting::nodes(const Naive& naive, const std::vector<Possible>& oracle,
                                          const Evaluation& engine, const char* how,
                                          Tally* tally) const {
    const auto& book = court_.book();
    for (NodeId id = 0; id < book.nodes.size(); ++id) {
        const auto mine = engine.day().program.of_typed[id];
        if (mine == program::no_id) continue;
        if (tally != nullptr) ++tally->nodes;
        const Base base = book.nodes[id].type.base;
        const bool agree = base == Base::boolean ? truth_in(oracle[id]) == engine.truth(mine)
                                                 : same(oracle[id], engine.value(mine), base);
        if (!agree) return line(id, naive, engine, how);
    }
    return std::nullopt;
}

std::optional<std::string> Sitting::roots(const Naive& naive, const Evaluation& engine,
                                          const char* how, Tally* tally) const {
    const auto& book = court_.book();
    const auto& p = engine.day().program;
    const auto check = [&](const std::string& what, Truth oracle,
                           program::Id id) -> std::optional<std::string> {
        if (tally != nullptr) ++tally->truths[static_cast<int>(oracle)];
        if (id == program::no_id || engine.truth(id) == oracle) return std::nullopt;
        return fmt::format("{}: {}: oracolo {}, motore {}", how, what, word(oracle),
                           word(engine.truth(id)));
    };
    for (language::ClauseId c = 0; c < book.clauses.size(); ++c) {
        // The days of these are what they say, not when they say it.
        const ClauseKind kind = book.clauses[c].kind;
        if (kind == ClauseKind::valid || kind == ClauseKind::window ||
            kind == ClauseKind::activated)
            continue;
        if (auto d =
                check(fmt::format("la clausola {} (tipo {}) si applica", c, static_cast<int>(kind)),
                      naive.applies(book.clauses[c]), p.clause_applies[c]))
            return d;
    }
    for (language::InstrumentId i = 0; i < book.instruments.size(); ++i) {
        const std::string& id = book.instruments[i].id;
        if (auto d = check(id + ".E", naive.eligible(i), p.instruments[i].eligible)) return d;
        if (auto d = check(id + ".Offerto", naive.offered(i), p.instruments[i].offered)) return d;
    }
    return std::nullopt;
}

std::optional<std::string> Sitting::verdicts(const Person& person, Tally* tally) {
    simplified_.run(person.with);
    bare_.run(person.without);
    const matching::Question question{
        court_.catalogue(), court_.program(true), simplified_, bare_, false, ""};
    const auto& catalogue = court_.catalogue();
    const Naive with(court_.book(), catalogue.vocabulary, catalogue.territory, person.with, day_);
    const Naive without(court_.book(), catalogue.vocabulary, catalogue.territory, person.without,
                        day_);
    for (language::InstrumentId i = 0; i < court_.book().instruments.size(); ++i) {
        const auto decision = matching::decide(question, i);
        const Verdict oracle = verdict(with, without, i);
        const Truth time = with.in_time(i);
        if (tally != nullptr) ++tally->verdicts[static_cast<int>(oracle)];
        if (tally != nullptr) ++tally->truths[static_cast<int>(time)];
        const Verdict mine =
            decision.verdict == Verdict::to_verify_hidden ? Verdict::to_clarify : decision.verdict;
        if (mine != oracle || decision.in_time != time || decision.eligible != with.eligible(i) ||
            decision.eligible_bare != without.eligible(i) || decision.offered != with.offered(i))
            return fmt::format(
                "verdetto di {}: oracolo {} (E {}/{} T {} Offerto {}), motore {} (E {}/{} T {} "
                "Offerto {})",
                court_.book().instruments[i].id, static_cast<int>(oracle), word(with.eligible(i)),
                word(without.eligible(i)), word(time), word(with.offered(i)),
                static_cast<int>(mine), word(decision.eligible), word(decision.eligible_bare),
                word(decision.in_time), word(decision.offered));
    }
    return std::nullopt;
}

std::optional<std::string> Sitting::differ(const Person& person, Tally* tally) {
    const auto& catalogue = court_.catalogue();
    for (const person::Profile* profile : {&person.with, &person.without}) {
        const Naive naive(court_.book(), catalogue.vocabulary, catalogue.territory, *profile, day_);
        std::vector<Possible> oracle;
        for (NodeId id = 0; id < court_.book().nodes.size(); ++id)
            oracle.push_back(naive.value(id));
        for (Evaluation* engine : {&simplified_, &plain_}) {
            engine->run(*profile);
            const char* how = engine == &simplified_ ? "semplificato" : "intero";
            Tally* count = engine == &simplified_ ? tally : nullptr;
            if (auto d = nodes(naive, oracle, *engine, how, count)) return d;
            if (auto d = roots(naive, *engine, how, count)) return d;
        }
    }
    return verdicts(person, tally);
}

// Forgets whatever can be forgotten while the judges still differ.
Person Sitting::shrunk(Person person) {
    const auto try_it = [&](auto change) {
        Person less = person;
        change(less.with);
        change(less.without);
        if (!differ(less, nullptr)) return false;
        person = std::move(less);
        return true;
    };
    const auto drop = [&](auto member) {
        for (std::size_t i = 0; i < (person.with.*member).size();) {
            const auto erase = [&](person::Profile& p) {
                (p.*member).erase((p.*member).begin() + static_cast<std::ptrdiff_t>(i));
            };
            if (!try_it(erase)) ++i;
        }
    };
    drop(&person::Profile::history);
    drop(&person::Profile::relatives);
    drop(&person::Profile::members);
    for (std::size_t a = 0; a < person.with.facts.size(); ++a) {
        Fact unknown;
        unknown.value = world_.vocabulary.attributes()[a].domain;
        try_it([&](person::Profile& p) { p.facts[a] = unknown; });
        for (std::size_t m = 0; m < person.with.members.size(); ++m)
            try_it([&](person::Profile& p) { p.members[m].facts[a] = unknown; });
        for (std::size_t m = 0; m < person.with.relatives.size(); ++m)
            try_it([&](person::Profile& p) { p.relatives[m].facts[a] = unknown; });
    }
    return person;
}

std::optional<std::string> Sitting::compare(const Person& person, Tally& tally) {
    try {
        const auto difference = differ(person, &tally);
        ++tally.pairs;
        if (!difference) return std::nullopt;
        const Person small = shrunk(person);
        return fmt::format("{}\ngiorno {}\n{}", differ(small, nullptr).value_or(*difference),
                           text::write_date(day_), show(world_, small.with));
    } catch (const std::overflow_error&) {
        ++tally.too_big;
        return std::nullopt;
    }
}

}  // namespace attiva::laws
