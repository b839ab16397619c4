// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Why a step does not begin before, in words. Tested by tests/session/path_test.cpp and
// tests/cases/buoni/percorso/.

#include <fmt/format.h>

#include <algorithm>

#include "evaluation/wording.hpp"
#include "matching/match.hpp"
#include "pathway/replay.hpp"
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
        for (const auto a : b.running) runs(s_.instrument(a).id, out);
        switch (b.kind) {
            case Kind::first_day: return first(out);
            case Kind::window: return window(out);
            case Kind::entry: return entry(b, out);
            case Kind::wait: return with(out, PathBinding::Kind::wait, "prima sarebbe passato troppo poco tempo dall'ultima volta");
            case Kind::apart: return apart(b, out);
            case Kind::hours: return with(out, PathBinding::Kind::hours, fmt::format("la settimana è piena ({} ore) con {}", s_.task.hours, beside(b)));
            case Kind::together: return with(out, PathBinding::Kind::together, s_.task.asked.together == 1 ? "uno alla volta, e c'è già " + beside(b) : fmt::format("al massimo {} insieme, e ci sono già {}", s_.task.asked.together, beside(b)));
            case Kind::skips: return skips(b, out);
            case Kind::discouraged: return discouraged(b, out);
            case Kind::later: return later(b, out);
            case Kind::undecided: return with(out, PathBinding::Kind::advice, out.after.empty() ? "cominciato prima ci sarebbe altro da chiarire" : fmt::format("cominciato prima che {} {} ci sarebbe altro da chiarire", out.after.size() == 1 ? "finisca" : "finiscano", names_after(out)));
            case Kind::free: break;
        }
        if (announced(out)) return with(out, PathBinding::Kind::advice, fmt::format("dopo {}, che lo prepara", names_after(out)));
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

    // Of another road: what it goes through ends that day, and the catalogue has it for this step
    // (`apre`), though the step does not ask for it.
    bool announced(PathBinding& out) {
        for (const pathway::Step& s : plan_.steps) {
            if (s.start + s_.days(s.activity) != step_.start) continue;
            for (const auto id : s_.instrument(s.activity).clauses) {
                const language::Clause& clause = c_.rules.clauses[id];
                if (clause.kind != language::ClauseKind::opens || std::find(clause.targets.begin(), clause.targets.end(), s_.instrument(step_.activity).id) == clause.targets.end()) continue;
                out.after.push_back(s_.instrument(s.activity).id);
                out.source = day_->phrases.of_clause(id);
            }
        }
        return !out.after.empty();
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
        for (const auto& id : out.after)
            names.push_back(evaluation::subject_name(c_, id) + (std::find(running_.begin(), running_.end(), id) != running_.end() ? " (ora in corso)" : ""));
        return fmt::format("{}", fmt::join(names, ", "));
    }

    void name(language::ClauseId id, PathBinding& out) {
        out.clause = matching::sentence(c_, day_->phrases, c_.rules.clauses[id]);
        out.source = day_->phrases.of_clause(id);
        kind_ = c_.rules.clauses[id].kind;
        named_ = id;
    }

    void clause(const pathway::Binding& b, PathBinding& out, bool discouraged = false) {
        using Role = pathway::ClauseCondition::Role;
        for (const auto& k : m_.clauses)
            if (std::find(b.parts.begin(), b.parts.end(), k.condition) != b.parts.end() && (k.role == Role::discouraged || k.role == Role::presumed) == discouraged)
                return name(k.clause, out);
    }

    // Either may say so of the other.
    void incompatible(language::InstrumentId one, language::InstrumentId other, PathBinding& out) {
        for (const auto& [of, with] : {std::pair(one, other), std::pair(other, one)})
            for (const auto id : c_.rules.instruments[of].clauses) {
                const language::Clause& clause = c_.rules.clauses[id];
                if (clause.kind != language::ClauseKind::incompatible) continue;
                if (std::find(clause.targets.begin(), clause.targets.end(), c_.rules.instruments[with].id) != clause.targets.end()) return name(id, out);
            }
    }

    PathBinding apart(const pathway::Binding& b, PathBinding& out) {
        incompatible(m_.instrument, s_.compiled.activities[b.beside.front()].instrument, out);
        return with(out, PathBinding::Kind::apart, fmt::format("non insieme a {}", beside(b)));
    }

    PathBinding discouraged(const pathway::Binding& b, PathBinding& out) {
        clause(b, out, true);
        // No clause alone: it is all of them together, that only presumptions make a no.
        const bool presumed = out.clause.empty() || language::of_eligibility(kind_);
        return with(out, PathBinding::Kind::advice, presumed ? "cominciato prima sarebbe escluso salvo" : "cominciato prima sarebbe sconsigliato");
    }

    PathBinding entry(const pathway::Binding& b, PathBinding& out) {
        clause(b, out);
        of_history(out);
        const bool incompatible = kind_ == language::ClauseKind::incompatible && b.after.empty();
        if (!out.after.empty() && kind_ == language::ClauseKind::during) return with(out, PathBinding::Kind::prerequisite, fmt::format("solo mentre è in corso {}", names_after(out)));
        const std::string gate = named_ && kind_ == language::ClauseKind::after ? evaluation::gate_words(c_.rules, c_.rules.clauses[*named_]) : "";
        if (!out.after.empty() && !incompatible) return with(out, PathBinding::Kind::prerequisite, fmt::format("viene dopo {}{}", names_after(out), gate.empty() ? "" : " (" + gate + ")"));
        const Date day = s_.date(step_.start);
        if (kind_ == language::ClauseKind::window) return opening(day, out);
        if (kind_ == language::ClauseKind::valid) return with(out, PathBinding::Kind::window, "è in vigore " + text::from_day(day));
        if (kind_ == language::ClauseKind::incompatible)
            return with(out, PathBinding::Kind::apart, out.after.empty() ? "fino al giorno prima è in corso ciò con cui non può stare" : fmt::format("non insieme a {}", names_after(out)));
        return with(out, PathBinding::Kind::condition, "fino al giorno prima una condizione non c'è");
    }

    // The windows are looked at together: the one that opens that day is not always the one that
    // was found closed.
    PathBinding opening(Date day, PathBinding& out) {
        const auto& clauses = c_.rules.instruments[m_.instrument].clauses;
        const auto since = [&](language::ClauseKind kind) {
            return std::find_if(clauses.begin(), clauses.end(), [&](language::ClauseId c) { return c_.rules.clauses[c].kind == kind && c_.rules.clauses[c].from == day; });
        };
        if (const auto dated = since(language::ClauseKind::window); dated != clauses.end()) {
            name(*dated, out);
            const auto& last = c_.rules.clauses[*dated].to;
            return with(out, PathBinding::Kind::window, "la finestra si apre " + text::on_day(day) + (last ? ", fino " + text::to_day(*last) : ""));
        }
        if (const auto undated = since(language::ClauseKind::window_unknown); undated != clauses.end()) {
            name(*undated, out);
            return with(out, PathBinding::Kind::window, "fino al giorno prima la finestra non è aperta; da allora i suoi giorni non sono noti");
        }
        return with(out, PathBinding::Kind::window, "fino al giorno prima la finestra non è aperta");
    }

    void barred(const pathway::Binding& b, PathBinding& out) {
        using Fault = pathway::Playing::Fault;
        const auto& other = s_.compiled.activities[b.instead[b.playing.step].activity];
        if (b.playing.fault == Fault::apart) return incompatible(other.instrument, s_.compiled.activities[b.playing.other].instrument, out);
        if (b.playing.fault != Fault::entry && b.playing.fault != Fault::stay) return;
        const auto role = b.playing.fault == Fault::entry ? pathway::ClauseCondition::Role::entry : pathway::ClauseCondition::Role::stay;
        pathway::Replay then(s_.compiled.problem, b.instead);
        then.on(b.playing.day, true);
        for (const auto& k : other.clauses)
            if (k.role == role && then(k.condition) == pathway::Judgement::no) return name(k.clause, out);
    }

    // What of her history ended on the day it begins, and it waits for: what runs of the same
    // instrument, or of one that the clause named looks at.
    void of_history(PathBinding& out) {
        const auto& history = s_.known.first().profiles.presumed.history;
        const Date day = s_.date(step_.start);
        for (const person::Period& p : history) {
            if (p.open_possible || !surely_runs(p, s_.asked.question.day) || p.end.hi.num() != day.days) continue;
            const auto i = c_.rules.find_instrument(p.instrument);
            if (!i || std::find(out.after.begin(), out.after.end(), p.instrument) != out.after.end()) continue;
            const bool own = *i == m_.instrument && !named_;
            if (own || (named_ && looks_at(*named_, p.instrument))) runs(p.instrument, out);
        }
    }

    void runs(const std::string& id, PathBinding& out) {
        out.after.push_back(id);
        running_.push_back(id);
    }

    [[nodiscard]] bool looks_at(language::ClauseId id, const std::string& instrument) const {
        const auto& targets = c_.rules.clauses[id].targets;
        return std::find(targets.begin(), targets.end(), instrument) != targets.end();
    }

    PathBinding skips(const pathway::Binding& b, PathBinding& out) const {
        for (const auto g : b.groups) {
            if (m_.better_after.size() <= g) continue;
            out.clause = matching::sentence(c_, day_->phrases, c_.rules.clauses[m_.better_after[g]]);
            out.source = day_->phrases.of_clause(m_.better_after[g]);
            break;
        }
        return with(out, PathBinding::Kind::advice, fmt::format("meglio dopo {}", names_after(out)));
    }

    // Of the step it would bar, the rule that would.
    PathBinding later(const pathway::Binding& b, PathBinding& out) {
        if (b.playing.step < b.instead.size()) barred(b, out);
        return with(out, PathBinding::Kind::later, out.after.empty() ? "cominciato prima non porterebbe all'obiettivo" : fmt::format("cominciato prima impedirebbe {}", names_after(out)));
    }

    const PathScene& s_;
    const catalogue::Catalogue& c_;
    const pathway::Plan& plan_;
    pathway::Step step_;
    const pathway::ActivityMeaning& m_;
    std::shared_ptr<const session::Day> day_;
    std::vector<std::string> running_;  ///< those of `after` that run since before the first day
    std::optional<language::ClauseId> named_;
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
        parts.push_back(k.condition);
    Wording wording(scene, plan, step);
    std::vector<PathBinding> out;
    for (const auto& b : pathway::why_not_before(scene.compiled.problem, plan, step, parts)) out.push_back(wording.tell(b));
    return out;
}

}  // namespace attiva::session
