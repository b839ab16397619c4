// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What a path says, against what the catalogue answers when it is asked itself: of every
// story, to several goals; and by hand in a small catalogue.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <tuple>

#include "attiva/attiva.hpp"
#include "session/small_paths.hpp"
#include "session/stories.hpp"

using namespace attiva;
using namespace attiva::small_paths;

namespace {

const Catalogue& shipped() {
    static const Catalogue c = Catalogue::open(ATTIVA_ROOT);
    return c;
}

const Date usual_day = *date_of(2025, 9, 15);

Question on(Date day, const std::string& view = {}) {
    Question q;
    q.day = day;
    q.view = view;
    return q;
}

std::string shown(Date d) {
    const CivilDate x = civil(d);
    return fmt::format("{:04}-{:02}-{:02}", x.year, x.month, x.day);
}

std::string shown(const PathCost& c) { return fmt::format("{} {} {} {} {}", c.discouraged, c.skipped, shown(c.end), c.steps, c.undecided); }

auto cost_in_order(const PathCost& c) { return std::tuple(c.discouraged, c.skipped, c.end, c.steps, c.undecided); }

std::vector<const PathStep*> planned(const Path& p) {
    std::vector<const PathStep*> out;
    for (const PathStep& s : p.steps)
        if (!s.running) out.push_back(&s);
    return out;
}

std::set<std::string> ids(const Path& p) {
    std::set<std::string> out;
    for (const PathStep* s : planned(p)) out.insert(s->id);
    return out;
}

void check_days(const PathAnswer& a, const Path& p) {
    Date before = a.from;
    bool planned_seen = false;
    for (const PathStep& s : p.steps) {
        INFO(s.id);
        CHECK(s.from <= s.to);
        if (s.running) {
            CHECK_FALSE(planned_seen);
            CHECK(s.from <= a.day);
            continue;
        }
        planned_seen = true;
        CHECK(before <= s.from);
        CHECK(s.from <= a.last);
        if (!s.duration.text.empty()) CHECK(s.to - s.from + 1 == s.duration.typical);  // told whole
        before = s.from;
    }
}

void check_cost(const Path& p) {
    const auto steps = planned(p);
    int discouraged = 0, skipped = 0;
    for (const PathStep* s : steps) {
        discouraged += s->discouraged ? 1 : 0;
        skipped += static_cast<int>(s->skipped.size());
    }
    CHECK(p.cost.steps == static_cast<int>(steps.size()));
    CHECK(p.cost.discouraged == discouraged);
    CHECK(p.cost.skipped == skipped);
    CHECK(p.cost.end == p.end);
    CHECK(cost_in_order(p.bound) <= cost_in_order(p.cost));
    if (p.proof == PathProof::proved) CHECK(cost_in_order(p.bound) == cost_in_order(p.cost));
}

void check_step(const PathStep& s) {
    INFO(s.id);
    CHECK(s.answer.id == s.id);
    CHECK(s.answer.verdict != Verdict::unavailable);
    CHECK(s.answer.verdict != Verdict::already_done);
    CHECK(s.answer.verdict != Verdict::not_offered);
    CHECK(s.discouraged == (s.answer.suitability == Suitability::discouraged || s.answer.verdict == Verdict::presumed_out));
    CHECK_FALSE(s.not_before.empty());
    CHECK(s.duration.least.value_or(1) <= s.duration.typical);
    CHECK(s.duration.typical <= s.duration.most.value_or(s.duration.typical));
    bool others = false;
    for (const PathAttendee& x : s.team) {
        INFO(x.service);
        CHECK(x.essential == (x.service == "il servizio sociale" || x.service == "il centro per l'impiego"));
        CHECK_FALSE((x.essential && others));
        others = others || !x.essential;
        CHECK_FALSE(x.why.empty());
        CHECK(x.service != "l'équipe");
    }
}

// Nothing goes before it: it is what the question of that day is answered.
void check_first(const Catalogue& c, const std::string& person, const Question& q, const Path& p) {
    const auto steps = planned(p);
    for (const PathStep* s : steps) {
        if (s->from != steps.front()->from) break;
        Question of_day = q;
        of_day.day = s->from;
        of_day.instrument = s->id;
        Diagnostics problems;
        const auto a = c.ask({"persona.yaml", person}, of_day, problems);
        INFO(s->id << c.render(problems, true, false));
        REQUIRE(a.has_value());
        REQUIRE(a->instruments.size() == 1);
        CHECK(word(a->instruments.front().verdict) == std::string(word(s->answer.verdict)));
        CHECK(a->instruments.front().suitability == s->answer.suitability);
        CHECK(a->instruments.front().summary == s->answer.summary);
    }
}

void check(const Catalogue& c, const std::string& person, const Question& q, const PathQuestion& asked, const PathAnswer& a) {
    CHECK(a.from == asked.from.value_or(q.day));
    CHECK(a.last == add_months(q.day, asked.months));
    CHECK(a.paths.empty() == (a.proof == PathProof::none || a.proof == PathProof::unknown));
    CHECK(static_cast<int>(a.paths.size()) <= (asked.goal.empty() ? 1000 : asked.alternatives + 1));
    for (std::size_t k = 0; k < a.paths.size(); ++k) {
        const Path& p = a.paths[k];
        INFO("percorso " << k);
        check_days(a, p);
        CHECK(p.cost.end == p.end);
        const auto steps = planned(p);
        if (k > 0 && asked.goal.empty()) continue;  // told without explanations
        check_cost(p);
        for (const PathStep* s : steps) check_step(*s);
        check_first(c, person, q, p);
        if (!asked.goal.empty() && asked.goal.find('=') == std::string::npos && !a.reached) {
            REQUIRE_FALSE(steps.empty());
            const auto goal = std::find_if(steps.rbegin(), steps.rend(), [&](const PathStep* s) { return s->id == asked.goal; });
            REQUIRE(goal != steps.rend());
            CHECK(shown(p.end) == shown(asked.completed ? (*goal)->to + 1 : (*goal)->from));
        }
    }
}

std::optional<PathAnswer> path(const Catalogue& c, const std::string& person, const Question& q, const PathQuestion& asked) {
    Diagnostics problems;
    auto out = c.path({"persona.yaml", person}, q, asked, problems);
    if (!out) UNSCOPED_INFO(c.render(problems, true, false));
    return out;
}

PathQuestion to(const std::string& goal) {
    PathQuestion out;
    out.goal = goal;
    return out;
}

// Instruments of several kinds, a fact, and what is worth aiming at.
const std::vector<std::string> goals{"tirocinio_inclusione", "borsa_lavoro", "gol_p4", "coop_sociale_b", "in_carico_servizio_sociale = sì", ""};

}  // namespace

