// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Which conditions read the same date: those that count from it to the day, and those
// that compare it with something that stays. Tested by tests/inquiry/calendar_test.cpp.

#include <algorithm>
#include <set>

#include "inquiry/clock.hpp"

namespace attiva::inquiry {
namespace {

using language::Op;
using program::Node;
using vocabulary::AttributeId;
using vocabulary::Base;
using vocabulary::Derivation;

// How much is counted from the date to the day, and how: in days, in months forward from
// the date, in months back from the day (month ends make the two differ).
struct Reach {
    enum class Count : std::uint8_t { days, forward, back } count = Count::days;
    std::vector<Number> amounts;   ///< every one it may be; none: nobody knows
    Id given = program::no_id;     ///< what gives it, where it is no constant
};

// May the days two of them split the dates at change places as time passes? A month has
// 28 to 31 days; a day that a month lacks moves a count by up to three.
bool passing(Reach::Count a, Number m, Reach::Count b, Number n) {
    if (a == b || m == Number{0} || n == Number{0}) return false;
    if (a != Reach::Count::days && b != Reach::Count::days) return m == n;
    const Number days = a == Reach::Count::days ? m : n;
    const Number months = a == Reach::Count::days ? n : m;
    const Number short_ones = Number{28} * months;
    const Number long_ones = Number{31} * months;
    return std::min(short_ones, long_ones) - Number{6} <= days && days <= std::max(short_ones, long_ones) + Number{6};
}

// Nothing is counted: the date itself beside the day.
bool none_counted(const Reach& r) { return r.amounts == std::vector<Number>{Number{0}}; }

bool passing(const Reach& a, const Reach& b) {
    if (a.count == b.count || none_counted(a) || none_counted(b)) return false;
    if (a.amounts.empty() || b.amounts.empty()) return true;
    return std::any_of(a.amounts.begin(), a.amounts.end(), [&](Number m) {
        return std::any_of(b.amounts.begin(), b.amounts.end(), [&](Number n) { return passing(a.count, m, b.count, n); });
    });
}

class Reader {
public:
    explicit Reader(const Clock& clock) : clock_(clock) {}

    std::vector<Mixed> mixed;

    // Reads every condition: first those that count from a date to the day.
    std::map<AttributeId, DateUse> read() {
        for (const auto& a : clock_.catalogue.vocabulary.attributes()) {
            if (a.derivation != Derivation::elapsed) continue;
            uses_[a.derived_from].bounded = true;
            reaches_[a.derived_from] = {Reach{Reach::Count::days, {Number{0}}, program::no_id}};
        }
        for (Id id = 0; id < clock_.program.nodes.size(); ++id)
            if (clock_.hand_of(id) != language::none) hand(id);
        for (Id id = 0; id < clock_.program.nodes.size(); ++id)
            if (clock_.hand_of(id) == language::none && condition(node(id))) other(id);
        for (auto& [date, use] : uses_) {
            const auto& reaches = reaches_[date];
            for (const Reach& r : reaches)
                if (r.given != program::no_id) use.counts.push_back(r.given);
            use.tangled = use.tangled || any_passing(reaches);
        }
        return std::move(uses_);
    }

private:
    [[nodiscard]] const Node& node(Id id) const { return clock_.program.nodes[id]; }
    [[nodiscard]] Id argument(const Node& n, std::uint32_t i) const { return clock_.program.argument(n, i); }

    static bool condition(const Node& n) { return n.op <= Op::eligible; }

    [[nodiscard]] Id named(Id id) const {
        while (node(id).op == Op::definition) id = argument(node(id), 0);
        return id;
    }

    // The date an attribute is, or is computed from; none for any other.
    [[nodiscard]] AttributeId date_of(const Node& n) const {
        const auto& all = clock_.catalogue.vocabulary.attributes();
        if (n.op != Op::attribute || n.ref >= all.size()) return vocabulary::no_attribute;
        const auto& a = all[n.ref];
        if (a.derivation != Derivation::none) return a.derived_from;
        return a.type.base == Base::date || a.type.base == Base::event ? static_cast<AttributeId>(n.ref) : vocabulary::no_attribute;
    }

    // A parameter whose values hang on where the person lives.
    [[nodiscard]] bool placed(const Node& n) const {
        if (n.op != Op::parameter || clock_.catalogue.rules.residence == vocabulary::no_attribute) return false;
        const auto& rows = clock_.program.tables[n.ref].rows;
        return std::any_of(rows.begin(), rows.end(), [](const auto& r) { return r.scope != language::none; });
    }

