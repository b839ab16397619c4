// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What zones and comuni say beside conditions: of somebody else's instrument a
// shorter duration, fewer windows, fewer repetitions, never more; of a parameter
// one value for a place and a day; and nothing of what another zone has made.
// Conditions are for analysis/overlays.cpp, which asks whom they admit.
// Tested by tests/cases/cattivi/strati/.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "catalogue/durations.hpp"
#include "catalogue/overlay.hpp"
#include "catalogue/windows.hpp"

namespace attiva::catalogue {
namespace {

using language::Clause;
using language::ClauseId;
using language::ClauseKind;
using language::Op;
using language::Parameter;
using language::ParameterValue;
using language::Provenance;
using language::Rulebook;
using language::ScopeId;
using language::Subject;
using language::TypedNode;
using language::voice;

class Voices {
public:
    Voices(const std::vector<PlacedFile>& files, const Rulebook& rules, Ground& ground, bool sound, Diagnostics& d)
        : rules_(rules), d_(d), ground_(ground), sound_(sound) {
        for (const PlacedFile& f : files) folders_[f.id] = &f.file;
    }

    void look() {
        for (const Subject& subject : rules_.instruments)
            for (const ClauseId id : subject.clauses) clause(subject, rules_.clauses[id]);
        for (const Parameter& p : rules_.parameters) values(p);
        for (const TypedNode& n : rules_.nodes) named(n);
        for (const Clause& c : rules_.clauses) named(c);
    }

private:
    void add(Severity severity, const char* code, Span where, std::string message, std::string help, Span other,
             std::string note) {
        d_.add({severity, code, std::move(message), where, {}, {{other, std::move(note)}}, std::move(help)});
    }

    // --- what another zone has made ---------------------------------------------

    // May what is written here speak of what is written there? A comune may of its
    // zone's and of its own, in whatever zone it was then; everybody may of the State's
    // and the Region's.
    [[nodiscard]] bool ours(Span here, Span there) const {
        const auto mine = folders_.find(here.file);
        const auto theirs = folders_.find(there.file);
        if (mine == folders_.end() || theirs == folders_.end() || theirs->second->zone.empty()) return true;
        if (!theirs->second->comune.empty()) return theirs->second->comune == mine->second->comune;
        return theirs->second->zone == mine->second->zone;
    }

    bool foreign(Span here, Span there, const std::string& what) {
        if (ours(here, there)) return false;
        if (said_.insert({here.file, there.file}).second)
            add(Severity::error, "C013", here, fmt::format("«{}» è di un'altra zona, o di un altro comune", what),
                fmt::format("ogni cartella parla solo del suo: togli la clausola, oppure fai portare «{}» nello strato "
                            "superiore", what),
                there, "scritto qui");
        return true;
    }

    // What a condition, a value or a clause names.
    void named(const TypedNode& n) {
        const auto here = folders_.find(n.span.file);
        if (here == folders_.end() || here->second->zone.empty() || n.ref == language::none) return;
        switch (n.op) {
            case Op::parameter: foreign(n.span, rules_.parameters[n.ref].span, rules_.parameters[n.ref].id); break;
            case Op::definition: foreign(n.span, rules_.definitions[n.ref].where.span, rules_.definitions[n.ref].id); break;
            case Op::reading: foreign(n.span, rules_.interpretations[n.ref].where.span, rules_.interpretations[n.ref].id); break;
            case Op::result: foreign(n.span, rules_.clauses[n.ref].where.span, rules_.clauses[n.ref].name); break;
            case Op::done:
            case Op::running:
            case Op::eligible:
            case Op::times: foreign(n.span, rules_.instruments[n.ref].where.span, rules_.instruments[n.ref].id); break;
            default: break;
        }
    }

    // Those that ask nothing of the person: `apre`, `meglio dopo`, `paga`, `non cumulabile`.
    void named(const Clause& c) {
        const bool instruments = c.kind == ClauseKind::opens || c.kind == ClauseKind::better_after || c.kind == ClauseKind::pays;
        if (!language::local(c.where) || (!instruments && c.kind != ClauseKind::not_cumulative)) return;
        for (const Subject& s : instruments ? rules_.instruments : rules_.funds)
            if (std::find(c.targets.begin(), c.targets.end(), s.id) != c.targets.end()) foreign(c.where.span, s.where.span, s.id);
    }

