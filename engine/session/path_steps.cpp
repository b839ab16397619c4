// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Each step told as the question of its first day would be answered, if all before it has
// gone as hoped; around that, who is at the table, what it leaves, what hangs on it.
// Tested by tests/session/path_test.cpp and tests/cases/buoni/percorso/.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "evaluation/wording.hpp"
#include "matching/match.hpp"
#include "pathway/changed.hpp"
#include "pathway/durations.hpp"
#include "pathway/months.hpp"
#include "pathway/replay.hpp"
#include "session/path_telling.hpp"
#include "text/literal.hpp"

namespace attiva::session {
namespace {

using language::Clause;
using language::ClauseId;
using language::ClauseKind;
using pathway::ActivityId;
using pathway::FactMeaning;
using pathway::Step;

// DGR Toscana 544/2023: the équipe essenziale; the others make it allargata.
constexpr const char* essential[] = {"servizio_sociale", "cpi"};
constexpr const char* whole_team = "equipe";

std::string service_name(const catalogue::Catalogue& c, const std::string& id) {
    const auto s = c.vocabulary.find_service(id);
    return s ? c.vocabulary.service(*s).name : id;
}

// An instrument is reached on the day it begins, the day before its first one is over.
PathCost cost_of(const PathScene& scene, const pathway::Cost& c, bool begins) {
    return {c.discouraged, c.skipped, c.steps, c.undecided, scene.date(begins && c.end > 0 ? c.end - 1 : c.end), 0};
}

// One step; the answer has been given, and its evaluations are still there.
class StepTelling {
public:
    StepTelling(const PathScene& scene, const pathway::Plan& plan, std::size_t at, const pathway::Hanging& hanging)
        : s_(scene), c_(scene.catalogue()), plan_(plan), at_(at), step_(plan.steps[at]), a_(scene.compiled.problem.activities[step_.activity]),
          m_(scene.compiled.activities[step_.activity]), hanging_(hanging) {}

    PathStep days() const {
        PathStep out;
        out.id = s_.instrument(step_.activity).id;
        out.name = s_.name(step_.activity);
        out.from = s_.date(step_.start);
        out.to = s_.date(step_.start + s_.days(step_.activity) - 1);
        return out;
    }

    // With the answer of its day, and nothing else.
    PathStep answered() {
        PathStep out = days();
        ask(out);
        return out;
    }

    PathStep whole() {
        PathStep out = days();
        ask(out);
        const auto* sheet = c_.sheet(out.id);
        if (sheet != nullptr) {
            out.documents = sheet->documents;
            if (!sheet->service.empty()) out.service = service_name(c_, sheet->service);
        }
        duration(out);
        out.not_before = tell_bindings(s_, plan_, at_);
        leaves(out);
        for (const auto k : hanging_.needed) add(out.opens, s_.name(plan_.steps[k].activity));
        for (const auto k : hanging_.better) add(out.prepares, s_.name(plan_.steps[k].activity));
        announces(out);
        out.assumed = (hanging_.goal && !s_.begins[step_.activity]) || !hanging_.needed.empty() || !hanging_.better.empty();
        skipped(out);
        milestone(out);
        shifts(out);
        return out;
    }

private:
    static void add(std::vector<std::string>& out, const std::string& text) {
        if (std::find(out.begin(), out.end(), text) == out.end()) out.push_back(text);
    }

    // The question of the day it begins.
    void ask(PathStep& out) {
        Asking asking(s_.state.day(out.from, s_.asked.question.simplify));
        Answer answer = ask_whole(s_, changed(s_, s_.known.on(out.from).profiles, planned_for(s_, plan_.steps, at_)), out.id, false, asking);
        std::vector<PresumedFact> presumptions = barring_facts(answer);
        out.answer = std::move(answer.instruments.front());
        out.presumed = out.answer.verdict == Verdict::presumed_out;
        out.discouraged = out.presumed || out.answer.suitability == Suitability::discouraged;
        if (out.presumed) out.presumptions = std::move(presumptions);
        if (m_.duration.clause) {
            const Clause& clause = c_.rules.clauses[*m_.duration.clause];
            renewal_ = clause.renewal;
            if (clause.body2 && c_.rules.nodes[*clause.body2].type.base == vocabulary::Base::months)
                extension_ = static_cast<int>(asking.presumed.value(asking.day->tables.program.of_typed[*clause.body2]).lo.num());
        }
        then_ = pathway::duration(c_, asking.presumed, m_.instrument);
        team(out, asking);
    }

