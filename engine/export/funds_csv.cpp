// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tables for a spreadsheet as Italian ones read it: UTF-8 with its mark, `;` between cells,
// decimal comma, days as people write them. Tested by tests/export/funds_csv_test.cpp.

#include <fmt/format.h>

#include "attiva/funds.hpp"
#include "export/csv_cells.hpp"

namespace attiva {
namespace {

using exporting::byte_order_mark;

std::string cell(std::string text) { return exporting::csv_cell(std::move(text)); }
std::string row(const std::vector<std::string>& cells) { return exporting::csv_row(cells); }

// "1234,50": with nothing a spreadsheet would not take for a number.
std::string money(Cents c) { return fmt::format("{}{},{:02}", c < 0 ? "-" : "", (c < 0 ? -c : c) / 100, (c < 0 ? -c : c) % 100); }

std::string day(Date d) {
    const CivilDate c = civil(d);
    return fmt::format("{:02}/{:02}/{:04}", c.day, c.month, c.year);
}

std::string joined(const std::vector<std::string>& parts) { return fmt::format("{}", fmt::join(parts, "; ")); }

std::string payers(const FundsRequest& r) {
    std::vector<std::string> out;
    for (const FundsPayment& p : r.payments) out.push_back(r.payments.size() == 1 ? p.name : fmt::format("{} ({})", p.name, euro(p.cents)));
    return joined(out);
}

// "Fondo sociale: forse, destinatari: …"
std::string others(const FundsRequest& r) {
    std::vector<std::string> out;
    for (const FundsRefusal& f : r.refusals) out.push_back(fmt::format("{}: {}{}", f.name, f.maybe ? "forse, " : "", f.why));
    return joined(out);
}

}  // namespace

std::string requests_csv(const FundsAnswer& a) {
    std::string out = byte_order_mark + row({"caso", "strumento", "nome", "costo", "dal", "al", "importo", "almeno", "altri", "urgenza", "attesa", "esito", "assegnato", "premi", "linee", "perche", "altre_linee", "basterebbe", "attenzione"});
    for (const FundsRequest& r : a.requests) {
        Cents premiums = 0;
        for (const FundsPayment& p : r.payments) premiums += p.premium;
        out += row({cell(r.person), cell(r.instrument), cell(r.name), cell(r.cost), day(r.from), day(r.to), money(r.cents), money(r.least), money(r.others), cell(r.urgency), r.waiting ? std::to_string(*r.waiting) : "",
                    cell(word(r.coverage)), money(assigned(r)), money(premiums), cell(payers(r)), cell(joined(r.why)), cell(others(r)), cell(joined(r.would)), cell(joined(r.warnings))});
    }
    return out;
}

std::string lines_csv(const FundsAnswer& a) {
    std::string out = byte_order_mark + row({"linea", "nome", "paga_fino_al", "totale", "impegnato", "previsto", "premi", "resta", "oltre_il_totale", "posti", "persone", "attenzione"});
    for (const FundsLine& l : a.lines)
        out += row({cell(l.id), cell(l.name), l.until ? day(*l.until) : "", money(l.total), money(l.committed), money(l.planned), money(l.premiums), money(l.left), l.overdrawn ? "sì" : "no",
                    l.places ? std::to_string(*l.places) : "", std::to_string(l.persons), cell(joined(l.alerts))});
    return out;
}

}  // namespace attiva
