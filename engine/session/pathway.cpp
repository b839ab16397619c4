// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// One question about a path: the person over the days, the problem they and the catalogue
// make, the search, the words.
// Tested by tests/session/path_test.cpp and tests/cases/buoni/percorso/.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <tuple>

#include "attiva/attiva.hpp"
#include "evaluation/wording.hpp"
#include "pathway/aims.hpp"
#include "pathway/alternatives.hpp"
#include "pathway/months.hpp"
#include "session/path_before.hpp"
#include "session/path_telling.hpp"
#include "text/literal.hpp"

namespace attiva::session {
namespace {

using pathway::Compiled;
using pathway::Key;
using pathway::PathNote;
using pathway::Search;

// What somebody receives, lives in or has only signed, a project that holds what they do, and a
// service that has them in its care, is nothing they go to: it does not count among the
// instruments they have at once.
constexpr const char* received[] = {"trasferimento", "contributo", "indennita", "incentivo", "abitare", "accoglienza", "adempimento", "valutazione", "progetto", "servizio_accesso"};

class PathMaking {
public:
    /// `announced`: with instruments that only announce others (PathAsked::announced);
    /// `jointly`: as there.
    PathMaking(const State& state, const Asked& asked, const PathTask& task, const KnownDays& known, std::vector<language::InstrumentId> jointly = {}, bool announced = false)
        : state_(state), c_(state.catalogue), asked_(asked), task_(task), known_(known), day_(state.day(asked.question.day, asked.question.simplify)),
          jointly_(std::move(jointly)), compiled_(compile(announced)), begins_(compiled_.activities.size(), false),
          scene_{state, asked, task, known, compiled_, begins_} {
        if (task.goal.kind == pathway::Goal::Kind::instrument && !task.asked.completed) begin_goal();
    }

    /// `told`: of the paths asked for; briefly, why there is none is not looked for either.
    PathAnswer make(Told told = Told::whole) {
        how_ = told;
        PathAnswer out = heading();
        if (task_.goal.kind == pathway::Goal::Kind::open) aims(out);
        else to_goal(out);
        out.hours_counted = out.paths.empty() || hours_;
        notes(out);
        return out;
    }

    /// Of the first path, the step that is to end badly; nothing if it is none of them.
    std::optional<std::size_t> failing() const {
        if (!task_.fails || !best_ || !best_->plan) return std::nullopt;
        const auto& steps = best_->plan->steps;
        const auto at = std::find_if(steps.begin(), steps.end(), [&](const pathway::Step& s) { return compiled_.activities[s.activity].instrument == *task_.fails; });
        if (at == steps.end()) return std::nullopt;
        return static_cast<std::size_t>(at - steps.begin());
    }
    /// Of the first path.
    [[nodiscard]] PathScene scene() const { return {state_, asked_, task_, known_, told_ ? *told_ : compiled_, begins_}; }
    [[nodiscard]] const std::optional<Search>& best() const { return best_; }
    /// Instruments that only a presumption bars, which the search took for others: to look again
    /// with these among the `jointly`.
    [[nodiscard]] const std::set<language::InstrumentId>& uncounted() const { return uncounted_; }
    [[nodiscard]] Key first() const { return static_cast<Key>(task_.asked.first); }

private:
    Compiled compile(bool announced) const {
        pathway::PathAsked asked{state_.clock(asked_.question.simplify), day_->tables, known_.stretches(), task_.goal, task_.hours, task_.asked.together, task_.excluded, {}, task_.asked.first == PathKey::undecided, announced, jointly_};
        for (language::InstrumentId i = 0; i < c_.rules.instruments.size(); ++i)
            if (const auto* sheet = c_.sheet(c_.rules.instruments[i].id); sheet != nullptr && std::find(std::begin(received), std::end(received), sheet->kind) != std::end(received))
                asked.uncounted.push_back(i);
        Compiled out = pathway::from_catalogue(asked, task_.last - asked_.question.day);
        not_before(out.problem, task_.from - asked_.question.day);
        // Even the goal itself is no step where it is excluded.
        for (pathway::ActivityId a = 0; a < out.activities.size(); ++a)
            if (std::count(task_.excluded.begin(), task_.excluded.end(), out.activities[a].instrument) != 0) out.problem.activities[a].most_times = 0;
        return out;
    }

