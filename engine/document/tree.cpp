// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// One-line form of a document, for tests.
// Tested by tests/document/yaml_test.cpp.
#include "document/tree.hpp"

namespace attiva::document {
namespace {

// Depth is bounded by whoever built the tree (deepest_nesting).
void write(const Node& node, std::string& out) {
    const char* separator = "";
    switch (node.kind) {
        case Kind::nothing:
            out += '~';
            return;
        case Kind::text:
            out += node.quoted ? '"' + node.text + '"' : node.text;
            return;
        case Kind::list:
            out += '[';
            for (const Node& item : node.items) {
                out += separator;
                write(item, out);
                separator = ", ";
            }
            out += ']';
            return;
        case Kind::map:
            out += '{';
            for (const Field& field : node.fields) {
                out += separator + field.key + ": ";
                write(field.value, out);
                separator = ", ";
            }
            out += '}';
            return;
    }
}

}  // namespace

std::string dump(const Node& node) {
    std::string out;
    write(node, out);
    return out;
}

}  // namespace attiva::document
