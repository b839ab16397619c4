// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "language/tree.hpp"

// Random trees that the language can write: every production, in every place
// where it may stand without brackets. The same seed gives the same tree.

namespace generated {

using attiva::language::ClausePart;
using attiva::language::Kind;
using attiva::language::Tree;
using attiva::language::TreeId;

class TreeGenerator {
public:
    explicit TreeGenerator(std::uint32_t seed) : random_(seed) {}
    Tree file();

private:
    using Ids = std::vector<TreeId>;
    struct Clause;

    [[nodiscard]] std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(random_()) % n; }
    [[nodiscard]] bool one_in(std::uint32_t n) { return below(n) == 0; }
    template <std::size_t n>
    const char* any(const char* const (&words)[n]) { return words[below(n)]; }
    TreeId make(Kind kind, Ids children = {}, std::string text = {}, bool flag = false, std::string who = {});
    TreeId maybe(TreeId id) { return one_in(2) ? id : attiva::language::no_node; }

    // tree_generator.cpp: declarations, clauses, rows
    TreeId declaration();
    TreeId parameter();
    TreeId definition();
    TreeId interpretation();
    TreeId block(Kind kind);
    TreeId clause();
    [[nodiscard]] bool has_bullets(TreeId id) const;
    void condition_clause(Clause& c);
    void naming_clause(Clause& c);
    void value_clause(Clause& c);
    void other_clause(Clause& c);
    TreeId dated_row();
    TreeId tier_row();
    TreeId case_table(bool inner = false);  // inner: of a dated row, comments are the parameter's
    TreeId source();
    TreeId title();
    TreeId date();
    TreeId period();
    TreeId name(Kind kind = Kind::name);
    TreeId names(std::uint32_t most);
    TreeId places();
    TreeId comment(bool tail, bool spaced = false);

    // tree_expression.cpp. `last`: nothing follows that the expression could
    // swallow, so that `con …` and its like need no brackets.
    TreeId expression(int depth, bool last);
    TreeId connective(int depth, bool last);
    TreeId condition(int depth, bool last);
    TreeId quantifier(int depth);
    TreeId count_list(int depth);
    TreeId bullets(int depth, const std::string& how);
    TreeId history();
    TreeId comparison(int depth, bool last);
    TreeId value(int depth, bool last);
    TreeId sum(int depth);
    TreeId product(int depth);
    TreeId postfix(int depth);
    TreeId primary(int depth);
    TreeId simple();
    TreeId number();
    TreeId duration();
    TreeId gate();
    TreeId since(TreeId of);
    Ids listed(int depth, std::uint32_t least);
    std::string member();

    std::mt19937 random_;
    Tree tree_;
};

}  // namespace generated
