// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "analysis/review.hpp"
#include "catalogue/model.hpp"
#include "evaluation/evaluator.hpp"
#include "program/program.hpp"

// A catalogue made of a few rules over the small vocabulary of the checker's
// tests (tests/language/check_fixture.cpp), without territory and sheets.

namespace reviewed {

struct Small {
    attiva::catalogue::Catalogue catalogue;
    attiva::program::Program program;
    [[nodiscard]] attiva::analysis::Reviewed on(attiva::Date day) const { return {catalogue, program, day}; }
    /// The condition of a definition.
    [[nodiscard]] attiva::program::Id definition(const std::string& id) const;
};

/// Throws with the findings when the rules are not valid. Never copied: the
/// program points into the catalogue.
Small rules(const std::string& text);

/// Two such catalogues on a day.
struct Two {
    Two(const std::string& a, const std::string& b, attiva::Date day)
        : first(rules(a)), second(rules(b)), one(tables(first, day)), other(tables(second, day)) {}
    Small first, second;
    attiva::evaluation::DayTables one, other;

private:
    static attiva::evaluation::DayTables tables(const Small& s, attiva::Date day) {
        return {s.program, s.catalogue.rules, s.catalogue.vocabulary, s.catalogue.territory, day};
    }
};

/// "L012 «words»" of each finding, separated by ", ".
std::string codes(const attiva::Diagnostics& diagnostics, const Small& small);

}  // namespace reviewed
