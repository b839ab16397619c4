// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// One pass upwards, a row of bits a node. Tested by tests/inquiry/next_question_test.cpp.

#include "inquiry/reach.hpp"

#include <algorithm>

namespace attiva::inquiry {
namespace {

using evaluation::Evaluation;
using evaluation::Subject;
using language::Op;
using program::Node;
using vocabulary::Base;

constexpr std::size_t bits = 64;
constexpr std::uint64_t either_way = vocabulary::may_no | vocabulary::may_yes;

bool unsettled(const vocabulary::Possible& v, Base base) {
    if (v.not_applicable) return true;  // of a table of cases, another row may apply
    return base == Base::boolean ? v.may == either_way : !certain(v, base);
}

}  // namespace

Reach::Reach(Atlas& atlas, const analysis::Candidate& candidate, const analysis::Spared& spared)
    : atlas_(atlas), candidate_(candidate), spared_(spared), words_((most_topics() + bits - 1) / bits),
      rows_(atlas.program.nodes.size() * words_) {}

// The three lists, and every fact of everybody.
std::size_t Reach::most_topics() const {
    const person::Profile& p = candidate_.profile();
    return 3 + atlas_.day.vocabulary.attributes().size() * (1 + p.members.size() + p.relatives.size());
}

void Reach::read(const Evaluation& evaluation, const std::vector<Id>& nodes) {
    for (const Id id : nodes) node(evaluation, id);
}

std::vector<std::uint32_t> Reach::under(const std::vector<Id>& nodes) const {
    std::vector<std::uint32_t> out;
    for (std::size_t w = 0; w < words_; ++w) {
        Word all = 0;
        for (const Id id : nodes)
            if (id != program::no_id) all |= row(id)[w];
        for (; all != 0; all &= all - 1) out.push_back(static_cast<std::uint32_t>(w * bits) + static_cast<std::uint32_t>(__builtin_ctzll(all)));
    }
    return out;
}

bool Reach::holds(Id node, std::uint32_t topic) const { return (row(node)[topic / bits] >> (topic % bits) & 1) != 0; }

void Reach::node(const Evaluation& e, Id id) {
    const Node& n = atlas_.program.nodes[id];
    Word* out = rows_.data() + std::size_t{id} * words_;
    std::fill(out, out + words_, 0);
    if (!unsettled(e.value(id), n.base)) return;
    switch (n.op) {
        case Op::attribute: fact(static_cast<AttributeId>(n.ref), Subject{}, out); break;
        case Op::in_place: fact(static_cast<AttributeId>(n.ref), Subject{}, out); break;
        case Op::quantified:
        case Op::every:
        case Op::counted:
        case Op::summed: members(e, n, out); break;
        case Op::parameter: parameter(e, n, out); break;
        case Op::done:
        case Op::running:
        case Op::times:
            if (!spared_.history && candidate_.profile().history_state != person::HistoryState::complete)
                add({Topic::About::history, {}}, out);
            break;
        case Op::reading: break;  // nobody can be asked what the law means
        default: below(n, out);
    }
}

void Reach::below(const Node& n, Word* out) {
    for (std::uint32_t i = 0; i < n.count; ++i) {
        const Word* in = row(atlas_.program.argument(n, i));
        for (std::size_t w = 0; w < words_; ++w) out[w] |= in[w];
    }
}

void Reach::members(const Evaluation& e, const Node& n, Word* out) {
    for (const Subject s : e.subjects(n.who)) {
        if (n.who == language::Who::applicants) fact(atlas_.day.book.age, s, out);
        for (const Id id : atlas_.program.extra(n).body)
            if (const Node& b = atlas_.program.nodes[id]; b.op == Op::attribute || b.op == Op::in_place)
                fact(static_cast<AttributeId>(b.ref), s, out);
    }
    below(n, out);
    const bool relatives = n.who == language::Who::relatives;
    if (!e.open_list(n.who) || (relatives ? spared_.relatives : spared_.members)) return;
    add({relatives ? Topic::About::relatives : Topic::About::members, {}}, out);
}

void Reach::parameter(const Evaluation& e, const Node& n, Word* out) {
    const auto& table = atlas_.program.tables[n.ref];
    const AttributeId residence = atlas_.day.book.residence;
    for (const std::uint32_t i : e.day().rows(n.ref)) {
        const auto scope = table.rows[i].scope;
        if (scope != language::none && e.day().inside(scope, candidate_.profile().facts[residence].places) == Truth::unknown)
            fact(residence, Subject{}, out);
    }
    below(n, out);
}

// A fact is asked for only once it makes sense; until then, its premise.
void Reach::fact(AttributeId attribute, Subject subject, Word* out) {
    if (attribute >= atlas_.day.vocabulary.attributes().size()) return;
    analysis::FactAt at = candidate_.at(attribute, subject);
    if (candidate_.counts_members(at)) {
        if (!spared_.members) add({Topic::About::members, {}}, out);
        return;
    }
    for (std::size_t guard = 0; guard <= atlas_.day.vocabulary.attributes().size(); ++guard) {
        if (candidate_.settled(at) || spared_.has(at)) return;
        const auto* premise = candidate_.open_premise(at);
        if (premise == nullptr) return add({Topic::About::fact, at}, out);
        at = candidate_.at(premise->attribute, at.subject);
    }
}

std::uint32_t Reach::index(const Topic& topic) {
    const auto key = std::tuple(topic.about, topic.at.subject.kind, topic.at.subject.index, topic.at.attribute);
    const auto [where, fresh] = index_.emplace(key, static_cast<std::uint32_t>(topics_.size()));
    if (fresh) topics_.push_back(topic);
    return where->second;
}

void Reach::add(const Topic& topic, Word* out) {
    const std::uint32_t i = index(topic);
    out[i / bits] |= Word{1} << (i % bits);
}

}  // namespace attiva::inquiry
