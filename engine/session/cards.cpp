// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The catalogue as people read it: the public door to the room cards.

#include "cards/cards.hpp"
#include "session/state.hpp"

namespace attiva {

std::vector<Card> Catalogue::cards(Date day) const {
    if (!ok()) return {};
    const auto on = state_->day(day, true);
    const cards::Source source{state_->catalogue, on->phrases, day};
    std::vector<Card> out;
    for (const auto* subjects : {&state_->catalogue.rules.instruments, &state_->catalogue.rules.funds})
        for (const auto& subject : *subjects) out.push_back(cards::card_of(source, subject));
    return out;
}

std::vector<Unsettled> Catalogue::unsettled(Date day) const {
    if (!ok()) return {};
    const auto on = state_->day(day, true);
    return cards::unsettled({state_->catalogue, on->phrases, day});
}

std::vector<Level> Catalogue::levels(Date day) const {
    if (!ok()) return {};
    const auto on = state_->day(day, true);
    return cards::levels({state_->catalogue, on->phrases, day});
}

std::vector<Presumption> Catalogue::presumptions() const {
    return ok() ? cards::presumptions(state_->catalogue) : std::vector<Presumption>{};
}

bool mentions(const Card& card, const std::string& text) { return cards::mentions(card, text); }

}  // namespace attiva
