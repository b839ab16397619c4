// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "pathway/missing.hpp"

#include <algorithm>

namespace attiva::pathway {

using evaluation::OpenFact;
using evaluation::Subject;
using language::Op;
using program::Id;
using program::Node;
using vocabulary::AttributeId;

void Missing::add(const OpenFact& fact, std::vector<OpenFact>& out) const {
    if (std::find(out.begin(), out.end(), fact) == out.end()) out.push_back(fact);
}

bool Missing::settled(Id id) const {
    const auto& v = e_.value(id);
    return !v.not_applicable && vocabulary::certain(v, e_.day().program.nodes[id].base);
}

// Of what makes no sense nobody need be asked.
void Missing::fact(std::uint32_t ref, Subject subject, std::vector<OpenFact>& out) const {
    const auto& v = e_.day().vocabulary;
    if (ref >= v.attributes().size()) return;
    const auto a = static_cast<AttributeId>(ref);
    const person::Fact& f = e_.fact(a, subject);
    if (f.value.not_applicable) return;
    const bool place = v[a].type.base == vocabulary::Base::place;
    const bool known = place ? f.places.size() == 1 : vocabulary::certain(f.value, v[v[a].derivation == vocabulary::Derivation::none ? a : v[a].derived_from].type.base);
    if (known) return;
    OpenFact open;
    open.attribute = a;
    if (vocabulary::of_each(v[a].level)) open.subject = subject;
    add(open, out);
}

bool Missing::knows(const OpenFact& open) const {
    switch (open.kind) {
        case Kind::attribute: {
            std::vector<OpenFact> out;
            if (open.attribute != vocabulary::no_attribute) fact(open.attribute, open.subject, out);
            return open.attribute != vocabulary::no_attribute && out.empty();
        }
        case Kind::member_list: return !e_.open_list(language::Who::members);
        case Kind::relative_list: return !e_.open_list(language::Who::relatives);
        default: return false;
    }
}

void Missing::members(const Node& n, std::vector<OpenFact>& out) {
    const auto& p = e_.day().program;
    const bool relatives = n.who == language::Who::relatives;
    if (e_.open_list(n.who)) {
        OpenFact list;
        list.kind = relatives ? Kind::relative_list : Kind::member_list;
        add(list, out);
    }
    std::vector<Id> body = p.extra(n).body;
    for (std::uint32_t i = 0; i < n.count; ++i) body.push_back(p.argument(n, i));
    for (const Subject s : e_.subjects(n.who)) {
        for (const Id id : body)
            if (p.nodes[id].op == Op::attribute) fact(p.nodes[id].ref, s, out);
        if (n.who == language::Who::applicants && e_.day().book.age != vocabulary::no_attribute) fact(e_.day().book.age, s, out);
    }
    for (const Id id : body)
        for (std::uint32_t i = 0; i < p.nodes[id].count; ++i) {
            const Id arg = p.argument(p.nodes[id], i);
            if (!p.nodes[arg].of_member) under(arg, out);
        }
}

void Missing::parameter(const Node& n, std::vector<OpenFact>& out) const {
    const auto& table = e_.day().program.tables[n.ref];
    bool without = e_.day().rows(n.ref).empty();
    for (const std::uint32_t r : e_.day().rows(n.ref)) {
        if (table.rows[r].scope != language::none) fact(e_.day().book.residence, {}, out);
        without = without || table.rows[r].value == program::no_id;
    }
    if (!without && !out.empty()) return;
    OpenFact law;
    law.kind = Kind::catalogue;
    law.ref = table.parameter;
    add(law, out);
}

void Missing::arguments(const Node& n, std::vector<OpenFact>& out) {
    for (std::uint32_t i = 0; i < n.count; ++i) under(e_.day().program.argument(n, i), out);
}

void Missing::under(Id id, std::vector<OpenFact>& out) {
    if (!seen_.insert(id).second || settled(id)) return;
    const Node& n = e_.day().program.nodes[id];
    OpenFact open;
    switch (n.op) {
        case Op::attribute:
        case Op::in_place: return fact(n.ref, {}, out);
        case Op::parameter:
            parameter(n, out);
            return arguments(n, out);
        case Op::reading:
            open.kind = Kind::reading;
            open.ref = n.ref;
            return add(open, out);
        case Op::done:
        case Op::running:
        case Op::times:
            open.kind = Kind::history;
            open.ref = n.ref;
            return add(open, out);
        case Op::constant:
            open.kind = Kind::window;
            return add(open, out);
        case Op::quantified:
        case Op::every:
        case Op::counted:
        case Op::summed: return members(n, out);
        default: return arguments(n, out);
    }
}

}  // namespace attiva::pathway
