// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Cards and the handbook as pages. Tested by tests/cases/buoni/catalogo/ and
// tests/export/page_test.cpp.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "export/page.hpp"
#include "text/literal.hpp"

namespace attiva {
namespace {

using exporting::Page;

std::string cite(const SharedSource& s) {
    if (!s) return {};
    std::string out = s->act_title.empty() ? s->act : s->act_title;
    if (!s->place.empty()) out += (out.empty() ? "" : ", ") + s->place;
    if (s->unverified) out += out.empty() ? "da verificare" : "; da verificare";
    if (s->local) out += (out.empty() ? "" : "; ") + s->layer;
    return out;
}

std::string join(const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& p : parts) out += (out.empty() ? "" : ", ") + p;
    return out;
}

// Clauses under the headings people look for, in the order they look.
struct Section {
    const char* heading;
    std::vector<std::string> kinds;
};

const std::vector<Section>& sections() {
    static const std::vector<Section> all{
        {"Che cosa chiede", {"richiede", "richiede sempre", "senza requisiti", "destinatari"}},
        {"Chi ne resta fuori", {"esclude", "incompatibile con"}},
        {"Quando e dove", {"valido", "finestra", "offerto solo dove attivato", "attivato", "dopo", "mentre", "attività in", "posti", "graduatoria"}},
        {"Che cosa dà", {"importo", "risultato", "durata", "ripetibile", "paga", "tetto", "riserva", "cofinanzia", "premio", "dotazione", "non cumulabile con"}},
        {"Quando è adatto", {"indicato", "sconsigliato", "meglio dopo"}},
        {"Che cosa prepara l'équipe, e con chi", {"predispone", "coinvolge", "gestito da"}},
        {"Che cosa apre, e come può finire", {"apre", "al termine", "sospende", "decade"}},
        {"Da sapere", {"deroga", "nota"}}};
    return all;
}

bool tells_its_kind(const std::string& kind) { return kind != "richiede" && kind != "nota" && kind != "esclude" && kind != "destinatari"; }

void clause(Page& page, const CardClause& c) {
    std::string text = tells_its_kind(c.kind) ? c.kind + (c.title.empty() ? "" : ": " + c.title) : c.title;
    if (text.empty() && !c.body.empty()) text = c.kind;
    if (!c.period.empty()) text += (text.empty() ? "" : ", ") + c.period;
    page.item(0, text, cite(c.source));
    bool first = true;
    for (const auto& l : c.guard) {
        page.item(1 + l.depth, first ? "se " + l.text : l.text, cite(l.source));
        first = false;
    }
    for (const auto& l : c.body) page.item(1 + l.depth, l.text, cite(l.source));
}

void clauses(Page& page, const std::vector<CardClause>& all, int level) {
    for (const Section& s : sections()) {
        bool headed = false;
        for (const auto& c : all) {
            if (std::find(s.kinds.begin(), s.kinds.end(), c.kind) == s.kinds.end()) continue;
            if (!headed) page.heading(level, s.heading);
            headed = true;
            clause(page, c);
        }
    }
}

void parameters(Page& page, const Card& card, int level) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& p : card.parameters) {
        if (p.values.empty()) rows.push_back({p.title, "", p.left_to_zone ? "lo stabilisce la zona" : "nessun valore", ""});
        for (const auto& v : p.values) rows.push_back({p.title, v.period, v.text, cite(v.source)});
    }
    if (rows.empty()) return;
    page.heading(level, "Le cifre");
    page.table({"che cosa", "quando", "valore", "fonte"}, rows);
}

void body(Page& page, const Card& c, int level) {
    page.paragraph(c.description);
    page.fact("Tipo", c.kind);
    page.fact("Chi lo dà", join(c.bodies));
    page.fact("A chi rivolgersi", c.service);
    page.fact("Per", c.unit == "nucleo" ? "il nucleo" : c.unit.empty() ? "" : "la persona");
    page.fact("Documenti", join(c.documents));
    page.fact("Dove vale", c.layer);
    page.fact("Fonte", cite(c.source));
    if (c.unverified) page.fact("Attenzione", "scheda da verificare");
    clauses(page, c.clauses, level);
    page.fact("Si apre con", join(c.opened_by));
    page.fact("Lo può pagare", join(c.paid_by));
    parameters(page, c, level);
    if (!c.local.empty()) {
        page.heading(level, "Regole locali");
        for (const auto& l : c.local) clause(page, l);
    }
    page.fact("Per saperne di più", join(c.links));
}

