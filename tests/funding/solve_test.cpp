// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Given in another order and numbered otherwise, a problem has the same outcome: who is paid by
// what, standings and their reasons, ties, levels, cuts, proofs. ATTIVA_FONDI
// sets how many.
#include <catch2/catch.hpp>
#include <sstream>

#include "funding/solve.hpp"
#include "how_many.hpp"
#include "random_problem.hpp"

using namespace attiva::funding;

namespace {

// An outcome with names for numbers; limits by what they say. What says the same has no order.
class Telling {
public:
    Telling(const Problem& p, const Outcome& o) : p_(p) {
        for (const auto& group : p.groups) groups_.push_back(names(group));
        say("allowed", o.allowed);
        proof("refusal", o.refusal);
        for (std::size_t k = 0; k < o.levels.size(); ++k) level(std::to_string(k), o.levels[k]);
        for (RequestId r = 0; r < o.standing.size(); ++r) standing(name(r), o.standing[r]);
        for (const Tie& t : o.ties) say("tie", names(t.requests), t.fewest, t.most, t.exact);
        payments("example", o.example);
        say("nodes", o.nodes);
    }
    /// What would free, of a solution.
    Telling(const Problem& p, const Solution& example) : p_(p) {
        for (const auto& group : p.groups) groups_.push_back(names(group));
        for (const Relief& r : reliefs(p, example)) relief(r);
    }
    std::string text() {
        std::ranges::sort(lines_);
        std::string out;
        for (const std::string& line : lines_) out += line + "\n";
        return out;
    }

private:
    template <class... What>
    std::string joined(const What&... what) {
        std::ostringstream out;
        ((out << what << " "), ...);
        return out.str();
    }
    template <class... What>
    void say(const What&... what) { lines_.push_back(joined(what...)); }

    [[nodiscard]] std::string name(RequestId r) const { return p_.requests[r].name; }
    [[nodiscard]] std::string names(const std::vector<RequestId>& list) const {
        std::vector<std::string> all;
        for (const RequestId r : list) all.push_back(name(r));
        std::ranges::sort(all);
        std::string out = "(";
        for (const std::string& one : all) out += one + " ";
        return out + ")";
    }
    std::string ceiling(std::uint32_t i) {
        const Ceiling& c = p_.ceilings[i];
        return joined("ceiling", p_.lines[c.line].name, groups_[c.group], c.cents, static_cast<int>(c.kind));
    }
    std::string places(std::uint32_t i) {
        const Places& k = p_.places[i];
        return joined("places", p_.lines[k.line].name, groups_[k.group], k.count);
    }
    // A person is whoever has these requests.
    std::string person(PersonId id) {
        std::vector<RequestId> own;
        for (RequestId r = 0; r < p_.requests.size(); ++r)
            if (p_.requests[r].person == id) own.push_back(r);
        return names(own);
    }
    std::string row(const Row& r) {
        switch (r.kind) {
            case Row::Kind::level: return joined("level", r.index);
            case Row::Kind::ceiling: return ceiling(r.index);
            case Row::Kind::places: return places(r.index);
            case Row::Kind::place: return joined("one", places(r.index), name(r.second));
            case Row::Kind::exclusion: {
                const Exclusion& e = p_.exclusions[r.index];
                std::string one = p_.lines[e.one].name + " " + name(r.second), other = p_.lines[e.other].name + " " + name(r.third);
                if (other < one) std::swap(one, other);
                return joined("exclusion", static_cast<int>(e.scope), e.group ? groups_[*e.group] : "", one, other);
            }
            case Row::Kind::most:
            case Row::Kind::pays:
            case Row::Kind::share: return joined(static_cast<int>(r.kind), name(r.index), p_.lines[r.second].name);
            default: return joined(static_cast<int>(r.kind), name(r.index));
        }
    }
    std::string variable(const Variable& v) {
        switch (v.kind) {
            case Variable::Kind::served: return "served " + name(v.index);
            case Variable::Kind::place: return "place " + places(v.index) + person(v.second);
            case Variable::Kind::whole: return "whole " + person(v.index);
            default: return joined(static_cast<int>(v.kind), name(v.index), p_.lines[v.second].name);
        }
    }
    void proof(const std::string& of, const Proof& proof) {
        for (std::size_t i = 0; i < proof.size(); ++i) {
            const Node& n = proof[i];
            if (!n.leaf) {
                say(of, "node", i, variable(n.on), n.at, n.below, n.above);
                continue;
            }
            std::vector<std::string> weights;
            for (const Weight& w : n.weights) weights.push_back(joined(row(w.row), w.weight));
            std::ranges::sort(weights);
            std::string all;
            for (const std::string& one : weights) all += one + "; ";
            say(of, "leaf", i, n.vain, n.denominator, all);
        }
    }
    void level(const std::string& of, const Level& l) {
        say("level", of, l.value, l.bound, l.checked, static_cast<int>(l.why));
        proof("level " + of, l.proof);
        for (const Cut& c : l.cuts) {
            std::vector<std::string> limits;
            for (const std::uint32_t i : c.ceilings) limits.push_back(ceiling(i));
            for (const std::uint32_t i : c.places) limits.push_back(places(i));
            for (const Cut::Must& m : c.musts) limits.push_back(joined("must", m.level, names(m.requests), m.number));
            std::ranges::sort(limits);
            std::string all;
            for (const std::string& one : limits) all += one;
            say("cut", of, names(c.requests), c.at_most, all);
        }
    }
    void standing(const std::string& of, const Standing& s) {
        say("standing", of, static_cast<int>(s.verdict), static_cast<int>(s.why), s.level, s.at_most);
        proof("standing " + of, s.proof);
    }
    void payments(const std::string& of, const Solution& s) {
        for (const Payment& x : s) say(of, name(x.request), p_.lines[x.line].name, x.cents);
    }
    void relief(const Relief& r) {
        const std::string of = "relief " + name(r.request);
        say(of, r.cents);
        payments(of, r.payments);
        for (const Relief::More& m : r.more) say(of, m.places ? places(m.index) : ceiling(m.index), m.by);
    }

