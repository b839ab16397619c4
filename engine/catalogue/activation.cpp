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
using language::Scope;
using Day = std::optional<Date>;

bool meet(Day from, Day to, Day other_from, Day other_to) {
    return (!from || !other_to || *from <= *other_to) && (!other_from || !to || *other_from <= *to);
}

class Activations {
public:
    Activations(const Rulebook& rules, const Territory& territory, Diagnostics& diagnostics)
        : rules_(rules), territory_(territory), diagnostics_(diagnostics), comuni_(rules.scopes.size()) {}

    void check() {
        for (const auto& subject : rules_.instruments) {
            const auto read = language::parameters_of(rules_, subject);
            for (const auto id : subject.clauses)
                if (rules_.clauses[id].kind == ClauseKind::activated) unset(subject, rules_.clauses[id], read);
            for (const auto id : subject.clauses) {
                const Clause& c = rules_.clauses[id];
                const bool call = c.kind == ClauseKind::window || c.kind == ClauseKind::window_unknown;
                if (call && local(c.where) && !switched_on(subject, c.where)) idle(subject.id, c.where);
            }
            if (waits(subject))
                for (const auto p : read) readers_[p].push_back(&subject);
        }
        for (const auto& [p, readers] : readers_) fills(p, readers);
    }

private:
    // The comuni a scope has ever held, by name.
    const std::set<std::string>& comuni(language::ScopeId scope) {
        std::set<std::string>& out = comuni_[scope];
        if (!out.empty()) return out;
        for (const Scope::Part& part : rules_.scopes[scope].parts)
            for (const auto& name : comuni_of(territory_, part)) out.insert(name);
        return out;
    }

    // In some of the same places, on some of the same days?
    bool together(const Provenance& a, const Provenance& b) {
        if (!meet(a.from, a.to, b.from, b.to)) return false;
        if (a.scope == language::none || b.scope == language::none || a.scope == b.scope) return true;
        const auto& here = comuni(a.scope);
        const auto& there = comuni(b.scope);
        return std::any_of(here.begin(), here.end(), [&](const std::string& name) { return there.count(name) != 0; });
    }

    bool serves(const language::ParameterValue& v, const Clause& call) {
        return meet(v.from, v.to, call.from, call.to) && meet(v.from, v.to, call.where.from, call.where.to) &&
               meet(v.where.from, v.where.to, call.from, call.to) && together(v.where, call.where);
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

    bool switched_on(const language::Subject& subject, const Provenance& where) {
        return !waits(subject) || std::any_of(subject.clauses.begin(), subject.clauses.end(), [&](const auto id) {
            const Clause& c = rules_.clauses[id];
            return c.kind == ClauseKind::activated && together(c.where, where);
        });
    }

    // A value may serve several instruments: one switched on is enough.
    void fills(language::ParameterId p, const std::vector<const language::Subject*>& readers) {
        for (const auto& v : rules_.parameters[p].values) {
            const bool used = !local(v.where) || std::any_of(readers.begin(), readers.end(), [&](const auto* s) {
                return switched_on(*s, v.where);
            });
            if (!used) idle(readers.front()->id, v.where);
        }
    }

    // Once a file: the first thing in it that nobody will ever see.
    void idle(const std::string& instrument, const Provenance& where) {
        if (!said_.emplace(where.span.file, instrument).second) return;
        diagnostics_.warning("C116", where.span, fmt::format("«{}» qui non è attivato: ciò che il file ne dice non conta", instrument),
                             fmt::format("aggiungi «attivato  fonte …» sotto «integra strumento {}»; senza, la risposta "
                                         "resta «qui non offerto»", instrument));
    }

    const Rulebook& rules_;
    const Territory& territory_;
    Diagnostics& diagnostics_;
    std::vector<std::set<std::string>> comuni_;  // by scope
    std::map<language::ParameterId, std::vector<const language::Subject*>> readers_;
    std::set<std::pair<FileId, std::string>> said_;
};

}  // namespace

void check_activations(const Rulebook& rules, const Territory& territory, Diagnostics& diagnostics) {
    Activations(rules, territory, diagnostics).check();
}

}  // namespace attiva::catalogue
