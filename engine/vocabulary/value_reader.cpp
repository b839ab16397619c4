// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Facts as written → possible values. One function per family of types.
// Tested by tests/vocabulary/value_reader_test.cpp.

#include "vocabulary/value_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "text/literal.hpp"
#include "text/suggest.hpp"
#include "vocabulary/days_reader.hpp"

namespace attiva::vocabulary {
namespace {

using document::Kind;
using document::Node;

std::string_view trimmed(std::string_view s) {
    while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
    while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
    return s;
}

// A part of a text with its own place.
struct Piece {
    std::string_view text;
    Span where;
};

class Reader {
public:
    Reader(const Node& node, const Attribute& attribute, const ValueContext& context,
           Diagnostics& diagnostics)
        : node_(node), attribute_(attribute), context_(context), diagnostics_(diagnostics) {}

    std::optional<WrittenValue> read() {
        if (node_.kind == Kind::nothing)
            return fail("V101", fmt::format("manca il valore di «{}»", attribute_.label),
                        "scrivi il valore, o `non so` se non si sa, o togli la riga");
        if (attribute_.type.base == Base::set) return within_domain(read_set());
        if (node_.kind != Kind::text)
            return fail("V102", fmt::format("«{}» vuole un valore solo", attribute_.label),
                        "scrivi il valore sulla stessa riga, dopo i due punti");
        whole_ = {trimmed(node_.text), node_.inside()};
        if (whole_.text == "non so") return WrittenValue{attribute_.domain, true};
        // How people say it; one way of writing it keeps the files alike.
        for (const char* meant : {"non lo so", "non si sa", "?"})
            if (whole_.text == meant)
                return fail("V101", fmt::format("«{}» non è un valore di «{}»", meant, attribute_.label),
                            "se non si sa scrivi: non so");
        return within_domain(read_text());
    }

private:
    std::optional<WrittenValue> fail(const char* code, std::string message, std::string help) {
        diagnostics_.error(code, node_.where, std::move(message), std::move(help));
        return std::nullopt;
    }

    // A value outside the domain is an error; one partly outside is cut.
    std::optional<WrittenValue> within_domain(std::optional<WrittenValue> v) {
        if (!v || v->not_known) return v;
        bool empty = false;
        v->value = meet(v->value, attribute_.domain, attribute_.type.base, empty);
        if (!empty) return v;
        return fail("V104", fmt::format("valore fuori dai limiti di «{}»", attribute_.label),
                    fmt::format("deve stare {}",
                                show(attribute_.domain, attribute_.type, context_.vocabulary)));
    }

    std::optional<WrittenValue> read_text() {
        switch (attribute_.type.base) {
            case Base::boolean: return read_boolean();
            case Base::choice: return read_choice();
            case Base::date:
            case Base::event: return read_day();
            default: return read_number();
        }
    }

    std::optional<WrittenValue> read_boolean() {
        if (context_.json && !node_.quoted && (whole_.text == "true" || whole_.text == "false"))
            return WrittenValue{exactly(whole_.text == "true")};
        const auto answer = text::read_answer(whole_.text, whole_.where, diagnostics_);
        if (!answer) return std::nullopt;
        if (*answer == Truth::unknown) return WrittenValue{attribute_.domain, true};
        return WrittenValue{exactly(*answer == Truth::yes)};
    }

    // --- numbers --------------------------------------------------------------

    // The text after one of the words, if it begins with it.
    bool after(std::string_view word, Piece& rest) const {
        std::string_view found;
        if (!begins_with(whole_.text, word, found)) return false;
        rest = piece(found);
        return true;
    }

    // `part` is a view into node_.text.
    [[nodiscard]] Piece piece(std::string_view part) const {
        Span where = whole_.where;
        if (where.known() && where.end - where.begin == node_.text.size()) {
            where.begin += static_cast<std::uint32_t>(part.data() - node_.text.data());
            where.end = where.begin + static_cast<std::uint32_t>(part.size());
        }
        return {part, where};
    }

