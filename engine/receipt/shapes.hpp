// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "document/shape.hpp"

// The fields of a receipt (docs/ricevuta.md).

namespace attiva::receipt {

inline constexpr const char* schema_name = "attiva/ricevuta/1";

const document::Shape& receipt_shape();
const document::Shape& program_shape();
const document::Shape& question_shape();
const document::Shape& verdict_shape();
const document::Shape& answer_shape();

}  // namespace attiva::receipt
