// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Facts of one section: names resolved, values read, stated ages and elapsed
// times turned into intervals of the date they come from, several sources of
// one fact put together (they never overwrite each other).
// Tested by tests/person/facts_test.cpp.

#include "person/facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "text/literal.hpp"
#include "text/suggest.hpp"
#include "vocabulary/days_reader.hpp"

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

// Days first … last; none when last < first.
struct Days {
    Date first;
    Date last;
};

// The days d, not after `on`, for which months_between(d, on) is within
// [least, most]: add_months is a few days off at most, the walks settle it.
Days days_elapsed_months(Date on, int least, int most) {
    Date last = std::min(add_months(on, -least), on);
    while (last < on && months_between(last + 1, on) >= least) last = last + 1;
    while (last >= first_supported_day && months_between(last, on) < least) last = last + -1;
    Date first = std::min(add_months(on, -(most + 1)), on);
    while (months_between(first, on) > most) first = first + 1;
    while (first > first_supported_day && months_between(first + -1, on) <= most) first = first + -1;
    return {first, last};
}

// The days d, not before `on`, for which months_between(on, d) is within [least, most].
Days days_remaining_months(Date on, int least, int most) {
    Date first = std::max(add_months(on, least), on);
    while (first > on && months_between(on, first + -1) >= least) first = first + -1;
    while (first <= last_supported_day && months_between(on, first) < least) first = first + 1;
    Date last = std::max(add_months(on, most + 1), on);
    while (months_between(on, last) > most) last = last + -1;
    while (last < last_supported_day && months_between(on, last + 1) <= most) last = last + 1;
    return {first, last};
}

constexpr int longest_months = 300 * 12;  // of the supported days

std::int32_t whole(Number n) { return static_cast<std::int32_t>(n.num() / n.den()); }

// A stated duration as the days its date may be. "18 anni" means completed
// years: 216 to 227 months.
Days days_of_duration(const Attribute& a, const vocabulary::WrittenValue& stated, Date on) {
    int least = whole(stated.value.lo);
    int most = whole(stated.value.hi);
    const bool elapsed = a.derivation == Derivation::elapsed;
    if (a.type.base == Base::days)
        return elapsed ? Days{on + -most, on + -least} : Days{on + least, on + most};
    if (stated.up_to_years && most % 12 == 0) most += 11;
    most = std::min(most, longest_months);
    least = std::min(least, longest_months);
    Days days = elapsed ? days_elapsed_months(on, least, most) : days_remaining_months(on, least, most);
    // «più di 18 anni» is not who turns 18 on that very day.
    while (stated.more_than && elapsed && add_months(days.last, least) >= on) days.last = days.last + -1;
    while (stated.more_than && !elapsed && days.first <= add_months(on, least)) days.first = days.first + 1;
    return days;
}

class SectionReader {
public:
    SectionReader(const Section& section, const FactContext& context, std::vector<Fact>& facts)
        : section_(section), context_(context), facts_(facts) {}

    void field(const document::Field& f) {
        const auto id = context_.vocabulary.find(f.key);
        if (!id) return unknown(f);
        const Attribute& a = context_.vocabulary[*id];
        if (!holds(a)) {
            error("P002", f.key_where, fmt::format("«{}» non si scrive in «{}»", f.key, section_.name),
                  fmt::format("spostalo sotto «{}»", section_of(a.level)));
            return;
        }
        value(*id, a, f.value);
    }

private:
    void error(const char* code, Span where, std::string message, std::string help) {
        context_.diagnostics.error(code, where, std::move(message), std::move(help));
    }

    [[nodiscard]] bool holds(const Attribute& a) const {
        return std::find(section_.levels.begin(), section_.levels.end(), a.level) != section_.levels.end();
    }

