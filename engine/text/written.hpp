// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#pragma once

#include <string>
#include <string_view>

#include "attiva/diagnostic.hpp"

// A written value and where it stands, while it is being read.

namespace attiva::text {

/// Points errors at a value, or inside it when the span is exactly its bytes.
class Written {
public:
    Written(std::string_view text, Span where, Diagnostics& diagnostics)
        : where_(where),
          exact_(where.known() && where.end - where.begin == text.size()),
          diagnostics_(diagnostics) {}

    /// The same value seen through a part of it.
    [[nodiscard]] Written part(std::size_t begin, std::size_t length) const {
        Written w = *this;
        if (exact_) {
            w.where_.begin = where_.begin + static_cast<std::uint32_t>(begin);
            w.where_.end = w.where_.begin + static_cast<std::uint32_t>(length);
        }
        return w;
    }
    [[nodiscard]] Span where() const { return where_; }

    /// Adds the error; always true ("it is wrong").
    bool error(const char* code, std::string message, std::string help) const {
        diagnostics_.error(code, where_, std::move(message), std::move(help));
        return true;
    }

private:
    Span where_;
    bool exact_;
    Diagnostics& diagnostics_;
};

}  // namespace attiva::text
