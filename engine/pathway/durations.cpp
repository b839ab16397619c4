// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "pathway/durations.hpp"

#include <algorithm>
#include <array>

#include "evaluation/atoms.hpp"

namespace attiva::pathway {
namespace {

using evaluation::Evaluation;
using language::Clause;
using language::ClauseKind;
using vocabulary::Base;

// Longer than that it is the domain of the type: nobody has said how long.
constexpr Day most_days = 50 * 366;
// A week has no more: the domain of the type.
constexpr std::int64_t most_hours = 168;

constexpr std::array<std::string_view, 9> attended_kinds{
    "tirocinio", "formazione", "istruzione", "contratto", "borsa", "servizio_civile", "attivita_civica", "riabilitazione", "politica_attiva"};

class Said {
public:
    Said(const catalogue::Catalogue& c, const Evaluation& e) : c_(c), e_(e) {}

    struct Span {
        Day least, most;
    };
    /// In days; nothing where it does not apply, or nobody has said.
    [[nodiscard]] std::optional<Span> days(ClauseId id) const {
        const Clause& clause = c_.rules.clauses[id];
        if (!clause.body || e_.truth(e_.day().program.clause_applies[id]) != Truth::yes) return std::nullopt;
        const Base base = c_.rules.nodes[*clause.body].type.base;
        if (base != Base::days && base != Base::months) return std::nullopt;
        const auto& value = e_.value(e_.day().program.of_typed[*clause.body]);
        if (value.not_applicable) return std::nullopt;
        const Date first = e_.day().day;
        const auto counted = [&](Number n) { return evaluation::shifted(first, n, base == Base::days, MissingDay::last_day) - first; };
        const Span out{std::max(1, counted(value.lo)), counted(value.hi)};
        if (out.most > most_days || out.most < 1) return std::nullopt;
        return out;
    }

    /// The lengths its case table may come to, upwards; empty where they cannot be listed.
    [[nodiscard]] std::vector<Day> listed(ClauseId id) const {
        const Base base = c_.rules.nodes[*c_.rules.clauses[id].body].type.base;
        std::vector<Number> all;
        if (!rows(*c_.rules.clauses[id].body, all)) return {};
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        std::vector<Day> out;
        for (const Number& n : all) out.push_back(evaluation::shifted(e_.day().day, n, base == Base::days, MissingDay::last_day) - e_.day().day);
        return out;
    }

    /// The clause of a result of that name, of these bases, that applies.
    [[nodiscard]] std::optional<ClauseId> result(InstrumentId i, std::string_view name) const {
        for (const ClauseId id : c_.rules.instruments[i].clauses) {
            const Clause& clause = c_.rules.clauses[id];
            if (clause.kind == ClauseKind::outcome && clause.name == name && clause.body && e_.truth(e_.day().program.clause_applies[id]) == Truth::yes) return id;
        }
        return std::nullopt;
    }

    /// Hours a week, whole, upwards; nothing where nobody has said.
    [[nodiscard]] std::optional<Number> hours(InstrumentId i, std::string_view name) const {
        const auto id = result(i, name);
        if (!id || c_.rules.nodes[*c_.rules.clauses[*id].body].type.base != Base::hours_week) return std::nullopt;
        const auto& value = e_.value(e_.day().program.of_typed[*c_.rules.clauses[*id].body]);
        if (value.not_applicable || value.lo != value.hi || value.hi >= Number(most_hours)) return std::nullopt;
        return value.hi;
    }

private:
    // The values of the rows that may apply; false where one of them is not one number.
    bool rows(language::NodeId node, std::vector<Number>& out) const {
        const auto& n = c_.rules.nodes[node];
        const auto& ids = e_.day().program.of_typed;
        if (n.op == language::Op::titled) return rows(n.args.front(), out);
        if (n.op == language::Op::definition) return rows(c_.rules.definitions[n.ref].body, out);
        if (n.op == language::Op::cases) {
            for (std::size_t k = 0; k + 1 < n.args.size(); k += 2) {
                const Truth applies = e_.truth(ids[n.args[k]]);
                if (applies == Truth::no) continue;
                if (!rows(n.args[k + 1], out)) return false;
                if (applies == Truth::yes) return true;
            }
            return n.args.size() % 2 == 0 || rows(n.args.back(), out);
        }
        const auto& value = e_.value(ids[node]);
        if (value.not_applicable || value.lo != value.hi) return false;
        out.push_back(value.lo);
        return true;
    }

    const catalogue::Catalogue& c_;
    const Evaluation& e_;
};

int whole(Number n) { return static_cast<int>((n.num() + n.den() - 1) / n.den()); }

}  // namespace

Duration duration(const catalogue::Catalogue& c, const Evaluation& e, InstrumentId instrument) {
    const Said said(c, e);
    Duration out;
    for (const ClauseId id : c.rules.instruments[instrument].clauses) {
        const Clause& clause = c.rules.clauses[id];
        if (clause.kind != ClauseKind::duration) continue;
        const auto days = said.days(id);
        if (!days || (out.clause && *out.most <= days->most)) continue;
        out.clause = id;
        out.most = days->most;
        out.least = clause.at_most ? std::nullopt : std::optional<Day>(days->least);
        out.typical = days->most;
        out.either = clause.at_most ? said.listed(id) : std::vector<Day>{};
        out.from = clause.at_most ? Duration::From::most : Duration::From::exact;
    }
    if (out.from == Duration::From::exact) return out;
    if (const auto least = said.result(instrument, "durata_minima"))
        if (const auto days = said.days(*least)) {
            out.least = out.most ? std::min(days->least, *out.most) : days->least;
            if (!out.clause) out.clause = least, out.typical = *out.least, out.from = Duration::From::least;
        }
    if (const auto usual = said.result(instrument, "durata_tipica"))
        if (const auto days = said.days(*usual)) {
            if (!out.clause || out.from == Duration::From::least) out.clause = usual;
            out.typical = std::max(out.least.value_or(1), out.most ? std::min(days->most, *out.most) : days->most);
            out.from = Duration::From::usual;
        }
    return out;
}

std::optional<int> weekly_hours(const catalogue::Catalogue& c, const Evaluation& e, InstrumentId instrument) {
    const Said said(c, e);
    if (const auto exact = said.hours(instrument, "ore_settimanali")) return whole(*exact);
    const auto least = said.hours(instrument, "ore_minime");
    const auto most = said.hours(instrument, "ore_massime");
    if (least && most) return whole((*least + *most) / Number(2));
    if (least || most) return whole(least ? *least : *most);
    return std::nullopt;
}

bool attended(const catalogue::Catalogue& c, InstrumentId instrument) {
    const auto* sheet = c.sheet(c.rules.instruments[instrument].id);
    return sheet != nullptr && std::find(attended_kinds.begin(), attended_kinds.end(), sheet->kind) != attended_kinds.end();
}

std::vector<InstrumentId> endless_beside(const catalogue::Catalogue& c, const Evaluation& e, InstrumentId instrument) {
    std::vector<InstrumentId> out;
    for (const ClauseId id : c.rules.instruments[instrument].clauses) {
        if (c.rules.clauses[id].kind != ClauseKind::during) continue;
        for (const std::string& target : c.rules.clauses[id].targets)
            if (const auto i = c.rules.find_instrument(target); i && duration(c, e, *i).from == Duration::From::nothing) out.push_back(*i);
    }
    return out;
}

}  // namespace attiva::pathway
