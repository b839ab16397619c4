// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Catch2's own main, compiled once for all the tests: it is slow to build.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
