// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// A set is looked at by giving its facts one value after another, as far as the rules
// tell values apart; under each, is there somebody who may have it, and somebody who may
// not? As soon as one of the two is missing, that branch is settled, whatever the rest.
// Tested by tests/inquiry/sharing_test.cpp.

#include "inquiry/sharing.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "analysis/bench.hpp"

namespace attiva::inquiry {
namespace {

using analysis::FactAt;
using analysis::Way;
using evaluation::Subject;
using person::Status;

// The facts an implication or a premise ties to one: they may tell it, or be told by it.
std::set<AttributeId> tied_to(const Atlas& atlas, AttributeId first) {
    std::set<AttributeId> out;
    std::vector<AttributeId> next{first};
    while (!next.empty()) {
        const AttributeId id = next.back();
        next.pop_back();
        if (!out.insert(id).second) continue;
        for (const auto& link : atlas.links.touching[id]) next.insert(next.end(), {link.source, link.implication->then.attribute});
        for (const auto& test : atlas.day.vocabulary[id].applicable_if) next.push_back(test.attribute);
    }
    return out;
}

// What the values of a set of facts come to.
class Branches {
public:
    /// `purse`: evaluations still to be spent, here and on other sets.
    Branches(Atlas& atlas, Completions& seen, InstrumentId instrument, const Facts& set, std::uint64_t& purse)
        : atlas_(atlas), seen_(seen), instrument_(instrument), set_(set), purse_(purse) {}

    void look() { below(); }

    [[nodiscard]] Truth anyway() const {
        return open_ ? Truth::no : left_out_ ? Truth::unknown : Truth::yes;
    }
    [[nodiscard]] Truth some() const {
        return settled_ ? Truth::yes : left_out_ ? Truth::unknown : Truth::no;
    }

private:
    // Nobody, somebody, or not found out.
    Truth somebody(Wish wish) {
        ++searches_;
        const Found f = seen_.find(instrument_, wish);
        purse_ -= std::min(purse_, f.runs);
        return f.outcome == Outcome::found ? Truth::yes : f.outcome == Outcome::none ? Truth::no : Truth::unknown;
    }

    [[nodiscard]] bool told_enough() const { return open_ && settled_; }

    void below() {
        if (told_enough()) return;
        if (searches_ > most_searches || purse_ == 0) {
            left_out_ = true;
            return;
        }
        const Truth has = somebody(Wish::available);
        const Truth lacks = somebody(Wish::unavailable);
        if (has == Truth::no && lacks == Truth::no) return;  // these values do not go together
        if (has == Truth::no || lacks == Truth::no) {
            if (has != Truth::unknown && lacks != Truth::unknown) settled_ = true;
            else left_out_ = true;
            return;
        }
        seen_.decision(instrument_);
        if (const auto q = seen_.question_among([&](FactAt at) { return of_set(at); })) return apart(*q);
        if (has == Truth::yes && lacks == Truth::yes) open_ = true;
        else left_out_ = true;
    }

    // The fact itself, or one of the set that may tell it.
    [[nodiscard]] std::optional<FactAt> of_set(FactAt at) const {
        const auto known = std::find(set_.begin(), set_.end(), at);
        if (known != set_.end()) return *known;
        const auto tied = tied_to(atlas_, at.attribute);
        const auto other = std::find_if(set_.begin(), set_.end(), [&](FactAt one) {
            return tied.count(one.attribute) != 0 && (one.subject == at.subject || one.subject == Subject{}) && !seen_.known().settled(one);
        });
        return other == set_.end() ? std::nullopt : std::optional(*other);
    }

    void apart(const analysis::Question& q) {
        const auto ways = seen_.ways(q);
        for (std::size_t i = 0; i < ways.size() && !told_enough(); ++i) {
            // Both ends leave it open: what lies between is not looked through.
            if (q.halving && i == 2 && open_) {
                left_out_ = true;
                return;
            }
            const std::size_t before = seen_.mark();
            if (seen_.take(q.at, ways[i])) below();
            seen_.undo(before);
        }
    }

    Atlas& atlas_;
    Completions& seen_;
    InstrumentId instrument_;
    const Facts& set_;
    std::uint64_t& purse_;
    int searches_ = 0;
    bool settled_ = false, open_ = false, left_out_ = false;
};

}  // namespace

Facts hidden_facts(Atlas& atlas, Completions& seen, InstrumentId instrument) {
    const program::Roots& own = atlas.program.instruments[instrument];
    std::vector<Id> parts = analysis::parts(atlas.program, own.eligible);
    parts.insert(parts.end(), {own.in_time, own.offered});
    for (const auto id : atlas.catalogue.rules.instruments[instrument].clauses)
        if (atlas.catalogue.rules.clauses[id].kind == language::ClauseKind::repeatable) parts.push_back(atlas.program.clause_applies[id]);
    seen.decision(instrument);
    std::set<AttributeId> ids;
    for (const Id part : parts) {
        if (seen.evaluation().truth(part) != Truth::unknown) continue;
        for (const auto& [id, cells] : atlas.condition(part).facts) ids.merge(tied_to(atlas, id));
    }
    const person::Profile& profile = seen.known().profile();
    const Cone& cone = atlas.area(instrument).cone;
    Facts out;
    const auto add = [&](Subject s, bool (*fits)(vocabulary::Level)) {
        for (const AttributeId id : ids)
            if (fits(atlas.day.vocabulary[id].level) && evaluation::facts_of(profile, s)[id].status == Status::hidden) out.push_back({s, id});
    };
    using vocabulary::Level;
    add({}, [](Level l) { return l != Level::relative; });
    for (std::uint32_t i = 0; cone.household && i < profile.members.size(); ++i)
        add({Subject::Kind::member, i}, [](Level l) { return l == Level::member; });
    for (std::uint32_t i = 0; cone.kin && i < profile.relatives.size(); ++i)
        add({Subject::Kind::relative, i}, [](Level l) { return of_each(l); });
    return out;
}

Sharing sharing(Atlas& atlas, Completions& seen, InstrumentId instrument, const Facts& facts) {
    std::uint64_t purse = most_evaluations;
    const auto looked = [&](const Facts& set) {
        Branches b(atlas, seen, instrument, set, purse);
        b.look();
        return b;
    };
    Sharing out;
    out.anyway = smallest_with_needed(facts, [&](const Facts& set) { return looked(set).anyway(); });
    purse = most_evaluations;
    out.may = smallest_few(facts, [&](const Facts& set) { return looked(set).some(); });
    return out;
}

}  // namespace attiva::inquiry
