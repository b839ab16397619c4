// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "attiva/card.hpp"
#include "output.hpp"

// The catalogue on a terminal.

namespace attiva::cli {

/// One line a card, instruments and then funds.
std::string list_text(const std::vector<Card>& cards, const Style& style);
/// One card, whole.
std::string card_text(const Card& card, const Style& style);
std::string unsettled_text(const std::vector<Unsettled>& list, const Style& style);
std::string levels_text(const std::vector<Level>& list, const Style& style);
std::string presumptions_text(const std::vector<Presumption>& list, const Style& style);

}  // namespace attiva::cli
