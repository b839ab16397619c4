// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Ranks of the deciding nodes, and the loops over them. What a loop writes is what
// Evaluation::settle writes for the same node.

#include "evaluation/ranks.hpp"

#include <algorithm>
#include <tuple>

#include "evaluation/evaluator.hpp"

namespace attiva::evaluation {
namespace {

using Does = Ranks::Does;
using Step = Ranks::Step;
using language::Compare;
using language::Op;
using program::Node;
using vocabulary::Base;
using vocabulary::may_no;
using vocabulary::may_yes;

constexpr std::uint8_t either_way = may_no | may_yes;

std::uint8_t mask(bool yes, bool no) { return static_cast<std::uint8_t>((yes ? may_yes : 0) | (no ? may_no : 0)); }

bool in_order(Base b) { return b != Base::boolean && b != Base::choice && b != Base::set && b != Base::place && b != Base::event; }

class Ranker {
public:
    explicit Ranker(const DayTables& day) : day_(day), alike_(day.alike()), rank_(day.program.nodes.size()) {}

    Ranks make() {
        for (const Id id : day_.deciding()) add(id);
        std::sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) { return a.key() < b.key(); });
        for (const Found& f : found_) {
            const auto place = static_cast<std::uint32_t>(out_.steps.size());
            if (place == 0 || !f.beside(*(&f - 1))) out_.groups.push_back({f.does, f.count, place, place});
            out_.steps.push_back(f.step);
            ++out_.groups.back().end;
        }
        return std::move(out_);
    }

private:
    struct Found {
        std::uint32_t rank = 0;
        Does does = Does::other;
        std::uint32_t count = 0;
        Step step;
        [[nodiscard]] std::tuple<std::uint32_t, Does, std::uint32_t, Id> key() const { return {rank, does, count, step.id}; }
        [[nodiscard]] bool beside(const Found& o) const { return rank == o.rank && does == o.does && count == o.count; }
    };

    void add(Id id) {
        const Node& n = day_.program.nodes[id];
        Found f;
        f.step.id = id;
        tell(n, f);
        // What `other` reads is not only its arguments, but always made before it.
        f.rank = f.does == Does::other ? highest_ : 0;
        for (std::uint32_t i = 0; i < n.count; ++i) f.rank = std::max(f.rank, rank_[day_.program.argument(n, i)]);
        rank_[id] = f.rank + 1;
        highest_ = std::max(highest_, f.rank + 1);
        found_.push_back(f);
    }

    void tell(const Node& n, Found& f) {
        switch (n.op) {
            case Op::attribute: return fact(n, f);
            case Op::all_of:
            case Op::any_of:
                f.does = n.op == Op::all_of ? Does::all : Does::any;
                f.count = n.count;
                f.step.from = static_cast<std::uint32_t>(out_.arguments.size());
                for (std::uint32_t i = 0; i < n.count; ++i) out_.arguments.push_back(day_.program.argument(n, i));
                return;
            case Op::negation:
                f.does = Does::negation;
                f.step.from = day_.program.argument(n, 0);
                return;
            case Op::one_of:
                f.does = Does::one_of;
                f.step.from = day_.program.argument(n, 0);
                f.step.with = static_cast<std::int64_t>(day_.program.extra(n).mask);
                return;
            case Op::compare: return compared(n, f);
            default: return;
        }
    }

    // One computed from a date has no fact of its own.
    void fact(const Node& n, Found& f) const {
        const auto& a = day_.vocabulary[static_cast<vocabulary::AttributeId>(n.ref)];
        if (a.derivation != vocabulary::Derivation::none) return;
        f.does = n.base == Base::boolean ? Does::truth : Does::fact;
        f.step.from = n.ref;
    }

    // A number or a day against a whole number that is the same for everybody. Of whole
    // numbers, less than c is at most c - 1.
    void compared(const Node& n, Found& f) const {
        const Id left = day_.program.argument(n, 0);
        const Id right = day_.program.argument(n, 1);
        if (!in_order(day_.program.nodes[left].base) || !in_order(day_.program.nodes[right].base) || !alike_[right]) return;
        const Possible& c = day_.fixed()[right];
        if (c.lo != c.hi || !c.lo.whole() || c.not_applicable) return;
        if (n.cmp == Compare::equal || n.cmp == Compare::different) return;
        const bool short_of = n.cmp == Compare::less || n.cmp == Compare::greater_equal;
        f.does = n.cmp == Compare::less || n.cmp == Compare::less_equal ? Does::at_most : Does::above;
        f.step.from = left;
        f.step.with = c.lo.num() - (short_of ? 1 : 0);
    }

    const DayTables& day_;
    std::vector<bool> alike_;
    std::vector<std::uint32_t> rank_;  ///< by node, one more than its own; 0: the same for everybody
    std::uint32_t highest_ = 0;
    std::vector<Found> found_;
    Ranks out_;
};

}  // namespace

Ranks ranks_of(const DayTables& day) { return Ranker(day).make(); }

const Ranks& DayTables::ranks() const {
    std::call_once(ranked_->once, [this] { ranked_->ranks = ranks_of(*this); });
    return *ranked_->ranks;
}

void Evaluation::settle_by_rank(const Ranks& ranks) {
    std::uint8_t* const truths = truths_.data();
    Possible* const values = values_.data();
    const person::Fact* const facts = profile_->facts.data();
    for (const Ranks::Group& g : ranks.groups) {
        const Step* const end = ranks.steps.data() + g.end;
        for (const Step* s = ranks.steps.data() + g.first; s != end; ++s) {
            switch (g.does) {
                case Does::fact: values[s->id] = facts[s->from].value; break;
                case Does::truth: {
                    Possible& v = values[s->id] = facts[s->from].value;
                    if (v.not_applicable) v.may = either_way;
                    truths[s->id] = static_cast<std::uint8_t>(v.may);
                    break;
                }
                case Does::negation: {
                    const std::uint8_t m = truths[s->from];
                    truths[s->id] = mask((m & may_no) != 0, (m & may_yes) != 0);
                    break;
                }
                case Does::all:
                case Does::any: {
                    std::uint8_t each = either_way;
                    std::uint8_t some = 0;
                    const Id* const in = ranks.arguments.data() + s->from;
                    for (std::uint32_t i = 0; i < g.count; ++i) each &= truths[in[i]], some |= truths[in[i]];
                    const std::uint8_t of_all = g.does == Does::all ? may_yes : may_no;
                    truths[s->id] = static_cast<std::uint8_t>((each & of_all) | (some & (either_way ^ of_all)));
                    break;
                }
                case Does::one_of: {
                    const Possible& x = values[s->from];
                    const auto items = static_cast<std::uint64_t>(s->with);
                    truths[s->id] = x.not_applicable ? either_way : mask((x.may & items) != 0, (x.may & ~items) != 0);
                    break;
                }
                case Does::at_most:
                case Does::above: {
                    const Possible& x = values[s->from];
                    if (!x.lo.whole() || !x.hi.whole()) {
                        settle(s->id);
                        break;
                    }
                    const bool low = x.lo.num() <= s->with;
                    const bool high = x.hi.num() > s->with;
                    truths[s->id] = x.not_applicable ? either_way : g.does == Does::at_most ? mask(low, high) : mask(high, low);
                    break;
                }
                case Does::other: settle(s->id); break;
            }
        }
    }
}

}  // namespace attiva::evaluation
