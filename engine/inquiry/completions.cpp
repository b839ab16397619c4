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

using analysis::Question;
using analysis::Way;
using About = Question::About;
using matching::Decision;

constexpr std::size_t few_members = 4;
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
    instrument_ = instrument;
    area_ = &atlas_.area(instrument);
    wish_ = wish;
    budget_ = budget;
    runs_ = 0;
    left_out_ = false;
    forks_.clear();
    const std::size_t before = candidate_.mark();
    Found found = search();
    found.runs = runs_;
    while (!forks_.empty()) {
        if (forks_.back().question.about == About::reading) evaluation_.fix_reading(forks_.back().question.reading, 0);
        forks_.pop_back();
    }
    candidate_.undo(before);
    return found;
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

Found Completions::search() {
    std::size_t dead_ends = 0;
    for (;;) {
        const Decision d = decide();
        switch (came_out(d, wish_)) {
            case Truth::no: break;
            case Truth::yes:
                if (auto who = confirm()) return {Outcome::found, std::move(who), candidate_.profile(), 0};
                left_out_ = true;
                break;
            case Truth::unknown:
                if (fork()) break;
                left_out_ = true;
                if (++dead_ends == most_dead_ends) return {};
                break;
        }
        if (runs_ >= budget_) return {};
        if (!forward()) return {left_out_ ? Outcome::undecided : Outcome::none, std::nullopt, std::nullopt, 0};
    }
}

// A run over many members counts for more than one: it takes longer.
Decision Completions::decide() {
    const person::Profile& p = candidate_.profile();
    evaluation_.run(p, area_->moving);
    runs_ += 1 + std::max(p.members.size(), p.relatives.size()) / few_members;
    const matching::Question q{atlas_.catalogue, atlas_.program, evaluation_, evaluation_, false, {}};
    return matching::decide(q, instrument_);
}

std::optional<person::Profile> Completions::confirm() {
    const std::size_t before = candidate_.mark();
    std::optional<person::Profile> out;
    if (candidate_.complete(atlas_.day.day)) out = candidate_.profile();
    candidate_.undo(before);
    return out;
}

// --- what is open ------------------------------------------------------------------

bool Completions::fork() {
    auto q = question();
    if (!q) return false;
    Fork f;
    f.question = *q;
    f.ways = ways(*q);
    f.mark = candidate_.mark();
    forks_.push_back(std::move(f));
    return true;
}

// What can never be known of one root does not keep another from settling the verdict.
std::optional<Question> Completions::question() {
    const bool refused = wish_ == Wish::unavailable || wish_ == Wish::ineligible;
    const Truth wanted = refused ? Truth::no : Truth::yes;
    const bool of_verdict = wish_ == Wish::available || wish_ == Wish::unavailable;
    for (const Id root : roots(wish_ == Wish::entitled || of_verdict, of_verdict)) {
        if (evaluation_.truth(root) != Truth::unknown) continue;
        if (auto q = open_question(evaluation_, candidate_, area_->cone, root, wanted)) return q;
    }
    const person::Profile& p = candidate_.profile();
    if (!of_verdict || (p.history_state == person::HistoryState::complete && p.concealed.empty())) return std::nullopt;
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
        case About::relatives: return ways_for_size(q.about == About::relatives);
        case About::reading: return ways_for_reading(q.reading);
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

// Each condition may need somebody else than those already known.
std::vector<Way> Completions::ways_for_size(bool relatives) const {
    const auto& p = candidate_.profile();
    const std::size_t known = relatives ? p.relatives.size() : p.members.size();
    const std::size_t more = relatives ? area_->cone.relatives : area_->cone.members;
    const std::size_t most = std::max(known, std::min(known + more, person::most_members - (relatives ? 0 : 1)));
    std::vector<Way> out;
    for (std::size_t n = known; n <= most; ++n) {
        out.emplace_back();
        out.back().count = n;
    }
    return out;
}

std::vector<Way> Completions::ways_for_reading(std::uint32_t reading) const {
    std::vector<Way> out;
    const auto& readings = atlas_.day.book.interpretations[reading].readings;
    for (std::uint64_t rest = atlas_.day.vocabulary.list(readings).all(); rest != 0; rest &= rest - 1) {
        out.emplace_back();
        out.back().bit = vocabulary::lowest(rest);
    }
    return out;
}

std::vector<Way> Completions::ways_for_past() {
    bool all = true;
    auto out = pasts(candidate_.profile(), atlas_, evaluation_, instrument_, all);
    left_out_ = left_out_ || !all;
    return out;
}

// --- the ways, one after the other -----------------------------------------------------

bool Completions::forward() {
    while (!forks_.empty()) {
        Fork& f = forks_.back();
        candidate_.undo(f.mark);
        if (f.question.about == About::reading) evaluation_.fix_reading(f.question.reading, 0);
        if (f.next == f.ways.size()) {
            forks_.pop_back();
            continue;
        }
        const Way& way = f.ways[f.next++];
        if (take(f, way)) return true;
    }
    return false;
}

bool Completions::take(const Fork& fork, const Way& way) {
    switch (fork.question.about) {
        case About::members: return candidate_.close(false, way.count);
        case About::relatives: return candidate_.close(true, way.count);
        case About::history: candidate_.remember(way.periods); return true;
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
