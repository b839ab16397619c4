// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Random declarations, clauses and rows.
#include "tree_generator.hpp"

#include <array>

namespace generated {

using attiva::language::no_node;

struct TreeGenerator::Clause {
    std::string word;
    bool flag = false;
    std::array<TreeId, 11> parts{};
    Clause() { parts.fill(no_node); }
    TreeId& operator[](ClausePart p) { return parts[static_cast<std::size_t>(p)]; }
};

TreeId TreeGenerator::name(Kind kind) {
    return make(kind, {}, any({"isee", "età", "reddito_lavoro", "borsa_2", "x", "in_carico_servizio_sociale"}));
}

TreeId TreeGenerator::names(std::uint32_t most) {
    Ids out;
    for (std::uint32_t i = 1 + below(most); i > 0; --i) out.push_back(name());
    return make(Kind::name_list, out);
}

TreeId TreeGenerator::title() {
    return make(Kind::title, {}, any({"Frase", "art. 2, c. 1", "con # dentro e «virgolette»", "perché sì: - ecco", ""}));
}

TreeId TreeGenerator::date() { return make(Kind::date_literal, {}, any({"2026-01-31", "2020-02-29"})); }

TreeId TreeGenerator::period() {
    const TreeId from = maybe(date());
    return make(Kind::period, {from, from == no_node ? date() : maybe(date())});
}

TreeId TreeGenerator::source() {
    const std::string act = one_in(2) ? "dgr_620_2020" : "";
    const TreeId place = maybe(title());
    return make(Kind::source, {place}, act, one_in(3) || (act.empty() && place == no_node));
}

TreeId TreeGenerator::places() {
    Ids parts;
    for (std::uint32_t i = 1 + below(2); i > 0; --i) {
        const std::string kind = any({"comune", "zona", "provincia", "regione"});
        Ids children;
        for (std::uint32_t k = kind == "regione" ? below(2) : 1 + below(2); k > 0; --k) children.push_back(name());
        parts.push_back(make(Kind::place_part, children, kind));
    }
    return make(Kind::place_list, parts);
}

TreeId TreeGenerator::comment(bool tail, bool spaced) {
    return make(Kind::comment, {}, any({"# nota", "#", "# con \"virgolette\" e: - segni (", "# è così"}), tail,
                spaced ? "spazio" : "");
}

TreeId TreeGenerator::tier_row() {
    const TreeId v = value(1, false);
    const bool otherwise = one_in(3);
    const TreeId guard = otherwise ? no_node : maybe(expression(1, true));
    return make(Kind::tier_row, {v, guard, maybe(source())}, any({"1", "2"}), otherwise);
}

TreeId TreeGenerator::case_table(bool inner) {
    Ids rows;
    for (std::uint32_t i = 1 + below(2); i > 0; --i) {
        const TreeId c = expression(1, true);
        const TreeId v = one_in(2) ? simple() : expression(1, true);
        rows.push_back(make(Kind::case_row, {c, v, maybe(source())}));
        if (!inner && one_in(6)) rows.push_back(comment(tree_[v].children.empty() && one_in(2)));
    }
    if (one_in(3)) return make(Kind::case_table, rows);
    const TreeId v = expression(1, true);
    rows.push_back(make(Kind::else_row, {v, maybe(source())}));
    return make(Kind::case_table, rows);
}

TreeId TreeGenerator::dated_row() {
    const TreeId days = period();
    const std::uint32_t what = below(4);
    const TreeId v = what == 0 ? case_table(true) : what == 1 ? value(2, false) : no_node;
    Ids children{days, v, maybe(source())};
    if (what == 2)
        for (std::uint32_t i = 1 + below(2); i > 0; --i) children.push_back(tier_row());
    return make(Kind::dated_row, children);
}

TreeId TreeGenerator::parameter() {
    const TreeId type = make(Kind::type, {}, any({"euro", "euro/mese", "sì_no", "numero"}));
    const TreeId sentence = maybe(title());
    TreeId open = no_node;
    if (one_in(3)) {
        const bool limits = one_in(2);
        const TreeId least = limits ? number() : no_node;
        open = make(Kind::openness, {least, limits ? number() : no_node}, "", one_in(2));
    }
    Ids children{type, sentence, open};
    if (one_in(4)) children.push_back(comment(true));
    for (std::uint32_t i = below(3); i > 0; --i) {
        if (one_in(4)) children.push_back(comment(false));
        children.push_back(dated_row());
    }
    return make(Kind::parameter_decl, children, "soglia");
}

TreeId TreeGenerator::definition() {
    const TreeId type = make(Kind::type, {}, any({"euro", "sì_no", "ore/settimana"}));
    const TreeId from = maybe(source());
    const TreeId body = one_in(4) ? case_table() : expression(3, true);
    Ids children{type, from, body};
    if (one_in(6)) children.push_back(comment(true));
    if (one_in(6)) children.push_back(comment(false));
    return make(Kind::definition_decl, children, "calcolo", one_in(4));
}

TreeId TreeGenerator::interpretation() {
    const TreeId sentence = maybe(title());
    Ids children{sentence, maybe(source())};
    for (std::uint32_t i = 1 + below(3); i > 0; --i) children.push_back(make(Kind::reading, {}, any({"larga", "stretta"})));
    if (one_in(2)) children.push_back(make(Kind::choice, {maybe(source())}, "larga"));
    return make(Kind::interpretation_decl, children, "lettura");
}

void TreeGenerator::condition_clause(Clause& c) {
    c.word = any({"richiede", "richiede sempre", "esclude", "predispone", "indicato", "sconsigliato", "sospende", "decade",
                  "graduatoria", "deroga", "nota", "destinatari"});
    c[ClausePart::title] = maybe(title());
    c[ClausePart::body] = one_in(3) ? no_node : one_in(6) ? case_table() : expression(2, true);
}

void TreeGenerator::naming_clause(Clause& c) {
    c.word = any({"dopo", "mentre", "meglio dopo", "incompatibile con", "apre", "coinvolge", "gestito da", "paga",
                  "non cumulabile con", "attività"});
    c[ClausePart::objects] = c.word == "attività" ? places() : names(3);
    if (c.word == "dopo") c[ClausePart::gate] = maybe(gate());
    if (c.word == "paga") c[ClausePart::label] = maybe(name());
    if (c.word == "incompatibile con")
        c[ClausePart::label] = maybe(make(Kind::name, {}, one_in(2) ? "stessa persona" : "stesso nucleo"));
}

void TreeGenerator::value_clause(Clause& c) {
    c.word = any({"importo", "risultato", "durata", "al termine", "ripetibile", "posti", "tetto", "riserva"});
    if (c.word == "importo" || c.word == "risultato") {
        c[ClausePart::label] = maybe(name());
        c[ClausePart::title] = maybe(title());
        c[ClausePart::type] = make(Kind::type, {}, "euro/anno");
        c[ClausePart::body] = maybe(expression(2, true));
    } else if (c.word == "durata") {
        c.flag = one_in(2);
        c[ClausePart::body] = value(1, false);
        if (!one_in(2)) return;
        c[ClausePart::label] = make(Kind::name, {}, one_in(2) ? "rinnovabile" : "prorogabile");
        c[ClausePart::body2] = value(1, false);
    } else if (c.word == "al termine") {
        c[ClausePart::label] = name();
        const bool becomes = one_in(2);
        if (!becomes) c[ClausePart::count_] = make(Kind::name, {}, one_in(2) ? "sale" : "scende");
        c[becomes ? ClausePart::body : ClausePart::body2] = value(1, false);
    } else if (c.word == "ripetibile") {
        c[ClausePart::count_] = maybe(make(Kind::number_literal, {}, any({"1", "2"})));
        c[ClausePart::body2] = maybe(value(1, false));
    } else if (c.word == "posti") {
        c[ClausePart::count_] = number();
    } else {
        c[ClausePart::body] = sum(1);
        if (c.word == "tetto") c[ClausePart::label] = maybe(name());
        else c[ClausePart::title] = maybe(title());
    }
}

void TreeGenerator::other_clause(Clause& c) {
    c.word = any({"valido", "finestra", "finestra senza data", "attivato", "offerto solo dove attivato", "senza requisiti",
                  "stabilisce", "stabilisce"});
    if (c.word != "stabilisce") return;
    c[ClausePart::label] = name();
    if (one_in(3)) {
        c[ClausePart::body] = value(1, false);
    } else if (one_in(2)) {
        c[ClausePart::body] = case_table();
    } else {
        Ids rows;
        const bool tiers = one_in(2);
        for (std::uint32_t i = 1 + below(3); i > 0; --i) rows.push_back(tiers ? tier_row() : dated_row());
        c[ClausePart::body] = make(Kind::rows, rows);
    }
}

// Comments after a list in a header become the list's.
bool TreeGenerator::has_bullets(TreeId id) const {
    const attiva::language::Node& n = tree_[id];
    bool found = n.kind == Kind::count_list && n.flag;
    for (const TreeId child : n.children) found = found || (child != no_node && has_bullets(child));
    return found;
}

TreeId TreeGenerator::clause() {
    Clause c;
    switch (below(5)) {
        case 0: case 1: condition_clause(c); break;
        case 2: naming_clause(c); break;
        case 3: value_clause(c); break;
        default: other_clause(c); break;
    }
    c[ClausePart::period] = one_in(4) ? period() : no_node;
    c[ClausePart::guard] = one_in(3) ? expression(2, true) : no_node;
    c[ClausePart::source] = maybe(source());
    Ids children(c.parts.begin(), c.parts.end());
    const bool listing = c[ClausePart::guard] != no_node && has_bullets(c[ClausePart::guard]);
    if (!listing && one_in(6)) children.push_back(comment(true));
    if (!listing && one_in(6)) children.push_back(comment(false));
    return make(Kind::clause, children, c.word, c.flag, one_in(4) ? "spazio" : "");
}

TreeId TreeGenerator::block(Kind kind) {
    Ids children;
    if (kind == Kind::fund_decl) children.push_back(maybe(title()));
    if (one_in(6)) children.push_back(comment(true));
    for (std::uint32_t i = 1 + below(3); i > 0; --i) {
        if (one_in(6)) children.push_back(comment(false, one_in(2)));
        children.push_back(clause());
    }
    tree_.nodes[children.back()].who.clear();
    return make(kind, children, "aiuto");
}

TreeId TreeGenerator::declaration() {
    switch (below(8)) {
        case 0: return parameter();
        case 1: case 2: return definition();
        case 3: return interpretation();
        case 4: return block(Kind::fund_decl);
        case 5: return block(Kind::extension_decl);
        default: return block(Kind::instrument_decl);
    }
}

Tree TreeGenerator::file() {
    tree_ = {};
    Ids things;
    if (one_in(4)) {
        const TreeId where = places();
        things.push_back(make(Kind::scope_decl, {where, maybe(period())}));
    }
    if (one_in(3)) things.push_back(comment(false, one_in(2)));
    things.push_back(declaration());
    if (one_in(8)) things.push_back(declaration());
    if (one_in(8)) things.push_back(comment(false));
    tree_.root = make(Kind::file, things);
    return std::move(tree_);
}

}  // namespace generated
