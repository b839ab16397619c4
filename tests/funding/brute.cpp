// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#include "brute.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace attiva::funding::judge {
namespace {

/// One way to pay one request, and what it adds to every count.
struct Way {
    Solution paid;
    std::vector<std::int64_t> levels;    // those of persons: 0, they are of several requests
    std::vector<Cents> held;             // by ceiling
    std::vector<std::uint32_t> taken;    // by places: the bit of the person
    std::vector<std::uint32_t> one, other;  // by exclusion: the bit of the expense or person
};

struct State {
    std::vector<std::int64_t> levels;
    std::vector<Cents> held;
    std::vector<std::uint32_t> taken, one, other;
};

bool keeps_its_decisions(const Problem& problem, RequestId r, const Solution& paid) {
    return std::ranges::all_of(problem.decisions, [&](const Decision& d) {
        if (d.request != r) return true;
        const bool is = std::ranges::any_of(paid, [&](const Payment& p) { return !d.line || p.line == *d.line; });
        return is == d.yes;
    });
}

// Ways are those the judge allows to one request alone; what requests share is counted along the
// way; what could not reach the best found so far even if each request left had its own best in
// every level at once is not looked at.
class Search {
public:
    explicit Search(const Problem& problem) : problem_(problem) {
        for (const Measure& m : measures_of()) persons_level_.push_back(problem.rule[m.key].kind == Key::Kind::persons);
        for (const Request& r : problem.requests) persons_.emplace(r.person, 0), expenses_.emplace(r.expense, 0);
        std::uint32_t next = 0;
        for (auto& [person, bit] : persons_) bit = 1U << next++;
        next = 0;
        for (auto& [expense, bit] : expenses_) bit = 1U << next++;
        for (RequestId r = 0; r < problem.requests.size(); ++r) list_ways(r);
    }

    Best run() {
        sum_up_hopes();
        State start;
        start.levels.assign(persons_level_.size(), 0);
        start.held.assign(problem_.ceilings.size(), 0);
        start.taken.assign(problem_.places.size(), 0);
        start.one.assign(problem_.exclusions.size(), 0);
        start.other = start.one;
        states_.assign(problem_.requests.size() + 1, start);
        chosen_.assign(problem_.requests.size(), nullptr);
        request(0, 0);
        for (const std::uint32_t mask : masks_) {
            std::vector<bool> served(problem_.requests.size());
            for (std::size_t r = 0; r < served.size(); ++r) served[r] = (mask >> r & 1U) != 0;
            best_.served.insert(served);
        }
        return best_;
    }

private:
    // Of the rule's keys as problem.hpp has them; not the engine's own list.
    std::vector<Measure> measures_of() const {
        std::vector<Measure> out;
        for (std::uint32_t k = 0; k < problem_.rule.size(); ++k) {
            Problem one = problem_;
            one.rule = {problem_.rule[k]};
            out.insert(out.end(), levels(one, {}).size(), Measure{.key = k, .value = std::nullopt});
        }
        return out;
    }

    void list_ways(RequestId r) {
        ways_.emplace_back();
        Solution paid;
        amounts(r, 0, paid);
        std::ranges::stable_sort(ways_.back(), std::greater<>{}, &Way::levels);
    }

    void amounts(RequestId r, std::size_t o, Solution& paid) {
        const Request& request = problem_.requests[r];
        if (o == request.options.size()) return add_way(r, paid);
        amounts(r, o + 1, paid);
        for (Cents cents = 1; cents <= std::min(request.options[o].most, request.cost); ++cents) {
            paid.push_back({r, request.options[o].line, cents});
            amounts(r, o + 1, paid);
            paid.pop_back();
        }
    }

    void add_way(RequestId r, Solution paid) {
        std::ranges::sort(paid, {}, &Payment::line);
        const auto rule = broken_rule(problem_, paid);
        if ((rule && *rule != 8) || !keeps_its_decisions(problem_, r, paid)) return;
        Way way{.paid = paid, .levels = levels(problem_, paid), .held = {}, .taken = {}, .one = {}, .other = {}};
        for (std::size_t k = 0; k < way.levels.size(); ++k)
            if (persons_level_[k]) way.levels[k] = 0;
        const auto in = [&](GroupId g) { return std::ranges::count(problem_.groups[g], r) > 0; };
        const auto by = [&](LineId line) { return std::ranges::count(paid, line, &Payment::line) > 0; };
        for (const Ceiling& c : problem_.ceilings) {
            Cents held = 0;
            for (const Payment& p : paid)
                if (p.line == c.line && in(c.group)) held += p.cents + std::ranges::find(problem_.requests[r].options, p.line, &Option::line)->premium;
            way.held.push_back(held);
        }
        for (const Places& p : problem_.places) way.taken.push_back(by(p.line) && in(p.group) ? persons_.at(problem_.requests[r].person) : 0);
        for (const Exclusion& e : problem_.exclusions) {
            const std::uint32_t bit = e.scope == Exclusion::Scope::same_person ? persons_.at(problem_.requests[r].person) : expenses_.at(problem_.requests[r].expense);
            const bool about = !e.group || in(*e.group);
            way.one.push_back(about && by(e.one) ? bit : 0);
            way.other.push_back(about && by(e.other) ? bit : 0);
        }
        ways_.back().push_back(std::move(way));
    }

