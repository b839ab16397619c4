// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What can be read aloud of a proof: the requests that only some limits can pay, what they cost at
// least, and what those limits hold. Tested by tests/funding/cuts_test.cpp.
#include "funding/cuts.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace attiva::funding {
namespace {

// What each needs, the smallest first.
std::vector<Cents> sorted(const Problem& p, const std::vector<RequestId>& requests) {
    std::vector<Cents> out;
    for (const RequestId r : requests) out.push_back(p.requests[r].least);
    std::sort(out.begin(), out.end());
    return out;
}

// Which requests a level counts; false: it counts something else.
bool counts(const Problem& p, const Measure& m, RequestId r) {
    const Key& key = p.rule[m.key];
    if (key.kind == Key::Kind::served) return true;
    return key.kind == Key::Kind::served_by_class && p.requests[r].attributes[key.attribute] == *m.value;
}

class Maker {
public:
    Maker(const Problem& p, const Form& form, const std::vector<std::int64_t>& values, std::uint32_t level, const Prices& prices)
        : p_(p), values_(values), levels_(measures(p)), level_(level) {
        priced_.assign(p.ceilings.size(), false);
        priced_places_.assign(p.places.size(), false);
        for (std::size_t i = 0; i < prices.rows.size(); ++i) {
            if (prices.rows[i] == 0) continue;
            if (form.rows[i].kind == Row::Kind::ceiling) priced_[form.rows[i].index] = true;
            if (form.rows[i].kind == Row::Kind::places) priced_places_[form.rows[i].index] = true;
        }
        within(p.ceilings, priced_, ceilings_);
        within(p.places, priced_places_, places_);
    }

    std::vector<Cut> made() {
        const Key::Kind kind = p_.rule[levels_[level_].key].kind;
        std::vector<Cut> out;
        if (kind != Key::Kind::served && kind != Key::Kind::served_by_class) return out;
        std::vector<bool> taken(p_.requests.size(), false);
        alone(out, taken);
        of_places(out, taken);
        of_money(out, taken);
        return out;
    }

private:
    template <class Limit>
    void within(const std::vector<Limit>& limits, const std::vector<bool>& priced, std::vector<std::vector<std::uint32_t>>& into) {
        into.resize(p_.requests.size());
        for (std::uint32_t i = 0; i < limits.size(); ++i)
            if (priced[i])
                for (const RequestId r : p_.groups[limits[i].group]) into[r].push_back(i);
    }
    // The first priced limit on each option of a request; nothing where one has none.
    template <class Limit>
    [[nodiscard]] std::optional<std::vector<std::uint32_t>> covered(RequestId r, const std::vector<Limit>& limits, const std::vector<std::vector<std::uint32_t>>& of) const {
        std::vector<std::uint32_t> out;
        for (const Option& o : p_.requests[r].options) {
            const auto at = std::find_if(of[r].begin(), of[r].end(), [&](std::uint32_t i) { return limits[i].line == o.line; });
            if (at == of[r].end()) return std::nullopt;
            out.push_back(*at);
        }
        return out;
    }

    // Whose options, whole, are not enough.
    void alone(std::vector<Cut>& out, std::vector<bool>& taken) {
        for (RequestId r = 0; r < p_.requests.size(); ++r) {
            if (!counts(p_, levels_[level_], r)) continue;
            const Request& q = p_.requests[r];
            Cents sum = 0;
            for (const Option& o : q.options) sum += std::min(o.most, q.cost);
            if (sum >= q.least) continue;
            Cut cut;
            cut.requests = {r};
            out.push_back(cut);
            taken[r] = true;
        }
    }

    void of_places(std::vector<Cut>& out, std::vector<bool>& taken) {
        const auto parts = components(p_.places, places_, taken);
        for (const auto& [limits, requests] : parts) {
            Cut cut;
            cut.places = limits;
            std::map<PersonId, std::uint32_t> of_person;
            for (const RequestId r : requests)
                if (counts(p_, levels_[level_], r)) cut.requests.push_back(r), ++of_person[p_.requests[r].person];
            std::uint64_t room = 0;
            for (const std::uint32_t i : limits) room += p_.places[i].count;
            std::vector<std::uint32_t> most;
            for (const auto& [person, n] : of_person) most.push_back(n);
            std::sort(most.rbegin(), most.rend());
            for (std::size_t i = 0; i < most.size() && i < room; ++i) cut.at_most += most[i];
            keep(std::move(cut), out, taken);
        }
    }

