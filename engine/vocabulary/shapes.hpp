// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "document/shape.hpp"

// The fields of the vocabulary's files (docs/catalogo.md, «Vocabolario»).

namespace attiva::vocabulary {

/// What no service, list or attribute may be called, and the longest name in bytes.
inline constexpr std::array<std::string_view, 10> reserved_names{"e",   "o",  "non", "tra", "se",
                                                                 "con", "sì", "no",  "mai", "oggi"};
inline constexpr std::size_t longest_name = 64;

/// Any file of catalog/vocabolario/: services, shared lists, attributes.
const document::Shape& vocabulary_file_shape();
const document::Shape& service_shape();
const document::Shape& choice_list_shape();
/// One choice of a list, when it is not its name alone.
const document::Shape& choice_shape();
const document::Shape& attribute_shape();
/// `implica` and `ha_senso_se` of an attribute.
const document::Shape& implication_shape();
const document::Shape& premise_shape();

}  // namespace attiva::vocabulary
