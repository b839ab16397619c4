// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Facts of one section: names resolved, values read, stated ages and elapsed
// times turned into intervals of the date they come from, several sources of
// one fact put together (they never overwrite each other).
// Tested by tests/person/facts_test.cpp.

#include "person/facts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/literal.hpp"
#include "text/suggest.hpp"

namespace attiva::person {
namespace {

using document::Kind;
using document::Node;
using vocabulary::Attribute;
using vocabulary::Base;
using vocabulary::Derivation;
using vocabulary::Level;

// Where a level is written in a person file.
std::string section_of(Level level) {
    switch (level) {
        case Level::person: return "persona";
        case Level::member: return "persona (o una voce di componenti)";
        case Level::household: return "nucleo";
        case Level::relative: return "una voce di familiari";
        case Level::activation: return "attivazione";
    }
    return {};
}

// The days d for which months_between(d, on) is within [least, most].
Possible days_elapsed_months(Date on, int least, int most) {
    Date last = add_months(on, -least);
    while (months_between(last + 1, on) >= least && last < last_supported_day) last = last + 1;
    while (months_between(last, on) < least) last = last + -1;
    Date first = add_months(on, -(most + 1));
    while (months_between(first, on) > most) first = first + 1;
    while (first > first_supported_day && months_between(first + -1, on) <= most) first = first + -1;
    return vocabulary::between(Number{first.days}, Number{last.days});
}

// The days d for which months_between(on, d) is within [least, most].
Possible days_remaining_months(Date on, int least, int most) {
    Date first = add_months(on, least);
    while (months_between(on, first) < least) first = first + 1;
    Date last = add_months(on, most + 1);
    while (months_between(on, last) > most) last = last + -1;
    return vocabulary::between(Number{first.days}, Number{last.days});
}

std::int32_t whole(Number n) { return static_cast<std::int32_t>(n.num() / n.den()); }

// A stated duration as the interval of its date. "18 anni" means completed
// years: 216 to 227 months.
Possible date_of_duration(const Attribute& a, const Possible& stated, bool in_years, Date on) {
    const int least = whole(stated.lo);
    int most = whole(stated.hi);
    if (a.type.base == Base::days) {
        const bool elapsed = a.derivation == Derivation::elapsed;
        const Date x = on + (elapsed ? -most : least);
        const Date y = on + (elapsed ? -least : most);
        return vocabulary::between(Number{x.days}, Number{y.days});
    }
    if (in_years && most % 12 == 0) most += 11;
    most = std::min(most, 12 * 250);
    return a.derivation == Derivation::elapsed ? days_elapsed_months(on, least, most)
                                               : days_remaining_months(on, least, most);
}

class Section {
public:
    Section(std::initializer_list<Level> levels, std::string name, const FactContext& context,
            std::vector<Fact>& facts)
        : levels_(levels), name_(std::move(name)), context_(context), facts_(facts) {}

    void field(const document::Field& f) {
        const auto id = context_.vocabulary.find(f.key);
        if (!id) return unknown(f);
        const Attribute& a = context_.vocabulary[*id];
        if (std::find(levels_.begin(), levels_.end(), a.level) == levels_.end()) {
            error("P002", f.key_where, fmt::format("«{}» non si scrive in «{}»", f.key, name_),
                  fmt::format("spostalo sotto «{}»", section_of(a.level)));
            return;
        }
        value(*id, a, f.value);
    }

private:
    void error(const char* code, Span where, std::string message, std::string help) {
        context_.diagnostics.error(code, where, std::move(message), std::move(help));
    }

    void unknown(const document::Field& f) {
        std::vector<std::string> names;
        for (const Attribute& a : context_.vocabulary.attributes())
            if (std::find(levels_.begin(), levels_.end(), a.level) != levels_.end())
                names.push_back(a.id);
        error("P001", f.key_where, fmt::format("il vocabolario non ha «{}»", f.key),
              text::perhaps(f.key, names, "guarda i nomi in catalog/vocabolario/"));
    }

    // A fact may be plain, `{valore: …, valutato_il: …}`, or a list of such
    // (several sources).
    void value(AttributeId id, const Attribute& a, const Node& node) {
        const bool sources = node.kind == Kind::list && !node.items.empty() &&
                             std::all_of(node.items.begin(), node.items.end(),
                                         [](const Node& n) { return n.kind == Kind::map; });
        if (sources)
            for (const Node& one : node.items) detailed(id, a, one);
        else if (node.kind == Kind::map) detailed(id, a, node);
        else plain(id, a, node, std::nullopt);
    }