TEST_CASE("what is told of the stories' paths is what the catalogue answers") {
    std::size_t told = 0;
    for (const auto& story : stories::all())
        for (const std::string& goal : goals)
            for (const char* view : {"", "cpi"}) {
                INFO(story.name << " → " << goal << " vista " << view);
                const auto a = path(shipped(), story.text, on(usual_day, view), to(goal));
                REQUIRE(a.has_value());
                check(shipped(), story.text, on(usual_day, view), to(goal), *a);
                told += a->paths.size();
            }
    CHECK(told > 60);
}

TEST_CASE("limits asked for are kept: first day, excluded, concluded, alternatives") {
    std::size_t excluded = 0, alternatives = 0;
    for (const auto& story : stories::all()) {
        INFO(story.name);
        PathQuestion asked = to("tirocinio_inclusione");
        asked.alternatives = 3;
        const auto all = path(shipped(), story.text, on(usual_day), asked);
        REQUIRE(all.has_value());
        check(shipped(), story.text, on(usual_day), asked, *all);
        // Another way has not all the steps of one before it, nor the reverse, and is no better than the first where that is proved.
        for (std::size_t k = 1; k < all->paths.size(); ++k) {
            ++alternatives;
            INFO(shown(all->paths[k - 1].cost) << " poi " << shown(all->paths[k].cost));
            if (all->paths.front().proof == PathProof::proved) CHECK(cost_in_order(all->paths.front().cost) <= cost_in_order(all->paths[k].cost));
            const auto these = ids(all->paths[k]);
            for (std::size_t j = 0; j < k; ++j) {
                const auto those = ids(all->paths[j]);
                CHECK_FALSE(std::includes(these.begin(), these.end(), those.begin(), those.end()));
                CHECK_FALSE(std::includes(those.begin(), those.end(), these.begin(), these.end()));
            }
        }
        PathQuestion later = to("tirocinio_inclusione");
        later.from = add_months(usual_day, 2);
        later.completed = true;
        const auto then = path(shipped(), story.text, on(usual_day), later);
        REQUIRE(then.has_value());
        check(shipped(), story.text, on(usual_day), later, *then);
        if (all->paths.empty()) continue;
        for (const PathStep* s : planned(all->paths.front())) {
            const std::string& id = s->id;
            PathQuestion without = to("tirocinio_inclusione");
            without.excluded = {id};
            const auto other = path(shipped(), story.text, on(usual_day), without);
            REQUIRE(other.has_value());
            INFO(id << ": " << shown(all->paths.front().cost) << " senza: " << (other->paths.empty() ? "" : shown(other->paths.front().cost)));
            CHECK(other->excluded.size() == 1);
            for (const Path& p : other->paths) CHECK(ids(p).count(id) == 0);
            if (id == "tirocinio_inclusione") {
                CHECK(other->paths.empty());
                REQUIRE(other->cuts.size() == 1);
                REQUIRE(other->cuts.front().bars.size() == 1);
                CHECK(other->cuts.front().bars.front().text == "Tirocinio di inclusione sociale (TIS) è fra gli strumenti esclusi");
            }
            // A «meglio dopo» that may not be followed any longer is not counted.
            const bool better = !s->prepares.empty();
            if (!other->paths.empty() && !better) CHECK(cost_in_order(all->paths.front().cost) <= cost_in_order(other->paths.front().cost));
            ++excluded;
        }
    }
    CHECK(excluded > 3);
    CHECK(alternatives > 0);
}

