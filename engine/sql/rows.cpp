// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// A person as rows.

#include <fmt/format.h>

#include <algorithm>

#include "person/reader.hpp"
#include "sql/sql.hpp"
#include "sql/term.hpp"
#include "sql/text.hpp"

namespace attiva::sql {
namespace {

using person::Fact;
using vocabulary::Base;

std::string flag(bool b) { return b ? "TRUE" : "FALSE"; }

struct Filler {
    const Export& out;
    const evaluation::DayTables& day;
    bool fits = true;

    std::string end(const vocabulary::Attribute& a, const vocabulary::Possible& v, bool most) {
        if (a.type.base == Base::date || a.type.base == Base::event) return std::to_string(written(Date{static_cast<std::int32_t>((most ? v.hi : v.lo).num())}));
        // Of what does not apply no value is read: any will do.
        const Number n = v.not_applicable ? (a.domain.lo <= Number{0} && Number{0} <= a.domain.hi ? Number{0} : a.domain.lo) : most ? v.hi : v.lo;
        const Number units = n / vocabulary::step(a.type.base);
        fits = fits && units.whole() && a.domain.lo <= n && n <= a.domain.hi;
        return std::to_string(units.num() / units.den());
    }

    std::string cell(const Column& c, const std::vector<Fact>& facts) {
        const auto& a = day.vocabulary[c.attribute];
        const Fact& f = facts[c.attribute];
        const auto& v = f.value;
        const bool gone = v.not_applicable;
        switch (c.part) {
            case Part::yes: return flag(gone || (v.may & vocabulary::may_yes) != 0);
            case Part::no: return flag(gone || (v.may & vocabulary::may_no) != 0);
            case Part::item: return flag((v.may >> c.index & 1) != 0);
            case Part::sure_item: return flag((v.must >> c.index & 1) != 0);
            case Part::least: return end(a, v, false);
            case Part::most: return end(a, v, true);
            case Part::happened: return flag(v.dated);
            case Part::never: return flag(v.never);
            case Part::lapsed: return flag(gone);
            case Part::inside: return flag(gone || day.inside(c.index, f.places) != Truth::no);
            case Part::outside: return flag(gone || day.inside(c.index, f.places) != Truth::yes);
        }
        return {};
    }

    void add(std::vector<Row>& rows, Frame frame, std::int64_t person, const std::vector<Fact>& facts, std::optional<bool> flagged) {
        Row row{frame, {std::to_string(person)}};
        if (flagged) row.cells.push_back(flag(*flagged));
        for (const Column& c : out.schema.columns(frame)) row.cells.push_back(cell(c, facts));
        rows.push_back(std::move(row));
    }

    void others(std::vector<Row>& rows, Frame frame, std::int64_t person, const std::vector<person::Member>& list, bool complete,
                const std::vector<Fact>& unlisted) {
        for (const auto& m : list) add(rows, frame, person, m.facts, false);
        if (!complete) add(rows, frame, person, unlisted, true);
    }
};

Row unwritten(std::int64_t person, const std::string& instrument) {
    Row row{Frame::past, {std::to_string(person), quoted(instrument), "TRUE"}};
    const std::string any = std::to_string(written(first_supported_day));
    for (const std::string& cell : {any, any, flag(false), flag(false), any, any, flag(false), flag(false), flag(false), flag(false)}) row.cells.push_back(cell);
    return row;
}

Row period(std::int64_t person, const person::Period& p) {
    const auto day = [](Number n) { return std::to_string(written(Date{static_cast<std::int32_t>(n.num())})); };
    Row row{Frame::past, {std::to_string(person), quoted(p.instrument), "FALSE", day(p.start.lo), day(p.start.hi), flag(p.ended_possible),
                          flag(p.open_possible), day(p.end.lo), day(p.end.hi)}};
    for (std::size_t i = 0; i < 4; ++i) row.cells.push_back(flag((p.outcomes >> i & 1) != 0));
    return row;
}

}  // namespace

std::vector<std::string> column_names(const Export& out, Frame frame) {
    if (frame == Frame::past) return Schema::past_columns();
    std::vector<std::string> names{"persona"};
    if (frame == Frame::people && out.past) names.emplace_back("storico_aperto");
    if (frame != Frame::people) names.emplace_back("non_elencato");
    for (const Column& c : out.schema.columns(frame)) names.push_back(c.name);
    return names;
}

std::optional<std::vector<Row>> rows(const Export& out, const evaluation::DayTables& day, const person::Profile& profile, std::int64_t person) {
    std::vector<Row> made;
    Filler fill{out, day};
    fill.add(made, Frame::people, person, profile.facts, out.past ? std::optional<bool>(person::past_open(profile)) : std::nullopt);
    const std::vector<Fact> blank = profile.unlisted.facts.empty() ? person::blank_facts(day.vocabulary) : profile.unlisted.facts;
    if (out.household) fill.others(made, Frame::household, person, profile.members, profile.members_complete, blank);
    if (out.relatives) fill.others(made, Frame::relatives, person, profile.relatives, profile.relatives_complete, blank);
    if (out.past) {
        for (const person::Period& p : profile.history) made.push_back(period(person, p));
        for (const std::string& id : profile.concealed) made.push_back(unwritten(person, id));
    }
    if (!fill.fits) return std::nullopt;
    return made;
}

std::string insertion(const Export& out, const Row& row) {
    std::string names;
    std::string cells;
    for (const std::string& n : column_names(out, row.frame)) names += (names.empty() ? "" : ", ") + n;
    for (const std::string& c : row.cells) cells += (cells.empty() ? "" : ", ") + c;
    return fmt::format("INSERT INTO {} ({}) VALUES ({});\n", Schema::table(row.frame), names, cells);
}

}  // namespace attiva::sql
