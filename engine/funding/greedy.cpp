// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// A first solution, and room that is left filled: what it makes is checked like everything else.
#include "funding/greedy.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

namespace attiva::funding {
namespace {

class Room {
public:
    explicit Room(const Problem& p) : p_(p) {
        ceilings_.resize(p.requests.size());
        places_.resize(p.requests.size());
        for (std::uint32_t i = 0; i < p.ceilings.size(); ++i) {
            left_.push_back(p.ceilings[i].cents);
            for (const RequestId r : p.groups[p.ceilings[i].group]) ceilings_[r].push_back(i);
        }
        held_.resize(p.places.size());
        for (std::uint32_t i = 0; i < p.places.size(); ++i)
            for (const RequestId r : p.groups[p.places[i].group]) places_[r].push_back(i);
        for (const Exclusion& e : p.exclusions) about_.push_back(about_of(p, e));
    }

    // The cents an option may still pay of a request; -1: it may not pay.
    [[nodiscard]] Cents room(RequestId r, const Option& o) const {
        const Request& q = p_.requests[r];
        Cents most = std::min(o.most, q.cost);
        for (const std::uint32_t i : ceilings_[r])
            if (p_.ceilings[i].line == o.line) most = std::min(most, left_[i] - o.premium);
        for (const std::uint32_t i : places_[r])
            if (p_.places[i].line == o.line && held_[i].count(q.person) == 0 && held_[i].size() >= p_.places[i].count) return -1;
        for (std::size_t i = 0; i < p_.exclusions.size(); ++i) {
            const Exclusion& e = p_.exclusions[i];
            if ((e.one != o.line && e.other != o.line) || !about_[i][r]) continue;
            const bool expense = e.scope == Exclusion::Scope::same_expense;
            const auto& paid = expense ? by_expense_ : by_person_;
            const auto at = paid.find(expense ? q.expense : q.person);
            if (at != paid.end() && at->second.count(e.one == o.line ? e.other : e.one) > 0) return -1;
        }
        return most;
    }
    /// Two lines that may not share it.
    [[nodiscard]] bool apart(RequestId r, LineId one, LineId other) const {
        for (std::size_t i = 0; i < p_.exclusions.size(); ++i)
            if (about_[i][r] && std::minmax(p_.exclusions[i].one, p_.exclusions[i].other) == std::minmax(one, other)) return true;
        return false;
    }
    void pay(RequestId r, const Option& o, Cents cents) {
        const Request& q = p_.requests[r];
        for (const std::uint32_t i : ceilings_[r])
            if (p_.ceilings[i].line == o.line) left_[i] -= cents + o.premium;
        for (const std::uint32_t i : places_[r])
            if (p_.places[i].line == o.line) held_[i].insert(q.person);
        by_expense_[q.expense].insert(o.line);
        by_person_[q.person].insert(o.line);
    }
    // Of the room left, the part that would be taken: the smaller the better.
    [[nodiscard]] double taken(RequestId r, const Option& o, Cents cents) const {
        double out = 0;
        for (const std::uint32_t i : ceilings_[r])
            if (p_.ceilings[i].line == o.line) out = std::max(out, static_cast<double>(cents) / static_cast<double>(std::max<Cents>(left_[i], 1)));
        return out;
    }

private:
    const Problem& p_;
    std::vector<Cents> left_;
    std::vector<std::set<PersonId>> held_;
    std::vector<std::vector<std::uint32_t>> ceilings_, places_;
    std::vector<std::vector<bool>> about_;  // by exclusion, by request
    std::unordered_map<std::uint32_t, std::set<LineId>> by_expense_, by_person_;
};

bool shared_well(const Request& q, const Option& o, Cents cents, Cents sum) { return 10000 * cents <= (10000 - o.others) * (q.elsewhere + sum); }

// One line alone, as much as it can; then, where lines may share, more of them.
std::vector<Payment> serving(const Problem& p, const Room& room, RequestId r) {
    const Request& q = p.requests[r];
    std::vector<Payment> best;
    double least = 0;
    for (const Option& o : q.options) {
        Cents cents = room.room(r, o);
        if (o.others == 10000) continue;
        if (o.others > 0) cents = std::min(cents, (10000 - o.others) * q.elsewhere / o.others);
        if (q.most_lines == 0 || cents < q.least || !shared_well(q, o, cents, cents)) continue;
        const double taken = room.taken(r, o, cents);
        if (best.empty() || taken < least) best = {{r, o.line, cents}}, least = taken;
    }
    if (!best.empty() || q.most_lines < 2) return best;
    std::vector<std::pair<Cents, const Option*>> rooms;
    for (const Option& o : q.options) rooms.emplace_back(-room.room(r, o), &o);
    std::stable_sort(rooms.begin(), rooms.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    Cents sum = 0;
    for (const auto& [minus, o] : rooms) {
        const Cents cents = std::min(-minus, q.cost - sum);
        if (cents <= 0 || best.size() >= q.most_lines) break;
        const LineId line = o->line;
        const bool apart = std::any_of(best.begin(), best.end(), [&](const Payment& b) { return room.apart(r, b.line, line); });
        if (apart) continue;
        best.push_back({r, o->line, cents});
        sum += cents;
    }
    const bool well = sum >= q.least && std::all_of(best.begin(), best.end(), [&](const Payment& b) {
        return shared_well(q, *option_of(q, b.line), b.cents, sum);
    });
    return well ? best : std::vector<Payment>{};
}

}  // namespace

Solution served_in_order(const Problem& problem, const Solution& kept, const std::vector<RequestId>& order) {
    Room room(problem);
    std::vector<bool> done(problem.requests.size(), false);
    Solution out = kept;
    for (const Payment& x : kept) {
        done[x.request] = true;
        room.pay(x.request, *option_of(problem.requests[x.request], x.line), x.cents);
    }
    for (const RequestId r : order) {
        if (done[r]) continue;
        for (const Payment& x : serving(problem, room, r)) {
            room.pay(r, *option_of(problem.requests[r], x.line), x.cents);
            out.push_back(x);
        }
    }
    std::sort(out.begin(), out.end(), [](const Payment& a, const Payment& b) { return std::tie(a.request, a.line) < std::tie(b.request, b.line); });
    return out;
}

std::vector<RequestId> by_rule(const Problem& problem, const Form& form) {
    std::vector<RequestId> order(problem.requests.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto gain = [&](RequestId r, const std::vector<std::int64_t>& level) { return form.first[r] == form.first[r + 1] ? 0 : std::max<std::int64_t>(level[form.first[r]], 0); };
    std::vector<const std::vector<std::int64_t>*> counted;
    const auto levels = measures(problem);
    for (std::size_t k = 0; k < levels.size(); ++k)
        if (problem.rule[levels[k].key].kind == Key::Kind::served_by_class) counted.push_back(&form.levels[k]);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) {
        for (const auto* level : counted)
            if (gain(a, *level) != gain(b, *level)) return gain(a, *level) > gain(b, *level);
        return problem.requests[a].least < problem.requests[b].least;
    });
    return order;
}

}  // namespace attiva::funding
