// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Arithmetic and dates. Equal quantities add; numbers and percents multiply
// and divide any quantity; equal quantities divide into a number; money moves
// between month and year only when a rule says so. Operations on constants are
// done here, once.
// Tested by tests/language/check_terms_test.cpp.
#include <fmt/format.h>

#include <stdexcept>

#include "language/check_expressions.hpp"

namespace attiva::language::checking {

using vocabulary::Base;

bool Expressions::is_duration(NodeId id) const {
    return base_at(id) == Base::months || base_at(id) == Base::days;
}

NodeId Expressions::duration(Cursor c) {
    const NodeId id = infer(c, nullptr);
    if (id == none || is_duration(id)) return id;
    return mismatch(
        "R208", c,
        fmt::format("qui serve una durata, «{}» è {}", written_words(c), in_type(type_at(id))),
        "scrivi un numero di giorni, settimane, mesi o anni: 12 mesi");
}

NodeId Expressions::date_of(Cursor c) {
    const NodeId id = infer(c, nullptr);
    if (id == none || base_at(id) == Base::date) return id;
    if (base_at(id) == Base::event)
        return mismatch(
            "R207", c,
            fmt::format("«{}» è un evento e può non essere mai avvenuto: qui serve una data",
                        written_words(c)),
            "usa un attributo di tipo data, oppure «da meno di», «da almeno», «avvenuto»");
    return mismatch(
        "R207", c,
        fmt::format("qui serve una data, «{}» è {}", written_words(c), in_type(type_at(id))),
        "usa un attributo di tipo data, «oggi» o una data scritta per intero: 2026-01-31");
}

NodeId Expressions::term(Cursor c, const Type* wanted) {
    switch (c->kind) {
        case Kind::binary:
            return binary(c);
        case Kind::unary_minus:
            return unary_minus(c);
        case Kind::extremum:
            return extremum(c, wanted);
        case Kind::conversion:
            return conversion(c);
        case Kind::rounding:
            return rounding(c);
        case Kind::upward:
            return upward(c);
        case Kind::span_between:
            return span_between(c);
        case Kind::month_edge:
            return month_edge(c);
        case Kind::count_of:
            return count_of(c);
        case Kind::sum_of:
            return sum_of(c);
        case Kind::times_of:
            return times_of(c);
        default:
            throw std::logic_error("a node of the tree that is no expression");
    }
}

// An operation on constants becomes a constant, unless it would not fit.
NodeId Expressions::fold(TypedNode node) {
    for (const NodeId a : node.args)
        if (s_[a].op != Op::constant) return s_.add(std::move(node));
    const Number x = s_[node.args[0]].value.lo;
    const Number y = node.args.size() > 1 ? s_[node.args[1]].value.lo : Number(0);
    if (node.op == Op::divide && y == Number(0)) return s_.add(std::move(node));
    try {
        Number value;
        switch (node.op) {
            case Op::add:
                value = x + y;
                break;
            case Op::subtract:
                value = x - y;
                break;
            case Op::multiply:
                value = x * y;
                break;
            case Op::divide:
                value = x / y;
                break;
            case Op::minus:
                value = -x;
                break;
            case Op::per_month:
                value = x / Number(12);
                break;
            case Op::per_year:
                value = x * Number(12);
                break;
            default:
                return s_.add(std::move(node));
        }
        node.value = vocabulary::exactly(value);
    } catch (const std::overflow_error&) {
        return s_.add(std::move(node));  // the bounds check names it
    }
    node.op = Op::constant;
    node.args.clear();
    return s_.add(std::move(node));
}

NodeId Expressions::binary(Cursor c) {
    const NodeId x = infer(c.child(0), nullptr);
    const NodeId y = infer(c.child(1), nullptr);
    if (x == none || y == none) return none;
    const char sign = c->text.empty() ? '+' : c->text.front();
    const Op op = sign == '+'   ? Op::add
                  : sign == '-' ? Op::subtract
                  : sign == '*' ? Op::multiply
                                : Op::divide;
    const bool dates = base_at(x) == Base::date || base_at(x) == Base::event;
    if (dates && (op == Op::add || op == Op::subtract))
        return date_arithmetic(c, x, y, MissingDay::last_day);
    for (const std::size_t i : {std::size_t{0}, std::size_t{1}}) {
        const NodeId id = i == 0 ? x : y;
        if (!vocabulary::numeric(base_at(id)))
            return mismatch("R210", c.child(i),
                            fmt::format("con {} si calcolano solo quantità, «{}» è {}", sign,
                                        written_words(c.child(i)), in_type(type_at(id))),
                            base_at(id) == Base::boolean
                                ? "per contare i sì usa una tabella «caso … : 1»"
                                : "scrivi la data prima e la durata dopo: data + 30 giorni");
    }
    return arithmetic(c, op, x, y);
}

namespace {

bool pure(Base b) { return b == Base::number || b == Base::percent; }

// The type of x * y and x / y; nothing when they have none.
std::optional<Base> product(Base x, Base y) {
    if (pure(x) && pure(y))
        return x == Base::percent && y == Base::percent ? Base::percent : Base::number;
    if (pure(x)) return y;
    if (pure(y)) return x;
    return std::nullopt;
}
std::optional<Base> quotient(Base x, Base y) {
    if (x == y) return Base::number;
    if (pure(y)) return x;
    return std::nullopt;
}

}  // namespace

NodeId Expressions::arithmetic(Cursor c, Op op, NodeId x, NodeId y) {
    std::optional<Base> base;
    if (op == Op::add || op == Op::subtract) {
        if (!agree(x, c.child(0), y, c.child(1))) return none;
        base = base_at(x);
    } else {
        base =
            op == Op::multiply ? product(base_at(x), base_at(y)) : quotient(base_at(x), base_at(y));
    }
    if (!base)
        return mismatch("R211", c,
                        fmt::format("{} non si {} per {}: il primo è {}, il secondo {}",
                                    "«" + written_words(c.child(0)) + "»",
                                    op == Op::multiply ? "moltiplica" : "divide",
                                    "«" + written_words(c.child(1)) + "»", in_type(type_at(x)),
                                    in_type(type_at(y))),
                        "una quantità si moltiplica e si divide per un numero o un percento");
    TypedNode node;
    node.op = op;
    node.type = {*base, vocabulary::no_list};
    node.span = c.span();
    node.args = {x, y};
    return fold(std::move(node));
}

NodeId Expressions::date_arithmetic(Cursor c, NodeId x, NodeId y, MissingDay rule) {
    const bool minus = c->text == "-";
    if (base_at(x) == Base::event) {
        return mismatch(
            "R207", c.child(0),
            fmt::format("«{}» è un evento e può non essere mai avvenuto: qui serve una data",
                        written_words(c.child(0))),
            "usa un attributo di tipo data, oppure «da meno di», «da almeno», «avvenuto»");
    }
    if (minus && base_at(y) == Base::date)
        return mismatch("R212", c, "due date non si sottraggono",
                        fmt::format("scrivi «giorni tra {} e {}» o «mesi tra {} e {}»",
                                    written_words(c.child(1)), written_words(c.child(0)),
                                    written_words(c.child(1)), written_words(c.child(0))));
    if (!is_duration(y))
        return mismatch(
            "R208", c.child(1),
            fmt::format("a una data si {} una durata, «{}» è {}", minus ? "toglie" : "aggiunge",
                        written_words(c.child(1)), in_type(type_at(y))),
            "scrivi un numero di giorni, settimane, mesi o anni: 120 giorni");
    const NodeId id = make(minus ? Op::date_minus : Op::date_plus, date_type, c, {x, y});
    s_.book.nodes[id].missing_day = rule;
    return id;
}

NodeId Expressions::upward(Cursor c) {
    const Cursor sum = c.child(0).bare();
    if (!sum.is(Kind::binary) || sum->text == "*" || sum->text == "/")
        return mismatch("R213", c, "«per eccesso» segue una data più una durata in mesi",
                        "scrivi «data + 1 mese per eccesso»");
    const NodeId x = date_of(sum.child(0));
    const NodeId y = duration(sum.child(1));
    if (x == none || y == none) return none;
    if (base_at(y) != Base::months)
        return mismatch("R213", sum.child(1),
                        "«per eccesso» ha senso solo con mesi o anni: i giorni non mancano mai",
                        "togli «per eccesso»");
    return date_arithmetic(sum, x, y, MissingDay::next_day);
}

NodeId Expressions::unary_minus(Cursor c) {
    const NodeId x = infer(c.child(0), nullptr);
    if (x == none) return none;
    if (!vocabulary::numeric(base_at(x)))
        return mismatch("R210", c.child(0),
                        fmt::format("il meno vuole una quantità, «{}» è {}",
                                    written_words(c.child(0)), in_type(type_at(x))),
                        "togli il meno");
    TypedNode node;
    node.op = Op::minus;
    node.type = type_at(x);
    node.span = c.span();
    node.args = {x};
    return fold(std::move(node));
}

NodeId Expressions::extremum(Cursor c, const Type* wanted) {
    std::vector<NodeId> args;
    Cursor first;
    for (std::size_t i = 0; i < c.size(); ++i) {
        const Cursor child = c.child(i);
        if (!child || child.is(Kind::comment)) continue;
        const NodeId x = infer(child, wanted);
        if (x == none) return none;
        if (!vocabulary::numeric(base_at(x)) && base_at(x) != Base::date)
            return mismatch("R210", child,
                            fmt::format("«il {} tra» vuole quantità o date, «{}» è {}", c->text,
                                        written_words(child), in_type(type_at(x))),
                            "usa una tabella di casi");
        if (!args.empty() && !agree(args.front(), first, x, child)) return none;
        if (args.empty()) first = child;
        args.push_back(x);
    }
    if (args.empty()) return none;
    if (args.size() == 1) return args.front();
    const Type type = type_at(args.front());
    return make(c->text == "maggiore" ? Op::maximum : Op::minimum, type, c, std::move(args));
}

NodeId Expressions::conversion(Cursor c) {
    const bool month = c->text == "al mese";
    const NodeId x = infer(c.child(0), nullptr);
    if (x == none) return none;
    if (base_at(x) != (month ? Base::money_year : Base::money_month))
        return mismatch("R214", c,
                        fmt::format("«{}» vuole un valore in {}, «{}» è {}", c->text,
                                    month ? "euro/anno" : "euro/mese", written_words(c.child(0)),
                                    in_type(type_at(x))),
                        base_at(x) == Base::money ? "un importo in euro senza periodo non si "
                                                    "converte: dichiaralo in euro/mese o euro/anno"
                                                  : "togli la conversione");
    TypedNode node;
    node.op = month ? Op::per_month : Op::per_year;
    node.type = {month ? Base::money_month : Base::money_year, vocabulary::no_list};
    node.span = c.span();
    node.args = {x};
    return fold(std::move(node));
}

NodeId Expressions::rounding(Cursor c) {
    const NodeId x = infer(c.child(0), nullptr);
    if (x == none) return none;
    const bool unit = c->text == "unità";
    const std::int64_t step = c->text == "euro" ? 100 : c->text == "decina di euro" ? 1000 : 1;
    const bool fits = unit ? vocabulary::numeric(base_at(x)) && !is_money(base_at(x)) &&
                                 base_at(x) != Base::percent
                           : is_money(base_at(x));
    if (!fits)
        return mismatch(
            "R215", c,
            fmt::format("«{}» è {}: non si arrotonda così", written_words(c.child(0)),
                        in_type(type_at(x))),
            is_money(base_at(x))
                ? "scrivi «arrotondato al centesimo», «all'euro» o «alla decina di euro»"
                : "scrivi «arrotondato all'unità» per un numero; un percento si arrotonda dopo "
                  "averlo moltiplicato");
    const NodeId id = make(Op::rounded, type_at(x), c, {x});
    TypedNode& node = s_.book.nodes[id];
    node.value = vocabulary::exactly(Number(step));
    if (c->who == "per difetto") node.rounding = Rounding::down;
    if (c->who == "per eccesso") node.rounding = Rounding::up;
    return id;
}

NodeId Expressions::span_between(Cursor c) {
    const NodeId a = date_of(c.child(0));
    const NodeId b = date_of(c.child(1));
    if (a == none || b == none) return none;
    const bool months = c->text == "mesi";
    return make(months ? Op::months_between : Op::days_between,
                {months ? Base::months : Base::days, vocabulary::no_list}, c, {a, b});
}

NodeId Expressions::month_edge(Cursor c) {
    const NodeId x = date_of(c.child(0));
    if (x == none) return none;
    return make(c->text == "primo" ? Op::first_of_month : Op::last_of_month, date_type, c, {x});
}

}  // namespace attiva::language::checking
