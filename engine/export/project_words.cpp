// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include <fmt/format.h>

#include <algorithm>

#include "export/path_words.hpp"
#include "export/project_page.hpp"

namespace attiva::exporting {
namespace {

using Lines = std::vector<std::string>;

void add(Lines& out, const std::string& text) {
    if (!text.empty() && std::find(out.begin(), out.end(), text) == out.end()) out.push_back(text);
}

Lines when_lines(const Path& path, const PathStep& s, std::size_t i) {
    Lines out{when(s)};
    if (std::string d = duration(s); !d.empty()) {
        if (s.duration.source && s.duration.source->unverified) d += " (da verificare)";
        out.push_back((s.duration.known ? "Durata: " : "") + d);
    }
    for (const auto& r : remarks(path, i)) out.push_back(r);
    for (const PathBinding& b : s.not_before)
        if (b.kind != PathBinding::Kind::first_day) add(out, b.text);
    return out;
}

// Who sits there for the same reason is named together.
std::string seated(const PathStep& s, bool essential) {
    std::vector<std::pair<std::string, Lines>> by_reason;
    for (const PathAttendee& a : s.team) {
        if (a.essential != essential) continue;
        const auto it = std::find_if(by_reason.begin(), by_reason.end(), [&](const auto& r) { return r.first == a.why; });
        auto& there = it == by_reason.end() ? by_reason.emplace_back(a.why, Lines{}) : *it;
        there.second.push_back(a.service);
    }
    std::string out;
    for (const auto& [why, services] : by_reason) out += (out.empty() ? "" : "; ") + listed(services) + (why.empty() ? "" : " (" + why + ")");
    return out;
}

// Who activates it is said apart where the team does not say it.
Lines team_lines(const PathStep& s) {
    Lines out;
    const bool seen = std::any_of(s.team.begin(), s.team.end(), [&](const PathAttendee& a) { return a.service == s.service && !a.why.empty(); });
    if (!s.service.empty() && !seen) out.push_back("Lo attiva: " + s.service);
    if (const std::string core = seated(s, true); !core.empty()) out.push_back("Équipe essenziale: " + core);
    if (const std::string wider = seated(s, false); !wider.empty()) out.push_back("Équipe allargata: " + wider);
    return out;
}

Lines to_verify(const PathStep& s) {
    Lines out;
    for (const Missing& m : s.answer.missing) {
        const std::string whose = m.member.empty() ? m.label : m.label + " di " + m.member;
        add(out, m.hidden ? whose + ", da verificare con " + m.holder : m.holder.empty() ? whose : whose + " (" + m.holder + ")");
    }
    for (const PresumedFact& f : s.presumptions) add(out, fmt::format("{}{} (si presume: {})", f.label, f.member.empty() ? "" : " di " + f.member, f.value));
    if (s.answer.unverified) out.emplace_back("una norma, ancora da verificare");
    return out;
}

std::string name_of(const Path& path, const std::string& id) {
    for (const PathStep& s : path.steps)
        if (s.id == id) return s.name;
    return id;
}

std::string shift_words(const Path& path, const PathStep& s, const PathShift& shift) {
    std::string out = fmt::format("{}, {}: ", s.name, shift.text);
    if (!shift.end) return out + "il percorso non vale più, va rifatto";
    out += *shift.end == path.end ? "si arriva lo stesso " + on_day(path.end) : "si arriva " + on_day(*shift.end);
    for (const auto& m : shift.moved) out += "; " + name_of(path, m.id) + " comincia " + on_day(m.then);
    return out;
}

// What is presumed is not named here: the person gets this page.
PageNote assumed(const Path& path) {
    PageNote out{"Se va come sperato", {}};
    Lines names;
    for (const PathStep& s : path.steps)
        if (s.assumed) add(names, s.name);
    if (!names.empty()) out.items.push_back("Le date contano sul buon esito di " + (all_assumed(path) ? "ogni passo" : listed(names)));
    if (std::any_of(path.steps.begin(), path.steps.end(), [](const PathStep& s) { return !s.answer.presumed.empty(); }))
        out.items.emplace_back("Qualche condizione è presunta, non saputa: si conferma prima di ogni passo");
    for (const PathStep& s : path.steps) {
        Lines left;  // what the milestone does not say
        for (const auto& l : s.leaves)
            if (s.milestone.find(l) == std::string::npos) add(left, l);
        if (!left.empty()) out.items.push_back(s.name + " lascia: " + listed(left));
        if (!s.skipped.empty()) out.items.push_back(s.name + ", sarebbe meglio dopo: " + listed(s.skipped));
    }
    return out;
}

PageNote longer(const Path& path) {
    PageNote out{"Se un passo dura un altro tempo", {}};
    for (const PathStep& s : path.steps)
        for (const PathShift& shift : s.shifts) out.items.push_back(shift_words(path, s, shift));
    return out;
}

PageNote otherwise(const PathAnswer& a) {
    PageNote out{"Se va altrimenti", {}};
    if (a.otherwise != nullptr) {
        const std::string failed = a.failed.empty() ? "Se un passo finisce male" : "Se finisce male " + a.failed;
        const Path* then = first_path(*a.otherwise);
        Lines names;
        if (then != nullptr)
            for (const PathStep& s : then->steps) add(names, s.name);
        out.items.push_back(then == nullptr ? failed + ": " + proof_words(*a.otherwise)
                                            : failed + ": " + (names.empty() ? "" : "si prosegue con " + listed(names) + "; ") + "" + end_words(*then));
    }
    if (a.paths.size() == 2) out.items.emplace_back("C'è un'altra strada: si guarda insieme");
    if (a.paths.size() > 2) out.items.push_back(fmt::format("Ci sono altre {} strade: si guardano insieme", a.paths.size() - 1));
    return out;
}

PageNote different(const PathAnswer& a) {
    if (!a.difference) return {};
    PageNote out{"Rispetto al percorso " + of_day(a.difference->earlier_day), a.difference->lines};
    if (out.items.empty()) out.items.emplace_back("Non è cambiato niente.");
    return out;
}

void cuts(const PathAnswer& a, std::vector<PageNote>& out) {
    for (const PathCut& c : a.cuts) {
        PageNote note{out.empty() ? "Lo impedisce" : "Lo impedisce anche", {}};
        for (const PathBar& b : c.bars) note.items.push_back(b.text);
        if (!c.opening.empty()) note.items.push_back("Lo aprirebbe: " + listed(c.opening));
        out.push_back(std::move(note));
    }
    PageNote near{"Vicino si può raggiungere", {}};
    for (const NearGoal& n : a.near) near.items.push_back(n.name + ", " + on_day(n.path.end));
    if (!near.items.empty()) out.push_back(std::move(near));
}

}  // namespace

std::vector<StepCell> step_cells(const Path& path, std::size_t i) {
    const PathStep& s = path.steps[i];
    return {{"Quando", when_lines(path, s, i)}, {"Chi lo attiva, con chi", team_lines(s)},          {"Documenti", s.documents}, {"Che cosa apre", s.opens},
            {"Traguardo da concordare", s.milestone.empty() ? Lines{} : Lines{s.milestone}}, {"Da verificare", to_verify(s)}};
}

std::vector<PageNote> path_notes(const PathAnswer& a) {
    std::vector<PageNote> out;
    const Path* path = first_path(a);
    if (path == nullptr) {
        cuts(a, out);
    } else {
        out.push_back(assumed(*path));
        out.push_back(longer(*path));
    }
    out.push_back(otherwise(a));
    out.push_back(different(a));
    out.push_back({"Da sapere", a.notes});
    if (!a.excluded.empty()) out.back().items.push_back("Non si sono considerati: " + listed(a.excluded));
    out.erase(std::remove_if(out.begin(), out.end(), [](const PageNote& n) { return n.items.empty(); }), out.end());
    return out;
}

std::vector<std::string> signers(const PathAnswer& a) {
    Lines out{"La persona", "L'assistente sociale", "Il centro per l'impiego"};
    const auto other = [&](const std::string& service) {
        if (!service.empty() && service != "la persona" && service.find("servizio sociale") == std::string::npos && service.find("centro per l'impiego") == std::string::npos)
            add(out, "Per " + service);
    };
    if (const Path* path = first_path(a))
        for (const PathStep& s : path->steps)
            for (const PathAttendee& x : s.team)
                if (!x.maybe) other(x.service);
    return out;
}

}  // namespace attiva::exporting
