// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

#include "attiva/answer.hpp"

// What the JSON documents have in common. Private to json.cpp, where it is written, and
// path_json.cpp and path_read.cpp.

namespace attiva::exporting {

using Json = nlohmann::ordered_json;

/// One line, UTF-8.
std::string print(const Json& j);
Json optional_source(const SharedSource& s);
Json missing(const Missing& m);
Json instrument(const InstrumentAnswer& i);
Json presumed(const PresumedFact& p);
Json notice(const Diagnostic& d);

template <class Value>
Json or_null(const std::optional<Value>& v) {
    return v ? Json(*v) : Json(nullptr);
}

template <class List, class Convert>
Json list(const List& items, Convert convert) {
    Json out = Json::array();
    for (const auto& i : items) out.push_back(convert(i));
    return out;
}

}  // namespace attiva::exporting
