// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "language/suppose.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "language/parse.hpp"
#include "text/suggest.hpp"

namespace attiva::language {
namespace {

std::string trimmed(std::string s) {
    s.erase(0, s.find_first_not_of(' '));
    s.erase(s.find_last_not_of(' ') + 1);
    return s;
}

// A copy of a part of one tree in another.
TreeId copied(const Tree& from, TreeId id, Tree& to) {
    if (id == no_node) return no_node;
    Node n = from[id];
    for (TreeId& child : n.children) child = copied(from, child, to);
    return to.add(std::move(n));
}

bool row(const Node& n) { return n.kind == Kind::dated_row || n.kind == Kind::tier_row || n.kind == Kind::case_table; }

bool has_tiers(const Tree& t, TreeId id) {
    if (id == no_node) return false;
    if (t[id].kind == Kind::tier_row) return true;
    return std::any_of(t[id].children.begin(), t[id].children.end(), [&](TreeId c) { return has_tiers(t, c); });
}

TreeId first_of(const Tree& t, Kind kind) {
    for (TreeId id = 0; id < t.nodes.size(); ++id)
        if (t[id].kind == kind) return id;
    return no_node;
}

std::string type_of(const Tree& t, const Node& parameter) {
    for (const TreeId c : parameter.children)
        if (c != no_node && t[c].kind == Kind::type) return t[c].text;
    return "";
}

// What zones say of it is no longer said.
void forget_local(Tree& t, const std::string& name) {
    const auto says = [&](TreeId id) {
        if (id == no_node || t[id].kind != Kind::clause || t[id].text != "stabilisce" || t[id].children.empty()) return false;
        const TreeId label = t[id].children.front();
        return label != no_node && t[label].text == name;
    };
    for (Node& n : t.nodes)
        if (n.kind != Kind::clause) n.children.erase(std::remove_if(n.children.begin(), n.children.end(), says), n.children.end());
}

}  // namespace

void suppose(std::vector<RuleFile>& files, const std::string& text, text::Sources& sources, Diagnostics& diagnostics) {
    const std::size_t equals = text.find('=');
    const std::string name = trimmed(text.substr(0, equals));
    const std::string value = equals == std::string::npos ? "" : trimmed(text.substr(equals + 1));
    if (name.empty() || value.empty() || value.find('\n') != std::string::npos)
        return diagnostics.error("U110", Span{}, fmt::format("«{}» non dice quale parametro, e quanto", visible(text)), "scrivi per esempio: --se \"adi_isee_max=12.000 euro\"");
    std::vector<std::string> names;
    for (RuleFile& f : files)
        for (TreeId id = 0; id < f.tree.nodes.size(); ++id) {
            if (f.tree[id].kind != Kind::parameter_decl) continue;
            names.push_back(f.tree[id].text);
            if (f.tree[id].text != name) continue;
            if (has_tiers(f.tree, id))
                return diagnostics.error("U110", Span{}, fmt::format("«{}» ha fasce: un valore solo non basta", name), "cambialo in una copia del catalogo, e usa --confronta");
            Diagnostics found;
            const FileId file = sources.add("--se", fmt::format("parametro {} : {}\n    dal 1900-01-01  {}\n", name, type_of(f.tree, f.tree[id]), value), found);
            const Tree said = parse(sources, file, found);
            const TreeId written = first_of(said, Kind::dated_row);
            diagnostics.append(std::move(found));
            if (!diagnostics.ok() || written == no_node) return;
            auto children = f.tree[id].children;
            children.erase(std::remove_if(children.begin(), children.end(), [&](TreeId c) { return c != no_node && row(f.tree[c]); }), children.end());
            children.push_back(copied(said, written, f.tree));
            f.tree.nodes[id].children = std::move(children);
            for (RuleFile& other : files) forget_local(other.tree, name);
            return;
        }
    std::vector<std::string_view> near(names.begin(), names.end());
    diagnostics.error("U110", Span{}, fmt::format("il parametro «{}» non c'è", name), text::perhaps(name, near, "guarda i parametri in rules/"));
}

}  // namespace attiva::language
