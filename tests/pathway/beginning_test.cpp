// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What it means to reach an instrument: its first day, as an activity of its own.
#include "pathway/beginning.hpp"
#include "pathway/planner.hpp"
#include "pathway/small_catalogue.hpp"

using namespace attiva;
using namespace attiva::pathway;
using namespace attiva::pathway::small;

namespace {

const char* const rules = R"(strumento prima
    fonte legge_a
    senza requisiti
    durata 30 giorni
    al termine in_carico diventa sì

strumento meta
    fonte legge_a
    richiede "In carico"
        in_carico
    durata 100 giorni
    al termine distanza diventa vicino
    incompatibile con altro
    ripetibile al massimo 3 volte

strumento altro
    fonte legge_a
    senza requisiti
    durata 10 giorni
    incompatibile con prima
)";

Small somebody() {
    Small s(rules);
    s.knows("in_carico", vocabulary::may_no).knows("distanza", 0b100);
    return s;
}

ActivityId activity(const Small& s, const Compiled& c, const char* id) {
    for (ActivityId a = 0; a < c.activities.size(); ++a)
        if (c.activities[a].instrument == s.instrument(id)) return a;
    FAIL(id);
    return 0;
}

// The plan to the beginning: "giorni" from the first day, or none.
std::string plan_to(Compiled c, InstrumentId i) {
    const auto begun = beginning(c, i);
    if (!begun) return "nessun inizio";
    c.problem.goal = *begun;
    const Search found = plan(c.problem, Key::end);
    if (!found.plan) return found.outcome == Outcome::none ? "nessuno" : "?";
    std::string out;
    for (const Step& s : found.plan->steps) out += fmt::format("{} {}; ", s.activity, s.start);
    return out;
}

}  // namespace

TEST_CASE("the beginning is an activity of one day, without effects, once") {
    const Small s = somebody();
    Compiled c = s.to("meta");
    const ActivityId whole = activity(s, c, "meta");
    c.problem.activities[whole].most_times = 3;
    const Compiled before = c;
    const auto begun = beginning(c, s.instrument("meta"));
    REQUIRE(begun.has_value());
    REQUIRE(c.problem.activities.size() == before.problem.activities.size() + 1);
    REQUIRE(c.activities.size() == c.problem.activities.size());
    const Activity& one = c.problem.activities.back();
    const Activity& all = before.problem.activities[whole];
    CHECK(one.days == 1);
    CHECK(one.effects.empty());
    CHECK(one.most_times == 1);
    CHECK(all.most_times == 3);
    CHECK(one.entry == all.entry);
    CHECK(one.hours == all.hours);
    CHECK(c.activities.back().instrument == s.instrument("meta"));
    CHECK(c.activities.back().effects.empty());
    CHECK(c.activities.back().duration.typical == 100);
    CHECK(c.problem.conditions[*begun].kind == Condition::Kind::done);
    CHECK(c.problem.conditions[*begun].activity == c.problem.activities.size() - 1);
    // The others are as they were.
    CHECK(c.problem.activities[whole].days == 100);
    CHECK(c.problem.activities[whole].effects.size() == all.effects.size());
    CHECK(c.problem.activities[whole].most_times == 3);
}

TEST_CASE("what must not run beside it must not run beside its beginning") {
    const Small s = somebody();
    Compiled c = s.to("meta");
    const ActivityId whole = activity(s, c, "meta");
    const ActivityId other = activity(s, c, "prima");
    c.problem.apart = {{other, whole}, {whole, whole}, {other, other}};
    REQUIRE(beginning(c, s.instrument("meta")).has_value());
    const auto one = static_cast<ActivityId>(c.problem.activities.size() - 1);
    using Pairs = std::set<std::pair<ActivityId, ActivityId>>;
    CHECK(Pairs(c.problem.apart.begin(), c.problem.apart.end()) == Pairs{{other, whole}, {whole, whole}, {other, other}, {other, one}, {one, whole}, {whole, one}});
    // And so what runs at its beginning is not beside it: `altro` before, or after.
    Small running = somebody();
    running.had("altro", *date_of(2026, 1, 5), *date_of(2026, 3, 1));
    CHECK(plan_to(running.to("meta"), running.instrument("meta")) != plan_to(somebody().to("meta"), running.instrument("meta")));
}

TEST_CASE("reached on its first day, if that is within the time on both sides") {
    const Small s = somebody();
    // `prima` takes days 0 to 29: `meta` begins on day 30, which the horizon must hold whole.
    const auto of = [&](Day horizon) { return plan_to(s.to("meta", horizon), s.instrument("meta")); };
    CHECK(of(31) != "nessuno");
    CHECK(of(31).find(" 30; ") != std::string::npos);
    CHECK(of(30) == "nessuno");
    // Whole, it would need a hundred days.
    const Compiled whole = s.to("meta", 129);
    CHECK_FALSE(plan(whole.problem, Key::end).plan);
    CHECK(plan(s.to("meta", 130).problem, Key::end).plan);
}

TEST_CASE("no beginning of what is no step") {
    const Small s = somebody();
    Compiled c = s.to("meta");
    const std::size_t activities = c.problem.activities.size();
    const std::size_t conditions = c.problem.conditions.size();
    CHECK_FALSE(beginning(c, s.instrument("altro")).has_value());
    CHECK(c.problem.activities.size() == activities);
    CHECK(c.problem.conditions.size() == conditions);
    // What runs already is no step either: its end is, and that begins nothing.
    Small running = somebody();
    running.had("altro", *date_of(2026, 1, 5), std::nullopt);
    Compiled now = running.to("meta");
    for (std::size_t a = 0; a < now.activities.size(); ++a)
        if (now.activities[a].instrument == running.instrument("altro")) CHECK(now.activities[a].before);
    CHECK_FALSE(beginning(now, running.instrument("altro")).has_value());
}
