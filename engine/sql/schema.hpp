// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <set>
#include <string>
#include <vector>

#include "language/typed.hpp"
#include "sql/expression.hpp"
#include "vocabulary/vocabulary.hpp"

// The tables the exported text reads: one for the persons, one for those they live with,
// one for their relatives, one for their past measures. Only facts some exported rule
// reads have columns.
//
//   truth      X_si, X_no      can it be yes, can it be no
//   choice     X_puo_VOCE      can it be this item
//   set        X_puo_VOCE, X_ha_VOCE   can this item be in it, is it surely
//   number, date  X_min, X_max   cents, months, days, …, millionths; dates yyyymmdd
//   event      X_avvenuto, X_mai, X_min, X_max
//   place      X_in_AMBITO_si, X_in_AMBITO_no
//   any but a truth  X_na      not applicable, only where it may be
//
// Tested by tests/sql/.

namespace attiva::sql {

enum class Part : std::uint8_t { yes, no, item, sure_item, least, most, happened, never, lapsed, inside, outside };

struct Column {
    std::string name;
    Part part = Part::yes;
    vocabulary::AttributeId attribute = vocabulary::no_attribute;
    std::uint32_t index = 0;  ///< of an item in its list; the ScopeId of inside and outside
};

/// Names every engine takes as they are: letters, digits and _, none longer than 63, none
/// a word of SQL, none twice.
class Names {
public:
    std::string unique(std::string wanted);

private:
    std::set<std::string> taken_;
};

class Schema {
public:
    Schema(const vocabulary::Vocabulary& vocabulary, const language::Rulebook& book);
    /// The column, added if it is not there yet.
    const std::string& want(Frame frame, Part part, vocabulary::AttributeId attribute, std::uint32_t index = 0);

    [[nodiscard]] const std::vector<Column>& columns(Frame frame) const { return columns_[static_cast<std::size_t>(frame)]; }
    /// Columns of past measures: always the same ones.
    [[nodiscard]] static const std::vector<std::string>& past_columns();
    [[nodiscard]] static bool is_flag(Part part);
    /// "persone", "componenti", "familiari", "storico".
    [[nodiscard]] static const char* table(Frame frame);
    /// What a column says, in Italian, in a few words.
    [[nodiscard]] std::string meaning(const Column& column) const;
    /// CREATE TABLE for those something reads.
    [[nodiscard]] std::string definitions(bool household, bool relatives, bool past) const;

private:
    [[nodiscard]] std::string name(Part part, vocabulary::AttributeId attribute, std::uint32_t index) const;
    [[nodiscard]] std::string scope_name(std::uint32_t scope) const;
    [[nodiscard]] std::string scope_words(std::uint32_t scope) const;

    const vocabulary::Vocabulary& vocabulary_;
    const language::Rulebook& book_;
    std::array<std::vector<Column>, frames> columns_;
    std::array<Names, frames> names_;
};

}  // namespace attiva::sql
