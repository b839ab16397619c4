// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#pragma once

#include <string>

#include "attiva/diagnostic.hpp"

// Diagnostics in one line each, for the tables of tests: "T021[0-5]".

inline std::string codes(const attiva::Diagnostics& diagnostics) {
    std::string out;
    for (const auto& d : diagnostics.items()) {
        if (!out.empty()) out += ' ';
        out +=
            d.code + '[' + std::to_string(d.where.begin) + '-' + std::to_string(d.where.end) + ']';
    }
    return out;
}
