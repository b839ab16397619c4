// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Every substitution in a road is a problem of its own: without one of the instruments that
// prepare a step, and with another that prepares it done before it. The best plan of each is
// looked for as any other; the best of them is the next road, whose own substitutions are
// looked at where those of the roads before it are not enough.

#include "pathway/alternatives.hpp"

#include <algorithm>
#include <set>

#include "pathway/conditions.hpp"
#include "pathway/replay.hpp"

namespace attiva::pathway {
namespace {

using Steps = std::set<ActivityId>;

// What may stand for one another before a step.
struct Group {
    std::vector<ActivityId> members;
    bool loose = false;  // announced only: it may stand for anything that prepares the step
};

class Roads {
public:
    Roads(const Problem& problem, const Ways& ways, Key first, const Limits& limits)
        : problem_(problem), ways_(ways), first_(first), limits_(limits), writers_(problem.facts.size()) {
        for (ActivityId a = 0; a < problem.activities.size(); ++a)
            for (const Effect& e : problem.activities[a].effects) writers_[e.fact].push_back({a, &e});
    }

    std::vector<Road> find(const std::vector<Step>& first, std::size_t most) {
        std::vector<Road> out;
        given_.push_back(steps_of(first));
        std::size_t looked = 0;
        while (out.size() < most) {
            if (auto next = best()) {
                given_.push_back(steps_of(next->search.plan->steps));
                out.push_back(std::move(*next));
            } else if (looked < given_.size()) {
                const Steps from = given_[looked++];
                substitute(from);
            } else {
                break;
            }
        }
        return out;
    }

private:
    static Steps steps_of(const std::vector<Step>& all) {
        Steps out;
        for (const Step& s : all) out.insert(s.activity);
        return out;
    }

    // The best of those found that is none of the roads given already, nor one of them with
    // something more or less, and goes through what none of them has.
    std::optional<Road> best() {
        const auto old = [&](const Road& r) {
            const Steps steps = steps_of(r.search.plan->steps);
            return std::any_of(given_.begin(), given_.end(), [&](const Steps& g) {
                return g.count(r.through) != 0 || std::includes(steps.begin(), steps.end(), g.begin(), g.end()) || std::includes(g.begin(), g.end(), steps.begin(), steps.end());
            });
        };
        found_.erase(std::remove_if(found_.begin(), found_.end(), old), found_.end());
        const auto at = std::min_element(found_.begin(), found_.end(), [&](const Road& a, const Road& b) { return less(a.search.cost, b.search.cost, first_); });
        if (at == found_.end()) return std::nullopt;
        Road out = std::move(*at);
        found_.erase(at);
        // What was only looked at is looked for as long as it takes.
        if (out.search.outcome == Outcome::proved) return out;
        const Problem p = through(problem_, out);
        if (Search whole = plan(p, first_, limits_); whole.plan && !less(out.search.cost, whole.cost, first_)) out.search = std::move(whole);
        if (out.search.outcome != Outcome::proved) spare(p, out.search);
        return detour(out) || old(out) ? best() : std::move(out);
    }

    // What runs already, or was had, needs no step; and what comes when the goal is reached is
    // no road to it.
    [[nodiscard]] bool detour(const Road& r) const {
        const auto& steps = r.search.plan->steps;
        if (std::none_of(steps.begin(), steps.end(), [&](const Step& s) { return s.activity == r.through; })) return true;
        const Playing then = play(problem_, steps);
        return then.fault != Playing::Fault::none || then.cost.end != r.search.plan->end;
    }

    // What is not proved may have a step that it is better without.
    void spare(const Problem& p, Search& found) const {
        for (std::size_t k = 0; k < found.plan->steps.size(); ++k) {
            std::vector<Step> fewer = found.plan->steps;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(k));
            const Playing then = play(p, fewer);
            if (then.fault != Playing::Fault::none || !less(then.cost, found.cost, first_)) continue;
            found.plan = Plan{std::move(fewer), then.cost.end};
            found.cost = then.cost;
            k = static_cast<std::size_t>(-1);
        }
    }

    void substitute(const Steps& road) {
        for (const ActivityId s : road) substitute(road, s);
        substitute(road, std::nullopt);
    }

