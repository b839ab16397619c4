// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "random_problem.hpp"

namespace fund_tests {

/// Fails with each of them and the problem they are of; stops when they are too many to read.
inline void tell(std::uint64_t seed, const attiva::funding::Problem& p, const std::vector<std::string>& faults, std::uint64_t& wrong) {
    for (const std::string& what : faults) {
        UNSCOPED_INFO("seed " << seed << ": " << what << "\n" << attiva::funding::judge::written_out(p));
        CHECK(false);
        if (++wrong == 20) FAIL("and more");
    }
}

}  // namespace fund_tests
