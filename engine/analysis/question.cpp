// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// From a condition that is still ignoto down to an open fact. The walk follows
// the program, whose depth the compiler bounds by the rules' own nesting; it
// stops at a depth of its own all the same. Tested by tests/analysis/witness_test.cpp.

#include "analysis/choice.hpp"

namespace attiva::analysis {
namespace {

using evaluation::Evaluation;
using evaluation::Subject;
using language::Compare;
using language::Op;
using program::Node;
using vocabulary::Base;

constexpr int deepest = 600;
constexpr std::uint64_t either_way = vocabulary::may_no | vocabulary::may_yes;

class Walk {
public:
    Walk(Evaluation& e, const Candidate& c, const Cone& cone, const Spared& spared, const Instead* instead = nullptr)
        : e_(e), c_(c), cone_(cone), spared_(spared), program_(e.day().program), instead_(instead) {}

    std::optional<Question> open(Id id, Truth wanted, Subject s, const std::vector<Id>* body, int depth) {
        if (depth > deepest) return std::nullopt;
        const Node& n = program_.nodes[id];
        Subject looked = s;
        if (!n.of_member) looked = Subject{};
        const Place here{looked, body, depth + 1};
        switch (n.op) {
            case Op::all_of:
            case Op::any_of:
            case Op::at_least:
            case Op::at_most: return connective(n, n.op == Op::at_most ? negate(wanted) : wanted, here);
            case Op::negation: return below(n, 0, negate(wanted), here);
            case Op::attribute: return fact(static_cast<AttributeId>(n.ref), looked, wanted);
            case Op::in_place: return place(n, looked);
            case Op::one_of:
            case Op::contains_all:
            case Op::contains_any: return membership(n, wanted, here);
            case Op::compare: return comparison(n, wanted, here);
            case Op::since:
            case Op::happened: return event(n, wanted, here);
            case Op::quantified:
            case Op::every:
            case Op::counted:
            case Op::summed: return members(n, wanted, depth);
            case Op::parameter: return parameter(n, here);
            case Op::cases: return cases(n, here);
            case Op::reading: return reading(n);
            case Op::done:
            case Op::running:
            case Op::times: return history();
            default: return any_argument(n, here);
        }
    }

private:
    // The first question, or the first that needs no halving.
    struct Best {
        std::optional<Question> question;
        void offer(std::optional<Question> q) {
            if (q && (!question || (question->halving && !q->halving))) question = q;
        }
        [[nodiscard]] bool good() const { return question && !question->halving; }
    };
    struct Place {
        Subject subject;
        const std::vector<Id>* body;
        int depth;
    };

    const Possible& value(Id id, const Place& here) {
        return here.body == nullptr ? e_.value(id) : e_.value_for(id, *here.body, here.subject);
    }
    bool unsettled(Id id, const Place& here) {
        const Base base = program_.nodes[id].base;
        const Possible& v = value(id, here);
        if (v.not_applicable) return true;  // of a table of cases, another row may apply
        return base == Base::boolean ? v.may == either_way : !certain(v, base);
    }
    std::optional<Question> below(const Node& n, std::uint32_t i, Truth wanted, const Place& here) {
        const Id id = program_.argument(n, i);
        if (!unsettled(id, here)) return std::nullopt;
        return open(id, wanted, here.subject, here.body, here.depth);
    }

    std::optional<Question> connective(const Node& n, Truth wanted, const Place& here) {
        Best best;
        for (std::uint32_t i = 0; i < n.count && !best.good(); ++i) best.offer(below(n, i, wanted, here));
        return best.question;
    }

    std::optional<Question> any_argument(const Node& n, const Place& here) {
        return connective(n, Truth::unknown, here);
    }

    // A fact is asked for only once it makes sense; until then, its premise.
    std::optional<Question> fact(AttributeId id, Subject s, Truth hope) {
        const auto& v = e_.day().vocabulary;
        FactAt at = c_.at(id, s);
        Question q;
        q.hope = hope;
        if (instead_ != nullptr) return among(at, hope);
        if (c_.counts_members(at)) {
            if (spared_.members) return std::nullopt;
            q.about = Question::About::members;
            return q;
        }
        for (std::size_t guard = 0; guard <= v.attributes().size(); ++guard) {
            if (c_.settled(at) || spared_.has(at)) return std::nullopt;
            const auto* open_premise = c_.open_premise(at);
            if (open_premise == nullptr) {
                q.at = at;
                q.halving = halved(at);
                return q;
            }
            at = c_.at(open_premise->attribute, at.subject);
            q.mask = open_premise->allowed;
            q.hope = Truth::yes;
        }
        return std::nullopt;
    }

    std::optional<Question> among(FactAt at, Truth hope) const {
        if (c_.settled(at)) return std::nullopt;
        const auto other = (*instead_)(at);
        if (!other) return std::nullopt;
        Question q;
        q.hope = *other == at ? hope : Truth::unknown;
        q.at = *other;
        q.halving = halved(*other);
        return q;
    }

    [[nodiscard]] bool halved(FactAt at) const {
        const Possible& p = c_.fact(at).value;
        switch (e_.day().vocabulary[at.attribute].type.base) {
            case Base::boolean:
            case Base::choice:
            case Base::set:
            case Base::place: return false;
            case Base::event:
                if (p.never && p.dated) return false;
                break;
            default: break;
        }
        const auto cells = cone_.facts.find(at.attribute);
        if (cells == cone_.facts.end()) return true;
        const auto cut = cells->second.cuts.upper_bound(p.lo);
        return cut == cells->second.cuts.end() || *cut > p.hi;
    }

