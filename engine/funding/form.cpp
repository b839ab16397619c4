// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "funding/form.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

namespace attiva::funding {
namespace {

constexpr std::uint32_t nowhere = UINT32_MAX;

class Maker {
public:
    Maker(const Problem& problem, bool every) : p_(problem), every_(every) {}

    Form made() {
        alone();
        marked();
        for (RequestId r = 0; r < p_.requests.size(); ++r) request(r);
        f_.first.push_back(columns());
        f_.shared = columns();
        persons();
        for (std::uint32_t c = 0; c < p_.ceilings.size(); ++c) ceiling(c);
        for (std::uint32_t k = 0; k < p_.places.size(); ++k) places(k);
        for (std::uint32_t e = 0; e < p_.exclusions.size(); ++e) exclusion(e);
        flatten();
        levels();
        return std::move(f_);
    }

private:
    struct Cell {
        std::uint32_t column;
        Entry entry;
    };
    [[nodiscard]] std::uint32_t columns() const { return static_cast<std::uint32_t>(f_.columns.size()); }
    std::uint32_t add(Column c) {
        f_.columns.push_back(c);
        return columns() - 1;
    }
    std::uint32_t row(Row r, std::int64_t number) {
        f_.rows.push_back(r);
        f_.numbers.push_back(number);
        return static_cast<std::uint32_t>(f_.rows.size() - 1);
    }
    void put(std::uint32_t column, std::uint32_t at, std::int64_t value) { cells_.push_back({column, {at, value}}); }

    [[nodiscard]] std::uint32_t option_of(RequestId r, LineId line) const {
        const auto& options = p_.requests[r].options;
        for (std::uint32_t o = 0; o < options.size(); ++o)
            if (options[o].line == line) return o;
        return nowhere;
    }

    // What each option could pay were there nobody else: within its most, the cost, each ceiling.
    void alone() {
        for (const Request& q : p_.requests) {
            f_.atomic.push_back(q.least == q.cost && q.most_lines == 1);
            usable_.emplace_back();
            for (const Option& o : q.options) usable_.back().push_back(std::min(o.most, q.cost));
        }
        for (const Ceiling& c : p_.ceilings)
            for (const RequestId r : p_.groups[c.group])
                if (const std::uint32_t o = option_of(r, c.line); o != nowhere) {
                    Cents& usable = usable_[r][o];
                    usable = std::max<Cents>(0, std::min(usable, c.cents - p_.requests[r].options[o].premium));
                }
    }
    // Lines for which it matters whether they pay at all.
    void marked() {
        marked_.assign(p_.lines.size(), every_);
        for (const Places& k : p_.places) marked_[k.line] = true;
        for (const Exclusion& e : p_.exclusions) marked_[e.one] = marked_[e.other] = true;
    }

    void request(RequestId r) {
        const Request& q = p_.requests[r];
        f_.first.push_back(columns());
        of_option_.emplace_back(q.options.size(), nowhere);
        pays_.emplace_back(q.options.size(), nowhere);
        if (f_.atomic[r]) {
            for (std::uint32_t o = 0; o < q.options.size(); ++o)
                if (usable_[r][o] == q.cost && 10000 * q.cost <= (10000 - q.options[o].others) * (q.elsewhere + q.cost))
                    pays_[r][o] = of_option_[r][o] = add({Column::Kind::choice, r, q.options[o].line, o, 1});
            return;
        }
        divisible(r, q);
    }
    void divisible(RequestId r, const Request& q) {
        const std::uint32_t served = add({Column::Kind::served, r, 0, 0, 1});
        const std::uint32_t cost = row({Row::Kind::cost, r}, 0), least = row({Row::Kind::least, r}, 0);
        put(served, cost, -q.cost);
        put(served, least, q.least);
        const bool counted = every_ || q.most_lines < q.options.size();
        const std::uint32_t lines = counted ? row({Row::Kind::lines, r}, 0) : nowhere;
        if (counted) put(served, lines, -static_cast<std::int64_t>(q.most_lines));
        for (std::uint32_t o = 0; o < q.options.size(); ++o) {
            const Option& option = q.options[o];
            const std::uint32_t amount = of_option_[r][o] = add({Column::Kind::amount, r, option.line, o, usable_[r][o]});
            put(amount, cost, 1);
            put(amount, least, -1);
            if (!counted && option.premium == 0 && !marked_[option.line] && usable_[r][o] == q.cost) continue;
            const std::uint32_t pays = pays_[r][o] = add({Column::Kind::pays, r, option.line, o, 1});
            const std::uint32_t most = row({Row::Kind::most, r, option.line}, 0), within = row({Row::Kind::pays, r, option.line}, 0);
            put(amount, most, 1);
            put(pays, most, -usable_[r][o]);
            put(pays, within, 1);
            put(served, within, -1);
            if (counted) put(pays, lines, 1);
        }
        for (std::uint32_t o = 0; o < q.options.size(); ++o) share(r, q, o, served);
    }
    void share(RequestId r, const Request& q, std::uint32_t o, std::uint32_t served) {
        const std::int64_t kept = 10000 - q.options[o].others;
        if (kept == 10000 && !every_) return;
        const std::uint32_t at = row({Row::Kind::share, r, q.options[o].line}, 0);
        for (std::uint32_t i = 0; i < q.options.size(); ++i) put(of_option_[r][i], at, (i == o ? 10000 : 0) - kept);
        put(served, at, -kept * q.elsewhere);
    }

