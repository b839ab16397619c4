// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <string>
#include <utility>

#include "session/constructs.hpp"

// How a row of constructs.cpp says what it looks for: a kind of node, then what
// it must have beside. Only for tests/session/.

namespace attiva::tests {

using language::ClausePart;
using language::Kind;
using language::Node;
using language::Tree;
using language::TreeId;
using language::no_node;

/// Child `i`, or no_node.
inline TreeId child(const Node& n, std::size_t i) { return i < n.children.size() ? n.children[i] : no_node; }

/// A node of this kind; `text` is compared by its beginning, "" = any.
inline Form node(Kind kind, std::string text = "") {
    return [kind, text](const Tree&, const Node& n) { return n.kind == kind && n.text.rfind(text, 0) == 0; };
}
/// The same, the text compared whole.
inline Form exactly(Kind kind, std::string text) {
    return [kind, text](const Tree&, const Node& n) { return n.kind == kind && n.text == text; };
}
inline Form operator&&(Form a, Form b) {
    return [a = std::move(a), b = std::move(b)](const Tree& t, const Node& n) { return a(t, n) && b(t, n); };
}
inline Form operator!(Form a) {
    return [a = std::move(a)](const Tree& t, const Node& n) { return !a(t, n); };
}
inline Form flag(bool value) {
    return [value](const Tree&, const Node& n) { return n.flag == value; };
}
inline Form who(std::string word) {
    return [word](const Tree&, const Node& n) { return n.who == word; };
}
/// Child `i` is there, and (if `inside` is given) looks like that.
inline Form has(std::size_t i, Form inside = {}) {
    return [i, inside](const Tree& t, const Node& n) {
        const TreeId id = child(n, i);
        return id != no_node && (inside == nullptr || inside(t, t[id]));
    };
}
inline Form lacks(std::size_t i) {
    return [i](const Tree&, const Node& n) { return child(n, i) == no_node; };
}
inline Form any_child(Form inside) {
    return [inside](const Tree& t, const Node& n) {
        return std::any_of(n.children.begin(), n.children.end(),
                           [&](TreeId id) { return id != no_node && inside(t, t[id]); });
    };
}
inline Form clause(std::string keyword) { return exactly(Kind::clause, std::move(keyword)); }
inline Form part(ClausePart p, Form inside = {}) { return has(static_cast<std::size_t>(p), std::move(inside)); }
inline Form without(ClausePart p) { return lacks(static_cast<std::size_t>(p)); }
/// A clause with this part.
inline Form clause(std::string keyword, ClausePart p, Form inside = {}) {
    return clause(std::move(keyword)) && part(p, std::move(inside));
}

}  // namespace attiva::tests
