// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "attiva/diagnostic.hpp"
#include "text/source.hpp"

// What the fuzz targets share: the input as text, and checks that stop the run
// (libFuzzer then keeps the input).

namespace fuzz {

inline std::string text_of(const std::uint8_t* bytes, std::size_t size) {
    return {bytes, bytes + size};
}

/// Stops when something that must always hold does not.
inline void require(bool holds) {
    if (!holds) std::abort();
}

/// Every place lies within its text, every error says what to do.
inline void check_places(const attiva::text::Sources& sources,
                         const attiva::Diagnostics& diagnostics) {
    for (const attiva::Diagnostic& d : diagnostics.items()) {
        require(!d.code.empty() && !d.message.empty());
        require(d.severity != attiva::Severity::error || !d.help.empty());
        if (!d.where.known()) continue;
        require(d.where.begin <= d.where.end);
        require(d.where.end <= sources.text(d.where.file).size());
    }
}

}  // namespace fuzz