    bool split_range(Piece rest, Piece& low, Piece& high) const {
        const std::size_t at = rest.text.find(" e ");
        if (at == std::string_view::npos) return false;
        low = piece(trimmed(rest.text.substr(0, at)));
        high = piece(trimmed(rest.text.substr(at + 3)));
        return true;
    }

    // A number of a JSON file has a dot before its decimals: 7000.5.
    [[nodiscard]] bool json_decimals() const {
        return context_.json && !node_.quoted && whole_.text.find('.') != std::string_view::npos &&
               whole_.text.find_first_not_of("-0123456789.") == std::string_view::npos;
    }

    // The unit a bare number is in: the attribute's own; null for a plain numero.
    [[nodiscard]] const text::Unit* own_unit() const {
        return attribute_.type.base == Base::number ? nullptr : text::unit_named(attribute_.unit);
    }

    std::optional<Number> quantity(Piece p, const text::Unit* bare) {
        const Base base = attribute_.type.base;
        std::string written(p.text);
        if (json_decimals()) {  // 10.140 is 10,14: zeros at the end say nothing
            std::replace(written.begin(), written.end(), '.', ',');
            while (written.back() == '0') written.pop_back();
            if (written.back() == ',') written.pop_back();
        }
        const auto q = text::read_quantity(written, p.where, diagnostics_, bare);
        if (!q) return std::nullopt;
        last_unit_ = q->unit;
        if (q->unit == nullptr) return q->number;
        Base given = Base::number;
        if (base_from_word(std::string(q->unit->name), given) && given == base) return q->base();
        diagnostics_.error("V103", p.where,
                           fmt::format("«{}» si scrive in {}, non in {}", attribute_.label,
                                       attribute_.unit, q->unit->name),
                           fmt::format("scrivi il valore in {}", attribute_.unit));
        return std::nullopt;
    }

    std::optional<WrittenValue> bounded(std::optional<Number> low, std::optional<Number> high) {
        const Number lo = low.value_or(attribute_.domain.lo);
        const Number hi = high.value_or(attribute_.domain.hi);
        if (hi < lo)
            return fail("V105", "i due estremi sono in ordine inverso, o fuori dai limiti",
                        fmt::format("scrivi prima il più piccolo; i limiti sono: {}",
                                    show(attribute_.domain, attribute_.type, context_.vocabulary)));
        return WrittenValue{between(lo, hi)};
    }

    std::optional<WrittenValue> read_number() {
        Piece rest;
        if (const auto vague = vague_word(whole_.text); !vague.empty())
            return fail("V106", fmt::format("«{}» non dice quali valori sono possibili", vague),
                        "scrivi un intervallo, dal valore più basso al più alto possibili: tra … e …; "
                        "se sai un limite solo: almeno …, al massimo …");
        if (after("tra", rest)) {
            Piece low;
            Piece high;
            if (!split_range(rest, low, high))
                return fail("V107", "manca il secondo estremo", "scrivi: tra A e B");
            return range(low, high);
        }
        for (const BoundWord& s : bound_words)
            if (after(s.word, rest)) return one_sided(s, rest);
        const auto n = quantity(whole_, own_unit());
        if (!n) return std::nullopt;
        return up_to(WrittenValue{exactly(*n)});
    }

    std::optional<WrittenValue> range(Piece low, Piece high) {
        const auto hi = quantity(high, own_unit());
        const text::Unit* unit = last_unit_;
        // "tra 5.000 e 6.000 euro": the unit of the second stands for both.
        const auto lo = quantity(low, unit != nullptr ? unit : own_unit());
        if (!lo || !hi) return std::nullopt;
        last_unit_ = unit;
        return up_to(bounded(lo, hi));
    }

    // Notes whether the upper bound, read last, was written in whole years.
    [[nodiscard]] std::optional<WrittenValue> up_to(std::optional<WrittenValue> v) const {
        if (v) v->up_to_years = last_unit_ != nullptr && last_unit_->name == "anni";
        return v;
    }

