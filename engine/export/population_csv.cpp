// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Counts, persons and refused rows for a spreadsheet. Tested by tests/export/.

#include <fmt/format.h>

#include "attiva/population.hpp"
#include "export/csv_cells.hpp"

namespace attiva {
namespace {

using exporting::byte_order_mark;
using exporting::csv_cell;
using exporting::csv_row;

std::string number(const Headcount& n) { return n.hidden ? "pochi" : std::to_string(n.persons); }

void lines(std::string& out, const InstrumentCounts& i, const char* by, const std::string& group, const VerdictCounts& counts) {
    for (std::size_t v = 0; v < verdict_kinds; ++v)
        if (counts[v].hidden || counts[v].persons != 0)
            out += csv_row({csv_cell(i.id), csv_cell(i.name), by, csv_cell(group), csv_cell(word(static_cast<Verdict>(v))), number(counts[v])});
}

}  // namespace

std::string population_csv(const PopulationAnswer& a) {
    std::string out = byte_order_mark + csv_row({"strumento", "nome", "per", "gruppo", "verdetto", "persone"});
    for (const InstrumentCounts& i : a.instruments) {
        lines(out, i, "tutti", "", i.all);
        for (std::size_t z = 0; z < i.by_zone.size(); ++z) lines(out, i, "zona", a.zones[z].name, i.by_zone[z]);
        for (std::size_t e = 0; e < i.by_age.size(); ++e) lines(out, i, "eta", a.ages[e].name, i.by_age[e]);
    }
    return out;
}

std::string persons_csv_head(const std::vector<std::string>& ids) {
    std::vector<std::string> cells{"file", "riga", "caso"};
    cells.insert(cells.end(), ids.begin(), ids.end());
    return byte_order_mark + csv_row(cells);
}

std::string person_csv(const PersonVerdicts& p, const PopulationQuestion& q) {
    std::vector<std::string> cells{csv_cell(q.inputs[p.input].name), std::to_string(p.line), csv_cell(p.id)};
    for (const Verdict v : p.verdicts) cells.push_back(csv_cell(word(v)));
    return csv_row(cells);
}

std::string refused_csv_head() { return byte_order_mark + csv_row({"file", "riga", "colonna", "campo", "codice", "che_cosa", "rimedio"}); }

std::string refused_csv(const RefusedRow& r, const PopulationQuestion& q) {
    return csv_row({csv_cell(q.inputs[r.input].name), std::to_string(r.line), r.column == 0 ? "" : std::to_string(r.column), csv_cell(r.field), r.code, csv_cell(r.message), csv_cell(r.help)});
}

}  // namespace attiva
