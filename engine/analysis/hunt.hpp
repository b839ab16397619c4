// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "analysis/choice.hpp"
#include "analysis/translation.hpp"
#include "analysis/witness.hpp"

// One search. Internal to this room: use Searcher.

namespace attiva::analysis {

/// A catalogue on a day, and the person being made up as it sees it.
struct Side {
    explicit Side(const DayTables& d)
        : day(d), links(d.vocabulary, d.day), candidate(links), evaluation(d) {}
    const DayTables& day;
    Links links;
    Candidate candidate;
    evaluation::Evaluation evaluation;
    std::optional<Translation> to_other;
};
using Sides = std::vector<std::unique_ptr<Side>>;

class Hunt {
public:
    Hunt(Sides& sides, const std::vector<Goal>& goals, std::uint64_t budget);
    ~Hunt();  ///< leaves the sides as they were
    Hunt(const Hunt&) = delete;
    Hunt& operator=(const Hunt&) = delete;

    Finding hunt(bool explain);
    /// The same, not far from somebody already made up.
    Finding hunt(bool explain, const Near& near);

private:
    enum class State { violated, open, reached };

    Outcome search(bool explain, Finding& finding);
    void run();
    [[nodiscard]] Marks marks() const;
    void undo(const Marks& marks);
    [[nodiscard]] State state() const;
    bool fork();
    void back(const Fork& fork);
    bool take(const Fork& fork, const Way& way);
    bool decide(const Fork& fork, const Way& way);
    void fix(std::size_t side, std::uint32_t reading, std::uint64_t bit);
    std::vector<Way> ways(const Question& q, std::size_t side);
    [[nodiscard]] std::vector<std::uint16_t> places_here(std::size_t side) const;
    [[nodiscard]] std::vector<View> views() const;
    // near.cpp
    void stay(const Near& near);
    void stay_as(std::size_t side, evaluation::Subject subject, const std::vector<person::Fact>& facts,
                 const Near& near);
    [[nodiscard]] std::vector<bool> looked_at(std::size_t side) const;
    // confirm.cpp
    bool confirm(bool explain, Finding& finding);
    bool complete();
    bool complete_other();
    void copy(evaluation::Subject subject, const std::vector<person::Fact>& facts);
    void reasons(Witness& witness);
    bool matters(std::size_t side, FactAt at);
    [[nodiscard]] std::optional<FactAt> on_other_side(std::size_t side, FactAt at) const;
    [[nodiscard]] AttributeId named(std::size_t side, AttributeId attribute) const;

    Sides& sides_;
    const std::vector<Goal>& goals_;
    std::uint64_t budget_;
    std::uint64_t runs_ = 0;
    bool left_out_ = false;  ///< something was not looked at: `none` may not be said
    std::vector<Cone> cones_;
    std::vector<std::vector<Id>> moving_;  ///< of each cone, what is not the same for everybody on the day
    std::vector<Fork> forks_;
    std::vector<std::pair<std::size_t, std::uint32_t>> read_;
};

}  // namespace attiva::analysis
