// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// One case. Tested by tests/caseload/cases_test.cpp.

#include "caseload/case_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "caseload/amount.hpp"
#include "caseload/shapes.hpp"
#include "document/reader.hpp"
#include "text/literal.hpp"
#include "text/suggest.hpp"

namespace attiva::caseload {
namespace {

using document::MapReader;
using document::Node;

class CaseReader {
public:
    CaseReader(const catalogue::Catalogue& catalogue, const Budgets& budgets, bool json, Diagnostics& diagnostics)
        : catalogue_(catalogue), budgets_(budgets), json_(json), diagnostics_(diagnostics) {}

    Case read(const Node& document, const std::string& unnamed) {
        MapReader r(document, case_shape(), diagnostics_);
        out_.json = json_;
        out_.where = document.where;
        out_.id = r.text("caso").value_or(unnamed);
        if (document.find("caso") != nullptr && out_.id.empty()) error("F014", r.where_value("caso"), "un caso senza nome", "scrivi una sigla");
        if (const Node* person = r.map("persona")) out_.person = *person;
        urgency(r);
        out_.waiting_since = r.date("attesa_dal");
        if (out_.waiting_since && *out_.waiting_since > budgets_.day) error("F012", r.where_value("attesa_dal"), "l'attesa comincia dopo il giorno dei bilanci", "correggi «attesa_dal», o «al» dei bilanci");
        for (const Node* n : bounded(r, "richieste")) request(*n);
        for (const Node* n : bounded(r, "impegni")) commitment(*n);
        r.finish();
        return std::move(out_);
    }

private:
    void error(const char* code, Span where, std::string message, std::string help) { diagnostics_.error(code, where, std::move(message), std::move(help)); }

    std::vector<const Node*> bounded(MapReader& r, const char* key) {
        auto all = r.list(key);
        if (all.size() <= most_requests_of_one) return all;
        const Span where = all[most_requests_of_one]->where;
        error("F009", {where.file, where.begin, where.begin + 1}, fmt::format("«{}» ha al massimo {} voci", key, most_requests_of_one), "dividi il caso in due, o togli ciò che non serve");
        return {};
    }

    void urgency(MapReader& r) {
        const auto word = r.text("urgenza");
        if (!word || std::find(budgets_.urgencies.begin(), budgets_.urgencies.end(), *word) != budgets_.urgencies.end()) {
            out_.urgency = word.value_or("");
            return;
        }
        error("F011", r.where_value("urgenza"), fmt::format("«{}» non è una classe dei bilanci", *word),
              budgets_.urgencies.empty() ? "aggiungi ai bilanci la riga  urgenze: [dalla più urgente, …]"
                                         : text::perhaps(*word, budgets_.urgencies, fmt::format("le classi sono: {}", fmt::join(budgets_.urgencies, ", "))));
    }

    std::string instrument(MapReader& r) {
        std::string id = r.text_or_empty("strumento");
        if (id.empty()) return id;
        std::vector<std::string_view> ids;
        for (const auto& i : catalogue_.rules.instruments) {
            if (i.id == id) return id;
            ids.emplace_back(i.id);
        }
        error("F002", r.where_value("strumento"), fmt::format("lo strumento «{}» non c'è", id), text::perhaps(id, ids, "«attiva catalogo» dice quali ci sono"));
        return id;
    }

    std::string cost(MapReader& r, const document::Shape& shape) {
        const auto at = r.choice("costo");
        return at ? shape.find("costo")->choices[*at] : std::string();
    }

    std::optional<Cents> money(MapReader& r, const char* key, Cents least) {
        const Node* n = r.value(key);
        return n == nullptr ? std::nullopt : read_amount(*n, key, json_, least, most_of_one, diagnostics_);
    }

    void period(MapReader& r, Date& from, Date& to) {
        const auto a = r.date("dal");
        const auto b = r.date("al");
        from = a.value_or(Date{});
        to = b.value_or(from);
        if (a && b && *b < *a) error("F007", r.where_value("al"), "il periodo finisce prima di cominciare", "correggi le date");
    }

