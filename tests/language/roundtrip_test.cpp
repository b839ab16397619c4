// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What is printed reads back the same: on many random trees, and on the rules
// shipped with the program.
#include <catch2/catch.hpp>

#include "language/written.hpp"
#include "tree_generator.hpp"

using written::Text;

namespace {

#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__)
constexpr std::uint32_t trees = 100'000;
#else
constexpr std::uint32_t trees = 3'000;  // a build for debugging, or one that watches memory, is slow
#endif

// What differs, "" when nothing does.
std::string difference(const attiva::language::Tree& tree) {
    const std::string printed = attiva::language::print(tree);
    const Text again(printed);
    if (!again.wrong().empty()) return again.wrong() + "\n" + printed;
    if (!attiva::language::equal(tree, again.tree))
        return attiva::language::dump(tree, tree.root) + "\n" +
               attiva::language::dump(again.tree, again.tree.root) + "\n" + printed;
    return again.printed() == printed ? "" : "printed twice:\n" + printed + again.printed();
}

}  // namespace

TEST_CASE("random trees print to what reads the same") {
    std::uint32_t wrong = 0;
    for (std::uint32_t seed = 1; seed <= trees && wrong < 3; ++seed) {
        const std::string found = difference(generated::TreeGenerator(seed).file());
        if (found.empty()) continue;
        ++wrong;
        UNSCOPED_INFO("seed " << seed << ": " << found);
        CHECK(found.empty());
    }
    CHECK(wrong == 0);
}
