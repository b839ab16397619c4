// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Values of parameters: the dated rows of their declaration, and what overlays
// fill in (`stabilisce`). A value is a constant, or a table of constants whose
// conditions may look at the person. Several fasce of one row become one value
// a fascia.
// Tested by tests/language/check_parameters_test.cpp and check_layers_test.cpp.
#include <fmt/format.h>

#include <algorithm>

#include "language/check_expressions.hpp"
#include "text/literal.hpp"
#include "vocabulary/value_reader.hpp"

namespace attiva::language::checking {
namespace {

constexpr std::int32_t most_tiers = 20;

// One row as written: when it holds, and what it says.
struct Row {
    Days days;
    Span span;
    std::vector<ParameterValue> values;  // one a fascia
};

// Each constant of a value, with the place it is written in.
template <class Look>
void each_constant(const State& s, NodeId value, const Look& look) {
    const TypedNode& n = s[value];
    if (n.op == Op::constant) return look(n);
    const bool table = n.op == Op::cases;
    for (std::size_t i = table ? 1 : 0; i < n.args.size(); i += 2) each_constant(s, n.args[i], look);
    if (table && n.args.size() % 2 != 0) each_constant(s, n.args.back(), look);
}

// A zone that writes minus 300 euro a month has made a slip, whoever left it free.
void refuse_beyond_type(State& s, Type type, NodeId value) {
    if (!vocabulary::numeric(type.base)) return;
    const vocabulary::Possible whole = vocabulary::default_domain(type, s.vocabulary);
    each_constant(s, value, [&](const TypedNode& n) {
        if (n.value.lo >= whole.lo && n.value.hi <= whole.hi) return;
        s.error("R226", n.span, fmt::format("il valore esce da ciò che «{}» può essere", type_word(type)),
                "scrivi un valore " + vocabulary::show(whole, type, s.vocabulary));
    });
}

class Values {
public:
    Values(State& s, ParameterId id, Scene scene, Provenance where)
        : s_(s), id_(id), expressions_(s, scene), source_(scene.source), where_(where) {}

    // dated_row: (period, value?, source?, tier_row…)
    Row dated(Cursor at) {
        Row row;
        row.days = days_of(s_, at.child(0));
        row.span = at.child(0) ? at.child(0).span() : at.span();
        const Citation source = cited(s_, at.child(2), source_);
        if (at.child(1))
            add_value(row, at.child(1), source);
        else if (at.first(Kind::tier_row))
            add_tiers(row, at, source);
        else
            row.values.push_back(said(at.span(), source));
        return row;
    }
    // The rows of `stabilisce` when they are fasce without days.
    Row tiers(Cursor rows, const Citation& source) {
        Row row;
        row.span = rows.span();
        add_tiers(row, rows, source);
        return row;
    }
    Row single(Cursor value, const Citation& source) {
        Row row;
        row.span = value.span();
        add_value(row, value, source);
        return row;
    }

private:
    ParameterValue said(Span span, const Citation& source) const {
        ParameterValue v;
        v.source = source;
        v.where = where_;
        v.where.span = span;
        return v;
    }

    void add_value(Row& row, Cursor value, const Citation& source) {
        const NodeId node = constant_value(value);
        if (node == none) return;
        ParameterValue v = said(value.span(), source);
        v.value = node;
        row.values.push_back(std::move(v));
    }

    NodeId constant_value(Cursor value) {
        Type type = s_.book.parameters[id_].type;
        const NodeId node = expressions_.value(value, type);
        if (node == none) return node;
        if (constant(node)) {
            refuse_beyond_type(s_, type, node);
            return node;
        }
        s_.error("R221", value.span(),
                 "il valore di un parametro è un numero o una data, non un calcolo",
                 "scrivi il valore per intero, oppure usa una definizione");
        return none;
    }

    bool constant(NodeId id) const {
        const TypedNode& n = s_[id];
        if (n.op == Op::constant) return true;
        if (n.op == Op::titled) return constant(n.args[0]);
        if (n.op != Op::cases) return false;
        for (std::size_t i = 1; i < n.args.size(); i += 2)
            if (!constant(n.args[i])) return false;
        return n.args.size() % 2 == 0 || constant(n.args.back());
    }

    void add_tiers(Row& row, Cursor rows, Citation source) {
        std::int32_t highest = 0;
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (rows.child(i).is(Kind::tier_row))
                highest = std::max(highest, count_in(rows.child(i)->text));
        if (highest > most_tiers) {
            s_.error("R222", rows.span(),
                     fmt::format("la fascia {} supera il limite di {}", highest, most_tiers),
                     "riduci il numero di fasce");
            return;
        }
        for (std::int32_t tier = 1; tier <= highest; ++tier) add_tier(row, rows, tier, source);
    }

