// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "pathway/from_catalogue.hpp"

#include <algorithm>

#include "pathway/aims.hpp"
#include "pathway/durations.hpp"
#include "pathway/lessen.hpp"
#include "pathway/months.hpp"
#include "pathway/own_past.hpp"
#include "pathway/projection.hpp"
#include "pathway/prune.hpp"

namespace attiva::pathway {
namespace {

using evaluation::Evaluation;
using language::Clause;
using language::ClauseKind;

class Compiler {
public:
    Compiler(const PathAsked& asked, Day horizon)
        : asked_(asked), c_(asked.clock.catalogue), p_(asked.clock.program), horizon_(horizon), looks_(asked), own_(c_.rules.instruments.size()), worst_(own_.size()),
          timeline_(look()), scope_(asked, timeline_, own_), times_(own_.size(), 1) {}

    Compiled compile() {
        if (asked_.goal.kind == Goal::Kind::open)
            for (const Aim& a : aims(scope_, own_)) {
                out_.aims.push_back(a.instrument);
                out_.led_to.push_back(a.led_to);
            }
        std::vector<InstrumentId> goals = out_.aims;
        if (asked_.goal.kind == Goal::Kind::instrument) goals.push_back(asked_.goal.instrument);
        std::vector<AttributeId> facts;
        if (asked_.goal.kind == Goal::Kind::fact) facts.push_back(asked_.goal.attribute);
        Scope::Announces announces;
        if (asked_.announced) announces = [&](InstrumentId i) { return at_once(i); };
        scope_.close(goals, facts, [&](ClauseId c) { return better(c); }, announces);
        out_.announced = scope_.announced();
        for (InstrumentId i = 0; i < times_.size(); ++i) times_[i] = times(i);
        projection_.emplace(scope_, looks_, out_, times_, horizon_);
        for (InstrumentId i = 0; i < times_.size(); ++i)
            if (scope_.candidate(i)) activity(i);
        before();
        better_after_running();
        finish();
        return std::move(out_);
    }

private:
    Timeline look() {
        std::vector<std::vector<Id>> groups;
        std::vector<InstrumentId> owners;
        for (InstrumentId i = 0; i < own_.size(); ++i) {
            groups.push_back(asked_.clock.nodes(i));
            owners.push_back(i);
        }
        return {asked_.clock, asked_.first, asked_.stretches, groups, owners, [&](Day day, const std::vector<std::uint32_t>& touched, const Evaluation& e) {
                    for (const std::uint32_t i : touched) {
                        extend(own_[i], day, own_past(c_, e, i).free);
                        extend(worst_[i], day, own_past(c_, e, i, true).free);
                    }
                }};
    }

    // What may be said of a clause whatever is done and whenever.
    Truth settled(ClauseId c) const {
        const Id applies = p_.clause_applies[c];
        if (scope_.varied(applies)) return Truth::unknown;
        return constant(timeline_.truth(applies, Side::presumed)).value_or(Truth::unknown);
    }

    std::int64_t times(InstrumentId i) {
        const Repeats r = repeats(c_, looks_.on(0, Side::presumed), i, [&](ClauseId c) { return settled(c); });
        const std::int64_t had = own_past(c_, looks_.on(0, Side::presumed), i).begun;
        return r.most == unlimited ? unlimited : std::max<std::int64_t>(0, r.most - had);
    }

    void activity(InstrumentId i) {
        Projection& p = *projection_;
        p.about = i;
        Activity a;
        ActivityMeaning m;
        m.instrument = i;
        a.name = c_.rules.instruments[i].id;
        p.start(i);
        a.entry = entry(i, m);
        a.discouraged = discouraged(i, m);
        p.start(std::nullopt);
        a.stay = stay(i, m);
        for (const ClauseId c : c_.rules.instruments[i].clauses)
            if (c_.rules.clauses[c].kind == ClauseKind::better_after) better_after(c, a, m);
        effects(i, a, m);
        m.duration = lasting(i);
        a.days = m.duration.typical;
        if (m.duration.from == Duration::From::nothing) p.note(PathNote::Kind::no_duration);
        const auto hours = weekly_hours(c_, looks_.on(0, Side::presumed), i);
        a.hours = hours.value_or(0);
        if (!hours && m.duration.from != Duration::From::nothing && attended(c_, i)) p.note(PathNote::Kind::no_hours);
        a.most_times = static_cast<int>(std::min<std::int64_t>(times_[i], horizon_ + 1));
        const Repeats r = repeats(c_, looks_.on(0, Side::presumed), i, [&](ClauseId c) { return settled(c); });
        if (!r.steady) p.note(PathNote::Kind::repetition);
        for (const auto w : r.waits) {
            const auto& value = looks_.on(0, Side::presumed).value(p_.of_typed[w]);
            a.wait = std::max(a.wait, p.days(value.hi, c_.rules.nodes[w].type.base == vocabulary::Base::days, true));
        }
        out_.problem.activities.push_back(std::move(a));
        out_.activities.push_back(std::move(m));
    }

