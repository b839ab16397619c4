// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/analysis/difference_test.cpp.

#include "analysis/difference.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>

#include "analysis/bench.hpp"
#include "analysis/changes.hpp"
#include "analysis/fingerprint.hpp"
#include "analysis/person_words.hpp"
#include "evaluation/wording.hpp"

namespace attiva {

const char* word(ChangeKind k) {
    return k == ChangeKind::added ? "aggiunto" : k == ChangeKind::removed ? "tolto" : "cambiato";
}

const char* word(Direction d) {
    switch (d) {
        case Direction::same: return "nessuno guadagna e nessuno perde";
        case Direction::wider: return "allarga";
        case Direction::narrower: return "restringe";
        case Direction::both: return "allarga e restringe";
        case Direction::undecided: return "non deciso";
    }
    return "";
}

}  // namespace attiva

namespace attiva::analysis {
namespace {

using language::InstrumentId;

class Comparing {
public:
    Comparing(const Reviewed& before, const Reviewed& after) : old_(before), now_(after) {}

    Comparison compare() {
        Comparison out;
        out.day = now_.day;
        out.before = old_.catalogue.digest;
        out.after = now_.catalogue.digest;
        out.shared = shared_changes(old_.catalogue, now_.catalogue);
        std::vector<InstrumentDifference> found(now_.catalogue.rules.instruments.size());
        for (const InstrumentId i : smallest_first()) {
            const auto old = old_.catalogue.rules.find_instrument(now_.catalogue.rules.instruments[i].id);
            found[i] = old ? changed(*old, i) : alone(now_, i, ChangeKind::added);
        }
        for (InstrumentDifference& d : found)
            if (d.kind != ChangeKind::changed || d.direction != Direction::same || !d.changes.empty())
                out.instruments.push_back(std::move(d));
        for (InstrumentId i = 0; i < old_.catalogue.rules.instruments.size(); ++i)
            if (!now_.catalogue.rules.find_instrument(old_.catalogue.rules.instruments[i].id))
                out.instruments.push_back(alone(old_, i, ChangeKind::removed));
        return out;
    }

private:
    // What is quick to decide is decided before the purse is spent on what is not.
    [[nodiscard]] std::vector<InstrumentId> smallest_first() const {
        std::vector<InstrumentId> out(now_.catalogue.rules.instruments.size());
        std::iota(out.begin(), out.end(), InstrumentId{0});
        std::stable_sort(out.begin(), out.end(), [&](InstrumentId a, InstrumentId b) {
            return now_.program.cones[a].size() < now_.program.cones[b].size();
        });
        return out;
    }
    static Edition edition(const Reviewed& r) {
        return {r.program, r.catalogue.rules, r.catalogue.vocabulary, r.catalogue.territory};
    }
    Bench& on(Date day) {
        constexpr std::size_t most_kept = 24;  // each holds two catalogues
        if (benches_.size() >= most_kept && benches_.count(day) == 0) benches_.clear();
        auto& bench = benches_[day];
        if (bench == nullptr) bench = std::make_unique<Bench>(edition(old_), edition(now_), day, purse_);
        return *bench;
    }

    InstrumentDifference changed(InstrumentId old, InstrumentId now) {
        InstrumentDifference d = named(now_, now);
        d.changes = clause_changes(old_.catalogue, &old_.catalogue.rules.instruments[old], now_.catalogue,
                                   &now_.catalogue.rules.instruments[now]);
        const auto& a = old_.program.instruments[old];
        const auto& b = now_.program.instruments[now];
        std::vector<std::pair<Id, Id>> different;
        if (!same(a.eligible, b.eligible)) different.emplace_back(a.eligible, b.eligible);
        if (!same(a.offered, b.offered)) different.emplace_back(a.offered, b.offered);
        std::vector<Id> old_goals{a.offered, a.eligible};
        std::vector<Id> now_goals{b.offered, b.eligible};
        // When it may be asked for, if that changes.
        if (!same(a.in_time, b.in_time)) {
            different.emplace_back(a.in_time, b.in_time);
            old_goals.push_back(a.in_time);
            now_goals.push_back(b.in_time);
        }
        if (!different.empty()) judge(d, old_goals, now_goals, different);
        return d;
    }

