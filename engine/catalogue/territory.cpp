// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Places as of a day: reading the tables and looking them up.

#include "catalogue/territory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "catalogue/territory_csv.hpp"
#include "text/literal.hpp"
#include "text/suggest.hpp"

namespace attiva::catalogue {
namespace {

class Reading {
public:
    explicit Reading(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    std::optional<Date> day(const CsvRow& r, std::size_t column) {
        if (r.fields[column].empty()) return std::nullopt;
        return text::read_date(r.fields[column], r.where[column], diagnostics_);
    }

    void error(const char* code, Span where, std::string message, std::string help) {
        diagnostics_.error(code, where, std::move(message), std::move(help));
    }

private:
    Diagnostics& diagnostics_;
};

std::vector<std::string> split_bar(const std::string& text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t bar = std::min(text.find('|', at), text.size());
        out.push_back(text.substr(at, bar - at));
        at = bar + 1;
    }
    return out;
}

}  // namespace

std::string slug(std::string_view name) {
    std::string out;
    for (const char c : text::folded(name)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain) out += c;
        else if (!out.empty() && out.back() != '_') out += '_';
    }
    while (!out.empty() && out.back() == '_') out.pop_back();
    return out;
}

Territory Territory::read(const Tables& t, Diagnostics& diagnostics) {
    Territory territory;
    Reading tables(diagnostics);
    const bool comuni = read_csv(t.comuni, t.comuni_file, "istat,nome,provincia,valido_dal,valido_al,successore_istat",
             [&](const CsvRow& r) {
                 territory.comuni_.push_back({r.fields[0], r.fields[1], slug(r.fields[1]), r.fields[2],
                                              tables.day(r, 3), tables.day(r, 4),
                                              split_bar(r.fields[5])});
             },
             diagnostics);
    const bool zones = read_csv(t.zone, t.zone_file, "id,nome,ausl,valido_dal,valido_al,natura,mark,url",
             [&](const CsvRow& r) {
                 territory.zones_.push_back(
                     {r.fields[0], r.fields[1], r.fields[6], tables.day(r, 3), tables.day(r, 4)});
             },
             diagnostics);
    // Without those two every row of this one would seem wrong.
    const bool both = comuni && zones;
    const bool members = read_csv(t.comune_zona, both ? t.comune_zona_file : no_file, "istat,zona_id,valido_dal,valido_al,mark",
             [&](const CsvRow& r) { territory.join(r.fields[0], r.fields[1], tables.day(r, 2),
                                                   tables.day(r, 3), r.where[0], r.where[1],
                                                   diagnostics); },
             diagnostics);
    read_csv(t.sectors, t.sectors_file, "provincia,settore_id,settore_nome,valido_dal,valido_al,mark,url",
             [&](const CsvRow& r) { territory.sectors_.emplace_back(r.fields[0], r.fields[2]); },
             diagnostics);
    territory.complete_ = both && members;
    territory.refuse_two_zones(diagnostics);
    return territory;
}

static std::vector<std::string> zone_ids(const std::vector<Zone>& zones) {
    std::vector<std::string> ids;
    for (const Zone& z : zones) ids.push_back(z.id);
    return ids;
}

// A membership concerns every life of the code that overlaps it.
void Territory::join(const std::string& istat, const std::string& zone, std::optional<Date> from,
                     std::optional<Date> to, Span istat_where, Span zone_where,
                     Diagnostics& diagnostics) {
    const auto z = std::find_if(zones_.begin(), zones_.end(), [&](const Zone& x) { return x.id == zone; });
    if (z == zones_.end())
        diagnostics.error("C303", zone_where, fmt::format("la zona «{}» non c'è in zone.csv", zone),
                          text::perhaps(zone, zone_ids(zones_), "aggiungila, o correggi il nome"));
    bool found = false;
    for (std::size_t i = 0; i < comuni_.size(); ++i) {
        if (comuni_[i].istat != istat) continue;
        found = true;
        if (z != zones_.end())
            memberships_.push_back({static_cast<ComuneId>(i),
                                    static_cast<std::uint16_t>(z - zones_.begin()), from, to, istat_where});
    }
    if (!found)
        diagnostics.error("C304", istat_where, fmt::format("il comune {} non c'è in comuni.csv", istat),
                          "aggiungilo, o correggi il codice ISTAT");
}

