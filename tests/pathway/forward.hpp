// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "matching/match.hpp"
#include "pathway/from_catalogue.hpp"

// Steps played forward by the engine itself, a day after another: the person's file as it
// would be written on that day, with what was done and what runs in its history and the facts
// that changed; of the problem nothing but which instrument a step is of and how many days it
// takes. May each start on its day, and stay on every day it runs?

namespace attiva::pathway::judges {

class Forward {
public:
    /// The two profiles rules see, of a file as it is on a day.
    struct Seen {
        person::Profile bare, presumed;
    };
    using Prepare = std::function<Seen(const person::Profile&, Date)>;

    /// Keeps references. `file`: as written, before anything is derived or presumed.
    Forward(const catalogue::Catalogue& catalogue, const program::Program& program, const evaluation::DayTables& first, const person::Profile& file, Prepare prepare)
        : c_(catalogue), p_(program), first_(first), file_(file), prepare_(std::move(prepare)) {}

    /// A step, apart from the problem.
    struct Move {
        InstrumentId instrument = 0;
        Day start = 0, days = 1;
    };
    /// What is wrong with them, in words; empty if nothing. In the order of their starts.
    std::string wrong(const std::vector<Move>& moves);
    /// The person after all that ended by the day; `runs`: without this one's last period.
    Seen on(const std::vector<Move>& moves, Day day, std::size_t without);

    /// Also not where everybody the person may be comes to a no, as for the ordinary question.
    bool exact = false;
    /// Was every condition asked a yes?
    bool surely = true;

private:
    struct Look {
        std::unique_ptr<const evaluation::DayTables> tables;
        std::unique_ptr<evaluation::Evaluation> presumed, bare;
        Seen seen;
    };
    Look look(const person::Profile& file, Day day) const;
    void end(person::Profile& file, const std::vector<Move>& moves, std::size_t ended, Day day) const;
    void leave(person::Profile& file, const language::Clause& effect, Truth applies, Day day) const;
    void follow(person::Profile& file, AttributeId from, Day day) const;
    person::Profile with_history(const person::Profile& file, const std::vector<Move>& moves, Day day, std::size_t without) const;
    std::string stays(const Move& m, const Look& look, Day day);

    const catalogue::Catalogue& c_;
    const program::Program& p_;
    const evaluation::DayTables& first_;
    const person::Profile& file_;
    Prepare prepare_;
};

}  // namespace attiva::pathway::judges