    // The beginning of an instrument, as what is to be reached.
    std::optional<pathway::ConditionId> beginning(language::InstrumentId i) {
        const auto made = pathway::beginning(compiled_, i);
        if (made) begins_.push_back(true);
        return made;
    }

    [[nodiscard]] bool runs(language::InstrumentId i) const {
        const auto& history = known_.first().profiles.presumed.history;
        return std::any_of(history.begin(), history.end(), [&](const person::Period& p) {
            return p.instrument == c_.rules.instruments[i].id && surely_runs(p, asked_.question.day);
        });
    }

    // Reached when it begins: it runs already, it was had, or a step begins it.
    void begin_goal() {
        auto& p = compiled_.problem;
        if (runs(task_.goal.instrument)) p.goal = pathway::always;
        const auto begun = beginning(task_.goal.instrument);
        if (!begun || p.goal == pathway::always) return;
        // What the history says of it stays; that a step of it is over comes too late to count.
        pathway::Condition either;
        either.kind = pathway::Condition::Kind::at_least;
        either.count = 1;
        const pathway::Condition& was = p.conditions[p.goal];
        const std::vector<pathway::ConditionId> parts = was.kind == pathway::Condition::Kind::at_least && was.count == 1 ? was.arguments : std::vector{p.goal};
        for (const auto part : parts)
            if (p.conditions[part].kind != pathway::Condition::Kind::done) either.arguments.push_back(part);
        either.arguments.push_back(*begun);
        p.conditions.push_back(either);
        p.goal = static_cast<pathway::ConditionId>(p.conditions.size() - 1);
    }

    static void not_before(pathway::Problem& p, pathway::Day from) {
        if (from <= 0) return;
        for (pathway::Activity& a : p.activities) {
            std::vector<pathway::Window> kept;
            if (a.windows.empty()) kept.push_back({from, p.horizon});
            for (const auto& w : a.windows)
                if (w.to >= from) kept.push_back({std::max(w.from, from), w.to});
            if (kept.empty()) a.most_times = 0;
            a.windows = std::move(kept);
        }
    }

    PathAnswer heading() const {
        PathAnswer out;
        out.day = asked_.question.day;
        out.from = task_.from;
        out.last = task_.last;
        out.place = place_words(c_, known_.first().profiles.presumed, out.day);
        out.view = view_words(c_, asked_);
        out.digest = c_.digest.substr(0, 12);
        out.subject = known_.first().profiles.bare.label;
        out.goal = task_.goal_words;
        out.completed = task_.asked.completed;
        out.hours = task_.hours;
        out.hours_from = task_.hours_from;
        out.together = task_.asked.together;
        out.first = task_.asked.first;
        out.presumptions_on = asked_.question.presumptions;
        for (const auto i : task_.excluded) out.excluded.push_back(evaluation::subject_name(c_, c_.rules.instruments[i].id));
        return out;
    }

    void to_goal(PathAnswer& out) {
        Search found = pathway::plan(compiled_.problem, first());
        out.proof = static_cast<PathProof>(found.outcome);
        if (!found.plan) return none(out);
        // Without a step, it may still take the end of what runs.
        out.reached = found.plan->steps.empty() && found.plan->end <= 0;
        const std::vector<pathway::Step> steps = found.plan->steps;
        out.paths.push_back(tell(found, how_));
        if (task_.asked.alternatives == 0 || steps.empty()) return;
        PathMaking wide(state_, asked_, task_, known_, jointly_, true);
        wide.how_ = how_;
        wide.others(compiled_, begins_, steps, out);
        uncounted_.insert(wide.uncounted_.begin(), wide.uncounted_.end());
        compiled_.notes = wide.compiled_.notes;
    }