    std::optional<WrittenValue> one_sided(const BoundWord& s, Piece rest) {
        const auto n = quantity(rest, own_unit());
        if (!n) return std::nullopt;
        const Number gap = s.strict ? step(attribute_.type.base) : Number{0};
        if (s.upper) return s.strict ? bounded(std::nullopt, *n - gap) : up_to(bounded(std::nullopt, *n));
        // «più di 18 anni» is true from the day after the birthday, when the completed
        // months of a computed age are still 216.
        const bool completed = attribute_.derivation != Derivation::none && attribute_.type.base == Base::months;
        auto more = bounded(completed ? *n : *n + gap, std::nullopt);
        if (more) more->more_than = completed && s.strict;
        return more;
    }

    // --- days -------------------------------------------------------------------

    [[nodiscard]] WrittenValue days(Date first, Date last) const {
        Possible p = between(Number{first.days}, Number{last.days});
        p.dated = attribute_.type.base == Base::event;
        return WrittenValue{p};
    }

    std::optional<WrittenValue> read_day() {
        const bool event = attribute_.type.base == Base::event;
        if (event && whole_.text == "mai") return WrittenValue{never_happened()};
        if (event && (whole_.text == "avvenuto" || whole_.text == "avvenuta"))
            return days(first_supported_day, context_.stated_on);
        const auto d = read_days(whole_.text, whole_.where, diagnostics_);
        if (!d) return std::nullopt;
        return days(d->first, d->last);
    }

    // --- choices and sets -------------------------------------------------------

    [[nodiscard]] const ChoiceList& list() const {
        return context_.vocabulary.list(attribute_.type.list);
    }

    std::optional<std::uint64_t> item(Piece p) {
        const int at = list().find(std::string(p.text));
        if (at >= 0) return std::uint64_t{1} << at;
        std::vector<std::string> names;
        for (const auto& i : list().items) names.push_back(i.id);
        std::string all;
        for (const auto& n : names) all += (all.empty() ? "" : ", ") + n;
        diagnostics_.error("V108", p.where,
                           fmt::format("«{}» non è fra le scelte di «{}»", p.text, attribute_.label),
                           text::perhaps(p.text, names, "scegli fra: " + all));
        return std::nullopt;
    }

    // "(a, b)" as a mask.
    std::optional<std::uint64_t> bracketed(Piece p) {
        if (p.text.size() < 2 || p.text.front() != '(' || p.text.back() != ')') {
            fail("V109", "l'elenco va fra parentesi", "scrivi per esempio: uno tra (a, b)");
            return std::nullopt;
        }
        std::string_view inside = trimmed(p.text.substr(1, p.text.size() - 2));
        if (inside.empty()) {
            fail("V109", "fra le parentesi non c'è nulla", "scrivi per esempio: uno tra (a, b)");
            return std::nullopt;
        }
        std::uint64_t mask = 0;
        bool good = true;
        while (!inside.empty()) {
            const std::size_t comma = std::min(inside.find(','), inside.size());
            const auto bit = item(piece(trimmed(inside.substr(0, comma))));
            good = good && bit.has_value();
            mask |= bit.value_or(0);
            inside.remove_prefix(std::min(comma + 1, inside.size()));
        }
        if (!good) return std::nullopt;
        return mask;
    }

    std::optional<WrittenValue> masked(std::optional<std::uint64_t> mask) {
        if (!mask) return std::nullopt;
        if (*mask == 0)
            return fail("V104", fmt::format("così non resta nessuna scelta di «{}»", attribute_.label),
                        "lascia fuori almeno una scelta");
        return WrittenValue{exactly_choice(*mask)};
    }

    // One name, or several in brackets.
    std::optional<std::uint64_t> one_or_more(Piece p) {
        return !p.text.empty() && p.text.front() == '(' ? bracketed(p) : item(p);
    }

    std::optional<WrittenValue> read_choice() {
        Piece rest;
        for (const auto word : one_of_words)
            if (after(word, rest)) return masked(bracketed(rest));
        if (after("non", rest)) {
            const auto out = one_or_more(rest);
            return out ? masked(list().all() & ~*out) : std::nullopt;
        }
        return masked(item(whole_));
    }

