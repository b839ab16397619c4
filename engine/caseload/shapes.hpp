// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "document/shape.hpp"

// The fields of a case and of the budgets (docs/fondi.md).

namespace attiva::caseload {

const document::Shape& case_shape();
const document::Shape& request_shape();
const document::Shape& commitment_shape();
const document::Shape& budgets_shape();
const document::Shape& line_shape();
/// A part of the money of a line; its first field is `key`: anno, zona, categoria, per.
const document::Shape& year_shape();
const document::Shape& zone_shape();
const document::Shape& category_shape();
const document::Shape& reserve_shape();

}  // namespace attiva::caseload