    bool same(Id old, Id now) {
        Bench& bench = on(now_.day);
        return fingerprint(bench.day(0), old) == fingerprint(bench.day(1), now);
    }

    using Pairs = std::vector<std::pair<Id, Id>>;

    // Somebody may have it on one side, and on the other one of what differs is no.
    void judge(InstrumentDifference& d, const std::vector<Id>& old, const std::vector<Id>& now, const Pairs& different) {
        std::set<Date> days = cone_of(on(now_.day).day(0), old).turning;
        days.merge(cone_of(on(now_.day).day(1), now).turning);
        days.erase(days.begin(), days.upper_bound(now_.day));
        days.insert(now_.day);
        Way gain{1, now, d.gains, d.gains_from};
        Way loss{0, old, d.loses, d.loses_from};
        for (const Date day : days)
            for (const auto& [before, after] : different) {
                look(gain, before, day);
                look(loss, after, day);
            }
        d.direction = gain.from && loss.from     ? Direction::both
                      : gain.from                ? Direction::wider
                      : loss.from                ? Direction::narrower
                      : gain.proved && loss.proved ? Direction::same
                                                 : Direction::undecided;
        d.half = (gain.from && !loss.from && !loss.proved) || (loss.from && !gain.from && !gain.proved);
    }

    // Those that one side admits and the other does not, whichever day comes first.
    struct Way {
        std::size_t side;
        const std::vector<Id>& admits;
        std::string& words;
        std::optional<Date>& from;
        bool proved = true;
    };

    void look(Way& way, Id refuses, Date day) {
        if (way.from) return;
        const Finding f = on(day).somebody(way.side, way.admits, refuses);
        way.proved = way.proved && f.outcome == Outcome::none;
        if (!f.witness) return;
        way.words = in_words(*f.witness, {&old_.catalogue, &now_.catalogue}, day);
        way.from = day;
    }

    static InstrumentDifference named(const Reviewed& r, InstrumentId i) {
        InstrumentDifference d;
        d.id = r.catalogue.rules.instruments[i].id;
        d.name = evaluation::subject_name(r.catalogue, d.id);
        return d;
    }

    // In one of the two only: whoever it admits gains or loses.
    InstrumentDifference alone(const Reviewed& r, InstrumentId i, ChangeKind kind) {
        InstrumentDifference d = named(r, i);
        d.kind = kind;
        const DayTables day(r.program, r.catalogue.rules, r.catalogue.vocabulary, r.catalogue.territory, r.day);
        Searcher search({&day});
        const Finding f = search.find({{0, r.program.instruments[i].eligible, Truth::yes}}, true);
        d.direction = f.outcome == Outcome::none        ? Direction::same
                      : f.outcome == Outcome::undecided ? Direction::undecided
                      : kind == ChangeKind::added       ? Direction::wider
                                                        : Direction::narrower;
        if (f.witness) (kind == ChangeKind::added ? d.gains : d.loses) = in_words(*f.witness, {&r.catalogue}, r.day);
        if (f.witness) (kind == ChangeKind::added ? d.gains_from : d.loses_from) = r.day;
        return d;
    }

    const Reviewed& old_;
    const Reviewed& now_;
    std::map<Date, std::unique_ptr<Bench>> benches_;
    std::uint64_t purse_ = 8'000'000;  ///< nodes evaluated, all searches together: about a second
};

}  // namespace

Comparison difference(const Reviewed& before, const Reviewed& after) { return Comparing(before, after).compare(); }

}  // namespace attiva::analysis
