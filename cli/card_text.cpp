// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "card_text.hpp"

#include <fmt/format.h>

namespace attiva::cli {
namespace {

std::string cite(const SharedSource& s) { return s ? cli::cite(*s) : ""; }

std::string lines(const std::vector<CardLine>& all, const Style& style, int indent, const char* before = "") {
    std::string out;
    bool first = true;
    for (const auto& l : all) {
        std::string text = (first ? before : "") + l.text;
        if (l.source) text += "  (" + cite(l.source) + ")";
        out += folded(style, text, indent + 4 * l.depth);
        first = false;
    }
    return out;
}

std::string clause(const CardClause& c, const Style& style) {
    std::string text = c.kind + (c.title.empty() ? "" : ": " + c.title);
    if (!c.period.empty()) text += "  " + c.period;
    std::string out = folded(style, text, 2);
    if (c.source && !c.source->act.empty()) out += dim(style, folded(style, cite(c.source), 6));
    return out + lines(c.guard, style, 6, "se ") + lines(c.body, style, 6);
}

std::string section(const Style& style, const char* title, const std::vector<CardClause>& clauses) {
    if (clauses.empty()) return {};
    std::string out = "\n" + bold(style, title) + "\n";
    for (const auto& c : clauses) out += clause(c, style);
    return out;
}

std::string parameters(const std::vector<CardParameter>& all, const Style& style) {
    if (all.empty()) return {};
    std::string out = "\n" + bold(style, "Le cifre") + "\n";
    for (const auto& p : all) {
        const char* open = p.left_to_zone ? "  (lo stabilisce la zona)" : "";
        out += folded(style, fmt::format("{} [{}]{}", p.title, p.id, open), 2);
        for (const auto& v : p.values) {
            out += folded(style, (v.period.empty() ? "" : v.period + ": ") + v.text, 6);
            if (v.source && !v.source->act.empty()) out += dim(style, folded(style, cite(v.source), 10));
        }
    }
    return out;
}

std::string fact(const Style& style, const char* name, const std::string& text) {
    return text.empty() ? "" : folded(style, fmt::format("{}: {}", name, text), 2);
}

}  // namespace

std::string list_text(const std::vector<Card>& cards, const Style& style) {
    std::string out;
    for (const bool fund : {false, true}) {
        std::string part;
        std::size_t count = 0;
        for (const auto& c : cards) {
            if (c.fund != fund) continue;
            ++count;
            part += folded(style, fmt::format("{} [{}]  {}, {}{}", c.name, c.id, c.kind, c.layer, c.unverified ? "; da verificare" : ""), 2);
        }
        if (count != 0) out += bold(style, fund ? "Fondi" : "Strumenti") + fmt::format(" ({})\n", count) + part;
    }
    return out.empty() ? "Niente nel catalogo ne parla.\n" : out;
}

std::string card_text(const Card& c, const Style& style) {
    std::string out = bold(style, c.name) + fmt::format(" [{}]\n", c.id);
    if (!c.description.empty()) out += folded(style, c.description, 2);
    out += fact(style, "tipo", c.kind) + fact(style, "chi lo dà", join(c.bodies)) + fact(style, "a chi rivolgersi", c.service) +
           fact(style, "per", c.unit == "nucleo" ? "il nucleo" : c.unit.empty() ? "" : "la persona") +
           fact(style, "documenti", join(c.documents)) + fact(style, "dove vale", c.layer) + fact(style, "fonte", cite(c.source));
    if (c.unverified) out += folded(style, "scheda da verificare", 2);
    out += section(style, "Le regole", c.clauses) + parameters(c.parameters, style) + section(style, "Regole locali", c.local);
    const std::string around = fact(style, "si apre con", join(c.opened_by)) + fact(style, "lo può pagare", join(c.paid_by)) +
                               fact(style, "per saperne di più", join(c.links));
    return around.empty() ? out : out + "\n" + bold(style, "Intorno") + "\n" + around;
}

std::string unsettled_text(const std::vector<Unsettled>& list, const Style& style) {
    std::string out;
    for (const auto& u : list) {
        out += folded(style, fmt::format("{}: {}", u.kind, u.what), 0);
        std::string where = u.source->file.empty() ? "" : fmt::format("{}:{}", u.source->file, u.source->line);
        if (!u.source->act.empty()) where += (where.empty() ? "" : " · ") + cite(u.source);
        if (!u.read_on.empty()) where += ", letta il " + u.read_on;
        out += dim(style, folded(style, where, 4));
        if (!u.relied_on_by.empty()) out += dim(style, folded(style, "ci si appoggia: " + join(u.relied_on_by), 4));
    }
    return out + fmt::format("{} {} da guardare\n", list.size(), list.size() == 1 ? "voce" : "voci");
}

std::string levels_text(const std::vector<Level>& list, const Style& style) {
    std::string out;
    for (const auto& l : list) {
        out += bold(style, l.name) + "\n" + folded(style, l.description, 2);
        out += dim(style, folded(style, (l.from.empty() ? "" : "dal " + l.from + " · ") + cite(l.source), 6));
    }
    return out + fmt::format("{} livelli essenziali\n", list.size());
}

std::string presumptions_text(const std::vector<Presumption>& list, const Style& style) {
    std::string out;
    for (const auto& p : list) {
        const std::string holder = p.holder.empty() ? "" : ", lo sa " + p.holder;
        out += folded(style, fmt::format("{} [{}]: {}{}", p.label, p.attribute, p.value, holder), 0);
    }
    return out + fmt::format("{} presunzioni dichiarate; nessuna rifiuta mai\n", list.size());
}

}  // namespace attiva::cli
