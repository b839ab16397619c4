// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The planner against its judges: on small random problems its plan costs what the exhaustive
// search finds, for every first key; on these, on wide ones and on families of 30, 300 and 3,000
// the checker finds nothing to say. ATTIVA_PERCORSI sets how many small ones; ten times as many
// are for the checker alone. A difference is printed with the problem, as text_form.hpp reads it,
// and with the smallest one that shows it.

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <array>
#include <cstdlib>
#include <string>

#include "checker.hpp"
#include "exhaustive.hpp"
#include "families.hpp"
#include "pathway/planner.hpp"
#include "random_problem.hpp"
#include "shrink.hpp"
#include "text_form.hpp"

using namespace attiva::pathway;

namespace {

constexpr std::uint64_t most_days = 2'000'000;  // of the exhaustive search; one problem in 400 needs more

std::uint64_t wanted() {
    const char* said = std::getenv("ATTIVA_PERCORSI");
    if (said != nullptr) return std::strtoull(said, nullptr, 10);
#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__)
    return 1'500;
#else
    return 200;
#endif
}

// Of the checker with a plan said to cost this.
std::string objection(const Problem& p, const Plan& plan, const Cost& cost) {
    const Checked c = check(p, plan);
    std::string out = fmt::format("{}", fmt::join(c.violations, "; "));
    if (c.cost != cost) out += fmt::format(" costs {}, not {}", text_of(c.cost), text_of(cost));
    return out.empty() ? out : text_of(p, plan) + ": " + out;
}

std::string objections(const Problem& p, const Exhausted& e) {
    std::string out;
    for (const auto& best : e.best)
        if (best) out += objection(p, best->plan, best->cost);
    return out;
}

struct Tally {
    std::uint64_t feasible = 0, whole = 0;
    std::array<std::uint64_t, 6> steps{};
    void add(const Exhausted& e) {
        ++whole;
        if (!e.best[0]) return;
        ++feasible;
        ++steps[std::min<std::size_t>(static_cast<std::size_t>(e.best[0]->cost.steps), 5)];
    }
};


constexpr Limits enough{1'000'000, 500'000'000};

constexpr std::array keys{Key::discouraged, Key::skipped, Key::end, Key::steps, Key::undecided};

std::string said(const Problem& p, const Search& s) {
    constexpr const char* names[] = {"proved", "best_found", "none", "unknown"};
    return fmt::format("the planner says {}, bound {}: {}", names[static_cast<std::size_t>(s.outcome)], text_of(s.bound),
                       s.plan ? text_of(p, *s.plan) + ", " + text_of(s.cost) : "no plan");
}

// What is wrong with an answer whatever the best is; empty: nothing.
std::string wrong_by_itself(const Problem& p, const Search& s, Key key) {
    const bool plan_said = s.outcome == Outcome::proved || s.outcome == Outcome::best_found;
    if (plan_said != s.plan.has_value()) return "outcome and plan disagree: " + said(p, s);
    if (!s.plan) return "";
    if (const std::string o = objection(p, *s.plan, s.cost); !o.empty()) return o;
    if (s.outcome == Outcome::proved && s.bound != s.cost) return "proved, and the bound is another: " + said(p, s);
    return less(s.cost, s.bound, key) ? "less than its bound: " + said(p, s) : "";
}

std::string wrong(const Problem& p, Key key, const Exhausted& e, std::uint64_t* states = nullptr) {
    const Search s = plan(p, key, enough);
    if (states != nullptr) *states = std::max(*states, s.expansions);
    if (std::string w = wrong_by_itself(p, s, key); !w.empty()) return w;
    const auto& best = e.best[static_cast<std::size_t>(key)];
    const std::string truth = best ? fmt::format(" but best is {}, {}", text_of(p, best->plan), text_of(best->cost)) : " but there is no plan";
    if (s.outcome == Outcome::unknown || s.outcome == Outcome::best_found) return "not settled, and it is small: " + said(p, s) + truth;
    if (s.plan.has_value() != best.has_value() || (best && s.cost != best->cost)) return said(p, s) + truth;
    return "";
}

std::string report(const Problem& p, Key key, const std::string& what) {
    const auto still = [&](const Problem& q) {
        const Exhausted e = exhaust(q, most_days / 10);
        return e.whole && !wrong(q, key, e).empty();
    };
    std::string out = fmt::format("first key {}: {}\n{}", static_cast<int>(key), what, text_of(p));
    if (!still(p)) return out;
    const Problem small = shrunk(p, still);
    return out + fmt::format("\nsmaller: {}\n{}", wrong(small, key, exhaust(small)), text_of(small));
}

// One in 1,000 is of a family: of 30, every tenth of 300, every hundredth of 3,000. One in three
// of the others is wide. Whatever the limits what is said must be right: they are small for most.
void checker_only(std::uint64_t seed, std::array<std::uint64_t, 4>& outcomes) {
    const Key key = keys[Dice(seed).below(keys.size())];
    const bool of_family = seed % 1000 == 0;
    const std::uint32_t size = seed % 100'000 == 0 ? 3000 : seed % 10'000 == 0 ? 300 : 30;
    Family f;
    if (of_family) f = family(family_kinds[(seed / 1000 + seed / 10'000 + seed / 100'000) % 4], size, seed);
    else f.problem = random_problem(seed + (std::uint64_t{1} << 40), seed % 3 == 0 ? Size::wide : Size::small);
    const std::uint64_t states[] = {10, 20, 50, 100, 30, 70, 200, 0};
    const Search s = plan(f.problem, key, Limits{of_family ? 0 : states[seed % std::size(states)], Limits{}.memory});
    ++outcomes[static_cast<std::size_t>(s.outcome)];
    std::string w = wrong_by_itself(f.problem, s, key);
    if (of_family && w.empty()) {
        if (s.outcome == Outcome::none) w = "there is a plan: " + text_of(f.problem, f.witness);
        const Cost witness = check(f.problem, f.witness).cost;
        if (s.outcome == Outcome::proved && less(witness, s.cost, key)) w = "the witness is better: " + text_of(witness);
        const bool told = f.optimum && key != Key::end && key != Key::steps;
        if (told && s.outcome == Outcome::proved && s.cost != *f.optimum) w = "not the known optimum " + text_of(*f.optimum);
        if (told && less(*f.optimum, s.bound, key)) w = "the bound is above the known optimum " + text_of(*f.optimum);
    }
    INFO("seed " << seed);
    if (!w.empty()) fmt::print("percorsi: seme {}, first key {}: {}\n{}\n{}", seed, static_cast<int>(key), w, said(f.problem, s), text_of(f.problem));
    REQUIRE(w.empty());
}

}  // namespace