    // The first day on which what only time turns does not bar it.
    Day not_before(InstrumentId i) {
        Day out = 0;
        for (const ClauseId c : c_.rules.instruments[i].clauses) {
            const ClauseKind kind = c_.rules.clauses[c].kind;
            const Id node = p_.clause_truth[c];
            if (node == program::no_id || (kind != ClauseKind::valid && !language::of_eligibility(kind)) || scope_.varied(node)) continue;
            Day opens = horizon_;
            for (const Side side : {Side::presumed, Side::bare}) {
                const Strip& strip = timeline_.truth(node, side);
                const auto first = std::find_if(strip.begin(), strip.end(), [](Moment m) { return m.truth != Truth::no; });
                if (first != strip.end()) opens = std::min(opens, std::max(0, first->day));
            }
            if (opens < horizon_) out = std::max(out, opens);
        }
        return out;
    }

    // How long it takes from the first day it may begin: what counts towards a birthday is shorter
    // then. In days from day 0, as all lengths are.
    Duration lasting(InstrumentId i) {
        Duration out = duration(c_, looks_.on(0, Side::presumed), i);
        const Day first = not_before(i);
        if (first == 0) return out;
        const Date today = asked_.first.day;
        Duration then = duration(c_, looks_.on(first, Side::presumed), i);
        const auto from_today = [&](Day& days, std::optional<Day> now) {
            if (now == days) return;
            if (const int months = whole_months(today + first, days); months > 0) days = add_months(today, months) - today;
        };
        from_today(then.typical, out.typical);
        if (then.most) from_today(*then.most, out.most);
        if (then.least) from_today(*then.least, out.least);
        for (std::size_t k = 0; k < then.either.size(); ++k) from_today(then.either[k], k < out.either.size() ? std::optional<Day>(out.either[k]) : std::nullopt);
        return then;
    }

    // E, T, where it is offered, and what its own past allows.
    ConditionId entry(InstrumentId i, ActivityMeaning& m) {
        Projection& p = *projection_;
        const program::Roots& r = p_.instruments[i];
        std::vector<ConditionId> all{p.condition(r.in_time, Side::presumed), p.condition(r.offered, Side::presumed)};
        for (const ClauseId c : c_.rules.instruments[i].clauses) {
            const Clause& clause = c_.rules.clauses[c];
            if (p_.clause_truth[c] == program::no_id) continue;
            const bool eligibility = language::of_eligibility(clause.kind);
            const bool time = clause.kind == ClauseKind::valid || clause.kind == ClauseKind::after || clause.kind == ClauseKind::during ||
                              clause.kind == ClauseKind::incompatible || clause.kind == ClauseKind::window;
            if (!eligibility && !time) continue;
            const ConditionId is = eligibility ? p.with_bare(p_.clause_truth[c]) : p.condition(p_.clause_truth[c], Side::presumed);
            m.clauses.push_back({ClauseCondition::Role::entry, c, is});
            if (eligibility) all.push_back(is);
        }
        evaluation::OpenFact past;
        past.kind = evaluation::OpenFact::Kind::history;
        past.ref = i;
        all.push_back(p.of_time(hangs(i) ? worst_[i] : own_[i], r.in_time, {past}));
        return p.merged(std::move(all), true);
    }

    // Does whether it may be had again hang on what a path may change?
    [[nodiscard]] bool hangs(InstrumentId i) const {
        const auto& all = c_.rules.instruments[i].clauses;
        return std::any_of(all.begin(), all.end(), [&](ClauseId c) { return c_.rules.clauses[c].kind == ClauseKind::repeatable && scope_.varied(p_.clause_applies[c]); });
    }

