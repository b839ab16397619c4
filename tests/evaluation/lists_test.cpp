// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Members, relatives, applicants; counts and sums; the history.
#include <catch2/catch.hpp>

#include "evaluation/rulebook_builder.hpp"

using namespace attiva;
using namespace by_hand;

namespace {

// The person is 40; members as given; the list open unless it is said to be whole.
std::string household(const std::string& members, bool whole, const std::string& person = "eta: 40 anni, disabile: no") {
    std::string out = "persona: {" + person + "}\n";
    if (!members.empty()) out += "componenti:\n" + members;
    return out + (whole ? "nucleo_completo: sì\n" : "");
}

const std::string child = "  - {eta: 8 anni, disabile: no}\n";
const std::string adult = "  - {eta: 30 anni, disabile: sì}\n";
const std::string stranger = "  - {disabile: non so}\n";

}  // namespace

TEST_CASE("how many members") {
    Rules r;
    const NodeId minor = r.less(r.fact("eta"), r.months(216));
    struct Row {
        Who who;
        Compare cmp;
        int count;
        std::string members;
        const char* whole;
        const char* open;
    };
    constexpr auto least = Compare::greater_equal;
    constexpr auto most = Compare::less_equal;
    const std::vector<Row> rows{
        {Who::members, least, 1, "", "no", "?"},
        {Who::members, least, 1, child, "sì", "sì"},
        {Who::members, least, 2, child, "no", "?"},
        {Who::members, least, 2, child + stranger, "?", "?"},
        {Who::members, least, 1, stranger, "?", "?"},
        {Who::members, least, 0, "", "sì", "sì"},
        {Who::members, most, 0, "", "sì", "?"},
        {Who::members, most, 0, adult, "sì", "?"},
        {Who::members, most, 0, child, "no", "no"},
        {Who::members, most, 1, child + stranger, "?", "?"},
        {Who::members, most, 2, child + stranger, "sì", "?"},
        {Who::others, least, 1, child, "sì", "sì"},
        {Who::others, least, 1, adult, "no", "?"},
    };
    for (const Row& row : rows) {
        const NodeId n = r.quantified(row.who, row.cmp, row.count, {minor});
        INFO(row.count << " " << row.members);
        CHECK(judged(r, n, household(row.members, true)) == row.whole);
        CHECK(judged(r, n, household(row.members, false)) == row.open);
    }
}

TEST_CASE("the person is a member and not one of the others") {
    Rules r;
    const NodeId grown = r.at_least(r.fact("eta"), r.months(216));
    CHECK(judged(r, r.quantified(Who::members, Compare::greater_equal, 1, {grown}), household("", true)) == "sì");
    CHECK(judged(r, r.quantified(Who::others, Compare::greater_equal, 1, {grown}), household("", true)) == "no");
    CHECK(judged(r, r.over(Op::counted, Base::number, Who::members, {}), household(child + adult, true)) == "3");
    CHECK(judged(r, r.over(Op::counted, Base::number, Who::others, {}), household(child + adult, true)) == "2");
    CHECK(judged(r, r.over(Op::counted, Base::number, Who::applicants, {}), household(child + adult + stranger, true)) == "2..3");
    CHECK(judged(r, r.over(Op::counted, Base::number, Who::members, {}), household(child, false)) == "2..99");
    CHECK(judged(r, r.over(Op::counted, Base::number, Who::members, {r.fact("disabile")}), household(child + adult + stranger, true)) == "1..2");
}

TEST_CASE("every member") {
    Rules r;
    const NodeId disabled = r.fact("disabile");
    const NodeId grown = r.at_least(r.fact("eta"), r.months(216));
    const NodeId all = r.over(Op::every, Base::boolean, Who::others, {disabled});
    const NodeId adults = r.over(Op::every, Base::boolean, Who::others, {disabled, grown});
    const NodeId applicants = r.over(Op::every, Base::boolean, Who::applicants, {disabled});
    CHECK(judged(r, all, household("", true)) == "sì");
    CHECK(judged(r, all, household("", false)) == "?");
    CHECK(judged(r, all, household(adult, true)) == "sì");
    CHECK(judged(r, all, household(adult, false)) == "?");
    CHECK(judged(r, all, household(adult + child, false)) == "no");
    CHECK(judged(r, adults, household(adult + child, true)) == "sì");
    CHECK(judged(r, adults, household(stranger, true)) == "?");
    CHECK(judged(r, applicants, household(adult + child, true)) == "no");  // the person is of age
    CHECK(judged(r, applicants, household(adult + child, true, "eta: 40 anni, disabile: sì")) == "sì");
    CHECK(judged(r, applicants, household(child, true, "eta: tra 17 e 18 anni, disabile: no")) == "?");
}

