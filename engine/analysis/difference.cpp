// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/analysis/difference_test.cpp.

#include "analysis/difference.hpp"

#include <map>
#include <memory>

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

constexpr std::uint64_t patient = 20'000;  // evaluations for one instrument, one way

class Comparing {
public:
    Comparing(const Reviewed& before, const Reviewed& after) : old_(before), now_(after) {}

    Comparison compare() {
        Comparison out;
        out.day = now_.day;
        out.before = old_.catalogue.digest;
        out.after = now_.catalogue.digest;
        out.shared = shared_changes(old_.catalogue, now_.catalogue);
        for (InstrumentId i = 0; i < now_.catalogue.rules.instruments.size(); ++i) {
            const auto& subject = now_.catalogue.rules.instruments[i];
            const auto old = old_.catalogue.rules.find_instrument(subject.id);
            InstrumentDifference d = old ? changed(*old, i) : alone(now_, i, ChangeKind::added);
            if (d.kind != ChangeKind::changed || d.direction != Direction::same || !d.changes.empty())
                out.instruments.push_back(std::move(d));
        }
        for (InstrumentId i = 0; i < old_.catalogue.rules.instruments.size(); ++i)
            if (!now_.catalogue.rules.find_instrument(old_.catalogue.rules.instruments[i].id))
                out.instruments.push_back(alone(old_, i, ChangeKind::removed));
        return out;
    }

private:
    struct Bench {
        DayTables old, now;
        Searcher search;
        Bench(const Reviewed& a, const Reviewed& b, Date day)
            : old(a.program, a.catalogue.rules, a.catalogue.vocabulary, a.catalogue.territory, day),
              now(b.program, b.catalogue.rules, b.catalogue.vocabulary, b.catalogue.territory, day),
              search({&old, &now}) {}
    };
    Bench& on(Date day) {
        auto& bench = benches_[day];
        if (bench == nullptr) bench = std::make_unique<Bench>(old_, now_, day);
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
        if (!different.empty()) judge(d, {a.offered, a.eligible}, {b.offered, b.eligible}, different);
        return d;
    }

    bool same(Id old, Id now) {
        Bench& bench = on(now_.day);
        return fingerprint(bench.old, old) == fingerprint(bench.now, now);
    }

    using Pairs = std::vector<std::pair<Id, Id>>;

    // Somebody may have it on one side, and on the other one of what differs is no.
    void judge(InstrumentDifference& d, const std::vector<Id>& old, const std::vector<Id>& now, const Pairs& different) {
        std::set<Date> days = cone_of(on(now_.day).old, old).turning;
        days.merge(cone_of(on(now_.day).now, now).turning);
        bool proved = judge_on(d, old, now, different, now_.day);
        for (const Date day : days)
            if (d.gains.empty() && d.loses.empty() && day > now_.day)
                proved = judge_on(d, old, now, different, day) && proved;
        const bool more = !d.gains.empty();
        const bool less = !d.loses.empty();
        d.direction = more && less ? Direction::both
                      : more       ? Direction::wider
                      : less       ? Direction::narrower
                      : proved     ? Direction::same
                                   : Direction::undecided;
    }

    // True when it is proved that nobody gains and nobody loses.
    bool judge_on(InstrumentDifference& d, const std::vector<Id>& old, const std::vector<Id>& now,
                  const Pairs& different, Date day) {
        bool proved = true;
        for (const auto& [before, after] : different) {
            if (d.gains.empty()) proved = search(day, now, 1, before, 0, d.gains) == Outcome::none && proved;
            if (d.loses.empty()) proved = search(day, old, 0, after, 1, d.loses) == Outcome::none && proved;
        }
        if (!d.gains.empty() || !d.loses.empty()) d.from = day;
        return proved;
    }

    Outcome search(Date day, const std::vector<Id>& admits, std::size_t side, Id refuses, std::size_t other,
                   std::string& words) {
        std::vector<Goal> goals;
        for (const Id id : admits) goals.push_back({side, id, Truth::yes});
        goals.push_back({other, refuses, Truth::no});
        const Finding f = on(day).search.find(goals, true, patient);
        if (f.witness) words = in_words(*f.witness, {&old_.catalogue, &now_.catalogue}, day);
        return f.outcome;
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
        if (f.witness) d.from = r.day;
        return d;
    }

    const Reviewed& old_;
    const Reviewed& now_;
    std::map<Date, std::unique_ptr<Bench>> benches_;
};

}  // namespace

Comparison difference(const Reviewed& before, const Reviewed& after) { return Comparing(before, after).compare(); }

}  // namespace attiva::analysis
