// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// No cent is lost and none is made: what an outcome pays, entered twice, payment by payment, in
// books of its own; every account closes, no limit is below zero, and the levels of money are what
// the books say. One problem in a hundred is a caseload as people have them. ATTIVA_FONDI sets
// how many.
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "funding/solve.hpp"
#include "how_many.hpp"
#include "random_problem.hpp"

using namespace attiva::funding;

namespace {

/// Of each account what went out of it or came in, and whether all of it adds up to nothing.
class Books {
public:
    explicit Books(const Problem& p) : p_(p), requests_(p.requests.size()), money_(p.lines.size()), held_(p.lines.size()), of_ceiling_(p.ceilings.size()), persons_(p.places.size()) {}

    void enter(const Payment& x) {
        const Option* option = nullptr;
        for (const Option& o : p_.requests.at(x.request).options)
            if (o.line == x.line) option = &o;
        if (option == nullptr) return wrong("a line that may not pay");
        if (x.cents <= 0) wrong("a payment of nothing");
        money_[x.line] -= x.cents, requests_[x.request] += x.cents;
        held_[x.line] -= option->premium, premiums_ += option->premium;
        ++lines_[x.request];
        if (x.cents > option->most) wrong("more than a line's cap");
        for (std::size_t c = 0; c < p_.ceilings.size(); ++c)
            if (p_.ceilings[c].line == x.line && in(p_.ceilings[c].group, x.request)) of_ceiling_[c] += x.cents + option->premium;
        for (std::size_t k = 0; k < p_.places.size(); ++k)
            if (p_.places[k].line == x.line && in(p_.places[k].group, x.request)) persons_[k].insert(p_.requests[x.request].person);
        shares_.emplace_back(x, option->others);
    }

    std::vector<std::string> close(const Outcome& o) {
        Cents out = 0, in = 0, premiums = 0;
        for (const Cents c : money_) out -= c;
        for (const Cents c : requests_) in += c;
        for (const Cents c : held_) premiums -= c;
        if (out != in) wrong("what lines pay is not what requests receive");
        if (premiums != premiums_) wrong("premiums held by lines are not those of payments");
        for (RequestId r = 0; r < requests_.size(); ++r) {
            const Request& q = p_.requests[r];
            if (requests_[r] != 0 && requests_[r] < q.least) wrong("less than the least");
            if (requests_[r] > q.cost) wrong("more than the cost");
            if (lines_[r] > q.most_lines) wrong("more lines than may share it");
        }
        // Others put in their part of the whole expense, of what is paid here and elsewhere.
        for (const auto& [x, others] : shares_) {
            const Cents whole = p_.requests[x.request].elsewhere + requests_[x.request];
            if ((whole - x.cents) * 10000 < others * whole) wrong("others put in too little");
        }
        for (std::size_t c = 0; c < of_ceiling_.size(); ++c)
            if (of_ceiling_[c] > p_.ceilings[c].cents) wrong("a ceiling below zero");
        for (std::size_t k = 0; k < persons_.size(); ++k)
            if (persons_[k].size() > p_.places[k].count) wrong("more persons than places");
        levels(o, in);
        return std::move(wrong_);
    }

private:
    void wrong(const char* what) { wrong_.emplace_back(what); }
    [[nodiscard]] bool in(GroupId group, RequestId r) const { return std::ranges::count(p_.groups[group], r) > 0; }

    // The levels that count money: in all, and of each scarcity, that together are all of it.
    void levels(const Outcome& o, Cents in) {
        std::size_t at = 0;
        for (const Key& key : p_.rule) {
            std::set<std::int64_t, std::greater<>> values{0};
            if (key.kind == Key::Kind::served_by_class) {
                values.clear();
                for (const Request& r : p_.requests) values.insert(r.attributes[key.attribute]);
            }
            if (key.kind == Key::Kind::least_scarce) {
                values.clear();
                for (const Line& l : p_.lines) values.insert(l.scarcity);
            }
            Cents sum = 0;
            for (const std::int64_t value : values) {
                const std::int64_t said = o.levels.at(at++).value;
                if (key.kind == Key::Kind::money && said != in) wrong("the level of money");
                if (key.kind != Key::Kind::least_scarce) continue;
                Cents of_lines = 0;
                for (LineId l = 0; l < p_.lines.size(); ++l) of_lines += p_.lines[l].scarcity == value ? money_[l] : 0;
                if (said != of_lines) wrong("the level of a scarcity");
                sum -= said;
            }
            if (key.kind == Key::Kind::least_scarce && sum != in) wrong("scarcities that are not all the money");
        }
        if (at != o.levels.size()) wrong("levels of no key");
    }

    const Problem& p_;
    std::vector<Cents> requests_, money_, held_, of_ceiling_;
    std::vector<std::set<PersonId>> persons_;
    std::map<RequestId, std::size_t> lines_;
    std::vector<std::pair<Payment, std::int64_t>> shares_;
    Cents premiums_ = 0;
    std::vector<std::string> wrong_;
};

std::vector<std::string> booked(const Problem& p, const Outcome& o) {
    Books books(p);
    for (const Payment& x : o.example) books.enter(x);
    return books.close(o);
}

}  // namespace

TEST_CASE("no cent is lost and none is made") {
    if (!available()) return;
    std::uint64_t wrong = 0, paid = 0, gaps = 0;
    Cents cents = 0;
    const std::uint64_t first = fund_tests::first_seed();
    for (std::uint64_t seed = first; seed < first + fund_tests::how_many(2000); ++seed) {
        const Problem p = seed % 100 == 0 ? judge::large_problem(seed) : judge::small_problem(seed);
        const Outcome o = seed % 100 == 0 ? solve(p, fund_tests::few) : solve(p);
        if (!o.allowed) continue;
        for (const Level& l : o.levels) gaps += l.value != l.bound ? 1 : 0;
        for (const Payment& x : o.example) ++paid, cents += x.cents;
        for (const std::string& what : booked(p, o)) {
            UNSCOPED_INFO("seed " << seed << ": " << what << "\n" << judge::written_out(p));
            CHECK(false);
            if (++wrong == 20) FAIL("and more");
        }
    }
    WARN(paid << " payments, " << cents << " cents, " << gaps << " levels with a gap");
    CHECK(paid > 0);
}

TEST_CASE("books that do not close are seen") {
    if (!available()) return;
    std::uint64_t seen = 0, planted = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        Problem p = judge::small_problem(seed);
        p.rule.push_back({Key::Kind::money, 0});
        const Outcome o = solve(p);
        for (std::size_t i = 0; i < o.example.size(); ++i)
            for (const int by : {-1, 1}) {
                Outcome with = o;
                with.example[i].cents += by;
                ++planted, seen += booked(p, with).empty() ? 0 : 1;
            }
    }
    CHECK(planted > 0);
    CHECK(seen == planted);
}
