// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "attiva/interview.hpp"
#include "person/profile.hpp"
#include "vocabulary/vocabulary.hpp"

// What a sheet says to ask of services (`chiedere_a`).

namespace attiva::session {

/// The service a user names by its id or its name, with or without its article.
vocabulary::ServiceId service_named(const vocabulary::Vocabulary& vocabulary, const std::string& said);

/// Every fact to ask of some service, by service, as the sheet has them.
std::vector<ServiceRequest> service_requests(const vocabulary::Vocabulary& vocabulary, const person::Profile& person);

}  // namespace attiva::session
