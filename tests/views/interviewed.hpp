// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "commands/reply.hpp"

// The beginning of an interview, with answers that depend on nothing but the questions.

namespace attiva::views {

/// What `chiedi` would say: the first questions, each answered, and how it stands then.
cli::Reply interviewed(const Catalogue& catalogue, const Input& person, const cli::Request& request, Date day);

}  // namespace attiva::views
