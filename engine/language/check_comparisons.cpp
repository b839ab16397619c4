// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Comparisons, ranges and membership. The left side says the type; a choice's
// right side is looked up in its list first and becomes a mask of items. An
// atom that holds a parameter with fasce is built once a fascia (Op::tiered).
// Tested by tests/language/check_comparisons_test.cpp.
#include <fmt/format.h>

#include "language/check_expressions.hpp"

namespace attiva::language::checking {

using vocabulary::Base;

namespace {

struct Sign {
    const char* word;
    Compare cmp;
};
constexpr Sign signs[] = {{"=", Compare::equal},
                          {"diverso da", Compare::different},
                          {"diversa da", Compare::different},
                          {"<", Compare::less},
                          {"<=", Compare::less_equal},
                          {">", Compare::greater},
                          {">=", Compare::greater_equal}};

Compare compare_in(const std::string& word) {
    for (const Sign& s : signs)
        if (word == s.word) return s.cmp;
    return Compare::equal;
}

// Items of an ordered list that stand so to item `at`.
std::uint64_t items(Compare cmp, int at, std::uint64_t all) {
    const std::uint64_t bit = std::uint64_t{1} << at;
    const std::uint64_t below = bit - 1;
    switch (cmp) {
        case Compare::equal:
            return bit;
        case Compare::different:
            return all & ~bit;
        case Compare::less:
            return below;
        case Compare::less_equal:
            return below | bit;
        case Compare::greater:
            return all & ~(below | bit);
        case Compare::greater_equal:
            return all & ~below;
    }
    return all;
}

bool is_word(Cursor c, const char* word) {
    const Cursor b = c.bare();
    return b.is(Kind::word_literal) && b->text == word;
}

}  // namespace

// Builds an atom; again for each fascia when a parameter in it has several.
NodeId Expressions::tiered(Cursor c, const std::function<NodeId()>& build) {
    if (tier_ > 0) return build();
    const int met_before = tiers_met_;
    tiers_met_ = 0;
    tier_ = 1;
    std::vector<NodeId> args{build()};
    const int tiers = tiers_met_;
    for (tier_ = 2; args[0] != none && tier_ <= tiers; ++tier_) args.push_back(build());
    tier_ = 0;
    tiers_met_ = met_before;
    if (args[0] == none || tiers == 0) return args[0];
    return make(Op::tiered, boolean_type, c, std::move(args));
}

NodeId Expressions::comparison(Cursor c) {
    if (is_word(c.child(1), "mai")) return never(c);
    const NodeId left = infer(c.child(0), nullptr);
    if (left == none) return none;
    switch (base_at(left)) {
        case Base::choice:
            return compare_choice(c, left);
        case Base::boolean:
            return compare_boolean(c, left);
        case Base::set:
            return mismatch("R204", c,
                            fmt::format("«{}» è un insieme: non si confronta con {}",
                                        written_words(c.child(0)), c->text),
                            fmt::format("scrivi «{} contiene …»", written_words(c.child(0))));
        case Base::place:
            return mismatch(
                "R204", c,
                fmt::format("«{}» è un luogo: non si confronta con {}", written_words(c.child(0)),
                            c->text),
                fmt::format("scrivi «{} in comune …», «… in zona …»", written_words(c.child(0))));
        default:
            return compare_values(c, left);
    }
}

NodeId Expressions::never(Cursor c) {
    const NodeId x = infer(c.child(0), nullptr);
    if (x == none) return none;
    const Compare cmp = compare_in(c->text);
    if (base_at(x) != Base::event)
        return mismatch("R204", c.child(0),
                        fmt::format("«mai» vale per un evento, «{}» è {}",
                                    written_words(c.child(0)), in_type(type_at(x))),
                        "usa un attributo di tipo evento");
    if (cmp != Compare::equal && cmp != Compare::different)
        return mismatch("R204", c, "con «mai» si usano solo = e diverso da",
                        fmt::format("scrivi «{} = mai»", written_words(c.child(0))));
    const NodeId id = make(Op::is_never, boolean_type, c, {x});
    return cmp == Compare::equal ? id : make(Op::negation, boolean_type, c, {id});
}

NodeId Expressions::one_of(Cursor c, NodeId operand, std::uint64_t mask) {
    const NodeId id = make(Op::one_of, boolean_type, c, {operand});
    s_.book.nodes[id].mask = mask;
    return id;
}

NodeId Expressions::compare_choice(Cursor c, NodeId left) {
    const Type type = type_at(left);
    const auto& list = s_.vocabulary.list(type.list);
    const Compare cmp = compare_in(c->text);
    const bool order = cmp != Compare::equal && cmp != Compare::different;
    const Cursor right = c.child(1).bare();
    const bool name = right.is(Kind::identifier) || right.is(Kind::name);
    if (order && !list.ordered)
        return mismatch(
            "R205", c,
            fmt::format("le voci di «{}» non hanno un ordine", written_words(c.child(0))),
            fmt::format("scrivi «{} = voce» o «{} tra (voce, voce)», oppure dichiara «ordinato: "
                        "sì» nel vocabolario",
                        written_words(c.child(0)), written_words(c.child(0))));
    const bool symbol = name && list.find(right->text) < 0 && s_.names.count(right->text) != 0;
    if (!symbol) {
        const NodeId item =
            name ? choice_item(right, type.list)
                 : mismatch("R103", right,
                            "qui serve una voce dell'elenco, senza virgolette né unità",
                            fmt::format("per esempio «{} = {}»", written_words(c.child(0)),
                                        list.items.front().id));
        if (item == none) return none;
        const std::uint64_t mask = items(cmp, list.find(right->text), list.all());
        if (mask == 0 || mask == list.all())
            return mismatch(
                "R206", c,
                mask == 0 ? "nessuna voce dell'elenco soddisfa questo confronto"
                          : "ogni voce dell'elenco soddisfa questo confronto",
                "controlla il verso del confronto e l'ordine delle voci nel vocabolario");
        return one_of(c, left, mask);
    }
    const NodeId other = infer(right, nullptr);
    if (other == none || !agree(left, c.child(0), other, right)) return none;
    if (order)
        return mismatch("R205", c, "due scelte si confrontano solo con = e diverso da",
                        "confronta ciascuna con una voce");
    const NodeId id = make(Op::compare, boolean_type, c, {left, other});
    s_.book.nodes[id].cmp = cmp;
    return id;
}

NodeId Expressions::compare_boolean(Cursor c, NodeId left) {
    const Compare cmp = compare_in(c->text);
    if (cmp != Compare::equal && cmp != Compare::different)
        return mismatch("R204", c,
                        fmt::format("«{}» è sì o no: non ha un ordine", written_words(c.child(0))),
                        fmt::format("scrivi «{}» oppure «non {}»", written_words(c.child(0)),
                                    written_words(c.child(0))));
    const bool equal = cmp == Compare::equal;
    for (const bool yes : {true, false})
        if (is_word(c.child(1), yes ? "sì" : "no"))
            return yes == equal ? left : make(Op::negation, boolean_type, c, {left});
    const NodeId right = infer(c.child(1), nullptr);
    if (right == none || !agree(left, c.child(0), right, c.child(1))) return none;
    const NodeId id = make(Op::compare, boolean_type, c, {left, right});
    s_.book.nodes[id].cmp = cmp;
    return id;
}

NodeId Expressions::compare_values(Cursor c, NodeId left) {
    const NodeId right = infer(c.child(1), nullptr);
    if (right == none || !agree(left, c.child(0), right, c.child(1))) return none;
    const NodeId id = make(Op::compare, boolean_type, c, {left, right});
    s_.book.nodes[id].cmp = compare_in(c->text);
    return id;
}

NodeId Expressions::range(Cursor c) {
    const NodeId x = infer(c.child(0), nullptr);
    if (x == none) return none;
    if (base_at(x) == Base::choice) {
        const auto& list = s_.vocabulary.list(type_at(x).list);
        if (!list.ordered)
            return mismatch(
                "R205", c,
                fmt::format("le voci di «{}» non hanno un ordine", written_words(c.child(0))),
                fmt::format("scrivi «{} tra (voce, voce)», con la parentesi",
                            written_words(c.child(0))));
        if (choice_item(c.child(1).bare(), type_at(x).list) == none ||
            choice_item(c.child(2).bare(), type_at(x).list) == none)
            return none;
        const int from = list.find(c.child(1).bare()->text);
        const int to = list.find(c.child(2).bare()->text);
        const auto mask = items(Compare::greater_equal, from, list.all()) &
                          items(Compare::less_equal, to, list.all());
        if (mask == 0)
            return mismatch("R206", c, "l'intervallo è vuoto: comincia dopo la fine",
                            "scambia le due voci");
        return one_of(c, x, mask);
    }
    const NodeId from = infer(c.child(1), nullptr);
    const NodeId to = infer(c.child(2), nullptr);
    if (from == none || to == none) return none;
    if (!agree(x, c.child(0), from, c.child(1)) || !agree(x, c.child(0), to, c.child(2)))
        return none;
    if (base_at(x) == Base::boolean || base_at(x) == Base::set || base_at(x) == Base::place)
        return mismatch("R204", c,
                        fmt::format("«{}» è {}: «tra … e …» vuole quantità o date",
                                    written_words(c.child(0)), in_type(type_at(x))),
                        "usa un confronto adatto al tipo");
    const bool fixed = s_[from].op == Op::constant && s_[to].op == Op::constant;
    if (fixed && s_[from].value.lo > s_[to].value.lo)
        return mismatch("R206", c, "l'intervallo è vuoto: comincia dopo la fine",
                        "scambia i due estremi");
    return make(Op::between, boolean_type, c, {x, from, to});
}

// Items named from child `first` on; nothing after reporting.
std::optional<std::uint64_t> Expressions::mask_of(Cursor c, std::size_t first,
                                                  vocabulary::ListId list) {
    std::uint64_t mask = 0;
    bool whole = true;
    for (std::size_t i = first; i < c.size(); ++i) {
        const Cursor name = c.child(i).bare();
        if (!name || name.is(Kind::comment)) continue;
        const NodeId item = choice_item(name, list);
        whole = whole && item != none;
        if (item != none) mask |= s_[item].value.may;
    }
    return whole ? std::optional(mask) : std::nullopt;
}

NodeId Expressions::membership(Cursor c) {
    const NodeId x = infer(c.child(0), nullptr);
    if (x == none) return none;
    if (base_at(x) == Base::choice) {
        const auto mask = mask_of(c, 1, type_at(x).list);
        return mask ? one_of(c, x, *mask) : none;
    }
    if (!vocabulary::numeric(base_at(x)) && base_at(x) != Base::date && base_at(x) != Base::event)
        return mismatch(
            "R204", c,
            fmt::format("«{}» è {}: «tra (…)» vuole una scelta, una quantità o una data",
                        written_words(c.child(0)), in_type(type_at(x))),
            base_at(x) == Base::set ? "scrivi «contiene una tra (…)»"
                                    : "usa «in comune …» o un confronto");
    std::vector<NodeId> args;
    for (std::size_t i = 1; i < c.size(); ++i) {
        if (!c.child(i) || c.child(i).is(Kind::comment)) continue;
        const NodeId y = infer(c.child(i), nullptr);
        if (y == none || !agree(x, c.child(0), y, c.child(i))) return none;
        args.push_back(make(Op::compare, boolean_type, c.child(i), {x, y}));
    }
    if (args.empty()) return none;
    return args.size() == 1 ? args.front() : make(Op::any_of, boolean_type, c, std::move(args));
}

NodeId Expressions::contains(Cursor c) {
    const NodeId x = infer(c.child(0), nullptr);
    if (x == none) return none;
    if (base_at(x) != Base::set)
        return mismatch("R204", c.child(0),
                        fmt::format("«contiene» vuole un insieme, «{}» è {}",
                                    written_words(c.child(0)), in_type(type_at(x))),
                        base_at(x) == Base::choice ? "scrivi «= voce» o «tra (voce, voce)»"
                                                   : "usa un attributo di tipo insieme");
    const auto mask = mask_of(c, 1, type_at(x).list);
    if (!mask) return none;
    const NodeId id =
        make(c->text == "una" ? Op::contains_any : Op::contains_all, boolean_type, c, {x});
    s_.book.nodes[id].mask = *mask;
    return id;
}

// `d entro r` is d <= r; `d entro N giorni da r` is d <= r + N.
NodeId Expressions::within(Cursor c) {
    const NodeId x = infer(c.child(0), nullptr);
    NodeId limit = none;
    if (c.size() >= 3 && c.child(2)) {
        const NodeId n = duration(c.child(1));
        const NodeId r = date_of(c.child(2));
        if (n == none || r == none) return none;
        limit = make(Op::date_plus, date_type, c, {r, n});
    } else {
        limit = date_of(c.child(1));
    }
    if (x == none || limit == none) return none;
    if (base_at(x) != Base::date && base_at(x) != Base::event)
        return mismatch("R204", c.child(0),
                        fmt::format("«entro» vuole una data o un evento, «{}» è {}",
                                    written_words(c.child(0)), in_type(type_at(x))),
                        "scrivi <= per confrontare quantità");
    const NodeId id = make(Op::compare, boolean_type, c, {x, limit});
    s_.book.nodes[id].cmp = Compare::less_equal;
    return id;
}

}  // namespace attiva::language::checking
