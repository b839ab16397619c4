// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What a proof bounds its level by. Tested by tests/funding/proof_test.cpp.
#include <algorithm>
#include <map>
#include <stdexcept>
#include <tuple>

#include "funding/form.hpp"
#include "funding/solve.hpp"

namespace attiva::funding {
namespace {

using Name = std::tuple<Row::Kind, std::uint32_t, std::uint32_t, std::uint32_t>;

void refuse(const char* why) { throw std::invalid_argument(why); }

class Checker {
public:
    Checker(const Problem& problem, const std::vector<std::int64_t>& values, std::uint32_t level, const Proof& proof)
        : p_(problem), proof_(proof), form_(form_of(problem, true)), values_(values.begin(), values.begin() + std::min<std::ptrdiff_t>(level, std::ssize(values))), level_(level) {
        if (proof.empty()) refuse("an empty proof");
        for (std::uint32_t i = 0; i < form_.rows.size(); ++i) {
            const Row& r = form_.rows[i];
            rows_[{r.kind, r.index, r.second, r.third}] = i;
        }
    }

    std::optional<std::int64_t> bound() {
        struct Open {
            std::uint32_t node;
            Box box;
        };
        std::vector<Open> open{{0, box_of(p_, form_)}};
        std::optional<std::int64_t> out;
        while (!open.empty()) {
            Open o = std::move(open.back());
            open.pop_back();
            const Node& n = proof_[o.node];
            if (n.leaf) {
                if (const auto b = leaf(n, o.box)) out = std::max(out.value_or(INT64_MIN), *b);
                continue;
            }
            if (n.below <= o.node || n.above <= o.node || n.below >= proof_.size() || n.above >= proof_.size()) refuse("a tree that is none");
            open.push_back({n.above, o.box});
            narrow(p_, form_, n.on, n.at, true, open.back().box);
            open.push_back({n.below, std::move(o.box)});
            narrow(p_, form_, n.on, n.at, false, open.back().box);
        }
        return out;
    }

private:
    std::optional<std::int64_t> leaf(const Node& n, const Box& box) const {
        Prices prices;
        prices.rows.assign(form_.rows.size(), 0);
        prices.levels.assign(values_.size(), 0);
        prices.denominator = n.denominator;
        if (n.denominator <= 0) refuse("a denominator that is not above 0");
        for (const Weight& w : n.weights) {
            if (w.weight < 0) refuse("a weight below 0");
            if (w.row.kind == Row::Kind::level) {
                if (w.row.index >= values_.size()) refuse("a level not before");
                prices.levels[w.row.index] += w.weight;
                continue;
            }
            const auto at = rows_.find({w.row.kind, w.row.index, w.row.second, w.row.third});
            if (at == rows_.end()) refuse("a row that does not exist");
            prices.rows[at->second] += w.weight;
        }
        if (n.vain) {
            const auto numerator = Leaf(form_, values_, prices, {}).numerator(box);
            if (numerator && *numerator >= 0) refuse("a vain leaf that proves nothing");
            return std::nullopt;
        }
        return Leaf(form_, values_, prices, {&form_.levels.at(level_), form_.grains[level_]}).bound(box);
    }

    const Problem& p_;
    const Proof& proof_;
    Form form_;
    std::vector<std::int64_t> values_;
    std::uint32_t level_;
    std::map<Name, std::uint32_t> rows_;
};

}  // namespace

std::optional<std::int64_t> bound_of(const Problem& problem, const std::vector<std::int64_t>& values, std::uint32_t level, const Proof& proof) {
    return Checker(problem, values, level, proof).bound();
}

}  // namespace attiva::funding