    const Problem& p_;
    std::vector<std::string> groups_;
    std::vector<std::string> lines_;
};

std::string first_difference(const std::string& a, const std::string& b) {
    std::istringstream one(a), other(b);
    for (std::string x, y;;) {
        const bool more = static_cast<bool>(std::getline(one, x)), also = static_cast<bool>(std::getline(other, y));
        if (!more && !also) return "";
        if (!more || !also || x != y) return x + "\n" + y;
    }
}

void same(const Problem& p, const Problem& q, const std::string& one, const std::string& other, std::uint64_t seed, std::uint64_t& wrong) {
    if (one == other) return;
    UNSCOPED_INFO("seed " << seed << "\n" << first_difference(one, other) << "\n" << judge::written_out(p) << "\n" << judge::written_out(q));
    CHECK(false);
    if (++wrong == 5) FAIL("and more");
}

void same_outcome(const Problem& p, std::uint64_t seed, std::uint64_t& wrong, const Limits& limits = {}) {
    const Problem q = judge::shuffled(p, seed * 977 + 3);
    same(p, q, Telling(p, solve(p, limits)).text(), Telling(q, solve(q, limits)).text(), seed, wrong);
}

void same_reliefs(const Problem& p, std::uint64_t seed, std::uint64_t& wrong) {
    const Problem q = judge::shuffled(p, seed * 977 + 3);
    same(p, q, Telling(p, solve(p).example).text(), Telling(q, solve(q).example).text(), seed, wrong);
}

}  // namespace

TEST_CASE("a problem given in another order has the same outcome, to the last reason") {
    if (!available()) return;
    std::uint64_t wrong = 0;
    const std::uint64_t first = fund_tests::first_seed();
    for (std::uint64_t seed = first; seed < first + fund_tests::how_many(1000); ++seed) same_outcome(judge::small_problem(seed), seed, wrong);
}

TEST_CASE("a caseload given in another order has the same outcome") {
    if (!available()) return;
    std::uint64_t wrong = 0;
    const std::uint64_t first = fund_tests::first_seed();
    for (std::uint64_t seed = first; seed < first + fund_tests::how_many(1000) / 200; ++seed) {
        // Also where the search is cut short: what it found by then has no order either.
        for (const Limits& limits : {Limits{}, fund_tests::few})
            same_outcome(judge::large_problem(seed), seed, wrong, limits);
        same_outcome(judge::zone_problem(seed), seed, wrong, fund_tests::few);
    }
}

TEST_CASE("what would free is the same in another order") {
    if (!available()) return;
    std::uint64_t wrong = 0;
    for (std::uint64_t seed = 1; seed <= fund_tests::how_many(1000) && wrong == 0; ++seed) same_reliefs(judge::small_problem(seed), seed, wrong);
    for (std::uint64_t seed = 1; seed <= fund_tests::how_many(1000) / 100 && wrong == 0; ++seed) same_reliefs(judge::large_problem(seed), seed, wrong);
}

// One request that a decision wants paid, that alone could be: among 60 the search for anything
// allowed loses itself, and says that nothing was found.
TEST_CASE("a decision that can be kept is kept, whoever else asks") {
    if (!available()) return;
    const Problem p = judge::zone_problem(135);
    REQUIRE(p.decisions.size() == 1);
    CHECK(solve(p, fund_tests::few).allowed);
}

TEST_CASE("who is named first is told first, and another order says otherwise") {
    // The telling can differ: it is not blind.
    if (!available()) return;
    Problem p = judge::small_problem(1);
    const std::string one = Telling(p, solve(p)).text();
    p.requests[0].name += "x";
    CHECK(Telling(p, solve(p)).text() != one);
}