    ConditionId stay(InstrumentId i, ActivityMeaning& m) {
        std::vector<ConditionId> all;
        for (const ClauseId c : c_.rules.instruments[i].clauses) {
            if (c_.rules.clauses[c].kind != ClauseKind::requires_ || !c_.rules.clauses[c].always) continue;
            all.push_back(projection_->with_bare(p_.clause_truth[c]));
            m.clauses.push_back({ClauseCondition::Role::stay, c, all.back()});
        }
        return projection_->merged(std::move(all), true);
    }

    ConditionId discouraged(InstrumentId i, ActivityMeaning& m) {
        std::vector<ConditionId> any;
        for (const ClauseId c : c_.rules.instruments[i].clauses) {
            if (c_.rules.clauses[c].kind != ClauseKind::discouraged) continue;
            any.push_back(projection_->condition(p_.clause_applies[c], Side::remembered, false));
            m.clauses.push_back({ClauseCondition::Role::discouraged, c, any.back()});
        }
        // `escluso salvo`: what only a presumption bars is no step to count on either.
        for (const ClauseId c : c_.rules.instruments[i].clauses) {
            if (!language::of_eligibility(c_.rules.clauses[c].kind) || p_.clause_truth[c] == program::no_id) continue;
            const ConditionId presumed = projection_->condition(p_.clause_truth[c], Side::presumed);
            if (presumed == projection_->condition(p_.clause_truth[c], Side::bare)) continue;
            any.push_back(projection_->conditions().negation(presumed));
            m.clauses.push_back({ClauseCondition::Role::presumed, c, any.back()});
        }
        if (std::count(asked_.jointly.begin(), asked_.jointly.end(), i) != 0) any.push_back(projection_->conditions().negation(projection_->anybody(i)));
        return projection_->merged(std::move(any), false);
    }

    // Is all that it leaves so already?
    [[nodiscard]] bool needless(InstrumentId i) {
        const Evaluation& now = looks_.on(0, Side::presumed);
        bool leaves = false;
        for (const ClauseId c : c_.rules.instruments[i].clauses) {
            const Clause& clause = c_.rules.clauses[c];
            if (clause.kind != ClauseKind::effect || now.truth(p_.clause_applies[c]) == Truth::no) continue;
            const std::uint64_t left = left_by(c_, clause);
            if (clause.shift != 0 || left == 0) return false;
            const auto& fact = now.profile().facts[clause.attribute].value;
            if (fact.not_applicable || (fact.may & ~left) != 0) return false;
            leaves = true;
        }
        return leaves;
    }

    // On day 0.
    [[nodiscard]] bool unsuited(InstrumentId i) {
        const auto& all = c_.rules.instruments[i].clauses;
        return std::any_of(all.begin(), all.end(), [&](ClauseId c) {
            return c_.rules.clauses[c].kind == ClauseKind::discouraged && looks_.on(0, Side::presumed).truth(p_.clause_applies[c]) == Truth::yes;
        });
    }

    // Could it begin on day 0, as far as is known for certain, and be of use?
    [[nodiscard]] bool at_once(InstrumentId i) {
        const Evaluation& now = looks_.on(0, Side::presumed);
        const program::Roots& r = p_.instruments[i];
        return now.truth(r.eligible) == Truth::yes && now.truth(r.in_time) == Truth::yes && now.truth(r.offered) == Truth::yes && !door(c_, i) && !needless(i) && !unsuited(i);
    }

    // As it applies on day 0: none where one of them was done already, or what it leaves is so.
    std::vector<InstrumentId> better(ClauseId c) {
        if (!follows(c)) return {};
        std::vector<InstrumentId> out;
        for (const std::string& target : c_.rules.clauses[c].targets)
            if (const auto t = c_.rules.find_instrument(target); t && scope_.usable(*t) && !unsuited(*t)) out.push_back(*t);
        return out;
    }

    // Was one of its periods, by day 0, ended otherwise than badly?
    [[nodiscard]] bool done_well(InstrumentId i) const {
        const auto& history = looks_.profile(0, Side::presumed).history;
        return std::any_of(history.begin(), history.end(), [&](const person::Period& p) {
            return p.instrument == c_.rules.instruments[i].id && ended_well(p, asked_.first.day) == Truth::yes;
        });
    }

    // Does it apply, and was none of them done, nor is what it leaves so?
    [[nodiscard]] bool follows(ClauseId c) {
        const Evaluation& now = looks_.on(0, Side::presumed);
        const auto& targets = c_.rules.clauses[c].targets;
        return now.truth(p_.clause_applies[c]) == Truth::yes && std::none_of(targets.begin(), targets.end(), [&](const std::string& target) {
            const auto t = c_.rules.find_instrument(target);
            return t && (done_well(*t) || needless(*t));
        });
    }

