// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The budgets test: sizes of files and functions, comments of the contract,
// licences, and what may lie where.
#include "house/budgets.hpp"

#include <catch2/catch.hpp>

using namespace house;

namespace {

std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) out += (out.empty() ? "" : "\n") + line;
    return out;
}

const std::vector<File>& project() {
    static const std::vector<File> files = files_under(ATTIVA_ROOT);
    return files;
}

std::string lengths(std::string_view text) {
    std::string out;
    for (const Function& f : functions_of(text))
        out += std::to_string(f.line) + "+" + std::to_string(f.length) + (f.commented ? "c " : " ");
    return out;
}

const std::string licence = "// SPDX-" "FileCopyrightText: x\n// SPDX-" "License-Identifier: y\n";

}  // namespace

TEST_CASE("functions are found and measured") {
    CHECK(lengths("int f() {\n  return 1;\n}\n") == "1+3 ");
    CHECK(lengths("// why\nint f() { return 1; }\n") == "2+1c ");
    CHECK(lengths("namespace a {\nstruct S {\n  int x{1};\n  S() : x{2} {}\n  void g() const {\n  "
                  "}\n};\n}\n") == "4+1 5+2 ");
    CHECK(lengths("int a[] = {1, 2};\nint b{f({1})};\nvoid g(A x = {}) {\n}\n") == "3+2 ");
    CHECK(lengths("void f() {\n  auto g = [] {\n  };\n  if (x) {\n  }\n}\nint h();\n") == "1+6 ");
    CHECK(lengths("const char* s = \"f() {\"; // g() {\nint n = 1'000;\nvoid f() {}\n") == "3+1 ");
    CHECK(lengths("template <class T>\nT f(\n    T a) {\n}\n") == "1+4 ");
    CHECK(lengths("enum class E { a, b };\nbool operator==(A, B) { return true; }\n") == "2+1 ");
    CHECK(lengths("#include <a(b)>\nclass C {\npublic:\n  void f() {\n  }\n};\n") == "4+2 ");
    CHECK(lengths("auto s = R\"(f() {\n)\";\nvoid f() {}\n") == "3+1 ");
}

TEST_CASE("the budget checks can fail") {
    std::string body = "void f() {\n";
    for (int i = 0; i < 100; ++i) body += "  x();\n";
    body += "}\n";
    CHECK(joined(too_long_functions({{"engine/a/a.cpp", body}}, 100)) ==
          "engine/a/a.cpp:1: a function of 102 lines");
    CHECK(joined(too_long_functions({{"engine/a/a.cpp", "// one table\n" + body}}, 100)) == "");
    CHECK(joined(too_long_functions({{"engine/a/a.cpp", body}}, 102)) == "");
    CHECK(joined(too_long_files({{"engine/a.cpp", "\n\n\n"}}, 2)) == "engine/a.cpp: 3 lines");
    CHECK(joined(too_long_files({{"engine/a.cpp", "\n\n"}}, 2)) == "");
    CHECK(percentile({1, 2, 3, 4, 100}, 50) == 3);
    CHECK(percentile({1, 2, 3, 4, 100}, 95) == 100);
    CHECK(percentile({}, 50) == 0);

    const Count count = lines_counted(licence + "// a\nint x;  ///< b\n\nint y;\n//\n");
    CHECK(count.code == 2);
    CHECK(count.comment == 2);

    CHECK(joined(misplaced({{"rules/a.cpp", ""}})) == "rules/a.cpp: C++ among the data");
    CHECK(joined(misplaced({{"engine/a/b.yaml", ""}})) ==
          "engine/a/b.yaml: data inside the engine");
    CHECK(joined(misplaced({{"engine/text/string_util.cpp", ""}})) ==
          "engine/text/string_util.cpp: «util» names nothing");
    CHECK(joined(misplaced(
              {{"engine/text/utility.cpp", ""}, {"catalog/a.yaml", ""}, {"rules/b.regole", ""}})) ==
          "");

    CHECK(joined(without_licence({{"a.cpp", "int x;\n"}})) == "a.cpp: no licence at its top");
    CHECK(joined(without_licence({{"a.cpp", "\n\n\n\n\n" + licence}})) ==
          "a.cpp: no licence at its top");
    CHECK(joined(without_licence({{"a.cpp", licence}, {"b.json", "{}"}})) == "");

    const std::string place = std::string("/wo") + "rk/main";
    CHECK(joined(machine_places({{"a.md", "x\nsee " + place}})) ==
          std::string("a.md:2: names /wo") + "rk/");
    CHECK(joined(machine_places({{"a.md", "the work"}})) == "");
}

TEST_CASE("files keep their size") {
    CHECK(joined(too_long_files(project(), 600)) == "");
    std::vector<std::size_t> sizes;
    for (const File& f : project())
        if (production(f)) sizes.push_back(lines_of(f.text).size());
    REQUIRE(sizes.size() > 10);
    INFO("files: " << sizes.size());
    CHECK(percentile(sizes, 50) <= 110);
    CHECK(percentile(sizes, 95) <= 350);
}

TEST_CASE("functions keep their size") {
    CHECK(joined(too_long_functions(project(), 100)) == "");
    std::vector<std::size_t> sizes;
    std::string long_ones;
    for (const File& f : project()) {
        if (!production(f)) continue;
        for (const Function& function : functions_of(f.text)) {
            sizes.push_back(function.length);
            if (function.length > 40)
                long_ones += f.path + ":" + std::to_string(function.line) + " " +
                             std::to_string(function.length) + "\n";
        }
    }
    INFO("functions: " << sizes.size() << ", longer than 40:\n" << long_ones);
    CHECK(percentile(sizes, 95) <= 40);
}

TEST_CASE("the contract is small and explained") {
    std::size_t headers = 0;
    Count all;
    for (const File& f : project()) {
        if (!starts_with(f.path, "include/")) continue;
        ++headers;
        const Count count = lines_counted(f.text);
        all.code += count.code;
        all.comment += count.comment;
    }
    CHECK(headers >= 3);
    CHECK(headers <= 11);  // docs/decisioni/0020
    INFO(all.comment << " lines with comments, " << all.code << " with code");
    CHECK(all.comment * 2 >= all.code);
}

TEST_CASE("everything is in its place, under its licence, and portable") {
    CHECK(joined(misplaced(project())) == "");
    CHECK(joined(without_licence(project())) == "");
    CHECK(joined(machine_places(project())) == "");
}
