// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Children before parents: one number a node, from its parts by name.
// Tested by tests/analysis/difference_test.cpp.

#include "analysis/fingerprint.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace attiva::analysis {
namespace {

using language::Op;
using program::Node;
using vocabulary::Base;

class Ink {
public:
    void add(std::uint64_t x) {
        for (int i = 0; i < 8; ++i) {
            hash_ = (hash_ ^ (x & 0xFFU)) * 1099511628211ULL;
            x >>= 8U;
        }
    }
    void add(std::string_view s) {
        for (const char c : s) add(static_cast<std::uint64_t>(static_cast<unsigned char>(c)));
        add(s.size());
    }
    void add(Number n) {
        add(static_cast<std::uint64_t>(n.num()));
        add(static_cast<std::uint64_t>(n.den()));
    }
    void add(const std::optional<Date>& d) { add(d ? static_cast<std::uint64_t>(d->days) + 1'000'000 : 0); }
    void add(const vocabulary::Possible& p) {
        add(p.lo);
        add(p.hi);
        add(p.may);
        add(p.must);
        add(static_cast<std::uint64_t>(p.never) * 2 + static_cast<std::uint64_t>(p.dated));
    }
    [[nodiscard]] std::uint64_t value() const { return hash_; }

private:
    std::uint64_t hash_ = 1469598103934665603ULL;
};

class Reader {
public:
    using Known = std::unordered_map<Id, std::uint64_t>;
    Reader(const DayTables& day, Known& known, bool today) : day_(day), known_(known), today_(today) {
        if (today_) fixed_ = day.alike();
    }

    std::uint64_t read(Id id) {
        const Node& n = day_.program.nodes[id];
        Ink ink;
        ink.add(static_cast<std::uint64_t>(n.base));
        if (today_ && fixed_[id]) {
            value(id, ink);
        } else {
            ink.add(static_cast<std::uint64_t>(n.op));
            ink.add(static_cast<std::uint64_t>(n.cmp));
            ink.add(static_cast<std::uint64_t>(n.who));
            arguments(n, ink);
            reference(n, ink);
            extra(n, ink);
        }
        known_[id] = ink.value();
        return ink.value();
    }

private:
    // A condition has its truth alone; what is not its own value is left over by others.
    void value(Id id, Ink& ink) {
        const auto& v = day_.fixed()[id];
        ink.add(std::string_view("="));
        if (day_.program.nodes[id].base == Base::boolean) ink.add(v.may);
        else ink.add(v);
        ink.add(static_cast<std::uint64_t>(v.not_applicable));
    }

    void arguments(const Node& n, Ink& ink) {
        if (today_ && n.op == Op::parameter) return;  // its rows are read apart
        std::vector<std::uint64_t> parts;
        for (std::uint32_t i = 0; i < n.count; ++i) parts.push_back(known_.at(day_.program.argument(n, i)));
        const bool any_order = n.op == Op::all_of || n.op == Op::any_of || n.op == Op::at_least ||
                               n.op == Op::at_most || n.op == Op::add || n.op == Op::multiply;
        if (today_ && any_order) std::sort(parts.begin(), parts.end());
        for (const std::uint64_t part : parts) ink.add(part);
        if (n.op == Op::quantified || n.op == Op::counted) ink.add(n.count);
    }

    void attribute(std::uint32_t ref, Ink& ink, int depth = 0) {
        if (ref >= day_.vocabulary.attributes().size()) return;
        const auto& a = day_.vocabulary[static_cast<AttributeId>(ref)];
        ink.add(a.id);
        ink.add(a.domain);
        ink.add(static_cast<std::uint64_t>(a.type.base));
        ink.add(static_cast<std::uint64_t>(a.derivation));
        if (a.type.list != vocabulary::no_list)
            for (const auto& item : day_.vocabulary.list(a.type.list).items) ink.add(item.id);
        if (!today_ || depth > deepest) return;
        ink.add(static_cast<std::uint64_t>(a.level));
        for (const auto& test : a.applicable_if) {
            ink.add(test.allowed);
            attribute(test.attribute, ink, depth + 1);
        }
        if (a.derivation != vocabulary::Derivation::none) attribute(a.derived_from, ink, depth + 1);
    }

