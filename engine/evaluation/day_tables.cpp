// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What depends on the day alone. Tested by tests/evaluation/day_tables_test.cpp.

#include <algorithm>

#include "evaluation/evaluator.hpp"

namespace attiva::evaluation {
namespace {

using language::Scope;

constexpr std::uint8_t out_bit = 1;
constexpr std::uint8_t in_bit = 2;

bool part_holds(const catalogue::Territory& t, catalogue::ComuneId now, const Scope::Part& part,
                Date day) {
    switch (part.kind) {
        case Scope::Kind::region: return true;
        case Scope::Kind::province: return t[now].province == part.id;
        case Scope::Kind::zone: return t.zone_of(now, day) == part.id;
        case Scope::Kind::comune: return t[now].slug == part.id;
    }
    return false;
}

// A comune of another day counts as what it has become.
std::uint8_t inside_mask(const catalogue::Territory& t, catalogue::ComuneId comune,
                         const Scope& scope, Date day) {
    std::uint8_t mask = 0;
    for (const catalogue::ComuneId now : t.as_of(comune, day)) {
        const bool in = std::any_of(scope.parts.begin(), scope.parts.end(), [&](const Scope::Part& p) {
            return part_holds(t, now, p, day);
        });
        mask |= in ? in_bit : out_bit;
    }
    return mask;  // none: nobody knows what that comune is on that day
}

}  // namespace

DayTables::DayTables(const program::Program& p, const language::Rulebook& b,
                     const vocabulary::Vocabulary& v, const catalogue::Territory& t, Date on)
    : program(p), book(b), vocabulary(v), territory(t), day(on) {
    read_rows();
    inside_ = read_scopes();
}

DayTables::DayTables(const DayTables& other, Date on)
    : program(other.program), book(other.book), vocabulary(other.vocabulary),
      territory(other.territory), day(on) {
    read_rows();
    inside_ = territory.changes_between(other.day, on) ? read_scopes() : other.inside_;
}

void DayTables::read_rows() {
    for (const auto& table : program.tables) {
        std::vector<std::uint32_t> now;
        for (std::uint32_t i = 0; i < table.rows.size(); ++i) {
            const auto& r = table.rows[i];
            if ((!r.from || *r.from <= day) && (!r.to || day <= *r.to)) now.push_back(i);
        }
        rows_.push_back(std::move(now));
    }
}

std::shared_ptr<const DayTables::Scopes> DayTables::read_scopes() const {
    auto scopes = std::make_shared<Scopes>();
    for (const Scope& scope : book.scopes) {
        std::vector<std::uint8_t> masks;
        for (std::size_t c = 0; c < territory.comuni().size(); ++c)
            masks.push_back(inside_mask(territory, static_cast<catalogue::ComuneId>(c), scope, day));
        // Last, anywhere at all: outside Tuscany, or any comune of the day.
        std::uint8_t anywhere = out_bit;
        for (const catalogue::ComuneId c : territory.all(day)) anywhere |= masks[c];
        masks.push_back(anywhere);
        scopes->push_back(std::move(masks));
    }
    return scopes;
}

Truth DayTables::inside(language::ScopeId scope, const std::vector<std::uint16_t>& places) const {
    std::uint8_t mask = places.empty() ? (*inside_)[scope].back() : std::uint8_t{0};
    for (const std::uint16_t place : places)
        mask |= place == person::outside_tuscany ? out_bit : (*inside_)[scope][place];
    return mask == in_bit ? Truth::yes : mask == out_bit ? Truth::no : Truth::unknown;
}

}  // namespace attiva::evaluation
