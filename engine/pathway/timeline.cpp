// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "pathway/timeline.hpp"

#include <algorithm>
#include <memory>
#include <optional>

namespace attiva::pathway {

using evaluation::DayTables;
using evaluation::Evaluation;
using inquiry::Turn;

void extend(Strip& strip, Day day, Truth truth) {
    if (!strip.empty() && strip.back().day == day) strip.pop_back();
    if (strip.empty() || strip.back().truth != truth) strip.push_back({day, truth});
}

Truth at(const Strip& strip, Day day) {
    Truth t = strip.front().truth;
    for (const Moment& m : strip)
        if (m.day <= day) t = m.truth;
    return t;
}

std::optional<Truth> constant(const Strip& strip) {
    if (strip.size() == 1) return strip.front().truth;
    return std::nullopt;
}

class Timeline::Walk {
public:
    Walk(Timeline& out, const inquiry::Clock& clock, const DayTables& first, const std::vector<std::vector<Id>>& groups,
         const std::vector<language::InstrumentId>& owners, const Seen& seen)
        : out_(out), clock_(clock), first_(first), groups_(groups), owners_(owners), seen_(seen), presumed_(first), bare_(first),
          wanted_(clock.program.nodes.size(), false), readers_(clock.program.nodes.size()) {
        for (std::uint32_t g = 0; g < groups.size(); ++g)
            for (const Id id : groups[g]) {
                wanted_[id] = true;
                readers_[id].push_back(g);
            }
    }

    void stretch(const inquiry::Stretch& s, bool last) {
        std::vector<std::uint32_t> all(groups_.size());
        for (std::uint32_t g = 0; g < all.size(); ++g) all[g] = g;
        day(s, s.from, all);
        inquiry::Turns turns(clock_, wanted_, last ? s.to : s.to + 1, false);
        turns.look(presumed_, s.from);
        if (s.presumed != s.bare) turns.look(bare_, s.from);
        while (!turns.empty() && turns.next() <= s.to) {
            const Date next = turns.next();
            const std::set<Turn> turned = turns.take();
            day(s, next, touched_by(turned));
            turns.look_again(presumed_, next, turned);
            if (s.presumed != s.bare) turns.look_again(bare_, next, turned);
        }
    }

private:
    [[nodiscard]] std::vector<std::uint32_t> touched_by(const std::set<Turn>& turned) const {
        std::vector<std::uint32_t> out;
        for (const Turn& t : turned) {
            if (t.node != program::no_id) out.insert(out.end(), readers_[t.node].begin(), readers_[t.node].end());
            for (std::uint32_t g = 0; t.node == program::no_id && g < owners_.size(); ++g)
                if (owners_[g] == t.own) out.push_back(g);
        }
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

    void day(const inquiry::Stretch& s, Date day, const std::vector<std::uint32_t>& touched) {
        if (touched.empty()) return;
        std::vector<bool> in(wanted_.size(), false);
        for (const std::uint32_t g : touched)
            for (const Id id : groups_[g]) in[id] = true;
        std::vector<Id> nodes;
        for (Id id = 0; id < in.size(); ++id)
            if (in[id]) nodes.push_back(id);
        auto tables = std::make_unique<const DayTables>(first_, day, nodes);
        const Day offset = day - first_.day;
        run(presumed_, *tables, *s.presumed, nodes, out_.presumed_, offset);
        if (s.presumed != s.bare) run(bare_, *tables, *s.bare, nodes, out_.bare_, offset);
        else if (out_.apart_) note(presumed_, nodes, out_.bare_, offset);
        tables_ = std::move(tables);
        if (seen_) seen_(offset, touched, presumed_);
    }

    void run(Evaluation& e, const DayTables& tables, const person::Profile& p, const std::vector<Id>& nodes, std::vector<Strip>& strips, Day day) {
        e.move_to(tables);
        e.run(p, nodes);
        note(e, nodes, strips, day);
    }

    void note(const Evaluation& e, const std::vector<Id>& nodes, std::vector<Strip>& strips, Day day) {
        for (const Id id : nodes)
            if (clock_.program.nodes[id].base == vocabulary::Base::boolean) extend(strips[id], day, e.truth(id));
    }

    Timeline& out_;
    const inquiry::Clock& clock_;
    const DayTables& first_;
    const std::vector<std::vector<Id>>& groups_;
    const std::vector<language::InstrumentId>& owners_;
    const Seen& seen_;
    Evaluation presumed_;
    Evaluation bare_;
    std::unique_ptr<const DayTables> tables_;
    std::vector<bool> wanted_;
    std::vector<std::vector<std::uint32_t>> readers_;
};

Timeline::Timeline(const inquiry::Clock& clock, const DayTables& first, const std::vector<inquiry::Stretch>& stretches,
                   const std::vector<std::vector<Id>>& groups, const std::vector<language::InstrumentId>& owners, const Seen& seen) {
    for (const auto& s : stretches) apart_ = apart_ || s.presumed != s.bare;
    presumed_.resize(clock.program.nodes.size());
    if (apart_) bare_.resize(clock.program.nodes.size());
    Walk walk(*this, clock, first, groups, owners, seen);
    for (const auto& s : stretches) walk.stretch(s, &s == &stretches.back());
    if (stretches.size() == 1) return;
    const inquiry::Stretch whole{stretches.front().from, stretches.back().to, stretches.front().presumed, stretches.front().presumed};
    remembered_ = std::make_unique<const Timeline>(clock, first, std::vector{whole}, groups, owners);
}

NodeClock::NodeClock(const inquiry::Clock& clock, const DayTables& first, Id node)
    : clock_(clock), first_(first), node_(node), nodes_(inquiry::nodes_below(clock.catalogue, clock.program, {}, {node})),
      wanted_(clock.program.nodes.size(), false), evaluation_(first) {
    for (const Id id : nodes_) wanted_[id] = true;
    const auto asked = [&](const std::vector<Id>& some) { return std::any_of(some.begin(), some.end(), [&](Id id) { return wanted_[id]; }); };
    for (const auto& h : clock.hands()) moves_ = moves_ || wanted_[h.id];
    for (const auto& d : clock.dated()) moves_ = moves_ || wanted_[d.second];
    moves_ = moves_ || asked(clock.placed()) || asked(clock.past()) || asked(clock.groups());
}

const DayTables& NodeClock::tables(Date day) {
    auto& known = tables_[day];
    if (!known) known = std::make_unique<const DayTables>(first_, day, nodes_);
    return *known;
}

const Evaluation& NodeClock::on(Date day, const person::Profile& profile) {
    evaluation_.move_to(tables(day));
    evaluation_.run(profile, nodes_);
    return evaluation_;
}

void NodeClock::stretch(const inquiry::Stretch& s, const person::Profile& profile, Strip& out) {
    const auto note = [&](Date day) { extend(out, day - first_.day, on(day, profile).truth(node_)); };
    note(s.from);
    if (!moves_) return;
    inquiry::Turns turns(clock_, wanted_, s.to, false);
    turns.look(evaluation_, s.from);
    while (!turns.empty()) {
        const Date next = turns.next();
        const std::set<Turn> turned = turns.take();
        note(next);
        turns.look_again(evaluation_, next, turned);
    }
}

Strip NodeClock::of(const std::vector<inquiry::Stretch>& stretches, const std::vector<person::Profile>& profiles) {
    Strip out;
    for (std::size_t i = 0; i < stretches.size(); ++i) stretch(stretches[i], profiles[i], out);
    return out;
}

}  // namespace attiva::pathway