    void team(PathStep& out, const Asking& asking) const {
        const auto& program = asking.day->tables.program;
        const auto seat = [&](const std::string& service, const std::string& why, const SharedSource& source, bool maybe = false) {
            if (service == whole_team) return;
            const std::string name = service_name(c_, service);
            for (PathAttendee& x : out.team) {
                if (x.service != name) continue;
                if (x.maybe && !maybe) x = {name, x.essential, why, source, false};
                return;
            }
            const bool core = std::find(std::begin(essential), std::end(essential), service) != std::end(essential);
            out.team.push_back({name, core, why, source, maybe});
        };
        if (const auto* sheet = c_.sheet(out.id); sheet != nullptr && !sheet->service.empty()) seat(sheet->service, "attiva lo strumento", asking.day->phrases.of_sheet(*sheet));
        for (const ClauseId id : s_.instrument(step_.activity).clauses) {
            const Clause& clause = c_.rules.clauses[id];
            if (clause.kind != ClauseKind::involves) continue;
            const Truth applies = asking.presumed.truth(program.clause_applies[id]);
            if (applies == Truth::no) continue;
            std::string why = "coinvolto nello strumento";
            if (clause.guard) why = fmt::format("{}: {}", applies == Truth::yes ? "coinvolto" : "da verificare", asking.day->phrases.words(*clause.guard));
            const bool maybe = applies == Truth::unknown;
            if (std::find(clause.targets.begin(), clause.targets.end(), whole_team) != clause.targets.end())
                for (const char* service : essential) seat(service, "lo strumento coinvolge l'équipe", asking.day->phrases.of_clause(id), maybe);
            for (const std::string& service : clause.targets) seat(service, why, asking.day->phrases.of_clause(id), maybe);
        }
        std::stable_sort(out.team.begin(), out.team.end(), [](const PathAttendee& x, const PathAttendee& y) { return x.essential && !y.essential; });
    }

    // What the rules allow was counted in days from day 0: in months from where it begins.
    [[nodiscard]] int here(int days) const {
        const Date first = s_.date(step_.start);
        const int months = pathway::whole_months(s_.date(0), days);
        return months > 0 ? add_months(first, months) - first : days;
    }

    void duration(PathStep& out) const {
        using From = pathway::Duration::From;
        PathDuration& d = out.duration;
        if (m_.duration.least) d.least = here(*m_.duration.least);
        if (m_.duration.most) d.most = here(*m_.duration.most);
        d.typical = s_.days(step_.activity);
        d.counted = static_cast<PathDuration::Counted>(m_.duration.from);
        d.known = m_.duration.from != From::nothing;
        d.dates = !s_.begins[step_.activity];
        d.text = d.dates ? "durata non indicata: si conta un giorno" : "durata non indicata";
        if (!d.known) return;
        const std::string counted = d.planned = span_words(out.from, d.typical);
        const std::string most = longest(out, d.source);
        if (m_.duration.from == From::exact) d.text = most.empty() ? counted : most;
        if (m_.duration.from == From::usual) d.text = "di solito " + counted + (most.empty() ? "" : ", " + most);
        if (m_.duration.from == From::least) d.text = "almeno " + counted + (d.dates ? ": si conta il minimo" : "");
        if (m_.duration.from == From::most) d.text = most + (d.dates ? ": si conta " + (several() ? counted : "il massimo" + without()) : "");
    }

    // A maximum is counted as it stands first.
    [[nodiscard]] std::string without() const { return extension_ == 0 ? "" : renewal_ ? ", senza rinnovo" : ", senza proroga"; }

