// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Why there is no path, what would open one, and what can be reached near it, in words.
// Tested by tests/session/path_test.cpp and tests/cases/buoni/percorso/.

#include <fmt/format.h>

#include <algorithm>
#include <map>

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
        cut_ = &bars;
        for (const Bar& b : bars) {
            // An instrument and its beginning are one to whoever reads.
            PathBar next = bar(b);
            const auto same = [&](const PathBar& x) { return x.text == next.text && x.clauses == next.clauses; };
            if (std::none_of(out.bars.begin(), out.bars.end(), same)) out.bars.push_back(std::move(next));
            opening(b, out.opening);
        }
        before(out);
        return out;
    }

private:
    static void add(std::vector<std::string>& out, const std::string& text) {
        if (std::find(out.begin(), out.end(), text) == out.end()) out.push_back(text);
    }

    // With only this clause of what the bar asks, is there still no plan?
    [[nodiscard]] bool enough(const Bar& b, const pathway::ClauseCondition& k) const {
        pathway::Problem p = pathway::lifted(p_, *cut_);
        (b.kind == Bar::Kind::stay ? p.activities[b.activity].stay : p.activities[b.activity].entry) = k.condition;
        return pathway::any_plan(p).outcome == pathway::Outcome::none;
    }

    void say(const Bar& b, const pathway::ClauseCondition& k, PathBar& out) {
        const language::Clause& clause = c_.rules.clauses[k.clause];
        std::string text = matching::sentence(c_, day_->phrases, clause);
        if (text.empty()) return;
        if (out.clauses.empty()) out.source = day_->phrases.of_clause(k.clause);
        add(out.clauses, text);
        if (clause.kind == language::ClauseKind::after || clause.kind == language::ClauseKind::during)
            for (const std::string& target : clause.targets) barred_.emplace_back(b.activity, target);
    }

    // Those that are no as things stand and alone are enough; else one that is enough; else those
    // that are no; if none is, those that are not settled.
    void clauses(const Bar& b, pathway::ClauseCondition::Role role, PathBar& out) {
        std::vector<const pathway::ClauseCondition*> all, no, sole;
        const pathway::ClauseCondition* open = nullptr;  // the first enough of those that are not settled
        for (const auto& k : s_.compiled.activities[b.activity].clauses) {
            const auto now = now_(k.condition);
            if (k.role != role || now == pathway::Judgement::yes || !decides(b, k)) continue;
            all.push_back(&k);
            const bool is_no = now == pathway::Judgement::no;
            if (is_no) no.push_back(&k);
            if (is_no && enough(b, k)) sole.push_back(&k);
            if (!is_no && sole.empty() && open == nullptr && enough(b, k)) open = &k;
        }
        if (sole.empty() && open != nullptr) sole.push_back(open);
        for (const auto* k : !sole.empty() ? sole : !no.empty() ? no : all) say(b, *k, out);
    }

    // Of several calls one alone may be closed, and of others the days may not be known.
    [[nodiscard]] bool decides(const Bar& b, const pathway::ClauseCondition& k) const {
        if (c_.rules.clauses[k.clause].kind != language::ClauseKind::window) return true;
        return ask(s_.instrument(b.activity).id).in_time == Truth::no;
    }

    // Of a call that is over, or an instrument that is no more: the last day; what it asks does
    // not come back by waiting.
    void over(const Bar& b, const std::string& name, PathBar& out) const {
        for (const auto kind : {language::ClauseKind::window, language::ClauseKind::valid}) {
            std::optional<language::ClauseId> last;
            for (const auto& k : s_.compiled.activities[b.activity].clauses) {
                const language::Clause& c = c_.rules.clauses[k.clause];
                if (c.kind != kind || !c.to || now_(k.condition) != pathway::Judgement::no || !decides(b, k)) continue;
                if (!last || c_.rules.clauses[*last].to < c.to) last = k.clause;
            }
            if (!last || !(*c_.rules.clauses[*last].to < s_.task.from)) continue;
            const std::string day = text::write_date(*c_.rules.clauses[*last].to);
            out.text = kind == language::ClauseKind::window ? fmt::format("{}: finestra chiusa il {}: nessun nuovo bando nel catalogo", name, day)
                                                            : fmt::format("{}: in vigore fino al {}, e nel catalogo nulla lo riprende", name, day);
            const std::string said = matching::sentence(c_, day_->phrases, c_.rules.clauses[*last]);
            std::erase(out.clauses, said);
            out.source = day_->phrases.of_clause(*last);
            return;
        }
    }

    // What must come before, and cannot: as the question of the first day answers it.
    void before(PathCut& out) {
        for (const auto& [activity, target] : barred_) {
            const auto i = c_.rules.find_instrument(target);
            // Again after itself: it has been told already.
            if (!i || *i == s_.compiled.activities[activity].instrument) continue;
            const InstrumentAnswer& a = ask(target);
            if (a.verdict == Verdict::available || a.verdict == Verdict::active_now) continue;
            PathBar bar;
            bar.text = fmt::format("{}: {}", a.name, a.summary.empty() ? word(a.verdict) : fmt::format("{} ({})", word(a.verdict), a.summary));
            bar.instrument = target;
            const auto same = [&](const PathBar& x) { return x.text == bar.text; };
            if (std::none_of(out.bars.begin(), out.bars.end(), same)) out.bars.push_back(std::move(bar));
            ways(a, out.opening);
        }
        barred_.clear();
    }

    // The question of the first day, put once.
    [[nodiscard]] const InstrumentAnswer& ask(const std::string& id) const {
        const auto known = asked_.find(id);
        if (known != asked_.end()) return known->second;
        Asking asking(day_);
        return asked_.emplace(id, ask_one(s_, s_.known.first().profiles, id, true, asking)).first->second;
    }

    static void ways(const InstrumentAnswer& a, std::vector<std::string>& out) {
        for (const WayIn& way : a.ways_in) {
            std::vector<std::string> parts;
            for (const ChangeNeeded& x : way.changes) parts.push_back(fmt::format("{}: {} (ora: {})", x.label, x.needed, x.now));
            add(out, fmt::format("{}: {}", a.name, fmt::join(parts, " e ")));
        }
    }

    [[nodiscard]] bool excluded(pathway::ActivityId a) const {
        const auto& all = s_.task.excluded;
        return std::find(all.begin(), all.end(), s_.compiled.activities[a].instrument) != all.end();
    }

    PathBar bar(const Bar& b) {
        PathBar out;
        const bool of_one = b.kind != Bar::Kind::hours && b.kind != Bar::Kind::together;
        const std::string name = of_one ? s_.name(b.activity) : "";
        if (of_one) out.instrument = s_.instrument(b.activity).id;
        if (of_one && excluded(b.activity)) {
            out.text = fmt::format("{} è fra gli strumenti esclusi", name);
            return out;
        }
        switch (b.kind) {
            case Bar::Kind::entry:
                clauses(b, pathway::ClauseCondition::Role::entry, out);
                out.text = fmt::format("{} chiede ciò che non c'è", name);
                if (out.clauses.empty()) unsaid(b, name, out);
                over(b, name, out);
                break;
            case Bar::Kind::stay:
                clauses(b, pathway::ClauseCondition::Role::stay, out);
                out.text = fmt::format("{} chiede, per restare, ciò che non c'è", name);
                break;
            case Bar::Kind::windows: out.text = windows(b, name); break;
            case Bar::Kind::times: out.text = fmt::format("{} non si può avere di nuovo", name); break;
            case Bar::Kind::wait: out.text = fmt::format("{}: deve passare altro tempo dall'ultima volta", name); break;
            case Bar::Kind::apart: out.text = fmt::format("{} e {} non stanno insieme", name, s_.name(b.other)); break;
            case Bar::Kind::hours: out.text = s_.task.hours == 1 ? "un'ora a settimana non basta" : fmt::format("{} ore a settimana non bastano", s_.task.hours); break;
            case Bar::Kind::together: out.text = s_.task.asked.together == 1 ? "uno strumento alla volta non basta" : fmt::format("al massimo {} strumenti insieme non bastano", s_.task.asked.together); break;
        }
        return out;
    }

    // No clause says it: as the question of the first day answers it.
    void unsaid(const Bar& b, const std::string& name, PathBar& out) const {
        const InstrumentAnswer& a = ask(s_.instrument(b.activity).id);
        if (!a.summary.empty()) out.text = fmt::format("{}: {}", name, a.summary);
    }

    [[nodiscard]] std::string windows(const Bar& b, const std::string& name) const {
        std::vector<std::string> days;
        for (const auto& w : p_.activities[b.activity].windows) days.push_back(text::from_day(s_.date(w.from)) + " " + text::to_day(s_.date(w.to)));
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
        ways(ask(s_.instrument(b.activity).id), out);
    }

    const PathScene& s_;
    const catalogue::Catalogue& c_;
    const pathway::Problem& p_;
    std::shared_ptr<const session::Day> day_;
    std::vector<pathway::Step> none_;
    mutable pathway::Replay now_;
    mutable std::map<std::string, InstrumentAnswer> asked_;
    const pathway::Cut* cut_ = nullptr;  ///< being told
    std::vector<std::pair<pathway::ActivityId, std::string>> barred_;  ///< ids that must come before
};

