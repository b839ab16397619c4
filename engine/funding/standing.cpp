// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What all best solutions have in common, and what is left to the team. First what the prices of
// the levels already prove, request by request; then, one by one, a search for a best solution
// that does the contrary. Tested by tests/funding/standing_test.cpp.
#include <algorithm>
#include <map>

#include "funding/incumbent.hpp"

namespace attiva::funding {
namespace {

class Stand {
public:
    Stand(const Problem& p, const Form& form, const Limits& limits, const std::vector<Trace>& traces, Incumbent& best, Outcome& outcome)
        : p_(p), form_(form), limits_(limits), traces_(traces), best_(best), out_(outcome), box_(box_of(p, form)) {
        for (const Level& l : outcome.levels) values_.push_back(l.value);
        closed_ = outcome.levels.size();
        for (std::size_t k = outcome.levels.size(); k-- > 0;)
            if (outcome.levels[k].value != outcome.levels[k].bound) closed_ = k;
        for (std::size_t k = 0; k < traces.size() && k <= closed_; ++k) leaves_.emplace_back(k, leaf(k, traces[k].prices));
        for (auto& [k, l] : leaves_) numerators_.push_back(l.numerator(box_));
    }

    void run() {
        out_.standing.resize(p_.requests.size());
        for (RequestId r = 0; r < p_.requests.size(); ++r) by_prices(r);
        if (closed_ < out_.levels.size()) return;
        for (RequestId r = 0; r < p_.requests.size(); ++r)
            if (out_.standing[r].verdict == Standing::Verdict::open) by_search(r);
        ties();
    }

private:
    [[nodiscard]] Leaf leaf(std::size_t k, const Prices& prices) const {
        return Leaf(form_, {values_.begin(), values_.begin() + static_cast<std::ptrdiff_t>(k)}, prices, {&form_.levels[k], form_.grains[k]});
    }
    static Standing::Verdict verdict(bool served) { return served ? Standing::Verdict::served : Standing::Verdict::unserved; }

    void by_prices(RequestId r) {
        Standing& s = out_.standing[r];
        for (const bool served : {true, false}) {
            if (alone(r, !served)) {
                s.verdict = verdict(served);
                s.why = Standing::Why::alone;
                return;
            }
            for (std::size_t i = 0; i < leaves_.size(); ++i) {
                const auto& [k, l] = leaves_[i];
                const auto now = l.part(box_, r), other = l.part(box_, r, !served);
                if (!numerators_[i] || !now || !other) continue;
                const std::int64_t most = l.rounded(*numerators_[i] - *now + *other);
                if (most >= values_[k]) continue;
                s.verdict = verdict(served);
                s.why = Standing::Why::level;
                s.level = static_cast<std::uint32_t>(k);
                s.at_most = most;
                if (out_.levels[k].proof.size() != 1 || !out_.levels[k].proof[0].leaf) s.proof = {leaf_node(form_, traces_[k].prices, false)};
                return;
            }
        }
    }
    // By its own options, or a decision, it cannot be served (or left).
    [[nodiscard]] bool alone(RequestId r, bool served) const {
        const std::uint32_t from = form_.first[r], to = form_.first[r + 1];
        if (form_.atomic[r]) {
            bool may = false, low = false;
            for (std::uint32_t c = from; c < to; ++c) {
                may = may || box_.high[c] > 0;
                low = low || box_.low[c] > 0;
            }
            return served ? !may : low || box_.must[r];
        }
        if (served ? box_.high[from] < 1 : box_.low[from] > 0) return true;
        std::vector<Cents> usable;
        bool low = false;
        for (std::uint32_t c = from; c < to; ++c)
            if (form_.columns[c].kind == Column::Kind::amount) {
                usable.push_back(box_.high[c]);
                low = low || box_.low[c] > 0;
            }
        if (!served) return low;
        std::sort(usable.rbegin(), usable.rend());
        Cents sum = 0;
        for (std::size_t i = 0; i < usable.size() && i < p_.requests[r].most_lines; ++i) sum += usable[i];
        return sum < p_.requests[r].least;
    }

    void by_search(RequestId r) {
        Standing& s = out_.standing[r];
        if (best_.seen(r, true) && best_.seen(r, false)) {
            s.verdict = Standing::Verdict::tied;
            return;
        }
        const bool served = best_.seen(r, true);
        const std::uint64_t left = limits_.standings > spent_ ? limits_.standings - spent_ : 0;
        const double size = std::max(1.0, static_cast<double>(form_.columns.size()) / 500);
        const auto nodes = static_cast<std::uint64_t>(static_cast<double>(std::min(limits_.standing, left)) / (size * size * size));
        if (nodes == 0) return;
        const std::size_t last = values_.size();
        Goal g{p_, form_, box_, values_, {}};
        if (last > 0) {
            g.values.pop_back();
            g.objective = {&form_.levels[last - 1], form_.grains[last - 1]};
        }
        narrow(p_, form_, {Variable::Kind::served, r, 0}, 0, !served, g.box);
        Hunt how;
        how.nodes = nodes;
        how.kept = 1;
        how.tolls = tolls_of(g, traces_);
        how.best = last > 0 ? values_[last - 1] - 1 : INT64_MIN;
        how.met = [&](const Solution& x) {
            best_.offer(x);
            return best_.seen(r, !served) ? (last > 0 ? values_[last - 1] : 1) : (last > 0 ? values_[last - 1] - 1 : INT64_MIN);
        };
        const Hunted found = hunt(g, everybody(form_), how);
        spent_ += static_cast<std::uint64_t>(static_cast<double>(found.nodes + 5) * size * size * size);
        out_.nodes += found.nodes;
        if (best_.seen(r, !served)) {
            s.verdict = Standing::Verdict::tied;
            return;
        }
        if (!found.closed) return;
        s.verdict = verdict(served);
        s.why = Standing::Why::search;
        const bool single = found.proof.size() == 1 && (found.proof[0].vain || (last > 0 && found.checked < values_[last - 1]));
        if (!single || last == 0) return;
        s.why = Standing::Why::level;
        s.level = static_cast<std::uint32_t>(last - 1);
        s.at_most = found.proof[0].vain ? values_[last - 1] - 1 : found.checked;
        s.proof = found.proof;
    }

