// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The arithmetic of proofs: on paper, and of proofs thrown together at random, of which engine and
// judge give the same bound, that no solution is above. ATTIVA_FONDI sets how many.
#include <catch2/catch.hpp>
#include <map>
#include <stdexcept>

#include "brute.hpp"
#include "funding/paper.hpp"
#include "how_many.hpp"
#include "linear.hpp"
#include "random_problem.hpp"

using namespace fund_tests;

namespace {

/// Rows that exist, and variables: what proofs are thrown together of.
struct Parts {
    std::vector<Row> rows;
    std::vector<Variable> variables;
};

Parts parts_of(const Problem& p, std::uint32_t level) {
    Parts out;
    const judge::Linear linear(p);
    const auto requests = static_cast<std::uint32_t>(std::max(p.requests.size(), p.lines.size()));
    const auto most = static_cast<std::uint32_t>(std::max({p.requests.size(), p.ceilings.size(), p.places.size(), p.exclusions.size(), std::size_t{level}}));
    for (int kind = 0; kind <= static_cast<int>(Row::Kind::level); ++kind)
        for (std::uint32_t i = 0; i < (kind == static_cast<int>(Row::Kind::exclusion) ? static_cast<std::uint32_t>(p.exclusions.size()) : most); ++i)
            for (std::uint32_t j = 0; j < requests; ++j)
                for (std::uint32_t k = 0; k < (kind == static_cast<int>(Row::Kind::exclusion) ? requests : 1); ++k) {
                    const Row row{static_cast<Row::Kind>(kind), i, j, k};
                    Node node;
                    node.weights = {{row, 1}};
                    try {
                        static_cast<void>(linear.bound(std::vector<std::int64_t>(level), level, {node}));
                        // As the engine writes it: what a row is not named by is 0.
                        const bool by_two = row.kind == Row::Kind::most || row.kind == Row::Kind::pays || row.kind == Row::Kind::share || row.kind == Row::Kind::place || row.kind == Row::Kind::exclusion;
                        if (by_two || j == 0) out.rows.push_back(row);
                    } catch (const judge::NoProof&) {
                    }
                }
    for (RequestId r = 0; r < p.requests.size(); ++r) {
        out.variables.push_back({Variable::Kind::served, r, 0});
        out.variables.push_back({Variable::Kind::whole, p.requests[r].person, 0});
        for (const Option& o : p.requests[r].options) {
            out.variables.push_back({Variable::Kind::pays, r, o.line});
            out.variables.push_back({Variable::Kind::amount, r, o.line});
        }
    }
    return out;
}

Proof thrown_together(const Parts& parts, std::mt19937_64& random) {
    const auto number = [&](std::uint64_t below) { return random() % below; };
    Proof proof(1 + 2 * number(4));
    for (std::size_t i = 0; 2 * i + 2 < proof.size(); ++i) {
        proof[i].leaf = false;
        proof[i].on = parts.variables[number(parts.variables.size())];
        proof[i].at = proof[i].on.kind == Variable::Kind::amount ? static_cast<std::int64_t>(number(7)) : 0;
        proof[i].below = static_cast<std::uint32_t>(2 * i + 1), proof[i].above = static_cast<std::uint32_t>(2 * i + 2);
    }
    for (Node& node : proof) {
        if (!node.leaf) continue;
        node.denominator = static_cast<std::int64_t>(1 + number(20));
        node.vain = number(10) == 0;
        for (std::uint64_t more = number(8); more > 0; --more) node.weights.push_back({parts.rows[number(parts.rows.size())], static_cast<std::int64_t>(number(12))});
    }
    return proof;
}

/// What a proof gives: a bound, nothing in any leaf, or that it is none.
template <class NoProof, class Give>
std::string given(Give give) {
    try {
        const auto bound = give();
        return bound ? std::to_string(*bound) : "nothing";
    } catch (const NoProof&) {
        return "no proof";
    }
}

}  // namespace

TEST_CASE("a proof is its arithmetic, and what is none is refused") {
    const Problem p = problem({1000}, {{"a", 400}, {"b", 400}, {"c", 400}});
    const auto leaf = [](std::int64_t weight, std::int64_t denominator) {
        Node n;
        n.denominator = denominator;
        n.weights = {{{Row::Kind::ceiling, 0, 0, 0}, weight}};
        return n;
    };
    CHECK(bound_of(p, {}, 0, {Node{}}).value() == 3);             // no weights: everybody
    // 1,000 cents count as 800 (multiples of 400), at 1/400 a cent: 2.
    CHECK(bound_of(p, {}, 0, {leaf(1, 400)}).value() == 2);
    CHECK(bound_of(p, {}, 0, {leaf(1, 800)}).value() == 2);       // 1 + 3 × 1/2
    CHECK_THROWS_AS(bound_of(p, {}, 0, {leaf(-1, 400)}), std::invalid_argument);
    CHECK_THROWS_AS(bound_of(p, {}, 0, {leaf(1, 0)}), std::invalid_argument);
    CHECK_THROWS_AS(bound_of(p, {}, 0, {}), std::invalid_argument);
    Node vain = leaf(1, 400);
    vain.vain = true;
    CHECK_THROWS_AS(bound_of(p, {}, 0, {vain}), std::invalid_argument);
    Node split;
    split.leaf = false;
    split.on = {Variable::Kind::served, 0, 0};
    split.below = 1;
    split.above = 2;
    CHECK(bound_of(p, {}, 0, {split, leaf(0, 1), leaf(1, 400)}).value() == 2);
    split.above = 0;
    CHECK_THROWS_AS(bound_of(p, {}, 0, {split, leaf(0, 1), leaf(1, 400)}), std::invalid_argument);
}

TEST_CASE("of proofs thrown together engine and judge give the same, and no solution is above") {
    std::mt19937_64 random(20261126);
    std::map<std::string, std::uint64_t> count;
    for (std::uint64_t seed = 1; seed <= how_many(2000) / 5; ++seed) {
        const Problem p = judge::small_problem(seed);
        const judge::Best best = judge::best(p);
        if (!best.allowed || best.levels.empty()) continue;
        const auto level = static_cast<std::uint32_t>(random() % best.levels.size());
        const Parts parts = parts_of(p, level);
        for (int i = 0; i < 30; ++i) {
            const Proof proof = thrown_together(parts, random);
            const std::string mine = given<judge::NoProof>([&] { return judge::Linear(p).bound(best.levels, level, proof); });
            const std::string its = given<std::invalid_argument>([&] { return bound_of(p, best.levels, level, proof); });
            INFO("seed " << seed << ", level " << level << ", best " << best.levels[level] << "\n" << judge::written_out(p));
            CHECK(mine == its);
            // The best of all is in some leaf: no proof says less.
            if (mine != "no proof") CHECK((mine != "nothing" && std::stoll(mine) >= best.levels[level]));
            ++count[mine == "no proof" ? mine : proof.size() > 1 ? "tree" : "leaf"];
        }
    }
    CHECK((count["tree"] > 0 && count["leaf"] > 0 && count["no proof"] > 0));
}
