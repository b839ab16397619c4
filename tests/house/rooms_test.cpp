// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The rooms test: nobody includes upwards, heavy libraries stay in their file.
#include "house/rooms.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <sstream>

using namespace house;

namespace {

const char* const sample_rules =
    "# two rooms and a face\n"
    "room low: include\n"
    "room high: include low\n"
    "face cli: include\n"
    "library yaml-cpp/: engine/high/yaml.cpp\n"
    "library fmt/: engine/ cli/\n";

std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) out += (out.empty() ? "" : "\n") + line;
    return out;
}

struct Case {
    const char* path;
    const char* include;
    const char* fault;
};

// The rooms that `attiva_room(name DEPENDS a b LIBS …)` links, sorted.
std::set<std::string> linked(const std::string& makefile, const std::string& room) {
    std::set<std::string> out;
    const std::size_t at = makefile.find("attiva_room(" + room);
    if (at == std::string::npos) return {"(missing)"};
    std::istringstream words(makefile.substr(at, makefile.find(')', at) - at));
    bool depends = false;
    for (std::string word; words >> word;) {
        if (depends && word != "LIBS") out.insert(word);
        if (word == "DEPENDS" || word == "LIBS") depends = word == "DEPENDS";
    }
    return out;
}

}  // namespace

TEST_CASE("the rooms check can fail") {
    const auto c = GENERATE(values<Case>({
        {"engine/low/a.cpp", "#include <vector>", ""},
        {"engine/low/a.cpp", "#include \"low/a.hpp\"", ""},
        {"engine/low/a.cpp", "#include \"attiva/value.hpp\"", ""},
        {"engine/high/a.cpp", "#include \"low/a.hpp\"", ""},
        {"engine/low/a.cpp", "#include \"high/a.hpp\"", "low may not include high"},
        {"engine/low/a.cpp", "  #  include \"high/a.hpp\"", "low may not include high"},
        {"engine/low/a.cpp", "// #include \"high/a.hpp\"", ""},
        {"engine/low/a.cpp", "#include \"a.hpp\"", "\"a.hpp\": write room/name.hpp"},
        {"engine/low/a.cpp", "#include <low/a.hpp>", "our own headers go between quotes"},
        {"engine/high/yaml.cpp", "#include <yaml-cpp/parser.h>", ""},
        {"engine/high/b.cpp", "#include <yaml-cpp/parser.h>",
         "<yaml-cpp/parser.h> may not be included here"},
        {"engine/high/b.cpp", "#include <fmt/format.h>", ""},
        {"include/attiva/a.hpp", "#include <fmt/format.h>",
         "<fmt/format.h> may not be included here"},
        {"include/attiva/a.hpp", "#include \"low/a.hpp\"", "the contract includes only itself"},
        {"engine/high/b.cpp", "#include <boost/any.hpp>",
         "<boost/any.hpp> is not named in rooms.txt"},
        {"cli/main.cpp", "#include \"attiva/a.hpp\"", ""},
        {"cli/main.cpp", "#include \"options.hpp\"", ""},
        {"cli/main.cpp", "#include \"low/a.hpp\"", "cli may not include low"},
        {"tests/low/a_test.cpp", "#include \"high/a.hpp\"", ""},
    }));
    INFO(c.path << ": " << c.include);
    const Rooms rooms = rooms_from(sample_rules);
    REQUIRE(rooms.faults.empty());
    const auto faults = illegal_includes(rooms, {{c.path, std::string("\n") + c.include + "\n"}});
    const std::string expected = *c.fault ? std::string(c.path) + ":2: " + c.fault : "";
    CHECK(joined(faults) == expected);
}

TEST_CASE("a room nobody declared is a fault, and so is a rule upwards") {
    const Rooms rooms = rooms_from("room low: include high\nroom high: include\nfoo\n");
    CHECK(joined(rooms.faults) == "low names high, which is not below it\nnot a rule: foo");
    CHECK(joined(illegal_includes(rooms, {{"engine/new/a.cpp", ""}})) ==
          "engine/new/a.cpp:1: this room is not named in rooms.txt");
}

TEST_CASE("every include of the project is legal") {
    const auto files = files_under(ATTIVA_ROOT);
    Rooms rooms;
    std::string makefile;
    for (const File& f : files) {
        if (f.path == "engine/rooms.txt") rooms = rooms_from(f.text);
        if (f.path == "engine/CMakeLists.txt") makefile = f.text;
    }
    REQUIRE(rooms.order.size() > 5);
    CHECK(joined(rooms.faults) == "");
    CHECK(joined(illegal_includes(rooms, files)) == "");
    for (const std::string& room : rooms.order) {
        INFO(room << " in engine/CMakeLists.txt links what rooms.txt lets it include");
        std::set<std::string> allowed = rooms.rooms[room];
        allowed.erase("include");
        CHECK(linked(makefile, room) == allowed);
    }
    CHECK(linked("attiva_room(a DEPENDS b c LIBS d)", "a") == std::set<std::string>{"b", "c"});
}