    // On the day it begins, more than one maximum may hold.
    [[nodiscard]] bool several() const { return then_.either.size() > 1; }

    // What its `durata` says that day, in words; empty where there is none.
    std::string longest(const PathStep& step, SharedSource& source) const {
        // Of several the shortest counts: the one that says as many.
        const std::string counted = then_.most ? span_words(step.from, *then_.most) : "";
        const Line* line = nullptr;
        for (const Line& l : step.answer.lines) {
            if (l.kind != "durata" || l.truth.value_or(Truth::yes) == Truth::no || l.text == "non indicata") continue;
            if (line == nullptr || (line->text.find(counted) == std::string::npos && l.text.find(counted) != std::string::npos)) line = &l;
        }
        std::string out = line == nullptr ? "" : line->text;
        if (line != nullptr) source = line->source;
        if (!several()) return out;
        std::string all;
        for (std::size_t k = 0; k < then_.either.size(); ++k)
            all += (k == 0 ? "" : k + 1 == then_.either.size() ? " o " : ", ") + span_words(step.from, then_.either[k]);
        const std::size_t more = out.find(", ");
        return fmt::format("il massimo è {}, secondo i casi{}", all, more == std::string::npos ? "" : out.substr(more));
    }

    // Of the steps after it, those it is for, as the catalogue has it (`apre`), though none of them
    // asks for it.
    void announces(PathStep& out) const {
        for (const ClauseId id : s_.instrument(step_.activity).clauses) {
            const Clause& clause = c_.rules.clauses[id];
            if (clause.kind != ClauseKind::opens) continue;
            for (const Step& later : plan_.steps) {
                const std::string& target = s_.instrument(later.activity).id;
                if (later.start < step_.start + s_.days(step_.activity) || std::find(clause.targets.begin(), clause.targets.end(), target) == clause.targets.end()) continue;
                const std::string name = s_.name(later.activity);
                if (std::find(out.opens.begin(), out.opens.end(), name) == out.opens.end()) add(out.prepares, name);
            }
        }
    }

    static void leaves(PathStep& out) {
        for (const Line& l : out.answer.lines)
            if (l.kind == "al termine") add(out.leaves, l.text);
    }

    void skipped(PathStep& out) const {
        pathway::Replay replay(s_.compiled.problem, plan_.steps);
        replay.on(step_.start, false);
        for (std::size_t g = 0; g < a_.better_after.size(); ++g) {
            const auto& group = a_.better_after[g];
            if (std::none_of(group.begin(), group.end(), [&](ActivityId x) { return replay.judge().done(x); })) out.skipped.push_back(group_words(s_, a_.better_after[g]));
        }
    }

    void milestone(PathStep& out) const {
        std::string text;
        if (!out.leaves.empty()) text = fmt::format("{}", fmt::join(out.leaves, "; "));
        std::vector<std::string> next;
        for (const auto k : hanging_.needed) add(next, s_.name(plan_.steps[k].activity));
        if (!next.empty()) text += fmt::format("{}si può cominciare: {}", text.empty() ? "" : "; ", fmt::join(next, ", "));
        if (text.empty()) text = hanging_.goal ? "l'obiettivo del percorso" : "concluso come concordato con la persona";
        out.milestone = text;
    }