TEST_CASE("if a step ends badly, the other way begins when it is over; with nothing new, nothing has changed") {
    std::size_t failed = 0;
    for (const auto& story : stories::all()) {
        INFO(story.name);
        PathQuestion asked = to("tirocinio_inclusione");
        const auto first = path(shipped(), story.text, on(usual_day), asked);
        REQUIRE(first.has_value());
        asked.before = to_json(*first);
        const auto again = path(shipped(), story.text, on(usual_day), asked);
        REQUIRE(again.has_value());
        REQUIRE(again->difference.has_value());
        CHECK(again->difference->earlier_day == usual_day);
        CHECK(again->difference->lines == std::vector<std::string>{});
        asked.before.reset();
        if (first->paths.empty()) continue;
        for (const PathStep* s : planned(first->paths.front())) {
            INFO(s->id);
            if (s->id == asked.goal) continue;
            asked.fails = s->id;
            const auto a = path(shipped(), story.text, on(usual_day), asked);
            REQUIRE(a.has_value());
            REQUIRE(a->otherwise);
            CHECK(a->failed == s->name);
            CHECK(a->otherwise->day == s->to + 1);
            CHECK(a->otherwise->from == s->to + 1);
            CHECK(a->otherwise->last == a->last);
            for (const Path& p : a->otherwise->paths) {
                check_days(*a->otherwise, p);
                for (const PathStep* x : planned(p)) check_step(*x);
            }
            ++failed;
        }
    }
    CHECK(failed > 0);
}

TEST_CASE("a step is told as the question of its day, if what is before has gone well") {
    const Catalogue c = catalogue(usual_sheets, usual_rules());
    const auto a = path(c, somebody(), on(*date_of(2026, 2, 1)), to("lavoro"));
    REQUIRE(a.has_value());
    REQUIRE(a->paths.size() == 1);
    const auto steps = planned(a->paths.front());
    check(c, somebody(), on(*date_of(2026, 2, 1)), to("lavoro"), *a);
    // What was planned, as if it had happened: written in the file by hand.
    std::string history;
    for (const PathStep* s : steps) {
        Question q = on(s->from);
        q.instrument = s->id;
        const bool taken = history.find("presa") != std::string::npos;
        Diagnostics problems;
        const auto then = c.ask({"p.yaml", somebody(taken ? "sì" : "no", "no", history)}, q, problems);
        INFO(s->id << "\n" << history << c.render(problems, true, false));
        REQUIRE(then.has_value());
        CHECK(word(then->instruments.front().verdict) == std::string(word(s->answer.verdict)));
        CHECK(then->instruments.front().in_time == s->answer.in_time);
        CHECK(then->instruments.front().eligible == s->answer.eligible);
        history += fmt::format("  - {{strumento: {}, dal: {}, al: {}, esito: positivo}}\n", s->id, shown(s->from), shown(s->to));
    }
    CHECK(steps.size() >= 3);
}

