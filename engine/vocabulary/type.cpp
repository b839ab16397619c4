// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The words and steps of the types, as one table.

#include "vocabulary/type.hpp"

#include <array>
#include <utility>

namespace attiva::vocabulary {
namespace {

struct Row {
    Base base;
    const char* word;
    std::int64_t parts;  // a fact is written in steps of 1/parts; 0 = not numeric
};

constexpr std::array<Row, 17> rows{{
    {Base::boolean, "sì_no", 0},
    {Base::number, "numero", 1'000'000},
    {Base::percent, "percento", 1'000'000},
    {Base::money, "euro", 1},
    {Base::money_month, "euro/mese", 1},
    {Base::money_year, "euro/anno", 1},
    {Base::months, "mesi", 1},
    {Base::days, "giorni", 1},
    {Base::hours_week, "ore/settimana", 1'000'000},
    {Base::km, "km", 1},
    {Base::minutes, "minuti", 1},
    {Base::cc, "cc", 1},
    {Base::date, "data", 0},
    {Base::event, "evento", 0},
    {Base::choice, "scelta", 0},
    {Base::set, "insieme", 0},
    {Base::place, "luogo", 0},
}};

// A second word for the same type.
struct Other {
    Base base;
    const char* word;
};
constexpr std::array<Other, 2> others{{{Base::months, "anni"}, {Base::days, "settimane"}}};

const Row& row(Base b) { return rows[static_cast<std::size_t>(b)]; }

}  // namespace

bool numeric(Base b) { return row(b).parts != 0; }

bool is_money(Base b) { return b == Base::money || b == Base::money_month || b == Base::money_year; }

bool measured(Base b) { return numeric(b) || b == Base::date; }

const char* word(Base b) { return row(b).word; }

std::vector<std::string> type_words() {
    std::vector<std::string> out;
    for (const Row& r : rows) {
        out.emplace_back(r.word);
        for (const Other& o : others)
            if (o.base == r.base) out.emplace_back(o.word);
    }
    return out;
}

bool base_from_word(const std::string& text, Base& out) {
    for (const Other& o : others) {
        if (text != o.word) continue;
        out = o.base;
        return true;
    }
    for (const Row& r : rows) {
        if (text != r.word) continue;
        out = r.base;
        return true;
    }
    return false;
}

Number step(Base b) {
    const std::int64_t parts = row(b).parts;
    return parts == 0 ? Number{1} : Number::ratio(1, parts);
}

int ChoiceList::find(const std::string& item_id) const {
    for (std::size_t i = 0; i < items.size(); ++i)
        if (items[i].id == item_id) return static_cast<int>(i);
    return -1;
}

std::uint64_t ChoiceList::all() const {
    return items.size() >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << items.size()) - 1;
}

}  // namespace attiva::vocabulary
