// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "check_fixture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "document/yaml.hpp"
#include "language/check_words.hpp"
#include "language/parse.hpp"
#include "text/literal.hpp"
#include "text/report.hpp"
#include "vocabulary/from_document.hpp"

namespace checked {

using namespace attiva;
using namespace attiva::language;

namespace {

// id, level, type and what follows, one attribute a line.
struct Row {
    const char* id;
    const char* level;
    const char* type;
    const char* more;
};
constexpr Row attributes[] = {
    {"eta", "componente", "anni", "dominio: tra 0 e 120"},
    {"isee", "nucleo", "euro", "dominio: tra 0 e 1.000.000"},
    {"isee_pfi", "nucleo", "euro", "dominio: tra 0 e 1.000.000"},
    {"reddito_mensile", "nucleo", "euro/mese", "dominio: tra 0 e 100.000"},
    {"reddito_annuo", "componente", "euro/anno", "dominio: tra 0 e 1.000.000"},
    {"numero_componenti", "nucleo", "numero", "dominio: tra 1 e 20"},
    {"fattore", "persona", "numero", ""},
    {"quota", "persona", "percento", ""},
    {"in_carico", "persona", "sì_no", ""},
    {"minore_solo", "persona", "sì_no", ""},
    {"disabile", "componente", "sì_no", ""},
    {"abitazione", "nucleo", "scelta", "voci: [proprieta, locazione, comodato]"},
    {"canone_annuo", "nucleo", "euro/anno",
     "dominio: tra 0 e 100.000\n    ha_senso_se: [{attributo: abitazione, vale: locazione}]"},
    {"pensione", "componente", "euro/mese",
     "dominio: tra 0 e 10.000\n    ha_senso_se: [{attributo: disabile, vale: sì}]"},
    {"distanza", "persona", "scelta", "voci: [vicino, medio, lontano]\n    ordinato: sì"},
    {"distanza_altra", "persona", "scelta", "voci: [poca, tanta]\n    ordinato: sì"},
    {"svantaggi", "componente", "insieme", "voci: [a, b, c]"},
    {"data_domanda", "persona", "data", ""},
    {"data_nascita", "persona", "data", ""},
    {"licenziamento", "persona", "evento", ""},
    {"dimissioni", "componente", "evento", ""},
    {"residenza", "persona", "luogo", ""},
    {"ferie", "persona", "giorni", "dominio: tra 0 e 400"},
    {"ore", "persona", "ore/settimana", ""},
    {"tutor", "attivazione", "sì_no", ""},
    {"ore_previste", "attivazione", "ore/settimana", ""},
    {"parente_invalido", "familiare", "sì_no", ""},
};

std::string vocabulary_text() {
    std::string out =
        "servizi:\n  - {id: inps, nome: l'INPS, vede: [comune]}\n  - {id: serd, nome: il SerD, "
        "vede: [comune]}\n"
        "attributi:\n";
    for (const Row& r : attributes)
        out += fmt::format(
            "  - id: {}\n    livello: {}\n    tipo: {}\n    etichetta: {}\n    domanda: {}?\n    "
            "chi_lo_sa: inps\n    classe: comune\n{}",
            r.id, r.level, r.type, r.id, r.id, *r.more ? fmt::format("    {}\n", r.more) : "");
    return out;
}

void must_be_fine(const Result& r, const char* what) {
    if (!r.diagnostics.ok())
        throw std::runtime_error(std::string(what) + ":\n" +
                                 text::report(r.diagnostics, r.sources));
}

Surroundings surroundings(const std::vector<std::string>& sheets) {
    Surroundings around;
    around.act_exists = [](const std::string& act) {
        return act == "legge_a" || act == "avviso_b";
    };
    around.acts = [] { return std::vector<std::string>{"avviso_b", "legge_a"}; };
    around.places = [](Scope::Kind kind) {
        switch (kind) {
            case Scope::Kind::comune:
                return std::vector<std::string>{"massa", "pietrasanta"};
            case Scope::Kind::zone:
                return std::vector<std::string>{"apuane", "versilia"};
            case Scope::Kind::province:
                return std::vector<std::string>{"LU", "MS"};
            default:
                return std::vector<std::string>{"toscana"};
        }
    };
    around.place_exists = [places = around.places](Scope::Kind kind, const std::string& id) {
        const auto known = places(kind);
        return std::find(known.begin(), known.end(), id) != known.end();
    };
    if (sheets != std::vector<std::string>{"*"}) around.sheets = [sheets] { return sheets; };
    return around;
}

std::string indented(const std::string& text) {
    std::string out;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) out += "    " + line + "\n";
    return out;
}

std::string days(std::optional<Date> from, std::optional<Date> to) {
    return (from ? " dal " + text::write_date(*from) : "") +
           (to ? " al " + text::write_date(*to) : "");
}

}  // namespace

