// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "export/path_words.hpp"
#include "export/project_page.hpp"

namespace attiva::exporting {
namespace {

using Lines = std::vector<std::string>;

void add(Lines& out, const std::string& text) {
    if (!text.empty() && std::find(out.begin(), out.end(), text) == out.end()) out.push_back(text);
}

// The steps are numbered in the table: named by their numbers.
std::string by_number(const Path& path, std::string text) {
    std::vector<std::size_t> order(path.steps.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return path.steps[a].name.size() > path.steps[b].name.size(); });
    for (const std::size_t k : order) {
        const std::string& name = path.steps[k].name;
        if (const std::size_t at = name.empty() ? std::string::npos : text.find(name); at != std::string::npos) text.replace(at, name.size(), fmt::format("passo {}", k + 1));
    }
    return text;
}

// That the dates count on a good outcome is said once, below.
Lines when_lines(const Path& path, const PathStep& s) {
    Lines out{step_days(s)};
    if (std::string d = duration(s); !d.empty()) {
        if (s.duration.source && s.duration.source->unverified) d += " (da verificare)";
        out.push_back((s.duration.known ? "Durata: " : "") + d);
    }
    for (std::string& w : warnings(s)) out.push_back(std::move(w));
    for (const PathBinding& b : s.not_before)
        if (b.kind != PathBinding::Kind::first_day) add(out, by_number(path, b.text));
    return out;
}

// Of those who are surely there: that one is just involved needs no word.
std::string why_there(const PathAttendee& a) {
    if (a.maybe || a.why == "coinvolto nello strumento") return {};
    return a.why == "attiva lo strumento" ? "lo attiva" : a.why;
}

// Who sits there for the same reason is named together.
std::string seated(const PathStep& s, bool essential) {
    std::vector<std::pair<std::string, Lines>> by_reason;
    for (const PathAttendee& a : s.team) {
        if (a.essential != essential) continue;
        const auto it = std::find_if(by_reason.begin(), by_reason.end(), [&](const auto& r) { return r.first == why_there(a); });
        auto& there = it == by_reason.end() ? by_reason.emplace_back(why_there(a), Lines{}) : *it;
        there.second.push_back((a.maybe ? "forse " : "") + a.service);
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

// The rules that count on that day and are still to be verified themselves.
Lines unverified(const PathStep& s) {
    constexpr std::size_t named = 2;
    Lines all;
    for (const Reason& r : s.answer.reasons)
        if (r.applies && r.source && r.source->unverified) add(all, "«" + days_in_words(r.text) + "»");
    if (all.empty()) return {};
    const std::size_t shown = all.size() <= named + 1 ? all.size() : named;
    const std::size_t more = all.size() - shown;
    all.resize(shown);
    if (more > 0) all.push_back(fmt::format("altre {}", more));
    return {(shown + more == 1 ? "nella norma: " : "nelle norme: ") + listed(all)};
}

// By who knows it: what several are asked for is not said once a line.
Lines to_verify(const PathStep& s) {
    std::vector<std::pair<std::string, Lines>> by_holder;
    std::vector<std::pair<std::string, Lines>> hidden;
    Lines readings;
    for (const Missing& m : s.answer.missing) {
        if (m.reading) {
            readings.push_back("come si legge la norma: «" + m.label.substr(m.label.find(": ") + 2) + "»");
            continue;
        }
        auto& all = m.hidden ? hidden : by_holder;
        const auto it = std::find_if(all.begin(), all.end(), [&](const auto& h) { return h.first == m.holder; });
        add((it == all.end() ? all.emplace_back(m.holder, Lines{}) : *it).second, m.member.empty() ? m.label : m.label + " di " + m.member);
    }
    Lines out;
    Lines kept;
    for (const auto& [who, facts] : hidden) kept.push_back(fmt::format("con {}: {}", who, fmt::join(facts, ", ")));
    if (!kept.empty()) out.push_back(fmt::format("da verificare {}", fmt::join(kept, "; ")));
    for (const auto& [who, facts] : by_holder) out.push_back((who.empty() ? "" : who + ": ") + fmt::format("{}", fmt::join(facts, ", ")));
    for (const PresumedFact& f : s.presumptions) add(out, fmt::format("{}{} (si presume: {})", f.label, f.member.empty() ? "" : " di " + f.member, f.value));
    out.insert(out.end(), readings.begin(), readings.end());
    for (const auto& rule : unverified(s)) out.push_back(rule);
    if (!s.documents.empty()) out.push_back(fmt::format("Documenti: {}", fmt::join(s.documents, "; ")));
    return out;
}

Lines milestone(const Path& path, const PathStep& s) {
    Lines out;
    add(out, s.milestone);
    const auto named = [&](const char* what, const Lines& all) {
        Lines left;  // what the milestone does not say
        for (const auto& name : all)
            if (s.milestone.find(name) == std::string::npos) add(left, by_number(path, name));
        if (!left.empty()) out.push_back(what + listed(left));
    };
    named("Apre: ", s.opens);
    named("Prepara: ", s.prepares);
    return out;
}

std::string name_of(const Path& path, const std::string& id) {
    for (const PathStep& s : path.steps)
        if (s.id == id) return s.name;
    return id;
}

std::string shift_words(const Path& path, const PathStep& s, const PathShift& shift) {
    std::string out = fmt::format("{}, {}: ", by_number(path, s.name), shift.text);
    if (!shift.end) return out + "il percorso non vale più, va rifatto";
    out += arrives(path) + (*shift.end == path.end ? " lo stesso " : " ") + on_day(*shift.end);
    for (const auto& m : shift.moved) out += "; " + by_number(path, name_of(path, m.id)) + " comincia " + on_day(m.then);
    return out;
}

// What is presumed and bars nothing is not named here: the person gets this page.
PageNote assumed(const Path& path) {
    PageNote out{"Se va come sperato", {}};
    Lines steps;
    for (std::size_t k = 0; k < path.steps.size(); ++k)
        if (path.steps[k].assumed) steps.push_back(std::to_string(k + 1));
    if (!steps.empty()) out.items.push_back("Le date contano sul buon esito " + (all_assumed(path) ? "di ogni passo" : (steps.size() == 1 ? "del passo " : "dei passi ") + listed(steps)));
    if (std::any_of(path.steps.begin(), path.steps.end(), [](const PathStep& s) { return !s.answer.presumed.empty(); }))
        out.items.emplace_back("Qualche condizione è presunta, non saputa: si conferma prima di ogni passo");
    for (const PathStep& s : path.steps) {
        Lines left;  // what the milestone does not say
        for (const auto& l : s.leaves)
            if (s.milestone.find(l) == std::string::npos) add(left, l);
        if (!left.empty()) out.items.push_back(by_number(path, s.name) + " lascia: " + listed(left));
        if (!s.skipped.empty()) out.items.push_back(by_number(path, s.name) + ", sarebbe meglio dopo: " + listed(s.skipped));
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
                                            : failed + ": " + (names.empty() ? "" : "si prosegue con " + listed(names) + "; ") + arrives(*then) + " " + arrival_day(*then) + (then->only_if.empty() ? "" : " (" + then->only_if + ")"));
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
    for (const NearGoal& n : a.near) near.items.push_back(near_words(n));
    if (!near.items.empty()) out.push_back(std::move(near));
}

}  // namespace

std::vector<StepCell> step_cells(const Path& path, std::size_t i) {
    const PathStep& s = path.steps[i];
    return {{"Quando", when_lines(path, s)}, {"Chi lo attiva, con chi", team_lines(s)}, {"Traguardo da concordare", milestone(path, s)}, {"Da verificare, documenti", to_verify(s)}};
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
    if (path != nullptr && !path->steps.empty()) out.back().items.insert(out.back().items.begin(), proof_words(a));
    if (path != nullptr)
        for (auto& n : out.back().items) n = by_number(*path, std::move(n));
    if (!a.excluded.empty()) out.back().items.push_back("Non si sono considerati: " + listed(a.excluded));
    for (PageNote& n : out)
        for (auto& i : n.items)
            if (i.compare(0, 6, "passo ") == 0) i[0] = 'P';
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