    void sum_up_hopes() {
        hope_.assign(ways_.size() + 1, std::vector<std::int64_t>(persons_level_.size(), 0));
        for (std::size_t k = 0; k < persons_level_.size(); ++k)
            if (persons_level_[k]) hope_.back()[k] = static_cast<std::int64_t>(persons_.size());
        for (std::size_t r = ways_.size(); r-- > 0;)
            for (std::size_t k = 0; k < persons_level_.size(); ++k) {
                std::int64_t most = INT64_MIN / 2;
                for (const Way& way : ways_[r]) most = std::max(most, way.levels[k]);
                hope_[r][k] = hope_[r + 1][k] + most;
            }
    }

    bool hopeless(std::size_t r) const {
        if (!best_.allowed) return false;
        for (std::size_t k = 0; k < best_.levels.size(); ++k) {
            const std::int64_t most = states_[r].levels[k] + hope_[r][k];
            if (most != best_.levels[k]) return most < best_.levels[k];
        }
        return false;
    }

    bool add(const State& from, const Way& way, State& to) const {
        for (std::size_t i = 0; i < way.held.size(); ++i)
            if ((to.held[i] = from.held[i] + way.held[i]) > problem_.ceilings[i].cents) return false;
        for (std::size_t i = 0; i < way.taken.size(); ++i) {
            to.taken[i] = from.taken[i] | way.taken[i];
            if (static_cast<std::uint32_t>(__builtin_popcount(to.taken[i])) > problem_.places[i].count) return false;
        }
        for (std::size_t i = 0; i < way.one.size(); ++i) {
            to.one[i] = from.one[i] | way.one[i];
            to.other[i] = from.other[i] | way.other[i];
            if ((to.one[i] & to.other[i]) != 0) return false;
        }
        for (std::size_t k = 0; k < way.levels.size(); ++k) to.levels[k] = from.levels[k] + way.levels[k];
        return true;
    }

    void request(std::size_t r, std::uint32_t mask) {
        if (hopeless(r)) return;
        if (r == ways_.size()) return judge(mask);
        for (const Way& way : ways_[r]) {
            if (!add(states_[r], way, states_[r + 1])) continue;
            chosen_[r] = &way;
            request(r + 1, mask | (way.paid.empty() ? 0U : 1U << r));
        }
    }

    void judge(std::uint32_t mask) {
        std::uint32_t short_of_something = 0;
        for (std::size_t r = 0; r < ways_.size(); ++r)
            if ((mask >> r & 1U) == 0) short_of_something |= persons_.at(problem_.requests[r].person);
        const auto whole = static_cast<std::int64_t>(persons_.size()) - __builtin_popcount(short_of_something);
        std::vector<std::int64_t> now = states_.back().levels;
        for (std::size_t k = 0; k < now.size(); ++k)
            if (persons_level_[k]) now[k] = whole;
        if (best_.allowed && now < best_.levels) return;
        if (!best_.allowed || now > best_.levels) {
            best_ = {true, std::move(now), {}, {}};
            for (const Way* way : chosen_) best_.example.insert(best_.example.end(), way->paid.begin(), way->paid.end());
            masks_.clear();
        }
        masks_.insert(mask);
    }

    const Problem& problem_;
    std::vector<bool> persons_level_;
    std::map<PersonId, std::uint32_t> persons_;
    std::map<ExpenseId, std::uint32_t> expenses_;
    std::vector<std::vector<Way>> ways_;
    std::vector<std::vector<std::int64_t>> hope_;
    std::vector<State> states_;
    std::vector<const Way*> chosen_;
    std::set<std::uint32_t> masks_;
    Best best_;
};

}  // namespace

Best best(const Problem& problem) { return Search(problem).run(); }

}  // namespace attiva::funding::judge
