// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What depends on the day alone. Tested by tests/evaluation/.

#include <algorithm>

#include "evaluation/evaluator.hpp"

namespace attiva::evaluation {
namespace {

using language::Scope;

constexpr std::uint8_t out_bit = 1;
constexpr std::uint8_t in_bit = 2;

// What the comuni are on a day, told once for all scopes: those each has become,
// itself if it is still there, and the zone each is in.
class Comuni {
public:
    Comuni(const catalogue::Territory& t, Date day) : t_(t) {
        for (std::size_t i = 0; i < t.comuni().size(); ++i) {
            const auto c = static_cast<catalogue::ComuneId>(i);
            now_.push_back(t.as_of(c, day));
            zone_.push_back(t.zone_of(c, day));
        }
    }

    [[nodiscard]] std::size_t size() const { return now_.size(); }

    [[nodiscard]] std::vector<bool> within(const Scope& scope) const {
        std::vector<bool> out(size());
        for (std::size_t c = 0; c < out.size(); ++c)
            out[c] = std::any_of(scope.parts.begin(), scope.parts.end(), [&](const Scope::Part& p) { return holds(c, p); });
        return out;
    }

    // Out or in; both for one divided between the two; neither if nobody knows what
    // it is on the day.
    [[nodiscard]] std::uint8_t mask(std::size_t comune, const std::vector<bool>& within) const {
        std::uint8_t mask = 0;
        for (const catalogue::ComuneId now : now_[comune]) mask |= within[now] ? in_bit : out_bit;
        return mask;
    }

private:
    [[nodiscard]] bool holds(std::size_t comune, const Scope::Part& part) const {
        switch (part.kind) {
            case Scope::Kind::region: return true;
            case Scope::Kind::province: return t_.comuni()[comune].province == part.id;
            case Scope::Kind::zone: return zone_[comune] == part.id;
            case Scope::Kind::comune: return t_.comuni()[comune].slug == part.id;
        }
        return false;
    }

    const catalogue::Territory& t_;
    std::vector<std::vector<catalogue::ComuneId>> now_;
    std::vector<std::string> zone_;
};

}  // namespace

DayTables::DayTables(const program::Program& p, const language::Rulebook& b,
                     const vocabulary::Vocabulary& v, const catalogue::Territory& t, Date on)
    : program(p), book(b), vocabulary(v), territory(t), day(on) {
    inside_ = read_scopes();
    read_all();
}

DayTables::DayTables(const DayTables& other, Date on)
    : program(other.program), book(other.book), vocabulary(other.vocabulary),
      territory(other.territory), day(on) {
    inside_ = territory.changes_between(other.day, on) ? read_scopes() : other.inside_;
    read_all();
}

void DayTables::read_all() {
    rows_.resize(program.tables.size());
    for (std::uint32_t table = 0; table < program.tables.size(); ++table) read_rows(table);
    fix();
}

DayTables::DayTables(const DayTables& other, Date on, const std::vector<Id>& nodes)
    : program(other.program), book(other.book), vocabulary(other.vocabulary),
      territory(other.territory), day(on) {
    rows_.resize(program.tables.size());
    for (const Id id : nodes)
        if (program.nodes[id].op == language::Op::parameter) read_rows(program.nodes[id].ref);
    inside_ = territory.changes_between(other.day, on) ? read_scopes() : other.inside_;
}

void DayTables::read_rows(std::uint32_t t) {
    const auto& table = program.tables[t];
    rows_[t].clear();
    for (std::uint32_t i = 0; i < table.rows.size(); ++i) {
        const auto& r = table.rows[i];
        if (within(day, r.from, r.to)) rows_[t].push_back(i);
    }
}

// Does the node's value depend on the day alone? Its arguments are told already.
bool DayTables::same_for_all(const program::Node& n, const std::vector<bool>& known) const {
    using language::Op;
    switch (n.op) {
        case Op::attribute:
        case Op::in_place:
        case Op::done:
        case Op::running:
        case Op::times:
        case Op::reading: return false;
        default: break;
    }
    if (language::over_members(n.op) || n.of_member) return false;
    if (n.op != Op::parameter) {
        for (std::uint32_t i = 0; i < n.count; ++i)
            if (!known[program.argument(n, i)]) return false;
        return true;
    }
    // The first row that holds today, if it holds everywhere, is the only one read.
    const auto& rows = rows_[n.ref];
    if (rows.empty()) return true;
    const auto& first = program.tables[n.ref].rows[rows.front()];
    return first.scope == language::none && (first.value == program::no_id || known[first.value]);
}

void DayTables::fix() {
    fixed_.resize(program.nodes.size());
    std::vector<bool> known(program.nodes.size());
    Evaluation of_nobody(*this);
    for (Id id = 0; id < program.nodes.size(); ++id) {
        known[id] = same_for_all(program.nodes[id], known);
        if (known[id]) of_nobody.settle(id);
        else moving_.push_back(id);
    }
    for (Id id = 0; id < program.nodes.size(); ++id) fixed_[id] = of_nobody.value(id);
    for (const Id id : program.deciding)
        if (!known[id]) deciding_.push_back(id);
}

std::vector<bool> DayTables::alike() const {
    std::vector<bool> out(program.nodes.size(), true);
    for (const Id id : moving_) out[id] = false;
    return out;
}

std::shared_ptr<const DayTables::Scopes> DayTables::read_scopes() const {
    auto scopes = std::make_shared<Scopes>();
    const Comuni comuni(territory, day);
    for (const Scope& scope : book.scopes) {
        const std::vector<bool> within = comuni.within(scope);
        std::vector<std::uint8_t> masks;
        for (std::size_t c = 0; c < comuni.size(); ++c) masks.push_back(comuni.mask(c, within));
        // Last, anywhere at all: outside Tuscany, or any comune of the day.
        std::uint8_t anywhere = out_bit;
        for (const catalogue::ComuneId c : territory.all(day)) anywhere |= masks[c];
        masks.push_back(anywhere);
        scopes->push_back(std::move(masks));
    }
    return scopes;
}

Truth DayTables::inside(language::ScopeId scope, const std::vector<std::uint16_t>& places) const {
    std::uint8_t mask = places.empty() ? (*inside_)[scope].back() : std::uint8_t{0};
    for (const std::uint16_t place : places)
        mask |= place == person::outside_tuscany ? out_bit : (*inside_)[scope][place];
    return mask == in_bit ? Truth::yes : mask == out_bit ? Truth::no : Truth::unknown;
}

}  // namespace attiva::evaluation