    // --- instruments ----------------------------------------------------------------

    void clause(const Subject& subject, const Clause& c) {
        if (!language::local(c.where) || c.kind == ClauseKind::incompatible) return;  // mirrored in the other
        if (foreign(c.where.span, subject.where.span, subject.id)) return;
        if (voice(c.where.layer) <= voice(subject.where.layer)) return;
        if (c.kind == ClauseKind::repeatable) repetition(subject, c);
        if (c.kind == ClauseKind::duration && sound_) duration(subject, c);
        if (c.kind == ClauseKind::window && sound_) window(subject, c);
    }

    // Those of the voices above that speak in the same places.
    std::vector<const Clause*> above(const Subject& subject, const Clause& mine, ClauseKind kind) {
        std::vector<const Clause*> out;
        for (const ClauseId id : subject.clauses) {
            const Clause& c = rules_.clauses[id];
            if (c.kind == kind && voice(c.where.layer) < voice(mine.where.layer) && ground_.meet(c.where, mine.where))
                out.push_back(&c);
        }
        return out;
    }

    void repetition(const Subject& subject, const Clause& c) {
        const auto upper = above(subject, c, ClauseKind::repeatable);
        const auto own = [&](const Clause* o) { return voice(o->where.layer) == voice(subject.where.layer); };
        if (std::any_of(upper.begin(), upper.end(), own)) return;
        add(Severity::error, "C113", c.where.span,
            fmt::format("«{}» non è ripetibile: uno strato locale non lo rende tale", subject.id),
            "togli la clausola, oppure fai scrivere «ripetibile» dove lo strumento è dichiarato", subject.where.span,
            "dichiarato qui");
    }

    void duration(const Subject& subject, const Clause& c) {
        const Clause* upper = exceeded(rules_, ground_, subject, c);
        if (upper == nullptr) return;
        add(Severity::error, "C114", c.where.span,
            fmt::format("la durata è più lunga di quella che «{}» ha nello strato superiore", subject.id),
            "scrivi una durata non più lunga: uno strato locale restringe", upper->where.span,
            "la durata dello strato superiore");
    }

    void window(const Subject& subject, const Clause& c) {
        const Clause* upper = shut(rules_, ground_, subject, c);
        if (upper == nullptr) return;
        add(Severity::warning, "C115", c.where.span, "in questi giorni la finestra dello strato superiore è chiusa",
            "si fa domanda solo nei giorni di tutte e due: controlla le date", upper->where.span,
            "la finestra dello strato superiore");
    }

    // --- parameters -------------------------------------------------------------------

    void values(const Parameter& p) {
        for (std::size_t i = 0; i < p.values.size(); ++i) {
            const ParameterValue& v = p.values[i];
            if (!language::local(v.where) || foreign(v.where.span, p.span, p.id)) continue;
            for (std::size_t k = 0; k < i; ++k)
                if (twice(p, p.values[k], v)) return;
        }
    }

    // Places that are not the same but meet: neither value is the more local one.
    bool twice(const Parameter& p, const ParameterValue& first, const ParameterValue& second) {
        const ScopeId a = first.where.scope;
        const ScopeId b = second.where.scope;
        if (a == b || a == language::none || b == language::none) return false;
        if (language::rank(rules_.scopes[a]) != language::rank(rules_.scopes[b])) return false;
        bool never = false;
        const Period days = common(in_force(first), in_force(second), never);
        if (never || !ground_.meet(a, b, days)) return false;
        add(Severity::error, "C108", second.where.span,
            fmt::format("«{}» è stabilito due volte per gli stessi luoghi e giorni", p.id),
            "togli uno dei due valori, separa i giorni con «dal … al …», oppure togli da uno degli ambiti i comuni "
            "dell'altro",
            first.where.span, "il primo valore");
        return true;
    }

    const Rulebook& rules_;
    Diagnostics& d_;
    Ground& ground_;
    bool sound_;
    std::map<FileId, const CatalogueFile*> folders_;
    std::set<std::pair<FileId, FileId>> said_;
};

}  // namespace

void check_voices(const std::vector<PlacedFile>& files, const Rulebook& rules, Ground& ground, bool sound,
                  Diagnostics& diagnostics) {
    Voices(files, rules, ground, sound, diagnostics).look();
}

}  // namespace attiva::catalogue