    void unknown(const document::Field& f) {
        std::vector<std::string> names;
        for (const Attribute& a : context_.vocabulary.attributes())
            if (holds(a)) names.push_back(a.id);
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
        const Node* service = nullptr;
        for (const auto& f : map.fields) {
            if (f.key == "valore") {
                stated = &f.value;
            } else if (f.key == "chiedere_a") {
                service = &f.value;
            } else if (f.key == "valutato_il") {
                day = assessed(f.value);
            } else if (stated_shape().find(f.key) == nullptr) {
                error("P003", f.key_where, fmt::format("qui «{}» non ci va", f.key),
                      "qui vanno solo valore, detto_da, chiedere_a e valutato_il");
            }
        }
        if (stated == nullptr) return error("P004", map.where, fmt::format("«{}»: manca «valore»", a.id), "aggiungi  valore: …");
        plain(id, a, *stated, day);
        if (service != nullptr) to_ask(a.derivation == Derivation::none ? id : a.derived_from, *service);
    }

    // Who knows what the person does not, or not all of it.
    void to_ask(AttributeId written, const Node& service) {
        const auto known = context_.vocabulary.find_service(service.text);
        if (!known) {
            std::vector<std::string> names;
            for (const auto& s : context_.vocabulary.services()) names.push_back(s.id);
            return error("P014", service.where, fmt::format("il servizio «{}» non c'è", service.text),
                         text::perhaps(service.text, names, "guarda catalog/vocabolario/servizi.yaml"));
        }
        if (facts_[written].status != Status::known) facts_[written].ask = *known;
        else error("P016", service.where, "«chiedere_a» dove il valore si sa già", "togli chiedere_a, o scrivi  valore: non so");
    }

    std::optional<Date> assessed(const Node& n) {
        const auto day = text::read_date(n.text, n.inside(), context_.diagnostics);
        if (!day || *day <= context_.stated_on) return day;
        error("P015", n.where, "una valutazione non può venire dopo il giorno in cui i fatti sono detti",
              "correggi «valutato_il», o il giorno scritto in «al»");
        return std::nullopt;
    }

    void plain(AttributeId id, const Attribute& a, const Node& node, std::optional<Date> day) {
        if (a.type.base == Base::place) return place(id, a, node);
        const vocabulary::ValueContext reading{context_.vocabulary, context_.stated_on, context_.json};
        const auto v = read_value(node, a, reading, context_.diagnostics);
        if (!v) return;
        if (a.derivation == Derivation::none) {
            state(id, a, v->value, v->not_known, node.where, day);
            return;
        }
        const Attribute& date = context_.vocabulary[a.derived_from];
        if (v->not_known) return state(a.derived_from, date, date.domain, true, node.where, day);
        const Days days = days_of_duration(a, *v, context_.stated_on);
        bool empty = days.last < days.first;
        Possible value = vocabulary::between(Number{days.first.days}, Number{days.last.days});
        if (!empty) value = meet(value, date.domain, Base::date, empty);
        if (!empty) return state(a.derived_from, date, value, false, node.where, day);
        error("V104", node.where, fmt::format("valore fuori dai limiti di «{}»", date.label),
              "correggi il valore, o il giorno scritto in «al»");
    }

    // Several assessments of one fact are as old as the oldest of them.
    void assess(Fact& f, bool stated_before, std::optional<Date> day) const {
        if (!stated_before) f.assessed_on = day;
        else if (day || f.assessed_on)
            f.assessed_on = std::min(day.value_or(context_.stated_on),
                                     f.assessed_on.value_or(context_.stated_on));
    }

    // Has another source said something of it? Who does not know adds nothing.
    static bool stated(const Fact& f) { return f.where.known() && !f.asked; }

