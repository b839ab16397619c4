// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The money of each line, as a team writes it. Tested by tests/caseload/budgets_test.cpp.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "caseload/amount.hpp"
#include "caseload/groups.hpp"
#include "caseload/shapes.hpp"
#include "document/reader.hpp"
#include "document/yaml.hpp"
#include "text/literal.hpp"
#include "text/suggest.hpp"

namespace attiva::caseload {
namespace {

using document::MapReader;
using document::Node;

class BudgetsReader {
public:
    BudgetsReader(const catalogue::Catalogue& catalogue, bool json, Diagnostics& diagnostics) : catalogue_(catalogue), json_(json), diagnostics_(diagnostics) {}

    Budgets read(const Node& document) {
        MapReader r(document, budgets_shape(), diagnostics_);
        out_.day = r.date("al").value_or(Date{});
        urgencies(r);
        rule(r);
        for (const Node* n : r.list("linee")) line(*n);
        r.finish();
        return std::move(out_);
    }

private:
    void error(const char* code, Span where, std::string message, std::string help) { diagnostics_.error(code, where, std::move(message), std::move(help)); }

    void urgencies(MapReader& r) {
        for (const Node* n : r.texts("urgenze")) {
            const bool twice = std::find(out_.urgencies.begin(), out_.urgencies.end(), n->text) != out_.urgencies.end();
            if (n->text.empty() || twice)
                error("F027", n->where, fmt::format("la classe «{}» {}", n->text, twice ? "c'è due volte" : "è vuota"), "ogni classe ha un nome suo");
            else out_.urgencies.push_back(n->text);
        }
    }

    void rule(MapReader& r) {
        const auto& words = budgets_shape().find("regola")->choices;
        const auto written = r.texts("regola");
        if (const Node* n = document_list(r); n != nullptr && written.empty())
            error("F028", r.where_value("regola"), "la regola è vuota", fmt::format("scrivi che cosa conta, in ordine: {}", fmt::join(words, ", ")));
        for (const Node* n : written) {
            const auto key = rule_key(n->text);
            const std::string all = fmt::format("le chiavi sono: {}", fmt::join(words, ", "));
            if (!key) error("F028", n->where, fmt::format("la regola non conosce «{}»", n->text), text::perhaps(n->text, words, all));
            else if (std::find(out_.rule.begin(), out_.rule.end(), *key) != out_.rule.end())
                error("F028", n->where, fmt::format("«{}» c'è due volte nella regola", n->text), "lasciala una volta sola, dove conta di più");
            else if (*key == RuleKey::urgency && out_.urgencies.empty())
                error("F028", n->where, "la regola guarda l'urgenza e mancano le classi", "aggiungi la riga  urgenze: [dalla più urgente, …]");
            else out_.rule.push_back(*key);
        }
    }

    static const Node* document_list(const MapReader& r) {
        const Node* n = r.node().find("regola");
        return n != nullptr && n->kind == document::Kind::list ? n : nullptr;
    }

    std::optional<Cents> money(MapReader& r, const char* key, Cents least) {
        const Node* n = r.value(key);
        return n == nullptr ? std::nullopt : read_amount(*n, key, json_, least, most_of_a_line, diagnostics_);
    }

    std::optional<std::int64_t> whole(MapReader& r, const document::Shape& shape, const char* key) {
        const auto n = r.whole(key);
        const document::FieldShape& f = *shape.find(key);
        if (!n || (*n >= f.least && *n <= f.most)) return n;
        error("F023", r.where_value(key), fmt::format("«{}» fuori dai limiti", key), fmt::format("scrivi un numero intero da {} a {}", f.least, f.name == "anno" ? std::to_string(f.most) : text::write_number(Number{f.most})));
        return std::nullopt;
    }

    void line(const Node& node) {
        MapReader r(node, line_shape(), diagnostics_);
        LineBudget b;
        b.where = node.where;
        b.line = r.text_or_empty("linea");
        name(r, b.line);
        const bool total = node.find("totale") != nullptr;
        const bool left = node.find("residuo") != nullptr;
        b.total = money(r, "totale", 0);
        b.left = money(r, "residuo", 0);
        if (node.kind == document::Kind::map && total == left)
            error("F021", r.where(total ? "residuo" : "linea"), fmt::format("la linea «{}» {}", b.line, total ? "ha sia «totale» sia «residuo»" : "non ha né «totale» né «residuo»"),
                  "scrivi uno dei due: totale, da cui si tolgono gli impegni, o residuo, da cui sono già tolti");
        b.committed = money(r, "impegnato", 0).value_or(0);
        if (b.committed > 0 && (left || (b.total && b.committed > *b.total)))
            error("F022", r.where_value("impegnato"), left ? "«impegnato» con «residuo»: è già tolto" : "«impegnato» supera il totale della linea", left ? "toglilo, o scrivi il totale" : "correggi l'uno o l'altro");
        b.scarcity = whole(r, line_shape(), "scarsita").value_or(0);
        if (const auto n = whole(r, line_shape(), "posti")) b.places = static_cast<std::uint32_t>(*n);
        b.cofunded_each = r.choice("cofinanziamento").value_or(0) == 1;
        b.premiums_held = r.choice("premi").value_or(0) == 1;
        parts(r, b);
        out_.lines.push_back(std::move(b));
    }