TEST_CASE("a plain definition is the person's, one of a member the member's") {
    Rules r;
    const NodeId grown = r.at_least(r.fact("eta"), r.months(216));
    const NodeId plain = r.defined(grown, false);
    const NodeId of_member = r.defined(grown, true);
    const NodeId child_of_adult = r.quantified(Who::others, Compare::greater_equal, 1, {r.all({r.no(of_member), plain})});
    CHECK(judged(r, child_of_adult, household(child, true)) == "sì");
    CHECK(judged(r, child_of_adult, household(adult, true)) == "no");
    CHECK(judged(r, child_of_adult, household(child, true, "eta: 17 anni")) == "no");
    CHECK(judged(r, r.no(plain), household(child, true)) == "no");
    // Terms too.
    const NodeId younger = r.less(r.fact("eta"), r.defined(r.fact("eta"), false));
    CHECK(judged(r, r.quantified(Who::others, Compare::greater_equal, 1, {younger}), household(child, true)) == "sì");
    CHECK(judged(r, r.quantified(Who::others, Compare::greater_equal, 1, {younger}), household(adult, true, "eta: 20 anni")) == "no");
}

TEST_CASE("sums over members") {
    Rules r;
    const NodeId sum = r.over(Op::summed, Base::money_year, Who::members, {r.fact("reddito")});
    const NodeId of_adults = r.over(Op::summed, Base::money_year, Who::members, {r.fact("reddito"), r.at_least(r.fact("eta"), r.months(216))});
    const std::string person = "eta: 40 anni, reddito: 1.000";
    const std::string paid = "  - {eta: 30 anni, reddito: 500}\n";
    CHECK(judged(r, sum, household("", true, person)) == "100000");
    CHECK(judged(r, sum, household(paid, true, person)) == "150000");
    CHECK(judged(r, sum, household("  - {eta: 8 anni}\n", true, person)) == "100000..10100000");
    CHECK(judged(r, of_adults, household("  - {eta: 8 anni}\n", true, person)) == "100000");
    CHECK(judged(r, of_adults, household("  - {reddito: 500}\n", true, person)) == "100000..150000");
    CHECK(judged(r, sum, household(paid, false, person)) == "150000..990150000");
}

TEST_CASE("whoever an open list leaves out follows the presumptions") {
    Rules r;
    const NodeId invalid = r.fact("invalido");  // presumed no
    const NodeId adult = r.at_least(r.fact("eta"), r.months(216));
    const auto some = [&](Compare how, int k, NodeId what) { return r.quantified(Who::relatives, how, k, {what}); };
    const std::string open = "familiari_completo: no\n";
    CHECK(judged(r, some(Compare::greater_equal, 1, invalid), open) == "no");
    CHECK(judged(r, some(Compare::less_equal, 0, invalid), open) == "sì");
    CHECK(judged(r, some(Compare::greater_equal, 1, adult), open) == "?");
    CHECK(judged(r, some(Compare::greater_equal, 1, invalid), open + "familiari:\n  - {invalido: sì}\n") == "sì");
    CHECK(judged(r, some(Compare::greater_equal, 2, invalid), open + "familiari:\n  - {invalido: sì}\n") == "no");
    CHECK(judged(r, r.over(Op::every, Base::boolean, Who::relatives, {r.no(invalid)}), open) == "sì");
    CHECK(judged(r, r.over(Op::every, Base::boolean, Who::relatives, {invalid}), open) == "?");  // there may be nobody
    CHECK(judged(r, r.over(Op::counted, Base::number, Who::relatives, {invalid}), open) == "0");
    CHECK(judged(r, r.over(Op::summed, Base::money_year, Who::relatives, {r.fact("reddito"), invalid}), open) == "0");
}

