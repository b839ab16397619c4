// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What sharing would settle, against every set of hidden facts and every completion, one by
// one: «basta comunque» and «può bastare», the smallest sets and all of them.

#include "inquiry/sharing.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "everybody.hpp"
#include "inquiry/exact.hpp"
#include "laws/generator.hpp"

using namespace attiva;
using namespace attiva::inquiry;

namespace {

using analysis::FactAt;
using laws::Random;
using laws::World;
using person::Profile;

#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__)
constexpr int usual = 300;  // instruments that are left to clarify
#else
constexpr int usual = 30;
#endif

int wanted() {
    const char* said = std::getenv("ATTIVA_CONDIVIDERE");
    return said != nullptr ? std::atoi(said) : usual;
}

FactAt at_of(const Profile& p, const everybody::Open& o) {
    using Kind = evaluation::Subject::Kind;
    if (o.list == 0) return {{}, o.attribute};
    const auto i = static_cast<std::uint32_t>(o.list - 1);
    const auto members = static_cast<std::uint32_t>(p.members.size());
    if (i < members) return {{Kind::member, i}, o.attribute};
    return {{Kind::relative, i - members}, o.attribute};
}

// Everybody the person may be, and whether he may have each instrument.
struct Everybody {
    std::vector<everybody::Open> open;
    std::vector<std::vector<std::size_t>> who;  ///< the choice of each
    std::vector<std::vector<Verdict>> verdicts; ///< by who, by instrument

    Everybody(const World& w, const laws::Court& court, const Profile& p, Date day) : open(everybody::open_facts(w, p)) {
        everybody::each(w, p, day, open, [&](const Profile& one, const std::vector<std::size_t>& choice) {
            const laws::Naive naive(court.book(), w.vocabulary, w.territory, one, day);
            who.push_back(choice);
            verdicts.emplace_back();
            for (InstrumentId i = 0; i < court.book().instruments.size(); ++i) verdicts.back().push_back(laws::verdict(naive, naive, i));
        });
    }
    [[nodiscard]] bool told(InstrumentId i) const {
        return !who.empty() && std::none_of(verdicts.begin(), verdicts.end(), [&](const auto& v) { return v[i] == Verdict::to_clarify; });
    }
};

// What a set of open facts (by index) comes to: with some values, with all of them.
struct Comes { bool some = false, anyway = true; };

Comes comes(const Everybody& all, const std::vector<std::size_t>& set, InstrumentId i) {
    std::map<std::vector<std::size_t>, std::set<bool>> groups;
    for (std::size_t k = 0; k < all.who.size(); ++k) {
        std::vector<std::size_t> key;
        for (const std::size_t o : set) key.push_back(all.who[k][o]);
        groups[key].insert(all.verdicts[k][i] == Verdict::available);
    }
    Comes out;
    for (const auto& [key, outcomes] : groups) {
        if (outcomes.size() == 1) out.some = true;
        else out.anyway = false;
    }
    return out;
}

using Indices = std::set<std::vector<std::size_t>>;

// The smallest sets, of all those of the hidden facts.
Indices smallest(const Everybody& all, const std::vector<std::size_t>& hidden, InstrumentId i, bool anyway) {
    Indices out;
    std::size_t size = hidden.size() + 1;
    for (std::size_t mask = 0; mask < std::size_t{1} << hidden.size(); ++mask) {
        std::vector<std::size_t> set;
        for (std::size_t k = 0; k < hidden.size(); ++k)
            if ((mask >> k & 1U) != 0) set.push_back(hidden[k]);
        if (set.size() > size) continue;
        const Comes c = comes(all, set, i);
        if (!(anyway ? c.anyway : c.some)) continue;
        if (set.size() < size) out.clear();
        size = set.size();
        out.insert(set);
    }
    return out;
}

Indices indices(const Profile& p, const Everybody& all, const SmallestSets& said) {
    Indices out;
    for (const Facts& set : said.sets) {
        std::vector<std::size_t> one;
        for (const FactAt at : set)
            for (std::size_t k = 0; k < all.open.size(); ++k)
                if (at_of(p, all.open[k]) == at) one.push_back(k);
        std::sort(one.begin(), one.end());
        if (one.size() == set.size()) out.insert(one);
    }
    return out;
}

// Empty if what was said is right.
std::string wrong(const Profile& p, const Everybody& all, const std::vector<std::size_t>& hidden, InstrumentId i,
                  const SmallestSets& said, bool anyway) {
    const Indices mine = indices(p, all, said);
    if (mine.size() != said.sets.size()) return "a set of what is not open";
    for (const auto& set : mine) {
        const Comes c = comes(all, set, i);
        if (!(anyway ? c.anyway : c.some)) return anyway ? "not enough for all" : "not enough for anyone";
    }
    if (!said.all) return "";
    const Indices expected = smallest(all, hidden, i, anyway);
    const bool longer = !anyway && !expected.empty() && expected.begin()->size() > most_beside;
    return expected == mine || longer ? "" : fmt::format("{} sets where there are {}", mine.size(), expected.size());
}

struct Tally { int asked = 0, anyway = 0, may = 0, cut = 0; std::map<std::size_t, int> sizes; };

void count(Tally& tally, const Sharing& said) {
    ++tally.asked;
    tally.anyway += said.anyway.sets.empty() ? 0 : 1;
    tally.may += said.may.sets.empty() ? 0 : 1;
    tally.cut += said.anyway.all && said.may.all ? 0 : 1;
    if (!said.anyway.sets.empty()) ++tally.sizes[said.anyway.sets.front().size()];
}

// Hides some of what is open; the indices of those.
std::vector<std::size_t> hide_some(const World& w, Profile& p, Random& random) {
    std::vector<std::size_t> hidden;
    const auto open = everybody::open_facts(w, p);
    for (std::size_t k = 0; k < open.size(); ++k) {
        if (!random.chance(75)) continue;
        const FactAt at = at_of(p, open[k]);
        evaluation::facts_of(p, at.subject)[at.attribute].status = person::Status::hidden;
        hidden.push_back(k);
    }
    return hidden;
}

}  // namespace

