// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Chi può pagarlo: a line once for all the costs it says the same of.

#include "funding_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attiva::cli {
namespace {

// Costs of one line of which the same is said.
struct Paying {
    const Funding* first = nullptr;
    std::vector<std::string> costs;
    std::vector<const Line*> limits;
};

bool has(const std::vector<const Line*>& all, const Line& l) {
    return std::any_of(all.begin(), all.end(), [&](const Line* x) { return x->kind == l.kind && x->text == l.text; });
}

std::vector<Paying> together(const InstrumentAnswer& a) {
    std::vector<Paying> out;
    for (const Funding& f : a.funding) {
        auto at = std::find_if(out.begin(), out.end(), [&](const Paying& p) { return p.first->id == f.id && p.first->payable == f.payable && p.first->summary == f.summary; });
        if (at == out.end()) at = out.insert(out.end(), Paying{&f, {}, {}});
        if (!f.cost.empty() && std::find(at->costs.begin(), at->costs.end(), f.cost) == at->costs.end()) at->costs.push_back(f.cost);
        for (const Line& l : f.limits)
            if (!has(at->limits, l)) at->limits.push_back(&l);
    }
    return out;
}

std::string costs(const Paying& p) { return p.costs.empty() ? "spese non precisate" : join(p.costs, ", "); }

std::string limit(const Line& l) {
    std::string text = l.kind + ": " + l.text;
    if (l.truth == Truth::unknown) text += " [da chiarire se vale per lei]";
    if (l.source && (l.source->unverified || l.source->local)) text += " · " + cite(*l.source);
    return text;
}

std::string paying(const Paying& p, const Style& style) {
    const Funding& f = *p.first;
    std::string line = fmt::format("- {}: {} [{}], {}", word(f.payable), f.name, f.id, costs(p));
    if (f.unverified) line += " (da verificare)";
    std::string out = folded(style, line, 2);
    if (!f.summary.empty()) out += folded(style, (f.payable == Payable::presumed_out ? "si presume di no: " : f.payable == Payable::no ? "perché no: " : "dipende da: ") + f.summary, 6);
    for (const Missing& m : f.missing) out += folded(style, fmt::format("manca: {}{}", m.label, m.holder.empty() ? "" : m.hidden ? ", da verificare con " + m.holder : ", lo sa " + m.holder), 6);
    if (f.until) out += folded(style, "paga fino al " + iso(*f.until), 6);
    for (const Line* l : p.limits) out += folded(style, limit(*l), 6);
    if (f.source && !cite(*f.source).empty()) out += dim(style, folded(style, cite(*f.source), 6));
    return out;
}

}  // namespace

std::string funding_section(const InstrumentAnswer& a, Date day, const Style& style) {
    std::string out = "\n" + bold(style, "Chi può pagarlo") + dim(style, "  (per le regole delle linee: se c'è ancora denaro è un'altra domanda)") + "\n";
    if (a.funding.empty()) return out + folded(style, "il catalogo non indica nessuna linea che lo paghi", 2);
    std::string closed;
    std::vector<std::string> over;
    for (const Paying& p : together(a)) {
        if (p.first->payable != Payable::no) out += paying(p, style);
        else if (p.first->until && *p.first->until < day) over.push_back(fmt::format("{} [{}]", p.first->name, p.first->id));
        else closed += folded(style, fmt::format("- {}: {} [{}], {}: {}", word(p.first->payable), p.first->name, p.first->id, costs(p), p.first->summary), 2);
    }
    if (!over.empty()) closed += folded(style, "- non più: " + join(over, "; "), 2);
    return out + closed;
}

std::string funding_words(const InstrumentAnswer& a, Payable payable) {
    std::vector<std::string> out;
    for (const Paying& p : together(a))
        if (p.first->payable == payable) out.push_back(fmt::format("{} ({})", p.first->name, costs(p)));
    return join(out, "; ");
}

void funding_plain(std::string& out, const InstrumentAnswer& a) {
    for (const Funding& f : a.funding) {
        plain_line(out, a.id, "fondo", fmt::format("{}, {}: {}{}", f.id, f.cost.empty() ? "spese non precisate" : f.cost, word(f.payable), f.summary.empty() ? "" : ", " + f.summary));
        for (const Line& l : f.limits) plain_line(out, a.id, "fondo " + f.id, l.kind + ": " + l.text);
    }
}

}  // namespace attiva::cli