    void detailed(AttributeId id, const Attribute& a, const Node& map) {
        const Node* stated = nullptr;
        std::optional<Date> day;
        for (const auto& f : map.fields) {
            if (f.key == "valore") {
                stated = &f.value;
            } else if (f.key == "valutato_il") {
                day = text::read_date(f.value.text, f.value.inside(), context_.diagnostics);
            } else if (f.key != "detto_da") {
                error("P003", f.key_where, fmt::format("qui «{}» non ci va", f.key),
                      "qui vanno solo valore, detto_da e valutato_il");
            }
        }
        if (stated == nullptr)
            error("P004", map.where, fmt::format("«{}»: manca «valore»", a.id), "aggiungi  valore: …");
        else plain(id, a, *stated, day);
    }

    void plain(AttributeId id, const Attribute& a, const Node& node, std::optional<Date> day) {
        if (a.type.base == Base::place) return place(id, node);
        const vocabulary::ValueContext reading{context_.vocabulary, context_.stated_on, context_.json};
        const auto v = read_value(node, a, reading, context_.diagnostics);
        if (!v) return;
        if (a.derivation == Derivation::none) {
            state(id, a, v->value, v->not_known, node.where);
            if (day) facts_[id].assessed_on = day;
            return;
        }
        const bool in_years = a.unit == "anni" && node.text.find("mes") == std::string::npos;
        const Attribute& date = context_.vocabulary[a.derived_from];
        if (v->not_known) state(a.derived_from, date, date.domain, true, node.where);
        else
            state(a.derived_from, date,
                  date_of_duration(a, v->value, in_years, context_.stated_on), false, node.where);
    }

    // Puts a stated value together with what is already there.
    void state(AttributeId id, const Attribute& a, Possible value, bool not_known, Span where) {
        Fact& f = facts_[id];
        if (f.where.known() && !not_known && !f.asked) {
            bool empty = false;
            const Possible common = meet(f.value, value, a.type.base, empty);
            if (empty) disagree(a, f, where);
            value = empty ? join(f.value, value, a.type.base) : common;
        }
        f.value = value;
        f.where = where;
        f.asked = not_known;
        if (not_known) f.status = Status::unknown;
        else f.status = certain(value, a.type.base) ? Status::known : Status::partial;
    }

    void disagree(const Attribute& a, const Fact& f, Span where) {
        Diagnostic d{Severity::warning, "P005",
                     fmt::format("due fonti non vanno d'accordo su «{}»", a.label), where, "", {}, ""};
        d.notes.push_back({f.where, "l'altra è qui"});
        d.help = "il fatto resta noto in parte: chiarisci quale vale";
        context_.diagnostics.add(std::move(d));
    }

    void place(AttributeId id, const Node& node) {
        Fact& f = facts_[id];
        if (node.kind != Kind::text || node.text.empty()) {
            error("P006", node.where, "qui ci vuole un luogo", place_help());
            return;
        }
        f.where = node.where;
        f.asked = node.text == "non so";
        if (f.asked) return;
        f.places = places(node.text);
        if (f.places.empty()) {
            std::vector<std::string> names;
            for (const auto& c : context_.territory.comuni()) names.push_back(c.name);
            for (const auto& z : context_.territory.zones()) names.push_back("zona " + z.name);
            error("P007", node.where, fmt::format("«{}» non è un luogo della Toscana", node.text),
                  text::perhaps(node.text, names, place_help()));
            return;
        }
        f.status = f.places.size() == 1 ? Status::known : Status::partial;
    }

    static std::string place_help() {
        return "scrivi un comune, `zona Versilia`, `provincia LU` o `fuori Toscana`";
    }

    [[nodiscard]] std::vector<std::uint16_t> places(const std::string& text) const {
        const auto& t = context_.territory;
        if (text == "fuori Toscana") return {outside_tuscany};
        if (text.rfind("zona ", 0) == 0)
            return t.of_zone(catalogue::slug(text.substr(5)), context_.stated_on);
        if (text.rfind("provincia ", 0) == 0)
            return t.of_province(text.substr(10), context_.stated_on);
        // The life of that name in force on the day; else its last one.
        if (const auto now = t.find(text, context_.stated_on)) return {*now};
        const auto any = t.find_any(text);
        if (any.empty()) return {};
        return {any.back()};
    }

    std::vector<Level> levels_;
    std::string name_;
    const FactContext& context_;
    std::vector<Fact>& facts_;
};

}  // namespace

void read_facts(const Node& map, std::initializer_list<Level> levels,
                const std::vector<std::string>& other, const std::string& section,
                const FactContext& context, std::vector<Fact>& facts) {
    if (map.kind != Kind::map) {
        if (map.kind == Kind::list && map.items.empty()) return;
        context.diagnostics.error("P008", map.where, fmt::format("«{}» vuole righe  nome: valore", section),
                                  "scrivi un fatto per riga, rientrato");
        return;
    }
    Section reader(levels, section, context, facts);
    for (const auto& f : map.fields)
        if (std::find(other.begin(), other.end(), f.key) == other.end()) reader.field(f);
}

}  // namespace attiva::person
