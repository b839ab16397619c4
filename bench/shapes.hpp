// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <vector>

// Twelve texts, each long in its own way: what the reader must take in time
// proportional to their length. Names are those of the generated vocabulary.

namespace bench {

struct Shape {
    const char* name;
    /// A text of about `size` bytes.
    std::string (*text)(std::size_t size);
    bool well_formed;  ///< false: full of errors, cannot be checked further
};

const std::vector<Shape>& shapes();

}  // namespace bench