TEST_CASE("the smallest sets of hidden facts that would settle it, over all completions") {
    const World world;
    const char* seed = std::getenv("ATTIVA_SEME");
    Random random(seed != nullptr ? std::strtoull(seed, nullptr, 10) : 20'261'128);
    laws::Made made{};
    Tally tally;
    int differences = 0;
    while (tally.asked < wanted() && differences < 4) {
        language::Rulebook book = laws::RuleMaker(world, random, made).make();
        for (auto& i : book.interpretations) i.chosen = random.one_of(world.vocabulary.list(i.readings).all());
        const laws::Court court(world, std::move(book));
        const Date day = random.pick(world.days);
        const evaluation::DayTables tables(court.program(true), court.book(), world.vocabulary, world.territory, day);
        Atlas atlas(court.catalogue(), court.program(true), tables);
        std::set<AttributeId> read;
        for (InstrumentId i = 0; i < court.book().instruments.size(); ++i)
            for (const auto& [id, cells] : atlas.area(i).cone.facts) read.insert(id);
        for (int k = 0; k < 4; ++k) {
            Profile p = everybody::few_open(world, random, 2 + random.below(4), read);
            const auto hidden = hide_some(world, p, random);
            const Everybody all(world, court, p, day);
            evaluation::Evaluation e(tables);
            e.run(p);
            const matching::Question q{court.catalogue(), court.program(true), e, e, false, {}};
            Inquired who(atlas, p, p);
            const auto decided = decisions(who, q);
            Completions seen(atlas, p);
            for (InstrumentId i = 0; i < decided.size() && differences < 4; ++i) {
                if (decided[i].verdict != Verdict::to_clarify || decided[i].exhausted || !all.told(i)) continue;
                const Sharing said = sharing(atlas, seen, i, hidden_facts(atlas, seen, i));
                count(tally, said);
                for (const bool anyway : {true, false}) {
                    const std::string why = wrong(p, all, hidden, i, anyway ? said.anyway : said.may, anyway);
                    if (why.empty()) continue;
                    ++differences;
                    UNSCOPED_INFO(fmt::format("richiesta {} strumento {} ({}): {}\n{}", tally.asked, i, anyway ? "comunque" : "può", why, laws::show(world, p)));
                }
            }
        }
    }
    std::string sizes;
    for (const auto& [size, n] : tally.sizes) sizes += fmt::format(" {}:{}", size, n);
    fmt::print("condividere: {} strumenti da chiarire, {} con un insieme che basta comunque (per grandezza{}), {} con uno che può bastare, {} non guardati tutti\n",
               tally.asked, tally.anyway, sizes, tally.may, tally.cut);
    CHECK(differences == 0);
    CHECK(tally.anyway > wanted() / 10);
    CHECK(tally.may > wanted() / 10);
    CHECK(tally.cut < wanted() / 4);
}
