// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The answer as people read it: one line per instrument first, grouped by
// verdict; the reason, the source and the numbers one step below.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "funding_text.hpp"
#include "output.hpp"

namespace attiva::cli {
namespace {

std::string upper(std::string s) {
    for (char& c : s)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    // In UTF-8 à è ì ò ù and their capitals differ by 0x20 in the second byte.
    for (std::size_t i = 1; i < s.size(); ++i)
        if (s[i - 1] == '\xC3' && static_cast<unsigned char>(s[i]) >= 0xA0U)
            s[i] = static_cast<char>(static_cast<unsigned char>(s[i]) - 0x20U);
    return s;
}

std::string group_heading(Verdict v) {
    switch (v) {
        case Verdict::active_now: return "in corso";
        case Verdict::available: return "si può attivare ora";
        case Verdict::to_clarify: return "attivabile se… (da chiarire)";
        case Verdict::to_verify_hidden: return "attivabile, salvo verifica riservata";
        case Verdict::not_now: return "non ora";
        case Verdict::presumed_out: return "escluso, salvo che…";
        case Verdict::already_done: return "già fatto";
        case Verdict::not_offered: return "qui non offerto";
        case Verdict::unavailable: return "non attivabile";
    }
    return {};
}

std::string missing_line(const Missing& m) {
    std::string out = m.label;
    if (!m.member.empty()) out += fmt::format(" ({})", m.member);
    if (m.partial && !m.known.empty()) out += fmt::format(": si sa solo {}", m.known);
    return out + (m.hidden ? fmt::format(", da verificare con {}", m.holder)
                           : fmt::format(", lo sa {}", m.holder));
}

std::string heading(const Answer& a, const Style& style) {
    std::string out = bold(style, "Cosa possiamo attivare?");
    if (!a.subject.empty()) out += "  " + a.subject;
    out += "\n" + dim(style, fmt::format("Giorno {} · {} · vista: {} · catalogo {}", iso(a.day),
                                         a.place, a.view, a.digest)) +
           "\n" + dim(style, "Proposta: decide l'équipe.") + "\n";
    return out;
}

std::string badges(const InstrumentAnswer& i) {
    std::vector<std::string> words;
    if (i.suitability != Suitability::neutral) words.emplace_back(word(i.suitability));
    if (i.wish == PersonSays::wanted) words.emplace_back("la persona lo desidera");
    if (i.wish == PersonSays::refused) words.emplace_back("la persona lo rifiuta");
    if (i.local) words.emplace_back("regola locale");
    if (i.unverified) words.emplace_back("da verificare");
    return words.empty() ? "" : "  (" + join(words, "; ") + ")";
}

std::string results_line(const InstrumentAnswer& i) {
    std::vector<std::string> parts;
    for (const auto& r : i.results)
        if (r.type.rfind("euro", 0) == 0) parts.push_back(r.title + ": " + r.text + (is_local(r) ? " (regola locale)" : ""));
    return join(parts, " · ");
}

std::string short_missing(const InstrumentAnswer& i) {
    std::vector<std::string> parts;
    for (std::size_t k = 0; k < i.missing.size() && k < 3; ++k)
        parts.push_back(missing_line(i.missing[k]));
    std::string out = "manca: " + join(parts, "; ");
    if (i.missing.size() == 4) out += "; e un altro fatto";
    if (i.missing.size() > 4) out += fmt::format("; e altri {} fatti", i.missing.size() - 3);
    return out;
}

bool shows_amounts(Verdict v) {
    return v == Verdict::available || v == Verdict::active_now || v == Verdict::to_clarify ||
           v == Verdict::to_verify_hidden || v == Verdict::not_now;
}

bool shows_missing(Verdict v) {
    return v == Verdict::to_clarify || v == Verdict::to_verify_hidden;
}

std::string truth_mark(const Reason& r) {
    return r.truth ? fmt::format("[{}] ", word(*r.truth)) : "";
}

// Tells reasons: by default only the parts that settle each truth, and what was
// told once is not told again.
class Telling {
public:
    Telling(const Style& style, bool whole) : style_(style), whole_(whole) {}

