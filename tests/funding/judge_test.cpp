// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The judges themselves, on what problem.hpp works out on paper.
#include <catch2/catch.hpp>

#include "funding/brute.hpp"

using namespace attiva::funding;

namespace {

/// All or nothing, every line may pay, by one.
Problem paper(const std::vector<Cents>& lines, const std::vector<Cents>& costs) {
    Problem p;
    p.groups.emplace_back();
    for (RequestId r = 0; r < costs.size(); ++r) {
        Request request{.name = std::string(1, static_cast<char>('a' + r)), .person = r, .expense = r, .cost = costs[r],
                        .least = costs[r], .options = {}, .attributes = {}};
        for (LineId l = 0; l < lines.size(); ++l) request.options.push_back({.line = l, .most = costs[r]});
        p.requests.push_back(request);
        p.groups[0].push_back(r);
    }
    for (LineId l = 0; l < lines.size(); ++l) {
        p.lines.push_back({.name = std::string(1, static_cast<char>('L' + l))});
        p.ceilings.push_back({.line = l, .group = 0, .cents = lines[l]});
    }
    p.rule = {{.kind = Key::Kind::served}};
    return p;
}

}  // namespace

TEST_CASE("the judge says which rule a solution breaks") {
    struct Case {
        int rule;  // -1: allowed
        void (*change)(Problem&);
        Solution paid;
    };
    const Case cases[] = {
        {-1, [](Problem&) {}, {{0, 0, 4}, {1, 1, 3}}},
        {0, [](Problem&) {}, {{1, 1, 3}, {0, 0, 4}}},
        {0, [](Problem&) {}, {{0, 0, 3}}},
        {1, [](Problem& p) { p.requests[0].options[0].most = 5; }, {{0, 0, 5}}},
        {2, [](Problem& p) { p.requests[0].options[0].most = 3; }, {{0, 0, 4}}},
        {3, [](Problem& p) { p.requests[0].options[0].others = 2000; }, {{0, 0, 4}}},
        {-1, [](Problem& p) { p.requests[0].options[0].others = 2000; p.requests[0].elsewhere = 1; }, {{0, 0, 4}}},
        {4, [](Problem&) {}, {{0, 0, 2}, {0, 1, 2}}},
        {5, [](Problem&) {}, {{0, 0, 4}, {1, 0, 3}}},
        {5, [](Problem& p) { p.requests[0].options[0].premium = 2; }, {{0, 0, 4}}},
        {6, [](Problem& p) { p.places = {{.line = 0, .group = 0, .count = 0}}; }, {{0, 0, 4}}},
        {7, [](Problem& p) { p.exclusions = {{.one = 0, .other = 1}}; p.requests[1].expense = 0; }, {{0, 0, 4}, {1, 1, 3}}},
        {8, [](Problem& p) { p.decisions = {{.request = 0, .line = 0, .yes = false}}; }, {{0, 0, 4}}},
    };
    for (const Case& now : cases) {
        Problem p = paper({5, 5}, {4, 3});
        now.change(p);
        CHECK(judge::broken_rule(p, now.paid).value_or(-1) == now.rule);
    }
}

TEST_CASE("brute force finds what the instances on paper say") {
    using Sets = std::set<std::vector<bool>>;
    const auto a = judge::best(paper({10}, {4, 4, 4}));
    CHECK(a.levels == std::vector<std::int64_t>{2});
    CHECK(a.served == Sets{{true, true, false}, {true, false, true}, {false, true, true}});

    Problem b = paper({5, 5}, {4, 3, 3});
    b.rule.push_back({.kind = Key::Kind::money});
    CHECK(judge::best(b).levels == std::vector<std::int64_t>{2, 7});
    CHECK(judge::best(b).served == Sets{{true, true, false}, {true, false, true}});

    Problem c = paper({10}, {7, 4, 4});
    c.attributes = {"urgenza"};
    c.requests[0].attributes = {1};
    c.requests[1].attributes = c.requests[2].attributes = {0};
    c.rule = {{.kind = Key::Kind::served_by_class}};
    CHECK(judge::best(c).levels == std::vector<std::int64_t>{1, 0});
    CHECK(judge::best(c).served == Sets{{true, false, false}});
}
