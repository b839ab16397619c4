// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Children before parents: one number a node, from its parts by name.
// Tested by tests/analysis/difference_test.cpp.

#include "analysis/fingerprint.hpp"

#include <string_view>
#include <unordered_map>

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
    explicit Reader(const DayTables& day) : day_(day) {}

    std::uint64_t read(Id id) {
        const Node& n = day_.program.nodes[id];
        Ink ink;
        ink.add(static_cast<std::uint64_t>(n.op));
        ink.add(static_cast<std::uint64_t>(n.base));
        ink.add(static_cast<std::uint64_t>(n.cmp));
        ink.add(static_cast<std::uint64_t>(n.who));
        for (std::uint32_t i = 0; i < n.count; ++i) ink.add(known_.at(day_.program.argument(n, i)));
        reference(n, ink);
        extra(n, ink);
        known_[id] = ink.value();
        return ink.value();
    }

private:
    void attribute(std::uint32_t ref, Ink& ink) {
        if (ref >= day_.vocabulary.attributes().size()) return;
        const auto& a = day_.vocabulary[static_cast<AttributeId>(ref)];
        ink.add(a.id);
        ink.add(a.domain);
        ink.add(static_cast<std::uint64_t>(a.type.base));
        ink.add(static_cast<std::uint64_t>(a.derivation));
        if (a.type.list != vocabulary::no_list)
            for (const auto& item : day_.vocabulary.list(a.type.list).items) ink.add(item.id);
    }

    void scope(language::ScopeId id, Ink& ink) {
        if (id == language::none) return;
        for (const auto& part : day_.book.scopes[id].parts) {
            ink.add(static_cast<std::uint64_t>(part.kind));
            ink.add(part.id);
        }
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
                break;
            }
            case Op::parameter: parameter(day_.program.tables[n.ref], ink); break;
            default: break;
        }
    }

    void parameter(const program::ParameterTable& table, Ink& ink) {
        ink.add(table.whole);
        for (const auto& row : table.rows) {
            ink.add(row.from);
            ink.add(row.to);
            ink.add(row.value == program::no_id ? 0 : known_.at(row.value));
            ink.add(static_cast<std::uint64_t>(row.rank));
            scope(row.scope, ink);
        }
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

    const DayTables& day_;
    std::unordered_map<Id, std::uint64_t> known_;
};

}  // namespace

std::uint64_t fingerprint(const DayTables& day, Id node) {
    if (node == program::no_id) return 0;
    Reader reader(day);
    std::uint64_t last = 0;
    for (const Id id : cone_of(day, {node}).nodes) last = reader.read(id);
    return last;
}

}  // namespace attiva::analysis
