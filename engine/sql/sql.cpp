// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "sql/sql.hpp"

#include <stdexcept>

#include "sql/text.hpp"

namespace attiva::sql {
namespace {

// 0 no, 1 ignoto, 2 sì.
Expr verdict(Expressions& e, Pair p) {
    return e.choose({p.no, e.one_if(p.yes), p.yes, e.number(2), e.number(1)});
}

std::optional<std::vector<Pair>> truths(Translator& t, const Wanted& w, std::vector<Refusal>& refused) {
    std::vector<Pair> out;
    try {
        for (const auto& root : w.roots) out.push_back(t.truth(root.id));
        return out;
    } catch (const Refused& no) {
        refused.push_back({w.id, w.name, no.what()});
    } catch (const std::overflow_error&) {
        refused.push_back({w.id, w.name, "i suoi numeri superano quelli che un database tiene esatti"});
    }
    return std::nullopt;
}

}  // namespace

std::vector<Wanted> of_instruments(const evaluation::DayTables& day, const std::vector<std::string>& names,
                                   const std::vector<language::InstrumentId>& which) {
    std::vector<language::InstrumentId> all = which;
    if (all.empty())
        for (language::InstrumentId i = 0; i < day.book.instruments.size(); ++i) all.push_back(i);
    std::vector<Wanted> out;
    for (const auto i : all) {
        const auto& roots = day.program.instruments[i];
        const std::string& id = day.book.instruments[i].id;
        out.push_back({id, i < names.size() ? names[i] : id, {{id, roots.eligible}, {id + "_tempo", roots.in_time}, {id + "_offerto", roots.offered}}});
    }
    return out;
}

Export exported(const evaluation::DayTables& day, const std::vector<Wanted>& wanted, const std::vector<std::uint16_t>& places) {
    // First without those refused, so that nothing is counted for them alone.
    std::vector<Refusal> refused;
    std::vector<bool> kept(wanted.size());
    {
        Translator trial(day, places);
        for (std::size_t i = 0; i < wanted.size(); ++i) kept[i] = truths(trial, wanted[i], refused).has_value();
    }
    Translator t(day, places);
    Names names;
    names.unique("persona");
    std::vector<Output> outputs;
    std::vector<std::vector<std::string>> columns(wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (!kept[i]) continue;
        std::vector<Refusal> none;
        const auto each = truths(t, wanted[i], none);
        for (std::size_t r = 0; r < each->size(); ++r) {
            columns[i].push_back(names.unique(wanted[i].roots[r].column));
            outputs.push_back({columns[i].back(), verdict(t.expressions(), (*each)[r])});
        }
    }
    const bool household = !t.aggregates(Frame::household).empty();
    const bool relatives = !t.aggregates(Frame::relatives).empty();
    const bool past = !t.aggregates(Frame::past).empty();
    std::string views = views_text(t, outputs);
    std::string tables = t.schema().definitions(household, relatives, past);
    return {t.schema(), std::move(tables), std::move(views), std::move(columns), std::move(refused), household, relatives, past};
}

}  // namespace attiva::sql
