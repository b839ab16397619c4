// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// One person on the shipped catalogue, already loaded: the stories of examples/
// in turn. Verdicts alone (two evaluations and the verdict table), the answer
// with every reason, and the whole question from the text of the file.
// Times are per person.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "attiva/attiva.hpp"
#include "catalogue/load.hpp"
#include "document/yaml.hpp"
#include "inquiry/calendar.hpp"
#include "inquiry/exact.hpp"
#include "inquiry/near_misses.hpp"
#include "inquiry/next_question.hpp"
#include "matching/match.hpp"
#include "person/reader.hpp"
#include "session/state.hpp"

using namespace attiva;

namespace {

constexpr const char* root = ATTIVA_ROOT;

[[noreturn]] void stop(const std::string& why) {
    fmt::print(stderr, "bench_person: {}\n", why);
    std::exit(1);
}

std::vector<Input> stories() {
    std::vector<Input> out;
    for (const auto& folder : std::filesystem::directory_iterator(std::string(root) + "/examples")) {
        const auto path = folder.path() / "persona.yaml";
        std::ifstream in(path, std::ios::binary);
        if (!in) continue;
        out.push_back({path.string(), std::string(std::istreambuf_iterator<char>(in), {})});
    }
    if (out.empty()) stop("no story in examples/");
    return out;
}

Question question() {
    Question q;
    q.day = *date_of(2026, 3, 10);
    return q;
}

// The catalogue and the stories, loaded and prepared once.
struct Loaded {
    catalogue::Catalogue catalogue;
    program::Program program;
    session::Asked asked;
    std::vector<session::Profiles> people;
    std::shared_ptr<const session::Day> day;

    Loaded() {
        Diagnostics diagnostics;
        catalogue = catalogue::load(root, diagnostics);
        asked.question = question();
        if (diagnostics.ok()) prepare_all(diagnostics);
        if (!diagnostics.ok()) stop(diagnostics.items().front().message);
        program = program::from_language(catalogue.rules, catalogue.vocabulary, true);
        day = std::make_shared<const session::Day>(catalogue, program, asked.question.day);
    }

private:
    void prepare_all(Diagnostics& diagnostics) {
        for (const Input& story : stories()) {
            text::Sources sources;
            const FileId file = sources.add(story.name, story.text, diagnostics);
            const auto document = document::read_yaml(sources, file, diagnostics);
            if (!document) return;
            auto profile = person::from_document(*document, catalogue.vocabulary,
                                                 catalogue.territory, false, diagnostics);
            auto both = session::prepare(catalogue, std::move(profile), asked, diagnostics, {});
            if (both) people.push_back(std::move(*both));
        }
    }
};

const Loaded& loaded() {
    static const Loaded once;
    return once;
}

// Both evaluations of a story, as far as the verdicts hang on them.
matching::Question run(const Loaded& l, const session::Profiles& p, session::Asking& asking) {
    asking.presumed.run(p.presumed, evaluation::Extent::deciding);
    asking.bare.run(p.bare, evaluation::Extent::deciding);
    return {l.catalogue, l.program, asking.presumed, asking.bare, false, ""};
}

void verdicts(benchmark::State& state) {
    const Loaded& l = loaded();
    session::Asking asking(l.day);
    std::size_t i = 0;
    for (auto _ : state) {
        const matching::Question q = run(l, l.people[i++ % l.people.size()], asking);
        for (language::InstrumentId k = 0; k < l.catalogue.rules.instruments.size(); ++k)
            benchmark::DoNotOptimize(matching::decide(q, k));
    }
    state.counters["instruments"] = static_cast<double>(l.catalogue.rules.instruments.size());
    state.counters["nodes"] = static_cast<double>(l.program.nodes.size());
}
BENCHMARK(verdicts)->Unit(benchmark::kMicrosecond);

void reasons(benchmark::State& state) {
    const Loaded& l = loaded();
    session::Asked asked = l.asked;
    asked.question.exact = false;
    asked.question.ways_in = false;
    session::Asking asking(l.day);
    std::size_t i = 0;
    for (auto _ : state) {
        const session::Profiles& p = l.people[i++ % l.people.size()];
        benchmark::DoNotOptimize(session::answer(l.catalogue, l.program, asked, p, asking));
    }
}
BENCHMARK(reasons)->Unit(benchmark::kMicrosecond);

// Every verdict that is ignoto, decided on all that the person may be.
void exact(benchmark::State& state) {
    const Loaded& l = loaded();
    session::Asking asking(l.day);
    inquiry::Atlas atlas(l.catalogue, l.program, l.day->tables);
    std::size_t i = 0;
    for (auto _ : state) {
        const session::Profiles& p = l.people[i++ % l.people.size()];
        const matching::Question q = run(l, p, asking);
        inquiry::Inquired who(atlas, p.bare, p.presumed);
        benchmark::DoNotOptimize(inquiry::decisions(who, q));
    }
}
BENCHMARK(exact)->Unit(benchmark::kMicrosecond);

// The smallest changes that would open every instrument that says no (≤ 20 ms).
void near(benchmark::State& state) {
    const Loaded& l = loaded();
    inquiry::Atlas atlas(l.catalogue, l.program, l.day->tables);
    std::size_t i = 0;
    std::size_t excluded = 0;
    for (auto _ : state) {
        const session::Profiles& p = l.people[i++ % l.people.size()];
        inquiry::Completions known(atlas, p.bare);
        for (language::InstrumentId k = 0; k < l.catalogue.rules.instruments.size(); ++k) {
            if (known.decision(k).verdict != Verdict::unavailable) continue;
            ++excluded;
            benchmark::DoNotOptimize(inquiry::near_misses(atlas, known, k));
        }
    }
    state.counters["excluded"] = static_cast<double>(excluded) / static_cast<double>(i);
}
BENCHMARK(near)->Unit(benchmark::kMicrosecond);

// Five years of every instrument, day by day (≤ 20 ms); with 1, «comunque» too.
void calendar(benchmark::State& state) {
    const Loaded& l = loaded();
    const inquiry::Clock clock(l.catalogue, l.program);
    std::vector<language::InstrumentId> all;
    for (language::InstrumentId k = 0; k < l.catalogue.rules.instruments.size(); ++k) all.push_back(k);
    const Date from = l.asked.question.day;
    std::size_t i = 0;
    inquiry::Effort effort;
    std::size_t changes = 0;
    for (auto _ : state) {
        const session::Profiles& p = l.people[i++ % l.people.size()];
        const inquiry::Course course = inquiry::course(
            {clock, l.day->tables, {{from, add_months(from, 60), &p.bare, &p.presumed}}, all, state.range(0) == 1});
        effort.days += course.effort.days;
        effort.touched += course.effort.touched;
        effort.searched += course.effort.searched;
        changes += course.changes.size();
    }
    const auto each = static_cast<double>(i);
    state.counters["days"] = static_cast<double>(effort.days) / each;
    state.counters["touched"] = static_cast<double>(effort.touched) / each;
    state.counters["searched"] = static_cast<double>(effort.searched) / each;
    state.counters["changes"] = static_cast<double>(changes) / each;
}
BENCHMARK(calendar)->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond);