    // Other roads than this one, whose steps are of another problem.
    void others(const Compiled& of, const std::vector<bool>& begins, const std::vector<pathway::Step>& steps, PathAnswer& out) {
        std::vector<pathway::Step> first_road;
        for (const pathway::Step& s : steps)
            for (pathway::ActivityId a = 0; a < compiled_.activities.size(); ++a)
                if (!compiled_.activities[a].before && compiled_.activities[a].instrument == of.activities[s.activity].instrument && begins_[a] == begins[s.activity])
                    first_road.push_back({a, s.start});
        pathway::Ways ways;
        for (const auto& m : compiled_.activities) ways.doors.push_back(pathway::door(c_, m.instrument) ? 1 : 0);
        for (const auto& [by, opened] : compiled_.announced)
            for (pathway::ActivityId x = 0; x < compiled_.activities.size(); ++x)
                for (pathway::ActivityId y = 0; y < compiled_.activities.size(); ++y)
                    if (compiled_.activities[x].instrument == by && !begins_[x] && compiled_.activities[y].instrument == opened) ways.openings.push_back({x, y});
        for (pathway::Road& r : pathway::other_roads(compiled_.problem, first_road, ways, first(), {}, static_cast<std::size_t>(task_.asked.alternatives)))
            out.paths.push_back(tell(r.search, how_));
    }

    struct Aim {
        Search found;
        pathway::ConditionId begun = 0;
        std::string name;
        Verdict verdict = Verdict::to_clarify;  ///< of the day it would begin
        Suitability suitability = Suitability::neutral;
        bool goes_on = false;                   ///< from what she has had, or has
        int led_to = 0;                         ///< by so many instruments she may have
        pathway::Day first = 0;                 ///< on which a step may begin
        // What is there for the asking, and not what she is indicated for, is no path.
        [[nodiscard]] bool at_once() const { return suitability != Suitability::indicated && found.plan->steps.size() == 1 && found.plan->steps.front().start == first; }
        // docs/percorsi.md §1 says why in this order.
        [[nodiscard]] auto order() const {
            const auto& c = found.cost;
            return std::tuple(at_once(), verdict != Verdict::available || c.discouraged > 0, suitability, !goes_on, c.discouraged, -led_to, c.undecided, c.skipped, c.end, c.steps);
        }
    };

    // To each aim its best path: those she would surely have come first, then those she would be
    // indicated for, then those that go on from what she has had, then those more leads to.
    void aims(PathAnswer& out) {
        std::vector<Aim> all;
        for (std::size_t k = 0; k < compiled_.aims.size(); ++k) {
            const auto i = compiled_.aims[k];
            out.aims.push_back(evaluation::subject_name(c_, c_.rules.instruments[i].id));
            const auto begun = runs(i) ? std::nullopt : beginning(i);
            if (!begun) continue;
            compiled_.problem.goal = *begun;
            Aim aim{pathway::plan(compiled_.problem, first(), pathway::a_look), *begun, out.aims.back()};
            if (!aim.found.plan || aim.found.plan->steps.empty()) continue;
            judge(aim, i);
            aim.first = task_.from - asked_.question.day;
            aim.led_to = compiled_.led_to[k];
            aim.goes_on = goes_on(*aim.found.plan);
            all.push_back(std::move(aim));
        }
        std::stable_sort(all.begin(), all.end(), [](const Aim& x, const Aim& y) { return x.order() < y.order(); });
        if (all.empty()) {
            out.proof = PathProof::none;
            return none(out);
        }
        const auto whole = static_cast<std::size_t>(task_.asked.alternatives) + 1;
        for (std::size_t k = 0; k < all.size(); ++k) {
            compiled_.problem.goal = all[k].begun;
            if (k < whole && all[k].found.outcome != pathway::Outcome::proved) all[k].found = pathway::plan(compiled_.problem, first());
            out.paths.push_back(tell(all[k].found, k < whole ? how_ : Told::days));
            out.paths.back().reaches = all[k].name;
        }
        out.proof = static_cast<PathProof>(best_->outcome);
    }

    void none(PathAnswer& out) const {
        if (how_ == Told::whole) tell_none(scene_, out);
    }

