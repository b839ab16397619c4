// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "pathway/links.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "pathway/consequences.hpp"
#include "text/literal.hpp"

namespace attiva::pathway {
namespace {

using language::Clause;
using language::ClauseKind;
using language::NodeId;
using language::Op;

// The values of facts, any of which a condition is happier with: asked for in the sense
// wanted, at a place where they may decide.
class Wanted {
public:
    explicit Wanted(const language::Rulebook& book, const vocabulary::Vocabulary& v) : book_(book), v_(v) {}

    std::map<AttributeId, std::uint64_t> of(NodeId node) {
        out_.clear();
        seen_.clear();
        look(node, true);
        return std::move(out_);
    }

private:
    void look(NodeId id, bool wanted) {
        if (!seen_.insert({id, wanted}).second) return;
        const language::TypedNode& n = book_.nodes[id];
        switch (n.op) {
            case Op::all_of: case Op::any_of: case Op::at_least: case Op::tiered: case Op::titled:
                for (const NodeId a : n.args) look(a, wanted);
                return;
            case Op::at_most: case Op::negation:
                for (const NodeId a : n.args) look(a, !wanted);
                return;
            case Op::except:
                look(n.args[0], wanted);
                look(n.args[1], !wanted);
                return;
            case Op::definition: return look(book_.definitions[n.ref].body, wanted);
            case Op::attribute: return add(n.ref, vocabulary::may_yes, wanted);
            case Op::one_of:
                if (book_.nodes[n.args[0]].op == Op::attribute) add(book_.nodes[n.args[0]].ref, n.mask, wanted);
                return;
            default: return;
        }
    }

    void add(std::uint32_t ref, std::uint64_t values, bool wanted) {
        const auto a = static_cast<AttributeId>(ref);
        if (!finite(v_[a])) return;
        out_[a] |= wanted ? values : all_values(v_[a]) & ~values;
    }

    const language::Rulebook& book_;
    const vocabulary::Vocabulary& v_;
    std::map<AttributeId, std::uint64_t> out_;
    std::set<std::pair<NodeId, bool>> seen_;
};

class Linking {
public:
    Linking(const catalogue::Catalogue& c, Date day) : c_(c), book_(c.rules), day_(day) {}

    std::vector<RuleLink> all() {
        for (InstrumentId i = 0; i < book_.instruments.size(); ++i)
            for (const ClauseId id : book_.instruments[i].clauses)
                if (const Clause& clause = book_.clauses[id]; holds(clause)) look(i, id, clause);
        facts();
        std::sort(out_.begin(), out_.end());
        const auto same = [](const RuleLink& a, const RuleLink& b) { return a.from == b.from && a.to == b.to && a.kind == b.kind; };
        out_.erase(std::unique(out_.begin(), out_.end(), same), out_.end());
        return std::move(out_);
    }

private:
    [[nodiscard]] bool holds(const Clause& clause) const {
        const auto within = [&](const std::optional<Date>& from, const std::optional<Date>& to) { return (!from || *from <= day_) && (!to || day_ <= *to); };
        return within(clause.from, clause.to) && within(clause.where.from, clause.where.to);
    }

    void look(InstrumentId i, ClauseId id, const Clause& clause) {
        using Kind = RuleLink::Kind;
        if (clause.kind == ClauseKind::effect) leaves_.emplace_back(i, id);
        if (clause.kind == ClauseKind::requires_ && clause.body) asks_.emplace_back(i, id);
        const std::map<ClauseKind, Kind> kinds{{ClauseKind::after, Kind::after}, {ClauseKind::during, Kind::beside}, {ClauseKind::better_after, Kind::better},
                                               {ClauseKind::opens, Kind::opens}, {ClauseKind::incompatible, Kind::apart}};
        const auto kind = kinds.find(clause.kind);
        if (kind == kinds.end()) return;
        for (const std::string& target : clause.targets) {
            const auto t = book_.find_instrument(target);
            if (!t || *t == i) continue;
            if (kind->second == Kind::apart) add(kind->second, std::min(i, *t), std::max(i, *t), id);
            else if (kind->second == Kind::opens) add(kind->second, i, *t, id);
            else add(kind->second, *t, i, id);
        }
    }

    void add(RuleLink::Kind kind, InstrumentId from, InstrumentId to, ClauseId id) { out_.push_back({kind, from, to, id, vocabulary::no_attribute, 0}); }

    void facts() {
        Wanted wanted(book_, c_.vocabulary);
        std::vector<std::pair<ClauseId, std::map<AttributeId, std::uint64_t>>> asked;
        for (const auto& [i, id] : asks_) asked.emplace_back(id, wanted.of(*book_.clauses[id].body));
        for (const auto& [from, effect] : leaves_) {
            const Clause& clause = book_.clauses[effect];
            const std::uint64_t left = clause.shift == 0 ? left_by(c_, clause) : 0;
            if (left == 0) continue;
            for (std::size_t k = 0; k < asked.size(); ++k) {
                const auto a = asked[k].second.find(clause.attribute);
                const InstrumentId to = asks_[k].first;
                if (a == asked[k].second.end() || (left & ~a->second) != 0 || to == from) continue;
                out_.push_back({RuleLink::Kind::fact, from, to, asked[k].first, clause.attribute, left});
            }
        }
    }

    const catalogue::Catalogue& c_;
    const language::Rulebook& book_;
    Date day_;
    std::vector<std::pair<InstrumentId, ClauseId>> leaves_, asks_;
    std::vector<RuleLink> out_;
};

}  // namespace

std::vector<RuleLink> links(const catalogue::Catalogue& catalogue, Date day) { return Linking(catalogue, day).all(); }

std::string gate_words(const language::Gate& gate) {
    static constexpr const char* outcomes[] = {"positivo", "parziale", "negativo", "interrotto"};
    std::vector<std::string> parts;
    std::vector<std::string> how;
    // Rules ask one outcome, or bar one or two.
    const bool one = (gate.outcomes & (gate.outcomes - 1)) == 0;
    for (unsigned k = 0; k < 4 && gate.outcomes != 0; ++k)
        if (((gate.outcomes >> k & 1) != 0) == one) how.emplace_back(outcomes[k]);
    if (!how.empty()) parts.push_back(fmt::format("{} esito {}", one ? "con" : "salvo", fmt::join(how, " o ")));
    if (gate.has_since) parts.push_back(fmt::format("da {} {}", gate.cmp == language::Compare::less ? "meno di" : "almeno", text::write_quantity(gate.amount, gate.in_days ? "giorni" : "mesi")));
    return fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace attiva::pathway
