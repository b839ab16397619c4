// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "export/path_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/literal.hpp"

namespace attiva::exporting {
namespace {

std::string sentence(std::string text) {
    if (!text.empty() && text.back() != '.') text += '.';
    return text;
}

std::string step_in_words(const Path& path, std::size_t i) {
    const PathStep& s = path.steps[i];
    std::vector<std::string> parts{step_days(s)};
    if (const std::string d = duration(s); !d.empty()) parts.push_back(d);
    for (const auto& r : remarks(path, i)) parts.push_back(r);
    if (const std::string after = after_words(path, i); !after.empty()) parts.push_back(after);
    std::string out = fmt::format(" Passo {}: {}", i + 1, s.name);
    for (const auto& p : parts) out += ", " + p;
    return sentence(out);
}

std::string cut_in_words(const PathCut& cut) {
    std::string out;
    for (const auto& b : cut.bars) out += (out.empty() ? " Lo impedisce: " : "; ") + b.text;
    out = sentence(out);
    if (!cut.opening.empty()) out += sentence(" Lo aprirebbe: " + listed(cut.opening));
    return out;
}

// In the first key in which another could be better; of those after it nothing is known.
std::string could_be(const Path& p, PathKey first) {
    const auto gap = first_gap(p, first);
    if (!gap) return {};
    switch (*gap) {
        case PathKey::discouraged: return " Uno potrebbe avere meno passi sconsigliati.";
        case PathKey::skipped: return " Uno potrebbe seguire più «meglio dopo».";
        case PathKey::end: return " Nessun percorso arriva prima " + of_day(p.bound.end) + (first == PathKey::end ? "." : ", a parità di ciò che conta di più.");
        case PathKey::steps: return " Uno potrebbe avere meno passi.";
        case PathKey::undecided: break;
    }
    return " Uno potrebbe avere meno da chiarire.";
}

std::string only_if(const Path& p) { return p.only_if.empty() ? "" : " (" + p.only_if + ")"; }

}  // namespace

std::string listed(const std::vector<std::string>& parts) {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) out += (i == 0 ? "" : i + 1 == parts.size() ? " e " : ", ") + parts[i];
    return out;
}

std::string duration(const PathStep& s) {
    // Of what runs, its days say until when.
    if (s.running && (!s.duration.known || s.duration.text.rfind("finisce", 0) == 0)) return {};
    if (!s.duration.text.empty()) return s.duration.text;
    return s.duration.known ? text::write_quantity(Number{s.duration.typical}, "giorni") : "durata non indicata: si conta un giorno";
}

bool all_assumed(const Path& p) {
    return std::all_of(p.steps.begin(), p.steps.end(), [](const PathStep& s) { return s.running || s.assumed; }) &&
           std::any_of(p.steps.begin(), p.steps.end(), [](const PathStep& s) { return s.assumed; });
}

std::vector<std::string> warnings(const PathStep& s) {
    std::vector<std::string> out;
    if (s.presumed) out.emplace_back("escluso salvo");
    if (s.presumed ? s.answer.suitability == Suitability::discouraged : s.discouraged) out.emplace_back("sconsigliato");
    return out;
}

std::vector<std::string> remarks(const Path& path, std::size_t step) {
    const PathStep& s = path.steps[step];
    std::vector<std::string> out = warnings(s);
    if (s.assumed && !all_assumed(path)) out.emplace_back("se va come sperato");
    return out;
}

std::string arrives(const Path& path) { return path.only_if.empty() ? "si arriva" : "si arriverebbe"; }

std::string end_words(const Path& path) {
    return arrives(path) + " " + arrival_words(path) + only_if(path) + (all_assumed(path) ? ", se ogni passo va come sperato" : "");
}

std::string near_words(const NearGoal& n) { return n.name + ", " + arrival_day(n.path) + only_if(n.path); }

