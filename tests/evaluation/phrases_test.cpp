// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include <catch2/catch.hpp>

#include <thread>

#include "evaluation/phrases.hpp"

using attiva::evaluation::Lazy;

TEST_CASE("a lazy value is made once and stays where it is") {
    const Lazy<std::string> lazy(3);
    int made = 0;
    const auto make = [&] { return ++made, std::string("uno"); };
    const std::string& first = lazy.get(1, make);
    CHECK(&lazy.get(1, make) == &first);
    CHECK(made == 1);
    CHECK(lazy.get(0, [] { return std::string("zero"); }) == "zero");
}

TEST_CASE("threads that ask at once see one value") {
    for (int round = 0; round < 200; ++round) {
        const Lazy<std::string> lazy(1);
        const std::string* seen[2] = {nullptr, nullptr};
        const auto ask = [&](int i) { seen[i] = &lazy.get(0, [i] { return std::to_string(i); }); };
        std::thread other(ask, 1);
        ask(0);
        other.join();
        REQUIRE(seen[0] == seen[1]);
        REQUIRE((*seen[0] == "0" || *seen[0] == "1"));
    }
}