    void scope(language::ScopeId id, Ink& ink) {
        if (id == language::none) return;
        if (today_) return comuni(id, ink);
        for (const auto& part : day_.book.scopes[id].parts) {
            ink.add(static_cast<std::uint64_t>(part.kind));
            ink.add(part.id);
        }
    }

    void comuni(language::ScopeId id, Ink& ink) {
        auto& known = comuni_[id];
        if (known == 0) known = fingerprint_of_scope(day_, id);
        ink.add(known);
    }

    void reference(const Node& n, Ink& ink) {
        switch (n.op) {
            case Op::attribute:
            case Op::in_place: attribute(n.ref, ink); break;
            case Op::done:
            case Op::running:
            case Op::times: ink.add(day_.book.instruments[n.ref].id); break;
            case Op::reading: {
                const auto& i = day_.book.interpretations[n.ref];
                ink.add(i.id);
                ink.add(i.chosen.value_or(0));
                if (today_)
                    for (const auto& item : day_.vocabulary.list(i.readings).items) ink.add(item.id);
                break;
            }
            case Op::parameter: parameter(n, ink); break;
            default: break;
        }
    }

    void parameter(const Node& n, Ink& ink) {
        const auto& table = day_.program.tables[n.ref];
        ink.add(table.whole);
        if (today_) {
            for (const std::uint32_t i : day_.rows(n.ref)) row(table.rows[i], ink);
            return;
        }
        for (const auto& r : table.rows) {
            ink.add(r.from);
            ink.add(r.to);
            row(r, ink);
        }
    }

    void row(const program::ParameterRow& r, Ink& ink) {
        ink.add(r.value == program::no_id ? 0 : known_.at(r.value));
        ink.add(static_cast<std::uint64_t>(r.rank));
        scope(r.scope, ink);
    }

    void extra(const Node& n, Ink& ink) {
        if (n.extra == language::none) return;
        const auto& e = day_.program.extra(n);
        ink.add(e.value);
        ink.add(e.mask);
        ink.add(static_cast<std::uint64_t>(e.number));
        ink.add(static_cast<std::uint64_t>(e.rounding));
        ink.add(static_cast<std::uint64_t>(e.missing_day));
        ink.add(e.from);
        ink.add(e.to);
        ink.add(e.gate.outcomes);
        ink.add(e.gate.amount);
        ink.add(static_cast<std::uint64_t>(e.gate.has_since) * 4 + static_cast<std::uint64_t>(e.gate.in_days) * 2 +
                static_cast<std::uint64_t>(e.gate.cmp == language::Compare::less));
        scope(e.scope, ink);
    }

    static constexpr int deepest = 8;  // premises of premises
    const DayTables& day_;
    Known& known_;
    bool today_;
    std::vector<bool> fixed_;
    std::unordered_map<language::ScopeId, std::uint64_t> comuni_;
};

}  // namespace

std::uint64_t fingerprint(const DayTables& day, Id node) {
    if (node == program::no_id) return 0;
    Reader::Known known;
    Reader reader(day, known, false);
    std::uint64_t last = 0;
    for (const Id id : cone_of(day, {node}).nodes) last = reader.read(id);
    return last;
}

std::vector<std::uint64_t> fingerprints(const DayTables& day) {
    Reader::Known known;
    Reader reader(day, known, false);
    std::vector<std::uint64_t> out;
    for (Id id = 0; id < day.program.nodes.size(); ++id) out.push_back(reader.read(id));
    return out;
}

std::uint64_t fingerprint_of_scope(const DayTables& day, language::ScopeId scope) {
    Ink inside;
    for (const catalogue::ComuneId c : day.territory.all(day.day))
        if (day.inside(scope, {c}) != Truth::no) inside.add(day.territory[c].slug);
    return inside.value();
}

void fingerprints_of_day(const DayTables& day, const Cone& cone, std::unordered_map<Id, std::uint64_t>& out) {
    Reader reader(day, out, true);
    for (const Id id : cone.nodes)
        if (out.count(id) == 0) reader.read(id);
}

}  // namespace attiva::analysis
