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

namespace attiva::inquiry {
namespace {

using analysis::FactAt;
using analysis::Way;
using evaluation::Subject;
using person::Status;

// What the values of a set of facts come to.
class Branches {
public:
    /// `purse`: evaluations still to be spent, here and on other sets.
    Branches(Completions& seen, InstrumentId instrument, const Facts& set, std::uint64_t& purse)
        : seen_(seen), instrument_(instrument), set_(set), purse_(purse) {}

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
        const auto next = std::find_if(set_.begin(), set_.end(), [&](FactAt at) { return !seen_.known().settled(at); });
        if (next != set_.end()) return apart(*next);
        if (has == Truth::yes && lacks == Truth::yes) open_ = true;
        else left_out_ = true;
    }

    void apart(FactAt at) {
        bool halving = false;
        const auto ways = seen_.ways_of(at, halving);
        for (std::size_t i = 0; i < ways.size() && !told_enough(); ++i) {
            // Both ends leave it open: what lies between is not looked through.
            if (halving && i == 2 && open_) {
                left_out_ = true;
                return;
            }
            const std::size_t before = seen_.mark();
            if (seen_.take(at, ways[i])) below();
            seen_.undo(before);
        }
    }

    Completions& seen_;
    InstrumentId instrument_;
    const Facts& set_;
    std::uint64_t& purse_;
    int searches_ = 0;
    bool settled_ = false, open_ = false, left_out_ = false;
};

bool hidden(const person::Fact& f) { return f.status == Status::hidden; }

}  // namespace

Facts hidden_facts(Atlas& atlas, const person::Profile& profile, InstrumentId instrument) {
    const Cone& cone = atlas.area(instrument).cone;
    std::set<AttributeId> ids;
    std::vector<AttributeId> open;
    for (const auto& [id, cells] : cone.facts) open.push_back(id);
    while (!open.empty()) {
        const AttributeId id = open.back();
        open.pop_back();
        if (!ids.insert(id).second) continue;
        for (const auto& link : atlas.links.touching[id]) open.insert(open.end(), {link.source, link.implication->then.attribute});
        for (const auto& test : atlas.day.vocabulary[id].applicable_if) open.push_back(test.attribute);
    }
    Facts out;
    const auto add = [&](Subject s, bool (*fits)(vocabulary::Level)) {
        for (const AttributeId id : ids)
            if (fits(atlas.day.vocabulary[id].level) && hidden(evaluation::facts_of(profile, s)[id])) out.push_back({s, id});
    };
    using vocabulary::Level;
    add({}, [](Level l) { return l != Level::relative; });
    for (std::uint32_t i = 0; cone.household && i < profile.members.size(); ++i)
        add({Subject::Kind::member, i}, [](Level l) { return l == Level::member; });
    for (std::uint32_t i = 0; cone.kin && i < profile.relatives.size(); ++i)
        add({Subject::Kind::relative, i}, [](Level l) { return of_each(l); });
    return out;
}

Sharing sharing(Completions& seen, InstrumentId instrument, const Facts& facts) {
    std::uint64_t purse = most_evaluations;
    const auto looked = [&](const Facts& set) {
        Branches b(seen, instrument, set, purse);
        b.look();
        return b;
    };
    Sharing out;
    out.anyway = smallest_growing(facts, [&](const Facts& set) { return looked(set).anyway(); });
    out.may = smallest_any(facts, [&](const Facts& set) { return looked(set).some(); });
    return out;
}

}  // namespace attiva::inquiry
