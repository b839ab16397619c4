// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What the person would like and what not, beside each verdict. A wish tells as much as
// the instrument it names: a viewer knows it as a fact of class «protetto» held by the
// service the instrument is asked of.
// Tested by tests/session/partial_test.cpp.

#include <algorithm>

#include "session/state.hpp"

namespace attiva::session {
namespace {

vocabulary::ServiceId asked_of(const catalogue::Catalogue& c, const std::string& instrument) {
    for (const auto& sheet : c.sheets)
        if (sheet.id == instrument) return c.vocabulary.find_service(sheet.service).value_or(vocabulary::no_service);
    return vocabulary::no_service;
}

}  // namespace

bool may_know_wish(const catalogue::Catalogue& c, const person::Profile& p, const std::string& instrument,
                   vocabulary::ServiceId viewer) {
    if (viewer == vocabulary::no_service) return true;
    const auto& sees = c.vocabulary.service(viewer).sees;
    if (std::find(sees.begin(), sees.end(), vocabulary::Privacy::guarded) != sees.end()) return true;
    const auto holder = asked_of(c, instrument);
    return holder == viewer || std::find(p.consents.begin(), p.consents.end(), holder) != p.consents.end();
}

std::vector<person::Wish> known_wishes(const catalogue::Catalogue& c, const person::Profile& p,
                                       vocabulary::ServiceId viewer) {
    std::vector<person::Wish> out;
    for (const auto& wish : p.wishes)
        if (may_know_wish(c, p, wish.instrument, viewer)) out.push_back(wish);
    return out;
}

void tell_wishes(const std::vector<person::Wish>& wishes, std::vector<InstrumentAnswer>& answers) {
    for (InstrumentAnswer& a : answers)
        for (const auto& wish : wishes)
            if (wish.instrument == a.id) a.wish = wish.wanted ? PersonSays::wanted : PersonSays::refused;
    // Suitability and the catalogue's order are kept within.
    std::stable_sort(answers.begin(), answers.end(), [](const InstrumentAnswer& a, const InstrumentAnswer& b) {
        return a.verdict != b.verdict ? a.verdict < b.verdict : a.wish < b.wish;
    });
}

}  // namespace attiva::session