    // fascia N : V se C … fascia N : V altrimenti
    void add_tier(Row& row, Cursor rows, std::int32_t tier, Citation& source) {
        std::vector<NodeId> args;
        Span span;
        bool closed = false;
        bool whole = true;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Cursor at = rows.child(i);
            if (!at.is(Kind::tier_row) || count_in(at->text) != tier) continue;
            span = at.span();
            if (at.child(2)) source = cited(s_, at.child(2), source_);
            if (const Cursor guard = at.child(1))
                args.push_back(expressions_.condition(guard));
            else
                closed = true;
            whole = whole && (args.empty() || args.back() != none);
            args.push_back(constant_value(at.child(0)));
            whole = whole && args.back() != none;
            if (closed) break;
        }
        if (!span.known() && args.empty())
            return s_.error("R222", rows.span(), fmt::format("manca la fascia {}", tier),
                            "numera le fasce da 1 senza salti");
        if (!closed)
            return s_.error(
                "R209", span,
                fmt::format("la fascia {} non dice che cosa vale negli altri casi", tier),
                fmt::format("aggiungi la riga «fascia {} : valore  altrimenti»", tier));
        if (!whole) return;
        ParameterValue v = said(span, source);
        v.tier = tier;
        v.value = args.size() == 1 ? args.front() : table(span, std::move(args));
        row.values.push_back(std::move(v));
    }

    NodeId table(Span span, std::vector<NodeId> args) {
        TypedNode node;
        node.op = Op::cases;
        node.type = s_.book.parameters[id_].type;
        node.span = span;
        node.args = std::move(args);
        return s_.add(std::move(node));
    }

    State& s_;
    ParameterId id_;
    Expressions expressions_;
    Citation source_;
    Provenance where_;
};

// Sorts rows by their first day, ends each before the next, refuses overlaps.
void settle(State& s, std::vector<Row>& rows, const std::string& name) {
    const auto start = [](const Row& r) { return r.days.from.value_or(Date{INT32_MIN}); };
    std::stable_sort(rows.begin(), rows.end(),
                     [&](const Row& a, const Row& b) { return start(a) < start(b); });
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
        const Date next = start(rows[i + 1]);
        if (start(rows[i]) == next || (rows[i].days.to && *rows[i].days.to >= next))
            s.error_with_note(
                "R223", rows[i + 1].span,
                fmt::format("due righe di «{}» valgono negli stessi giorni", name),
                fmt::format("chiudi la riga di prima con «al {}»",
                            next.days == INT32_MIN ? "…" : text::write_date(next + -1)),
                rows[i].span, "la riga di prima");
        else if (!rows[i].days.to)
            rows[i].days.to = next + -1;
    }
}

void keep(Parameter& p, std::vector<Row>& rows) {
    for (Row& row : rows)
        for (ParameterValue& v : row.values) {
            v.from = row.days.from;
            v.to = row.days.to;
            p.values.push_back(std::move(v));
        }
}

void read_openness(State& s, Parameter& p, Cursor at, const Reach& reach) {
    for (std::size_t i = 1; i < at.size(); ++i) {
        const Cursor open = at.child(i);
        if (!open.is(Kind::openness)) continue;
        (open->flag ? p.widenable : p.left_to_zone) = true;
        for (const std::size_t k : {std::size_t{0}, std::size_t{1}}) {
            if (!open.child(k)) continue;
            Type type = p.type;
            Scene scene;
            scene.reach = reach;
            const NodeId bound = Expressions(s, scene).value(open.child(k), type);
            if (bound == none || s[bound].op != Op::constant) continue;
            refuse_beyond_type(s, p.type, bound);
            (k == 0 ? p.least : p.most) = s[bound].value.lo;
        }
        if (p.least && p.most && *p.most < *p.least)
            s.error("R224", open.span(), "i limiti sono scambiati", "scrivi prima il più basso");
    }
}

void check_parameter(State& s, const Pending& pending) {
    const Cursor at = pending.at;
    read_openness(s, s.book.parameters[pending.index], at, pending.reach);
    Scene scene;
    scene.reach = pending.reach;
    Values values(s, pending.index, scene,
                  {pending.reach.layer, at.span(), none, std::nullopt, std::nullopt});
    std::vector<Row> rows;
    for (std::size_t i = 1; i < at.size(); ++i)
        if (at.child(i).is(Kind::dated_row)) rows.push_back(values.dated(at.child(i)));
    Parameter& p = s.book.parameters[pending.index];
    if (rows.empty() && !p.left_to_zone)
        s.error("R225", p.span, fmt::format("il parametro «{}» non ha nessun valore", p.id),
                "aggiungi una riga «dal DATA valore», «dal DATA senza valore», oppure «stabilito "
                "dalla zona»");
    settle(s, rows, p.id);
    keep(p, rows);
}

