// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Requests and lines by name, everything else by what it says: so the order of the input
// decides nothing. Tested by tests/funding/solve_test.cpp (permutations).
#include "funding/canonical.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace attiva::funding {
namespace {

// New order -> old, by `less` on old numbers.
template <class Less>
std::vector<std::uint32_t> ordered(std::size_t size, Less less) {
    std::vector<std::uint32_t> out(size);
    std::iota(out.begin(), out.end(), 0U);
    std::stable_sort(out.begin(), out.end(), less);
    return out;
}

std::vector<std::uint32_t> inverse(const std::vector<std::uint32_t>& order) {
    std::vector<std::uint32_t> out(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) out[order[i]] = i;
    return out;
}

// Numbers 0, 1, 2 … in the order they are met.
class Renumbering {
public:
    std::uint32_t of(std::uint32_t old) {
        const auto [at, fresh] = known_.emplace(old, static_cast<std::uint32_t>(old_.size()));
        if (fresh) old_.push_back(old);
        return at->second;
    }
    [[nodiscard]] const std::vector<std::uint32_t>& old() const { return old_; }

private:
    std::unordered_map<std::uint32_t, std::uint32_t> known_;
    std::vector<std::uint32_t> old_;
};

void requests(const Problem& from, const std::vector<std::uint32_t>& line, Canonical& out) {
    Renumbering persons, expenses;
    for (const RequestId old : out.requests) {
        Request r = from.requests[old];
        r.person = persons.of(r.person);
        r.expense = expenses.of(r.expense);
        for (Option& o : r.options) o.line = line[o.line];
        std::sort(r.options.begin(), r.options.end(), [](const Option& a, const Option& b) { return a.line < b.line; });
        out.problem.requests.push_back(std::move(r));
    }
    out.persons = persons.old();
}

// Groups that hold the same requests become one.
std::vector<std::uint32_t> groups(const Problem& from, const std::vector<std::uint32_t>& request, Canonical& out) {
    std::vector<std::vector<RequestId>> members = from.groups;
    for (auto& group : members) {
        for (RequestId& r : group) r = request[r];
        std::sort(group.begin(), group.end());
    }
    const auto order = ordered(members.size(), [&](auto a, auto b) { return members[a] < members[b]; });
    std::vector<std::uint32_t> now(members.size());
    for (const std::uint32_t old : order) {
        if (out.problem.groups.empty() || out.problem.groups.back() != members[old]) out.problem.groups.push_back(members[old]);
        now[old] = static_cast<std::uint32_t>(out.problem.groups.size() - 1);
    }
    return now;
}

template <class T, class Value>
std::vector<std::uint32_t> sorted_into(std::vector<T> changed, std::vector<T>& into, Value value) {
    const auto order = ordered(changed.size(), [&](auto a, auto b) { return value(changed[a]) < value(changed[b]); });
    for (const std::uint32_t old : order) into.push_back(changed[old]);
    return order;
}

void limits(const Problem& from, const std::vector<std::uint32_t>& line, const std::vector<std::uint32_t>& group, Canonical& out) {
    std::vector<Ceiling> ceilings = from.ceilings;
    for (Ceiling& c : ceilings) c.line = line[c.line], c.group = group[c.group];
    out.ceilings = sorted_into(ceilings, out.problem.ceilings, [](const Ceiling& c) { return std::tuple(c.line, c.group, c.cents, c.kind); });
    std::vector<Places> places = from.places;
    for (Places& p : places) p.line = line[p.line], p.group = group[p.group];
    out.places = sorted_into(places, out.problem.places, [](const Places& p) { return std::tuple(p.line, p.group, p.count); });
    std::vector<Exclusion> exclusions = from.exclusions;
    std::vector<bool> swapped(exclusions.size());
    for (std::size_t i = 0; i < exclusions.size(); ++i) {
        Exclusion& e = exclusions[i];
        e.one = line[e.one], e.other = line[e.other];
        if (e.group) e.group = group[*e.group];
        swapped[i] = e.other < e.one;
        if (swapped[i]) std::swap(e.one, e.other);
    }
    out.exclusions = sorted_into(exclusions, out.problem.exclusions, [](const Exclusion& e) { return std::tuple(e.one, e.other, e.scope, e.group); });
    for (const std::uint32_t old : out.exclusions) out.swapped.push_back(swapped[old]);
}

class Back {
public:
    explicit Back(const Canonical& c) : c_(c) {}

