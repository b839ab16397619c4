// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>

#include "language/tree.hpp"

// A place in a written tree, so that the checker reads "the third part of this
// clause" without carrying tree and id apart. An absent part is an empty cursor.

namespace attiva::language::checking {

class Cursor {
public:
    Cursor() = default;
    Cursor(const Tree& tree, TreeId id) : tree_(id == no_node ? nullptr : &tree), id_(id) {}

    explicit operator bool() const { return tree_ != nullptr; }
    const Node& operator*() const { return (*tree_)[id_]; }
    const Node* operator->() const { return &(*tree_)[id_]; }

    [[nodiscard]] std::size_t size() const { return tree_ ? (**this).children.size() : 0; }
    /// The i-th child; empty when absent or past the end.
    [[nodiscard]] Cursor child(std::size_t i) const {
        return i < size() ? Cursor(*tree_, (**this).children[i]) : Cursor();
    }
    /// A fixed part of a clause.
    [[nodiscard]] Cursor part(ClausePart p) const { return child(static_cast<std::size_t>(p)); }
    /// The first child of a kind, from child `from` on; empty when there is none.
    [[nodiscard]] Cursor first(Kind kind, std::size_t from = 0) const {
        for (std::size_t i = from; i < size(); ++i)
            if (const Cursor c = child(i); c && c->kind == kind) return c;
        return {};
    }
    /// The same place without the brackets around it.
    [[nodiscard]] Cursor bare() const {
        Cursor c = *this;
        while (c && c->kind == Kind::parenthesis) c = c.child(0);
        return c;
    }
    [[nodiscard]] bool is(Kind kind) const { return *this && (**this).kind == kind; }
    [[nodiscard]] Span span() const { return tree_ ? (**this).span : Span{}; }
    /// The name alone, where the node says more.
    [[nodiscard]] Span name() const { return tree_ && (**this).name.known() ? (**this).name : span(); }

private:
    const Tree* tree_ = nullptr;
    TreeId id_ = no_node;
};

}  // namespace attiva::language::checking
