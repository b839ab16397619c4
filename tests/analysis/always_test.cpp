// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Every two conditions made of three facts by `e`, `o` and `non`, up to three facts a
// condition: what is proved is so for each of the 27 ways the facts may be known. And a
// table of what hangs on the day, which is never proved.
#include "analysis/always.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "fixture.hpp"

using namespace attiva;
using namespace attiva::analysis;

namespace {

const Date day = *date_of(2026, 11, 25);

constexpr std::size_t ways = 27;  // three facts, each no, ignoto or sì

struct Condition {
    std::string text;
    std::array<Truth, ways> truth;  ///< by how the facts are known
    bool plain = true;              ///< no `non`, and either `e` or `o` alone
};

template <class Of>
std::array<Truth, ways> each_way(Of of) {
    std::array<Truth, ways> out{};
    for (std::size_t i = 0; i < ways; ++i) out[i] = of(i);
    return out;
}

std::vector<Condition> facts() {
    std::vector<Condition> out;
    std::size_t power = 1;
    for (const char* name : {"in_carico", "minore_solo", "isee <= 10.000 euro"}) {
        out.push_back({name, each_way([&](std::size_t i) { return static_cast<Truth>(i / power % 3); }), true});
        power *= 3;
    }
    return out;
}

Condition joined(const Condition& a, const Condition& b, bool all) {
    const auto truth = [&](std::size_t i) { return all ? both(a.truth[i], b.truth[i]) : either(a.truth[i], b.truth[i]); };
    const bool one = a.text.find('(') == std::string::npos && b.text.find('(') == std::string::npos;
    return {fmt::format("({}) {} ({})", a.text, all ? "e" : "o", b.text), each_way(truth), one && a.plain && b.plain};
}

// The facts and their negations, two of them together, and those with a third.
std::vector<Condition> conditions() {
    std::vector<Condition> out = facts();
    for (std::size_t i = 0; i < 3; ++i)
        out.push_back({fmt::format("non ({})", out[i].text), each_way([&](std::size_t w) { return negate(out[i].truth[w]); }), false});
    const std::vector<Condition> single = out;
    std::vector<Condition> pairs;
    for (std::size_t i = 0; i < single.size(); ++i)
        for (std::size_t j = i + 1; j < single.size(); ++j)
            for (const bool all : {true, false}) pairs.push_back(joined(single[i], single[j], all));
    out.insert(out.end(), pairs.begin(), pairs.end());
    for (const Condition& pair : pairs)
        for (const Condition& third : single)
            for (const bool all : {true, false}) out.push_back(joined(pair, third, all));
    return out;
}

bool never_truer(const Condition& a, const Condition& b) {
    for (std::size_t i = 0; i < ways; ++i)
        if (b.truth[i] < a.truth[i]) return false;
    return true;
}

std::string definition(const std::string& body, const std::string& before = {}) {
    return before + "definizione prova : sì_no\n    " + body + "\n";
}

bool proved(const std::string& a, const std::string& b) {
    const reviewed::Two two(a, b, day);
    return Always(two.one, two.other).below(0, two.first.definition("prova"), two.second.definition("prova"));
}

}  // namespace

TEST_CASE("what follows from the writing is so however the facts are known") {
    const auto all = conditions();
    std::string text;
    for (std::size_t i = 0; i < all.size(); ++i) text += fmt::format("definizione f{} : sì_no\n    {}\n\n", i, all[i].text);
    const reviewed::Two two(text, text, day);
    Always always(two.one, two.other);
    std::size_t found = 0, so = 0, wrong = 0, missed = 0;
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = 0; j < all.size(); ++j) {
            const std::size_t side = (i + j) % 2;
            const auto id = [&](std::size_t k, bool mine) {
                const auto& small = (side == 0) == mine ? two.first : two.second;
                return small.definition(fmt::format("f{}", k));
            };
            const bool below = always.below(side, id(i, true), id(j, false));
            const bool holds = never_truer(all[i], all[j]);
            found += below ? 1 : 0;
            so += holds ? 1 : 0;
            if (below && !holds && ++wrong < 5) UNSCOPED_INFO(all[i].text << " / " << all[j].text);
            // Of these every one is found.
            if (holds && !below && all[i].plain && all[j].plain) ++missed;
        }
    fmt::print("sempre: {} condizioni, {} coppie, {} vere, {} provate\n", all.size(), all.size() * all.size(), so, found);
    CHECK(wrong == 0);
    CHECK(missed == 0);
    CHECK(found * 2 > so);
}

TEST_CASE("what hangs on the values of a day is not said of every day") {
    const std::string one = "parametro soglia : euro\n    dal 2020-01-01  10.000 euro  fonte legge_a\n\n";
    const std::string later = "parametro soglia : euro\n    dal 2020-01-01 al 2026-12-31  10.000 euro  fonte legge_a\n"
                              "    dal 2027-01-01  9.000 euro  fonte legge_a\n\n";
    const std::string read = "isee <= soglia";
    CHECK(proved(definition(read, one), definition(read, one)));
    CHECK(proved(definition(read + " e in_carico", later), definition(read, later)));
    CHECK_FALSE(proved(definition(read, one), definition(read, later)));
    CHECK_FALSE(proved(definition(read, later), definition(read, one)));
    // What is proved on a day alone (Implied) is not said here.
    CHECK_FALSE(proved(definition("isee <= 9.000 euro"), definition("isee <= 10.000 euro")));
    CHECK(proved(definition("no"), definition("in_carico")));
    CHECK(proved(definition("in_carico"), definition("sì")));
    CHECK_FALSE(proved(definition("sì"), definition("in_carico")));
}
