// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "attiva/funds.hpp"

// What the files and pictures of an answer about funds say alike.

namespace attiva::exporting {

/// What the proposal gives to a request, in cents; premiums apart.
Cents paid_to(const FundsRequest& request);

/// "12 richieste", "1 richiesta"
std::string counted(std::size_t n, const char* one, const char* many);

/// "anna, Tirocinio di inclusione (indennità)"
std::string named(const FundsRequest& request);

}  // namespace attiva::exporting
