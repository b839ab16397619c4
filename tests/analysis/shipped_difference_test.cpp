// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The shipped Assegno di Inclusione, which has many requirements with
// arithmetic: a threshold moved is decided, both ways, with a person.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "analysis/difference.hpp"
#include "catalogue/load.hpp"

using namespace attiva;
namespace fs = std::filesystem;

namespace {

const Date day = *date_of(2026, 11, 25);

struct Loaded {
    explicit Loaded(const std::string& directory) {
        Diagnostics diagnostics;
        catalogue = catalogue::load(directory, diagnostics);
        REQUIRE(diagnostics.ok());
        program = program::from_language(catalogue.rules, catalogue.vocabulary, true);
    }
    [[nodiscard]] analysis::Reviewed on() const { return {catalogue, program, day}; }
    catalogue::Catalogue catalogue;
    program::Program program;
};

// The shipped folder with the first `from` of the AdI's figures replaced.
class Changed {
public:
    Changed(const std::string& from, const std::string& to)
        : folder_(fs::temp_directory_path() / ("attiva_confronto_" + std::to_string(getpid()))) {
        const fs::path root = ATTIVA_ROOT;
        fs::create_directories(folder_);
        for (const char* part : {"catalog", "rules"})
            fs::copy(root / part, folder_ / part, fs::copy_options::recursive);
        const fs::path file = folder_ / "rules/nazionale/adi_parametri.regole";
        std::ostringstream text;
        text << std::ifstream(file).rdbuf();
        std::string rules = text.str();
        const std::size_t at = rules.find(from);
        REQUIRE(at != std::string::npos);
        std::ofstream(file) << rules.replace(at, from.size(), to);
    }
    ~Changed() { fs::remove_all(folder_); }
    Changed(const Changed&) = delete;
    Changed& operator=(const Changed&) = delete;
    [[nodiscard]] std::string folder() const { return folder_.string(); }

private:
    fs::path folder_;
};

const std::string threshold = "    dal 2025-01-01  10.140 euro  fonte l_207_2024 \"art. 1, c. 198\"\n";

InstrumentDifference adi(const std::string& to) {
    const Changed changed(threshold, to);
    const Loaded before(ATTIVA_ROOT);
    const Loaded after(changed.folder());
    for (const auto& i : analysis::difference(before.on(), after.on()).instruments)
        if (i.id == "adi") return i;
    return {};
}

std::string row(const std::string& from, const std::string& amount) {
    return "    dal " + from + "  " + amount + " euro  fonte l_207_2024 \"art. 1, c. 198\"\n";
}

}  // namespace

TEST_CASE("the shipped AdI with its ISEE threshold moved") {
    const auto up = adi(threshold + row("2026-06-01", "10.500"));
    CHECK(up.direction == Direction::wider);
    CHECK_FALSE(up.half);
    CHECK(up.gains.find("ISEE") != std::string::npos);
    CHECK(up.loses.empty());

    const auto down = adi(threshold + row("2026-06-01", "9.800"));
    CHECK(down.direction == Direction::narrower);
    CHECK_FALSE(down.half);
    CHECK(down.loses.find("ISEE") != std::string::npos);

    const auto both = adi(threshold + row("2027-03-01", "10.500") + row("2028-03-01", "9.800"));
    CHECK(both.direction == Direction::both);
    CHECK(both.gains_from == date_of(2027, 3, 1));
    CHECK(both.loses_from == date_of(2028, 3, 1));

    CHECK(adi(threshold + row("2026-06-01", "10.140")).direction == Direction::same);
}
