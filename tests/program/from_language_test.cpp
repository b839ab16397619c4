// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Rulebooks by hand → E, T and Offerto: what applies where and when, windows,
// incompatibilities, activation, parameters left to the zone.
#include "evaluation/rulebook_builder.hpp"

#include <catch2/catch.hpp>

using namespace attiva;
using namespace by_hand;
using language::ClauseKind;

namespace {

// "E T offered" of an instrument, the same with and without simplification.
std::string roots(const Rules& r, language::InstrumentId i, const std::string& person, Date day = *date_of(2026, 2, 1)) {
    std::string out;
    for (const bool simplify : {true, false}) {
        const Judged j(r, completed("al: 2026-02-01\n" + person), day, simplify);
        const auto& at = j.program.instruments[i];
        const std::string said = std::string(word(j.evaluation.truth(at.eligible))) + " " +
                                 word(j.evaluation.truth(at.in_time)) + " " + word(j.evaluation.truth(at.offered));
        if (!out.empty() && out != said) return out + " ≠ " + said;
        out = said;
    }
    return out;
}

const char* const here = "persona: {residenza: Massa, disoccupato: sì}\n";
const char* const there = "persona: {residenza: Pietrasanta, disoccupato: sì}\n";

}  // namespace

TEST_CASE("an instrument that asks nothing is open to all") {
    Rules r;
    const auto i = r.instrument("libero");
    CHECK(roots(r, i, "") == "sì sì sì");
}

TEST_CASE("a clause counts where it applies") {
    Rules r;
    const auto i = r.instrument("borsa");
    const NodeId unemployed = r.fact("disoccupato");
    const NodeId convicted = r.fact("condanna");
    auto& asked = r.clause(i, ClauseKind::requires_);
    asked.body = unemployed;
    auto& excluded = r.clause(i, ClauseKind::excludes);
    excluded.body = convicted;
    excluded.from = date_of(2026, 1, 1);
    CHECK(roots(r, i, "persona: {disoccupato: sì, condanna: no}\n") == "sì sì sì");
    CHECK(roots(r, i, "persona: {disoccupato: sì, condanna: sì}\n") == "no sì sì");
    CHECK(roots(r, i, "persona: {disoccupato: sì}\n") == "ignoto sì sì");
    CHECK(roots(r, i, "persona: {disoccupato: no}\n") == "no sì sì");
    CHECK(roots(r, i, "persona: {disoccupato: sì, condanna: sì}\n", *date_of(2025, 12, 31)) == "sì sì sì");
}

TEST_CASE("a guard known to be no switches the clause off") {
    Rules r;
    const auto i = r.instrument("borsa");
    const NodeId unemployed = r.fact("disoccupato");
    const NodeId convicted = r.fact("condanna");
    auto& c = r.clause(i, ClauseKind::requires_);
    c.body = unemployed;
    c.guard = convicted;
    CHECK(roots(r, i, "persona: {condanna: no, disoccupato: no}\n") == "sì sì sì");
    CHECK(roots(r, i, "persona: {condanna: sì, disoccupato: no}\n") == "no sì sì");
    CHECK(roots(r, i, "persona: {disoccupato: sì}\n") == "sì sì sì");
    CHECK(roots(r, i, "persona: {disoccupato: no}\n") == "ignoto sì sì");
}

TEST_CASE("what a zone adds holds there only") {
    Rules r;
    const auto i = r.instrument("borsa");
    const auto apuane = r.zone("apuane");
    const NodeId convicted = r.fact("condanna");
    auto& c = r.clause(i, ClauseKind::requires_);
    c.body = convicted;
    c.where.scope = apuane;
    c.where.from = date_of(2026, 1, 1);
    CHECK(roots(r, i, std::string(here) + "nucleo: {isee: 0}\n") == "ignoto sì sì");
    CHECK(roots(r, i, there) == "sì sì sì");
    CHECK(roots(r, i, here, *date_of(2025, 12, 31)) == "sì sì sì");
    CHECK(roots(r, i, "persona: {condanna: no}\n") == "ignoto sì sì");
    r.book.instruments[i].where.scope = apuane;
    CHECK(roots(r, i, there) == "sì sì no");
    CHECK(roots(r, i, "persona: {condanna: sì}\n") == "sì sì ignoto");
}

TEST_CASE("validity and windows") {
    Rules r;
    const auto i = r.instrument("bando");
    r.clause(i, ClauseKind::valid).from = date_of(2020, 5, 18);
    auto& first = r.clause(i, ClauseKind::window);
    first.from = date_of(2026, 2, 1);
    first.to = date_of(2026, 3, 31);
    const auto apuane = r.zone("apuane");
    auto& second = r.clause(i, ClauseKind::window);
    second.from = date_of(2026, 5, 1);
    second.to = date_of(2026, 5, 31);
    second.where.scope = apuane;
    CHECK(roots(r, i, here, *date_of(2026, 2, 1)) == "sì sì sì");
    CHECK(roots(r, i, here, *date_of(2026, 3, 31)) == "sì sì sì");
    CHECK(roots(r, i, here, *date_of(2026, 4, 1)) == "sì no sì");
    CHECK(roots(r, i, here, *date_of(2026, 5, 31)) == "sì sì sì");
    CHECK(roots(r, i, there, *date_of(2026, 5, 31)) == "sì no sì");
    CHECK(roots(r, i, "", *date_of(2026, 5, 31)) == "sì ignoto sì");
    r.book.clauses[0].from = date_of(2026, 6, 1);
    CHECK(roots(r, i, here, *date_of(2026, 5, 31)) == "sì no sì");
    const auto open = r.instrument("sportello");
    r.clause(open, ClauseKind::window_unknown);
    CHECK(roots(r, open, here) == "sì ignoto sì");
    const auto elsewhere = r.instrument("altrove");
    auto& far = r.clause(elsewhere, ClauseKind::window);
    far.to = date_of(2020, 1, 1);
    far.where.scope = apuane;
    CHECK(roots(r, elsewhere, there) == "sì sì sì");  // no window of its place: none to wait for
    CHECK(roots(r, elsewhere, here) == "sì no sì");
}