    std::string tell(const Reason& r, int indent, int depth = 0) {
        std::string line = truth_mark(r) + r.text;
        if (!r.value.empty()) line += r.text.empty() ? r.value : ": " + r.value;
        if (r.presumed) line += " (presunto)";
        if (r.hidden) line += " (riservato)";
        const bool again = !whole_ && !r.parts.empty() && !told_.insert(&r).second;
        if (again) {
            line += " (come sopra)";
            silent_ = true;
        }
        std::string out = folded(style_, line, indent);
        if (r.source) out += dim(style_, folded(style_, cite(*r.source), indent + 5));
        return again || depth >= deepest_reason ? out : out + parts(r, indent + 4, depth + 1);
    }

    /// Said once, after the reasons, if something was left out.
    [[nodiscard]] std::string left_out(int indent) const {
        if (!silent_) return {};
        return dim(style_, folded(style_, "Di ogni condizione c'è solo ciò che la decide; --completa scrive anche il resto.", indent));
    }

private:
    std::string parts(const Reason& r, int indent, int depth) {
        std::string out;
        for (const auto& p : r.parts) {
            if (whole_ || p.decisive) out += tell(*p, indent, depth);
            else silent_ = true;
        }
        return out;
    }

    const Style& style_;
    bool whole_;
    bool silent_ = false;
    std::set<const Reason*> told_;
};

std::string notes_of(const InstrumentAnswer& i, const Style& style, int indent) {
    std::string out;
    if (!i.tier.empty()) out += folded(style, i.tier, indent);
    if (!i.interpretation.empty()) out += folded(style, i.interpretation, indent);
    if (!i.opened_by.empty()) out += folded(style, i.opened_by, indent);
    if (i.from) out += folded(style, fmt::format("possibile dal {}", iso(*i.from)), indent);
    return out;
}

// "no" and "nessuno" are the rule: only their labels are listed, the others
// with their value.
std::string presumptions(const Answer& a, const Style& style) {
    if (!a.presumptions_on) return "\nPresunzioni spente: ciò che non è scritto è ignoto.\n";
    if (a.presumptions.empty()) return {};
    std::vector<std::string> negative;
    std::vector<std::string> others;
    for (const auto& p : a.presumptions) {
        const std::string who = p.member.empty() ? "" : fmt::format(" ({})", p.member);
        if (p.value == "no") negative.push_back(p.label + who);
        else others.push_back(p.label + who + ": " + p.value);
    }
    std::string out = "\n" + bold(style, "Presunto, perché non scritto") +
                      dim(style, "  (chiedere nel dubbio; --senza-presunzioni per spegnerle)") + "\n";
    if (!negative.empty()) out += folded(style, "no: " + join(negative, ", "), 2);
    if (!others.empty()) out += folded(style, join(others, " · "), 2);
    return out;
}

std::string missing_section(const InstrumentAnswer& i, const Style& style) {
    if (i.missing.empty()) return {};
    std::string out = "\n" + bold(style, "Che cosa manca") + "\n";
    for (const auto& m : i.missing) {
        out += folded(style, "- " + missing_line(m), 2);
        if (m.question.empty() || m.hidden) continue;
        // The name too: it is what goes into the person's file.
        const std::string name = m.attribute.empty() ? "" : " [" + m.attribute + "]";
        out += dim(style, folded(style, m.question + name, 6));
    }
    return out;
}

std::string change_line(const ChangeNeeded& c) {
    std::string out = c.label + (c.member.empty() ? "" : " (" + c.member + ")") + ": " + c.needed + ", ora " + c.now;
    if (!c.distance.empty()) out += " (" + c.distance + ")";
    return out;
}

// "titolo di studio, al termine di: Corso (il CPIA)"
std::string openers_line(const ChangeNeeded& c) {
    std::vector<std::string> names;
    for (const Opener& o : c.openers) names.push_back(o.name + (o.service.empty() ? "" : " (" + o.service + ")"));
    return c.label + ", al termine di: " + join(names, ", ");
}

std::string ways_section(const InstrumentAnswer& i, const Style& style) {
    if (i.verdict != Verdict::unavailable || (i.ways_in.empty() && i.ways_kept_back == 0)) return {};
    std::string out = "\n" + bold(style, "Che cosa cambierebbe") + dim(style, "  (da sola ogni voce; insieme ciò che una voce unisce)") + "\n";
    for (const WayIn& way : i.ways_in) {
        std::string line = "- ";
        for (const ChangeNeeded& c : way.changes) line += (line.size() == 2 ? "" : "; insieme a ") + change_line(c);
        out += folded(style, line, 2);
        std::vector<std::string> who;
        for (const ChangeNeeded& c : way.changes)
            if (std::find(who.begin(), who.end(), c.by) == who.end()) who.push_back(c.by);
        out += dim(style, folded(style, "può cambiare con: " + join(who, ", "), 6));
        for (const ChangeNeeded& c : way.changes)
            if (!c.openers.empty()) out += dim(style, folded(style, openers_line(c), 6));
    }
    if (i.ways_kept_back > 0)
        out += dim(style, folded(style, fmt::format("{} da fatti che nessuno può augurarsi: --tutte",
                                                    i.ways_kept_back == 1 ? "Un altro modo" : fmt::format("Altri {} modi", i.ways_kept_back)), 2));
    if (!i.ways_complete) out += dim(style, folded(style, "Le combinazioni sono molte: non sono state guardate tutte.", 2));
    return out;
}

std::string short_way(const InstrumentAnswer& i) {
    if (i.verdict != Verdict::unavailable || i.ways_in.empty() || i.ways_in.front().changes.size() > 1) return {};
    return "cambierebbe: " + change_line(i.ways_in.front().changes.front());
}

std::string one_line(const InstrumentAnswer& i, const Style& style, Reasons reasons) {
    std::string out = "  " + bold(style, i.name) + fmt::format(" [{}]", i.id) + badges(i) + "\n";
    if (!i.summary.empty()) out += folded(style, i.summary, 6);
    if (shows_missing(i.verdict) && !i.missing.empty()) out += folded(style, short_missing(i), 6);
    if (const std::string way = short_way(i); !way.empty()) out += folded(style, way, 6);
    const std::string amounts = results_line(i);
    if (shows_amounts(i.verdict) && !amounts.empty()) out += folded(style, amounts, 6);
    out += notes_of(i, style, 6);
    Telling telling(style, reasons == Reasons::whole);
    if (reasons != Reasons::none)
        for (const auto& r : i.reasons) out += telling.tell(r, 6);
    return out;
}

std::string results_section(const InstrumentAnswer& i, const Style& style) {
    if (i.results.empty()) return {};
    std::string out = "\n" + bold(style, "Importi e risultati") + "\n";
    for (const auto& r : i.results) {
        out += folded(style, "- " + r.title + ": " + r.text, 2);
        if (!r.missing.empty() && r.text.rfind("manca", 0) != 0) {
            std::vector<std::string> labels;
            for (const auto& m : r.missing) labels.push_back(m.label);
            out += folded(style, "manca: " + join(labels, ", "), 6);
        }
        if (r.source) out += dim(style, folded(style, cite(*r.source), 6));
    }
    return out;
}

std::string lines_section(const InstrumentAnswer& i, const Style& style) {
    if (i.lines.empty()) return {};
    std::string out = "\n" + bold(style, "Da sapere") + "\n";
    for (const auto& l : i.lines) {
        std::string text = "- " + l.kind + ": " + l.text;
        if (l.truth) text += fmt::format(" [{}]", word(*l.truth));
        if (l.source && (l.source->unverified || l.source->local)) text += " · " + cite(*l.source);
        out += folded(style, text, 2);
    }
    return out;
}

// What ended before the day is not for today: its name is enough, unless it runs.
bool past(const InstrumentAnswer& i) {
    return i.expired && i.verdict != Verdict::active_now && i.verdict != Verdict::already_done;
}

// Refused by the person: it is theirs to say, whatever the rules come to. What runs or is
// over stays where it is.
bool turned_down(const InstrumentAnswer& i) {
    return i.wish == PersonSays::refused && i.verdict != Verdict::active_now && i.verdict != Verdict::already_done;
}

std::string refused_section(const Answer& a, const Style& style) {
    std::string out;
    int count = 0;
    for (const auto& i : a.instruments) {
        if (!turned_down(i) || past(i)) continue;
        ++count;
        out += "  " + bold(style, i.name) + fmt::format(" [{}]\n", i.id) + folded(style, fmt::format("per le regole: {}", word(i.verdict)), 6);
    }
    return count == 0 ? "" : "\n" + bold(style, fmt::format("RIFIUTATO DALLA PERSONA ({})", count)) + "\n" + out;
}

std::string past_section(const Answer& a, const Style& style) {
    std::vector<std::string> names;
    for (const auto& i : a.instruments)
        if (past(i)) names.push_back(i.name + " [" + i.id + "]");
    if (names.empty() || a.instruments.size() == 1) return {};
    return "\n" + bold(style, fmt::format("Non più in vigore ({})", names.size())) + "\n" + folded(style, join(names, ", "), 2);
}

}  // namespace

std::string answer_text(const Answer& answer, const Style& style, Reasons reasons) {
    std::string out = heading(answer, style);
    bool first = true;
    Verdict group{};
    const bool one = answer.instruments.size() == 1;
    for (const auto& i : answer.instruments) {
        if ((past(i) || turned_down(i)) && !one) continue;
        if (first || i.verdict != group) {
            const auto count = std::count_if(
                answer.instruments.begin(), answer.instruments.end(),
                [&](const InstrumentAnswer& other) { return other.verdict == i.verdict && (one || (!past(other) && !turned_down(other))); });
            out += "\n" + bold(style, upper(group_heading(i.verdict))) + fmt::format(" ({})\n", count);
        }
        first = false;
        group = i.verdict;
        out += one_line(i, style, reasons);
    }
    if (answer.instruments.empty()) out += "\nNel catalogo non c'è nessuno strumento.\n";
    if (!one) out += refused_section(answer, style);
    return out + past_section(answer, style) + presumptions(answer, style);
}

std::string why_text(const Answer& answer, const Style& style, Reasons reasons) {
    if (answer.instruments.empty()) return {};
    const InstrumentAnswer& i = answer.instruments.front();
    std::string out = heading(answer, style);
    out += "\n" + bold(style, i.name) + fmt::format(" [{}]: ", i.id) + bold(style, word(i.verdict)) +
           badges(i) + "\n";
    if (!i.summary.empty()) out += folded(style, i.summary, 2);
    out += notes_of(i, style, 2);
    out += missing_section(i, style);
    out += ways_section(i, style);
    Telling telling(style, reasons == Reasons::whole);
    if (!i.reasons.empty()) out += "\n" + bold(style, "Perché") + "\n";
    for (const auto& r : i.reasons) out += telling.tell(r, 2);
    out += telling.left_out(2);
    out += results_section(i, style);
    if (!i.suitability_reasons.empty())
        out += "\n" + bold(style, fmt::format("Adeguatezza: {}", word(i.suitability))) + "\n";
    for (const auto& r : i.suitability_reasons) out += telling.tell(r, 2);
    out += lines_section(i, style);
    out += funding_section(i, answer.day, style);
    if (!i.presumed.empty())
        out += "\n" + folded(style, "Poggia su presunzioni: " + join(i.presumed, ", "), 0);
    return out;
}

}  // namespace attiva::cli