// The parameter a `stabilisce` may fill; nothing after reporting.
std::optional<ParameterId> fillable(State& s, Cursor name, const Reach& reach) {
    const auto at = s.names.find(name->text);
    if (at == s.names.end() || at->second.kind != Symbol::Kind::parameter) {
        const auto known = [&] {
            std::vector<std::string> out;
            for (const Parameter& p : s.book.parameters)
                if (p.left_to_zone || p.widenable) out.push_back(p.id);
            return out;
        };
        s.error("R102", name.span(), fmt::format("il parametro «{}» non esiste", name->text),
                s.perhaps(name->text, known,
                          "dichiaralo nello strato superiore con «stabilito dalla zona»"));
        return std::nullopt;
    }
    if (at->second.broken) return std::nullopt;
    const Parameter& p = s.book.parameters[at->second.index];
    if (!local(reach.layer)) {
        s.error("C106", name.span(), "«stabilisce» sta solo nei file di una zona o di un comune",
                "scrivi il valore nella dichiarazione del parametro");
        return std::nullopt;
    }
    if (!p.left_to_zone && !p.widenable) {
        s.error_with_note(
            "C105", name.span(),
            fmt::format("«{}» non è lasciato alla zona: uno strato locale non lo cambia", p.id),
            "togli questa clausola, oppure fai scrivere «stabilito dalla zona» dove il parametro è "
            "dichiarato",
            p.span, "dichiarato qui");
        return std::nullopt;
    }
    return at->second.index;
}

void check_limits(State& s, const Parameter& p, NodeId value) {
    each_constant(s, value, [&](const TypedNode& n) {
        if ((!p.least || n.value.lo >= *p.least) && (!p.most || n.value.lo <= *p.most)) return;
        s.error_with_note(
            "C109", n.span, fmt::format("il valore esce dai limiti che «{}» lascia alla zona", p.id),
            "scrivi un valore fra i limiti della dichiarazione", p.span, "i limiti sono qui");
    });
}

// Two overlays must not fill the same parameter for the same places and days.
void refuse_second_fill(State& s, const Parameter& p, const ParameterValue& v) {
    for (const ParameterValue& other : p.values) {
        if (other.where.scope != v.where.scope || other.where.scope == none) continue;
        const auto latest = std::max({v.from, other.from, v.where.from, other.where.from});
        Date end{INT32_MAX};
        for (const auto& to : {v.to, other.to, v.where.to, other.where.to})
            if (to) end = std::min(end, *to);
        if (latest && *latest > end) continue;
        return s.error_with_note(
            "C108", v.where.span,
            fmt::format("«{}» è stabilito due volte per gli stessi luoghi e giorni", p.id),
            "togli uno dei due valori, oppure separa i giorni con «dal … al …»", other.where.span,
            "il primo valore");
    }
}

std::vector<Row> fill_rows(State& s, Values& values, Cursor clause, const Citation& source) {
    std::vector<Row> rows;
    const Cursor body = clause.part(ClausePart::body);
    if (!body) {
        s.error("R401", clause.span(), "«stabilisce» non dice quale valore",
                "scrivi «stabilisce parametro : valore»");
    } else if (!body.is(Kind::rows)) {
        rows.push_back(values.single(body, source));
    } else if (body.first(Kind::tier_row)) {
        rows.push_back(values.tiers(body, source));
    } else {
        for (std::size_t i = 0; i < body.size(); ++i)
            if (body.child(i).is(Kind::dated_row)) rows.push_back(values.dated(body.child(i)));
    }
    return rows;
}

void check_fill(State& s, const Pending& pending) {
    const Cursor at = pending.at;
    const Reach& reach = pending.reach;
    const Cursor name = at.part(ClausePart::label);
    const auto id = name ? fillable(s, name, reach) : std::nullopt;
    if (!id) return;
    Scene scene;
    scene.reach = reach;
    scene.owner = pending.index;
    scene.source = cited(s, at.part(ClausePart::source), pending.source);
    Values values(s, *id, scene, {reach.layer, at.span(), reach.scope, reach.from, reach.to});
    std::vector<Row> rows = fill_rows(s, values, at, scene.source);
    settle(s, rows, name->text);
    const Days days = days_of(s, at.part(ClausePart::period));
    for (Row& row : rows) {
        if (!row.days.from) row.days.from = days.from;
        if (!row.days.to) row.days.to = days.to;
    }
    Parameter& p = s.book.parameters[*id];
    Parameter fresh;
    keep(fresh, rows);
    for (const ParameterValue& v : fresh.values) {
        if (v.value) check_limits(s, p, *v.value);
        refuse_second_fill(s, p, v);
    }
    p.values.insert(p.values.end(), fresh.values.begin(), fresh.values.end());
}

}  // namespace

void check_parameters(State& s) {
    for (const Pending& p : s.parameters) check_parameter(s, p);
    for (const Pending& f : s.fills) check_fill(s, f);
}

}  // namespace attiva::language::checking