    // With its months counted from where its steps stand; the first one is kept, for what is
    // asked of it afterwards.
    Path tell(Search& found, Told how) {
        const auto own = std::make_shared<Compiled>(compiled_);
        std::vector<int> months;
        for (pathway::ActivityId a = 0; a < own->activities.size(); ++a)
            months.push_back(begins_[a] || own->activities[a].before ? 0 : pathway::whole_months(scene_.date(0), own->problem.activities[a].days));
        pathway::count_months(own->problem, found, months, scene_.date(0), first());
        // Of the goal's beginning, too, the months the instrument takes.
        for (const pathway::Step& s : found.plan->steps)
            if (pathway::Day& typical = own->activities[s.activity].duration.typical; begins_[s.activity])
                if (const int n = pathway::whole_months(scene_.date(0), typical); n > 0) typical = add_months(scene_.date(s.start), n) - scene_.date(s.start);
        const PathScene scene{state_, asked_, task_, known_, *own, begins_};
        for (pathway::ActivityId a = 0; a < own->activities.size(); ++a)
            hours_ = hours_ || (own->activities[a].before && own->problem.activities[a].hours > 0);
        for (const pathway::Step& s : found.plan->steps) hours_ = hours_ || own->problem.activities[s.activity].hours > 0;
        if (!best_) {
            best_ = found;
            told_ = own;
        }
        Path out = tell_path(scene, found, how);
        missed(out, found);
        return out;
    }

    void missed(const Path& told, const Search& found) {
        if (std::count_if(told.steps.begin(), told.steps.end(), [](const PathStep& s) { return s.discouraged; }) <= found.cost.discouraged) return;
        for (const PathStep& s : told.steps)
            if (const auto i = c_.rules.find_instrument(s.id); i && s.presumed && std::count(jointly_.begin(), jointly_.end(), *i) == 0) uncounted_.insert(*i);
    }

    // What she is answered of the aim itself, on the day it would begin.
    void judge(Aim& aim, language::InstrumentId i) const {
        const auto& steps = aim.found.plan->steps;
        const auto own = std::find_if(steps.rbegin(), steps.rend(), [&](const pathway::Step& s) { return compiled_.activities[s.activity].instrument == i; });
        if (own == steps.rend()) return;
        const Date day = scene_.date(own->start);
        Asking asking(state_.day(day, asked_.question.simplify));
        const auto at = static_cast<std::size_t>(steps.rend() - own) - 1;
        const Profiles then = changed(scene_, known_.on(day).profiles, planned_for(scene_, steps, at));
        const InstrumentAnswer answer = ask_one(scene_, then, c_.rules.instruments[i].id, false, asking);
        aim.verdict = answer.verdict;
        aim.suitability = answer.suitability;
    }

    // Does the catalogue put a step after something she has had, or has, that is not just a door?
    [[nodiscard]] bool goes_on(const pathway::Plan& plan) const {
        const auto names = [&](language::InstrumentId in, const std::string& id, auto kinds) {
            const auto& clauses = c_.rules.instruments[in].clauses;
            return std::any_of(clauses.begin(), clauses.end(), [&](language::ClauseId c) {
                const language::Clause& k = c_.rules.clauses[c];
                return kinds(k.kind) && std::find(k.targets.begin(), k.targets.end(), id) != k.targets.end();
            });
        };
        for (const person::Period& p : known_.first().profiles.presumed.history) {
            const auto had = c_.rules.find_instrument(p.instrument);
            // What has ended badly leads nowhere.
            if (!had || pathway::door(c_, *had) || (p.outcomes & person::presumed_outcomes) == 0) continue;
            for (const pathway::Step& s : plan.steps) {
                const auto i = compiled_.activities[s.activity].instrument;
                if (i != *had && (names(*had, c_.rules.instruments[i].id, [](auto k) { return k == language::ClauseKind::opens; }) ||
                                  names(i, p.instrument, [](auto k) { return k == language::ClauseKind::after || k == language::ClauseKind::better_after; })))
                    return true;
            }
        }
        return false;
    }