TEST_CASE("on small random problems the best plan is found, and the checker accepts it") {
    Tally tally;
    int differences = 0;
    std::uint64_t usual = 0;
    const std::uint64_t problems = wanted();
    for (std::uint64_t seed = 0; seed < problems && differences < 3; ++seed) {
        const Problem p = random_problem(seed);
        const Exhausted e = exhaust(p, most_days);
        if (!e.whole) continue;
        tally.add(e);
        std::string differs = objections(p, e);
        for (const Key key : keys)
            if (differs.empty())
                if (const std::string w = wrong(p, key, e); !w.empty()) differs = report(p, key, w);
        for (const Key key : keys) {  // within the usual limits hardly any is left open
            const Search s = plan(p, key);
            usual += s.outcome == Outcome::proved || s.outcome == Outcome::none ? 0 : 1;
        }
        INFO("seed " << seed);
        CHECK(differs.empty());
        if (!differs.empty()) fmt::print("percorsi: seme {}: {}\n", seed, differs);
        differences += differs.empty() ? 0 : 1;
    }
    fmt::print("percorsi: {} problemi, {} troppo grandi; con un percorso {:.1f} %, di 0, 1, … 5 o più passi: {}\n", problems, problems - tally.whole,
               100.0 * static_cast<double>(tally.feasible) / static_cast<double>(tally.whole), fmt::join(tally.steps, " "));
    fmt::print("percorsi: entro i limiti usuali non decisi {} di {}\n", usual, keys.size() * tally.whole);
    if (differences > 0 || problems < 200) return;
    CHECK(usual * 100 <= keys.size() * tally.whole);
    CHECK(tally.whole * 50 >= problems * 49);
    CHECK(tally.feasible * 100 >= tally.whole * 40);
    CHECK(tally.feasible * 100 <= tally.whole * 70);
    CHECK(tally.steps[0] * 3 <= tally.feasible);
}

TEST_CASE("on random problems and families the checker finds nothing to say") {
    std::array<std::uint64_t, 4> outcomes{};
    for (std::uint64_t seed = 1; seed <= 10 * wanted(); ++seed) checker_only(seed, outcomes);
    fmt::print("percorsi: provato, migliore trovato, nessuno, non si sa: {}\n", fmt::join(outcomes, " "));
}