    // Puts a stated value together with what is already there.
    void state(AttributeId id, const Attribute& a, Possible value, bool not_known, Span where,
               std::optional<Date> day) {
        Fact& f = facts_[id];
        if (stated(f) && not_known) return;
        if (!not_known) assess(f, stated(f), day);
        if (stated(f)) {
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

    void place(AttributeId id, const Attribute& a, const Node& node) {
        Fact& f = facts_[id];
        if (node.kind != Kind::text || node.text.empty()) {
            error("P006", node.where, "qui ci vuole un luogo", place_help());
            return;
        }
        if (node.text == "non so") {
            if (stated(f)) return;
            f.where = node.where;
            f.asked = true;
            return;
        }
        const std::vector<std::uint16_t> said = places(node.text);
        if (said.empty()) {
            std::vector<std::string> names;
            for (const auto& c : context_.territory.comuni()) names.push_back(c.name);
            for (const auto& z : context_.territory.zones()) names.push_back("zona " + z.name);
            const std::string wrong = first_unknown(node.text);
            error("P007", node.where, fmt::format("«{}» non è un luogo della Toscana", wrong),
                  text::perhaps(wrong, names, place_help()));
            return;
        }
        f.places = stated(f) ? common_places(a, f, said, node.where) : said;
        f.where = node.where;
        f.asked = false;
        f.status = f.places.size() == 1 ? Status::known : Status::partial;
    }

    // What two sources agree on; all that either says when they do not.
    std::vector<std::uint16_t> common_places(const Attribute& a, const Fact& f,
                                             const std::vector<std::uint16_t>& said, Span where) {
        std::vector<std::uint16_t> out;
        std::set_intersection(f.places.begin(), f.places.end(), said.begin(), said.end(),
                              std::back_inserter(out));
        if (!out.empty()) return out;
        disagree(a, f, where);
        std::set_union(f.places.begin(), f.places.end(), said.begin(), said.end(),
                       std::back_inserter(out));
        return out;
    }

    static std::string place_help() {
        return "scrivi un comune, `zona Versilia`, `provincia LU`, `fuori Toscana` o `uno tra (Massa, Carrara)`";
    }

    // The names of «uno tra (Massa, zona Versilia)»; of any other text, itself.
    static std::vector<std::string> names_of(const std::string& text) {
        std::string_view list;
        for (const auto word : vocabulary::one_of_words) {
            if (!vocabulary::begins_with(text, word, list) || list.size() < 2 || list.front() != '(' || list.back() != ')') continue;
            std::vector<std::string> out;
            list = list.substr(1, list.size() - 2);
            for (std::size_t comma = 0; comma != std::string_view::npos; list.remove_prefix(comma + 1)) {
                comma = list.find(',');
                std::string_view one = list.substr(0, comma);
                while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
                while (!one.empty() && one.back() == ' ') one.remove_suffix(1);
                out.emplace_back(one);
                if (comma == std::string_view::npos) break;
            }
            return out;
        }
        return {text};
    }

    [[nodiscard]] std::string first_unknown(const std::string& text) const {
        for (const auto& name : names_of(text))
            if (one_place(name).empty()) return name;
        return text;
    }

    // What any of the names may be; none if one of them is no place.
    [[nodiscard]] std::vector<std::uint16_t> places(const std::string& text) const {
        std::vector<std::uint16_t> out;
        for (const auto& name : names_of(text)) {
            const auto found = one_place(name);
            if (found.empty()) return {};
            out.insert(out.end(), found.begin(), found.end());
        }
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

    [[nodiscard]] std::vector<std::uint16_t> one_place(const std::string& text) const {
        const auto& t = context_.territory;
        if (catalogue::slug(text) == "fuori_toscana") return {outside_tuscany};
        if (text.rfind("zona ", 0) == 0)
            return t.of_zone(catalogue::slug(text.substr(5)), context_.stated_on);
        if (text.rfind("provincia ", 0) == 0)
            return t.of_province(upper(text.substr(10)), context_.stated_on);
        // The life of that name in force on the day; else what its lives are on it.
        if (const auto now = t.find(text, context_.stated_on)) return {*now};
        std::vector<std::uint16_t> out;
        for (const auto life : t.find_any(text))
            for (const auto then : t.as_of(life, context_.stated_on)) out.push_back(then);
        if (out.empty()) out = t.find_any(text);
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

    static std::string upper(std::string code) {
        for (char& c : code)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        return code;
    }

    const Section& section_;
    const FactContext& context_;
    std::vector<Fact>& facts_;
};

}  // namespace

void read_facts(const Node& map, const Section& section, const document::FieldShape* other,
                const FactContext& context, std::vector<Fact>& facts) {
    if (map.kind != Kind::map) {
        if (map.kind == Kind::list && map.items.empty()) return;
        context.diagnostics.error("P008", map.where, fmt::format("«{}» vuole righe  nome: valore", section.name),
                                  "scrivi un fatto per riga, rientrato");
        return;
    }
    SectionReader reader(section, context, facts);
    for (const auto& f : map.fields)
        if (other == nullptr || f.key != other->name) reader.field(f);
}

}  // namespace attiva::person