    void persons() {
        for (RequestId r = 0; r < p_.requests.size(); ++r) {
            const PersonId person = p_.requests[r].person;
            const auto [at, fresh] = person_.emplace(person, static_cast<std::uint32_t>(f_.of_person.size()));
            if (fresh) f_.of_person.emplace_back(), number_.push_back(person);
            f_.of_person[at->second].push_back(r);
        }
        const bool counted = std::any_of(p_.rule.begin(), p_.rule.end(), [](const Key& k) { return k.kind == Key::Kind::persons; });
        if (!counted && !every_) return;
        for (std::size_t i = 0; i < f_.of_person.size(); ++i) {
            const std::uint32_t whole = add({Column::Kind::whole, number_[i], 0, 0, 1});
            for (const RequestId r : f_.of_person[i]) {
                const std::uint32_t at = row({Row::Kind::whole, r}, 0);
                put(whole, at, 1);
                if (!f_.atomic[r]) put(f_.first[r], at, -1);
                else for (std::uint32_t c = f_.first[r]; c < f_.first[r + 1]; ++c) put(c, at, -1);
            }
        }
    }

    void ceiling(std::uint32_t index) {
        const Ceiling& c = p_.ceilings[index];
        std::int64_t grain = 0, most = 0;
        for (const RequestId r : p_.groups[c.group]) {
            const std::uint32_t o = option_of(r, c.line);
            if (o == nowhere || of_option_[r][o] == nowhere) continue;
            const Cents premium = p_.requests[r].options[o].premium;
            grain = std::gcd(grain, f_.atomic[r] ? p_.requests[r].cost + premium : 1);
            most += usable_[r][o] + premium;
        }
        if (!every_ && most <= c.cents) return;
        const std::uint32_t at = row({Row::Kind::ceiling, index}, grain > 1 ? c.cents / grain * grain : c.cents);
        for (const RequestId r : p_.groups[c.group]) {
            const std::uint32_t o = option_of(r, c.line);
            if (o == nowhere || of_option_[r][o] == nowhere) continue;
            const Cents premium = p_.requests[r].options[o].premium;
            put(of_option_[r][o], at, f_.atomic[r] ? p_.requests[r].cost + premium : 1);
            if (!f_.atomic[r] && premium > 0) put(pays_[r][o], at, premium);
        }
    }

    void places(std::uint32_t index) {
        const Places& k = p_.places[index];
        std::map<std::uint32_t, std::vector<RequestId>> who;
        for (const RequestId r : p_.groups[k.group])
            if (option_of(r, k.line) != nowhere && (every_ || pays_[r][option_of(r, k.line)] != nowhere))
                who[person_.at(p_.requests[r].person)].push_back(r);
        if (!every_ && who.size() <= k.count) return;
        const std::uint32_t total = row({Row::Kind::places, index}, k.count);
        for (const auto& [person, requests] : who) {
            const std::uint32_t place = add({Column::Kind::place, index, number_[person], 0, 1});
            put(place, total, 1);
            for (const RequestId r : requests) {
                const std::uint32_t at = row({Row::Kind::place, index, r}, 0);
                put(place, at, -1);
                if (const std::uint32_t pays = pays_[r][option_of(r, k.line)]; pays != nowhere) put(pays, at, 1);
            }
        }
    }

