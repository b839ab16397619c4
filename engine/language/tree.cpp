// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Equality and dump of written trees, by loops with their own stack.
// Tested by tests/language/parse_test.cpp and roundtrip_test.cpp.
#include "language/tree.hpp"

#include <array>
#include <utility>

namespace attiva::language {
namespace {

// In the order of Kind.
constexpr std::array<const char*, 52> kind_names{
    "file", "comment", "scope_decl", "parameter_decl", "definition_decl", "interpretation_decl", "instrument_decl",
    "extension_decl", "fund_decl", "reading", "choice", "openness", "dated_row", "tier_row", "case_table", "case_row",
    "else_row", "title", "source", "period", "type", "name", "clause", "identifier", "number", "date", "word",
    "negation", "e", "o", "exception", "count_list", "item", "comparison", "range", "membership", "contains",
    "happened", "since", "within", "in_period", "in_place", "place_list", "place_part", "quantifier", "history",
    "eligible", "gate", "binary", "unary_minus", "extremum", "conversion"};
constexpr std::array<const char*, 11> late_kind_names{
    "rounding", "upward", "span_between", "month_edge", "count_of", "sum_of", "times_of", "parenthesis", "name_list",
    "rows", "error"};
constexpr std::array<const char*, 11> part_names{"", "", "", "", "se:", "", "", "body:", "body2:", "", "count:"};

const char* name_of(Kind kind) {
    const auto i = static_cast<std::size_t>(kind);
    return i < kind_names.size() ? kind_names[i] : late_kind_names[i - kind_names.size()];
}

bool same(const Node& a, const Node& b) {
    return a.kind == b.kind && a.flag == b.flag && a.text == b.text && a.who == b.who &&
           a.children.size() == b.children.size();
}

std::string head(const Node& n) {
    std::string out;
    const bool leaf = n.kind == Kind::identifier || n.kind == Kind::number_literal || n.kind == Kind::date_literal ||
                      n.kind == Kind::word_literal || n.kind == Kind::name;
    if (!leaf) out += name_of(n.kind);
    if (!n.text.empty()) out += (leaf ? "" : " ") + n.text;
    if (!n.who.empty()) out += " di " + n.who;
    if (n.flag) out += " !";
    return out;
}

}  // namespace

bool equal(const Tree& a, const Tree& b) {
    std::vector<std::pair<TreeId, TreeId>> open{{a.root, b.root}};
    while (!open.empty()) {
        const auto [x, y] = open.back();
        open.pop_back();
        if ((x == no_node) != (y == no_node)) return false;
        if (x == no_node) continue;
        if (!same(a[x], b[y])) return false;
        for (std::size_t i = 0; i < a[x].children.size(); ++i) open.emplace_back(a[x].children[i], b[y].children[i]);
    }
    return true;
}

std::string dump(const Tree& t, TreeId id) {
    struct Step {
        TreeId id;
        std::size_t next = 0;
        bool any = false;
    };
    if (id == no_node) return "-";
    std::string out = head(t[id]);
    std::vector<Step> path{{id}};
    while (!path.empty()) {
        Step& s = path.back();
        const Node& n = t[s.id];
        if (s.next == n.children.size()) {
            if (s.any) out += ")";
            path.pop_back();
            continue;
        }
        const std::size_t place = s.next++;
        const TreeId child = n.children[place];
        const bool part = n.kind == Kind::clause && place < part_names.size();
        if (part && child == no_node) continue;
        out += s.any ? ", " : "(";
        s.any = true;
        if (part) out += part_names[place];
        out += child == no_node ? "-" : head(t[child]);
        if (child != no_node) path.push_back({child});
    }
    return out;
}

}  // namespace attiva::language
