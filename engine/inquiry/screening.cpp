// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Greedy, and lazily so: what a fact settled before bounds, nearly always, what it settles
// later; all are looked at again every few steps. Tested by tests/inquiry/.

#include "inquiry/screening.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <random>

namespace attiva::inquiry {
namespace {

using evaluation::Subject;

constexpr std::size_t most_others = 3;     // members of the household of a made up person
constexpr std::size_t look_again = 5;      // steps between one look at all facts and the next
constexpr double open_counts = 0.02;       // an instrument that reads a fact and stays open, beside one settled
constexpr std::uint64_t told_on = 1'000'000;  // seeds of those the sheet is told on

std::vector<InstrumentId> all_of(const Atlas& atlas) {
    std::vector<InstrumentId> out(atlas.program.instruments.size());
    std::iota(out.begin(), out.end(), InstrumentId{0});
    return out;
}

std::vector<Subject> everybody(const person::Profile& p) {
    std::vector<Subject> out{Subject{}};
    for (std::uint32_t i = 0; i < p.members.size(); ++i) out.push_back({Subject::Kind::member, i});
    return out;
}

class MakingUp {
public:
    MakingUp(Atlas& atlas, const person::Profile& start, std::uint64_t seed)
        : atlas_(atlas), candidate_(atlas.links, start), random_(seed), instruments_(all_of(atlas)) {}

    person::Profile make() {
        if (!candidate_.profile().members_complete) {
            const std::size_t known = candidate_.profile().members.size();
            candidate_.close(false, known + below(most_others + 1));
        }
        for (const Subject s : everybody(candidate_.profile()))
            for (std::size_t i = 0; i < atlas_.day.vocabulary.attributes().size(); ++i) decide({s, static_cast<AttributeId>(i)});
        candidate_.complete(atlas_.day.day);
        return candidate_.profile();
    }

private:
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }

    void decide(analysis::FactAt at) {
        const auto& a = atlas_.day.vocabulary[at.attribute];
        const bool others = at.subject.kind != Subject::Kind::person;
        if (a.derivation != vocabulary::Derivation::none || a.level == vocabulary::Level::relative) return;
        if ((others && a.level != vocabulary::Level::member) || candidate_.settled(at)) return;
        if (candidate_.fact(at).status == person::Status::presumed) return;
        const auto parts = parts_of(atlas_, candidate_, {Topic::About::fact, at}, instruments_);
        double left = static_cast<double>(below(1'000'000)) / 1'000'000;
        for (const Part& p : parts) {
            left -= p.weight;
            if (left > 0) continue;
            const std::size_t mark = candidate_.mark();
            if (!take(candidate_, {Topic::About::fact, at}, p.way)) candidate_.undo(mark);
            return;
        }
    }

    Atlas& atlas_;
    analysis::Candidate candidate_;
    std::mt19937_64 random_;
    std::vector<InstrumentId> instruments_;
};

struct Considered {
    AttributeId fact = 0;  ///< as written
    AttributeId asked = 0;
    double cost = 1;
    double gain = 0;       ///< when last looked at
    bool fresh = false;
    std::vector<InstrumentId> reading;
};

class Choosing {
public:
    Choosing(Atlas& atlas, const person::Profile& start, const Costs& costs) : atlas_(atlas) {
        people_.reserve(screened_people);
        for (std::size_t i = 0; i < screened_people; ++i) people_.push_back(somebody(atlas, start, i));
        tellings_.reserve(screened_people);
        for (const auto& p : people_) tellings_.emplace_back(atlas, start, p);
        for (const InstrumentId i : all_of(atlas))
            for (const auto& [id, cells] : atlas.area(i).cone.facts) consider(id, i, start, costs);
    }

    std::vector<ScreenedFact> choose(std::size_t most) {
        std::vector<ScreenedFact> out;
        while (out.size() < most) {
            if (out.size() % look_again == 0)
                for (Considered& c : considered_) c.gain = 1e9;
            Considered* best = next();
            if (best == nullptr) break;
            for (Telling& t : tellings_) t.tell(best->fact);
            out.push_back({best->asked, average()});
            considered_.erase(considered_.begin() + (best - considered_.data()));
        }
        return out;
    }

private:
    void consider(AttributeId id, InstrumentId instrument, const person::Profile& start, const Costs& costs) {
        const auto& a = atlas_.day.vocabulary[id];
        const person::Fact& f = start.facts[id];
        const bool asked_in_vain = f.status == person::Status::hidden || (f.asked && f.where.known());
        const bool known = f.status == person::Status::known || f.status == person::Status::presumed;
        if (a.level == vocabulary::Level::relative || id == atlas_.day.vocabulary.household_size() || asked_in_vain || known) return;
        const auto at = std::find_if(considered_.begin(), considered_.end(), [&](const Considered& c) { return c.fact == id; });
        if (at != considered_.end()) return at->reading.push_back(instrument);
        Considered c;
        c.fact = id;
        c.asked = asked_as(atlas_, id, all_of(atlas_));
        c.cost = costs.of(atlas_.day.vocabulary, {Topic::About::fact, {{}, id}});
        c.reading = {instrument};
        considered_.push_back(std::move(c));
    }