    void exclusion(std::uint32_t index) {
        const Exclusion& e = p_.exclusions[index];
        std::map<std::uint32_t, std::vector<RequestId>> one, other;
        const std::vector<bool> about = about_of(p_, e);
        for (RequestId r = 0; r < p_.requests.size(); ++r) {
            if (!about[r]) continue;
            const std::uint32_t key = e.scope == Exclusion::Scope::same_expense ? p_.requests[r].expense : p_.requests[r].person;
            if (option_of(r, e.one) != nowhere) one[key].push_back(r);
            if (option_of(r, e.other) != nowhere) other[key].push_back(r);
        }
        for (const auto& [key, payable] : one)
            for (const RequestId r : payable)
                for (const RequestId s : other[key]) {
                    const std::uint32_t a = pays_[r][option_of(r, e.one)], b = pays_[s][option_of(s, e.other)];
                    if (!every_ && (a == nowhere || b == nowhere || (r == s && f_.atomic[r]))) continue;
                    const std::uint32_t at = row({Row::Kind::exclusion, index, r, s}, 1);
                    if (a != nowhere) put(a, at, 1);
                    if (b != nowhere) put(b, at, 1);
                }
    }

    void flatten() {
        f_.starts.assign(f_.columns.size() + 1, 0);
        for (const Cell& c : cells_) ++f_.starts[c.column + 1];
        for (std::size_t i = 1; i < f_.starts.size(); ++i) f_.starts[i] += f_.starts[i - 1];
        f_.entries.resize(cells_.size());
        std::vector<std::size_t> at(f_.starts.begin(), f_.starts.end() - 1);
        for (const Cell& c : cells_) f_.entries[at[c.column]++] = c.entry;
    }

    // What a served request, and a cent of a line, add to a level.
    [[nodiscard]] std::int64_t served(const Key& key, const Measure& m, RequestId r) const {
        switch (key.kind) {
            case Key::Kind::served_by_class: return p_.requests[r].attributes[key.attribute] == *m.value ? 1 : 0;
            case Key::Kind::sum_of: return p_.requests[r].attributes[key.attribute];
            case Key::Kind::served: return 1;
            default: return 0;
        }
    }
    [[nodiscard]] std::int64_t cent(const Key& key, const Measure& m, LineId line) const {
        if (key.kind == Key::Kind::money) return 1;
        return key.kind == Key::Kind::least_scarce && p_.lines[line].scarcity == *m.value ? -1 : 0;
    }
    void levels() {
        for (const Measure& m : measures(p_)) {
            const Key& key = p_.rule[m.key];
            std::vector<std::int64_t> of(f_.columns.size(), 0);
            std::int64_t grain = 0;
            for (std::size_t i = 0; i < of.size(); ++i) {
                const Column& c = f_.columns[i];
                switch (c.kind) {
                    case Column::Kind::choice: of[i] = served(key, m, c.index) + p_.requests[c.index].cost * cent(key, m, c.second); break;
                    case Column::Kind::served: of[i] = served(key, m, c.index); break;
                    case Column::Kind::amount: of[i] = cent(key, m, c.second); break;
                    case Column::Kind::whole: of[i] = key.kind == Key::Kind::persons ? 1 : 0; break;
                    default: break;
                }
                grain = std::gcd(grain, c.kind == Column::Kind::choice || of[i] == 0 ? of[i] : 1);
            }
            f_.levels.push_back(std::move(of));
            f_.grains.push_back(std::max<std::int64_t>(grain, 1));
        }
    }

