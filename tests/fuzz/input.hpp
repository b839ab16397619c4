// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

// What the fuzz targets share: the input as text, and a check that stops the
// run (libFuzzer then keeps the input).

namespace fuzz {

inline std::string text_of(const std::uint8_t* bytes, std::size_t size) {
    return {bytes, bytes + size};
}

/// Stops when something that must always hold does not.
inline void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace fuzz