TEST_CASE("relatives outside the household") {
    Rules r;
    const NodeId aged = r.quantified(Who::relatives, Compare::greater_equal, 1, {r.at_least(r.fact("eta"), r.months(840))});
    const NodeId old = r.quantified(Who::relatives, Compare::greater_equal, 1, {r.all({r.fact("invalido"), r.at_least(r.fact("eta"), r.months(840))})});
    CHECK(judged(r, old, "") == "no");  // presumed
    CHECK(judged(r, old, "familiari_completo: no\n") == "no");  // whoever is not listed is presumed not to be invalido
    CHECK(judged(r, aged, "familiari_completo: no\n") == "?");  // of an age nothing is presumed
    CHECK(judged(r, old, "familiari:\n  - {eta: 64 anni, invalido: sì}\n") == "no");
    CHECK(judged(r, old, "familiari_completo: sì\n") == "no");
    CHECK(judged(r, old, "familiari:\n  - {eta: 74 anni, invalido: sì}\n") == "sì");
    CHECK(judged(r, old, "familiari:\n  - {eta: 64 anni, invalido: sì}\nfamiliari_completo: sì\n") == "no");
    CHECK(judged(r, old, "persona: {eta: 80 anni}\nfamiliari:\n  - {invalido: sì}\nfamiliari_completo: sì\n") == "?");
}

TEST_CASE("the history and its gates") {
    Rules r;
    const auto adi = r.instrument("adi");
    r.instrument("sfl");
    language::Gate well;
    well.outcomes = 1;
    language::Gate long_ago;
    long_ago.has_since = true;
    long_ago.amount = Number{3};
    language::Gate lately = long_ago;
    lately.cmp = Compare::less;
    const NodeId nodes[] = {r.history(Op::done, adi), r.history(Op::running, adi), r.history(Op::times, adi),
                            r.history(Op::done, adi, well), r.history(Op::done, adi, long_ago), r.history(Op::done, adi, lately)};
    const auto of = [&](const std::string& periods, const std::string& more = "") {
        std::string out;
        for (const NodeId n : nodes)
            out += (out.empty() ? "" : " ") + judged(r, n, (periods.empty() ? "" : "storico:\n  - {strumento: " + periods + "}\n") + more);
        return out;
    };
    CHECK(of("") == "no no 0 no no no");
    CHECK(of("sfl, dal: 2024, al: 2025") == "no no 0 no no no");
    CHECK(of("adi, dal: 2024-02, al: 2025-07, esito: positivo") == "sì no 1 sì sì no");
    CHECK(of("adi, dal: 2024-02, al: 2025-11-01") == "sì no 1 ? sì no");
    CHECK(of("adi, dal: 2024-02, al: 2025-11-02, esito: parziale") == "sì no 1 no no sì");
    CHECK(of("adi, dal: 2024-02") == "no sì 1 no no no");
    CHECK(of("adi, dal: 2024-02, al: non so") == "? ? 1 ? ? ?");
    CHECK(of("adi, dal: 2026-02, al: 2026-05") == "no ? 0..1 no no no");
    CHECK(of("adi, dal: 2027") == "no no 0 no no no");
    CHECK(of("adi, al: 2026-02-01") == "sì no 1 ? no sì");   // ended today
    CHECK(of("adi, al: 2026-02-02") == "no ? 0..1 no no no");
}

TEST_CASE("a gate that bars an outcome") {
    Rules r;
    const auto adi = r.instrument("adi");
    language::Gate no_failure;
    no_failure.outcomes = language::every_outcome & ~(std::uint64_t{1} << static_cast<unsigned>(language::Outcome::negative));
    const NodeId done = r.history(Op::done, adi, no_failure);
    // What nobody wrote is presumed no failure; what is said not to be known is not.
    for (const auto& [outcome, is] : {std::pair("", "sì"), std::pair(", esito: non so", "?"), std::pair(", esito: positivo", "sì"), std::pair(", esito: parziale", "sì"),
                                      std::pair(", esito: negativo", "no"), std::pair(", esito: interrotto", "sì")}) {
        INFO(outcome);
        CHECK(judged(r, done, std::string("storico:\n  - {strumento: adi, dal: 2024, al: 2025") + outcome + "}\n") == is);
    }
}

TEST_CASE("an open history never says no") {
    Rules r;
    const auto adi = r.instrument("adi");
    const NodeId done = r.history(Op::done, adi);
    const NodeId times = r.history(Op::times, adi);
    small_world::Person p("al: 2026-02-01\nstorico:\n  - {strumento: adi, dal: 2024}\n");
    const Judged open(r, p.profile, *date_of(2026, 2, 1));
    CHECK(open.value(done, r) == "?");
    CHECK(open.value(times, r) == "1..99");
}
