// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Which conditions read the same date: those that count from it to the day, and those
// that compare it with something that stays. Tested by tests/inquiry/calendar_test.cpp.

#include <algorithm>

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
    std::optional<Number> amount;  ///< none: it is no constant
    Id given = program::no_id;     ///< then what gives it
};

// May the days two of them split the dates at change places as time passes? A month has
// 28 to 31 days; a day that a month lacks moves a count by up to three.
bool passing(const Reach& a, const Reach& b) {
    if (a.count == b.count) return false;
    if (!a.amount || !b.amount) return true;
    if (a.count != Reach::Count::days && b.count != Reach::Count::days) return *a.amount == *b.amount && *a.amount != Number{0};
    const Number days = a.count == Reach::Count::days ? *a.amount : *b.amount;
    const Number months = a.count == Reach::Count::days ? *b.amount : *a.amount;
    if (months == Number{0}) return false;
    const Number short_ones = Number{28} * months;
    const Number long_ones = Number{31} * months;
    return std::min(short_ones, long_ones) - Number{6} <= days && days <= std::max(short_ones, long_ones) + Number{6};
}

class Reader {
public:
    explicit Reader(const Clock& clock) : clock_(clock) {}

    // Reads every condition: dates first, by whoever reads them plainly.
    std::map<AttributeId, DateUse> read() {
        for (Id id = 0; id < clock_.program.nodes.size(); ++id)
            if (clock_.hand_of(id) != language::none) hand(id);
        for (Id id = 0; id < clock_.program.nodes.size(); ++id)
            if (clock_.hand_of(id) == language::none && condition(node(id))) other(id);
        for (auto& [date, use] : uses_) {
            const auto& reaches = reaches_[date];
            for (const Reach& r : reaches)
                if (!r.amount) use.counts.push_back(r.given);
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

    // Every date below a condition's terms, conditions between them left out.
    [[nodiscard]] std::vector<AttributeId> dates_below(const Node& n) const {
        std::vector<AttributeId> out;
        std::vector<Id> open;
        const auto down = [&](const Node& of) {
            for (std::uint32_t i = 0; i < of.count; ++i) open.push_back(argument(of, i));
        };
        down(n);
        while (!open.empty()) {
            const Node& t = node(open.back());
            open.pop_back();
            if (const AttributeId date = date_of(t); date != vocabulary::no_attribute) out.push_back(date);
            if (!condition(t)) down(t);
        }
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

    [[nodiscard]] std::optional<Number> constant(Id id) const {
        const Node& n = node(named(id));
        if (n.op != Op::constant) return std::nullopt;
        const auto& v = clock_.program.extra(n).value;
        return v.lo == v.hi ? std::optional(v.lo) : std::nullopt;
    }

    // What a hand counts from one date and nothing else; nothing where it does more.
    [[nodiscard]] std::optional<Reach> plain(const Node& n) const {
        const Node& first = node(named(argument(n, 0)));
        const bool date = date_of(first) != vocabulary::no_attribute;
        const bool computed = date && clock_.catalogue.vocabulary[static_cast<AttributeId>(first.ref)].derivation != Derivation::none;
        if (n.op == Op::happened && date && !computed) return Reach{Reach::Count::days, Number{0}, program::no_id};
        if (n.op == Op::since && date && !computed) return counted(argument(n, 1), Reach::Count::forward);
        if (n.op == Op::compare && computed) return of_computed(first, argument(n, 1));
        return n.op == Op::compare ? compared(argument(n, 0), argument(n, 1)) : std::nullopt;
    }

    [[nodiscard]] Reach counted(Id amount, Reach::Count months) const {
        return {node(amount).base == Base::days ? Reach::Count::days : months, constant(amount), named(amount)};
    }

    // An age is counted forward from the date; a time that remains, back from … the day.
    [[nodiscard]] std::optional<Reach> of_computed(const Node& attribute, Id beside) const {
        const auto& a = clock_.catalogue.vocabulary[static_cast<AttributeId>(attribute.ref)];
        const bool elapsed = a.derivation == Derivation::elapsed;
        Reach r = counted(beside, elapsed ? Reach::Count::forward : Reach::Count::back);
        if (!elapsed && r.amount) r.amount = -*r.amount;
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
        if (!moved.amount) return Reach{Reach::Count::days, Number{0}, program::no_id};
        Reach r = counted(*moved.amount, date->amount ? Reach::Count::forward : Reach::Count::back);
        if (r.amount && moved.taken == date->amount.has_value()) r.amount = -*r.amount;
        return r;
    }

    void hand(Id id) {
        const Node& n = node(id);
        const auto dates = dates_below(n);
        const auto reach = dates.size() == 1 ? plain(n) : std::nullopt;
        for (const AttributeId date : dates) {
            DateUse& use = uses_[date];
            use.hands.push_back(clock_.hand_of(id));
            if (reach) reaches_[date].push_back(*reach);
            else use.tangled = true;
        }
    }

    // A date as it is, beside what it is compared with; else through something.
    void other(Id id) {
        const Node& n = node(id);
        if (n.op == Op::is_never && date_of(node(named(argument(n, 0)))) != vocabulary::no_attribute) return;  // of no day
        for (const AttributeId date : dates_below(n)) {
            const auto use = uses_.find(date);
            if (use == uses_.end()) continue;
            std::vector<Id> beside;
            bool direct = n.op == Op::compare || n.op == Op::between;
            for (std::uint32_t i = 0; i < n.count; ++i) {
                const Node& a = node(named(argument(n, i)));
                if (date_of(a) != vocabulary::no_attribute) direct = direct && clock_.catalogue.vocabulary[static_cast<AttributeId>(a.ref)].derivation == Derivation::none;
                else if (!dates_below(a).empty()) direct = false;
                beside.push_back(argument(n, i));
            }
            if (direct) use->second.beside.push_back(std::move(beside));
            else use->second.tangled = true;
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

void Clock::find_dates() { dates_ = Reader(*this).read(); }

}  // namespace attiva::inquiry