    std::optional<Question> place(const Node& n, Subject s) {
        if (n.ref >= e_.day().vocabulary.attributes().size()) return std::nullopt;
        return fact(static_cast<AttributeId>(n.ref), s, Truth::unknown);
    }

    std::optional<Question> membership(const Node& n, Truth wanted, const Place& here) {
        auto q = below(n, 0, Truth::unknown, here);
        if (!q || q->about != Question::About::fact || q->mask != 0) return q;
        if (program_.nodes[program_.argument(n, 0)].op != Op::attribute) return q;
        q->mask = program_.extra(n).mask;
        q->hope = wanted;
        return q;
    }

    std::optional<Question> comparison(const Node& n, Truth wanted, const Place& here) {
        const bool less = n.cmp == Compare::less || n.cmp == Compare::less_equal;
        Best best;
        for (std::uint32_t i = 0; i < n.count && !best.good(); ++i) {
            auto q = below(n, i, Truth::unknown, here);
            if (!q) continue;
            const Node& operand = program_.nodes[program_.argument(n, i)];
            q->low_first = (less == (wanted == Truth::yes)) == (i == 0);
            if (operand.op == Op::attribute &&
                e_.day().vocabulary[static_cast<AttributeId>(operand.ref)].derivation == vocabulary::Derivation::elapsed)
                q->low_first = !q->low_first;
            best.offer(q);
        }
        return best.question;
    }

    // An event that should not have happened rather never did.
    std::optional<Question> event(const Node& n, Truth wanted, const Place& here) {
        auto q = any_argument(n, here);
        if (q && q->hope == Truth::unknown) q->hope = wanted;
        return q;
    }

    std::optional<Question> members(const Node& n, Truth wanted, int depth) {
        const auto& body = program_.extra(n).body;
        const bool most = n.op == Op::quantified && n.cmp == Compare::less_equal;
        Best best;
        for (const Subject s : e_.subjects(n.who)) {
            const Place here{s, &body, depth + 1};
            if (n.who == language::Who::applicants && e_.of_age(n.who, s) == Truth::unknown)
                best.offer(fact(e_.day().book.age, s, Truth::unknown));
            for (std::uint32_t i = 0; i < n.count && !best.good(); ++i)
                best.offer(below(n, i, most ? negate(wanted) : wanted, here));
            if (best.good()) return best.question;
        }
        const bool relatives = n.who == language::Who::relatives;
        if (instead_ != nullptr || !e_.open_list(n.who) || (relatives ? spared_.relatives : spared_.members)) return best.question;
        Question q;
        q.about = relatives ? Question::About::relatives : Question::About::members;
        best.offer(q);
        return best.question;
    }

    std::optional<Question> parameter(const Node& n, const Place& here) {
        const auto& table = program_.tables[n.ref];
        for (const std::uint32_t i : e_.day().rows(n.ref)) {
            const auto& row = table.rows[i];
            if (row.scope != language::none && e_.day().book.residence != vocabulary::no_attribute &&
                e_.day().inside(row.scope, c_.profile().facts[e_.day().book.residence].places) == Truth::unknown)
                if (auto q = fact(e_.day().book.residence, Subject{}, Truth::unknown)) return q;
        }
        return connective(n, Truth::unknown, {Subject{}, nullptr, here.depth});
    }

    std::optional<Question> cases(const Node& n, const Place& here) {
        Best best;
        for (std::uint32_t i = 0; i + 1 < n.count; i += 2) {
            const std::uint64_t m = value(program_.argument(n, i), here).may;
            if (m == either_way) best.offer(below(n, i, Truth::yes, here));
            if (m != vocabulary::may_no) best.offer(below(n, i + 1, Truth::unknown, here));
            if (m == vocabulary::may_yes || best.good()) return best.question;
        }
        if (n.count % 2 == 1) best.offer(below(n, n.count - 1, Truth::unknown, here));
        return best.question;
    }

    std::optional<Question> reading(const Node& n) {
        if (instead_ != nullptr || spared_.readings || e_.reading(n.ref) != 0 || e_.day().book.interpretations[n.ref].chosen) return std::nullopt;
        Question q;
        q.about = Question::About::reading;
        q.reading = n.ref;
        return q;
    }

    std::optional<Question> history() {
        if (instead_ != nullptr || spared_.history || c_.profile().history_state == person::HistoryState::complete) return std::nullopt;
        Question q;
        q.about = Question::About::history;
        return q;
    }

    Evaluation& e_;
    const Candidate& c_;
    const Cone& cone_;
    const Spared& spared_;
    const program::Program& program_;
    const Instead* instead_;
};

}  // namespace

std::optional<Question> open_question(Evaluation& evaluation, const Candidate& candidate, const Cone& cone, Id node,
                                      Truth wanted, const Spared& spared) {
    return Walk(evaluation, candidate, cone, spared).open(node, wanted, Subject{}, nullptr, 0);
}

std::optional<Question> open_question_among(Evaluation& evaluation, const Candidate& candidate, const Cone& cone, Id node,
                                            const Instead& instead) {
    static const Spared nothing;
    return Walk(evaluation, candidate, cone, nothing, &instead).open(node, Truth::yes, Subject{}, nullptr, 0);
}

}  // namespace attiva::analysis