    // The classes that the rule tells apart.
    [[nodiscard]] std::vector<std::int64_t> kind(RequestId r) const {
        std::vector<std::int64_t> out;
        for (const Key& k : p_.rule)
            if (k.kind == Key::Kind::served_by_class) out.push_back(p_.requests[r].attributes[k.attribute]);
        return out;
    }
    void ties() {
        std::map<std::vector<std::int64_t>, Tie> groups;
        for (RequestId r = 0; r < p_.requests.size(); ++r)
            if (out_.standing[r].verdict == Standing::Verdict::tied) groups[kind(r)].requests.push_back(r);
        for (auto& [classes, tie] : groups) {
            if (!counted(classes, tie)) sought(tie);
            out_.ties.push_back(std::move(tie));
        }
    }
    // Where the rule itself counts them: all but those that are surely served.
    bool counted(const std::vector<std::int64_t>& classes, Tie& tie) const {
        if (classes.size() > 1) return false;
        const auto levels = measures(p_);
        for (std::size_t k = 0; k < levels.size(); ++k) {
            const Key& key = p_.rule[levels[k].key];
            const bool meant = classes.empty() ? key.kind == Key::Kind::served : key.kind == Key::Kind::served_by_class && *levels[k].value == classes[0];
            if (!meant) continue;
            std::int64_t number = values_[k];
            bool open = false;
            for (RequestId r = 0; r < p_.requests.size(); ++r) {
                if (!classes.empty() && kind(r) != classes) continue;
                number -= out_.standing[r].verdict == Standing::Verdict::served ? 1 : 0;
                open = open || out_.standing[r].verdict == Standing::Verdict::open;
            }
            if (open) return false;
            tie.fewest = tie.most = static_cast<std::uint32_t>(number);
            return true;
        }
        return false;
    }
    void sought(Tie& tie) {
        for (const int sign : {1, -1}) {
            std::vector<std::int64_t> of(form_.columns.size(), 0);
            for (const RequestId r : tie.requests)
                for (std::uint32_t c = form_.first[r]; c < form_.first[r + 1]; ++c)
                    if (form_.columns[c].kind == Column::Kind::choice || form_.columns[c].kind == Column::Kind::served) of[c] = sign;
            const auto number = [&](const Solution& x) {
                std::int64_t n = 0;
                for (const RequestId r : tie.requests)
                    n += std::any_of(x.begin(), x.end(), [&](const Payment& p) { return p.request == r; }) ? sign : 0;
                return n;
            };
            const Goal g{p_, form_, box_, values_, {&of, 1}};
            Hunt how;
            how.nodes = limits_.nodes;
            how.kept = 1;
            how.tolls = tolls_of(g, traces_);
            how.best = number(best_.solution());
            std::int64_t reached = how.best;
            how.met = [&](const Solution& x) {
                const auto levels = best_.offer(x);
                if (levels && *levels == values_) reached = std::max(reached, number(x));
                return reached;
            };
            const Hunted found = hunt(g, everybody(form_), how);
            out_.nodes += found.nodes;
            const std::int64_t bound = found.closed ? reached : std::min<std::int64_t>(found.bound, sign > 0 ? static_cast<std::int64_t>(tie.requests.size()) : 0);
            tie.exact = tie.exact && found.closed;
            (sign > 0 ? tie.most : tie.fewest) = static_cast<std::uint32_t>(sign * bound);
        }
    }

    const Problem& p_;
    const Form& form_;
    const Limits& limits_;
    const std::vector<Trace>& traces_;
    Incumbent& best_;
    Outcome& out_;
    Box box_;
    std::vector<std::int64_t> values_;
    std::size_t closed_ = 0;
    std::vector<std::pair<std::size_t, Leaf>> leaves_;
    std::vector<std::optional<Wide>> numerators_;
    std::uint64_t spent_ = 0;
};

}  // namespace

void stand(const Problem& problem, const Form& form, const Limits& limits, const std::vector<Trace>& traces, Incumbent& best, Outcome& outcome) {
    Stand(problem, form, limits, traces, best, outcome).run();
}

}  // namespace attiva::funding
