// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/session/interview_test.cpp and tests/cases/buoni/chiedi/.

#include "session/service_requests.hpp"

#include <algorithm>

#include "inquiry/value_words.hpp"

namespace attiva::session {
namespace {

using evaluation::Subject;

void requested(const vocabulary::Vocabulary& v, const person::Profile& person, const std::vector<person::Fact>& facts, Subject subject,
               std::vector<ServiceRequest>& out) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (facts[i].ask == vocabulary::no_service) continue;
        const auto& a = v[static_cast<vocabulary::AttributeId>(i)];
        const auto& s = v.service(facts[i].ask);
        out.push_back({s.id, s.name, a.id, a.label, inquiry::member_words(person, subject), a.question});
    }
}

}  // namespace

vocabulary::ServiceId service_named(const vocabulary::Vocabulary& v, const std::string& said) {
    const auto& services = v.services();
    for (std::size_t i = 0; i < services.size(); ++i) {
        const std::string& name = services[i].name;
        const bool ends = name.size() > said.size() && name.compare(name.size() - said.size(), said.size(), said) == 0 &&
                          (name[name.size() - said.size() - 1] == ' ' || name[name.size() - said.size() - 1] == '\'');
        if (services[i].id == said || name == said || ends) return static_cast<vocabulary::ServiceId>(i);
    }
    return vocabulary::no_service;
}

std::vector<ServiceRequest> service_requests(const vocabulary::Vocabulary& v, const person::Profile& p) {
    std::vector<ServiceRequest> out;
    requested(v, p, p.facts, {}, out);
    for (std::uint32_t i = 0; i < p.members.size(); ++i) requested(v, p, p.members[i].facts, {Subject::Kind::member, i}, out);
    for (std::uint32_t i = 0; i < p.relatives.size(); ++i) requested(v, p, p.relatives[i].facts, {Subject::Kind::relative, i}, out);
    std::stable_sort(out.begin(), out.end(), [](const ServiceRequest& a, const ServiceRequest& b) { return a.service < b.service; });
    return out;
}

}  // namespace attiva::session
