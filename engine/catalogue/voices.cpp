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

#include "catalogue/overlay.hpp"

namespace attiva::catalogue {
namespace {

using language::Clause;
using language::ClauseId;
using language::ClauseKind;
using language::NodeId;
using language::Op;
using language::Parameter;
using language::ParameterValue;
using language::Provenance;
using language::Rulebook;
using language::ScopeId;
using language::Subject;
using language::voice;

// The largest a constant, a table of them or a parameter of them can be.
std::optional<Number> largest(const Rulebook& rules, NodeId id) {
    const auto& n = rules.nodes[id];
    if (n.op == Op::constant) return n.value.hi;
    std::vector<NodeId> parts;
    if (n.op == Op::titled) parts = n.args;
    if (n.op == Op::cases) {
        for (std::size_t i = 1; i < n.args.size(); i += 2) parts.push_back(n.args[i]);
        if (n.args.size() % 2 != 0) parts.push_back(n.args.back());
    }
    if (n.op == Op::parameter)
        for (const ParameterValue& v : rules.parameters[n.ref].values)
            if (v.value) parts.push_back(*v.value);
    std::optional<Number> out;
    for (const NodeId part : parts) {
        const auto size = largest(rules, part);
        if (!size) return std::nullopt;
        out = out ? std::max(*out, *size) : size;
    }
    return out;
}

// With its renewal.
std::optional<Number> longest(const Rulebook& rules, const Clause& c) {
    if (!c.body) return std::nullopt;
    const auto first = largest(rules, *c.body);
    if (!first || !c.body2) return first;
    const auto more = largest(rules, *c.body2);
    if (!more) return std::nullopt;
    return *first + *more;
}

class Voices {
public:
    Voices(const std::vector<PlacedFile>& files, const Rulebook& rules, Ground& ground, Diagnostics& d)
        : rules_(rules), d_(d), ground_(ground) {
        for (const PlacedFile& f : files) folders_[f.id] = &f.file;
    }

    void look() {
        for (const Subject& subject : rules_.instruments)
            for (const ClauseId id : subject.clauses) clause(subject, rules_.clauses[id]);
        for (const Parameter& p : rules_.parameters) values(p);
    }

private:
    void add(Severity severity, const char* code, Span where, std::string message, std::string help, Span other,
             std::string note) {
        d_.add({severity, code, std::move(message), where, {}, {{other, std::move(note)}}, std::move(help)});
    }

    // --- what another zone has made ---------------------------------------------

    // May what is written here speak of what is written there? A comune may of its
    // zone's, everybody may of the State's and the Region's.
    [[nodiscard]] bool ours(Span here, Span there) const {
        const auto mine = folders_.find(here.file);
        const auto theirs = folders_.find(there.file);
        if (mine == folders_.end() || theirs == folders_.end() || theirs->second->zone.empty()) return true;
        return theirs->second->zone == mine->second->zone &&
               (theirs->second->comune.empty() || theirs->second->comune == mine->second->comune);
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

    // --- instruments ----------------------------------------------------------------

    void clause(const Subject& subject, const Clause& c) {
        if (!language::local(c.where) || c.kind == ClauseKind::incompatible) return;  // mirrored in the other
        if (foreign(c.where.span, subject.where.span, subject.id)) return;
        if (voice(c.where.layer) <= voice(subject.where.layer)) return;
        if (c.kind == ClauseKind::repeatable) repetition(subject, c);
        if (c.kind == ClauseKind::duration) duration(subject, c);
        if (c.kind == ClauseKind::window) window(subject, c);
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

    // Against the longest of all those written above, whoever they are for.
    void duration(const Subject& subject, const Clause& c) {
        const auto mine = longest(rules_, c);
        const Clause* most = nullptr;
        std::optional<Number> limit;
        for (const Clause* other : above(subject, c, ClauseKind::duration)) {
            const auto theirs = longest(rules_, *other);
            if (!theirs || other->type.base != c.type.base) return;
            if (!limit || *theirs > *limit) most = other, limit = theirs;
        }
        if (!mine || !limit || *mine <= *limit) return;
        add(Severity::error, "C114", c.where.span,
            fmt::format("la durata è più lunga di quella che «{}» ha nello strato superiore", subject.id),
            "scrivi una durata non più lunga: uno strato locale restringe", most->where.span,
            "la durata dello strato superiore");
    }

    // Open on no day on which the windows above are.
    void window(const Subject& subject, const Clause& c) {
        const auto upper = above(subject, c, ClauseKind::window);
        if (upper.empty() || !above(subject, c, ClauseKind::window_unknown).empty()) return;
        const auto open = [&](const Clause* o) { return meets({c.from, c.to, {}}, {o->from, o->to, {}}); };
        if (std::any_of(upper.begin(), upper.end(), open)) return;
        add(Severity::warning, "C115", c.where.span, "in questi giorni la finestra dello strato superiore è chiusa",
            "si fa domanda solo nei giorni di tutte e due: controlla le date", upper.back()->where.span,
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
    std::map<FileId, const CatalogueFile*> folders_;
    std::set<std::pair<FileId, FileId>> said_;
};

}  // namespace

void check_voices(const std::vector<PlacedFile>& files, const Rulebook& rules, Ground& ground, Diagnostics& diagnostics) {
    Voices(files, rules, ground, diagnostics).look();
}

}  // namespace attiva::catalogue
