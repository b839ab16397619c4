// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/cases/buoni/chiedi/.

#include "interview_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace attiva::cli {
namespace {

constexpr std::size_t most_named = 4;     // instruments of one answer
constexpr std::size_t most_because = 2;   // conditions before «perché» is asked for
constexpr std::size_t most_answers = 8;

std::string names(const std::vector<NamedInstrument>& list) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < list.size() && i < most_named; ++i) out.push_back(list[i].name);
    if (list.size() == most_named + 1) out.back() += " e un altro";
    if (list.size() > most_named + 1) out.back() += fmt::format(" e altri {}", list.size() - most_named);
    return join(out);
}

std::string outcome(const ForeseenAnswer& a) {
    std::vector<std::string> parts;
    if (!a.opens.empty()) parts.push_back("apre " + names(a.opens));
    if (!a.closes.empty()) parts.push_back(fmt::format("{}: {}", a.closes.size() == 1 ? "chiude" : fmt::format("chiude {}", a.closes.size()), names(a.closes)));
    return parts.empty() ? "non basta da sola" : join(parts, "; ");
}

std::string because(const AskedBecause& b) {
    std::string out = b.instrument.name;
    if (!b.condition.empty()) out += ": " + b.condition;
    if (b.source) out += "  [" + cite(*b.source) + "]";
    return out;
}

// "3,4"
std::string decimal(double n) {
    std::string out = fmt::format("{:.1f}", n);
    std::replace(out.begin(), out.end(), '.', ',');
    return out;
}

std::string choices(const NextStep& s, const Style& style) {
    std::string out;
    for (std::size_t i = 0; i < s.choices.size(); ++i)
        out += folded(style, fmt::format("{}. {} ({})", i + 1, s.choices[i].second, s.choices[i].first), 4);
    return out;
}

std::string foreseen(const NextStep& s, const Style& style) {
    const bool any = std::any_of(s.answers.begin(), s.answers.end(), [](const ForeseenAnswer& a) { return !a.opens.empty() || !a.closes.empty(); });
    if (!any) return s.answers.empty() ? "" : folded(style, "Da sola non decide nulla, ma senza non si decide.", 2);
    std::string out;
    for (std::size_t i = 0; i < s.answers.size() && i < most_answers; ++i)
        out += folded(style, fmt::format("se {}: {}", s.answers[i].text, outcome(s.answers[i])), 4);
    if (s.answers.size() > most_answers) out += folded(style, fmt::format("e altre {} risposte", s.answers.size() - most_answers), 4);
    return out;
}

void list_of(std::string& out, const Style& style, const char* heading, const Answer& a, Verdict wanted) {
    std::vector<std::string> lines;
    for (const auto& i : a.instruments) {
        if (i.verdict != wanted) continue;
        std::string line = i.name;
        if (wanted == Verdict::to_clarify || wanted == Verdict::to_verify_hidden) {
            std::vector<std::string> missing;
            for (const auto& m : i.missing)
                if (missing.size() < most_named) missing.push_back(m.member.empty() ? m.label : m.label + " (" + m.member + ")");
            if (!i.services.empty()) line += ": da verificare con " + join(i.services);
            else if (!missing.empty()) line += ": manca " + join(missing);
        }
        lines.push_back(std::move(line));
    }
    if (lines.empty()) return;
    out += "\n" + bold(style, fmt::format("{} ({})", heading, lines.size())) + "\n";
    for (const auto& l : lines) out += folded(style, "- " + l, 2);
}

// How many there are of the verdicts not told one by one.
std::string others(const Answer& a, const Style& style) {
    std::map<Verdict, int> counts;
    for (const auto& i : a.instruments)
        for (const Verdict v : {Verdict::presumed_out, Verdict::already_done, Verdict::not_offered, Verdict::unavailable})
            if (i.verdict == v) ++counts[v];
    std::vector<std::string> parts;
    for (const auto& [verdict, count] : counts) parts.push_back(fmt::format("{} {}", word(verdict), count));
    return parts.empty() ? "" : "\n" + folded(style, "Gli altri: " + join(parts), 0);
}

}  // namespace

std::string interview_question(const NextStep& s, std::size_t number, const Style& style) {
    std::string out = "\n" + bold(style, fmt::format("{}. {}", number, s.question));
    if (!s.member.empty()) out += fmt::format("  ({})", s.member);
    out += "\n";
    std::string about = s.label;
    if (!s.holder.empty()) about += " · lo sa " + s.holder;
    if (!s.document.empty()) about += " · documento: " + s.document;
    out += dim(style, folded(style, about, 2));
    if (!s.known.empty()) out += folded(style, "Si sa solo: " + s.known, 2);
    out += folded(style, fmt::format("Da chiarire {} {}; questa ne riguarda {}, e ne decide in media {}.", s.open, s.open == 1 ? "strumento" : "strumenti",
                                     s.because.size(), decimal(s.settles)),
                  2);
    out += foreseen(s, style);
    for (std::size_t i = 0; i < s.because.size() && i < most_because; ++i) out += folded(style, "perché " + because(s.because[i]), 2);
    if (s.because.size() > most_because) out += folded(style, fmt::format("e altri {} (scrivi: perché)", s.because.size() - most_because), 2);
    out += folded(style, "Risposta: " + s.how + "; non so; lo sa SERVIZIO; indietro; basta", 2);
    return out + choices(s, style);
}

std::string interview_reasons(const NextStep& s, const Style& style) {
    std::string out;
    for (const auto& b : s.because) out += folded(style, "- " + because(b), 2);
    return out;
}

std::string interview_end(const InterviewOutcome& o, const Style& style) {
    const Answer& a = o.now;
    std::string out = "\n";
    out += o.finished ? bold(style, "Non c'è altro da chiedere che cambi qualcosa.") : bold(style, "Ci si ferma qui: altre domande sarebbero utili.");
    out += "\n";
    if (o.exhausted) out += folded(style, "Non si è potuto guardare tutto: qualche strumento potrebbe dipendere da altro.", 2);
    list_of(out, style, "Si può attivare ora", a, Verdict::available);
    list_of(out, style, "In corso", a, Verdict::active_now);
    list_of(out, style, "Non ora", a, Verdict::not_now);
    list_of(out, style, "Da chiarire", a, Verdict::to_clarify);
    list_of(out, style, "Salvo verifica riservata", a, Verdict::to_verify_hidden);
    out += others(a, style);
    if (!o.requests.empty()) out += "\n" + bold(style, "Da chiedere") + "\n";
    for (const auto& r : o.requests)
        out += folded(style, fmt::format("- {}{}: lo sa {}", r.label, r.member.empty() ? "" : " (" + r.member + ")", r.name), 2);
    return out + "\n" + dim(style, "Proposta: decide l'équipe.") + "\n";
}

}  // namespace attiva::cli
