// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <nlohmann/json.hpp>
#include <string>

// The JSON of this room: keys in the order they were written.

namespace attiva::schema {

using Json = nlohmann::ordered_json;

/// As it is kept in a file: indented, with a new line at its end.
inline std::string written(const Json& json) { return json.dump(1, ' ') + "\n"; }

}  // namespace attiva::schema
