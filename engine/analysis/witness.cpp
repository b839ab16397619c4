// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/analysis/witness_test.cpp.

#include "analysis/witness.hpp"

#include "analysis/hunt.hpp"

namespace attiva::analysis {

Searcher::Searcher(const std::vector<const DayTables*>& sides) {
    for (const DayTables* d : sides) sides_.push_back(std::make_unique<Side>(*d));
    if (sides_.size() != 2) return;
    sides_[0]->to_other.emplace(sides_[0]->day.vocabulary, sides_[1]->day.vocabulary);
    sides_[1]->to_other.emplace(sides_[1]->day.vocabulary, sides_[0]->day.vocabulary);
}

Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;

const DayTables& Searcher::day(std::size_t side) const { return sides_[side]->day; }

Finding Searcher::find(const std::vector<Goal>& goals, bool explain, std::uint64_t budget) {
    return Hunt(sides_, goals, budget).hunt(explain);
}

Finding Searcher::find_near(const std::vector<Goal>& goals, const std::vector<Near>& near,
                            std::uint64_t budget, bool explain) {
    Hunt hunt(sides_, goals, 0);
    Finding all;
    for (const Near& n : near) {
        if (all.runs >= budget) break;
        Finding f = hunt.hunt(explain, n);
        f.runs += all.runs;
        if (f.witness) return f;
        all.runs = f.runs;
    }
    return all;
}

}  // namespace attiva::analysis