    const Problem& p_;
    bool every_;
    Form f_;
    std::vector<std::vector<Cents>> usable_;
    std::vector<std::vector<std::uint32_t>> of_option_, pays_;  // columns, by request and option
    std::vector<bool> marked_;
    std::unordered_map<PersonId, std::uint32_t> person_;
    std::vector<PersonId> number_;
    std::vector<Cell> cells_;
};

// Columns of one request, or of an option of it, of a kind.
template <class Do>
void each(const Form& form, RequestId r, Column::Kind kind, Do what) {
    for (std::uint32_t c = form.first[r]; c < form.first[r + 1]; ++c)
        if (form.columns[c].kind == kind) what(c);
}

}  // namespace

Form form_of(const Problem& problem, bool every) { return Maker(problem, every).made(); }

Box box_of(const Problem& problem, const Form& form) {
    Box box;
    box.low.assign(form.columns.size(), 0);
    for (const Column& c : form.columns) box.high.push_back(c.upper);
    box.must.assign(problem.requests.size(), false);
    for (const Decision& d : problem.decisions) {
        if (!d.line) {
            narrow(problem, form, {Variable::Kind::served, d.request, 0}, 0, d.yes, box);
            continue;
        }
        narrow(problem, form, {Variable::Kind::pays, d.request, *d.line}, 0, d.yes, box);
        if (!form.atomic[d.request]) narrow(problem, form, {Variable::Kind::amount, d.request, *d.line}, 0, d.yes, box);
    }
    return box;
}

Form rounded_within(const Form& form, const Box& box) {
    Form out = form;
    std::vector<std::int64_t> grain(form.rows.size(), 0);
    for (std::uint32_t c = 0; c < form.shared; ++c) {
        const RequestId r = form.columns[c].index;
        if (box.high[c] < 1 || (!form.atomic[r] && box.high[form.first[r]] < 1)) continue;
        for (const Entry& e : form.of(c)) grain[e.row] = std::gcd(grain[e.row], e.value);
    }
    for (std::size_t i = 0; i < grain.size(); ++i)
        if (form.rows[i].kind == Row::Kind::ceiling && grain[i] > 1) out.numbers[i] -= out.numbers[i] % grain[i];
    return out;
}

void narrow(const Problem& problem, const Form& form, const Variable& on, std::int64_t at, bool above, Box& box) {
    const auto apply = [&](std::size_t c) {
        if (above) box.low[c] = std::max(box.low[c], at + 1);
        else box.high[c] = std::min(box.high[c], at);
    };
    if (on.kind == Variable::Kind::place || on.kind == Variable::Kind::whole) {
        for (std::size_t c = form.shared; c < form.columns.size(); ++c) {
            const Column& column = form.columns[c];
            const bool kind = column.kind == (on.kind == Variable::Kind::place ? Column::Kind::place : Column::Kind::whole);
            if (kind && column.index == on.index && column.second == on.second) apply(c);
        }
        return;
    }
    const RequestId r = on.index;
    if (!form.atomic[r]) {
        const Column::Kind kind = on.kind == Variable::Kind::served ? Column::Kind::served
                                  : on.kind == Variable::Kind::pays ? Column::Kind::pays : Column::Kind::amount;
        each(form, r, kind, [&](std::size_t c) {
            if (kind == Column::Kind::served || form.columns[c].second == on.second) apply(c);
        });
        return;
    }
    // An amount of an atomic request is its whole cost or 0; served, pays 1 or 0.
    const std::int64_t whole = on.kind == Variable::Kind::amount ? problem.requests[r].cost : 1;
    if (above ? at < 0 : at >= whole) return;
    const bool never = above ? at >= whole : at < 0;
    bool found = false;
    each(form, r, Column::Kind::choice, [&](std::size_t c) {
        const bool meant = on.kind == Variable::Kind::served || form.columns[c].second == on.second;
        found = found || meant;
        if (never || (!above && meant)) box.high[c] = 0;
        else if (above && on.kind != Variable::Kind::served && meant) box.low[c] = 1;
    });
    if (above || never) box.must[r] = true;
    if (above && !found) each(form, r, Column::Kind::choice, [&](std::size_t c) { box.high[c] = 0; });
}

Leaf::Leaf(const Form& form, const std::vector<std::int64_t>& values, const Prices& prices, const Objective& objective)
    : form_(form), denominator_(prices.denominator), grain_(objective.grain), rest_(form.columns.size(), 0) {
    for (std::size_t i = 0; i < prices.rows.size(); ++i) constant_ += static_cast<Wide>(prices.rows[i]) * form.numbers[i];
    for (std::size_t k = 0; k < prices.levels.size(); ++k) constant_ -= static_cast<Wide>(prices.levels[k]) * values[k];
    for (std::size_t c = 0; c < rest_.size(); ++c) {
        if (objective.coefficients != nullptr) rest_[c] = static_cast<Wide>(denominator_) * (*objective.coefficients)[c];
        for (const Entry& e : form.of(c)) rest_[c] -= static_cast<Wide>(prices.rows[e.row]) * e.value;
    }
    for (std::size_t k = 0; k < prices.levels.size(); ++k)
        if (prices.levels[k] != 0)
            for (std::size_t c = 0; c < rest_.size(); ++c) rest_[c] += static_cast<Wide>(prices.levels[k]) * form.levels[k][c];
}

std::optional<Wide> Leaf::columns(const Box& box, std::size_t from, std::size_t to) const {
    Wide out = 0;
    for (std::size_t c = from; c < to; ++c) {
        if (box.low[c] > box.high[c]) return std::nullopt;
        out += rest_[c] * (rest_[c] > 0 ? box.high[c] : box.low[c]);
    }
    return out;
}

std::optional<Wide> Leaf::part(const Box& box, RequestId r) const {
    if (!form_.atomic[r]) return columns(box, form_.first[r], form_.first[r + 1]);
    std::optional<Wide> best;
    std::size_t fixed = form_.first[r + 1];
    bool must = box.must[r];
    for (std::size_t c = form_.first[r]; c < form_.first[r + 1]; ++c)
        if (box.low[c] > 0) {
            if (fixed != form_.first[r + 1] || box.high[c] < 1) return std::nullopt;
            fixed = c;
        }
    if (fixed != form_.first[r + 1]) return rest_[fixed];
    for (std::size_t c = form_.first[r]; c < form_.first[r + 1]; ++c)
        if (box.high[c] > 0 && (!best || rest_[c] > *best)) best = rest_[c];
    if (!must && (!best || *best < 0)) best = 0;
    return best;
}

std::optional<Wide> Leaf::part(const Box& box, RequestId r, bool served) const {
    if (!form_.atomic[r]) {
        const std::uint32_t y = form_.first[r];
        if (served ? box.high[y] < 1 : box.low[y] > 0) return std::nullopt;
        const auto others = columns(box, y + 1, form_.first[r + 1]);
        if (!others) return others;
        return *others + (served ? rest_[y] : 0);
    }
    std::optional<Wide> best;
    bool fixed = false;
    for (std::size_t c = form_.first[r]; c < form_.first[r + 1]; ++c) fixed = fixed || box.low[c] > 0;
    if (!served) return fixed || box.must[r] ? std::nullopt : std::optional<Wide>(0);
    if (fixed) return part(box, r);
    for (std::size_t c = form_.first[r]; c < form_.first[r + 1]; ++c)
        if (box.high[c] > 0 && (!best || rest_[c] > *best)) best = rest_[c];
    return best;
}

std::optional<Wide> Leaf::numerator(const Box& box) const {
    Wide out = constant_;
    for (RequestId r = 0; r + 1 < form_.first.size(); ++r) {
        const auto add = part(box, r);
        if (!add) return add;
        out += *add;
    }
    const auto shared = columns(box, form_.shared, form_.columns.size());
    if (!shared) return shared;
    return out + *shared;
}

std::int64_t Leaf::rounded(Wide numerator) const {
    const Wide by = static_cast<Wide>(denominator_) * grain_;
    Wide whole = numerator / by;
    if (numerator < 0 && whole * by != numerator) --whole;
    const Wide limit = INT64_MAX / 4;
    return static_cast<std::int64_t>(std::clamp<Wide>(whole * grain_, -limit, limit));
}

std::optional<std::int64_t> Leaf::bound(const Box& box) const {
    const auto n = numerator(box);
    if (!n) return std::nullopt;
    return rounded(*n);
}

Node leaf_node(const Form& form, const Prices& prices, bool vain) {
    Node out;
    out.vain = vain;
    out.denominator = prices.denominator;
    for (std::size_t i = 0; i < prices.rows.size(); ++i)
        if (prices.rows[i] != 0) out.weights.push_back({form.rows[i], prices.rows[i]});
    for (std::uint32_t k = 0; k < prices.levels.size(); ++k)
        if (prices.levels[k] != 0) out.weights.push_back({{Row::Kind::level, k, 0, 0}, prices.levels[k]});
    return out;
}

}  // namespace attiva::funding
