// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>

#include "catalogue/model.hpp"
#include "evaluation/evaluator.hpp"
#include "program/program.hpp"

namespace attiva::tests {

/// Asks every authors' case of the catalogue under `directory` (catalog/*/prove) and
/// shows each evaluation, presumptions as the case wants them, before it is dropped.
/// Returns how many were asked. What they expect is `attiva prova`'s business.
int ask_cases(const std::string& directory, const catalogue::Catalogue& catalogue, const program::Program& program,
              const std::function<void(evaluation::Evaluation&)>& look);

}  // namespace attiva::tests
