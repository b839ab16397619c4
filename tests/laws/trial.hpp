// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "catalogue/model.hpp"
#include "evaluation/evaluator.hpp"
#include "matching/match.hpp"
#include "naive.hpp"
#include "program/program.hpp"
#include "world.hpp"

// One rulebook before two judges: the oracle and the engine, the latter with
// simplification and without. On a difference the first (smallest) node that
// differs is told, after making the person as little known as still shows it.
// Tested by laws_test.cpp.

namespace attiva::laws {

/// A rulebook compiled both ways. Owns all it needs; the world must outlive it.
class Court {
public:
    Court(const World& world, language::Rulebook book);

    [[nodiscard]] const language::Rulebook& book() const { return catalogue_.rules; }
    [[nodiscard]] const catalogue::Catalogue& catalogue() const { return catalogue_; }
    [[nodiscard]] const program::Program& program(bool simplified) const {
        return simplified ? simplified_ : plain_;
    }

private:
    catalogue::Catalogue catalogue_;
    program::Program simplified_;
    program::Program plain_;
};

/// What was counted while comparing.
struct Tally {
    std::uint64_t pairs = 0;  ///< (rulebook, person, day), each with and without simplification
    std::uint64_t nodes = 0;  ///< nodes compared
    std::uint64_t truths[3] =
        {};  ///< of the roots: clauses, E, T, offered, conditions of definitions
    std::uint64_t verdicts[9] = {};
    std::uint64_t too_big = 0;  ///< pairs left out: a number did not fit 64 bits
};

/// A court sitting on one day; reuse it for many persons.
class Sitting {
public:
    Sitting(const Court& court, const World& world, Date day);
    /// Nothing if the judges agree on every node, root and verdict; else what
    /// differs, in full, for a person to read.
    std::optional<std::string> compare(const Person& person, Tally& tally);

private:
    /// The first difference, in one line.
    std::optional<std::string> differ(const Person& person, Tally* tally);
    std::optional<std::string> nodes(const Naive& naive, const std::vector<Possible>& oracle,
                                     const evaluation::Evaluation& engine, const char* how,
                                     Tally* tally) const;
    std::optional<std::string> roots(const Naive& naive, const evaluation::Evaluation& engine,
                                     const char* how, Tally* tally) const;
    std::optional<std::string> verdicts(const Person& person, Tally* tally);
    [[nodiscard]] Person shrunk(Person person);
    [[nodiscard]] std::string line(language::NodeId id, const Naive& naive,
                                   const evaluation::Evaluation& engine, const char* how) const;

    const Court& court_;
    const World& world_;
    Date day_;
    evaluation::DayTables simplified_day_;
    evaluation::DayTables plain_day_;
    evaluation::Evaluation simplified_;
    evaluation::Evaluation plain_;
    evaluation::Evaluation bare_;
};

}  // namespace attiva::laws