    void name(MapReader& r, const std::string& id) {
        if (id.empty()) return;
        const Span where = r.where_value("linea");
        if (!known_line(id, where, catalogue_, diagnostics_)) return;
        const auto same = std::find_if(out_.lines.begin(), out_.lines.end(), [&](const LineBudget& b) { return b.line == id; });
        if (same == out_.lines.end()) return;
        Diagnostic d{Severity::error, "F020", fmt::format("la linea «{}» c'è due volte", id), where, "", {}, "mettile insieme"};
        d.notes.push_back({{same->where.file, same->where.begin, same->where.begin + 1}, "la prima è qui"});
        diagnostics_.add(std::move(d));
    }

    void parts(MapReader& r, LineBudget& b) {
        for (const Node* n : r.list("anni")) {
            MapReader p(*n, year_shape(), diagnostics_);
            Part part{Part::Kind::year, 0, {}, 0, n->where};
            part.year = static_cast<int>(whole(p, year_shape(), "anno").value_or(0));
            add(p, "anno", std::move(part), b);
        }
        ids(r, "zone", zone_shape(), "zona", Part::Kind::zone, b);
        ids(r, "categorie", category_shape(), "categoria", Part::Kind::category, b);
        ids(r, "riserve", reserve_shape(), "per", Part::Kind::reserve, b);
    }

    void ids(MapReader& r, const char* list, const document::Shape& shape, const char* key, Part::Kind kind, LineBudget& b) {
        for (const Node* n : r.list(list)) {
            MapReader p(*n, shape, diagnostics_);
            Part part{kind, 0, p.text_or_empty(key), 0, n->where};
            if (!part.id.empty()) kind == Part::Kind::zone ? zone(part.id, p.where_value(key)) : group(part.id, p.where_value(key));
            add(p, key, std::move(part), b);
        }
    }

    void add(MapReader& p, const char* key, Part part, LineBudget& b) {
        part.cents = money(p, "importo", 0).value_or(0);
        const bool twice = std::any_of(b.parts.begin(), b.parts.end(), [&](const Part& o) { return o.kind == part.kind && o.id == part.id && o.year == part.year; });
        if (twice && (part.year != 0 || !part.id.empty())) error("F026", p.where_value(key), "questa parte della linea c'è già", "lasciane una");
        const auto all = b.total ? b.total : b.left;
        Cents reserved = part.kind == Part::Kind::reserve ? part.cents : 0;
        for (const Part& o : b.parts) reserved += o.kind == Part::Kind::reserve ? o.cents : 0;
        if (part.kind == Part::Kind::reserve && all && reserved > *all) error("F029", p.where_value("importo"), "le riserve superano il denaro della linea", "correggi le riserve, o il denaro della linea");
        b.parts.push_back(std::move(part));
    }

    void zone(const std::string& id, Span where) {
        std::vector<std::string_view> ids;
        for (const auto& z : catalogue_.territory.zones()) {
            if (z.id == id) return;
            ids.emplace_back(z.id);
        }
        error("F024", where, fmt::format("la zona «{}» non c'è", id), text::perhaps(id, ids, "le zone sono in catalog/territorio/zone.csv"));
    }

    void group(const std::string& id, Span where) {
        const std::vector<Group> all = groups(catalogue_);
        std::vector<std::string_view> ids;
        for (const Group& g : all) {
            if (g.id == id) return;
            ids.emplace_back(g.id);
        }
        error("F025", where, fmt::format("«{}» non è un fatto sì o no della persona o del nucleo, né una definizione", id), text::perhaps(id, ids, "usa un nome del vocabolario o delle regole"));
    }

    const catalogue::Catalogue& catalogue_;
    bool json_;
    Diagnostics& diagnostics_;
    Budgets out_;
};

}  // namespace

std::optional<Budgets> read_budgets(const Input& file, const catalogue::Catalogue& catalogue, Diagnostics& diagnostics) {
    Diagnostics found;
    text::Sources& sources = *catalogue.sources;
    const FileId id = sources.add(file.name, file.text, found);
    std::optional<Budgets> out;
    const bool json = document::begins_as_json(sources.text(id));
    if (const auto document = document::read_yaml(sources, id, found)) out = BudgetsReader(catalogue, json, found).read(*document);
    const bool read = found.ok();
    diagnostics.append(std::move(found));
    return read ? std::move(out) : std::nullopt;
}

}  // namespace attiva::caseload
