// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// A call switched on but incomplete: some value left to the zone is nowhere set
// for its places and days. Tested by tests/cases/cattivi/strati/.

#include <fmt/format.h>

#include <algorithm>

#include "catalogue/overlay.hpp"

namespace attiva::catalogue {
namespace {

using language::Clause;
using language::Rulebook;
using Period = std::pair<std::optional<Date>, std::optional<Date>>;

bool meet(const Period& a, const Period& b) {
    return (!a.first || !b.second || *a.first <= *b.second) && (!b.first || !a.second || *b.first <= *a.second);
}

// The days both of its own and of its file.
template <class Thing>
std::vector<Period> periods(const Thing& t) {
    return {{t.from, t.to}, {t.where.from, t.where.to}};
}

// Is the value set in some of the places and on some of the days of the call?
bool serves(const Rulebook& rules, const language::ParameterValue& v, const Clause& call) {
    for (const Period& a : periods(v))
        for (const Period& b : periods(call))
            if (!meet(a, b)) return false;
    if (v.where.scope == language::none || call.where.scope == language::none) return true;
    const auto& places = rules.scopes[v.where.scope].parts;
    const auto& wanted = rules.scopes[call.where.scope].parts;
    // A wider place (its zone, its province) may serve it too.
    return std::any_of(places.begin(), places.end(), [&](const language::Scope::Part& p) {
        return p.kind != language::Scope::Kind::comune || std::find(wanted.begin(), wanted.end(), p) != wanted.end();
    });
}

}  // namespace

void check_activations(const Rulebook& rules, Diagnostics& diagnostics) {
    for (const auto& subject : rules.instruments) {
        const auto read = language::parameters_of(rules, subject);
        for (const auto id : subject.clauses) {
            const Clause& call = rules.clauses[id];
            if (call.kind != language::ClauseKind::activated) continue;
            std::string unset;
            for (const auto p : read) {
                const auto& parameter = rules.parameters[p];
                const bool set = std::any_of(parameter.values.begin(), parameter.values.end(),
                                             [&](const auto& v) { return serves(rules, v, call); });
                if (parameter.left_to_zone && !set) unset += (unset.empty() ? "" : ", ") + parameter.id;
            }
            if (unset.empty()) continue;
            diagnostics.warning("C112", call.where.span,
                                fmt::format("«{}» qui è attivato, ma nessuno stabilisce: {}", subject.id, unset),
                                "aggiungi «stabilisce …» per ciascuno, con «senza valore» se l'avviso non lo dice; "
                                "senza, la risposta resta «qui non offerto»");
        }
    }
}

}  // namespace attiva::catalogue
