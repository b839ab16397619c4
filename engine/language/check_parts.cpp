// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Pieces every phase of the checker reads: sources, sentences, days, places,
// types, the names of instruments.
// Tested by tests/language/check_names_test.cpp.
#include <fmt/format.h>

#include "language/check_state.hpp"
#include "text/literal.hpp"
#include "text/suggest.hpp"

namespace attiva::language::checking {
namespace {

constexpr std::size_t longest_sentence = 400;  // characters

std::size_t characters(const std::string& text) {
    std::size_t n = 0;
    for (const char c : text)
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++n;
    return n;
}

std::optional<Date> day_of(State& s, Cursor date) {
    if (!date) return std::nullopt;
    return text::read_date(date->text, date.span(), s.diagnostics);
}

struct PlaceWord {
    const char* word;
    const char* with_article;
    Scope::Kind kind;
};
constexpr PlaceWord place_words[] = {{"comune", "il comune", Scope::Kind::comune},
                                     {"zona", "la zona", Scope::Kind::zone},
                                     {"provincia", "la provincia", Scope::Kind::province},
                                     {"regione", "la regione", Scope::Kind::region}};

void add_place(State& s, Scope& scope, const PlaceWord& kind, const std::string& id, Span where) {
    if (s.around.place_exists && !s.around.place_exists(kind.kind, id)) {
        const auto known = [&] {
            return s.around.places ? s.around.places(kind.kind) : std::vector<std::string>{};
        };
        s.error("R107", where,
                fmt::format("{} «{}» non è nel territorio conosciuto", kind.with_article, id),
                s.perhaps(id, known,
                          kind.kind == Scope::Kind::province
                              ? "scrivi la sigla della provincia in maiuscolo: LU"
                              : "i luoghi si scrivono in minuscolo, con _ al posto degli spazi: "
                                "forte_dei_marmi"));
        return;
    }
    scope.parts.push_back({kind.kind, id});
}

std::string key_of(const Scope& scope) {
    std::string key;
    for (const Scope::Part& p : scope.parts)
        key += fmt::format("{}:{} ", static_cast<int>(p.kind), p.id);
    return key;
}

}  // namespace

const char* word(Layer layer) {
    static constexpr const char* words[] = {"nazionale", "toscana", "zona", "comune"};
    return words[static_cast<std::size_t>(layer)];
}

Span name_span(Cursor declaration, std::string_view opening) {
    Span s = declaration.span();
    const auto skip = static_cast<std::uint32_t>(opening.size() + 1);
    const auto length = static_cast<std::uint32_t>(declaration->text.size());
    if (s.end - s.begin < skip + length) return s;
    s.begin += skip;
    s.end = s.begin + length;
    return s;
}

Citation cited(State& s, Cursor source, const Citation& owner) {
    if (!source) return owner;
    Citation c;
    c.act = source->text;
    c.unverified = source->flag;
    if (source.child(0)) c.place = title_of(s, source.child(0));
    if (c.act.empty()) {
        c.act = owner.act;
        if (c.place.empty()) c.place = owner.place;
        // `da_verificare` alone is a mark, and cites nothing.
        if (c.act.empty() && !(c.unverified && c.place.empty()))
            s.error("R409", source.span(), "qui la fonte non dice da quale atto",
                    "scrivi «fonte atto \"punto\"», oppure dai una «fonte» allo strumento");
        return c;
    }
    if (s.around.act_exists && !s.around.act_exists(c.act)) {
        const auto known = [&] {
            return s.around.acts ? s.around.acts() : std::vector<std::string>{};
        };
        s.error("R410", source.name(),
                fmt::format("l'atto «{}» non è registrato in fonti.yaml", c.act),
                s.perhaps(c.act, known, "aggiungilo a catalog/fonti.yaml"));
    }
    return c;
}

std::string title_of(State& s, Cursor title) {
    if (!title) return {};
    if (characters(title->text) > longest_sentence)
        s.error("R108", title.span(), fmt::format("la frase supera {} caratteri", longest_sentence),
                "scrivi una frase più breve: è quella che le persone leggono");
    return title->text;
}

Days days_of(State& s, Cursor period) {
    if (!period) return {};
    const Days days{day_of(s, period.child(0)), day_of(s, period.child(1))};
    if (days.from && days.to && *days.to < *days.from)
        s.error("R407", period.span(), "il periodo finisce prima di cominciare",
                "scambia le due date");
    return days;
}

ScopeId scope_of(State& s, Cursor place_list) {
    Scope scope;
    for (std::size_t i = 0; i < place_list.size(); ++i) {
        const Cursor part = place_list.child(i);
        for (const PlaceWord& kind : place_words) {
            if (!part || part->text != kind.word) continue;
            if (part.size() == 0 && kind.kind == Scope::Kind::region)
                scope.parts.push_back({kind.kind, "toscana"});
            for (std::size_t k = 0; k < part.size(); ++k)
                if (const Cursor name = part.child(k))
                    add_place(s, scope, kind, name->text, name.span());
        }
    }
    if (scope.parts.empty()) return none;
    const auto [at, fresh] =
        s.scopes.emplace(key_of(scope), static_cast<ScopeId>(s.book.scopes.size()));
    if (fresh) s.book.scopes.push_back(std::move(scope));
    return at->second;
}

std::optional<InstrumentId> instrument_of(State& s, Cursor name, Layer layer) {
    if (!name) return std::nullopt;
    const auto at = s.instruments.find(name->text);
    if (at == s.instruments.end()) {
        const bool fund = s.funds.count(name->text) != 0;
        s.error("R105", name.span(),
                fund ? fmt::format("«{}» è un fondo: qui serve uno strumento", name->text)
                     : fmt::format("lo strumento «{}» non esiste", name->text),
                s.perhaps(
                    name->text, [&] { return ids(s.book.instruments); },
                    "scrivi il nome di uno strumento che ha le sue regole"));
        return std::nullopt;
    }
    const Provenance& where = s.book.instruments[at->second].where;
    if (where.layer > layer && local(where.layer))
        s.error_with_note(
            "C107", name.span(),
            fmt::format("«{}» è dello strato {}: uno strato superiore non può nominarlo",
                        name->text, word(where.layer)),
            "sposta questa clausola nel file locale, oppure dichiara lo strumento più in alto",
            where.span, "dichiarato qui");
    return at->second;
}

std::optional<Type> type_of(State& s, Cursor type) {
    if (!type) return std::nullopt;
    Type t;
    if (vocabulary::base_from_word(type->text, t.base)) return t;
    static const std::vector<std::string> known{
        "sì_no",  "numero", "percento", "euro",      "euro/mese",     "euro/anno",
        "mesi",   "anni",   "giorni",   "settimane", "ore/settimana", "km",
        "minuti", "cc",     "data",     "evento",    "scelta",        "insieme"};
    s.error("R104", type.span(), fmt::format("il tipo «{}» non esiste", type->text),
            text::perhaps(
                type->text, known,
                "i tipi sono quelli di docs/lingua.md §3: euro, euro/mese, mesi, data, sì_no, …"));
    return std::nullopt;
}

std::string type_word(Type type) { return vocabulary::word(type.base); }

int count_in(const std::string& text) {
    int value = -1;
    for (const char c : text) {
        if (c < '0' || c > '9') continue;
        value = std::min(10'000, (value < 0 ? 0 : value) * 10 + (c - '0'));
    }
    return value;
}

}  // namespace attiva::language::checking
