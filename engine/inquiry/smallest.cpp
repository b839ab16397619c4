// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// By size, so that no part of what is found is enough. Tested by tests/inquiry/sharing_test.cpp.

#include "inquiry/smallest.hpp"

#include <algorithm>

namespace attiva::inquiry {
namespace {

// Tries the base with every choice of more facts, fewest first.
class Sizes {
public:
    Sizes(const Facts& base, const Facts& more, const Enough& enough, std::size_t most_tries)
        : base_(base), more_(more), enough_(enough), most_tries_(most_tries) {}

    SmallestSets find(std::size_t most) {
        for (std::size_t size = 0; size <= std::min(most, more_.size()) && out_.sets.empty(); ++size) {
            chosen_.clear();
            choose(size, 0);
            if (tries_ > most_tries_) break;
        }
        return std::move(out_);
    }

private:
    void choose(std::size_t left, std::size_t from) {
        if (left == 0) return attempt();
        for (std::size_t i = from; i + left <= more_.size() && tries_ <= most_tries_; ++i) {
            chosen_.push_back(more_[i]);
            choose(left - 1, i + 1);
            chosen_.pop_back();
        }
    }

    void attempt() {
        if (++tries_ > most_tries_) {
            out_.all = false;
            return;
        }
        Facts set = base_;
        set.insert(set.end(), chosen_.begin(), chosen_.end());
        const Truth t = enough_(set);
        if (t == Truth::yes) out_.sets.push_back(std::move(set));
        if (t == Truth::unknown) out_.all = false;
    }

    const Facts& base_;
    const Facts& more_;
    const Enough& enough_;
    std::size_t most_tries_;
    Facts chosen_;
    std::size_t tries_ = 0;
    SmallestSets out_;
};

}  // namespace

SmallestSets smallest_few(const Facts& facts, const Enough& enough) {
    const Facts none;
    const Truth whole = enough(facts);
    if (whole == Truth::no) return {};
    SmallestSets out = Sizes(none, facts, enough, most_sets).find(most_beside);
    if (out.sets.empty()) out.all = false;
    return out;
}

SmallestSets smallest_with_needed(const Facts& facts, const Enough& enough, std::size_t most) {
    const Truth whole = enough(facts);
    if (whole != Truth::yes) return {{}, whole == Truth::no};
    Facts needed, rest;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        Facts others = facts;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
        (enough(others) == Truth::no ? needed : rest).push_back(facts[i]);
    }
    SmallestSets out = Sizes(needed, rest, enough, most).find(most_beside);
    if (!out.sets.empty()) return out;
    // More than could be tried: one of which no part is enough, as far as can be told.
    Facts one = facts;
    for (const auto at : rest) {
        Facts less = one;
        less.erase(std::find(less.begin(), less.end(), at));
        if (enough(less) == Truth::yes) one = std::move(less);
    }
    return {{one}, false};
}

}  // namespace attiva::inquiry
