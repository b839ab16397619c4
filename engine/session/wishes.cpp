// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What the person would like and what not, beside each verdict. A wish tells as much as
// the instrument it names: a viewer knows it as a fact of class «protetto» held by the
// service the instrument is asked of; and not at all where its past is concealed.
// Tested by tests/session/partial_test.cpp.

#include <algorithm>

#include "person/reader.hpp"
#include "session/state.hpp"

namespace attiva::session {
namespace {

vocabulary::ServiceId asked_of(const catalogue::Catalogue& c, const std::string& instrument) {
    const auto* sheet = c.sheet(instrument);
    return sheet == nullptr ? vocabulary::no_service : c.vocabulary.find_service(sheet->service).value_or(vocabulary::no_service);
}

}  // namespace

bool may_know_wish(const catalogue::Catalogue& c, const person::Profile& p, const std::string& instrument,
                   vocabulary::ServiceId viewer, const std::vector<std::string>& concealed) {
    if (viewer == vocabulary::no_service) return true;
    if (std::binary_search(concealed.begin(), concealed.end(), instrument)) return false;
    const auto& sees = c.vocabulary.service(viewer).sees;
    if (std::find(sees.begin(), sees.end(), vocabulary::Privacy::guarded) != sees.end()) return true;
    const auto holder = asked_of(c, instrument);
    return holder == viewer || std::find(p.consents.begin(), p.consents.end(), holder) != p.consents.end();
}

std::vector<person::Wish> known_wishes(const catalogue::Catalogue& c, const person::Profile& p,
                                       vocabulary::ServiceId viewer) {
    std::vector<person::Wish> out;
    for (const auto& wish : p.wishes)
        if (may_know_wish(c, p, wish.instrument, viewer, p.concealed)) out.push_back(wish);
    return out;
}

namespace {

// Those whose consent may show this viewer a fact, or a wish; all of them to who sees everything.
std::vector<vocabulary::ServiceId> consents_that_show(const catalogue::Catalogue& c, person::Profile p, vocabulary::ServiceId viewer) {
    const auto& v = c.vocabulary;
    p.consents.clear();
    std::vector<bool> shows(v.services().size());
    bool any = false;
    const auto show = [&](vocabulary::ServiceId holder) {
        if (holder == vocabulary::no_service) return;
        shows[holder] = any = true;
    };
    for (std::size_t i = 0; i < v.attributes().size(); ++i) {
        const auto& a = v.attributes()[i];
        if (a.derivation != vocabulary::Derivation::none) continue;  // it follows the date it comes from
        if (!person::visible(p, v, static_cast<vocabulary::AttributeId>(i), viewer)) show(a.holder);
    }
    for (const auto& i : c.rules.instruments)
        if (!may_know_wish(c, p, i.id, viewer, {})) show(asked_of(c, i.id));
    std::vector<vocabulary::ServiceId> out;
    for (std::size_t s = 0; s < shows.size(); ++s)
        if (shows[s] || !any) out.push_back(static_cast<vocabulary::ServiceId>(s));
    return out;
}

}  // namespace

person::Seen seen(const catalogue::Catalogue& c, const person::Profile& p, vocabulary::ServiceId viewer) {
    person::Seen out{p, viewer, {}, {}};
    if (viewer == vocabulary::no_service) return out;
    out.wishes = known_wishes(c, p, viewer);
    out.consents = consents_that_show(c, p, viewer);
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
