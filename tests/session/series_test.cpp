// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Every dated figure of the national sheet and of the Tuscan table is in the
// catalogue with the same value, the same first and last day and the same mark.
// The sheets are in tests/data/: nazionale/ as it is, toscana/ as data.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "catalogue/load.hpp"
#include "document/yaml.hpp"
#include "text/source.hpp"

using namespace attiva;

namespace {

const std::string root = ATTIVA_ROOT;

const catalogue::Catalogue& shipped() {
    static const catalogue::Catalogue once = [] {
        Diagnostics d;
        auto c = catalogue::load(root, d);
        REQUIRE(d.ok());
        return c;
    }();
    return once;
}

document::Node sheet(const std::string& path) {
    std::ifstream in(root + "/tests/data/" + path, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    text::Sources sources;
    Diagnostics d;
    const FileId file = sources.add(path, all.str(), d);
    auto document = document::read_yaml(sources, file, d);
    REQUIRE(document);
    return *document;
}

// Our name where it is not the sheet's with `_`; empty: not a parameter here.
const std::map<std::string, std::string> other_names{
    {"adi.dimissioni_esclusione_mesi", "adi_dimissioni_mesi"},
    // Two years are in the question of the fact residenza_continuativa_2a.
    {"adi.residenza_continuativa_anni", ""},
};

// The figure was read, the day from which it holds was not: the sheets say so in
// a note (L. 198/2025; Fondo povertà), and here the row is marked.
const std::set<std::string> day_not_read{"l68.art12bis_quota_max", "qsfp.isee_max"};

// Their last day is that of the instrument (`valido … al …`), not of the figure;
// of the regional civil service only how long the pages go.
const std::set<std::string> ends_with_instrument{"prestito_sociale.importo_max", "prestito_sociale.restituzione_mesi",
                                                 "prestito_sociale.isee_max", "microcredito_lavoratori.isee_max",
                                                 "scr.ore_min", "scr.ore_max"};

std::string our_name(const std::string& id) {
    const auto other = other_names.find(id);
    if (other != other_names.end()) return other->second;
    std::string name = id;
    std::replace(name.begin(), name.end(), '.', '_');
    return name;
}

// "10140.00" in the sheet's unit, in our base unit.
Number in_base_units(const std::string& text, const std::string& unit) {
    const std::size_t dot = text.find('.');
    std::string digits = text;
    std::int64_t scale = 1;
    if (dot != std::string::npos) {
        digits.erase(dot, 1);
        for (std::size_t i = dot + 1; i < text.size(); ++i) scale *= 10;
    }
    const Number n = Number{std::stoll(digits)} / Number{scale};
    static const std::map<std::string, std::int64_t> factors{{"eur", 100}, {"eur_anno", 100}, {"eur_mese", 100},
                                                             {"anni", 12}, {"settimane", 7}};
    if (unit == "percento") return n / Number{100};
    const auto factor = factors.find(unit);
    return factor == factors.end() ? n : n * Number{factor->second};
}

std::optional<Date> day(const document::Node* n) {
    if (n == nullptr || n->kind == document::Kind::nothing) return std::nullopt;
    return date_of(std::stoi(n->text.substr(0, 4)), std::stoi(n->text.substr(5, 2)), std::stoi(n->text.substr(8, 2)));
}

// The figure a row holds; where it is a table, that of the case named.
const language::TypedNode& figure(language::NodeId id, const document::Node* which) {
    const auto& nodes = shipped().rules.nodes;
    while (nodes[id].op == language::Op::titled) id = nodes[id].args[0];
    if (which == nullptr || nodes[id].op != language::Op::cases) return nodes[id];
    const auto& args = nodes[id].args;
    return figure(which->text == "altrimenti" ? args.back() : args[1], nullptr);
}

// What of a row of the sheet is not in the parameter; empty when all is.
std::string missing(const std::string& id, const language::Parameter& p, const document::Node& row, const std::string& unit) {
    const auto from = day(row.find("da"));
    const auto to = day(row.find("a"));
    // Other instruments may read the same figure from an earlier day.
    const auto at = std::find_if(p.values.begin(), p.values.end(), [&](const auto& v) {
        return v.where.scope == language::none && v.from && *v.from <= *from && (!v.to || *from <= *v.to) &&
               std::none_of(p.values.begin(), p.values.end(), [&](const auto& later) {
                   return later.where.scope == language::none && later.from && *later.from > *v.from && *later.from <= *from;
               });
    });
    if (at == p.values.end()) return "nessuna riga in quel giorno";
    if (!at->value) return "senza valore";
    const auto& constant = figure(*at->value, row.find("caso"));
    if (constant.op != language::Op::constant) return "non è una cifra";
    if (!(constant.value.lo == in_base_units(row.find("v")->text, unit))) return "un'altra cifra";
    if (to && at->to && *at->to != *to) return "un altro ultimo giorno";
    const auto next = std::find_if(p.values.begin(), p.values.end(), [&](const auto& v) { return to && v.from == *to + 1; });
    if (to && !at->to && next == p.values.end() && ends_with_instrument.count(id) == 0) return "non finisce";
    // A later act may have said the same again.
    const auto again = std::find_if(p.values.begin(), p.values.end(), [&](const auto& v) {
        return at->to && v.from == *at->to + 1 && v.value && shipped().rules.nodes[*v.value].value.lo == constant.value.lo;
    });
    if (!to && at->to && again == p.values.end()) return "finisce";
    const document::Node* day_open = row.find("da_verificare");
    if (at->source.unverified == (row.find("marca")->text == "K" || (day_open != nullptr && day_open->text == "sì"))) return "";
    return at->source.unverified && day_not_read.count(id) != 0 ? "" : "un'altra marca";
}

}  // namespace

TEST_CASE("every national series is in the catalogue with the same figures, days and marks") {
    const auto document = sheet("nazionale/parametri-nazionali.yaml");
    std::size_t series = 0;
    std::size_t verified = 0;
    std::size_t known = 0;
    for (const auto& one : document.items) {
        const std::string id = one.find("id")->text;
        ++series;
        const std::string name = our_name(id);
        if (name.empty()) continue;
        const auto found = shipped().rules.find_parameter(name);
        INFO(id << " → " << name);
        CHECK(found);
        if (!found) continue;
        for (const auto& row : one.find("valori")->items) {
            INFO("dal " << row.find("da")->text);
            CHECK(missing(id, shipped().rules.parameters[*found], row, one.find("unita")->text) == "");
            (row.find("marca")->text == "V" ? verified : known) += 1;
        }
    }
    CHECK(series == 81);
    fmt::print("serie nazionali: {}; valori V {}, K {}\n", series, verified, known);
}

TEST_CASE("every row of the Tuscan table is in the catalogue, or says why not") {
    const auto document = sheet("toscana/parametri-toscani.yaml");
    std::size_t values = 0;
    for (const auto& one : document.items) {
        const std::string id = one.find("id")->text;
        const std::string name = one.find("parametro")->text;
        INFO(id << " → " << name);
        if (name == "nessuno") {
            const document::Node* why = one.find("nota");
            CHECK((why != nullptr && !why->text.empty()));
            continue;
        }
        const auto found = shipped().rules.find_parameter(name);
        CHECK(found);
        if (!found) continue;
        for (const auto& row : one.find("valori")->items) {
            INFO("dal " << row.find("da")->text);
            CHECK(missing(id, shipped().rules.parameters[*found], row, one.find("unita")->text) == "");
            ++values;
        }
    }
    CHECK(document.items.size() >= 55);
    fmt::print("serie toscane: {}; valori {}\n", document.items.size(), values);
}
