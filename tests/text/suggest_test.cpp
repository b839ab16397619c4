// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tests of engine/text/suggest.
#include "text/suggest.hpp"

#include <catch2/catch.hpp>

using namespace attiva::text;

TEST_CASE("distance counts single edits of folded names") {
    CHECK(distance("isee", "isee") == 0);
    CHECK(distance("isee", "ISEE") == 0);
    CHECK(distance("eta", "età") == 0);
    CHECK(distance("al-mese", "al mese") == 0);
    CHECK(distance("isee", "ise") == 1);
    CHECK(distance("isee", "iese") == 1);  // neighbours swapped
    CHECK(distance("", "abc") == 3);
    CHECK(distance("gatto", "ratti") == 2);
}

TEST_CASE("the nearest known name is proposed, or none") {
    const std::vector<std::string> names{"isee", "età", "residenza", "reddito_mensile"};
    CHECK(closest("eta", names) == "età");
    CHECK(closest("isse", names) == "isee");
    CHECK(closest("redito_mensle", names) == "reddito_mensile");
    CHECK(closest("cittadinanza", names).empty());
    CHECK(closest("", names).empty());
    CHECK(closest("x", std::vector<std::string>{}).empty());
    CHECK(perhaps("iseee", names) == "forse intendevi «isee»?");
    CHECK(perhaps("zzzzzz", names, "niente") == "niente");
}

TEST_CASE("very long names do not cost more") {
    const std::string a(100000, 'a');
    const std::string b(100000, 'b');
    CHECK(distance(a, b) == 64);
    CHECK(folded("PERCHÉ No") == "perche_no");
}

TEST_CASE("names that a reader would not tell apart") {
    CHECK(drawn_alike("Voucher") == drawn_alike("voucher"));
    CHECK(drawn_alike("tiroc\xC4\xB1nio") == drawn_alike("tirocinio"));
    CHECK(drawn_alike("\xD0\xB0" "di") == drawn_alike("adi"));
    CHECK(drawn_alike("sfl") == drawn_alike("sf1"));
    CHECK(drawn_alike("b0rsa") == drawn_alike("borsa"));
    CHECK(drawn_alike("gol_p1") != drawn_alike("gol_p2"));
    CHECK(drawn_alike("adi") != drawn_alike("sfl"));
}
