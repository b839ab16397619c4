// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Calls that are incomplete: switched on, but some value left to the zone is set
// nowhere for their places and days; or values and days of a call, and nobody who
// switches it on. Tested by tests/cases/cattivi/strati/.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "catalogue/overlay.hpp"

namespace attiva::catalogue {
namespace {

using language::Clause;
using language::ClauseKind;
using language::Provenance;
using language::Rulebook;

class Activations {
public:
    Activations(const Rulebook& rules, Ground& ground, Diagnostics& diagnostics)
        : rules_(rules), ground_(ground), diagnostics_(diagnostics) {}

    void check() {
        for (const auto& subject : rules_.instruments) {
            const auto read = language::parameters_of(rules_, subject);
            for (const auto id : subject.clauses)
                if (rules_.clauses[id].kind == ClauseKind::activated) unset(subject, rules_.clauses[id], read);
            for (const auto id : subject.clauses) {
                const Clause& c = rules_.clauses[id];
                const bool call = c.kind == ClauseKind::window || c.kind == ClauseKind::window_unknown;
                if (call && local(c.where) && !switched_on(subject, c.where, {c.from, c.to, {}})) idle(subject, c.where);
            }
            if (waits(subject))
                for (const auto p : read) readers_[p].push_back(&subject);
        }
        for (const auto& [p, readers] : readers_) fills(p, readers);
    }

private:
    // On some day on which the call is open, in some of its places.
    bool serves(const language::ParameterValue& v, const Clause& call) {
        bool never = false;
        const Period days = common({v.from, v.to, {}}, {call.from, call.to, {}}, never);
        return !never && ground_.meet(v.where, call.where, days);
    }

    void unset(const language::Subject& subject, const Clause& call, const std::set<language::ParameterId>& read) {
        std::string names;
        for (const auto p : read) {
            const auto& parameter = rules_.parameters[p];
            const bool set = std::any_of(parameter.values.begin(), parameter.values.end(),
                                         [&](const auto& v) { return serves(v, call); });
            if (parameter.left_to_zone && !set) names += (names.empty() ? "" : ", ") + parameter.id;
        }
        if (names.empty()) return;
        diagnostics_.warning("C112", call.where.span,
                             fmt::format("«{}» qui è attivato, ma nessuno stabilisce: {}", subject.id, names),
                             "aggiungi «stabilisce …» per ciascuno, con «senza valore» se l'avviso non lo dice; "
                             "senza, la risposta resta «qui non offerto»");
    }

    // Offered only where somebody switches it on?
    [[nodiscard]] bool waits(const language::Subject& subject) const {
        return std::any_of(subject.clauses.begin(), subject.clauses.end(), [&](const auto id) {
            return rules_.clauses[id].kind == ClauseKind::offered_where_activated;
        });
    }

    // Somewhere there, on some of those days.
    bool switched_on(const language::Subject& subject, const Provenance& where, const Period& days) {
        return !waits(subject) || std::any_of(subject.clauses.begin(), subject.clauses.end(), [&](const auto id) {
            const Clause& c = rules_.clauses[id];
            bool never = false;
            const Period both = common({c.from, c.to, {}}, days, never);
            return c.kind == ClauseKind::activated && !never && ground_.meet(c.where, where, both);
        });
    }

    // A value may serve several instruments: one switched on is enough.
    void fills(language::ParameterId p, const std::vector<const language::Subject*>& readers) {
        for (const auto& v : rules_.parameters[p].values) {
            const bool used = !local(v.where) || std::any_of(readers.begin(), readers.end(), [&](const auto* s) {
                return switched_on(*s, v.where, {v.from, v.to, {}});
            });
            if (!used) idle(*readers.front(), v.where);
        }
    }

    // Once a file: the first thing in it that nobody will ever see.
    void idle(const language::Subject& subject, const Provenance& where) {
        if (!said_.emplace(where.span.file, subject.id).second) return;
        const bool elsewhen = switched_on(subject, where, {});
        diagnostics_.warning("C116", where.span,
                             elsewhen ? fmt::format("in questi giorni «{}» qui non è attivato: ciò che se ne dice non conta", subject.id)
                                      : fmt::format("«{}» qui non è attivato: ciò che il file ne dice non conta", subject.id),
                             elsewhen ? fmt::format("allunga i giorni di «attivato», o correggi questi; senza, la risposta resta "
                                                    "«qui non offerto»")
                                      : fmt::format("aggiungi «attivato  fonte …» sotto «integra strumento {}»; senza, la risposta "
                                                    "resta «qui non offerto»", subject.id));
    }

    const Rulebook& rules_;
    Ground& ground_;
    Diagnostics& diagnostics_;
    std::map<language::ParameterId, std::vector<const language::Subject*>> readers_;
    std::set<std::pair<FileId, std::string>> said_;
};

}  // namespace

void check_activations(const Rulebook& rules, Ground& ground, Diagnostics& diagnostics) {
    Activations(rules, ground, diagnostics).check();
}

}  // namespace attiva::catalogue
