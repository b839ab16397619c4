// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What to share so that an instrument is settled: asked by the service, on everybody the
// person may be to it; asked with the whole file, on what is true, one set after another.
// Tested by tests/session/sharing_test.cpp and tests/cases/buoni/condividi/.

#include <fmt/format.h>

#include "attiva/attiva.hpp"
#include "inquiry/sharing.hpp"
#include "person/reader.hpp"
#include "session/reading.hpp"

namespace attiva {
namespace {

using analysis::FactAt;
using evaluation::Subject;
using inquiry::Facts;
using session::Asked;
using session::State;

bool undecided(Verdict v) { return v == Verdict::to_clarify || v == Verdict::to_verify_hidden; }

constexpr std::size_t most_shown = 3000;  // sets shown one after another: a verdict each

class Sharer {
public:
    Sharer(const State& state, const Asked& asked)
        : state_(state), c_(state.catalogue), asked_(asked), asking_(state.day(asked.question.day, asked.question.simplify)),
          instrument_(*c_.rules.find_instrument(asked.question.instrument)) {
        asked_.question.reasons = false;
    }

    // As the service sees it now; `profiles` are what it sees.
    SharingAnswer start(const session::Profiles& profiles) {
        const Answer a = answer(profiles);
        const InstrumentAnswer& i = a.instruments.front();
        SharingAnswer out;
        out.day = a.day;
        out.place = a.place;
        out.view = a.view;
        out.digest = a.digest;
        out.subject = a.subject;
        out.with = c_.vocabulary.service(asked_.view).name;
        out.id = i.id;
        out.name = i.name;
        out.verdict = i.verdict;
        for (const Missing& m : i.missing)
            if (!m.hidden || !c_.vocabulary.find(m.attribute)) out.besides.push_back(m);
        return out;
    }

    void over_completions(const session::Profiles& profiles, SharingAnswer& out) {
        inquiry::Completions seen(atlas(), profiles.presumed);
        const Facts hidden = inquiry::hidden_facts(atlas(), seen, instrument_);
        tell(inquiry::sharing(atlas(), seen, instrument_, hidden), profiles.presumed, out);
    }

    void on_true_values(const person::Profile& whole, const session::Profiles& profiles, SharingAnswer& out) {
        inquiry::Completions seen(atlas(), profiles.presumed);
        const Facts hidden = inquiry::hidden_facts(atlas(), seen, instrument_);
        const auto found = inquiry::smallest_with_needed(hidden, [&](const Facts& set) {
            const auto shown = showing(whole, set);
            return shown ? truth_of(!undecided(verdict(*shown))) : Truth::unknown;
        }, most_shown);
        out.all_enough = found.all;
        for (const Facts& set : found.sets) {
            out.enough.push_back(words(set, profiles.presumed));
            if (const auto shown = showing(whole, set)) out.enough.back().outcome = word(verdict(*shown));
        }
    }

private:
    inquiry::Atlas& atlas() {
        if (!asking_.atlas) asking_.atlas = std::make_unique<inquiry::Atlas>(c_, asking_.day->tables.program, asking_.day->tables);
        return *asking_.atlas;
    }

    Answer answer(const session::Profiles& profiles) {
        return session::answer(c_, asking_.day->tables.program, asked_, profiles, asking_);
    }

    Verdict verdict(const session::Profiles& profiles) { return answer(profiles).instruments.front().verdict; }

    // What the service would see if it were shown these facts.
    std::optional<session::Profiles> showing(const person::Profile& whole, const Facts& set) {
        Asked shown = asked_;
        shown.shown = set;
        Diagnostics none;  // the whole file has no contradiction
        return session::prepare(state_, whole, shown, none);
    }

    void tell(const inquiry::Sharing& found, const person::Profile& profile, SharingAnswer& out) const {
        for (const Facts& set : found.anyway.sets) out.enough.push_back(words(set, profile));
        for (const Facts& set : found.may.sets) out.may.push_back(words(set, profile));
        out.all_enough = found.anyway.all;
        out.all_may = found.may.all;
    }

    [[nodiscard]] SharingSet words(const Facts& set, const person::Profile& profile) const {
        SharingSet out;
        for (const FactAt at : set) {
            const auto& a = c_.vocabulary[at.attribute];
            FactToShare f{a.id, a.label, "", "", ""};
            if (at.subject.kind != Subject::Kind::person) {
                const bool member = at.subject.kind == Subject::Kind::member;
                const std::string& name = (member ? profile.members : profile.relatives)[at.subject.index].name;
                f.member = fmt::format("{} {}", !name.empty() ? name : member ? "componente" : "familiare", at.subject.index + 1);
            }
            if (a.holder != vocabulary::no_service) {
                f.holder = c_.vocabulary.service(a.holder).name;
                f.consent = c_.vocabulary.service(a.holder).id;
            }
            out.facts.push_back(std::move(f));
        }
        return out;
    }

    const State& state_;
    const catalogue::Catalogue& c_;
    Asked asked_;
    session::Asking asking_;
    inquiry::InstrumentId instrument_;
};

// The view a question is asked for: its own, or that of whom the file would be shown to.
std::optional<Asked> look_up(const catalogue::Catalogue& c, Question q, const std::string& with, Diagnostics& diagnostics) {
    q.reasons = false;
    if (q.view.empty()) q.view = with;
    return session::look_up(c, q, diagnostics);
}

}  // namespace

std::optional<SharingAnswer> Catalogue::what_to_share(const Input& person, const Question& question,
                                                      const std::string& with, Diagnostics& diagnostics) const {
    if (!state_->usable(diagnostics)) return std::nullopt;
    const auto asked = look_up(state_->catalogue, question, with, diagnostics);
    if (!asked) return std::nullopt;
    const bool whole_file = question.view.empty();
    Asked reader = *asked;
    if (whole_file) reader.view = vocabulary::no_service;
    Diagnostics problems;
    person::Profile whole;
    std::optional<session::Profiles> profiles;
    const bool read = session::read_person(*state_, session::PersonFile(person), reader, problems, [&](person::Profile file, Diagnostics& found) {
        whole = std::move(file);
        profiles = session::prepare(*state_, whole, reader, found);
        return profiles.has_value();
    });
    Diagnostics seen = state_->kept(person, problems);
    Diagnostics none;
    if (read && whole_file) profiles = session::prepare(*state_, whole, *asked, none);
    if (!read || !profiles) {
        diagnostics.append(std::move(seen));
        return std::nullopt;
    }
    Sharer sharer(*state_, *asked);
    SharingAnswer out = sharer.start(*profiles);
    out.on_true_values = whole_file;
    if (whole_file) out.view = "tutto il fascicolo";
    out.notes = std::move(seen);
    if (!undecided(out.verdict)) return out;
    if (whole_file) sharer.on_true_values(whole, *profiles, out);
    else sharer.over_completions(*profiles, out);
    return out;
}

}  // namespace attiva
