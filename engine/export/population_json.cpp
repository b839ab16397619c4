// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Counts of a population as JSON (docs/json.md). Tested by tests/export/.

#include "attiva/population.hpp"
#include "export/json_parts.hpp"
#include "text/literal.hpp"

namespace attiva {
namespace {

using exporting::Json;

Json head_count(const Headcount& n) { return n.hidden ? Json(nullptr) : Json(n.persons); }

// Of the verdicts somebody has; null: few.
Json by_verdict(const VerdictCounts& counts) {
    Json out = Json::object();
    for (std::size_t v = 0; v < verdict_kinds; ++v)
        if (counts[v].hidden || counts[v].persons != 0) out[word(static_cast<Verdict>(v))] = head_count(counts[v]);
    return out;
}

Json by_group(const std::vector<PopulationGroup>& groups, const std::vector<VerdictCounts>& counts) {
    Json out = Json::object();
    for (std::size_t g = 0; g < counts.size(); ++g) {
        Json some = by_verdict(counts[g]);
        if (!some.empty()) out[groups[g].id] = std::move(some);
    }
    return out;
}

Json group(const PopulationGroup& g) { return {{"id", g.id}, {"nome", g.name}, {"persone", head_count(g.persons)}}; }

Json instrument(const PopulationAnswer& a, const InstrumentCounts& i) {
    Json out{{"id", i.id}, {"nome", i.name}, {"tutti", by_verdict(i.all)}, {"per_zona", by_group(a.zones, i.by_zone)}, {"per_eta", by_group(a.ages, i.by_age)}};
    if (a.exact) out["decisi_con_analisi_esatta"] = head_count(i.decided_exactly);
    return out;
}

Json change(const InstrumentChange& c) {
    Json flows = Json::array();
    for (std::size_t b = 0; b < verdict_kinds; ++b)
        for (std::size_t v = 0; v < verdict_kinds; ++v)
            if (b != v && (c.flows[b][v].hidden || c.flows[b][v].persons != 0))
                flows.push_back({{"da", word(static_cast<Verdict>(b))}, {"a", word(static_cast<Verdict>(v))}, {"persone", head_count(c.flows[b][v])}});
    return {{"id", c.id}, {"nome", c.name}, {"cambiano", head_count(c.changed)}, {"prima", by_verdict(c.before)}, {"dopo", by_verdict(c.after)}, {"passaggi", std::move(flows)}, {"esempi", c.examples}};
}

Json lacking(const LackingFact& f) {
    return {{"id", f.id}, {"nome", f.label}, {"domanda", f.question}, {"chi_lo_sa", f.holder}, {"di_chi", f.member}, {"persone", head_count(f.persons)}};
}

}  // namespace

std::string to_json(const PopulationAnswer& a) {
    Json out{{"schema", "attiva/popolazione/1"},
             {"giorno", text::write_date(a.day)},
             {"luogo", a.place},
             {"catalogo", a.digest},
             {"presunzioni", a.presumptions},
             {"analisi_esatta", a.exact},
             {"interno", a.internal},
             {"righe", a.rows},
             {"valutate", a.evaluated},
             {"rifiutate", a.refused},
             {"vuote", a.blank},
             {"zone", exporting::list(a.zones, group)},
             {"eta", exporting::list(a.ages, group)},
             {"strumenti", exporting::list(a.instruments, [&](const InstrumentCounts& i) { return instrument(a, i); })},
             {"fatti_che_mancano", exporting::list(a.lacking, lacking)},
             {"cambiamenti", exporting::list(a.changes, change)},
             {"solo_prima", a.only_before},
             {"solo_dopo", a.only_after}};
    return exporting::print(out);
}

std::string person_json(const PersonVerdicts& p, const PopulationQuestion& q, const std::vector<std::string>& ids) {
    Json given = Json::object();
    for (std::size_t i = 0; i < ids.size(); ++i) given[ids[i]] = word(p.verdicts[i]);
    return exporting::print({{"file", q.inputs[p.input].name}, {"riga", p.line}, {"caso", p.id}, {"verdetti", std::move(given)}}) + "\n";
}

}  // namespace attiva
