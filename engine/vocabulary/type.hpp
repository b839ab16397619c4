// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "attiva/value.hpp"

// The types of the language and what compares with what.
//
// Every type has one base unit (see attiva/value.hpp). Two types compare and
// add only when they are the same Base (and, for choices and sets, the same
// list). The only conversions of money over time are `al mese` and `all'anno`.
// Tested by tests/vocabulary/.

namespace attiva::vocabulary {

enum class Base : std::uint8_t {
    boolean,      ///< sì_no
    number,       ///< numero: an exact decimal, no unit
    percent,      ///< percento: a fraction of 1
    money,        ///< euro: cents
    money_month,  ///< euro/mese: cents a month
    money_year,   ///< euro/anno: cents a year
    months,       ///< mesi, anni: calendar months
    days,         ///< giorni, settimane: days
    hours_week,   ///< ore/settimana
    km,
    minutes,
    cc,
    date,    ///< data
    event,   ///< evento: `mai` or a date
    choice,  ///< scelta: exactly one of a list (at most 64)
    set,     ///< insieme: any subset of a list (at most 64)
    place,   ///< luogo: a comune, or known only as zona / provincia
};

/// Index of a choice list in the vocabulary (Vocabulary::lists).
using ListId = std::uint16_t;
inline constexpr ListId no_list = 0xFFFF;

struct Type {
    Base base = Base::boolean;
    ListId list = no_list;  ///< for choice and set
    friend constexpr bool operator==(Type, Type) = default;
};

/// True for the bases whose values are Numbers (money … cc), false for
/// boolean, date, event, choice, set, place.
bool numeric(Base b);
/// Euro, whole, a month or a year.
bool is_money(Base b);
/// Numeric, or a day: what has a distance between two values of it.
bool measured(Base b);
/// The word of the language: "euro/anno", "sì_no", "data". For choice and set:
/// "scelta", "insieme".
const char* word(Base b);
/// Every word that names a type, as in docs/lingua.md §3: "sì_no", …, "anni", ….
std::vector<std::string> type_words();
/// The Base named by a word of the language ("anni" and "mesi" both name
/// months; "settimane" and "giorni" days); false when there is none.
bool base_from_word(const std::string& word, Base& out);
/// The smallest step between two values of a written fact: 1 cent for money,
/// 1 for months, days, minutes, cc, km; 1/1000000 for number, percent and
/// hours. A strict bound `sotto X` means <= X - step.
Number step(Base b);

/// One list of choices. Bit i of a mask is items[i].
struct ChoiceList {
    std::string id;  ///< the attribute's id, or the name of a shared list
    struct Item {
        std::string id;
        std::string label;  ///< Italian, for people
    };
    std::vector<Item> items;  ///< 1 … 64
    bool ordered = false;     ///< items go from the lowest to the highest
    bool best_last = false;   ///< when ordered: the last item is the best end

    /// Index of an item, or -1.
    [[nodiscard]] int find(const std::string& item_id) const;
    /// Mask with every item.
    [[nodiscard]] std::uint64_t all() const;
};

}  // namespace attiva::vocabulary
