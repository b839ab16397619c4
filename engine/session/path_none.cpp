// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Why there is no path, what would open one, and what can be reached near it, in words.
// Tested by tests/session/path_test.cpp and tests/cases/buoni/percorso/.

#include <fmt/format.h>

#include <algorithm>

#include "evaluation/wording.hpp"
#include "matching/match.hpp"
#include "pathway/reasons.hpp"
#include "pathway/replay.hpp"
#include "session/path_telling.hpp"
#include "text/literal.hpp"

namespace attiva::session {
namespace {

using pathway::Bar;

class Reasons {
public:
    explicit Reasons(const PathScene& scene)
        : s_(scene), c_(scene.catalogue()), p_(scene.compiled.problem), day_(s_.state.day(s_.asked.question.day, s_.asked.question.simplify)), now_(p_, none_) {}

    PathCut cut(const pathway::Cut& bars) {
        PathCut out;
        for (const Bar& b : bars) {
            out.bars.push_back(bar(b));
            opening(b, out.opening);
        }
        return out;
    }

private:
    static void add(std::vector<std::string>& out, const std::string& text) {
        if (std::find(out.begin(), out.end(), text) == out.end()) out.push_back(text);
    }

    // The clauses that are no as things stand, of the role asked for; if none is, all that are not settled.
    void clauses(const Bar& b, pathway::ClauseCondition::Role role, PathBar& out) {
        for (const auto wanted : {pathway::Judgement::no, pathway::Judgement::unknown})
            for (const auto& k : s_.compiled.activities[b.activity].clauses) {
                if (k.role != role || (!out.clauses.empty() && wanted != pathway::Judgement::no) || now_(k.condition) != wanted) continue;
                const std::string text = matching::sentence(c_, day_->phrases, c_.rules.clauses[k.clause]);
                if (text.empty()) continue;
                if (out.clauses.empty()) out.source = day_->phrases.of_clause(k.clause);
                add(out.clauses, text);
            }
    }

    PathBar bar(const Bar& b) {
        PathBar out;
        const bool of_one = b.kind != Bar::Kind::hours && b.kind != Bar::Kind::together;
        const std::string name = of_one ? s_.name(b.activity) : "";
        if (of_one) out.instrument = s_.instrument(b.activity).id;
        switch (b.kind) {
            case Bar::Kind::entry:
                clauses(b, pathway::ClauseCondition::Role::entry, out);
                out.text = fmt::format("{} chiede ciò che non c'è", name);
                break;
            case Bar::Kind::stay:
                clauses(b, pathway::ClauseCondition::Role::stay, out);
                out.text = fmt::format("{} chiede, per restare, ciò che non c'è", name);
                break;
            case Bar::Kind::windows: out.text = windows(b, name); break;
            case Bar::Kind::times: out.text = fmt::format("{} non si può avere di nuovo", name); break;
            case Bar::Kind::wait: out.text = fmt::format("{}: deve passare altro tempo dall'ultima volta", name); break;
            case Bar::Kind::apart: out.text = fmt::format("{} e {} non stanno insieme", name, s_.name(b.other)); break;
            case Bar::Kind::hours: out.text = fmt::format("{} ore a settimana non bastano", s_.task.asked.hours); break;
            case Bar::Kind::together: out.text = fmt::format("al massimo {} strumenti insieme non bastano", s_.task.asked.together); break;
        }
        return out;
    }

    [[nodiscard]] std::string windows(const Bar& b, const std::string& name) const {
        std::vector<std::string> days;
        for (const auto& w : p_.activities[b.activity].windows) days.push_back(fmt::format("dal {} al {}", text::write_day(s_.date(w.from)), text::write_day(s_.date(w.to))));
        return fmt::format("{} può cominciare solo {}", name, fmt::join(days, ", "));
    }

    // What would have to be otherwise, as `perche` says it of the instrument.
    void opening(const Bar& b, std::vector<std::string>& out) {
        switch (b.kind) {
            case Bar::Kind::windows: return add(out, fmt::format("{}: un'altra finestra", s_.name(b.activity)));
            case Bar::Kind::hours: return add(out, "più ore a settimana (--ore)");
            case Bar::Kind::together: return add(out, "più strumenti insieme (--insieme)");
            case Bar::Kind::entry: case Bar::Kind::stay: break;
            default: return;
        }
        Asked asked = s_.known.first().asked;
        asked.question.instrument = s_.instrument(b.activity).id;
        Asking asking(day_);
        const Answer a = answer(c_, asking.day->tables.program, asked, s_.known.first().profiles, asking);
        for (const WayIn& way : a.instruments.front().ways_in) {
            std::vector<std::string> parts;
            for (const ChangeNeeded& x : way.changes) parts.push_back(fmt::format("{}: {} (ora: {})", x.label, x.needed, x.now));
            add(out, fmt::format("{}: {}", a.instruments.front().name, fmt::join(parts, " e ")));
        }
    }

    const PathScene& s_;
    const catalogue::Catalogue& c_;
    const pathway::Problem& p_;
    std::shared_ptr<const session::Day> day_;
    std::vector<pathway::Step> none_;
    pathway::Replay now_;
};

void near(const PathScene& scene, PathAnswer& out) {
    const auto first = static_cast<pathway::Key>(scene.task.asked.first);
    for (const auto& n : pathway::nearest(scene.compiled.problem, first)) {
        const pathway::Condition& goal = scene.compiled.problem.conditions[n.goal];
        NearGoal x;
        if (goal.kind == pathway::Condition::Kind::done) {
            x.id = scene.instrument(goal.activity).id;
            x.name = scene.name(goal.activity);
        } else if (goal.kind == pathway::Condition::Kind::fact && scene.compiled.facts[goal.fact].attribute != vocabulary::no_attribute) {
            const auto a = scene.compiled.facts[goal.fact].attribute;
            x.id = scene.catalogue().vocabulary[a].id;
            x.name = fact_words(scene.catalogue(), a, goal.values);
        } else {
            continue;
        }
        x.path = tell_path(scene, n.search, Told::days);
        x.path.reaches = x.name;
        out.near.push_back(std::move(x));
    }
}

}  // namespace

void tell_none(const PathScene& scene, PathAnswer& out) {
    const pathway::Reasons why = pathway::why_none(scene.compiled.problem);
    Reasons reasons(scene);
    for (const auto& cut : why.cuts) out.cuts.push_back(reasons.cut(cut));
    out.cuts_proved = why.all_proved;
    near(scene, out);
}

}  // namespace attiva::session
