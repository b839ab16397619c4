// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What is left of some lines, shared by requests that may be divided: against every way there is.
// And packings said to be impossible because of them, against the best of all solutions.
// ATTIVA_FONDI sets how many.
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

#include "brute.hpp"
#include "funding/packing.hpp"
#include "funding/sharing.hpp"
#include "how_many.hpp"
#include "judge.hpp"
#include "random_problem.hpp"

using namespace attiva::funding;

namespace {

struct Instance {
    std::vector<Sharer> sharers;
    std::vector<Rest> rooms;
    std::int64_t wanted = 0;
};

Instance drawn(std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const auto number = [&](std::int64_t from, std::int64_t to) { return from + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(to - from + 1)); };
    Instance out;
    const std::int64_t lines = number(1, 3);
    for (std::int64_t l = 0; l < lines; ++l) out.rooms.push_back({number(0, 6), number(0, 2)});
    for (std::int64_t d = number(1, 3); d > 0; --d) {
        Sharer s;
        s.cost = number(1, 5), s.least = number(1, s.cost), s.lines = static_cast<std::size_t>(number(1, 2));
        for (std::int64_t l = 0; l < lines; ++l)
            if (number(0, 3) > 0) s.parts.push_back({static_cast<std::size_t>(l), number(0, 4), number(0, 3) == 0 ? number(1, 2) : 0, number(0, 2) == 0});
        if (s.parts.size() > 1 && number(0, 3) == 0) s.apart.emplace_back(0, 1);
        out.sharers.push_back(std::move(s));
    }
    out.wanted = number(0, 8);
    return out;
}

// Every amount of every part of sharer d, then of those after it.
bool some_way(const Instance& i, std::vector<Rest> rooms, std::size_t d, std::size_t p, std::vector<std::int64_t> own, std::int64_t all) {
    if (d == i.sharers.size()) return all >= i.wanted;
    const Sharer& s = i.sharers[d];
    if (p == s.parts.size()) {
        std::int64_t sum = 0;
        std::size_t lines = 0;
        for (const std::int64_t v : own) sum += v, lines += v > 0 ? 1 : 0;
        const bool apart = std::any_of(s.apart.begin(), s.apart.end(), [&](const auto& x) { return own[x.first] > 0 && own[x.second] > 0; });
        return sum >= s.least && sum <= s.cost && lines <= s.lines && !apart && some_way(i, std::move(rooms), d + 1, 0, {}, all + sum);
    }
    for (std::int64_t v = 0; v <= s.parts[p].most; ++v) {
        std::vector<Rest> left = rooms;
        Rest& rest = left[s.parts[p].line];
        if (v > 0) rest.cents -= v + s.parts[p].premium, rest.places -= s.parts[p].place ? 1 : 0;
        if (rest.cents < 0 || rest.places < 0) continue;
        std::vector<std::int64_t> more = own;
        more.push_back(v);
        if (some_way(i, std::move(left), d, p + 1, std::move(more), all)) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("what is left of some lines is shared exactly where it can be") {
    std::uint64_t can = 0, cannot = 0;
    for (std::uint64_t seed = 1; seed <= fund_tests::how_many(5000); ++seed) {
        const Instance i = drawn(seed);
        const bool may = some_way(i, i.rooms, 0, 0, {}, 0);
        INFO("seed " << seed);
        REQUIRE(can_share(i.sharers, i.rooms, i.wanted, 100'000) == may);
        ++(may ? can : cannot);
    }
    CHECK(can > 100);
    CHECK(cannot > 100);
    CHECK_FALSE(can_share({{1, 1, 1, {{0, 1, 0, false}}, {}}}, {{1, 0}}, 0, 0).has_value());
}

TEST_CASE("a packing is impossible with those who may be divided only where nothing serves just them") {
    std::uint64_t impossible = 0, possible = 0;
    for (std::uint64_t seed = 1; seed <= fund_tests::how_many(3000); ++seed) {
        std::mt19937_64 random(seed);
        Problem p = judge::small_problem(seed);
        p.decisions.clear();
        if (fault(p)) continue;
        std::vector<bool> served;
        for (RequestId r = 0; r < p.requests.size(); ++r) served.push_back(random() % 2 == 0);
        const Form form = form_of(p);
        const bool divided = std::any_of(form.atomic.begin(), form.atomic.end(), [](bool a) { return !a; });
        if (!divided) continue;
        for (RequestId r = 0; r < p.requests.size(); ++r) p.decisions.push_back({r, std::nullopt, served[r]});
        const judge::Best best = judge::best(p);
        const std::size_t levels = form.levels.size();
        // What the best of them reaches can be reached; the packings themselves are not looked at.
        Goal goal{p, form, box_of(p, form), {}, {}};
        std::int64_t target = 0;
        if (best.allowed && levels > 0) {
            const std::size_t k = random() % levels;
            goal.values.assign(best.levels.begin(), best.levels.begin() + static_cast<std::ptrdiff_t>(k));
            goal.objective = {&form.levels[k], form.grains[k]};
            target = best.levels[k];
        }
        const Exactly e = packed_exactly(goal, goal.box, served, target, 1'000'000, [](const Solution&) { return Exactly::Answer::unknown; });
        INFO("seed " << seed << "\n" << judge::written_out(p));
        if (best.allowed) REQUIRE(e.answer != Exactly::Answer::impossible);
        ++(e.answer == Exactly::Answer::impossible ? impossible : possible);
    }
    CHECK(impossible > 100);
    CHECK(possible > 100);
}