    void better_after(ClauseId c, Activity& a, ActivityMeaning& m) {
        if (!follows(c)) return;
        std::vector<ActivityId> group;
        for (const InstrumentId t : better(c)) group.push_back(projection_->activity(t));
        std::sort(group.begin(), group.end());
        // What runs joins it when it is known; one that stays empty goes then.
        a.better_after.push_back(std::move(group));
        m.better_after.push_back(c);
    }

    void effects(InstrumentId i, Activity& a, ActivityMeaning& m) {
        for (const ClauseId c : c_.rules.instruments[i].clauses) {
            const Clause& clause = c_.rules.clauses[c];
            if (clause.kind != ClauseKind::effect) continue;
            const std::uint64_t left = left_by(c_, clause);
            if (left == 0) projection_->note(PathNote::Kind::no_value);
            if (left == 0 || !scope_.changeable(clause.attribute)) continue;
            const ConditionId when = projection_->condition(p_.clause_applies[c], Side::presumed);
            if (when == never) continue;
            for (const FactId f : of(clause.attribute)) {
                Effect e;
                e.kind = clause.shift != 0 ? Effect::Kind::shifts : Effect::Kind::becomes;
                e.fact = f;
                e.values = clause.shift != 0 ? 0 : left;
                e.by = clause.shift;
                e.when = when;
                a.effects.push_back(e);
                m.effects.push_back(c);
            }
            std::set<AttributeId> seen{clause.attribute};
            follow(clause.attribute, left, c, seen, a, m);
        }
    }

    // What is so of a fact draws others along: only where they are otherwise.
    void follow(AttributeId from, std::uint64_t left, ClauseId c, std::set<AttributeId>& seen, Activity& a, ActivityMeaning& m) {
        for (const Consequence& q : scope_.consequences) {
            if (q.from != from || (q.when & left) == 0 || q.allowed == 0 || !scope_.changeable(q.to) || !seen.insert(q.to).second) continue;
            for (const Side side : {Side::presumed, Side::bare, Side::remembered}) {
                const FactId to = projection_->fact(q.to, side);
                if (side != Side::presumed && to == projection_->fact(q.to, Side::presumed)) continue;
                auto& made = projection_->conditions();
                Effect e;
                e.fact = to;
                e.values = q.allowed;
                e.when = made.all({made.fact(projection_->fact(from, side), q.when), made.negation(made.fact(to, q.allowed))});
                a.effects.push_back(e);
                m.effects.push_back(c);
            }
            follow(q.to, q.allowed, c, seen, a, m);
        }
    }

    std::vector<FactId> of(AttributeId a) {
        std::vector<FactId> out{projection_->fact(a, Side::presumed)};
        for (const Side side : {Side::bare, Side::remembered})
            if (const FactId f = projection_->fact(a, side); f != out.front()) out.push_back(f);
        return out;
    }

    // What runs already, in activities of their own: how it ended, or when, her history says.
    void before() {
        const Evaluation& now = looks_.on(0, Side::presumed);
        for (const person::Period& period : now.profile().history) {
            const auto i = c_.rules.find_instrument(period.instrument);
            if (!i || !runs(period, now.day().day)) continue;
            projection_->about = *i;
            Activity a;
            ActivityMeaning m;
            m.instrument = *i;
            m.before = true;
            a.name = period.instrument + " (in corso)";
            a.entry = never;
            a.most_times = 0;
            a.hours = weekly_hours(c_, now, *i).value_or(0);
            effects(*i, a, m);
            if (period.open_possible && (!a.effects.empty() || waited_for(*i))) projection_->note(PathNote::Kind::no_end);
            const bool useful = !a.effects.empty() || (!period.open_possible && waited_for(*i));
            a.beside = a.hours == 0 && std::find(asked_.uncounted.begin(), asked_.uncounted.end(), *i) != asked_.uncounted.end();
            if (a.beside && (period.open_possible || !useful)) continue;
            const auto id = static_cast<ActivityId>(out_.problem.activities.size());
            out_.problem.past.push_back({id, period.open_possible ? never_ends : static_cast<Day>(period.end.hi.num()) - now.day().day.days});
            out_.problem.activities.push_back(std::move(a));
            out_.activities.push_back(std::move(m));
        }
    }