    void in(Proof& proof) const {
        for (Node& n : proof) {
            if (!n.leaf) in(n.on);  // a leaf splits on nothing
            for (Weight& w : n.weights) in(w.row);
        }
    }
    void in(Cut& cut) const {
        requests(cut.requests);
        for (std::uint32_t& i : cut.ceilings) i = c_.ceilings[i];
        for (std::uint32_t& i : cut.places) i = c_.places[i];
        for (Cut::Must& m : cut.musts) requests(m.requests);
        std::sort(cut.ceilings.begin(), cut.ceilings.end());
        std::sort(cut.places.begin(), cut.places.end());
    }
    void requests(std::vector<RequestId>& list) const {
        for (RequestId& r : list) r = c_.requests[r];
        std::sort(list.begin(), list.end());
    }
    void in(Solution& solution) const {
        for (Payment& p : solution) p.request = c_.requests[p.request], p.line = c_.lines[p.line];
        std::sort(solution.begin(), solution.end(), [](const Payment& a, const Payment& b) { return std::tie(a.request, a.line) < std::tie(b.request, b.line); });
    }

private:
    void in(Variable& v) const {
        switch (v.kind) {
            case Variable::Kind::served: v.index = c_.requests[v.index]; break;
            case Variable::Kind::pays:
            case Variable::Kind::amount: v.index = c_.requests[v.index], v.second = c_.lines[v.second]; break;
            case Variable::Kind::place: v.index = c_.places[v.index], v.second = c_.persons[v.second]; break;
            case Variable::Kind::whole: v.index = c_.persons[v.index]; break;
        }
    }
    void in(Row& row) const {
        switch (row.kind) {
            case Row::Kind::cost:
            case Row::Kind::least:
            case Row::Kind::lines:
            case Row::Kind::whole: row.index = c_.requests[row.index]; break;
            case Row::Kind::most:
            case Row::Kind::pays:
            case Row::Kind::share: row.index = c_.requests[row.index], row.second = c_.lines[row.second]; break;
            case Row::Kind::ceiling: row.index = c_.ceilings[row.index]; break;
            case Row::Kind::place: row.index = c_.places[row.index], row.second = c_.requests[row.second]; break;
            case Row::Kind::places: row.index = c_.places[row.index]; break;
            case Row::Kind::exclusion:
                row.second = c_.requests[row.second], row.third = c_.requests[row.third];
                if (c_.swapped[row.index]) std::swap(row.second, row.third);
                row.index = c_.exclusions[row.index];
                break;
            case Row::Kind::level: break;
        }
    }

    const Canonical& c_;
};

}  // namespace

Canonical canonical(const Problem& problem) {
    Canonical out;
    out.requests = ordered(problem.requests.size(), [&](auto a, auto b) { return problem.requests[a].name < problem.requests[b].name; });
    out.lines = ordered(problem.lines.size(), [&](auto a, auto b) { return problem.lines[a].name < problem.lines[b].name; });
    const auto request = inverse(out.requests), line = inverse(out.lines);
    for (const LineId old : out.lines) out.problem.lines.push_back(problem.lines[old]);
    out.problem.attributes = problem.attributes;
    out.problem.rule = problem.rule;
    requests(problem, line, out);
    limits(problem, line, groups(problem, request, out), out);
    for (Decision d : problem.decisions) {
        d.request = request[d.request];
        if (d.line) d.line = line[*d.line];
        out.problem.decisions.push_back(d);
    }
    std::sort(out.problem.decisions.begin(), out.problem.decisions.end(),
              [](const Decision& a, const Decision& b) { return std::tie(a.request, a.line, a.yes) < std::tie(b.request, b.line, b.yes); });
    return out;
}

Outcome given_back(const Canonical& canonical, Outcome outcome) {
    const Back back(canonical);
    back.in(outcome.refusal);
    back.in(outcome.example);
    for (Level& level : outcome.levels) {
        back.in(level.proof);
        for (Cut& cut : level.cuts) back.in(cut);
    }
    std::vector<Standing> standing(outcome.standing.size());
    for (std::size_t i = 0; i < standing.size(); ++i) {
        back.in(outcome.standing[i].proof);
        standing[canonical.requests[i]] = std::move(outcome.standing[i]);
    }
    outcome.standing = std::move(standing);
    for (Tie& tie : outcome.ties) back.requests(tie.requests);
    std::sort(outcome.ties.begin(), outcome.ties.end(), [](const Tie& a, const Tie& b) { return a.requests < b.requests; });
    return outcome;
}

}  // namespace attiva::funding