TEST_CASE("incompatible, both ways") {
    Rules r;
    const auto adi = r.instrument("adi");
    const auto sfl = r.instrument("sfl");
    const NodeId running = r.any({r.history(Op::running, sfl)});
    auto& c = r.clause(adi, ClauseKind::incompatible);
    c.body = running;
    c.targets = {"sfl"};
    const std::string has = "storico:\n  - {dal: 2025, strumento: ";
    CHECK(roots(r, adi, has + "sfl}\n") == "sì no sì");
    CHECK(roots(r, sfl, has + "adi}\n") == "sì no sì");
    CHECK(roots(r, adi, has + "adi}\n") == "sì sì sì");
    CHECK(roots(r, sfl, has + "sfl}\n") == "sì sì sì");
    CHECK(roots(r, sfl, has + "adi, al: non so}\n") == "sì ignoto sì");
    CHECK(roots(r, sfl, has + "adi, al: 2025-12}\n") == "sì sì sì");
}

TEST_CASE("after and during") {
    Rules r;
    const auto lab = r.instrument("laboratorio");
    const auto i = r.instrument("tirocinio");
    const NodeId done = r.history(Op::done, lab);
    const NodeId running = r.history(Op::running, lab);
    r.clause(i, ClauseKind::after).body = done;
    const auto during = r.instrument("durante");
    r.clause(during, ClauseKind::during).body = running;
    CHECK(roots(r, i, "") == "sì no sì");
    CHECK(roots(r, i, "storico:\n  - {strumento: laboratorio, dal: 2024, al: 2025}\n") == "sì sì sì");
    CHECK(roots(r, during, "storico:\n  - {strumento: laboratorio, dal: 2024}\n") == "sì sì sì");
}

TEST_CASE("offered only where it is activated") {
    Rules r;
    const auto i = r.instrument("servizio");
    r.clause(i, ClauseKind::offered_where_activated);
    CHECK(roots(r, i, here) == "sì sì no");
    const auto massa = r.comune("massa");
    auto& c = r.clause(i, ClauseKind::activated);
    c.where.scope = massa;
    c.to = date_of(2026, 6, 30);
    CHECK(roots(r, i, here) == "sì sì sì");
    CHECK(roots(r, i, here, *date_of(2026, 7, 1)) == "sì sì no");
    CHECK(roots(r, i, there) == "sì sì no");
    CHECK(roots(r, i, "persona: {residenza: zona Apuane}\n") == "sì sì ignoto");
}

TEST_CASE("a zone parameter read by any clause must be filled, in some tier") {
    Rules r;
    const auto p = r.parameter(Base::money);
    r.book.parameters[p].left_to_zone = true;
    r.book.parameters[p].tiers = 2;
    const NodeId ten = r.euro(10);
    const auto massa = r.comune("massa");
    r.row(p, ten, massa, 1).from = date_of(2026, 1, 1);
    const NodeId through = r.defined(r.read(p, 2), false);
    const auto i = r.instrument("borsa");
    auto& c = r.clause(i, ClauseKind::amount);
    c.body = through;
    CHECK(roots(r, i, here) == "sì sì sì");
    CHECK(roots(r, i, here, *date_of(2025, 12, 31)) == "sì sì no");
    CHECK(roots(r, i, there) == "sì sì no");
    // Who only asks whether the person is eligible to it is offered anyhow.
    const auto other = r.instrument("altro");
    const NodeId eligible = r.make(Op::eligible, Base::boolean, {}, i);
    r.requires_(other, eligible);
    CHECK(roots(r, other, there) == "sì sì sì");
}

TEST_CASE("eligible to another, inside a quantifier too, is of the person") {
    Rules r;
    const auto i = r.instrument("uno");
    const NodeId grown = r.at_least(r.fact("eta"), r.months(216));
    r.requires_(i, grown);
    const auto other = r.instrument("due");
    const NodeId eligible = r.make(Op::eligible, Base::boolean, {}, i);
    const NodeId child = r.quantified(Who::others, Compare::greater_equal, 1, {r.all({r.less(r.fact("eta"), r.months(216)), eligible})});
    r.requires_(other, child);
    CHECK(roots(r, other, "persona: {eta: 40 anni}\ncomponenti:\n  - {eta: 8 anni}\n") == "sì sì sì");
    CHECK(roots(r, other, "persona: {eta: 17 anni}\ncomponenti:\n  - {eta: 8 anni}\nnucleo_completo: sì\n") == "no sì sì");
}

TEST_CASE("a long chain of definitions, each before what it names") {
    Rules r;
    constexpr std::uint32_t length = 200'000;
    r.book.definitions.resize(length);
    std::vector<NodeId> names;
    for (std::uint32_t d = 0; d < length; ++d) names.push_back(r.make(Op::definition, Base::boolean, {}, d));
    for (std::uint32_t d = 0; d + 1 < length; ++d) r.book.definitions[d].body = names[d + 1];
    r.book.definitions[length - 1].body = r.fact("disoccupato");
    CHECK(judged(r, names[0], "persona: {disoccupato: sì}\n") == "sì");
}