std::vector<std::size_t> waits_for(const Path& path, std::size_t step) {
    std::vector<std::size_t> out;
    for (const PathBinding& b : path.steps[step].not_before) {
        if (b.kind == PathBinding::Kind::later || b.kind == PathBinding::Kind::free) continue;
        for (const auto& id : b.after) {
            std::size_t found = step;
            for (std::size_t k = 0; k < path.steps.size(); ++k)
                if (k != step && path.steps[k].id == id && (found == step || path.steps[k].to < path.steps[step].from)) found = k;
            if (found != step && std::find(out.begin(), out.end(), found) == out.end()) out.push_back(found);
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::string after_words(const Path& path, std::size_t step) {
    std::vector<std::string> numbers;
    for (const std::size_t k : waits_for(path, step)) numbers.push_back(std::to_string(k + 1));
    if (numbers.empty()) return {};
    return (numbers.size() == 1 ? "dopo il passo " : "dopo i passi ") + listed(numbers);
}

const Path* first_path(const PathAnswer& a) { return a.paths.empty() ? nullptr : &a.paths.front(); }

std::string goal_words(const PathAnswer& a) {
    const Path* p = first_path(a);
    if (p != nullptr && !p->reaches.empty()) return p->reaches;
    if (!a.goal.empty()) return a.goal;
    return a.aims.empty() ? "nessun obiettivo indicato" : listed(a.aims);
}

std::string heading(const PathAnswer& a) { return "Percorso verso: " + goal_words(a); }

std::string about(const PathAnswer& a) {
    std::string out = a.subject;
    for (const std::string& part : {text::write_day(a.day), a.place, a.view.empty() ? "" : "vista: " + a.view})
        if (!part.empty()) out += (out.empty() ? "" : " · ") + part;
    return out;
}

std::string proof_words(const PathAnswer& a) {
    if (a.reached) return "L'obiettivo è già raggiunto: non serve nessun passo.";
    switch (a.proof) {
        case PathProof::proved: return "Nessun percorso è migliore: è provato.";
        case PathProof::best_found: {
            std::string out = "Migliore trovato: non è provato che sia il migliore.";
            if (const Path* p = first_path(a)) out += could_be(*p, a.first);
            return out;
        }
        case PathProof::none: return "Non c'è nessun percorso entro " + on_day(a.last) + ": è provato.";
        case PathProof::unknown: break;
    }
    return "Nessun percorso trovato entro " + on_day(a.last) + "; non è provato che non ci sia.";
}

std::string in_words(const PathAnswer& a) {
    std::string out = sentence(about(a));
    const Path* p = first_path(a);
    if (p == nullptr || p->steps.empty()) {
        out += " " + proof_words(a);
        for (const PathCut& c : a.cuts) out += cut_in_words(c);
        for (const NearGoal& n : a.near) out += sentence(" Vicino c'è: " + n.name);
    } else {
        out += fmt::format(" {} {}.", p->steps.size(), p->steps.size() == 1 ? "passo" : "passi");
        for (std::size_t i = 0; i < p->steps.size(); ++i) out += step_in_words(*p, i);
        out += " All'obiettivo " + end_words(*p) + ". " + proof_words(a);
    }
    return out + " Proposta: decide l'équipe con la persona.";
}

std::string arrival_day(const Path& p) { return p.at_least ? "non prima " + of_day(p.end) : on_day(p.end); }

}  // namespace attiva::exporting

namespace attiva {

std::string step_days(const PathStep& s) {
    using namespace exporting;
    // As the history has it: it ends on the day after its last one.
    if (s.running) return s.duration.known ? "in corso, finisce " + on_day(s.to + 1) : "in corso, senza una fine scritta";
    if (s.from == s.to) return on_day(s.from);
    const bool sure = s.duration.dates || s.duration.counted == PathDuration::Counted::exact || s.duration.planned.empty();
    return from_day(s.from) + (sure ? " " : fmt::format(", se dura {} fino ", s.duration.planned)) + to_day(s.to);
}

std::string arrival_words(const Path& p) {
    const std::string day = exporting::arrival_day(p);
    if (p.unknown_lengths == 0) return day;
    return fmt::format("{} (date indicative: {} senza durata)", day, text::counted(static_cast<std::size_t>(p.unknown_lengths), "passo", "passi"));
}

}  // namespace attiva
