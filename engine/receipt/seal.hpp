// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

// The last field of a receipt. It shows that a file is as it was written, against slips
// and spoilt disks; it is no signature: who can write a file can seal it.

namespace attiva::receipt {

/// What follows the content of a receipt, to the end of the file.
std::string seal(std::string_view content);
/// Does the file end with the seal of what precedes it?
bool sealed(std::string_view file);

}  // namespace attiva::receipt