    void request(const Node& node) {
        MapReader r(node, request_shape(), diagnostics_);
        Request q;
        q.where = node.where;
        q.instrument = instrument(r);
        q.cost = cost(r, request_shape());
        const auto cents = money(r, "importo", 1);
        q.cents = cents.value_or(0);
        const auto least = money(r, "almeno", 1);
        q.least = least.value_or(q.cents);
        if (cents && least && *least > *cents) error("F008", r.where_value("almeno"), "«almeno» supera l'importo", "scrivi una somma più bassa, o togli la riga");
        if (const auto n = r.whole("linee")) {
            if (*n < 1 || *n > 10) error("F013", r.where_value("linee"), "le linee di una richiesta sono da 1 a 10", "scrivi quante possono dividersela");
            else q.lines = static_cast<std::uint32_t>(*n);
        }
        q.others = money(r, "altri", 0).value_or(0);
        period(r, q.from, q.to);
        out_.requests.push_back(std::move(q));
    }

    void commitment(const Node& node) {
        MapReader r(node, commitment_shape(), diagnostics_);
        Commitment k;
        k.where = node.where;
        k.line = r.text_or_empty("linea");
        if (!k.line.empty()) known_line(k.line, r.where_value("linea"), catalogue_, diagnostics_);
        k.instrument = instrument(r);
        k.cost = cost(r, commitment_shape());
        k.cents = money(r, "importo", 1).value_or(0);
        period(r, k.from, k.to);
        out_.commitments.push_back(std::move(k));
    }

    const catalogue::Catalogue& catalogue_;
    const Budgets& budgets_;
    bool json_;
    Diagnostics& diagnostics_;
    Case out_;
};

// What is wrong in how the facts are written is for who may see them.
void part(const Node& document, Diagnostics& found, Diagnostics& of_person) {
    const Node* person = document.find("persona");
    if (person == nullptr || found.empty()) return;
    Diagnostics rest;
    for (const Diagnostic& d : found.items()) {
        const bool inside = person->where.begin <= d.where.begin && d.where.begin < person->where.end;
        (inside && (d.code == "Y004" || d.severity != Severity::error) ? of_person : rest).add(d);
    }
    found = std::move(rest);
}

}  // namespace

void Cases::add(const Node* document, const std::string& unnamed, Span begin, bool json, Diagnostics found, Diagnostics of_person) {
    std::optional<Case> one;
    if (document != nullptr) part(*document, found, of_person);
    if (document != nullptr) one = CaseReader(catalogue_, budgets_, json, found).read(*document, unnamed);
    if (one) {
        const auto [same, fresh] = ids_.try_emplace(one->id, begin);
        if (!fresh && found.ok()) {
            const Node* name = document->find("caso");
            Diagnostic d{Severity::error, "F001", fmt::format("il caso «{}» c'è due volte", one->id), name != nullptr ? name->where : begin, "", {}, "dagli un'altra sigla; se è la stessa persona, metti insieme le richieste"};
            d.notes.push_back({same->second, "il primo è qui"});
            found.add(std::move(d));
        }
    }
    const bool good = one && found.ok();
    diagnostics_.append(std::move(found));
    if (!good) {
        if (!discreet_) diagnostics_.append(std::move(of_person));
        return refuse();
    }
    if (read.size() == most_cases) {
        refuse();
        if (!said_most_) diagnostics_.error("F010", begin, fmt::format("oltre {} casi", text::write_number(Number{static_cast<std::int64_t>(most_cases)})), "dividi i casi in più domande");
        said_most_ = true;
        return;
    }
    one->of_person = std::move(of_person);
    one->file = catalogue_.sources->name(begin.file);
    one->line = static_cast<int>(catalogue_.sources->place(begin).line);
    read.push_back(std::move(*one));
}

}  // namespace attiva::caseload
