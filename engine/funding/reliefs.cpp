// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What would serve one request more, and at what price: counted, not searched. Tested by
// tests/funding/reliefs_test.cpp.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "funding/solve.hpp"

namespace attiva::funding {
namespace {

class Counter {
public:
    Counter(const Problem& p, const Solution& example) : p_(p), left_(p.ceilings.size()), held_(p.places.size()) {
        ceilings_.resize(p.requests.size());
        places_.resize(p.requests.size());
        for (std::uint32_t i = 0; i < p.ceilings.size(); ++i) {
            left_[i] = p.ceilings[i].cents;
            for (const RequestId r : p.groups[p.ceilings[i].group]) ceilings_[r].push_back(i);
        }
        for (std::uint32_t i = 0; i < p.places.size(); ++i)
            for (const RequestId r : p.groups[p.places[i].group]) places_[r].push_back(i);
        for (const Exclusion& e : p.exclusions) about_.push_back(about_of(p, e));
        for (const Payment& x : example) {
            const Request& q = p.requests[x.request];
            for (const std::uint32_t i : ceilings_[x.request])
                if (p.ceilings[i].line == x.line) left_[i] -= x.cents + option_of(p_.requests[x.request], x.line)->premium;
            for (const std::uint32_t i : places_[x.request])
                if (p.places[i].line == x.line) held_[i].insert(q.person);
            paid_[{true, q.expense}].push_back(x);
            paid_[{false, q.person}].push_back(x);
        }
    }

    // By these payments; none: an exclusion, a decision, or what others must put in, forbids them.
    [[nodiscard]] std::optional<Relief> by(RequestId r, const std::vector<Payment>& payments) const {
        const Request& q = p_.requests[r];
        Relief out;
        out.request = r;
        out.payments = payments;
        Cents sum = 0;
        for (const Payment& x : payments) sum += x.cents;
        for (const Payment& x : payments) {
            const Option& o = *option_of(p_.requests[r], x.line);
            if (10000 * x.cents > (10000 - o.others) * (q.elsewhere + sum) || excluded(r, x.line, payments)) return std::nullopt;
            for (const std::uint32_t i : ceilings_[r])
                if (p_.ceilings[i].line == x.line && x.cents + o.premium > left_[i]) {
                    out.more.push_back({false, i, x.cents + o.premium - left_[i]});
                    out.cents += out.more.back().by;
                }
            for (const std::uint32_t i : places_[r])
                if (p_.places[i].line == x.line && held_[i].count(q.person) == 0 && held_[i].size() >= p_.places[i].count) out.more.push_back({true, i, 1});
        }
        for (const Decision& d : p_.decisions) {
            if (d.request != r) continue;
            const bool pays = !d.line || std::any_of(payments.begin(), payments.end(), [&](const Payment& x) { return x.line == *d.line; });
            if (pays != d.yes) return std::nullopt;
        }
        return out;
    }

    [[nodiscard]] std::optional<Relief> cheapest(RequestId r) const {
        const Request& q = p_.requests[r];
        std::optional<Relief> best;
        const auto offer = [&](const std::optional<Relief>& x) {
            // Of those that cost the same, by name: no order of the input says which is told.
            const auto value = [&](const Relief& y) { return std::tuple(y.cents, y.more.size(), p_.lines[y.payments.front().line].name); };
            if (x && (!best || value(*x) < value(*best))) best = x;
        };
        if (q.most_lines == 0) return best;
        // The least that serves: less never frees more, and a share of others is kept at any amount
        // up to (10000 − others) × elsewhere ÷ others.
        for (const Option& o : q.options)
            if (o.most >= q.least) offer(by(r, {{r, o.line, q.least}}));
        if (!best && q.most_lines > 1) offer(by(r, spread(q, r)));
        return best;
    }

private:
    // Those with most left first, each as much as it has left; what is missing, on the first.
    [[nodiscard]] std::vector<Payment> spread(const Request& q, RequestId r) const {
        std::vector<std::pair<Cents, const Option*>> rooms;
        for (const Option& o : q.options) {
            Cents room = std::min(o.most, q.cost);
            for (const std::uint32_t i : ceilings_[r])
                if (p_.ceilings[i].line == o.line) room = std::min(room, left_[i] - o.premium);
            rooms.emplace_back(-std::max<Cents>(room, 0), &o);
        }
        std::sort(rooms.begin(), rooms.end(), [&](const auto& a, const auto& b) { return std::tie(a.first, p_.lines[a.second->line].name) < std::tie(b.first, p_.lines[b.second->line].name); });
        rooms.resize(std::min<std::size_t>(rooms.size(), q.most_lines));
        Cents missing = q.least;
        std::vector<Payment> out;
        for (const bool beyond : {false, true})
            for (const auto& [minus, o] : rooms) {
                auto at = std::find_if(out.begin(), out.end(), [&](const Payment& x) { return x.line == o->line; });
                const Cents has = at == out.end() ? 0 : at->cents;
                const Cents cents = std::min(missing, (beyond ? std::min(o->most, q.cost) : -minus) - has);
                if (cents <= 0) continue;
                if (at == out.end()) out.push_back({r, o->line, cents});
                else at->cents += cents;
                missing -= cents;
            }
        if (missing > 0) out.clear();
        std::sort(out.begin(), out.end(), [](const Payment& a, const Payment& b) { return a.line < b.line; });
        return out;
    }
    [[nodiscard]] bool excluded(RequestId r, LineId line, const std::vector<Payment>& payments) const {
        const Request& q = p_.requests[r];
        return std::any_of(p_.exclusions.begin(), p_.exclusions.end(), [&](const Exclusion& e) {
            const std::vector<bool>& about = about_[static_cast<std::size_t>(&e - p_.exclusions.data())];
            if ((e.one != line && e.other != line) || !about[r]) return false;
            const LineId against = e.one == line ? e.other : e.one;
            const bool expense = e.scope == Exclusion::Scope::same_expense;
            const auto at = paid_.find({expense, expense ? q.expense : q.person});
            if (at != paid_.end() && std::any_of(at->second.begin(), at->second.end(), [&](const Payment& x) { return x.line == against && about[x.request]; })) return true;
            return std::any_of(payments.begin(), payments.end(), [&](const Payment& x) { return x.line == against; });
        });
    }

    const Problem& p_;
    std::vector<Cents> left_;
    std::vector<std::set<PersonId>> held_;
    std::vector<std::vector<std::uint32_t>> ceilings_, places_;
    std::vector<std::vector<bool>> about_;  // by exclusion, by request
    std::map<std::pair<bool, std::uint32_t>, std::vector<Payment>> paid_;
};

}  // namespace

std::vector<Relief> reliefs(const Problem& problem, const Solution& example) {
    const Counter counter(problem, example);
    std::vector<bool> served(problem.requests.size(), false);
    for (const Payment& x : example) served[x.request] = true;
    std::vector<Relief> out;
    for (RequestId r = 0; r < problem.requests.size(); ++r)
        if (!served[r])
            if (auto found = counter.cheapest(r); found && !found->payments.empty()) out.push_back(std::move(*found));
    std::sort(out.begin(), out.end(), [&](const Relief& a, const Relief& b) {
        return std::tie(a.cents, problem.requests[a.request].name) < std::tie(b.cents, problem.requests[b.request].name);
    });
    return out;
}

}  // namespace attiva::funding
