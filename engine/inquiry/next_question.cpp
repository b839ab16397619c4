// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The few topics most of what is open hangs on are tried, answer by answer, on the
// conditions they move; the best is proved useful before it is asked.
// Tested by tests/inquiry/next_question_test.cpp.

#include "inquiry/next_question.hpp"

#include <algorithm>
#include <iterator>

#include "inquiry/settling_sets.hpp"

namespace attiva::inquiry {
namespace {

using vocabulary::Base;
using vocabulary::Privacy;

constexpr std::size_t most_tried = 16;     // topics whose answers are tried one by one
constexpr std::uint64_t looking_ahead = 150; // evaluations to see what answers settle beyond the conditions one by one
constexpr double promise_counts = 0.5;     // beside an instrument settled

bool same_outcome(const Prospect& a, const Prospect& b) { return a.opens == b.opens && a.closes == b.closes; }

bool holds(const std::vector<InstrumentId>& sorted, InstrumentId i) { return std::binary_search(sorted.begin(), sorted.end(), i); }

void insert(std::vector<InstrumentId>& sorted, InstrumentId i) { sorted.insert(std::lower_bound(sorted.begin(), sorted.end(), i), i); }

// Answers that settle the same: the choices anywhere, of numbers and days the neighbours.
void join_equal(std::vector<Prospect>& prospects, Base base) {
    const bool choices = base == Base::choice;
    const bool numbers = base != Base::choice && base != Base::boolean && base != Base::set && base != Base::place;
    if (!choices && !numbers) return;
    std::vector<Prospect> out;
    for (Prospect& p : prospects) {
        const auto same = std::find_if(out.begin(), out.end(), [&](const Prospect& q) {
            return same_outcome(p, q) && (choices || (&q == &out.back() && !p.part.way.value.never && !q.part.way.value.never));
        });
        if (same == out.end()) {
            out.push_back(std::move(p));
            continue;
        }
        auto& value = same->part.way.value;
        value.may |= p.part.way.value.may;
        value.hi = p.part.way.value.hi;
        same->part.weight += p.part.weight;
    }
    prospects = std::move(out);
}

}  // namespace

double Costs::of(const vocabulary::Vocabulary& vocabulary, const Topic& topic) const {
    if (alike || topic.about != Topic::About::fact) return 1;
    const auto& a = vocabulary[topic.at.attribute];
    const auto near = [&] {
        if (a.holder == vocabulary::no_service || a.holder == asker) return true;
        // Who sees everything of the person is the person.
        const auto& sees = vocabulary.service(a.holder).sees;
        return std::find(sees.begin(), sees.end(), Privacy::guarded) != sees.end();
    };
    const double who = near() ? 1 : 1.25;
    switch (a.privacy) {
        case Privacy::common: return who;
        case Privacy::economic: return who * 1.2;
        case Privacy::special:
        case Privacy::judicial: return who * 2;
        case Privacy::guarded: break;
    }
    return who * 3;
}

Inquirer::Inquirer(Atlas& atlas, const person::Profile& profile, const analysis::Spared& spared, const Costs& costs,
                   std::optional<InstrumentId> only)
    : atlas_(atlas), spared_([&] {
          analysis::Spared s = spared;
          s.readings = true;  // nobody can be asked what the law means
          return s;
      }()),
      costs_(costs), only_(only), candidate_(atlas.links, profile), evaluation_(atlas.day),
      everybody_(atlas, profile), askable_(atlas, profile), reach_(atlas, candidate_, spared_),
      proved_(atlas.program.instruments.size(), Proved::not_yet) {
    askable_.spare(spared_);
    look();
}

// What no condition settles, and what it hangs on.
void Inquirer::look() {
    evaluation_.run(candidate_.profile(), evaluation::Extent::deciding);
    reach_.read(evaluation_, atlas_.day.deciding());
    const matching::Question q{atlas_.catalogue, atlas_.program, evaluation_, evaluation_, false, {}};
    const person::HistoryState known = candidate_.profile().history_state;
    const bool past = !spared_.history && known != person::HistoryState::complete && known != person::HistoryState::presumed;
    for (InstrumentId i = 0; i < proved_.size(); ++i) {
        if (only_ && *only_ != i) continue;
        if (matching::decide(q, i).verdict != Verdict::to_clarify) continue;
        open_.push_back(i);
        auto under = reach_.under(atlas_.roots(i));
        if (past) under.push_back(reach_.index({Topic::About::history, {}}));
        std::sort(under.begin(), under.end());
        under.erase(std::unique(under.begin(), under.end()), under.end());
        under_.push_back(std::move(under));
    }
}

std::vector<InstrumentId> Inquirer::bearing(std::uint32_t topic) const {
    std::vector<InstrumentId> out;
    for (std::size_t k = 0; k < open_.size(); ++k)
        if (std::binary_search(under_[k].begin(), under_[k].end(), topic)) out.push_back(open_[k]);
    return out;
}

// The topics most of what is open hangs on: of an instrument that hangs on few, each
// counts for more.
std::vector<Inquirer::Scored> Inquirer::promising() const {
    std::vector<double> promise(reach_.topics().size());
    for (const auto& under : under_)
        for (const std::uint32_t t : under) promise[t] += 1.0 / static_cast<double>(under.size());
    std::vector<Scored> out;
    for (std::uint32_t t = 0; t < promise.size(); ++t) {
        if (promise[t] == 0) continue;
        out.emplace_back();
        out.back().topic = t;
        out.back().promise = promise[t];
        out.back().worth = promise[t] / costs_.of(atlas_.day.vocabulary, reach_.topics()[t]);
    }
    const auto better = [&](const Scored& a, const Scored& b) {
        return a.worth != b.worth ? a.worth > b.worth : before(reach_.topics()[a.topic], reach_.topics()[b.topic]);
    };
    std::sort(out.begin(), out.end(), better);
    if (out.size() > most_tried) out.resize(most_tried);
    return out;
}

void Inquirer::score(Scored& scored) {
    const Topic& topic = reach_.topics()[scored.topic];
    std::vector<Id> moved;
    for (Part& part : parts_of(atlas_, candidate_, topic, bearing(scored.topic))) {
        Prospect p;
        p.part = std::move(part);
        if (foresee(topic, p, moved)) scored.prospects.push_back(std::move(p));
    }
    evaluation_.run(candidate_.profile(), moved);
    weigh(scored);
}

// What each open instrument comes to with an answer; only the conditions it moves are
// judged again. False when the vocabulary allows nobody with it.
bool Inquirer::foresee(const Topic& topic, Prospect& prospect, std::vector<Id>& moved) {
    const std::size_t mark = candidate_.mark();
    const bool possible = take(candidate_, topic, prospect.part.way);
    if (possible) {
        if (topic.about == Topic::About::history) merge(moved, atlas_.moved_by_past());
        else if (topic.about != Topic::About::fact) merge(moved, atlas_.moved_by_list(topic.about == Topic::About::relatives));
        merge(moved, moved_since(atlas_, candidate_, mark));
        evaluation_.run(candidate_.profile(), moved);
        const matching::Question q{atlas_.catalogue, atlas_.program, evaluation_, evaluation_, false, {}};
        for (const InstrumentId i : open_) {
            const Verdict v = matching::decide(q, i).verdict;
            if (v == Verdict::available) prospect.opens.push_back(i);
            else if (v != Verdict::to_clarify) prospect.closes.push_back(i);
        }
    }
    candidate_.undo(mark);
    return possible;
}

void Inquirer::weigh(Scored& scored) const {
    double all = 0;
    scored.settles = 0;
    for (const Prospect& p : scored.prospects) {
        all += p.part.weight;
        scored.settles += p.part.weight * static_cast<double>(p.opens.size() + p.closes.size());
    }
    if (all > 0) scored.settles /= all;
    scored.worth = (scored.settles + promise_counts * scored.promise) / costs_.of(atlas_.day.vocabulary, reach_.topics()[scored.topic]);
}

// Do those the person may be come to different things? Of some it may be that nobody can
// tell, whatever is known of them.
Inquirer::Proved Inquirer::proved(InstrumentId instrument) {
    Proved& p = proved_[instrument];
    if (p != Proved::not_yet) return p;
    const Looked some = everybody_.look(instrument, Wish::available);
    if (some.outcome == Outcome::none) return p = Proved::settled;
    const Looked others = everybody_.look(instrument, Wish::unavailable);
    if (others.outcome == Outcome::none) return p = Proved::settled;
    const int found = (some.outcome == Outcome::found ? 1 : 0) + (others.outcome == Outcome::found ? 1 : 0);
    if (found == 2 || (found == 1 && (some.untold || others.untold))) return p = Proved::open;
    exhausted_ = exhausted_ || std::max(some.runs, others.runs) >= completion_budget;
    return p = Proved::unknown;
}

// Does some answer settle an instrument that is open? `changed`: some turned out not to be.
bool Inquirer::useful(const Scored& scored, InstrumentId& because, bool& changed) {
    bool proof = false;
    for (const Prospect& p : scored.prospects)
        for (const auto* settled : {&p.opens, &p.closes})
            for (const InstrumentId i : *settled) {
                const Proved is = proved(i);
                changed = changed || is == Proved::settled;
                if (is == Proved::open && !proof) because = i;
                proof = proof || is == Proved::open;
            }
    return proof;
}

void Inquirer::forget_settled(std::vector<Scored>& all) {
    for (std::size_t k = open_.size(); k-- > 0;) {
        if (proved_[open_[k]] != Proved::settled) continue;
        open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(k));
        under_.erase(under_.begin() + static_cast<std::ptrdiff_t>(k));
    }
    const auto gone = [&](InstrumentId i) { return proved_[i] == Proved::settled; };
    for (Scored& s : all) {
        for (Prospect& p : s.prospects)
            for (auto* list : {&p.opens, &p.closes}) list->erase(std::remove_if(list->begin(), list->end(), gone), list->end());
        weigh(s);
    }
}

