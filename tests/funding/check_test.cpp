// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Solutions and problems in whole numbers: without the solver.
#include <catch2/catch.hpp>

#include "funding/paper.hpp"

using namespace fund_tests;

namespace {

Problem two() {
    Problem p = problem({500, 500}, {{"a", 400}, {"b", 300}});
    p.attributes = {"urgenza"};
    p.requests[0].attributes = {2};
    p.requests[1].attributes = {1};
    return p;
}

}  // namespace

TEST_CASE("what is not allowed is told by its number") {
    struct Case {
        const char* what;
        void (*change)(Problem&);
        Solution paid;
        char number;  // of the list in problem.hpp; ' ': allowed
    };
    const auto c = GENERATE(values<Case>({
        {"nothing", [](Problem&) {}, {}, ' '},
        {"each its own line", [](Problem&) {}, {{0, 0, 400}, {1, 1, 300}}, ' '},
        {"both on one line", [](Problem&) {}, {{0, 0, 400}, {1, 0, 300}}, '5'},
        {"less than the least", [](Problem&) {}, {{0, 0, 399}}, '0'},
        {"more than the cost", [](Problem& p) { p.requests[0].options[0].most = 500; }, {{0, 0, 401}}, '1'},
        {"more than the option", [](Problem& p) { p.requests[0].options[0].most = 399; }, {{0, 0, 400}}, '2'},
        {"nobody else puts in", [](Problem& p) { p.requests[0].options[0].others = 1; }, {{0, 0, 400}}, '3'},
        {"a tenth from others", [](Problem& p) { p.requests[0].options[0].others = 1000, p.requests[0].elsewhere = 45; }, {{0, 0, 400}}, ' '},
        {"two lines", [](Problem&) {}, {{0, 0, 200}, {0, 1, 200}}, '4'},
        {"a premium is held", [](Problem& p) { p.requests[0].options[0].premium = 101; }, {{0, 0, 400}}, '5'},
        {"no places", [](Problem& p) { p.places = {{0, 0, 0}}; }, {{0, 0, 400}}, '6'},
        {"one person, two lines apart", [](Problem& p) { p.requests[1].person = 0, p.exclusions = {{Exclusion::Scope::same_person, 0, 1}}; }, {{0, 0, 400}, {1, 1, 300}}, '7'},
        {"a decision", [](Problem& p) { p.decisions = {{1, std::nullopt, true}}; }, {{0, 0, 400}}, '8'},
        {"not in order", [](Problem&) {}, {{1, 1, 300}, {0, 0, 400}}, '0'},
    }));
    INFO(c.what);
    Problem p = two();
    c.change(p);
    const auto found = broken(p, c.paid);
    CHECK((found ? found->front() : ' ') == c.number);
}

TEST_CASE("a problem that is not well formed is named") {
    struct Case {
        const char* says;
        void (*change)(Problem&);
    };
    const auto c = GENERATE(values<Case>({
        {"two requests a", [](Problem& p) { p.requests[1].name = "a"; }},
        {"a: cost, least or elsewhere", [](Problem& p) { p.requests[0].least = 401; }},
        {"a: options", [](Problem& p) { p.requests[0].options[1].line = 0; }},
        {"a: an option", [](Problem& p) { p.requests[0].options[1].others = 10001; }},
        {"a: attributes", [](Problem& p) { p.requests[0].attributes.clear(); }},
        {"b: an expense of two persons", [](Problem& p) { p.requests[1].expense = 0; }},
        {"groups", [](Problem& p) { p.groups[0].push_back(0); }},
        {"ceilings", [](Problem& p) { p.ceilings[0].group = 7; }},
        {"exclusions", [](Problem& p) { p.exclusions = {{Exclusion::Scope::same_person, 1, 1}}; }},
        {"totals", [](Problem& p) { p.requests[0].cost = p.requests[0].least = most_cents; }},
        {"urgenza below 0", [](Problem& p) { p.requests[0].attributes[0] = -1, p.rule = {{Key::Kind::sum_of, 0}}; }},
        {"", [](Problem&) {}},
    }));
    Problem p = two();
    c.change(p);
    CHECK(fault(p).value_or("") == c.says);
}
