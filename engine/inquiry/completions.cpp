// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Depth first over the ways to decide one open fact after another, with a stack of
// its own. Tested by tests/inquiry/completions_test.cpp.

#include "inquiry/completions.hpp"

#include <algorithm>
#include <array>

#include "inquiry/pasts.hpp"

namespace attiva::inquiry {
namespace {

using analysis::Fork;
using analysis::Question;
using analysis::Way;
using About = Question::About;
using matching::Decision;

constexpr std::size_t most_dead_ends = 20;  // where all that is open hangs on nothing a person has

Truth is(Verdict verdict, Verdict wanted) {
    if (verdict == Verdict::to_clarify) return Truth::unknown;
    return verdict == wanted ? Truth::yes : Truth::no;
}

Truth came_out(const Decision& d, Wish wish) {
    switch (wish) {
        case Wish::available: return is(d.verdict, Verdict::available);
        case Wish::unavailable: return negate(is(d.verdict, Verdict::available));
        case Wish::eligible: return d.eligible;
        case Wish::ineligible: return negate(d.eligible);
        case Wish::entitled: return both(d.eligible, d.offered);
    }
    return Truth::unknown;
}

// A list of past measures that is written whole may still be known in part.
person::Profile to_complete(const person::Profile& known) {
    person::Profile p = known;
    if (p.history_state == person::HistoryState::complete) p.history_state = person::HistoryState::presumed;
    return p;
}

}  // namespace

Completions::Completions(Atlas& atlas, const person::Profile& profile)
    : atlas_(atlas), candidate_(atlas.links, to_complete(profile)), evaluation_(atlas.day) {}

Found Completions::find(InstrumentId instrument, Wish wish, std::uint64_t budget) {
    Found found;
    static_cast<Looked&>(found) = search(instrument, wish, budget, &found);
    return found;
}

Looked Completions::look(InstrumentId instrument, Wish wish, std::uint64_t budget) {
    return search(instrument, wish, budget, nullptr);
}

Looked Completions::search(InstrumentId instrument, Wish wish, std::uint64_t budget, Found* kept) {
    instrument_ = instrument;
    area_ = &atlas_.area(instrument);
    wish_ = wish;
    budget_ = budget;
    runs_ = 0;
    left_out_ = untold_ = false;
    forks_.clear();
    const std::size_t before = candidate_.mark();
    const Outcome outcome = walk(kept);
    while (!forks_.empty()) {
        if (forks_.back().question.about == About::reading) evaluation_.fix_reading(forks_.back().question.reading, 0);
        forks_.pop_back();
    }
    candidate_.undo(before);
    return {outcome, untold_, runs_};
}

void Completions::release(const std::vector<analysis::FactAt>& facts) {
    candidate_.undo(0);
    for (const analysis::FactAt at : facts) candidate_.release(at);
}

bool Completions::restrict_to(analysis::FactAt at, const analysis::Possible& value) { return candidate_.narrow(at, value); }

Decision Completions::decision(InstrumentId instrument) {
    instrument_ = instrument;
    area_ = &atlas_.area(instrument);
    return decide();
}

const analysis::Possible& Completions::value(Id node) {
    evaluation_.run(candidate_.profile(), atlas_.condition(node).nodes);
    return evaluation_.value(node);
}

Outcome Completions::walk(Found* kept) {
    std::size_t dead_ends = 0;
    for (;;) {
        const Decision d = decide();
        switch (came_out(d, wish_)) {
            case Truth::no: break;
            case Truth::yes:
                if (confirm(kept)) return Outcome::found;
                left_out_ = true;
                break;
            case Truth::unknown:
                if (fork()) break;
                if (spared_ != nullptr && whatever_is_spared()) {
                    if (kept != nullptr) kept->as_far = candidate_.profile();
                    return Outcome::found;
                }
                left_out_ = untold_ = true;
                if (spared_ == nullptr && ++dead_ends == most_dead_ends) return Outcome::undecided;
                break;
        }
        if (runs_ >= budget_) return Outcome::undecided;
        if (!analysis::forward(forks_, [&](const Fork& f) { back(f); }, [&](const Fork& f, const Way& w) { return take(f, w); }))
            return left_out_ ? Outcome::undecided : Outcome::none;
    }
}

Decision Completions::decide() {
    const person::Profile& p = candidate_.profile();
    evaluation_.run(p, area_->moving);
    runs_ += analysis::cost_of_run(p);
    const matching::Question q{atlas_.catalogue, atlas_.program, evaluation_, evaluation_, false, {}};
    return matching::decide(q, instrument_);
}

bool Completions::confirm(Found* kept) {
    const std::size_t before = candidate_.mark();
    if (kept != nullptr) kept->as_far = candidate_.profile();
    const bool somebody = candidate_.complete(atlas_.day.day, kept != nullptr);
    if (kept != nullptr && somebody) kept->who = candidate_.profile();
    candidate_.undo(before);
    return somebody;
}

bool Completions::whatever_is_spared() {
    const Wish other = wish_ == Wish::available ? Wish::unavailable : Wish::available;
    Completions rest(atlas_, candidate_.profile());
    const Looked found = rest.look(instrument_, other, budget_ > runs_ ? budget_ - runs_ : 0);
    runs_ += found.runs;
    return found.outcome == Outcome::none;
}

// --- what is open ------------------------------------------------------------------

bool Completions::fork() {
    auto q = question();
    if (!q) return false;
    Fork f;
    f.question = *q;
    f.ways = ways(*q);
    f.marks[0] = candidate_.mark();
    forks_.push_back(std::move(f));
    return true;
}

// What can never be known of one root does not keep another from settling the verdict.
std::optional<Question> Completions::question() {
    const bool refused = wish_ == Wish::unavailable || wish_ == Wish::ineligible;
    const Truth wanted = refused ? Truth::no : Truth::yes;
    static const analysis::Spared nothing;
    const analysis::Spared& spared = spared_ == nullptr ? nothing : *spared_;
    const bool of_verdict = wish_ == Wish::available || wish_ == Wish::unavailable;
    for (const Id root : roots(wish_ == Wish::entitled || of_verdict, of_verdict)) {
        if (evaluation_.truth(root) != Truth::unknown) continue;
        if (auto q = open_question(evaluation_, candidate_, area_->cone, root, wanted, spared)) return q;
    }
    const person::Profile& p = candidate_.profile();
    const bool concealed = spared_ == nullptr && !p.concealed.empty();
    if (!of_verdict || spared.history || (p.history_state == person::HistoryState::complete && !concealed)) return std::nullopt;
    Question past;
    past.about = About::history;
    return past;
}

// What the verdict is made of.
std::vector<Id> Completions::roots(bool offered, bool in_time) const {
    const program::Roots& own = atlas_.program.instruments[instrument_];
    std::vector<Id> out{own.eligible};
    if (offered) out.insert(out.begin(), own.offered);
    if (!in_time) return out;
    out.push_back(own.in_time);
    for (const auto id : atlas_.catalogue.rules.instruments[instrument_].clauses)
        if (atlas_.catalogue.rules.clauses[id].kind == language::ClauseKind::repeatable)
            out.push_back(atlas_.program.clause_applies[id]);
    return out;
}

std::optional<Question> Completions::question_among(const analysis::Instead& instead) {
    for (const Id root : roots(true, true)) {
        if (evaluation_.truth(root) != Truth::unknown) continue;
        if (auto q = open_question_among(evaluation_, candidate_, area_->cone, root, instead)) return q;
    }
    return std::nullopt;
}

std::vector<Way> Completions::ways(const Question& q) {
    switch (q.about) {
        case About::members:
        case About::relatives: {
            // Each condition may need somebody else than those already known.
            const bool relatives = q.about == About::relatives;
            const auto& p = candidate_.profile();
            return analysis::ways_for_size(relatives, relatives ? p.relatives.size() : p.members.size(),
                                           relatives ? area_->cone.relatives : area_->cone.members);
        }
        case About::reading: return analysis::ways_for_reading(atlas_.day, q.reading);
        case About::history: return ways_for_past();
        case About::fact: break;
    }
    const auto& attribute = atlas_.day.vocabulary[q.at.attribute];
    const person::Fact& fact = candidate_.fact(q.at);
    const auto& told = area_->cone.facts;
    const auto cells = told.find(q.at.attribute);
    std::vector<std::uint16_t> places;
    if (attribute.type.base == vocabulary::Base::place) places = analysis::places_for({{&atlas_.day, &area_->cone}}, fact.places);
    return ways_for_fact(q, fact, attribute, cells == told.end() ? nullptr : &cells->second, places);
}

std::vector<Way> Completions::ways_for_past() {
    bool all = true;
    auto out = pasts(candidate_.profile(), atlas_, evaluation_, instrument_, spared_ == nullptr, all);
    left_out_ = left_out_ || !all;
    return out;
}

// --- the ways, one after the other -----------------------------------------------------

void Completions::back(const Fork& fork) {
    candidate_.undo(fork.marks[0]);
    if (fork.question.about == About::reading) evaluation_.fix_reading(fork.question.reading, 0);
}

bool Completions::take(const Fork& fork, const Way& way) {
    switch (fork.question.about) {
        case About::members: return candidate_.close(false, way.count);
        case About::relatives: return candidate_.close(true, way.count);
        case About::history: candidate_.remember(way.periods, spared_ == nullptr); return true;
        case About::reading: evaluation_.fix_reading(fork.question.reading, way.bit); return true;
        case About::fact: break;
    }
    return take(fork.question.at, way);
}

bool Completions::take(analysis::FactAt at, const Way& way) {
    if (atlas_.day.vocabulary[at.attribute].type.base != vocabulary::Base::place)
        return candidate_.narrow(at, way.value);
    candidate_.put(at, way.comune);
    return true;
}

}  // namespace attiva::inquiry