    // Calls `use` with every node below a condition's terms, once; past conditions between
    // them only if `through`.
    template <class Use>
    void below(const Node& n, bool through, Use use) const {
        std::vector<Id> open;
        std::set<Id> seen;
        const auto down = [&](const Node& of) {
            for (std::uint32_t i = 0; i < of.count; ++i)
                if (seen.insert(argument(of, i)).second) open.push_back(argument(of, i));
        };
        down(n);
        while (!open.empty()) {
            const Node& t = node(open.back());
            open.pop_back();
            use(t);
            if (through || !condition(t)) down(t);
        }
    }

    // What else may be open below a hand.
    [[nodiscard]] Mixed beyond_facts(const Node& n) const {
        Mixed out;
        below(n, true, [&](const Node& t) {
            out.reading = out.reading || (t.op == Op::reading && !clock_.catalogue.rules.interpretations[t.ref].chosen);
            out.history = out.history || t.op == Op::done || t.op == Op::running || t.op == Op::times;
            out.lists = out.lists || language::over_members(t.op);
        });
        return out;
    }

    // Every fact below a condition's terms: of what is computed from a date, the date.
    [[nodiscard]] std::vector<AttributeId> facts_below(const Node& n, bool through) const {
        std::set<AttributeId> out;
        below(n, through, [&](const Node& t) {
            if (placed(t)) out.insert(clock_.catalogue.rules.residence);
            if ((t.op != Op::attribute && t.op != Op::in_place) || t.ref >= clock_.catalogue.vocabulary.attributes().size()) return;
            const AttributeId date = date_of(t);
            out.insert(date != vocabulary::no_attribute ? date : static_cast<AttributeId>(t.ref));
        });
        return {out.begin(), out.end()};
    }