    static std::string sentence(PathNote::Kind kind) {
        switch (kind) {
            case PathNote::Kind::too_wide: return "una condizione dipende da troppe cose insieme, e resta aperta";
            case PathNote::Kind::long_ago: return "da quanto è finita una misura prevista non si conta: si prende il caso peggiore";
            case PathNote::Kind::counted: return "quante volte si è avuta una misura prevista non si conta: si prende il caso peggiore";
            case PathNote::Kind::recent: return "se sia finita da poco una misura che si può ripetere si conta dalla prima volta";
            case PathNote::Kind::months: return "i mesi di attesa si contano in giorni, i più che possono essere";
            case PathNote::Kind::repetition: return "quante volte si può avere cambia: si conta il meno";
            case PathNote::Kind::no_duration: return "il catalogo non dice quanto dura, e si conta un giorno";
            case PathNote::Kind::no_hours: return "il catalogo non dice quante ore alla settimana chiede, e non se ne contano";
            case PathNote::Kind::no_value: return "ciò che lascia al termine non si può contare";
            case PathNote::Kind::no_end: return "è in corso e non è scritto quando finisce, e il percorso non può contare sulla sua fine; scrivi nello storico la fine prevista (al)";
            case PathNote::Kind::cannot_have: return "";
        }
        return "";
    }

    // What was counted in a simpler way, of the steps that are told; one sentence for each way.
    void notes(PathAnswer& out) const {
        std::map<PathNote::Kind, std::vector<std::string>> about;
        for (const PathNote& n : compiled_.notes) {
            const std::string& id = c_.rules.instruments[n.instrument].id;
            const bool told = std::any_of(out.paths.begin(), out.paths.end(), [&](const Path& p) {
                // Of the goal, which is reached when it begins, nobody counts how long it takes.
                const bool length = n.kind == PathNote::Kind::no_duration;
                return std::any_of(p.steps.begin(), p.steps.end(), [&](const PathStep& s) { return s.answer.id == id && (!length || s.duration.dates); });
            });
            if (told || n.kind == PathNote::Kind::too_wide || n.kind == PathNote::Kind::no_end) about[n.kind].push_back(evaluation::subject_name(c_, id));
        }
        for (const auto& [kind, names] : about)
            if (kind != PathNote::Kind::cannot_have) out.notes.push_back(fmt::format("{}: {}", sentence(kind), fmt::join(names, ", ")));
    }