// Rows of another zone that hold the comune, while it is there, on the same days.
void Territory::refuse_two_zones(Diagnostics& diagnostics) const {
    std::vector<const Membership*> rows;
    for (const Membership& m : memberships_) rows.push_back(&m);
    const auto start = [](const Membership* m) { return m->from.value_or(first_supported_day); };
    std::stable_sort(rows.begin(), rows.end(), [&](const auto* a, const auto* b) {
        return std::tuple(a->comune, start(a)) < std::tuple(b->comune, start(b));
    });
    const auto ends_before = [](const Membership* a, const Membership* b) { return a->to && (!b->to || *a->to < *b->to); };
    const Membership* last = nullptr;  // of the same comune, the one that ends last
    for (const Membership* row : rows) {
        if (last == nullptr || last->comune != row->comune) {
            last = row;
            continue;
        }
        const Membership& first = *last;
        const Membership& next = *row;
        if (ends_before(last, row)) last = row;
        const Comune& c = comuni_[first.comune];
        const Date begin = std::max(start(&next), c.from.value_or(first_supported_day));
        const bool meet = (!first.to || begin <= *first.to) && (!next.to || begin <= *next.to) && (!c.to || begin <= *c.to);
        if (first.zone == next.zone || !meet) continue;
        diagnostics.add({Severity::error, "C305",
                         fmt::format("{} è in due zone negli stessi giorni: «{}» e «{}», dal {}", c.name, zones_[first.zone].id,
                                     zones_[next.zone].id, text::write_date(begin)),
                         next.where, "", {{first.where, "l'altra zona"}},
                         "chiudi la riga di prima il giorno avanti, o togli quella che non è giusta"});
    }
}

std::vector<ComuneId> Territory::all(Date day) const {
    std::vector<ComuneId> out;
    for (std::size_t i = 0; i < comuni_.size(); ++i)
        if (within(day, comuni_[i].from, comuni_[i].to)) out.push_back(static_cast<ComuneId>(i));
    return out;
}

std::optional<ComuneId> Territory::find(std::string_view name, Date day) const {
    const std::string wanted = slug(name);
    for (std::size_t i = 0; i < comuni_.size(); ++i)
        if (comuni_[i].slug == wanted && within(day, comuni_[i].from, comuni_[i].to))
            return static_cast<ComuneId>(i);
    return std::nullopt;
}

std::vector<ComuneId> Territory::find_any(std::string_view name) const {
    const std::string wanted = slug(name);
    std::vector<ComuneId> out;
    for (std::size_t i = 0; i < comuni_.size(); ++i)
        if (comuni_[i].slug == wanted) out.push_back(static_cast<ComuneId>(i));
    return out;
}

bool Territory::zone_exists(std::string_view id) const {
    return std::any_of(zones_.begin(), zones_.end(), [&](const Zone& z) { return z.id == id; });
}

bool Territory::province_exists(std::string_view code) const {
    return std::any_of(comuni_.begin(), comuni_.end(),
                       [&](const Comune& c) { return c.province == code; });
}

std::string Territory::zone_of(ComuneId comune, Date day) const {
    for (const Membership& m : memberships_)
        if (m.comune == comune && within(day, m.from, m.to)) return zones_[m.zone].id;
    return {};
}

bool Territory::in_zone(ComuneId comune, std::string_view zone, Date day) const {
    return std::any_of(memberships_.begin(), memberships_.end(), [&](const Membership& m) {
        return m.comune == comune && zones_[m.zone].id == zone && attiva::within(day, m.from, m.to);
    });
}