// Does it leave the fact, the instrument that is asked for? What it only asks is near it where
// it is a no as things stand.
bool left_by_goal(const PathScene& scene, vocabulary::AttributeId a) {
    if (scene.task.goal.kind != pathway::Goal::Kind::instrument) return true;
    const auto& rules = scene.catalogue().rules;
    const auto& clauses = rules.instruments[scene.task.goal.instrument].clauses;
    return std::any_of(clauses.begin(), clauses.end(), [&](language::ClauseId c) { return rules.clauses[c].kind == language::ClauseKind::effect && rules.clauses[c].attribute == a; });
}

void near(const PathScene& scene, PathAnswer& out) {
    const auto first = static_cast<pathway::Key>(scene.task.asked.first);
    const std::vector<pathway::Step> none;
    pathway::Replay now(scene.compiled.problem, none);
    for (const auto& n : pathway::nearest(scene.compiled.problem, first)) {
        const pathway::Condition& goal = scene.compiled.problem.conditions[n.goal];
        NearGoal x;
        if (goal.kind == pathway::Condition::Kind::done) {
            x.id = scene.instrument(goal.activity).id;
            x.name = scene.name(goal.activity);
        } else if (goal.kind == pathway::Condition::Kind::fact && scene.compiled.facts[goal.fact].attribute != vocabulary::no_attribute) {
            const auto a = scene.compiled.facts[goal.fact].attribute;
            if (!left_by_goal(scene, a) && now(n.goal) != pathway::Judgement::no) continue;
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
