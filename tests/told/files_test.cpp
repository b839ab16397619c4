// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// A picture, or anything else, that cannot be written where it is asked for.
#include "files.hpp"

#include <catch2/catch.hpp>

TEST_CASE("a file in a folder that is not there is not written, and that is why") {
    std::string error;
    CHECK_FALSE(attiva::cli::replace_file("cartella_assente/linee.svg", "x", error));
    CHECK(error == "non scrivo «cartella_assente/linee.svg»: la cartella non c'è");
}
