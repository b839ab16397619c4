// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "attiva/answer.hpp"
#include "output.hpp"

namespace attiva::cli {

/// Which lines may pay an instrument, cost by cost: what may first, the reasons of what may
/// not in short, of what is over by the day the name.
std::string funding_section(const InstrumentAnswer& answer, Date day, const Style& style);
/// The lines that may pay it, in one line: "FSE+ (indennità), QSFP (tutoraggio)"; empty if none.
std::string funding_words(const InstrumentAnswer& answer, Payable payable);
void funding_plain(std::string& out, const InstrumentAnswer& answer);

}  // namespace attiva::cli