    // Other lengths worth looking at: the shortest and the longest the rules allow, half of
    // what is a maximum, an extension; else a month more, for time adapts to the person.
    struct Length {
        int days;
        std::string text;
    };
    [[nodiscard]] std::vector<Length> lengths() const {
        std::vector<Length> all;
        const auto add = [&](int days, const std::string& text) {
            const bool new_one = std::none_of(all.begin(), all.end(), [&](const Length& l) { return l.days == days; });
            if (days >= 1 && days != a_.days && new_one) all.push_back({days, text});
        };
        if (m_.duration.from == pathway::Duration::From::nothing || s_.begins[step_.activity]) return all;
        const Date first = s_.date(step_.start);
        const auto lasting = [&](int days) { add(days, "se dura " + span_words(first, days)); };
        if (m_.duration.least) lasting(here(*m_.duration.least));
        const int whole = pathway::whole_months(first, a_.days);
        if (m_.duration.from == pathway::Duration::From::most && whole > 1) lasting(add_months(first, whole / 2) - first);
        if (m_.duration.most) lasting(here(*m_.duration.most));
        const auto longer = [&](int months) { return add_months(first + a_.days, months) - first; };
        if (extension_ > 0 && here(m_.duration.most.value_or(a_.days)) == a_.days)
            add(longer(extension_), fmt::format("se si allunga di {}", text::write_quantity(Number{extension_}, "mesi")));
        if (all.empty()) add(longer(1), "se dura un mese in più");
        std::stable_sort(all.begin(), all.end(), [](const Length& x, const Length& y) { return x.days < y.days; });
        return all;
    }

    void shifts(PathStep& out) const {
        for (const auto& [days, text] : lengths()) {
            const auto then = pathway::with_duration(s_.compiled.problem, plan_, step_.activity, days, static_cast<pathway::Key>(s_.task.asked.first), {});
            PathShift shift;
            shift.days = days;
            shift.text = text;
            if (then) {
                const bool begins = std::any_of(then->steps.begin(), then->steps.end(), [&](const Step& x) { return s_.begins[x.activity]; });
                shift.end = s_.date(then->end - (begins ? 1 : 0));
                moved(*then, shift);
            }
            out.shifts.push_back(std::move(shift));
        }
    }

    void moved(const pathway::Plan& then, PathShift& shift) const {
        std::vector<bool> used(then.steps.size(), false);
        for (const Step& step : plan_.steps)
            for (std::size_t k = 0; k < then.steps.size(); ++k) {
                if (used[k] || then.steps[k].activity != step.activity) continue;
                used[k] = true;
                if (then.steps[k].start != step.start) shift.moved.push_back({s_.instrument(step.activity).id, s_.date(step.start), s_.date(then.steps[k].start)});
                break;
            }
    }