    // What is certainly in it, and what certainly is not.
    std::optional<WrittenValue> set_between(std::optional<std::uint64_t> in, std::optional<std::uint64_t> out) {
        if (!in || !out) return std::nullopt;
        if ((*in & *out) != 0)
            return fail("V105", "una voce non può esserci e non esserci", "togli la voce ripetuta da uno dei due elenchi");
        Possible p = exactly_set(*in);
        p.may = list().all() & ~*out;
        return WrittenValue{p};
    }

    std::optional<WrittenValue> partly_listed(bool& mine) {
        Piece rest;
        mine = true;
        if (after("almeno", rest)) {
            const std::size_t at = rest.text.find(" e non ");
            if (at == std::string_view::npos) return set_between(one_or_more(rest), 0);
            const auto in = one_or_more(piece(trimmed(rest.text.substr(0, at))));
            return set_between(in, one_or_more(piece(trimmed(rest.text.substr(at + 7)))));
        }
        if (after("non", rest)) return set_between(0, one_or_more(rest));
        if (after("al massimo", rest)) {
            const auto most = one_or_more(rest);
            return most ? set_between(0, list().all() & ~*most) : std::nullopt;
        }
        mine = false;
        return std::nullopt;
    }

    std::optional<WrittenValue> read_set() {
        if (node_.kind == Kind::list) return listed();
        if (node_.kind != Kind::text)
            return fail("V102", fmt::format("«{}» vuole un elenco", attribute_.label),
                        "scrivi per esempio: [a, b], oppure [] se nessuno");
        whole_ = {trimmed(node_.text), node_.inside()};
        if (whole_.text == "non so") return WrittenValue{attribute_.domain, true};
        if (whole_.text == "nessuno" || whole_.text == "nessuna") return WrittenValue{exactly_set(0)};
        bool partly = false;
        auto known = partly_listed(partly);
        if (partly) return known;
        const auto bit = item(whole_);
        if (!bit) return std::nullopt;
        return WrittenValue{exactly_set(*bit)};
    }

    std::optional<WrittenValue> listed() {
        std::uint64_t mask = 0;
        bool good = true;
        for (const Node& n : node_.items) {
            const auto bit = n.kind == Kind::text ? item({n.text, n.inside()}) : std::nullopt;
            if (n.kind != Kind::text)
                fail("V110", "ogni voce dell'elenco è un nome", "scrivi per esempio: [a, b]");
            good = good && bit.has_value();
            mask |= bit.value_or(0);
        }
        if (!good) return std::nullopt;
        return WrittenValue{exactly_set(mask)};
    }

    const Node& node_;
    const Attribute& attribute_;
    const ValueContext& context_;
    Diagnostics& diagnostics_;
    Piece whole_;
    const text::Unit* last_unit_ = nullptr;  // of the quantity read last; null for a plain number
};

}  // namespace

Possible default_domain(Type type, const Vocabulary& vocabulary) {
    constexpr std::int64_t most_cents = 10'000'000'000;
    Possible p;
    switch (type.base) {
        case Base::boolean: p.may = may_no | may_yes; return p;
        case Base::choice:
        case Base::set: p.may = vocabulary.list(type.list).all(); return p;
        case Base::number: return between(Number{-1'000'000}, Number{1'000'000});
        case Base::percent: return between(Number{0}, Number{1});
        case Base::money:
        case Base::money_month:
        case Base::money_year: return between(Number{0}, Number{most_cents});
        case Base::months: return between(Number{0}, Number{2'400});
        case Base::days: return between(Number{0}, Number{73'000});
        case Base::hours_week: return between(Number{0}, Number{168});
        case Base::km:
        case Base::cc: return between(Number{0}, Number{20'000});
        case Base::minutes: return between(Number{0}, Number{100'000});
        case Base::event: p.never = p.dated = true; [[fallthrough]];
        case Base::date:
            p.lo = Number{first_supported_day.days};
            p.hi = Number{last_supported_day.days};
            return p;
        case Base::place: return p;
    }
    return p;
}

std::optional<WrittenValue> read_value(const document::Node& node, const Attribute& attribute,
                                       const ValueContext& context, Diagnostics& diagnostics) {
    return Reader(node, attribute, context, diagnostics).read();
}

}  // namespace attiva::vocabulary
