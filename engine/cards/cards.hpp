// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "attiva/card.hpp"
#include "catalogue/model.hpp"
#include "evaluation/phrases.hpp"

// Catalogue → cards: what an instrument asks, gives and opens, said in words
// and without a person. Differs from matching, which says it of somebody.
// Tested by tests/cards/.

namespace attiva::cards {

/// What cards are made from. Both must outlive the calls; `phrases` are of the
/// day on which parameters and places are read.
struct Source {
    const catalogue::Catalogue& catalogue;
    const evaluation::Phrases& phrases;
    Date day;
};

/// The card of a subject (an instrument, or a fund).
Card card_of(const Source& source, const language::Subject& subject);

/// Every clause marked `da_verificare`, every value nobody gives, every value
/// left to the zones that no zone sets, in catalogue order, each once.
std::vector<Unsettled> unsettled(const Source& source);

/// The essential levels of service, in the order written.
std::vector<Level> levels(const Source& source);

/// The presumptions of the vocabulary, in its order.
std::vector<Presumption> presumptions(const catalogue::Catalogue& catalogue);

/// Does every word of `text` occur in the card's names, descriptions, sentences or
/// conditions? Case and accents are folded; an empty text is found in every card.
bool mentions(const Card& card, const std::string& text);

}  // namespace attiva::cards