    const PathScene& s_;
    const catalogue::Catalogue& c_;
    const pathway::Plan& plan_;
    std::size_t at_;
    Step step_;
    const pathway::Activity& a_;
    const pathway::ActivityMeaning& m_;
    const pathway::Hanging& hanging_;
    int extension_ = 0;       ///< months
    bool renewal_ = false;    ///< it is one, not an extension
    pathway::Duration then_;  ///< as its rules stand the day it begins
};

// The measures that run on the first day, as the history says.
std::vector<PathStep> running(const PathScene& scene) {
    std::vector<PathStep> out;
    const Profiles& first = scene.known.first().profiles;
    const Date day = scene.asked.question.day;
    for (const person::Period& p : first.presumed.history) {
        if (!surely_runs(p, day)) continue;
        PathStep step;
        step.id = p.instrument;
        step.name = evaluation::subject_name(scene.catalogue(), p.instrument);
        step.running = true;
        step.from = Date{static_cast<std::int32_t>(p.start.lo.num())};
        step.to = p.open_possible ? scene.task.last : Date{static_cast<std::int32_t>(p.end.hi.num())} + -1;
        step.duration.known = !p.open_possible;
        if (step.duration.known) step.duration.counted = PathDuration::Counted::exact;
        step.duration.text = p.open_possible ? "in corso, senza una fine scritta" : "finisce " + text::on_day(step.to + 1);
        if (const auto* sheet = scene.catalogue().sheet(p.instrument); sheet != nullptr && !sheet->service.empty())
            step.service = service_name(scene.catalogue(), sheet->service);
        out.push_back(std::move(step));
    }
    return out;
}

// How far the lengths of the steps can be trusted, but for that of the goal, which is reached
// the day it begins.
void lengths(const PathScene& scene, const std::vector<Step>& steps, Path& out) {
    using From = pathway::Duration::From;
    bool longer = false;
    bool shorter = false;
    for (const Step& s : steps) {
        if (scene.begins[s.activity]) continue;
        const From from = scene.compiled.activities[s.activity].duration.from;
        if (from == From::nothing) ++out.unknown_lengths;
        longer = longer || from == From::nothing || from == From::least;
        shorter = shorter || from == From::usual || from == From::most;
    }
    out.at_least = longer && !shorter;
}

void take_counts(const PathStep& answered, PathStep& days) {
    days.discouraged = answered.discouraged;
    days.presumed = answered.presumed;
    days.presumptions = answered.presumptions;
}

// Of an open goal, the aim it comes to.
std::string reached_words(const PathScene& scene, const pathway::Plan& plan) {
    if (scene.task.goal.kind != pathway::Goal::Kind::open) return scene.task.goal_words;
    for (auto s = plan.steps.rbegin(); s != plan.steps.rend(); ++s) {
        const auto i = scene.compiled.activities[s->activity].instrument;
        if (std::find(scene.compiled.aims.begin(), scene.compiled.aims.end(), i) != scene.compiled.aims.end()) return scene.name(s->activity);
    }
    return scene.task.goal_words;
}

}  // namespace

std::string PathScene::name(ActivityId a) const { return evaluation::subject_name(state.catalogue, instrument(a).id); }

bool surely_runs(const person::Period& period, Date day) {
    return evaluation::begun(period, day) == Truth::yes && evaluation::ended(period, day) == Truth::no;
}

Answer ask_whole(const PathScene& scene, const Profiles& profiles, const std::string& id, bool ways_in, Asking& asking) {
    const Date day = asking.day->tables.day;
    Asked asked = scene.known.on(day).asked;
    asked.question.day = day;
    asked.question.instrument = id;
    asked.question.ways_in = asked.question.ways_in && ways_in;
    return answer(scene.catalogue(), asking.day->tables.program, asked, profiles, asking);
}

InstrumentAnswer ask_one(const PathScene& scene, const Profiles& profiles, const std::string& id, bool ways_in, Asking& asking) {
    return std::move(ask_whole(scene, profiles, id, ways_in, asking).instruments.front());
}

std::string span_words(Date from, int days) {
    const int months = pathway::whole_months(from, days);
    return months > 0 ? text::write_quantity(Number{months}, months % 12 == 0 ? "anni" : "mesi") : text::write_quantity(Number{days}, "giorni");
}

namespace {

person::Period period(const PathScene& scene, const Step& step, language::Outcome outcome) {
    person::Period out;
    out.instrument = scene.instrument(step.activity).id;
    out.start = vocabulary::exactly(scene.date(step.start));
    out.outcomes = std::uint64_t{1} << static_cast<unsigned>(outcome);
    out.end = vocabulary::exactly(scene.date(step.start + scene.days(step.activity)));
    return out;
}

}  // namespace

Planned planned(const PathScene& scene, const std::vector<Step>& steps, pathway::Day day, std::optional<std::size_t> failed) {
    const auto& compiled = scene.compiled;
    std::vector<Step> gone_well = steps;
    if (failed) gone_well.erase(gone_well.begin() + static_cast<std::ptrdiff_t>(*failed));
    pathway::Replay then(compiled.problem, gone_well);
    const std::vector<Step> none;
    // What runs leaves its facts as a step does: her file does not have them.
    pathway::Problem alone = compiled.problem;
    alone.past.clear();
    pathway::Replay now(alone, none);
    then.on(day, false);
    now.on(day, false);
    Planned out;
    for (pathway::FactId f = 0; f < compiled.facts.size(); ++f) {
        const FactMeaning& m = compiled.facts[f];
        if (then.facts()[f] == now.facts()[f]) continue;
        const auto value = [&] { return std::pair(m.attribute, possible(scene.catalogue().vocabulary[m.attribute], then.facts()[f])); };
        if (m.kind == FactMeaning::Kind::attribute) out.presumed.push_back(value());
        if (m.kind == FactMeaning::Kind::bare) out.bare.push_back(value());
    }
    for (const auto& x : out.presumed)
        if (std::none_of(out.bare.begin(), out.bare.end(), [&](const auto& y) { return y.first == x.first; })) out.bare.push_back(x);
    for (std::size_t k = 0; k < steps.size(); ++k)
        if (steps[k].start < day) out.more.push_back(period(scene, steps[k], failed == k ? language::Outcome::negative : language::Outcome::positive));
    return out;
}

Planned planned_for(const PathScene& scene, const std::vector<Step>& steps, std::size_t at) {
    Planned out = planned(scene, steps, steps[at].start);
    for (std::size_t k = 0; k < steps.size(); ++k)
        if (k != at && steps[k].start == steps[at].start) out.more.push_back(period(scene, steps[k], language::Outcome::positive));
    // Of unknown length, what it goes beside runs still, as the plan counts it.
    const auto& compiled = scene.compiled;
    for (const Step& s : steps) {
        if (s.start > steps[at].start || compiled.activities[s.activity].duration.from != pathway::Duration::From::nothing) continue;
        const std::string& id = scene.instrument(s.activity).id;
        const auto& clauses = scene.instrument(steps[at].activity).clauses;
        const bool beside = std::any_of(clauses.begin(), clauses.end(), [&](ClauseId c) {
            const Clause& clause = scene.catalogue().rules.clauses[c];
            return clause.kind == ClauseKind::during && std::find(clause.targets.begin(), clause.targets.end(), id) != clause.targets.end();
        });
        if (!beside) continue;
        for (person::Period& p : out.more)
            if (p.instrument == id) p.open_possible = true, p.ended_possible = false;
    }
    return out;
}

Profiles changed(const PathScene& scene, const Profiles& known, const Planned& by) {
    const auto& v = scene.catalogue().vocabulary;
    return {pathway::changed(known.bare, v, by.bare, by.more, false), pathway::changed(known.presumed, v, by.presumed, by.more, scene.asked.question.presumptions)};
}

Path tell_path(const PathScene& scene, const pathway::Search& found, Told how) {
    Path out;
    out.proof = static_cast<PathProof>(found.outcome);
    const auto& steps = found.plan->steps;
    const bool begins = std::any_of(steps.begin(), steps.end(), [&](const Step& s) { return scene.begins[s.activity]; });
    out.cost = cost_of(scene, found.cost, begins);
    out.bound = cost_of(scene, found.bound, begins);
    out.end = out.cost.end;
    out.reaches = reached_words(scene, *found.plan);
    lengths(scene, steps, out);
    if (how != Told::days) out.steps = running(scene);
    const auto hanging = pathway::what_hangs(scene.compiled.problem, *found.plan);
    std::vector<PathStep> barred;
    std::set<std::pair<std::string, std::string>> open;  // what its steps say is still to be known, and whose
    for (std::size_t k = 0; k < found.plan->steps.size(); ++k) {
        StepTelling step(scene, *found.plan, k, hanging[k]);
        out.steps.push_back(how == Told::whole ? step.whole() : step.days());
        // Of the days alone one has to ask: not all that is escluso salvo is counted (`comunque`).
        const bool ask = how != Told::whole;
        PathStep answered = ask ? step.answered() : out.steps.back();
        if (ask) take_counts(answered, out.steps.back());
        for (const Missing& m : answered.answer.missing) open.emplace(m.attribute.empty() ? m.label : m.attribute, m.member);
        if (answered.presumed) barred.push_back(std::move(answered));
    }
    out.cost.presumed = static_cast<int>(barred.size());
    // The search counts all that an open condition hangs on, presumptions left out; told is what
    // the steps list. What only a presumption bars counts in the first key.
    out.cost.undecided = static_cast<int>(open.size());
    out.bound.undecided = found.outcome == pathway::Outcome::proved ? out.cost.undecided : std::min(out.bound.undecided, out.cost.undecided);
    out.only_if = only_if_words(barred);
    return out;
}

}  // namespace attiva::session
