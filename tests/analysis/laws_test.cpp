// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// On random rulebooks: a person found satisfies the condition before the oracle;
// where the search says there is none, many random persons of whom everything is
// known never satisfy it.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "analysis/witness.hpp"
#include "laws/generator.hpp"
#include "laws/naive.hpp"
#include "laws/trial.hpp"
#include "person/reader.hpp"

using namespace attiva;
using namespace attiva::laws;
using analysis::Outcome;

namespace {

struct Found {
    int found = 0, none = 0, undecided = 0;
    std::uint64_t runs = 0;
};

// A person of whom everything is known, born by the day.
person::Profile full_person(const World& w, Random& r, Date day) {
    const auto facts = [&] {
        std::vector<person::Fact> out;
        for (const auto& a : w.vocabulary.attributes()) {
            person::Fact f;
            f.status = person::Status::known;
            f.value = a.domain;
            if (a.type.base == Base::place) f.places = {r.pick(w.territory.all(day))};
            else if (a.derivation == vocabulary::Derivation::none) f.value = w.exact(a.type, r);
            out.push_back(f);
        }
        // Elapsed and remaining times are within their domains.
        for (const char* id : {"nascita", "scadenza"}) {
            auto& date = out[w.vocabulary.find(id).value()].value;
            const bool birth = std::string(id) == "nascita";
            if (birth == (date.lo > Number{day.days})) date = vocabulary::exactly(day);
        }
        return out;
    };
    person::Profile p;
    p.facts = facts();
    for (std::size_t i = r.below(4); i > 0; --i) p.members.push_back({"", facts(), {}});
    for (std::size_t i = r.below(3); i > 0; --i) p.relatives.push_back({"", facts(), {}});
    p.members_complete = p.relatives_complete = true;
    p.history_state = person::HistoryState::complete;
    for (std::size_t i = r.below(4); i > 0; --i) {
        person::Period period;
        period.instrument = r.pick(std::vector<std::string>{"s0", "s1", "s2"});
        const Date start{r.pick(w.days)};
        period.start = vocabulary::between(Number{start.days}, Number{start.days});
        period.open_possible = r.chance(40);
        period.ended_possible = !period.open_possible;
        const Date end = std::max(start, r.pick(w.days));
        period.end = vocabulary::between(Number{end.days}, Number{end.days});
        period.outcomes = r.one_of(15);
        p.history.push_back(period);
    }
    Diagnostics none;
    person::derive(p, w.vocabulary, none);
    return p;
}

// The conditions of a rulebook that are about a person.
std::vector<language::NodeId> conditions(const language::Rulebook& book) {
    std::vector<language::NodeId> out;
    for (const auto& d : book.definitions)
        if (!d.of_member && d.type.base == Base::boolean) out.push_back(d.body);
    for (const auto& c : book.clauses)
        for (const auto& n : {c.guard, c.body})
            if (n && book.nodes[*n].type.base == Base::boolean) out.push_back(*n);
    return out;
}

// A condition as the oracle judges it, interpretations read as the witness says.
Truth oracle(const Court& court, const World& w, const analysis::Witness& found, Date day, language::NodeId node) {
    language::Rulebook book = court.book();
    for (const auto& [side, reading, bit] : found.readings) book.interpretations[reading].chosen = bit;
    return Naive(book, w.vocabulary, w.territory, found.profiles[0], day).truth(node);
}

}  // namespace

TEST_CASE("a witness convinces the oracle; where there is none nobody is found") {
    const World world;
    Random random(20'261'125);
    Made made{};
    Found tally;
    for (int round = 0; round < 150; ++round) {
        const Court court(world, RuleMaker(world, random, made).make());
        const Date day = random.pick(world.days);
        const evaluation::DayTables tables(court.program(true), court.book(), world.vocabulary, world.territory, day);
        analysis::Searcher search({&tables});
        const auto nodes = conditions(court.book());
        std::vector<person::Profile> crowd;
        std::vector<evaluation::Evaluation> crowd_values;
        try {
            for (int i = 0; i < 40; ++i) crowd.push_back(full_person(world, random, day));
            for (const auto& p : crowd) {
                crowd_values.emplace_back(tables);
                crowd_values.back().run(p);
            }
            for (const auto node : nodes)
                for (const Truth wanted : {Truth::yes, Truth::no}) {
                    const auto id = court.program(true).of_typed[node];
                    const auto f = search.find({{0, id, wanted}}, random.chance(30), 400);
                    tally.runs += f.runs;
                    INFO("round " << round << " node " << node << " " << word(wanted) << ": "
                                  << language::dump(court.book(), node, world.vocabulary));
                    if (f.outcome == Outcome::found) {
                        ++tally.found;
                        REQUIRE(oracle(court, world, *f.witness, day, node) == wanted);
                        continue;
                    }
                    if (f.outcome == Outcome::undecided) ++tally.undecided;
                    if (f.outcome == Outcome::none) {
                        ++tally.none;
                        for (const auto& e : crowd_values) REQUIRE(e.truth(id) != wanted);
                    }
                }
        } catch (const std::overflow_error&) {
            continue;
        }
    }
    fmt::print("testimoni: {} trovati, {} nessuno, {} non decisi, {} valutazioni\n", tally.found, tally.none,
               tally.undecided, tally.runs);
    CHECK(tally.found > 500);
    CHECK(tally.none > 50);
}