    const State& state_;
    const catalogue::Catalogue& c_;
    const Asked& asked_;
    const PathTask& task_;
    const KnownDays& known_;
    std::shared_ptr<const session::Day> day_;
    const std::vector<language::InstrumentId> jointly_;
    std::set<language::InstrumentId> uncounted_;
    Compiled compiled_;
    std::vector<bool> begins_;
    PathScene scene_;
    Told how_ = Told::whole;
    bool hours_ = false;  ///< a step takes some, that are known
    std::optional<Search> best_;
    std::shared_ptr<const Compiled> told_;  ///< the problem of the best path, its months counted
};

// The search, and again until what only presumptions bar is counted, whatever bars it.
struct Made {
    std::unique_ptr<PathMaking> making;
    PathAnswer answer;
};

Made make(const State& state, const Asked& asked, const PathTask& task, const KnownDays& known, Told how) {
    std::vector<language::InstrumentId> jointly;
    for (;;) {
        Made out{std::make_unique<PathMaking>(state, asked, task, known, jointly), {}};
        out.answer = out.making->make(how);
        const auto& more = out.making->uncounted();
        if (more.empty()) return out;
        jointly.insert(jointly.end(), more.begin(), more.end());
    }
}

// The way from where a step has ended badly.
std::shared_ptr<const PathAnswer> from_failure(const PathMaking& made, const State& state, const PathTask& task, const Asked& asked, const KnownDays& known, std::size_t step) {
    const pathway::Plan& plan = *made.best()->plan;
    const PathScene scene = made.scene();
    const pathway::Day end = plan.steps[step].start + scene.days(plan.steps[step].activity);
    Asked then = asked;
    then.question.day = scene.date(end);
    PathTask next = task;
    next.from = then.question.day;
    next.fails.reset();
    next.asked.alternatives = 0;
    const Planned by = after_failure(scene, plan.steps, step);
    const KnownDays later = known.from(then, [&](const Profiles& p) { return changed(scene, p, by); });
    return std::make_shared<const PathAnswer>(make(state, then, next, later, Told::whole).answer);
}

// Where only the time is short, how much would do.
void longer(const State& state, const Asked& asked, const PathTask& task, const PersonFile& file, PathAnswer& out) {
    if (!out.paths.empty()) return;
    PathTask wide = task;
    wide.asked.months = longest_path_months;
    wide.asked.alternatives = 0;
    wide.last = std::min(add_months(asked.question.day, longest_path_months), last_supported_day);
    KnownDays known(state, asked, wide.last);
    Diagnostics unused;
    if (!known.read(file, unused)) return;
    const PathAnswer more = make(state, asked, wide, known, Told::briefly).answer;
    PathCut cut;
    if (!more.paths.empty()) {
        cut.bars.push_back({fmt::format("entro {} non c'è tempo", text::on_day(task.last)), "", {}, {}});
        const Path& then = more.paths.front();
        const std::string arrives = (then.only_if.empty() ? "si arriva " : "si arriverebbe ") + arrival_words(then) + (then.only_if.empty() ? "" : ", " + then.only_if);
        cut.opening.push_back(fmt::format("più tempo: {} (--entro {})", arrives, months_between(asked.question.day, then.end) + 1));
        out.cuts = {std::move(cut)};
    } else if (out.cuts.empty()) {
        cut.bars.push_back({fmt::format("nemmeno entro {} anni nulla di ciò che il catalogo sa porta all'obiettivo", longest_path_months / 12), "", {}, {}});
        out.cuts.push_back(std::move(cut));
    }
}

}  // namespace

std::optional<PathAnswer> answer_path(const State& state, const Input& person, const Question& question, const PathQuestion& wanted, Told how, Diagnostics& diagnostics) {
    Question q = question;
    q.instrument.clear();
    const auto asked = look_up(state.catalogue, q, diagnostics);
    auto task = look_up_path(state.catalogue, q.day, wanted, diagnostics);
    const auto earlier = wanted.before ? read_earlier(*wanted.before, diagnostics) : std::nullopt;
    if (!asked || !task || (wanted.before && !earlier)) return std::nullopt;
    Diagnostics problems;
    KnownDays known(state, *asked, task->last);
    const PersonFile file(person);
    const bool read = known.read(file, problems);
    Diagnostics seen = state.kept(person, problems);
    if (!read) {
        diagnostics.append(std::move(seen));
        return std::nullopt;
    }
    if (earlier && !comparable(*earlier, view_words(state.catalogue, *asked), known.first().profiles.bare.label, diagnostics)) return std::nullopt;
    settle_hours(*task, state.catalogue, known.first().profiles.presumed);
    Made made = make(state, *asked, *task, known, how);
    const PathMaking& making = *made.making;
    PathAnswer out = std::move(made.answer);
    if (how == Told::whole) longer(state, *asked, *task, file, out);
    if (task->fails) {
        const auto step = making.failing();
        if (!step) {
            diagnostics.error("U009", Span{}, fmt::format("«{}» non è un passo di questo percorso", wanted.fails), "scegli uno dei passi che attiva percorso elenca");
            return std::nullopt;
        }
        out.failed = making.scene().name(making.best()->plan->steps[*step].activity);
        out.otherwise = from_failure(making, state, *task, *asked, known, *step);
    }
    if (earlier) out.difference = difference(state.catalogue, *earlier, out, known.first().profiles.presumed);
    out.warnings = std::move(seen);
    return out;
}

}  // namespace attiva::session

namespace attiva {

std::optional<PathAnswer> Catalogue::path(const Input& person, const Question& question, const PathQuestion& wanted, Diagnostics& diagnostics) const {
    if (!state_->usable(diagnostics)) return std::nullopt;
    return session::answer_path(*state_, person, question, wanted, session::Told::whole, diagnostics);
}

}  // namespace attiva
