// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Why a step does not begin before, in words. Tested by tests/session/path_test.cpp and
// tests/cases/buoni/percorso/.

#include <fmt/format.h>

#include <algorithm>

#include "evaluation/wording.hpp"
#include "matching/match.hpp"
#include "session/path_telling.hpp"
#include "text/literal.hpp"

namespace attiva::session {
namespace {

using Kind = pathway::Binding::Kind;

class Wording {
public:
    Wording(const PathScene& scene, const pathway::Plan& plan, std::size_t step)
        : s_(scene), c_(scene.catalogue()), plan_(plan), step_(plan.steps[step]), m_(scene.compiled.activities[step_.activity]),
          day_(s_.state.day(s_.date(step_.start), s_.asked.question.simplify)) {}

    PathBinding tell(const pathway::Binding& b) {
        PathBinding out;
        for (const auto k : b.after) out.after.push_back(s_.instrument(plan_.steps[k].activity).id);
        switch (b.kind) {
            case Kind::first_day: return first(out);
            case Kind::window: return window(out);
            case Kind::entry: return entry(b, out);
            case Kind::wait: return with(out, PathBinding::Kind::wait, "prima sarebbe passato troppo poco tempo dall'ultima volta");
            case Kind::apart: return with(out, PathBinding::Kind::apart, fmt::format("non insieme a: {}", beside(b)));
            case Kind::hours: return with(out, PathBinding::Kind::hours, fmt::format("la settimana è piena ({} ore): {}", s_.task.asked.hours, beside(b)));
            case Kind::together: return with(out, PathBinding::Kind::together, fmt::format("al massimo {} insieme: {}", s_.task.asked.together, beside(b)));
            case Kind::skips: return skips(b, out);
            case Kind::discouraged: return with(out, PathBinding::Kind::advice, "cominciato prima sarebbe sconsigliato");
            case Kind::later: return later(out);
            case Kind::free: break;
        }
        out.kind = PathBinding::Kind::free;
        out.since = s_.date(*b.since);
        out.text = fmt::format("potrebbe cominciare già {}, senza cambiare la fine", text::from_day(*out.since));
        return out;
    }

private:
    PathBinding with(PathBinding& out, PathBinding::Kind kind, std::string text) const {
        out.kind = kind;
        out.text = std::move(text);
        return out;
    }

    PathBinding first(PathBinding& out) const { return with(out, PathBinding::Kind::first_day, "comincia il primo giorno"); }

    PathBinding window(PathBinding& out) const {
        if (s_.date(step_.start) == s_.task.from) return with(out, PathBinding::Kind::first_day, "comincia il primo giorno chiesto");
        return with(out, PathBinding::Kind::window, "prima non è aperto");
    }

    [[nodiscard]] std::string beside(const pathway::Binding& b) const {
        std::vector<std::string> names;
        for (const auto a : b.beside)
            if (const std::string n = s_.name(a); std::find(names.begin(), names.end(), n) == names.end()) names.push_back(n);
        return fmt::format("{}", fmt::join(names, ", "));
    }

    [[nodiscard]] std::string names_after(const PathBinding& out) const {
        std::vector<std::string> names;
        for (const auto& id : out.after) names.push_back(evaluation::subject_name(c_, id));
        return fmt::format("{}", fmt::join(names, ", "));
    }

    void clause(const pathway::Binding& b, PathBinding& out) {
        for (const auto& k : m_.clauses)
            if (std::find(b.parts.begin(), b.parts.end(), k.condition) != b.parts.end() && k.role != pathway::ClauseCondition::Role::discouraged) {
                out.clause = matching::sentence(c_, day_->phrases, c_.rules.clauses[k.clause]);
                out.source = day_->phrases.of_clause(k.clause);
                kind_ = c_.rules.clauses[k.clause].kind;
                return;
            }
    }

    PathBinding entry(const pathway::Binding& b, PathBinding& out) {
        clause(b, out);
        if (!out.after.empty()) return with(out, PathBinding::Kind::prerequisite, fmt::format("viene dopo: {}", names_after(out)));
        const Date day = s_.date(step_.start);
        if (kind_ == language::ClauseKind::window) return with(out, PathBinding::Kind::window, "la finestra si apre " + text::on_day(day));
        if (kind_ == language::ClauseKind::valid) return with(out, PathBinding::Kind::window, "è in vigore " + text::from_day(day));
        if (kind_ == language::ClauseKind::incompatible) return with(out, PathBinding::Kind::apart, "fino al giorno prima è in corso ciò con cui non può stare");
        return with(out, PathBinding::Kind::condition, "fino al giorno prima una condizione non c'è");
    }

    PathBinding skips(const pathway::Binding& b, PathBinding& out) const {
        for (const auto g : b.groups) {
            if (m_.better_after.size() <= g) continue;
            out.clause = matching::sentence(c_, day_->phrases, c_.rules.clauses[m_.better_after[g]]);
            out.source = day_->phrases.of_clause(m_.better_after[g]);
            break;
        }
        return with(out, PathBinding::Kind::advice, fmt::format("meglio dopo: {}", names_after(out)));
    }

    PathBinding later(PathBinding& out) const {
        return with(out, PathBinding::Kind::later, out.after.empty() ? "cominciato prima non porterebbe all'obiettivo" : fmt::format("cominciato prima impedirebbe: {}", names_after(out)));
    }

    const PathScene& s_;
    const catalogue::Catalogue& c_;
    const pathway::Plan& plan_;
    pathway::Step step_;
    const pathway::ActivityMeaning& m_;
    std::shared_ptr<const session::Day> day_;
    language::ClauseKind kind_ = language::ClauseKind::remark;  ///< of the clause named last
};

}  // namespace

std::string group_words(const PathScene& scene, const std::vector<pathway::ActivityId>& group) {
    std::vector<std::string> names;
    for (const auto a : group) names.push_back(scene.name(a));
    return fmt::format("{}", fmt::join(names, " o "));
}

std::vector<PathBinding> tell_bindings(const PathScene& scene, const pathway::Plan& plan, std::size_t step) {
    std::vector<pathway::ConditionId> parts;
    for (const auto& k : scene.compiled.activities[plan.steps[step].activity].clauses)
        if (k.role != pathway::ClauseCondition::Role::discouraged) parts.push_back(k.condition);
    Wording wording(scene, plan, step);
    std::vector<PathBinding> out;
    for (const auto& b : pathway::why_not_before(scene.compiled.problem, plan, step, parts)) out.push_back(wording.tell(b));
    return out;
}

}  // namespace attiva::session
