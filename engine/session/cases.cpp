// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Runs authors' cases: each is asked as a person would be, and what it expects
// is compared part by part. Tested by tests/session/.

#include "session/cases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "matching/match.hpp"
#include "session/coverage.hpp"
#include "vocabulary/value_reader.hpp"

namespace attiva {
namespace session {
namespace {

using document::Node;

// Does a reason with this sentence (and point of the source) say this truth?
// Shared parts are looked at once.
bool found(const Reason& r, const std::string& text, const std::string& place, std::optional<Truth> truth,
           std::set<const Reason*>& seen) {
    if (!seen.insert(&r).second) return false;
    const bool named = text.empty() || r.text == text || (r.truth && r.text == matching::exclusion_words(*r.truth) + text);
    const bool cited = place.empty() || (r.source && r.source->place == place);
    if (named && cited && (!truth || r.truth == truth)) return true;
    return std::any_of(r.parts.begin(), r.parts.end(),
                       [&](const ReasonPart& p) { return found(*p, text, place, truth, seen); });
}

bool found(const std::vector<Reason>& reasons, const std::string& text, const std::string& place,
           std::optional<Truth> truth) {
    std::set<const Reason*> seen;
    return std::any_of(reasons.begin(), reasons.end(),
                       [&](const Reason& r) { return found(r, text, place, truth, seen); });
}

// The truth a deciding reason has under this verdict.
std::optional<Truth> deciding(Verdict v) {
    switch (v) {
        case Verdict::unavailable:
        case Verdict::presumed_out:
        case Verdict::not_now: return Truth::no;
        case Verdict::to_clarify:
        case Verdict::to_verify_hidden: return Truth::unknown;
        case Verdict::available: return Truth::yes;
        default: return std::nullopt;
    }
}

class Runner {
public:
    Runner(const State& state, CaseReport& report)
        : state_(state), c_(state.catalogue), report_(report), coverage_(state.catalogue) {}

    void finish() { report_.atoms = coverage_.atoms(); }

    void compare(const AuthorCase& one, const Asked& asked, const Profiles& profiles) {
        Asking asking(state_.day(asked.question.day, true));
        const Answer a = answer(c_, state_.program, asked, profiles, asking);
        coverage_.see(asking.presumed);
        last_ = &asking.presumed;
        CaseResult r;
        r.id = one.id;
        r.title = one.title;
        r.file = c_.sources->name(one.where.file);
        r.line = static_cast<int>(c_.sources->place(one.where).line);
        differences(one, a.instruments.front(), r.differences);
        last_ = nullptr;
        r.passed = r.differences.empty();
        report_.cases.push_back(std::move(r));
    }

private:
    void differences(const AuthorCase& one, const InstrumentAnswer& i, std::vector<std::string>& out) {
        const Expected& e = one.expected;
        if (!e.verdict.empty() && e.verdict != word(i.verdict))
            out.push_back(fmt::format("verdetto: atteso «{}», è «{}»{}", e.verdict, word(i.verdict),
                                      i.summary.empty() ? "" : " (" + i.summary + ")"));
        if (!e.suitability.empty() && e.suitability != word(i.suitability))
            out.push_back(fmt::format("adeguatezza: attesa «{}», è «{}»", e.suitability, word(i.suitability)));
        if ((!e.reason.empty() || !e.place.empty()) &&
            !found(i.reasons, e.reason, e.place, deciding(i.verdict)))
            out.push_back(fmt::format("motivo: «{}» {} non decide questo verdetto", e.reason, e.place));
        for (const Node* m : e.missing) {
            const bool there = std::any_of(i.missing.begin(), i.missing.end(),
                                           [&](const Missing& x) { return x.attribute == m->text; });
            if (!there) out.push_back(fmt::format("manca: «{}» non è fra i fatti mancanti", m->text));
        }
        for (const auto& [name, node] : e.results) result(name, *node, i, out);
    }

    void result(const std::string& name, const Node& node, const InstrumentAnswer& i,
                std::vector<std::string>& out) {
        const auto at = std::find_if(i.results.begin(), i.results.end(),
                                     [&](const Result& r) { return r.name == name; });
        if (at == i.results.end()) {
            if (node.text != "non spetta")
                out.push_back(fmt::format("importo «{}»: non c'è fra i risultati", name));
            return;
        }
        if (node.text == "manca") {
            if (at->exact) out.push_back(fmt::format("importo «{}»: atteso ignoto, è {}", name, at->text));
            return;
        }
        if (!equal(name, node, i.id)) out.push_back(fmt::format("importo «{}»: atteso {}, è {}", name, node.text, at->text));
    }

    // "da A a B" is an interval; anything else is read as a fact of that type.
    bool equal(const std::string& name, const Node& node, const std::string& instrument) {
        const language::Clause* clause = nullptr;
        const auto id = c_.rules.find_instrument(instrument);
        for (const auto k : c_.rules.instruments[*id].clauses)
            if (c_.rules.clauses[k].name == name && c_.rules.clauses[k].body) clause = &c_.rules.clauses[k];
        if (clause == nullptr) return false;
        vocabulary::Attribute like;
        like.label = name;
        like.type = clause->type;
        like.unit = vocabulary::word(clause->type.base);
        like.domain = vocabulary::default_domain(like.type, c_.vocabulary);
        Node written = node;
        if (written.text.rfind("da ", 0) == 0) {
            const std::size_t to = written.text.find(" a ");
            if (to != std::string::npos)
                written.text = "tra " + written.text.substr(3, to - 3) + " e " + written.text.substr(to + 3);
        }
        const vocabulary::ValueContext context{c_.vocabulary, last_supported_day};
        const auto v = vocabulary::read_value(written, like, context, report_.diagnostics);
        return v && same(v->value, last_value(*clause), clause->type.base);
    }

    static bool same(const vocabulary::Possible& a, const vocabulary::Possible& b, vocabulary::Base base) {
        if (base == vocabulary::Base::boolean || base == vocabulary::Base::choice) return a.may == b.may;
        if (base == vocabulary::Base::set) return a.may == b.may && a.must == b.must;
        return a.lo == b.lo && a.hi == b.hi;
    }

    vocabulary::Possible last_value(const language::Clause& clause) const {
        return last_->value(state_.program.of_typed[*clause.body]);
    }

    const State& state_;
    const catalogue::Catalogue& c_;
    CaseReport& report_;
    Coverage coverage_;
    const evaluation::Evaluation* last_ = nullptr;  ///< of the case being compared
};

}  // namespace
}  // namespace session

CaseReport Catalogue::run_cases(const std::string& directory) const {
    CaseReport report;
    if (!ok()) return report;
    session::Runner runner(*state_, report);
    session::each_case(*state_, directory, report.diagnostics,
                       [&](const auto& one, const auto& asked, const auto& profiles) { runner.compare(one, asked, profiles); });
    runner.finish();
    return report;
}

Diagnostics Catalogue::check_cases(const std::string& directory) const {
    Diagnostics found;
    if (ok()) session::each_case(*state_, directory, found, [](const auto&, const auto&, const auto&) {});
    return found;
}

}  // namespace attiva