    // Before a step of the road, or at the goal.
    void substitute(const Steps& road, std::optional<ActivityId> step) {
        const auto groups = before(step);
        Steps prepare;  // of the road
        for (const Group& g : groups)
            for (const ActivityId a : g.members)
                if (a != step && road.count(a) != 0) prepare.insert(a);
        for (const Group& g : groups) {
            std::vector<ActivityId> instead;
            for (const ActivityId a : g.members)
                if (road.count(a) != 0) instead.push_back(a);
            if (g.loose) instead.assign(prepare.begin(), prepare.end());
            for (const ActivityId x : g.members)
                if (x != step && road.count(x) == 0 && problem_.activities[x].most_times > 0 && (ways_.doors.empty() || ways_.doors[x] == 0))
                    instead_of(instead, g.loose ? prepared(groups, step) : std::vector<ActivityId>{}, x, step);
        }
    }

    // Without one of those that prepare the step; of what only announces it also without any of
    // them, or it would only be a step more.
    void instead_of(const std::vector<ActivityId>& each, const std::vector<ActivityId>& all, ActivityId through, std::optional<ActivityId> step) {
        for (const ActivityId a : each) look({{}, through, step, {a}});
        if (!each.empty() && all.size() > 1) look({{}, through, step, all});
    }

    static std::vector<ActivityId> prepared(const std::vector<Group>& groups, std::optional<ActivityId> step) {
        Steps out;
        for (const Group& g : groups)
            if (!g.loose) out.insert(g.members.begin(), g.members.end());
        if (step) out.erase(*step);
        return {out.begin(), out.end()};
    }

    void look(Road road) {
        if (!tried_.insert({road.through, road.before, road.without}).second) return;
        road.search = plan(through(problem_, road), first_, a_look);
        if (road.search.plan && !detour(road)) found_.push_back(std::move(road));
    }

    [[nodiscard]] std::vector<Group> before(std::optional<ActivityId> step) const {
        std::vector<Group> out;
        if (step)
            for (const auto& g : problem_.activities[*step].better_after) out.push_back({g, false});
        asked(step ? problem_.activities[*step].entry : problem_.goal, out);
        for (const Opening& o : ways_.openings)
            if (o.opened == step) out.push_back({{o.by}, true});
        return out;
    }

    // What a condition asks to be done or to run, all together; of each fact, who leaves it so.
    void asked(ConditionId id, std::vector<Group>& out) const {
        Group done;
        std::vector<std::pair<ConditionId, bool>> open{{id, true}};
        std::set<std::pair<ConditionId, bool>> seen;
        while (!open.empty()) {
            const auto at = open.back();
            open.pop_back();
            if (!seen.insert(at).second) continue;
            const auto& [c, wanted] = at;
            const Condition& k = problem_.conditions[c];
            if ((k.kind == Condition::Kind::done || k.kind == Condition::Kind::running) && wanted) done.members.push_back(k.activity);
            if (k.kind == Condition::Kind::fact) writers(k.fact, wanted ? k.values : ~k.values, out);
            for (const ConditionId arg : k.arguments) open.emplace_back(arg, k.kind == Condition::Kind::negation ? !wanted : wanted);
        }
        if (!done.members.empty()) out.push_back(std::move(done));
    }

    void writers(FactId f, Values wanted, std::vector<Group>& out) const {
        Group g;
        for (const auto& [a, e] : writers_[f])
            if ((e->kind == Effect::Kind::shifts || (e->values & wanted) != 0) && (g.members.empty() || g.members.back() != a)) g.members.push_back(a);
        if (!g.members.empty()) out.push_back(std::move(g));
    }

    const Problem& problem_;
    const Ways& ways_;
    Key first_;
    Limits limits_;
    std::vector<std::vector<std::pair<ActivityId, const Effect*>>> writers_;  // by fact
    std::vector<Steps> given_;
    std::vector<Road> found_;
    std::set<std::tuple<ActivityId, std::optional<ActivityId>, std::vector<ActivityId>>> tried_;
};

}  // namespace

Problem through(const Problem& problem, const Road& road) {
    Problem p = problem;
    for (const ActivityId a : road.without) p.activities[a].most_times = 0;
    Conditions made(p);
    const ConditionId done = made.done(road.through, 0);
    if (road.before) {
        Activity& step = p.activities[*road.before];
        step.entry = made.all({step.entry, done});
        p.goal = made.all({p.goal, made.done(*road.before, 0)});
    } else {
        p.goal = made.all({p.goal, done});
    }
    return p;
}

std::vector<Road> other_roads(const Problem& problem, const std::vector<Step>& first, const Ways& ways, Key key, const Limits& limits, std::size_t most) {
    return Roads(problem, ways, key, limits).find(first, most);
}

}  // namespace attiva::pathway