    void of_money(std::vector<Cut>& out, std::vector<bool>& taken) {
        for (const auto& [limits, requests] : components(p_.ceilings, ceilings_, taken)) {
            Cut cut;
            cut.ceilings = limits;
            Cents money = 0;
            for (const std::uint32_t i : limits) money += p_.ceilings[i].cents;
            for (const RequestId r : requests)
                if (counts(p_, levels_[level_], r)) cut.requests.push_back(r);
            for (std::uint32_t k = 0; k < values_.size(); ++k) must(k, requests, cut, money);
            const std::vector<Cents> least = sorted(p_, cut.requests);
            for (std::size_t i = 0; i < least.size() && money >= least[i]; ++i) money -= least[i], ++cut.at_most;
            if (money < 0) cut.musts.clear();  // more than there is: nothing can be read from it
            if (money >= 0) keep(std::move(cut), out, taken);
        }
    }
    // What a level before takes of the same money.
    void must(std::uint32_t k, const std::vector<RequestId>& among, Cut& cut, Cents& money) const {
        const Key::Kind kind = p_.rule[levels_[k].key].kind;
        if (kind != Key::Kind::served && kind != Key::Kind::served_by_class) return;
        Cut::Must m;
        m.level = k;
        std::vector<bool> other(p_.requests.size(), false);
        for (const RequestId r : cut.requests) other[r] = true;
        for (const Cut::Must& before : cut.musts)
            for (const RequestId r : before.requests) other[r] = true;
        for (const RequestId r : among)
            if (counts(p_, levels_[k], r) && !other[r]) m.requests.push_back(r);
        // Those that no line may pay are not among the served: not naming them would say they may be.
        for (RequestId r = 0; r < p_.requests.size(); ++r)
            if (p_.requests[r].options.empty() && counts(p_, levels_[k], r) && !other[r]) m.requests.push_back(r);
        std::sort(m.requests.begin(), m.requests.end());
        std::int64_t counted = 0;
        for (RequestId r = 0; r < p_.requests.size(); ++r) counted += counts(p_, levels_[k], r) ? 1 : 0;
        const std::int64_t number = values_[k] - (counted - static_cast<std::int64_t>(m.requests.size()));
        if (number <= 0) return;
        m.number = static_cast<std::uint32_t>(number);
        money -= taken_by(p_, m);
        cut.musts.push_back(std::move(m));
    }
    void keep(Cut cut, std::vector<Cut>& out, std::vector<bool>& taken) const {
        if (cut.at_most >= cut.requests.size()) return;
        for (const RequestId r : cut.requests) taken[r] = true;
        out.push_back(std::move(cut));
    }

    // Limits with a price and the requests that only they can pay, in parts that share nothing.
    template <class Limit>
    std::vector<std::pair<std::vector<std::uint32_t>, std::vector<RequestId>>> components(const std::vector<Limit>& limits,
                                                                                         const std::vector<std::vector<std::uint32_t>>& of,
                                                                                         const std::vector<bool>& taken) const {
        std::vector<std::uint32_t> up(limits.size());
        std::iota(up.begin(), up.end(), 0U);
        const auto root = [&](std::uint32_t i) {
            while (up[i] != i) i = up[i] = up[up[i]];
            return i;
        };
        std::vector<std::pair<RequestId, std::vector<std::uint32_t>>> bound;
        for (RequestId r = 0; r < p_.requests.size(); ++r) {
            if (taken[r]) continue;
            auto c = covered(r, limits, of);
            if (!c || c->empty()) continue;
            for (const std::uint32_t i : *c) up[root(i)] = root(c->front());
            bound.emplace_back(r, std::move(*c));
        }
        std::map<std::uint32_t, std::pair<std::vector<std::uint32_t>, std::vector<RequestId>>> parts;
        std::vector<bool> used(limits.size(), false);
        for (const auto& [r, c] : bound) {
            parts[root(c.front())].second.push_back(r);
            for (const std::uint32_t i : c) used[i] = true;
        }
        for (std::uint32_t i = 0; i < limits.size(); ++i)
            if (used[i]) parts[root(i)].first.push_back(i);
        std::vector<std::pair<std::vector<std::uint32_t>, std::vector<RequestId>>> out;
        for (auto& [i, part] : parts) out.push_back(std::move(part));
        return out;
    }

    const Problem& p_;
    const std::vector<std::int64_t>& values_;
    std::vector<Measure> levels_;
    std::uint32_t level_;
    std::vector<bool> priced_, priced_places_;
    std::vector<std::vector<std::uint32_t>> ceilings_, places_;
};

}  // namespace

Cents taken_by(const Problem& p, const Cut::Must& must) {
    const std::vector<Cents> least = sorted(p, must.requests);
    return std::accumulate(least.begin(), least.begin() + must.number, Cents{0});
}

std::vector<Cut> cuts_of(const Problem& problem, const Form& form, const std::vector<std::int64_t>& values, std::uint32_t level, const Prices& prices) {
    constexpr std::size_t few = 12;
    Prices named = prices;
    std::vector<Cut> best = Maker(problem, form, values, level, named).made();
    std::vector<std::size_t> priced;
    for (std::size_t i = 0; i < named.rows.size(); ++i)
        if (named.rows[i] != 0 && form.rows[i].kind == Row::Kind::ceiling) priced.push_back(i);
    // A limit with money to spare, counted with the others, hides what these cannot do.
    for (bool closer = priced.size() <= few; closer;) {
        closer = false;
        for (const std::size_t i : priced) {
            if (named.rows[i] == 0) continue;
            Prices fewer = named;
            fewer.rows[i] = 0;
            std::vector<Cut> cuts = Maker(problem, form, values, level, fewer).made();
            if (bound_of_cuts(problem, level, cuts) >= bound_of_cuts(problem, level, best)) continue;
            best = std::move(cuts);
            named = std::move(fewer);
            closer = true;
            break;
        }
    }
    return best;
}

std::int64_t bound_of_cuts(const Problem& problem, std::uint32_t level, const std::vector<Cut>& cuts) {
    const auto levels = measures(problem);
    std::vector<bool> in(problem.requests.size(), false);
    std::int64_t out = 0;
    for (const Cut& cut : cuts) {
        out += cut.at_most;
        for (const RequestId r : cut.requests) in[r] = true;
    }
    for (RequestId r = 0; r < problem.requests.size(); ++r)
        if (!in[r] && counts(problem, levels[level], r)) ++out;
    return out;
}

}  // namespace attiva::funding