TEST_CASE("another duration: the day reached is that of the path asked again with it") {
    const Date day = *date_of(2026, 2, 1);
    const auto a = path(catalogue(usual_sheets, usual_rules()), somebody(), on(day), to("corso"));
    REQUIRE(a.has_value());
    REQUIRE(a->paths.size() == 1);
    const PathStep& step = a->paths.front().steps.front();
    REQUIRE(step.id == "presa");
    REQUIRE_FALSE(step.shifts.empty());
    for (const PathShift& shift : step.shifts) {
        INFO(shift.text);
        const auto then = path(catalogue(usual_sheets, usual_rules(shift.days)), somebody(), on(day), to("corso"));
        REQUIRE(then.has_value());
        REQUIRE(then->paths.size() == 1);
        CHECK(shift.end == then->paths.front().end);
        REQUIRE(shift.moved.size() == 1);
        CHECK(shift.moved.front().id == "corso");
        CHECK(shift.moved.front().planned == a->paths.front().steps[1].from);
        CHECK(shift.moved.front().then == then->paths.front().steps[1].from);
    }
}

TEST_CASE("what has changed since an earlier path, exactly") {
    const Catalogue c = catalogue(usual_sheets, usual_rules());
    const auto lines = [&](const std::string& before, const std::string& person, Date day) {
        PathQuestion asked = to("corso");
        asked.before = before;
        const auto a = path(c, person, on(day), asked);
        REQUIRE(a.has_value());
        REQUIRE(a->difference.has_value());
        return a->difference->lines;
    };
    const auto first = path(c, somebody(), on(*date_of(2026, 2, 1)), to("corso"));
    REQUIRE(first.has_value());
    const std::string before = to_json(*first);
    using Lines = std::vector<std::string>;
    CHECK(lines(before, somebody(), *date_of(2026, 2, 1)) == Lines{});
    // Ten days later and nothing begun.
    CHECK(lines(before, somebody(), *date_of(2026, 2, 11)) ==
          Lines{"Presa in carico: ora dall'11 febbraio 2026 al 12 marzo 2026, prima dal 1º febbraio 2026 al 2 marzo 2026",
                "Corso di base: ora dal 13 marzo 2026 al 12 settembre 2026, prima dal 3 marzo 2026 al 2 settembre 2026",
                "L'obiettivo: il 13 marzo 2026; era previsto il 3 marzo 2026"});
    // Begun and over, well.
    CHECK(lines(before, somebody("sì", "no", "  - {strumento: presa, dal: 2026-02-01, al: 2026-02-20, esito: positivo}\n"), *date_of(2026, 2, 22)) ==
          Lines{"Presa in carico: è concluso con esito positivo (era previsto dal 1º febbraio 2026 al 2 marzo 2026)",
                "Corso di base: ora dal 22 febbraio 2026 al 21 agosto 2026, prima dal 3 marzo 2026 al 2 settembre 2026",
                "L'obiettivo: il 22 febbraio 2026; era previsto il 3 marzo 2026"});
}

TEST_CASE("who is at the table, and what a view may not know") {
    const Catalogue c = catalogue(usual_sheets, usual_rules());
    const Date day = *date_of(2026, 2, 1);
    const auto team = [&](const std::string& serd, const std::string& view) {
        const auto a = path(c, somebody("no", serd), on(day, view), to("corso"));
        REQUIRE(a.has_value());
        REQUIRE(a->paths.size() == 1);
        std::string out;
        for (const PathAttendee& x : a->paths.front().steps.back().team) out += fmt::format("{}{}: {}; ", x.service, x.essential ? "*" : "", x.why);
        return out;
    };
    const std::string core = "il servizio sociale*: attiva lo strumento; il centro per l'impiego*: coinvolto nello strumento; ";
    CHECK(team("no", "") == core);
    CHECK(team("sì", "") == core + "il SerD: coinvolto: in carico al SerD; ");
    CHECK(team("no", "cpi") == core + "il SerD: da verificare: in carico al SerD; ");
    // Whatever is hidden: the same answer, word by word.
    for (const char* goal : {"corso", "lavoro", "in_carico_servizio_sociale = sì", ""}) {
        PathQuestion asked = to(goal);
        asked.alternatives = 2;
        std::set<std::string> under_view, whole;
        for (const char* serd : {"sì", "no"}) {
            const auto hidden = path(c, somebody("no", serd), on(day, "cpi"), asked);
            REQUIRE(hidden.has_value());
            under_view.insert(to_json(*hidden));
            const auto seen = path(c, somebody("no", serd), on(day), asked);
            REQUIRE(seen.has_value());
            whole.insert(to_json(*seen));
        }
        INFO(goal);
        CHECK(under_view.size() == 1);
        if (std::string(goal) == "corso") CHECK(whole.size() == 2);
    }
}
