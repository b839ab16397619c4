// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Solutions and levels in whole numbers, as problem.hpp says them; used on everything the solver
// finds before it is believed. Tested by tests/funding/check_test.cpp.
#include <algorithm>
#include <map>
#include <set>

#include "funding/solve.hpp"

namespace attiva::funding {
namespace {

struct Paid {
    std::vector<std::vector<const Payment*>> by_request;
    [[nodiscard]] Cents on(RequestId r, LineId line) const {
        for (const Payment* p : by_request[r])
            if (p->line == line) return p->cents;
        return 0;
    }
};

std::string named(const Problem& p, RequestId r) { return p.requests[r].name; }

std::optional<std::string> form_fault(const Problem& p, const Solution& s) {
    for (std::size_t i = 0; i < s.size(); ++i) {
        if (s[i].request >= p.requests.size() || s[i].line >= p.lines.size() || s[i].cents <= 0) return "0: no such payment";
        if (option_of(p.requests[s[i].request], s[i].line) == nullptr) return "0: " + named(p, s[i].request) + " has no such option";
        if (i > 0 && std::pair(s[i].request, s[i].line) <= std::pair(s[i - 1].request, s[i - 1].line)) return "0: not in order";
    }
    return std::nullopt;
}

std::optional<std::string> request_fault(const Problem& p, const Paid& paid, RequestId r) {
    const Request& q = p.requests[r];
    if (paid.by_request[r].empty()) return std::nullopt;
    Cents sum = 0;
    for (const Payment* x : paid.by_request[r]) sum += x->cents;
    if (sum < q.least) return "0: " + q.name + " is paid and not served";
    if (sum > q.cost) return "1: " + q.name;
    if (paid.by_request[r].size() > q.most_lines) return "4: " + q.name;
    for (const Payment* x : paid.by_request[r]) {
        const Option& o = *option_of(q, x->line);
        if (x->cents > o.most) return "2: " + q.name;
        if (10000 * x->cents > (10000 - o.others) * (q.elsewhere + sum)) return "3: " + q.name;
    }
    return std::nullopt;
}

std::optional<std::string> limit_fault(const Problem& p, const Paid& paid) {
    for (std::size_t i = 0; i < p.ceilings.size(); ++i) {
        Cents sum = 0;
        for (const RequestId r : p.groups[p.ceilings[i].group])
            if (const Cents cents = paid.on(r, p.ceilings[i].line); cents > 0) sum += cents + option_of(p.requests[r], p.ceilings[i].line)->premium;
        if (sum > p.ceilings[i].cents) return "5: ceiling " + std::to_string(i);
    }
    for (std::size_t i = 0; i < p.places.size(); ++i) {
        std::set<PersonId> persons;
        for (const RequestId r : p.groups[p.places[i].group])
            if (paid.on(r, p.places[i].line) > 0) persons.insert(p.requests[r].person);
        if (persons.size() > p.places[i].count) return "6: places " + std::to_string(i);
    }
    return std::nullopt;
}

std::optional<std::string> exclusion_fault(const Problem& p, const Paid& paid) {
    for (std::size_t i = 0; i < p.exclusions.size(); ++i) {
        const Exclusion& e = p.exclusions[i];
        std::set<std::uint32_t> one, other;
        const std::vector<bool> about = about_of(p, e);
        for (RequestId r = 0; r < p.requests.size(); ++r) {
            if (!about[r]) continue;
            const std::uint32_t key = e.scope == Exclusion::Scope::same_expense ? p.requests[r].expense : p.requests[r].person;
            if (paid.on(r, e.one) > 0) one.insert(key);
            if (paid.on(r, e.other) > 0) other.insert(key);
        }
        for (const std::uint32_t key : one)
            if (other.count(key) > 0) return "7: exclusion " + std::to_string(i);
    }
    return std::nullopt;
}

std::optional<std::string> request_form(const Problem& p, const Request& q) {
    if (q.name.empty()) return "a request without a name";
    if (q.least < 1 || q.least > q.cost || q.elsewhere < 0) return q.name + ": cost, least or elsewhere";
    if (q.attributes.size() != p.attributes.size()) return q.name + ": attributes";
    std::set<LineId> lines;
    for (const Option& o : q.options) {
        if (o.line >= p.lines.size() || !lines.insert(o.line).second) return q.name + ": options";
        if (o.most < 0 || o.premium < 0 || o.others < 0 || o.others > 10000) return q.name + ": an option";
    }
    return std::nullopt;
}

std::optional<std::string> references(const Problem& p) {
    std::map<ExpenseId, PersonId> whose;
    std::set<std::string> names;
    for (const Request& q : p.requests) {
        if (const auto f = request_form(p, q)) return f;
        if (!names.insert(q.name).second) return "two requests " + q.name;
        if (whose.emplace(q.expense, q.person).first->second != q.person) return q.name + ": an expense of two persons";
    }
    names.clear();
    for (const Line& l : p.lines)
        if (l.name.empty() || !names.insert(l.name).second) return "lines: names";
    for (const auto& group : p.groups) {
        std::set<RequestId> once(group.begin(), group.end());
        if (once.size() != group.size() || (!once.empty() && *once.rbegin() >= p.requests.size())) return "groups";
    }
    for (const Ceiling& c : p.ceilings)
        if (c.line >= p.lines.size() || c.group >= p.groups.size() || c.cents < 0) return "ceilings";
    for (const Places& k : p.places)
        if (k.line >= p.lines.size() || k.group >= p.groups.size()) return "places";
    for (const Exclusion& e : p.exclusions)
        if (e.one >= p.lines.size() || e.other >= p.lines.size() || e.one == e.other || (e.group && *e.group >= p.groups.size())) return "exclusions";
    for (const Decision& d : p.decisions)
        if (d.request >= p.requests.size() || (d.line && option_of(p.requests[d.request], *d.line) == nullptr)) return "decisions";
    return std::nullopt;
}

// Totals are added up with a stop, so that the sum itself cannot overflow.
struct Total {
    std::int64_t sum = 0;
    bool too_much = false;
    void add(std::int64_t value) {
        too_much = too_much || value >= most_cents || sum + value >= most_cents;
        if (!too_much) sum += value;
    }
};

std::optional<std::string> totals(const Problem& p) {
    Total costs, most, elsewhere, ceilings;
    for (const Request& q : p.requests) {
        costs.add(q.cost);
        elsewhere.add(q.elsewhere);
        for (const Option& o : q.options) most.add(std::min(o.most, q.cost)), most.add(o.premium);
    }
    for (const Ceiling& c : p.ceilings) ceilings.too_much = ceilings.too_much || c.cents >= most_cents;
    if (costs.too_much || most.too_much || elsewhere.too_much || ceilings.too_much) return "totals";
    for (const Key& k : p.rule) {
        const bool by_class = k.kind == Key::Kind::served_by_class;
        if (by_class || k.kind == Key::Kind::sum_of) {
            if (k.attribute >= p.attributes.size()) return "rule";
            std::set<std::int64_t> classes;
            Total sum;
            for (const Request& q : p.requests) {
                const std::int64_t value = q.attributes[k.attribute];
                if (by_class) classes.insert(value);
                if (!by_class && value < 0) return p.attributes[k.attribute] + " below 0";
                if (!by_class) sum.add(value);
                if (classes.size() > most_classes) return p.attributes[k.attribute] + ": too many classes";
            }
            if (sum.too_much) return p.attributes[k.attribute] + ": the sum";
        }
    }
    std::set<std::int64_t> scarcities;
    for (const Line& l : p.lines) scarcities.insert(l.scarcity);
    if (scarcities.size() > most_classes) return "scarcities";
    return std::nullopt;
}

}  // namespace

std::optional<std::string> fault(const Problem& problem) {
    if (auto found = references(problem)) return found;
    return totals(problem);
}

std::optional<std::string> broken(const Problem& problem, const Solution& solution) {
    if (auto found = form_fault(problem, solution)) return found;
    Paid paid;
    paid.by_request.resize(problem.requests.size());
    for (const Payment& p : solution) paid.by_request[p.request].push_back(&p);
    for (RequestId r = 0; r < problem.requests.size(); ++r)
        if (auto found = request_fault(problem, paid, r)) return found;
    if (auto found = limit_fault(problem, paid)) return found;
    if (auto found = exclusion_fault(problem, paid)) return found;
    for (const Decision& d : problem.decisions) {
        const bool is = d.line ? paid.on(d.request, *d.line) > 0 : !paid.by_request[d.request].empty();
        if (is != d.yes) return "8: " + named(problem, d.request);
    }
    return std::nullopt;
}

std::vector<std::int64_t> levels_of(const Problem& problem, const Solution& solution) {
    std::vector<Cents> sums(problem.requests.size(), 0);
    std::map<std::int64_t, Cents> by_scarcity;
    Cents money = 0;
    for (const Payment& p : solution) {
        sums[p.request] += p.cents;
        by_scarcity[problem.lines[p.line].scarcity] += p.cents;
        money += p.cents;
    }
    std::vector<std::int64_t> out;
    for (const Measure& m : measures(problem)) {
        const Key& key = problem.rule[m.key];
        std::int64_t value = 0;
        std::map<PersonId, bool> whole;
        for (RequestId r = 0; r < problem.requests.size(); ++r) {
            const Request& q = problem.requests[r];
            const bool served = sums[r] >= q.least;
            if (key.kind == Key::Kind::persons) {
                bool& all = whole.emplace(q.person, true).first->second;
                all = all && served;
            }
            if (!served) continue;
            if (key.kind == Key::Kind::served) ++value;
            if (key.kind == Key::Kind::sum_of) value += q.attributes[key.attribute];
            if (key.kind == Key::Kind::served_by_class && q.attributes[key.attribute] == *m.value) ++value;
        }
        if (key.kind == Key::Kind::persons) value = std::count_if(whole.begin(), whole.end(), [](const auto& w) { return w.second; });
        if (key.kind == Key::Kind::money) value = money;
        if (key.kind == Key::Kind::least_scarce) value = -by_scarcity[*m.value];
        out.push_back(value);
    }
    return out;
}

}  // namespace attiva::funding
