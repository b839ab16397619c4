// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// condividi: what to show whom, with the person's consent, to settle an instrument.
// Facts and who has them are named, never what they are.

#include <fmt/format.h>

#include <algorithm>

#include "attiva/attiva.hpp"
#include "question.hpp"
#include "telling.hpp"

namespace attiva::cli {
namespace {

std::string named(const FactToShare& f) { return f.label + (f.member.empty() ? "" : " (" + f.member + ")"); }

std::vector<std::string> consents(const SharingSet& set) {
    std::vector<std::string> out;
    for (const FactToShare& f : set.facts)
        if (std::find(out.begin(), out.end(), f.consent) == out.end()) out.push_back(f.consent);
    return out;
}

std::string set_text(const SharingSet& set, const Style& style) {
    std::vector<std::string> facts;
    for (const FactToShare& f : set.facts) facts.push_back(fmt::format("{}, lo sa {}", named(f), f.holder));
    std::string out = folded(style, "- " + join(facts, "; insieme a "), 2);
    if (!set.outcome.empty()) out += folded(style, "così il verdetto è: " + set.outcome, 6);
    return out + dim(style, folded(style, "consenso da chiedere alla persona: consensi: [" + join(consents(set)) + "]", 6));
}

std::string sets_text(const std::string& title, const std::vector<SharingSet>& sets, const Style& style) {
    constexpr std::size_t most = 6;
    if (sets.empty()) return {};
    std::string out = "\n" + bold(style, title) + "\n";
    for (std::size_t i = 0; i < sets.size() && i < most; ++i) out += set_text(sets[i], style);
    if (sets.size() > most) out += folded(style, fmt::format("e altri {}: --formato piano li dice tutti", sets.size() - most), 2);
    return out;
}

bool open(const SharingAnswer& a) { return a.verdict == Verdict::to_clarify || a.verdict == Verdict::to_verify_hidden; }

std::string text_of(const SharingAnswer& a, const Style& style) {
    std::string out = bold(style, "Che cosa condividere, col consenso della persona?");
    if (!a.subject.empty()) out += "  " + a.subject;
    out += "\n" + dim(style, fmt::format("Giorno {} · {} · vista: {} · catalogo {}", iso(a.day), a.place, a.view, a.digest)) + "\n" +
           dim(style, "Proposta: decide la persona, con l'équipe.") + "\n\n" + bold(style, a.name) +
           fmt::format(" [{}]: per {} è «{}»\n", a.id, a.with, word(a.verdict));
    if (!open(a)) return out + folded(style, "È già deciso: non serve condividere altro.", 2);
    const bool all = a.all_enough && a.all_may;
    if (a.enough.empty() && a.may.empty())
        out += folded(style, all ? "Nessun fatto riservato, da solo o con altri, lo deciderebbe." : "Non si è trovato nessun fatto riservato che lo deciderebbe.", 2);
    out += sets_text(a.on_true_values ? "Basta" : "Basta comunque, qualunque cosa dicano", a.enough, style);
    out += sets_text("Può bastare, secondo che cosa dicono", a.may, style);
    if (!all) out += "\n" + dim(style, folded(style, "Gli insiemi di fatti sono molti: non sono stati guardati tutti.", 0));
    if (a.enough.empty() && !a.besides.empty()) out += "\n" + bold(style, "Manca anche, e non è riservato o nessun consenso lo mostra") + "\n";
    for (std::size_t i = 0; a.enough.empty() && i < a.besides.size(); ++i)
        out += folded(style, fmt::format("- {}, lo sa {}", a.besides[i].label, a.besides[i].holder), 2);
    if (!a.enough.empty() || !a.may.empty())
        out += "\n" + dim(style, folded(style, "Un consenso mostra tutti i dati di quel servizio, non solo questi: è la persona a decidere.", 0));
    return out;
}

void plain_sets(std::string& out, const SharingAnswer& a, const char* key, const std::vector<SharingSet>& sets, bool all) {
    for (const SharingSet& s : sets) {
        std::vector<std::string> facts;
        for (const FactToShare& f : s.facts) facts.push_back(fmt::format("{}, lo sa {}", named(f), f.holder));
        plain_line(out, a.id, key, join(facts, "; insieme a ") + (s.outcome.empty() ? "" : ": " + s.outcome));
        plain_line(out, a.id, fmt::format("consenso, {}", key), join(consents(s)));
    }
    if (!all) plain_line(out, a.id, fmt::format("{}, guardati tutti", key), "no");
}

std::string plain_of(const SharingAnswer& a) {
    std::string out;
    plain_line(out, "risposta", "giorno", iso(a.day));
    plain_heading(out, "risposta", a.place, a.view, a.digest, "decide la persona, con l'équipe", a.subject);
    plain_line(out, "risposta", "con", a.with);
    plain_line(out, a.id, "nome", a.name);
    plain_line(out, a.id, "verdetto", word(a.verdict));
    plain_sets(out, a, a.on_true_values ? "basta" : "basta comunque", a.enough, a.all_enough);
    plain_sets(out, a, "può bastare", a.may, a.all_may);
    for (const Missing& m : a.besides) plain_line(out, a.id, "manca anche", fmt::format("{}, lo sa {}", m.label, m.holder));
    return out;
}

std::string show(const SharingAnswer& a, const Request& r, const Style& style) {
    const std::string format = r.value("--formato", "testo");
    if (format == "json") return to_json(a) + "\n";
    return format == "piano" ? plain_of(a) : text_of(a, style);
}

}  // namespace

std::optional<Told> tell_sharing(const Catalogue& c, const Input& person, const Request& r, Date day, const Style& style,
                                 Notes notes, Diagnostics& problems) {
    auto answer = c.what_to_share(person, question_of(r, day), r.value("--con"), problems);
    if (!answer) return std::nullopt;
    Told out;
    out.notes = answer->notes;
    if (notes == Notes::left_out) answer->notes = {};
    out.verdicts.emplace_back(answer->id, word(answer->verdict));
    out.text = show(*answer, r, style);
    out.undecided = open(*answer) && answer->enough.empty() && answer->may.empty();
    return out;
}

}  // namespace attiva::cli
