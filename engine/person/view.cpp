// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What a service may see, and what has grown too old to be known.
// A hidden fact is the same whether or not the record holds it: the whole
// domain, no place, nothing stated. Tested by tests/person/view_test.cpp.

#include <algorithm>

#include "person/reader.hpp"

namespace attiva::person {
namespace {

using vocabulary::Attribute;
using vocabulary::Vocabulary;

void forget(Fact& f, const Attribute& a, Status status) {
    f = Fact{};
    f.status = status;
    f.value = a.domain;
}

void hide_facts(const Profile& p, const Vocabulary& v, vocabulary::ServiceId viewer,
                std::vector<Fact>& facts) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const auto id = static_cast<AttributeId>(i);
        if (!visible(p, v, id, viewer)) forget(facts[i], v[id], Status::hidden);
    }
}

bool may_expire(const Fact& f, const Attribute& a) {
    return a.valid_months && (f.status == Status::known || f.status == Status::partial);
}

// The day N months later is the last on which it holds.
Date last_day(const Fact& f, const Attribute& a, Date stated_on) {
    return add_months(f.assessed_on.value_or(stated_on), *a.valid_months);
}

void expire_facts(const Vocabulary& v, Date stated_on, Date day, std::vector<Fact>& facts) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const Attribute& a = v[static_cast<AttributeId>(i)];
        Fact& f = facts[i];
        if (!may_expire(f, a) || last_day(f, a, stated_on) >= day) continue;
        forget(f, a, Status::unknown);
        f.asked = true;  // it was known to be something: nothing is presumed in its place
    }
}

}  // namespace

bool visible(const Profile& profile, const Vocabulary& vocabulary, AttributeId attribute,
             vocabulary::ServiceId viewer) {
    if (viewer == vocabulary::no_service) return true;
    // A computed duration tells the date it comes from, and follows it.
    const bool computed = vocabulary[attribute].derivation != vocabulary::Derivation::none;
    const Attribute& a = vocabulary[computed ? vocabulary[attribute].derived_from : attribute];
    const auto& sees = vocabulary.service(viewer).sees;
    const auto& shared = profile.consents;
    return a.holder == viewer || std::find(sees.begin(), sees.end(), a.privacy) != sees.end() ||
           std::find(shared.begin(), shared.end(), a.holder) != shared.end();
}

void hide(Profile& profile, const Vocabulary& vocabulary, vocabulary::ServiceId viewer) {
    if (viewer == vocabulary::no_service) return;
    hide_facts(profile, vocabulary, viewer, profile.facts);
    for (Member& m : profile.members) hide_facts(profile, vocabulary, viewer, m.facts);
    for (Member& m : profile.relatives) hide_facts(profile, vocabulary, viewer, m.facts);
    if (profile.unlisted.facts.empty()) profile.unlisted.facts = blank_facts(vocabulary);
    hide_facts(profile, vocabulary, viewer, profile.unlisted.facts);
    const auto count = vocabulary.household_size();
    if (profile.members_counted && count != vocabulary::no_attribute && !visible(profile, vocabulary, count, viewer))
        profile.members_complete = false;
}

void conceal(Profile& profile, std::vector<std::string> instruments) {
    std::sort(instruments.begin(), instruments.end());
    auto& h = profile.history;
    h.erase(std::remove_if(h.begin(), h.end(),
                           [&](const Period& p) {
                               return std::binary_search(instruments.begin(), instruments.end(), p.instrument);
                           }),
            h.end());
    profile.concealed = std::move(instruments);
}

bool past_open(const Profile& profile) {
    return profile.history_state == HistoryState::open || profile.history_state == HistoryState::hidden;
}

bool past_open(const Profile& profile, std::string_view instrument) {
    return past_open(profile) || std::binary_search(profile.concealed.begin(), profile.concealed.end(), instrument);
}

void expire(Profile& profile, const Vocabulary& vocabulary, Date day) {
    expire_facts(vocabulary, profile.stated_on, day, profile.facts);
    for (Member& m : profile.members) expire_facts(vocabulary, profile.stated_on, day, m.facts);
    for (Member& m : profile.relatives) expire_facts(vocabulary, profile.stated_on, day, m.facts);
}

std::vector<Expiry> expiries(const Profile& profile, const Vocabulary& vocabulary) {
    std::vector<Expiry> out;
    const auto add = [&](Expiry::List list, std::size_t index, const std::vector<Fact>& facts) {
        for (std::size_t i = 0; i < facts.size(); ++i) {
            const auto id = static_cast<AttributeId>(i);
            if (!may_expire(facts[i], vocabulary[id])) continue;
            out.push_back({list, index, id, facts[i].assessed_on.value_or(profile.stated_on),
                           last_day(facts[i], vocabulary[id], profile.stated_on)});
        }
    };
    add(Expiry::List::person, 0, profile.facts);
    for (std::size_t i = 0; i < profile.members.size(); ++i) add(Expiry::List::members, i, profile.members[i].facts);
    for (std::size_t i = 0; i < profile.relatives.size(); ++i) add(Expiry::List::relatives, i, profile.relatives[i].facts);
    return out;
}

}  // namespace attiva::person
