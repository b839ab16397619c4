// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "batch/lending.hpp"

#include <algorithm>

namespace attiva::batch {
namespace {

using language::Op;
using language::Who;
using program::Id;
using program::Node;

class Sorter {
public:
    Sorter(const evaluation::DayTables& day, const std::vector<bool>& alike) : day_(day), alike_(alike), same_(day.alike()) {}

    std::vector<bool> sorted() {
        for (Id id = 0; id < same_.size(); ++id) same_[id] = same_[id] || is_same(day_.program.nodes[id]);
        return std::move(same_);
    }

private:
    [[nodiscard]] bool fact(std::uint32_t a) const {
        if (a >= alike_.size()) return false;
        const auto& it = day_.vocabulary[static_cast<vocabulary::AttributeId>(a)];
        return alike_[it.derivation == vocabulary::Derivation::none ? a : it.derived_from];
    }

    [[nodiscard]] bool is_same(const Node& n) const {
        switch (n.op) {
            case Op::done:
            case Op::running:
            case Op::times: return false;
            case Op::attribute:
            case Op::in_place: return fact(n.ref);
            case Op::parameter: return parameter(n);
            default: break;
        }
        if (language::over_members(n.op) && !members(n)) return false;
        for (std::uint32_t i = 0; i < n.count; ++i)
            if (!same_[day_.program.argument(n, i)]) return false;
        return true;
    }

    // By where the person lives.
    [[nodiscard]] bool parameter(const Node& n) const {
        const auto& rows = day_.program.tables[n.ref].rows;
        return fact(day_.book.residence) && std::all_of(rows.begin(), rows.end(), [&](const auto& r) { return r.value == program::no_id || same_[r.value]; });
    }

    [[nodiscard]] bool members(const Node& n) const {
        if (n.who == Who::relatives || (n.who == Who::applicants && !fact(day_.book.age))) return false;
        const auto& body = day_.program.extra(n).body;
        return std::all_of(body.begin(), body.end(), [&](Id b) { return same_[b]; });
    }

    const evaluation::DayTables& day_;
    const std::vector<bool>& alike_;
    std::vector<bool> same_;
};

}  // namespace

std::vector<bool> alike_nodes(const evaluation::DayTables& day, const std::vector<bool>& alike) { return Sorter(day, alike).sorted(); }

}  // namespace attiva::batch