std::string Result::findings() const {
    std::vector<const Diagnostic*> all;
    for (const Diagnostic& d : diagnostics.items()) all.push_back(&d);
    std::stable_sort(all.begin(), all.end(),
                     [](const auto* a, const auto* b) { return a->where.begin < b->where.begin; });
    std::string out;
    for (const Diagnostic* d : all) {
        const text::Place at = sources.place(d->where);
        out += fmt::format("{}{} {}:{} «{}»: {} | {}", out.empty() ? "" : "\n", d->code, at.line,
                           at.column, sources.words(d->where), d->message, d->help);
    }
    return out;
}

std::string Result::codes() const {
    std::string out;
    for (const Diagnostic& d : diagnostics.items())
        out += fmt::format("{}{} «{}»", out.empty() ? "" : ", ", d.code, sources.words(d.where));
    return out;
}

std::string Result::dumped(NodeId node) const { return dump(book, node, vocabulary); }

std::string Result::definition(const std::string& id) const {
    if (!diagnostics.ok()) return findings();
    for (const Definition& d : book.definitions)
        if (d.id == id) return dumped(d.body);
    return "manca " + id;
}

std::string Result::clauses(const std::string& id) const {
    if (!diagnostics.ok()) return findings();
    std::string out;
    for (const ClauseId clause : book.instruments[book.find_instrument(id).value()].clauses) {
        const Clause& c = book.clauses[clause];
        out += fmt::format("{}{}{}", out.empty() ? "" : "\n", checking::word(c.kind),
                           days(c.from, c.to));
        for (const auto& t : c.targets) out += " " + t;
        if (c.guard) out += " se " + dumped(*c.guard);
        if (c.body) out += ": " + dumped(*c.body);
        if (c.body2) out += "; " + dumped(*c.body2);
        if (!c.source.empty())
            out += fmt::format(" [{}{}{}]", c.source.act, c.source.place.empty() ? "" : " ",
                               c.source.place);
    }
    return out;
}

std::string Result::parameter(const std::string& id) const {
    if (!diagnostics.ok()) return findings();
    std::string out;
    for (const ParameterValue& v : book.parameters[book.find_parameter(id).value()].values)
        out += fmt::format("{}{}{}: {}", out.empty() ? "" : "\n",
                           v.tier > 0 ? fmt::format("fascia {}", v.tier) : "", days(v.from, v.to),
                           v.value ? dumped(*v.value) : "senza valore");
    return out;
}

Result layers(const std::vector<File>& files, const std::vector<std::string>& sheets) {
    Result r;
    const FileId words = r.sources.add("vocabolario.yaml", vocabulary_text(), r.diagnostics);
    auto yaml = document::read_yaml(r.sources, words, r.diagnostics);
    must_be_fine(r, "vocabulary");
    r.vocabulary = vocabulary::from_documents({*yaml}, r.diagnostics);
    must_be_fine(r, "vocabulary");
    std::vector<RuleFile> parsed;
    for (const File& f : files) {
        const FileId id = r.sources.add("prova.regole", f.text, r.diagnostics);
        parsed.push_back({parse(r.sources, id, r.diagnostics), id, f.layer});
    }
    must_be_fine(r, "rules");
    r.diagnostics = {};
    r.book = check(parsed, r.vocabulary, surroundings(sheets), r.diagnostics);
    return r;
}

Result rules(const std::string& text) { return layers({{text}}); }

Result body(const std::string& type, const std::string& text) {
    return rules("definizione prova : " + type + "\n" + indented(text));
}

Result instrument(const std::string& lines) {
    return rules(
        "strumento prova\n    fonte legge_a\n" + indented(lines) +
        "\nstrumento altro\n    senza requisiti\n\nstrumento terzo\n    senza requisiti\n");
}

}  // namespace checked
