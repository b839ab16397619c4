// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The reader of certificates can say no: faults are planted in true outcomes. Those that make a
// claim no certificate bears out are seen every time; of those that may leave a proof a proof,
// poorer or not, some are seen. And proofs thrown together at random: engine and judge give the
// same bound of each, and no solution is above it.
#include <catch2/catch.hpp>
#include <map>

#include "brute.hpp"
#include "certificates.hpp"
#include "funding/solve.hpp"
#include "how_many.hpp"
#include "linear.hpp"
#include "random_problem.hpp"

using namespace attiva::funding;

namespace {

using Verdict = Standing::Verdict;

/// Plants at the n-th place there is; false: there is no such place.
using Plant = bool (*)(Outcome& outcome, std::size_t n);

template <class List, class Keep>
typename List::value_type* nth(List& list, std::size_t n, Keep keep) {
    for (auto& x : list)
        if (keep(x) && n-- == 0) return &x;
    return nullptr;
}

Level* some_level(Outcome& o, std::size_t n) { return o.levels.empty() ? nullptr : &o.levels[n % o.levels.size()]; }

Standing* some_standing(Outcome& o, std::size_t n, Standing::Why why) {
    return nth(o.standing, n, [&](const Standing& s) { return s.why == why; });
}

Cut* some_cut(Outcome& o, std::size_t n, bool with_must) {
    for (Level& l : o.levels)
        for (Cut& c : l.cuts)
            if ((!with_must || !c.musts.empty()) && n-- == 0) return &c;
    return nullptr;
}

Node* some_node(Outcome& o, std::size_t n, bool leaf, bool weighted) {
    for (Level& l : o.levels)
        for (Node& x : l.proof)
            if (x.leaf == leaf && (!weighted || !x.weights.empty()) && n-- == 0) return &x;
    return nullptr;
}

template <class T, class Do>
bool if_any(T* at, Do what) {
    if (at != nullptr) what(*at);
    return at != nullptr;
}

struct Fault {
    const char* what;
    bool always;  // seen every time
    Plant plant;
};

const Fault faults[] = {
    {"a bound one lower", true, [](Outcome& o, std::size_t n) { return if_any(some_level(o, n), [](Level& l) { --l.bound, --l.checked; }); }},
    {"a value one higher", true, [](Outcome& o, std::size_t n) { return if_any(some_level(o, n), [](Level& l) { ++l.value; }); }},
    {"no proof", true, [](Outcome& o, std::size_t n) { return if_any(some_level(o, n), [](Level& l) { l.proof.clear(); }); }},
    {"a weight below 0", true, [](Outcome& o, std::size_t n) { return if_any(some_node(o, n, true, true), [](Node& x) { x.weights[0].weight *= -1; }); }},
    {"a row that is none", true, [](Outcome& o, std::size_t n) { return if_any(some_node(o, n, true, true), [](Node& x) { x.weights[0].row.index = 9999; }); }},
    {"a cut one lower", true, [](Outcome& o, std::size_t n) {
         Cut* c = some_cut(o, n, false);
         return c != nullptr && c->at_most > 0 && (--c->at_most, true);
     }},
    {"a request twice in a cut", true, [](Outcome& o, std::size_t n) { return if_any(some_cut(o, n, false), [](Cut& c) { c.requests.push_back(c.requests[0]); }); }},
    {"a must of one more", true, [](Outcome& o, std::size_t n) { return if_any(some_cut(o, n, true), [](Cut& c) { ++c.musts[0].number; }); }},
    {"served for unserved", true, [](Outcome& o, std::size_t n) {
         return if_any(nth(o.standing, n, [](const Standing& s) { return s.verdict == Verdict::unserved; }), [](Standing& s) { s.verdict = Verdict::served; });
     }},
    {"unserved for served", true, [](Outcome& o, std::size_t n) {
         return if_any(nth(o.standing, n, [](const Standing& s) { return s.verdict == Verdict::served; }), [](Standing& s) { s.verdict = Verdict::unserved; });
     }},
    {"served for tied", true, [](Outcome& o, std::size_t n) {
         return if_any(nth(o.standing, n, [](const Standing& s) { return s.verdict == Verdict::tied; }), [](Standing& s) { s.verdict = Verdict::served; });
     }},
    {"a standing that reaches less", true, [](Outcome& o, std::size_t n) { return if_any(some_standing(o, n, Standing::Why::level), [](Standing& s) { --s.at_most; }); }},
    {"an integer gap of one leaf", true, [](Outcome& o, std::size_t n) {
         return if_any(nth(o.levels, n, [](const Level& l) { return l.why == Level::Why::amounts; }), [](Level& l) { l.why = Level::Why::integer_gap; });
     }},
    {"a cut without its limit", false, [](Outcome& o, std::size_t n) { return if_any(some_cut(o, n, false), [](Cut& c) { c.ceilings.clear(), c.places.clear(); }); }},
    {"a weight forgotten", false, [](Outcome& o, std::size_t n) { return if_any(some_node(o, n, true, true), [](Node& x) { x.weights.pop_back(); }); }},
    {"a weight twice as great", false, [](Outcome& o, std::size_t n) { return if_any(some_node(o, n, true, true), [](Node& x) { x.weights[0].weight *= 2; }); }},
    {"another denominator", false, [](Outcome& o, std::size_t n) { return if_any(some_node(o, n, true, true), [](Node& x) { ++x.denominator; }); }},
    {"a vain leaf that is not", false, [](Outcome& o, std::size_t n) { return if_any(some_node(o, n, true, false), [](Node& x) { x.vain = !x.vain; }); }},
    {"a side of a split forgotten", false, [](Outcome& o, std::size_t n) { return if_any(some_node(o, n, false, false), [](Node& x) { x.above = x.below; }); }},
    {"sides of a split exchanged", false, [](Outcome& o, std::size_t n) { return if_any(some_node(o, n, false, false), [](Node& x) { std::swap(x.above, x.below); }); }},
    {"a split elsewhere", false, [](Outcome& o, std::size_t n) { return if_any(some_node(o, n, false, false), [](Node& x) { ++x.at; }); }},
    {"alone, of one by level", false, [](Outcome& o, std::size_t n) { return if_any(some_standing(o, n, Standing::Why::level), [](Standing& s) { s.why = Standing::Why::alone; }); }},
    {"by another level", false, [](Outcome& o, std::size_t n) { return if_any(some_standing(o, n, Standing::Why::level), [](Standing& s) { ++s.level; }); }},
    {"a tie of one more", false, [](Outcome& o, std::size_t n) { return if_any(nth(o.ties, n, [](const Tie&) { return true; }), [](Tie& t) { ++t.most; }); }},
    {"a refusal without weights", false, [](Outcome& o, std::size_t n) {
         return if_any(nth(o.refusal, n, [](const Node& x) { return x.leaf && !x.weights.empty(); }), [](Node& x) { x.weights.clear(); });
     }},
    {"a refusal that is not vain", false, [](Outcome& o, std::size_t n) { return if_any(nth(o.refusal, n, [](const Node& x) { return x.vain; }), [](Node& x) { x.vain = false; }); }},
};

bool seen(const Problem& p, const Outcome& o) {
    judge::Borne borne;
    return !judge::not_borne_out(p, o, borne).empty();
}

/// Rows that exist, and variables: what proofs are thrown together of.
struct Parts {
    std::vector<Row> rows;
    std::vector<Variable> variables;
};

Parts parts_of(const Problem& p, std::uint32_t level) {
    Parts out;
    const judge::Linear linear(p);
    const std::uint32_t most = 8;
    for (int kind = 0; kind <= static_cast<int>(Row::Kind::level); ++kind)
        for (std::uint32_t i = 0; i < most; ++i)
            for (std::uint32_t j = 0; j < most; ++j)
                for (std::uint32_t k = 0; k < (kind == static_cast<int>(Row::Kind::exclusion) ? most : 1); ++k) {
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

TEST_CASE("faults planted in certificates are seen") {
    if (!available()) return;
    std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> count;  // planted, seen
    for (std::uint64_t seed = 1; seed <= fund_tests::how_many(1000); ++seed) {
        const Problem p = judge::small_problem(seed);
        const Outcome o = solve(p);
        REQUIRE_FALSE(seen(p, o));
        for (const Fault& fault : faults)
            for (std::size_t n = 0; n < 3; ++n) {
                Outcome with = o;
                if (!fault.plant(with, n)) continue;
                auto& [planted, found] = count[fault.what];
                const bool is = seen(p, with);
                ++planted, found += is ? 1 : 0;
                if (!fault.always || is) continue;
                UNSCOPED_INFO(fault.what << ", seed " << seed << "\n" << judge::written_out(p));
                CHECK(false);
            }
    }
    for (const Fault& fault : faults) {
        INFO(fault.what << ": " << count[fault.what].first << " planted, " << count[fault.what].second << " seen");
        CHECK(count[fault.what].second > 0);
    }
}

TEST_CASE("faults planted in reliefs are seen") {
    if (!available()) return;
    std::uint64_t planted = 0;
    for (std::uint64_t seed = 1; seed <= fund_tests::how_many(1000); ++seed) {
        const Problem p = judge::small_problem(seed);
        const Outcome o = solve(p);
        if (!o.allowed) continue;
        for (const Relief& r : reliefs(p, o.example)) {
            REQUIRE(judge::not_kept(p, o.example, r).empty());
            std::vector<Relief> wrong(2, r);
            ++wrong[0].cents;
            wrong[1].payments[0].cents = p.requests[r.request].least - 1;  // not served by it
            for (std::size_t i = 0; i < r.more.size(); ++i)
                for (const int by : {-1, 1}) {
                    wrong.push_back(r);
                    wrong.back().more[i].by += by;
                }
            for (const Relief& x : wrong) {
                ++planted;
                INFO("seed " << seed << "\n" << judge::written_out(p));
                CHECK_FALSE(judge::not_kept(p, o.example, x).empty());
            }
        }
    }
    CHECK(planted > 0);
}

TEST_CASE("of proofs thrown together engine and judge give the same, and no solution is above") {
    std::mt19937_64 random(20261126);
    std::map<std::string, std::uint64_t> count;
    for (std::uint64_t seed = 1; seed <= fund_tests::how_many(300); ++seed) {
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