void clock_of_the_rules(benchmark::State& state) {
    const Loaded& l = loaded();
    for (auto _ : state) benchmark::DoNotOptimize(inquiry::Clock(l.catalogue, l.program));
}
BENCHMARK(clock_of_the_rules)->Unit(benchmark::kMicrosecond);

void ask(benchmark::State& state) {
    static const Catalogue catalogue = Catalogue::open(root);
    const std::vector<Input> people = stories();
    std::size_t i = 0;
    for (auto _ : state) {
        Diagnostics diagnostics;
        benchmark::DoNotOptimize(catalogue.ask(people[i++ % people.size()], question(), diagnostics));
    }
}
BENCHMARK(ask)->Unit(benchmark::kMicrosecond);

// The same five years from the text of the sheet, reasons included; through no view (0)
// or one that hides (1).
void sheet_calendar(benchmark::State& state) {
    static const Catalogue catalogue = Catalogue::open(root);
    const std::vector<Input> people = stories();
    Question q = question();
    if (state.range(0) == 1) q.view = "cpi";
    std::size_t i = 0;
    for (auto _ : state) {
        Diagnostics diagnostics;
        benchmark::DoNotOptimize(catalogue.calendar(people[i++ % people.size()], q, add_months(q.day, usual_calendar_months), diagnostics));
    }
}
BENCHMARK(sheet_calendar)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

// A path from the text of the file, told whole (≤ 50 ms): to a traineeship, to a fact, and
// to all that is worth aiming at.
void path(benchmark::State& state) {
    static const Catalogue catalogue = Catalogue::open(root);
    const std::vector<Input> people = stories();
    const char* goals[] = {"tirocinio_non_curriculare", "stato_occupazionale = occupato", ""};
    PathQuestion wanted;
    wanted.goal = goals[state.range(0)];
    std::size_t i = 0;
    for (auto _ : state) {
        Diagnostics diagnostics;
        benchmark::DoNotOptimize(catalogue.path(people[i++ % people.size()], question(), wanted, diagnostics));
    }
}
BENCHMARK(path)->ArgName("goal")->Arg(0)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond);

// The next question (≤ 5 ms): to the people of the stories, and to somebody of whom
// nothing is known.
void next(benchmark::State& state) {
    const Loaded& l = loaded();
    inquiry::Atlas atlas(l.catalogue, l.program, l.day->tables);
    std::vector<person::Profile> people{person::blank(l.catalogue.vocabulary)};
    person::presume(people.front(), l.catalogue.vocabulary);
    for (const auto& p : l.people) people.push_back(p.presumed);
    std::size_t i = 0;
    for (auto _ : state) {
        inquiry::Inquirer inquirer(atlas, people[state.range(0) == 0 ? 0 : 1 + i++ % (people.size() - 1)], {}, {});
        benchmark::DoNotOptimize(inquirer.next());
    }
}
BENCHMARK(next)->Unit(benchmark::kMicrosecond)->ArgName("stories")->Arg(0)->Arg(1);

}  // namespace

BENCHMARK_MAIN();