std::optional<NextQuestion> Inquirer::next() {
    if (open_.empty()) return std::nullopt;
    std::vector<Scored> all = promising();
    for (Scored& s : all) score(s);
    for (;;) {
        Scored* best = nullptr;
        for (Scored& s : all)
            if (s.settles > 0 && (best == nullptr || s.worth > best->worth)) best = &s;
        if (best == nullptr) return from_sets(all);
        InstrumentId because = 0;
        bool changed = false;
        if (useful(*best, because, changed) && !changed) return told(*best, because);
        if (changed) forget_settled(all);
        else best->settles = 0;  // it settles only what could not be looked at whole
    }
}

// No answer settles anything alone: of a smallest set that does, the best.
std::optional<NextQuestion> Inquirer::from_sets(std::vector<Scored>& all) {
    for (const InstrumentId i : std::vector<InstrumentId>(open_)) {
        if (proved(i) != Proved::open) continue;
        Scored* best = nullptr;
        for (const Topic& topic : smallest_set(i)) {
            const std::uint32_t t = reach_.index(topic);
            auto known = std::find_if(all.begin(), all.end(), [&](const Scored& s) { return s.topic == t; });
            if (known == all.end()) {
                const std::size_t at = best == nullptr ? 0 : static_cast<std::size_t>(best - all.data());
                all.emplace_back();
                all.back().topic = t;
                score(all.back());
                known = all.end() - 1;
                if (best != nullptr) best = &all[at];
            }
            if (best == nullptr || known->worth > best->worth) best = &*known;
        }
        if (best != nullptr) return told(*best, i);
    }
    std::vector<Scored> none;
    forget_settled(none);
    return std::nullopt;
}