    void look(Considered& c) {
        double settled = 0;
        std::size_t open = 0;
        for (Telling& t : tellings_) {
            settled += static_cast<double>(t.would_settle(c.fact, c.reading));
            open += static_cast<std::size_t>(std::count_if(c.reading.begin(), c.reading.end(), [&](InstrumentId i) { return t.open(i); }));
        }
        c.gain = open == 0 ? 0 : (settled + open_counts * static_cast<double>(open)) / c.cost;
        c.fresh = true;
    }

    // The one that settles most; null when none is read by what is open.
    Considered* next() {
        for (Considered& c : considered_) c.fresh = false;
        for (;;) {
            const auto best = std::max_element(considered_.begin(), considered_.end(),
                                               [](const Considered& a, const Considered& b) { return a.gain < b.gain; });
            if (best == considered_.end() || best->gain <= 0) return nullptr;
            if (best->fresh) return &*best;
            look(*best);
        }
    }

    [[nodiscard]] double average() const {
        double sum = 0;
        for (const Telling& t : tellings_) sum += static_cast<double>(t.settled());
        return sum / static_cast<double>(tellings_.size());
    }

    Atlas& atlas_;
    std::vector<person::Profile> people_;
    std::vector<Telling> tellings_;
    std::vector<Considered> considered_;
};

}  // namespace

person::Profile somebody(Atlas& atlas, const person::Profile& start, std::uint64_t seed) { return MakingUp(atlas, start, seed).make(); }

Telling::Telling(Atlas& atlas, const person::Profile& start, const person::Profile& who)
    : atlas_(atlas), who_(who), candidate_(atlas.links, start), evaluation_(atlas.day), open_(atlas.program.instruments.size(), 1) {
    if (!candidate_.profile().members_complete) candidate_.close(false, who.members.size());
    evaluation_.run(candidate_.profile(), evaluation::Extent::deciding);
    judge(all_of(atlas));
}

std::size_t Telling::settled() const { return static_cast<std::size_t>(std::count(open_.begin(), open_.end(), 0)); }

void Telling::judge(const std::vector<InstrumentId>& some) {
    const matching::Question q{atlas_.catalogue, atlas_.program, evaluation_, evaluation_, false, {}};
    for (const InstrumentId i : some) open_[i] = matching::decide(q, i).verdict == Verdict::to_clarify ? 1 : 0;
}

std::vector<Id> Telling::reveal(AttributeId fact) {
    const std::size_t mark = candidate_.mark();
    for (const Subject s : everybody(who_)) {
        const analysis::FactAt at = candidate_.at(fact, s);
        if (s.kind != Subject::Kind::person && at.subject.kind == Subject::Kind::person) continue;
        const person::Fact& truly = evaluation::facts_of(who_, s)[at.attribute];
        if (candidate_.settled(at) || truly.value.not_applicable) continue;
        analysis::Way way;
        way.value = truly.value;
        if (!truly.places.empty()) way.comune = truly.places.front();
        take(candidate_, {Topic::About::fact, at}, way);
    }
    std::vector<Id> nodes = moved_since(atlas_, candidate_, mark);
    evaluation_.run(candidate_.profile(), nodes);
    return nodes;
}

void Telling::tell(AttributeId fact) {
    reveal(fact);
    judge(all_of(atlas_));
}

std::size_t Telling::would_settle(AttributeId fact, const std::vector<InstrumentId>& reading) {
    if (std::none_of(reading.begin(), reading.end(), [&](InstrumentId i) { return open(i); })) return 0;
    const std::size_t mark = candidate_.mark();
    const auto nodes = reveal(fact);
    const matching::Question q{atlas_.catalogue, atlas_.program, evaluation_, evaluation_, false, {}};
    std::size_t out = 0;
    for (const InstrumentId i : reading)
        if (open(i) && matching::decide(q, i).verdict != Verdict::to_clarify) ++out;
    candidate_.undo(mark);
    evaluation_.run(candidate_.profile(), nodes);
    return out;
}

Screening screening(Atlas& atlas, const person::Profile& start, const Costs& costs, std::size_t most) {
    Screening out;
    out.facts = Choosing(atlas, start, costs).choose(most);
    for (std::size_t i = 0; i < screened_people; ++i) {
        const person::Profile who = somebody(atlas, start, told_on + i);
        Telling t(atlas, start, who);
        out.before += static_cast<double>(t.settled());
        for (const ScreenedFact& f : out.facts) t.tell(f.asked);
        out.after += static_cast<double>(t.settled());
    }
    out.before /= static_cast<double>(screened_people);
    out.after /= static_cast<double>(screened_people);
    return out;
}

}  // namespace attiva::inquiry