    // The end of what runs already is as good as that of a step, where it is written.
    void better_after_running() {
        for (ActivityId a = 0; a < out_.activities.size(); ++a) {
            auto& groups = out_.problem.activities[a].better_after;
            auto& clauses = out_.activities[a].better_after;
            projection_->about = out_.activities[a].instrument;
            for (std::size_t g = groups.size(); g-- > 0;) {
                const auto& targets = c_.rules.clauses[clauses[g]].targets;
                for (const Past& past : out_.problem.past)
                    if (past.end < never_ends && std::find(targets.begin(), targets.end(), c_.rules.instruments[out_.activities[past.activity].instrument].id) != targets.end())
                        groups[g].push_back(past.activity);
                if (!groups[g].empty()) continue;
                projection_->note(PathNote::Kind::cannot_have);
                groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(g));
                clauses.erase(clauses.begin() + static_cast<std::ptrdiff_t>(g));
            }
        }
    }

    // Does a step, or the goal's, come after that instrument, or look at its end?
    [[nodiscard]] bool waited_for(InstrumentId i) {
        for (InstrumentId s = 0; s < times_.size(); ++s) {
            if (!scope_.candidate(s) || s == i) continue;
            for (const ClauseId c : c_.rules.instruments[s].clauses) {
                const Clause& clause = c_.rules.clauses[c];
                if (clause.kind != ClauseKind::better_after && clause.kind != ClauseKind::after) continue;
                const bool named = std::find(clause.targets.begin(), clause.targets.end(), c_.rules.instruments[i].id) != clause.targets.end();
                if (named && (clause.kind == ClauseKind::after ? looks_.on(0, Side::presumed).truth(p_.clause_applies[c]) != Truth::no : follows(c))) return true;
            }
        }
        return false;
    }

    ConditionId done(InstrumentId i) {
        Strip strip;
        const auto& history = looks_.profile(0, Side::presumed).history;
        std::set<Day> days{0};
        for (const auto& p : history)
            for (const Number n : {p.end.lo, p.end.hi}) days.insert(static_cast<Day>(n.num()) - asked_.first.day.days);
        const bool open = person::past_open(looks_.profile(0, Side::presumed), c_.rules.instruments[i].id);
        for (const Day d : days) {
            if (d < 0 || d > horizon_) continue;
            Truth t = open ? Truth::unknown : Truth::no;
            for (const auto& p : history)
                if (p.instrument == c_.rules.instruments[i].id) t = either(t, ended_well(p, asked_.first.day + d));
            extend(strip, d, t);
        }
        evaluation::OpenFact past;
        past.kind = evaluation::OpenFact::Kind::history;
        past.ref = i;
        return projection_->conditions().any({projection_->of_time(strip, program::no_id, {past}), projection_->conditions().done(projection_->activity(i), 0)});
    }

    void finish() {
        Projection& p = *projection_;
        std::vector<ConditionId> goals;
        for (const InstrumentId i : out_.aims) goals.push_back(p.conditions().done(p.activity(i), 0));
        if (asked_.goal.kind == Goal::Kind::instrument) goals.push_back(done(asked_.goal.instrument));
        if (asked_.goal.kind == Goal::Kind::fact && finite(c_.vocabulary[asked_.goal.attribute]))
            goals.push_back(p.conditions().fact(p.fact(asked_.goal.attribute, Side::presumed), asked_.goal.values));
        out_.problem.goal = p.conditions().any(std::move(goals));
        out_.problem.hours = asked_.hours;
        out_.problem.together = asked_.together;
        out_.problem.horizon = horizon_;
        std::stable_sort(out_.problem.changes.begin(), out_.problem.changes.end(), [](const Change& a, const Change& b) { return a.day < b.day; });
        std::sort(out_.notes.begin(), out_.notes.end());
        prune(out_);
    }

    const PathAsked& asked_;
    const catalogue::Catalogue& c_;
    const program::Program& p_;
    Day horizon_;
    Looks looks_;
    std::vector<Strip> own_;    ///< by instrument: what its own past says of starting it, as she is
    std::vector<Strip> worst_;  ///< the same, whatever changes
    Timeline timeline_;
    Scope scope_;
    std::vector<std::int64_t> times_;
    Compiled out_;
    std::optional<Projection> projection_;
};

}  // namespace

Compiled projected(const PathAsked& asked, Day horizon) { return Compiler(asked, horizon).compile(); }

Compiled from_catalogue(const PathAsked& asked, Day horizon) {
    Compiled out = projected(asked, horizon);
    lessen(out);
    return out;
}

}  // namespace attiva::pathway