    // Every value a constant, or a parameter of constants, may have; none if it is neither.
    [[nodiscard]] std::vector<Number> values(Id id) const {
        const Node& n = node(id);
        std::vector<Number> out;
        if (n.op == Op::constant) out = {clock_.program.extra(n).value.lo, clock_.program.extra(n).value.hi};
        for (std::uint32_t i = 0; n.op == Op::parameter && i < n.count; ++i) {
            const auto row = values(named(argument(n, i)));
            if (row.empty()) return {};
            out.insert(out.end(), row.begin(), row.end());
        }
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

    // What a hand counts from one date and nothing else; nothing where it does more.
    [[nodiscard]] std::optional<Reach> plain(const Node& n) const {
        const Node& first = node(named(argument(n, 0)));
        const bool date = date_of(first) != vocabulary::no_attribute;
        const bool computed = date && clock_.catalogue.vocabulary[static_cast<AttributeId>(first.ref)].derivation != Derivation::none;
        if (n.op == Op::happened && date && !computed) return Reach{Reach::Count::days, {Number{0}}, program::no_id};
        if (n.op == Op::since && date && !computed) return counted(argument(n, 1), Reach::Count::forward);
        if (n.op == Op::compare && computed) return of_computed(first, argument(n, 1));
        return n.op == Op::compare ? compared(argument(n, 0), argument(n, 1)) : std::nullopt;
    }

    [[nodiscard]] Reach counted(Id amount, Reach::Count months) const {
        const Id bare = named(amount);
        return {node(bare).base == Base::days ? Reach::Count::days : months, values(bare), node(bare).op == Op::constant ? program::no_id : bare};
    }

    static void negate(Reach& r) {
        for (Number& n : r.amounts) n = -n;
    }

    // An age is counted forward from the date; a time that remains, back from … the day.
    [[nodiscard]] std::optional<Reach> of_computed(const Node& attribute, Id beside) const {
        const auto& a = clock_.catalogue.vocabulary[static_cast<AttributeId>(attribute.ref)];
        const bool elapsed = a.derivation == Derivation::elapsed;
        Reach r = counted(beside, elapsed ? Reach::Count::forward : Reach::Count::back);
        if (!elapsed) negate(r);
        return r;
    }

    // A day and a length of time put to it or taken from it; nothing where it is more than that.
    struct Shifted {
        Id day;
        std::optional<Id> amount;
        bool taken = false;
    };
    [[nodiscard]] std::optional<Shifted> shifted(Id id) const {
        const Id bare = named(id);
        const Node& n = node(bare);
        if (n.op == Op::today || n.op == Op::attribute) return Shifted{bare, std::nullopt, false};
        if (n.op != Op::date_plus && n.op != Op::date_minus) return std::nullopt;
        const Id day = named(argument(n, 0));
        const bool simple = node(day).op == Op::today || node(day).op == Op::attribute;
        if (!simple || clock_.moves(argument(n, 1)) || clock_.program.extra(n).missing_day != MissingDay::last_day) return std::nullopt;
        return Shifted{day, argument(n, 1), n.op == Op::date_minus};
    }

    // A date beside the day, one of the two put forward or back.
    [[nodiscard]] std::optional<Reach> compared(Id a, Id b) const {
        auto date = shifted(a);
        auto day = shifted(b);
        if (!date || !day) return std::nullopt;
        if (node(date->day).op == Op::today) std::swap(date, day);
        if (node(date->day).op != Op::attribute || node(day->day).op != Op::today || (date->amount && day->amount)) return std::nullopt;
        const auto& moved = date->amount ? *date : *day;
        if (!moved.amount) return Reach{Reach::Count::days, {Number{0}}, program::no_id};
        Reach r = counted(*moved.amount, date->amount ? Reach::Count::forward : Reach::Count::back);
        if (moved.taken == date->amount.has_value()) negate(r);
        return r;
    }

    void hand(Id id) {
        const Node& n = node(id);
        const auto facts = facts_below(n, true);
        const auto [date, reach] = counted_from(n);
        Mixed m = beyond_facts(n);
        m.hand = clock_.hand_of(id);
        for (const AttributeId fact : facts)
            if (!reach || fact != date) m.facts.push_back(fact);
        for (const AttributeId fact : facts) {
            if (!dated(fact)) continue;
            uses_[fact].hands.push_back(clock_.hand_of(id));
            if (reach && fact == date) reaches_[fact].push_back(*reach);
            else uses_[fact].tangled = true;
        }
        if (!m.facts.empty() || m.reading || m.history || m.lists) mixed.push_back(std::move(m));
    }

    // The one date a hand counts from, and how; no way where it reads it twice.
    [[nodiscard]] std::pair<AttributeId, std::optional<Reach>> counted_from(const Node& n) const {
        AttributeId date = vocabulary::no_attribute;
        int operands = 0;
        for (std::uint32_t i = 0; i < n.count; ++i) {
            const Id a = named(argument(n, i));
            const auto moved = shifted(a);
            if (const AttributeId d = date_of(node(moved ? moved->day : a)); d != vocabulary::no_attribute) {
                date = d;
                ++operands;
            }
        }
        if (operands != 1) return {date, std::nullopt};
        for (std::uint32_t i = 0; i < n.count; ++i) {
            const Node& a = node(named(argument(n, i)));
            const auto below = facts_below(a, true);
            if (date_of(a) == vocabulary::no_attribute && !shifted(named(argument(n, i))) && std::find(below.begin(), below.end(), date) != below.end())
                return {date, std::nullopt};
        }
        return {date, plain(n)};
    }

    [[nodiscard]] bool dated(AttributeId id) const {
        const auto base = clock_.catalogue.vocabulary[id].type.base;
        return base == Base::date || base == Base::event;
    }

    // A date as it is, beside what it is compared with; else through something.
    void other(Id id) {
        const Node& n = node(id);
        if (n.op == Op::is_never && date_of(node(named(argument(n, 0)))) != vocabulary::no_attribute) return;  // of no day
        for (const AttributeId fact : facts_below(n, false)) {
            const auto use = uses_.find(fact);
            if (use == uses_.end()) continue;
            use->second.others.push_back(id);
            bool direct = n.op == Op::compare || n.op == Op::between;
            for (std::uint32_t i = 0; i < n.count; ++i) {
                const Node& a = node(named(argument(n, i)));
                if (date_of(a) != vocabulary::no_attribute) direct = direct && clock_.catalogue.vocabulary[static_cast<AttributeId>(a.ref)].derivation == Derivation::none;
                else direct = direct && facts_below(a, false).empty();
                use->second.beside.push_back(argument(n, i));
            }
            use->second.tangled = use->second.tangled || !direct;
        }
    }

    static bool any_passing(const std::vector<Reach>& reaches) {
        return std::any_of(reaches.begin(), reaches.end(), [&](const Reach& a) {
            return std::any_of(reaches.begin(), reaches.end(), [&](const Reach& b) { return passing(a, b); });
        });
    }

    const Clock& clock_;
    std::map<AttributeId, DateUse> uses_;
    std::map<AttributeId, std::vector<Reach>> reaches_;
};

}  // namespace

void Clock::find_dates() {
    Reader reader(*this);
    dates_ = reader.read();
    mixed_ = std::move(reader.mixed);
}

}  // namespace attiva::inquiry
