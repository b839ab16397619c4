// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#include "judge.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>

namespace attiva::funding::judge {
namespace {

const Option* own_option(const Request& request, LineId line) {
    for (const Option& option : request.options)
        if (option.line == line) return &option;
    return nullptr;
}

Cents paid(const Solution& solution, RequestId request) {
    Cents sum = 0;
    for (const Payment& payment : solution)
        if (payment.request == request) sum += payment.cents;
    return sum;
}

bool within(const Problem& problem, GroupId group, RequestId request) {
    return std::ranges::count(problem.groups[group], request) > 0;
}

bool pays(const Solution& solution, RequestId request, LineId line) {
    return std::ranges::any_of(solution, [&](const Payment& p) { return p.request == request && p.line == line; });
}

bool written(const Problem& problem, const Solution& solution) {
    for (std::size_t i = 0; i < solution.size(); ++i) {
        const Payment& now = solution[i];
        if (now.request >= problem.requests.size() || now.cents <= 0) return false;
        if (own_option(problem.requests[now.request], now.line) == nullptr) return false;
        if (i > 0 && std::tie(solution[i - 1].request, solution[i - 1].line) >= std::tie(now.request, now.line)) return false;
    }
    // An amount without the request being served is not a solution either: all would be 0.
    return std::ranges::all_of(solution, [&](const Payment& p) {
        return paid(solution, p.request) >= problem.requests[p.request].least;
    });
}

bool costs_kept(const Problem& problem, const Solution& solution) {
    return std::ranges::all_of(solution, [&](const Payment& p) {
        return paid(solution, p.request) <= problem.requests[p.request].cost;
    });
}

bool caps_kept(const Problem& problem, const Solution& solution) {
    return std::ranges::all_of(solution, [&](const Payment& p) {
        return p.cents <= own_option(problem.requests[p.request], p.line)->most;
    });
}

bool others_put_in(const Problem& problem, const Solution& solution) {
    return std::ranges::all_of(solution, [&](const Payment& p) {
        const Request& request = problem.requests[p.request];
        const std::int64_t own = 10000 - own_option(request, p.line)->others;
        return 10000 * p.cents <= own * (request.elsewhere + paid(solution, p.request));
    });
}

bool few_lines(const Problem& problem, const Solution& solution) {
    return std::ranges::all_of(solution, [&](const Payment& p) {
        const auto lines = std::ranges::count(solution, p.request, &Payment::request);
        return lines <= static_cast<std::int64_t>(problem.requests[p.request].most_lines);
    });
}

bool ceilings_kept(const Problem& problem, const Solution& solution) {
    for (const Ceiling& ceiling : problem.ceilings) {
        Cents held = 0;
        for (const Payment& p : solution)
            if (p.line == ceiling.line && within(problem, ceiling.group, p.request))
                held += p.cents + own_option(problem.requests[p.request], p.line)->premium;
        if (held > ceiling.cents) return false;
    }
    return true;
}

bool places_kept(const Problem& problem, const Solution& solution) {
    for (const Places& places : problem.places) {
        std::set<PersonId> persons;
        for (const Payment& p : solution)
            if (p.line == places.line && within(problem, places.group, p.request))
                persons.insert(problem.requests[p.request].person);
        if (persons.size() > places.count) return false;
    }
    return true;
}

bool exclusions_kept(const Problem& problem, const Solution& solution) {
    for (const Exclusion& exclusion : problem.exclusions)
        for (const Payment& p : solution)
            for (const Payment& q : solution) {
                if (p.line != exclusion.one || q.line != exclusion.other) continue;
                if (exclusion.group && (!within(problem, *exclusion.group, p.request) || !within(problem, *exclusion.group, q.request))) continue;
                const Request& first = problem.requests[p.request];
                const Request& second = problem.requests[q.request];
                const bool person = exclusion.scope == Exclusion::Scope::same_person;
                if (person ? first.person == second.person : first.expense == second.expense) return false;
            }
    return true;
}

bool decisions_kept(const Problem& problem, const Solution& solution) {
    return std::ranges::all_of(problem.decisions, [&](const Decision& d) {
        const bool is = d.line ? pays(solution, d.request, *d.line) : paid(solution, d.request) > 0;
        return is == d.yes;
    });
}

using Levels = std::vector<std::int64_t>;

void by_class(const Problem& problem, const Solution& solution, std::uint32_t attribute, Levels& levels) {
    std::set<std::int64_t, std::greater<>> classes;
    for (const Request& request : problem.requests) classes.insert(request.attributes[attribute]);
    for (const std::int64_t value : classes) {
        std::int64_t served = 0;
        for (RequestId r = 0; r < problem.requests.size(); ++r)
            if (problem.requests[r].attributes[attribute] == value && paid(solution, r) > 0) ++served;
        levels.push_back(served);
    }
}

void by_scarcity(const Problem& problem, const Solution& solution, Levels& levels) {
    std::set<std::int64_t, std::greater<>> scarcities;
    for (const Line& line : problem.lines) scarcities.insert(line.scarcity);
    for (const std::int64_t value : scarcities) {
        Cents spent = 0;
        for (const Payment& p : solution)
            if (problem.lines[p.line].scarcity == value) spent += p.cents;
        levels.push_back(-spent);
    }
}

std::int64_t whole_persons(const Problem& problem, const Solution& solution) {
    std::set<PersonId> persons, short_of_something;
    for (RequestId r = 0; r < problem.requests.size(); ++r) {
        persons.insert(problem.requests[r].person);
        if (paid(solution, r) == 0) short_of_something.insert(problem.requests[r].person);
    }
    return static_cast<std::int64_t>(persons.size() - short_of_something.size());
}

std::int64_t summed(const Problem& problem, const Solution& solution, const Key& key) {
    std::int64_t sum = 0;
    for (RequestId r = 0; r < problem.requests.size(); ++r) {
        const Cents cents = paid(solution, r);
        if (cents == 0) continue;
        if (key.kind == Key::Kind::served) sum += 1;
        if (key.kind == Key::Kind::money) sum += cents;
        if (key.kind == Key::Kind::sum_of) sum += problem.requests[r].attributes[key.attribute];
    }
    return sum;
}

}  // namespace

std::optional<int> broken_rule(const Problem& problem, const Solution& solution) {
    if (!written(problem, solution)) return 0;
    if (!costs_kept(problem, solution)) return 1;
    if (!caps_kept(problem, solution)) return 2;
    if (!others_put_in(problem, solution)) return 3;
    if (!few_lines(problem, solution)) return 4;
    if (!ceilings_kept(problem, solution)) return 5;
    if (!places_kept(problem, solution)) return 6;
    if (!exclusions_kept(problem, solution)) return 7;
    if (!decisions_kept(problem, solution)) return 8;
    return std::nullopt;
}

std::vector<std::int64_t> levels(const Problem& problem, const Solution& solution) {
    Levels levels;
    for (const Key& key : problem.rule) {
        if (key.kind == Key::Kind::served_by_class) by_class(problem, solution, key.attribute, levels);
        else if (key.kind == Key::Kind::least_scarce) by_scarcity(problem, solution, levels);
        else if (key.kind == Key::Kind::persons) levels.push_back(whole_persons(problem, solution));
        else levels.push_back(summed(problem, solution, key));
    }
    return levels;
}

}  // namespace attiva::funding::judge