std::vector<Topic> Inquirer::smallest_set(InstrumentId instrument) {
    for (const Wish wish : {Wish::available, Wish::unavailable}) {
        const Found found = askable_.find(instrument, wish);
        if (found.outcome != Outcome::found) continue;
        auto set = inquiry::smallest_set(atlas_, candidate_.profile(), *found.as_far, instrument, wish);
        if (!set.empty()) return set;
    }
    return {};
}

NextQuestion Inquirer::told(Scored& scored, InstrumentId because) {
    NextQuestion q;
    q.topic = reach_.topics()[scored.topic];
    q.because = because;
    std::vector<InstrumentId> bears_on;
    for (const InstrumentId i : bearing(scored.topic))
        if (proved(i) == Proved::open) bears_on.push_back(i);
    if (!holds(bears_on, because)) insert(bears_on, because);
    std::uint64_t left = looking_ahead;
    for (Prospect& p : scored.prospects) complete(p, q.topic, bears_on, left);
    weigh(scored);
    q.settles = scored.settles;
    q.prospects = std::move(scored.prospects);
    for (const InstrumentId i : bears_on) q.bears_on.push_back(bearing_of(i, scored.topic));
    if (q.topic.about != Topic::About::fact) return q;
    q.asked = asked_as(atlas_, q.topic.at.attribute, bears_on);
    join_equal(q.prospects, atlas_.day.vocabulary[q.topic.at.attribute].type.base);
    return q;
}

Bearing Inquirer::bearing_of(InstrumentId instrument, std::uint32_t topic) const {
    for (const auto id : atlas_.catalogue.rules.instruments[instrument].clauses) {
        const Id node = atlas_.program.clause_truth[id];
        if (node != program::no_id && reach_.holds(node, topic)) return {instrument, id};
    }
    return {instrument, std::nullopt};
}

// Also what no condition settles alone, with this answer, as far as there is time to look.
void Inquirer::complete(Prospect& prospect, const Topic& topic, const std::vector<InstrumentId>& bears_on, std::uint64_t& left) {
    analysis::Candidate candidate(atlas_.links, candidate_.profile());
    if (left == 0 || !take(candidate, topic, prospect.part.way)) return;
    std::optional<Completions> then;
    const auto nobody = [&](InstrumentId i, Wish wish) {
        const Looked looked = then->look(i, wish, left);
        left -= std::min(left, looked.runs);
        return looked.outcome == Outcome::none;
    };
    for (const InstrumentId i : bears_on) {
        if (holds(prospect.opens, i) || holds(prospect.closes, i)) continue;
        if (!then) then.emplace(atlas_, candidate.profile());
        if (nobody(i, Wish::available)) insert(prospect.closes, i);
        else if (nobody(i, Wish::unavailable)) insert(prospect.opens, i);
    }
}

}  // namespace attiva::inquiry