using Groups = std::map<std::string, std::vector<const Card*>>;

Groups grouped(const std::vector<Card>& cards) {
    Groups out;
    for (const auto& c : cards) out[c.fund ? "fondi" : c.kind].push_back(&c);
    for (auto& [kind, list] : out)
        std::stable_sort(list.begin(), list.end(), [](const Card* a, const Card* b) { return a->name < b->name; });
    return out;
}

std::string title_of(const std::string& kind) {
    // Ids have no accents; people do.
    if (kind == "indennita") return "Indennità";
    if (kind == "attivita_civica") return "Attività civica";
    std::string out = kind;
    std::replace(out.begin(), out.end(), '_', ' ');
    if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out;
}

void review(Page& page, const Catalogue& catalogue, Date day) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& u : catalogue.unsettled(day))
        rows.push_back({u.kind, u.what, cite(u.source), u.read_on, join(u.relied_on_by)});
    page.heading(2, fmt::format("Da verificare ({})", rows.size()), "da-verificare");
    page.table({"che cosa manca", "dove", "fonte", "letta il", "ci si appoggia"}, rows);
}

void essential(Page& page, const std::vector<Level>& levels) {
    if (levels.empty()) return;
    page.heading(2, "Livelli essenziali delle prestazioni sociali (LEPS)", "leps");
    page.paragraph("Ciò che ogni ambito deve garantire, qualunque strumento si attivi.");
    std::vector<std::vector<std::string>> rows;
    for (const auto& l : levels) rows.push_back({l.name, l.description, l.from, cite(l.source)});
    page.table({"livello", "che cosa", "dal", "fonte"}, rows);
}

void presumed(Page& page, const Catalogue& catalogue) {
    page.heading(2, "Che cosa si presume", "presunzioni");
    page.paragraph("Quando nessuno ha detto nulla, questi fatti si presumono: ogni risposta dice quali ha presunto, e nessuna presunzione basta a rifiutare.");
    std::vector<std::vector<std::string>> rows;
    for (const auto& p : catalogue.presumptions()) rows.push_back({p.label, p.value, p.holder});
    page.table({"fatto", "si presume", "chi lo sa"}, rows);
}

}  // namespace

std::string card_page(const Card& card, PageFormat format) {
    Page page(format);
    page.heading(1, card.name);
    body(page, card, 2);
    return page.finish(card.name);
}

std::string handbook(const Catalogue& catalogue, Date day, PageFormat format) {
    const std::string title = "Vademecum degli strumenti attivabili";
    const auto cards = catalogue.cards(day);
    const Groups groups = grouped(cards);
    const auto levels = catalogue.levels(day);
    Page page(format);
    page.heading(1, title);
    page.paragraph(fmt::format("Cifre e luoghi al giorno {}; catalogo {}. Ogni scheda è fatta dalle regole stesse che rispondono alle persone. È un aiuto: decide l'équipe.",
                               text::write_date(day), catalogue.digest().substr(0, 12)));
    page.heading(2, "Indice", "indice");
    for (const auto& [kind, list] : groups) {
        page.item(0, title_of(kind));
        for (const Card* c : list) page.link(1, c->id, c->name);
    }
    if (!levels.empty()) page.link(0, "leps", "Livelli essenziali (LEPS)");
    page.link(0, "presunzioni", "Che cosa si presume");
    page.link(0, "da-verificare", "Da verificare");
    for (const auto& [kind, list] : groups) {
        page.heading(2, title_of(kind));
        for (const Card* c : list) {
            page.heading(3, c->name, c->id);
            body(page, *c, 4);
        }
    }
    essential(page, levels);
    presumed(page, catalogue);
    review(page, catalogue, day);
    return page.finish(title);
}

}  // namespace attiva
