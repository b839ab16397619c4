// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

// Expressions of SQL, each there once (equal expression = same id): conditions that are
// never null, and whole numbers. Nothing else is ever written: AND, OR, NOT, comparisons,
// sums, products with a constant and CASE, which every engine reads alike.
//
// What is the same for everybody is taken away as it is made. Tested by tests/sql/.

namespace attiva::sql {

using Expr = std::uint32_t;

/// Of whom a column speaks: the table it is in.
enum class Frame : std::uint8_t { people, household, relatives, past };
inline constexpr std::size_t frames = 4;

enum class Sign : std::uint8_t { equal, less, less_equal };

struct Node {
    enum class Kind : std::uint8_t {
        truth,    ///< TRUE or FALSE: `value`
        flag,     ///< a column of conditions: `text`
        is_text,  ///< a column of texts (`text`) is `other`
        all, any, negation,
        compare,  ///< args[0] `sign` args[1]
        number,   ///< `value`
        column,   ///< a column of whole numbers: `text`
        total,    ///< `value` plus each of args times its factor
        product,  ///< of both args
        choose,   ///< args: condition, value, …, value
    };
    Kind kind = Kind::truth;
    Sign sign = Sign::equal;
    Frame frame = Frame::people;  ///< of columns
    int counted = 0;  ///< it reads what is counted over several rows; 2: by something that reads such a count, …
    std::int64_t value = 0;
    std::string text, other;
    std::vector<Expr> args;
    std::vector<std::int64_t> factors;
    friend bool operator==(const Node&, const Node&) = default;
};

/// How deep a text nests, in what a parser holds open at once: of `n`, whose args nest as deep as
/// `below`. SQLite gives up at 100, and has some open around what we write.
int nesting(const Node& n, int below);
inline constexpr int most_nesting = 70;
/// So many stand side by side, joined by one word; of more, each so many in brackets of their
/// own, since every engine joins them two by two: SQLite no more than a thousand.
inline constexpr std::size_t most_joined = 400;
/// Letters of a text that no expression may pass; SQLite takes a million in all.
inline constexpr std::int64_t most_letters = 100'000;

class Expressions {
public:
    Expressions() : no_(make({})), yes_(negation(no_)) {}

    [[nodiscard]] Expr truth(bool b) const { return b ? yes_ : no_; }
    [[nodiscard]] bool is(Expr e, bool b) const { return e == truth(b); }
    Expr flag(Frame frame, const std::string& name);
    Expr is_text(Frame frame, const std::string& name, const std::string& value);
    Expr all(std::vector<Expr> args) { return connective(Node::Kind::all, std::move(args)); }
    Expr any(std::vector<Expr> args) { return connective(Node::Kind::any, std::move(args)); }
    Expr negation(Expr e);
    Expr compare(Sign sign, Expr a, Expr b);

    Expr number(std::int64_t value);
    Expr column(Frame frame, const std::string& name, int counted = 0);
    /// offset + Σ factor × expression.
    Expr total(std::int64_t offset, const std::vector<std::pair<std::int64_t, Expr>>& parts);
    Expr product(Expr a, Expr b);
    /// The value of the first condition that holds, else the last. (condition, value, …, value)
    Expr choose(std::vector<Expr> args);
    /// 1 where the condition holds, else 0.
    Expr one_if(Expr condition) { return choose({condition, number(1), number(0)}); }

    [[nodiscard]] const Node& operator[](Expr e) const { return nodes_[e]; }
    [[nodiscard]] std::size_t size() const { return nodes_.size(); }
    [[nodiscard]] bool is_condition(Expr e) const { return nodes_[e].kind <= Node::Kind::compare; }
    /// May it be written out whole, wherever it stands?
    [[nodiscard]] bool writable(Expr e) const { return deep_[e] <= most_nesting && letters_[e] <= most_letters; }

private:
    Expr make(Node node);
    Expr connective(Node::Kind kind, std::vector<Expr> args);

    std::vector<Node> nodes_;
    std::vector<int> deep_;              ///< by expression: nesting(), to where it is no matter
    std::vector<std::int64_t> letters_;  ///< about; the same
    std::unordered_multimap<std::uint64_t, Expr> known_;
    Expr no_;
    Expr yes_;
};

}  // namespace attiva::sql
