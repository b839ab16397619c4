// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "matching/match.hpp"

// What the lines that pay an instrument say in numbers, for one cost and one person on a day:
// for who shares money out. In words it is InstrumentAnswer::funding.
// Tested by tests/matching/.

namespace attiva::matching {

/// At most so much, of what the line pays for the person.
struct Cap {
    Number cents;                                    ///< of `per`; the least it may be, where it is not known
    vocabulary::Base per = vocabulary::Base::money;  ///< money: in all; money_month, money_year
    bool whole = false;                              ///< of all costs together (`per persona`); else of this cost
    friend bool operator==(const Cap&, const Cap&) = default;
};

struct LineTerms {
    language::FundId fund = 0;
    Funding told;             ///< whether, and why; of several `paga` the one that says most
    std::vector<Cap> caps;    ///< those that apply, or may
    Number others;            ///< the part that others put in, of 1: the greatest that applies, or may
    Number premium;           ///< cents: the greatest that may fall due; a premium by the month counts one month
};

/// A cost (language::cost_words) as people read it: "indennità".
std::string cost_name(const std::string& id);

/// Of each line that names the instrument for that cost, or for no cost in particular;
/// catalogue order. `question` as for match(), with phrases and other set.
std::vector<LineTerms> line_terms(const Question& question, language::InstrumentId instrument, const std::string& cost);

}  // namespace attiva::matching
