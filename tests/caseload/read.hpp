// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "attiva/funds.hpp"
#include "caseload/caseload.hpp"
#include "catalogue/load.hpp"
#include "text/literal.hpp"
#include "text/report.hpp"

// Caseloads written in a test, read with the shipped catalogue, each as one line.

namespace caseload_read {

using namespace attiva;

inline const catalogue::Catalogue& known() {
    static const catalogue::Catalogue c = [] {
        Diagnostics d;
        return catalogue::load(ATTIVA_ROOT, d);
    }();
    return c;
}

/// "F001 b.jsonl:3:10 il caso … | help", one a line.
inline std::string said(const Diagnostics& diagnostics) {
    std::string out;
    for (const Diagnostic& d : diagnostics.items())
        out += fmt::format("{}{} {} {} | {}", out.empty() ? "" : "\n", d.code, text::where(d.where, *known().sources), d.message, d.help);
    return out;
}

inline const std::string head = "al: 2026-03-01\nregola: [urgenza, attesa]\nurgenze: [alta, media]\n";
inline const std::string one_line = head + "linee:\n  - linea: fse_3h1\n";

inline caseload::Budgets budgets() {
    Diagnostics d;
    auto out = caseload::read_budgets({"bilanci.yaml", one_line + "    totale: 100.000 euro\n"}, known(), d);
    return out.value();
}

inline std::string dump(const caseload::Case& c) {
    std::string out = fmt::format("{} {}:{}{} {} {} {}", c.id, c.file, c.line, c.json ? " json" : "", c.urgency.empty() ? "-" : c.urgency,
                                  c.waiting_since ? text::write_date(*c.waiting_since) : "-", document::dump(c.person));
    for (const auto& r : c.requests)
        out += fmt::format(" <{} {} {} almeno {} linee {} altri {} {}..{}>", r.instrument, r.cost, r.cents, r.least, r.lines, r.others, text::write_date(r.from), text::write_date(r.to));
    for (const auto& k : c.commitments) out += fmt::format(" [{} {} {} {} {}..{}]", k.line, k.instrument, k.cost, k.cents, text::write_date(k.from), text::write_date(k.to));
    return out;
}

/// The cases, what was said, and how many were left out.
inline std::string cases(const std::vector<Input>& files) {
    Diagnostics d;
    std::size_t refused = 0;
    std::string out;
    for (const auto& c : caseload::read_cases(files, known(), budgets(), d, refused)) out += dump(c) + "\n";
    out += said(d) + (d.empty() ? "" : "\n");
    return out + fmt::format("fuori {}", refused);
}
inline std::string cases(const std::string& name, const std::string& text) { return cases({{name, text}}); }

}  // namespace caseload_read
