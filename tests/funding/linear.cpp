// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#include "linear.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <set>

namespace attiva::funding::judge {
namespace {

const Option* own(const Request& request, LineId line) {
    for (const Option& option : request.options)
        if (option.line == line) return &option;
    return nullptr;
}

}  // namespace

std::vector<Counted> counted_by(const Problem& problem) {
    std::vector<Counted> out;
    for (const Key& key : problem.rule) {
        std::set<std::int64_t, std::greater<>> values;
        if (key.kind == Key::Kind::served_by_class)
            for (const Request& r : problem.requests) values.insert(r.attributes[key.attribute]);
        else if (key.kind == Key::Kind::least_scarce)
            for (const Line& l : problem.lines) values.insert(l.scarcity);
        else values.insert(0);
        for (const std::int64_t value : values) out.push_back({key, value});
    }
    return out;
}

bool Linear::within(GroupId group, RequestId r) const { return std::ranges::count(p_.groups[group], r) > 0; }

bool Linear::counts(std::size_t level, RequestId r) const {
    const Counted& c = levels_[level];
    return c.key.kind == Key::Kind::served || (c.key.kind == Key::Kind::served_by_class && p_.requests[r].attributes[c.key.attribute] == c.value);
}

std::vector<const Option*> Linear::choices(RequestId r) const {
    const Request& q = p_.requests[r];
    std::vector<const Option*> out;
    for (const Option& o : q.options) {
        const bool fits = std::ranges::all_of(p_.ceilings, [&](const Ceiling& c) { return c.line != o.line || !within(c.group, r) || q.cost + o.premium <= c.cents; });
        if (o.most >= q.cost && 10000 * q.cost <= (10000 - o.others) * (q.elsewhere + q.cost) && fits) out.push_back(&o);
    }
    return out;
}

Cents Linear::usable(RequestId r, const Option& option) const {
    Cents out = std::min(option.most, p_.requests[r].cost);
    for (const Ceiling& c : p_.ceilings)
        if (c.line == option.line && within(c.group, r)) out = std::min(out, c.cents - option.premium);
    return std::max<Cents>(out, 0);
}

bool Linear::exists(const Name& variable) const {
    const auto [kind, index, second] = variable;
    switch (kind) {
        case Variable::Kind::served: return index < p_.requests.size();
        case Variable::Kind::pays:
        case Variable::Kind::amount: return index < p_.requests.size() && own(p_.requests[index], second) != nullptr;
        case Variable::Kind::whole: return std::ranges::any_of(p_.requests, [person = index](const Request& q) { return q.person == person; });
        case Variable::Kind::place: break;
    }
    if (index >= p_.places.size()) return false;
    for (RequestId r = 0; r < p_.requests.size(); ++r)
        if (p_.requests[r].person == second && within(p_.places[index].group, r) && own(p_.requests[r], p_.places[index].line) != nullptr) return true;
    return false;
}

std::pair<Linear::Sum, Linear::Whole> Linear::request_row(const Row& row) const {
    using K = Variable::Kind;
    const RequestId r = row.index;
    if (r >= p_.requests.size() || atomic(r)) throw NoProof("a row of no divisible request");
    const Request& q = p_.requests[r];
    const Option* option = own(q, row.second);
    const bool of_option = row.kind == Row::Kind::most || row.kind == Row::Kind::pays || row.kind == Row::Kind::share;
    if (of_option && option == nullptr) throw NoProof("a row of no option");
    Sum sum;
    for (const Option& o : q.options) {
        if (row.kind == Row::Kind::cost) sum[name(K::amount, r, o.line)] += 1;
        if (row.kind == Row::Kind::least) sum[name(K::amount, r, o.line)] -= 1;
        if (row.kind == Row::Kind::lines) sum[name(K::pays, r, o.line)] += 1;
        if (row.kind == Row::Kind::share) sum[name(K::amount, r, o.line)] -= 10000 - option->others;
    }
    Whole& served = sum[name(K::served, r)];
    switch (row.kind) {
        case Row::Kind::cost: served -= q.cost; break;
        case Row::Kind::least: served += q.least; break;
        case Row::Kind::lines: served -= q.most_lines; break;
        case Row::Kind::pays: sum[name(K::pays, r, row.second)] += 1, served -= 1; break;
        case Row::Kind::most: sum[name(K::amount, r, row.second)] += 1, sum[name(K::pays, r, row.second)] -= usable(r, *option); break;
        case Row::Kind::share: sum[name(K::amount, r, row.second)] += 10000, served -= static_cast<Whole>(10000 - option->others) * q.elsewhere; break;
        default: throw NoProof("no such row");
    }
    return {sum, 0};
}

std::pair<Linear::Sum, Linear::Whole> Linear::ceiling_row(std::uint32_t index) const {
    if (index >= p_.ceilings.size()) throw NoProof("a row of no ceiling");
    const Ceiling& c = p_.ceilings[index];
    Sum sum;
    std::int64_t grain = 0;
    for (RequestId r = 0; r < p_.requests.size(); ++r) {
        const Option* o = own(p_.requests[r], c.line);
        if (o == nullptr || !within(c.group, r)) continue;
        sum[name(Variable::Kind::amount, r, c.line)] += 1;
        sum[name(Variable::Kind::pays, r, c.line)] += o->premium;
        if (!atomic(r)) grain = 1;
        for (const Option* chosen : atomic(r) ? choices(r) : std::vector<const Option*>{})
            if (chosen == o) grain = std::gcd(grain, p_.requests[r].cost + o->premium);
    }
    return {sum, grain > 0 ? c.cents - c.cents % grain : c.cents};
}

std::pair<Linear::Sum, Linear::Whole> Linear::row(const Row& row, const std::vector<std::int64_t>& values) const {
    using K = Variable::Kind;
    const auto needs = [](bool is) {
        if (!is) throw NoProof("a row that does not exist");
    };
    Sum sum;
    switch (row.kind) {
        case Row::Kind::ceiling: return ceiling_row(row.index);
        case Row::Kind::place:
            needs(row.index < p_.places.size() && row.second < p_.requests.size() && within(p_.places[row.index].group, row.second));
            needs(exists(name(K::pays, row.second, p_.places[row.index].line)));
            sum[name(K::pays, row.second, p_.places[row.index].line)] += 1;
            sum[name(K::place, row.index, p_.requests[row.second].person)] -= 1;
            return {sum, 0};
        case Row::Kind::places:
            needs(row.index < p_.places.size());
            for (const Request& q : p_.requests)
                if (exists(name(K::place, row.index, q.person))) sum[name(K::place, row.index, q.person)] = 1;
            return {sum, p_.places[row.index].count};
        case Row::Kind::exclusion: {
            needs(row.index < p_.exclusions.size() && row.second < p_.requests.size() && row.third < p_.requests.size());
            const Exclusion& e = p_.exclusions[row.index];
            const Request &a = p_.requests[row.second], &b = p_.requests[row.third];
            needs(e.scope == Exclusion::Scope::same_person ? a.person == b.person : a.expense == b.expense);
            needs(!e.group || (within(*e.group, row.second) && within(*e.group, row.third)));
            needs(exists(name(K::pays, row.second, e.one)) && exists(name(K::pays, row.third, e.other)));
            sum[name(K::pays, row.second, e.one)] += 1;
            sum[name(K::pays, row.third, e.other)] += 1;
            return {sum, 1};
        }
        case Row::Kind::whole:
            needs(row.index < p_.requests.size());
            sum[name(K::whole, p_.requests[row.index].person)] += 1;
            sum[name(K::served, row.index)] -= 1;
            return {sum, 0};
        case Row::Kind::level:
            needs(row.index < values.size());
            for (const auto& [variable, by] : level_sum(row.index)) sum[variable] -= by;
            return {sum, -static_cast<Whole>(values[row.index])};
        default: return request_row(row);
    }
}

Linear::Sum Linear::level_sum(std::size_t level) const {
    using K = Variable::Kind;
    const Counted& c = levels_[level];
    Sum sum;
    for (RequestId r = 0; r < p_.requests.size(); ++r) {
        const Request& q = p_.requests[r];
        if (counts(level, r)) sum[name(K::served, r)] += 1;
        if (c.key.kind == Key::Kind::sum_of) sum[name(K::served, r)] += q.attributes[c.key.attribute];
        if (c.key.kind == Key::Kind::persons) sum[name(K::whole, q.person)] = 1;
        for (const Option& o : q.options) {
            if (c.key.kind == Key::Kind::money) sum[name(K::amount, r, o.line)] += 1;
            if (c.key.kind == Key::Kind::least_scarce && p_.lines[o.line].scarcity == c.value) sum[name(K::amount, r, o.line)] -= 1;
        }
    }
    return sum;
}

std::int64_t Linear::grain(std::size_t level) const {
    const Sum sum = level_sum(level);
    const auto of = [&](const Name& variable) {
        const auto at = sum.find(variable);
        return at == sum.end() ? std::int64_t{0} : static_cast<std::int64_t>(at->second);
    };
    std::int64_t out = 0;
    for (const auto& [variable, by] : sum) {
        const auto [kind, index, second] = variable;
        if (by != 0 && (kind == Variable::Kind::whole || !atomic(index))) return 1;
    }
    for (RequestId r = 0; r < p_.requests.size(); ++r)
        if (atomic(r))
            for (const Option* o : choices(r)) out = std::gcd(out, of(name(Variable::Kind::served, r)) + p_.requests[r].cost * of(name(Variable::Kind::amount, r, o->line)));
    return std::max<std::int64_t>(out, 1);
}

void Linear::narrow(const Narrowed& by, Limits& limits) const {
    const Name on = name(by.on.kind, by.on.index, by.on.second);
    if (!exists(on)) throw NoProof("a split on no variable");
    if (by.at_least) {
        const auto [at, fresh] = limits.low.emplace(on, by.number);
        at->second = std::max(at->second, by.number);
    } else {
        const auto [at, fresh] = limits.high.emplace(on, by.number);
        at->second = std::min(at->second, by.number);
    }
}

// The greatest of an atomic request, over the choices its limits allow.
std::optional<Linear::Whole> Linear::of_choices(RequestId r, const Sum& rest, const Limits& limits) const {
    using K = Variable::Kind;
    std::vector<const Option*> all = choices(r);
    all.push_back(nullptr);
    std::optional<Whole> best;
    for (const Option* chosen : all) {
        Whole sum = 0;
        bool allowed = true;
        const auto is = [&](const Name& variable, std::int64_t value) {
            if (const auto at = limits.low.find(variable); at != limits.low.end()) allowed = allowed && value >= at->second;
            if (const auto at = limits.high.find(variable); at != limits.high.end()) allowed = allowed && value <= at->second;
            if (const auto at = rest.find(variable); at != rest.end()) sum += at->second * value;
        };
        is(name(K::served, r), chosen != nullptr ? 1 : 0);
        for (const Option& o : p_.requests[r].options) {
            is(name(K::pays, r, o.line), chosen == &o ? 1 : 0);
            is(name(K::amount, r, o.line), chosen == &o ? p_.requests[r].cost : 0);
        }
        if (allowed && (!best || sum > *best)) best = sum;
    }
    return best;
}

std::optional<Linear::Whole> Linear::most(const Sum& rest, const Limits& limits) const {
    using K = Variable::Kind;
    Whole out = 0;
    bool empty = false;
    const auto add = [&](const Name& variable, std::int64_t upper) {
        std::int64_t low = 0;
        if (const auto at = limits.low.find(variable); at != limits.low.end()) low = std::max(low, at->second);
        if (const auto at = limits.high.find(variable); at != limits.high.end()) upper = std::min(upper, at->second);
        empty = empty || low > upper;
        if (const auto at = rest.find(variable); at != rest.end()) out += std::max(at->second * low, at->second * upper);
    };
    for (RequestId r = 0; r < p_.requests.size(); ++r) {
        if (atomic(r)) {
            const auto best = of_choices(r, rest, limits);
            if (!best) return best;
            out += *best;
            continue;
        }
        add(name(K::served, r), 1);
        for (const Option& o : p_.requests[r].options) add(name(K::pays, r, o.line), 1), add(name(K::amount, r, o.line), usable(r, o));
    }
    std::set<PersonId> persons;
    for (const Request& q : p_.requests) persons.insert(q.person);
    for (const PersonId person : persons) {
        add(name(K::whole, person), 1);
        for (std::uint32_t k = 0; k < p_.places.size(); ++k)
            if (exists(name(K::place, k, person))) add(name(K::place, k, person), 1);
    }
    return empty ? std::nullopt : std::optional<Whole>(out);
}

std::optional<std::int64_t> Linear::leaf(const Node& node, const Limits& limits, const std::vector<std::int64_t>& values, std::uint32_t level) const {
    if (node.denominator <= 0) throw NoProof("a denominator not above 0");
    Sum rest;
    const bool counted = !node.vain && level < levels_.size();
    if (counted)
        for (const auto& [variable, by] : level_sum(level)) rest[variable] += by * node.denominator;
    Whole constant = 0;
    for (const Weight& w : node.weights) {
        if (w.weight < 0) throw NoProof("a weight below 0");
        const auto [sum, number] = row(w.row, values);
        constant += number * w.weight;
        for (const auto& [variable, by] : sum) rest[variable] -= by * w.weight;
    }
    const auto free = most(rest, limits);
    if (!free) return std::nullopt;
    const Whole numerator = constant + *free;
    if (node.vain) {
        if (numerator >= 0) throw NoProof("a vain leaf that proves nothing");
        return std::nullopt;
    }
    const std::int64_t multiple = counted ? grain(level) : 1;
    const Whole step = static_cast<Whole>(node.denominator) * multiple;
    Whole whole = numerator / step;
    if (whole * step > numerator) --whole;
    return static_cast<std::int64_t>(whole * multiple);
}

std::optional<std::int64_t> Linear::bound(const std::vector<std::int64_t>& values, std::uint32_t level, const Proof& proof, const std::vector<Narrowed>& more) const {
    if (proof.empty()) throw NoProof("an empty proof");
    const std::vector<std::int64_t> before(values.begin(), values.begin() + std::min<std::ptrdiff_t>(level, static_cast<std::ptrdiff_t>(values.size())));
    Limits limits;
    for (const Decision& d : p_.decisions) {
        const std::int64_t number = d.yes ? 1 : 0;
        if (!d.line) narrow({{Variable::Kind::served, d.request, 0}, number, d.yes}, limits);
        else
            for (const auto kind : {Variable::Kind::pays, Variable::Kind::amount}) narrow({{kind, d.request, *d.line}, number, d.yes}, limits);
    }
    for (const Narrowed& n : more) narrow(n, limits);
    std::optional<std::int64_t> out;
    const std::function<void(std::size_t, const Limits&)> visit = [&](std::size_t at, const Limits& here) {
        const Node& node = proof[at];
        if (node.leaf) {
            const auto found = leaf(node, here, before, level);
            if (found) out = std::max(out.value_or(*found), *found);
            return;
        }
        if (node.below <= at || node.above <= at || node.below >= proof.size() || node.above >= proof.size()) throw NoProof("a tree that is none");
        Limits below = here, above = here;
        narrow({node.on, node.at, false}, below);
        narrow({node.on, node.at + 1, true}, above);
        visit(node.below, below);
        visit(node.above, above);
    };
    visit(0, limits);
    return out;
}

}  // namespace attiva::funding::judge