std::string Territory::zone_name(std::string_view id, Date day) const {
    std::string any;
    for (const Zone& z : zones_) {
        if (z.id != id) continue;
        if (within(day, z.from, z.to)) return z.name;
        any = z.name;
    }
    return any;
}

std::string Territory::sector_of(std::string_view province) const {
    for (const auto& [code, sector] : sectors_)
        if (code == province) return sector;
    return {};
}

std::vector<ComuneId> Territory::ever_of_zone(std::string_view zone) const {
    std::set<ComuneId> out;
    for (const Membership& m : memberships_) {
        const Comune& c = comuni_[m.comune];
        const bool meet = (!m.from || !c.to || *m.from <= *c.to) && (!c.from || !m.to || *c.from <= *m.to);
        if (meet && zones_[m.zone].id == zone) out.insert(m.comune);
    }
    return {out.begin(), out.end()};
}

std::vector<ComuneId> Territory::of_zone(std::string_view zone, Date day) const {
    std::set<ComuneId> out;
    for (const Membership& m : memberships_)
        if (zones_[m.zone].id == zone && within(day, m.from, m.to) &&
            within(day, comuni_[m.comune].from, comuni_[m.comune].to))
            out.insert(m.comune);
    return {out.begin(), out.end()};
}

std::vector<ComuneId> Territory::of_province(std::string_view province, Date day) const {
    std::vector<ComuneId> out;
    for (const ComuneId c : all(day))
        if (comuni_[c].province == province) out.push_back(c);
    return out;
}

bool Territory::changes_between(Date a, Date b) const {
    const Date first = std::min(a, b);
    const Date last = std::max(a, b);
    const auto changes = [&](const std::optional<Date>& from, const std::optional<Date>& to) {
        return (from && first < *from && *from <= last) || (to && first <= *to && *to < last);
    };
    return std::any_of(comuni_.begin(), comuni_.end(), [&](const Comune& c) { return changes(c.from, c.to); }) ||
           std::any_of(memberships_.begin(), memberships_.end(),
                       [&](const Membership& m) { return changes(m.from, m.to); });
}

namespace {

template <class Row>
void turn(std::set<Date>& days, const Row& row) {
    if (row.from) days.insert(*row.from);
    if (row.to) days.insert(*row.to + 1);
}

}  // namespace

std::set<Date> Territory::turning() const {
    std::set<Date> out;
    for (const Comune& c : comuni_) turn(out, c);
    for (const Membership& m : memberships_) turn(out, m);
    return out;
}

std::set<Date> Territory::turning_of(std::string_view slug) const {
    std::set<Date> out;
    for (const Comune& c : comuni_)
        if (c.slug == slug) turn(out, c);
    for (const Membership& m : memberships_)
        if (comuni_[m.comune].slug == slug) turn(out, m);
    return out;
}

// Follows successors forward; a life that had not begun yet stands for the
// comune its code was on that day.
std::vector<ComuneId> Territory::as_of(ComuneId comune, Date day) const {
    const Comune& c = comuni_[comune];
    if (within(day, c.from, c.to)) return {comune};
    const bool over = c.to && *c.to < day;
    std::set<ComuneId> out;
    for (std::size_t i = 0; i < comuni_.size(); ++i) {
        const Comune& other = comuni_[i];
        const bool follows = over && std::find(c.successors.begin(), c.successors.end(), other.istat) !=
                                         c.successors.end() && other.from && c.to < other.from;
        const bool precedes = !over && std::find(other.successors.begin(), other.successors.end(),
                                                 c.istat) != other.successors.end() &&
                              other.to && c.from && *other.to < *c.from;
        if (!follows && !precedes) continue;
        for (const ComuneId further : as_of(static_cast<ComuneId>(i), day)) out.insert(further);
    }
    return {out.begin(), out.end()};
}

}  // namespace attiva::catalogue
