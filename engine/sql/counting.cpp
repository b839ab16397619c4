// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What is counted over those one lives with, over relatives, over past measures: each
// sum is a column of a view, and the row of those nobody listed stands for any of them.

#include "sql/translate.hpp"
#include "sql/whole.hpp"

namespace attiva::sql {
namespace {

using evaluation::most_unlisted;
using language::Who;

Frame others_of(Who who) { return who == Who::relatives ? Frame::relatives : Frame::household; }
bool with_person(Who who) { return who == Who::members || who == Who::applicants; }

}  // namespace

Expr Translator::aggregate(Frame frame, bool sum, Expr value) {
    // It is written where it is counted, with no step before.
    if (!e_.writable(value)) throw Refused("conta fra i componenti, i familiari o le misure avute con una condizione troppo annidata");
    if (e_[value].kind == sql::Node::Kind::number && e_[value].value == 0) return value;
    const int step = e_[value].counted + 1;
    auto& known = aggregates_[static_cast<std::size_t>(frame)];
    for (const Aggregate& a : known)
        if (a.sum == sum && a.value == value) return e_.column(Frame::people, a.name, a.step);
    static constexpr const char* words[] = {"", "comp", "fam", "storia"};
    known.push_back({std::string(words[static_cast<std::size_t>(frame)]) + "_" + std::to_string(++counted_), sum, value, step});
    return e_.column(Frame::people, known.back().name, step);
}

Expr Translator::listed(Frame frame) { return e_.negation(e_.flag(frame, "non_elencato")); }

Pair Translator::of_age(Who who, Frame frame) {
    if (who != Who::applicants) return {e_.truth(true), e_.truth(false)};
    if (day_.book.age == vocabulary::no_attribute) return {e_.truth(true), e_.truth(true)};
    return compare(e_, language::Compare::greater_equal, attribute(day_.book.age, frame),
                   exactly(vocabulary::exactly(Number{evaluation::adult_months}), Base::months, e_));
}

// Is one of the frame one of those counted?
Pair Translator::counts(const Node& n, Frame frame) {
    const Pair age = of_age(n.who, frame);
    std::vector<Expr> yes{age.yes};
    std::vector<Expr> no{age.no};
    for (std::uint32_t i = 0; i < n.count && i < 2; ++i) {
        const Pair p = argument_truth(n, i, frame);
        yes.push_back(p.yes);
        no.push_back(p.no);
    }
    return {e_.all(std::move(yes)), e_.any(std::move(no))};
}

Translator::Count Translator::count(const Node& n) {
    const Frame frame = others_of(n.who);
    const Pair p = counts(n, frame);
    const Expr is_listed = listed(frame);
    std::vector<std::pair<std::int64_t, Expr>> sure{{1, aggregate(frame, true, e_.one_if(e_.all({is_listed, e_.negation(p.no)})))}};
    std::vector<std::pair<std::int64_t, Expr>> possible{{1, aggregate(frame, true, e_.one_if(e_.all({is_listed, p.yes})))}};
    // However many they are, if there may be any: `numero di componenti` asks nothing of them.
    const Expr counted = n.count == 0 ? e_.truth(true) : p.yes;
    const Expr open = aggregate(frame, false, e_.one_if(e_.all({e_.negation(is_listed), counted})));
    if (with_person(n.who)) {
        const Pair own = counts(n, Frame::people);
        sure.emplace_back(1, e_.one_if(e_.negation(own.no)));
        possible.emplace_back(1, e_.one_if(own.yes));
    }
    return {e_.total(0, sure), e_.total(0, possible), e_.compare(Sign::less_equal, e_.number(1), open)};
}

Pair Translator::quantified(const Node& n) {
    const Count c = count(n);
    const bool at_most = n.cmp == language::Compare::less_equal;
    const Expr k = e_.number(program_.extra(n).number + (at_most ? 1 : 0));
    const Pair reached{e_.any({e_.compare(Sign::less_equal, k, c.possible), c.open}), e_.compare(Sign::less, c.sure, k)};
    return at_most ? Pair{reached.no, reached.yes} : reached;
}

Pair Translator::every(const Node& n) {
    const auto complies = [&](Frame frame) {
        const Pair age = of_age(n.who, frame);
        const Pair asked = argument_truth(n, 0, frame);
        const Pair filter = n.count > 1 ? argument_truth(n, 1, frame) : Pair{e_.truth(true), e_.truth(false)};
        return Pair{e_.any({age.no, filter.no, asked.yes}), e_.all({age.yes, filter.yes, asked.no})};
    };
    const Frame frame = others_of(n.who);
    const Pair others = complies(frame);
    const auto none = [&](Expr value) { return e_.compare(Sign::less, aggregate(frame, false, e_.one_if(value)), e_.number(1)); };
    std::vector<Expr> yes{none(e_.all({listed(frame), e_.negation(others.yes)}))};
    std::vector<Expr> no{e_.negation(none(others.no))};
    if (with_person(n.who)) {
        const Pair own = complies(Frame::people);
        yes.push_back(own.yes);
        no.push_back(own.no);
    }
    return {e_.all(std::move(yes)), e_.any(std::move(no))};
}

Term Translator::number_between(Expr least, Expr most, std::int64_t from, std::int64_t to, std::int64_t den, Base base) const {
    Term t;
    t.base = base;
    t.leaf.fixed = false;
    t.leaf.straight = true;
    t.leaf.least = least;
    t.leaf.most = most;
    t.leaf.from = from;
    t.leaf.to = to;
    t.leaf.scale = Number::ratio(1, den);
    t.leaf.lower = t.leaf.upper = [den](std::int64_t v) { return Number::ratio(v, den); };
    return t;
}

Term Translator::counted(const Node& n) {
    const Count c = count(n);
    return number_between(c.sure, e_.choose({c.open, e_.number(most_unlisted), c.possible}), 0, evaluation::most_counted, 1, n.base);
}

Term Translator::summed(const Node& n) {
    const Frame frame = others_of(n.who);
    const Expr zero = e_.number(0);
    const auto counted = [&](Frame where) {
        const Pair age = of_age(n.who, where);
        const Pair filter = n.count > 1 ? argument_truth(n, 1, where) : Pair{e_.truth(true), e_.truth(false)};
        return Pair{e_.all({age.yes, filter.yes}), e_.any({age.no, filter.no})};
    };
    const auto least = [&](Expr v) { return e_.choose({e_.compare(Sign::less, v, zero), v, zero}); };
    const auto most = [&](Expr v) { return e_.choose({e_.compare(Sign::less, zero, v), v, zero}); };
    const Ends other = ends(e_, of(program_.argument(n, 0), frame));
    const Pair p = counted(frame);
    const Expr is_listed = listed(frame);
    const auto of_rows = [&](Expr v, Expr uncertain) {
        return aggregate(frame, true, e_.choose({e_.negation(p.yes), zero, e_.negation(is_listed), e_.total(0, {{most_unlisted, uncertain}}), e_.negation(p.no), v, uncertain}));
    };
    std::vector<std::pair<std::int64_t, Expr>> lo{{1, of_rows(other.lo, least(other.lo))}};
    std::vector<std::pair<std::int64_t, Expr>> hi{{1, of_rows(other.hi, most(other.hi))}};
    std::int64_t from = std::min<std::int64_t>(other.from, 0);
    std::int64_t to = std::max<std::int64_t>(other.to, 0);
    const Expr gone = lapsed(e_, of(program_.argument(n, 0), frame));
    std::vector<Expr> any_gone{e_.compare(Sign::less_equal, e_.number(1), aggregate(frame, false, e_.one_if(e_.all({p.yes, gone}))))};
    if (with_person(n.who)) {
        const Term& value = of(program_.argument(n, 0), Frame::people);
        const Ends own = ends(e_, value);
        if (own.den != other.den) throw Refused("somma quantità di unità diverse");
        const Pair mine = counted(Frame::people);
        lo.emplace_back(1, e_.choose({e_.negation(mine.yes), zero, e_.negation(mine.no), own.lo, least(own.lo)}));
        hi.emplace_back(1, e_.choose({e_.negation(mine.yes), zero, e_.negation(mine.no), own.hi, most(own.hi)}));
        any_gone.push_back(e_.all({mine.yes, lapsed(e_, value)}));
        from = std::min(from, own.from);
        to = std::max(to, own.to);
    }
    const Span64 span = check_reach({{evaluation::most_counted, from, from}, {evaluation::most_counted, 0, to - from}}, 0);
    Term t = number_between(e_.total(0, lo), e_.total(0, hi), span.from, span.to, other.den, n.base);
    t.lapsed = e_.any(std::move(any_gone));
    return t;
}

// --- past measures -----------------------------------------------------------------

Expr Translator::is_of(const Node& n) { return e_.is_text(Frame::past, "strumento", day_.book.instruments[n.ref].id); }

// May there be periods of it beside those written?
Expr Translator::past_open(const Node& n) {
    const Expr row = e_.all({is_of(n), e_.flag(Frame::past, "non_scritto")});
    return e_.any({e_.flag(Frame::people, "storico_aperto"), e_.compare(Sign::less_equal, e_.number(1), aggregate(Frame::past, false, e_.one_if(row)))});
}

Term Translator::past_day(const char* least, const char* most, Base base) {
    Term t = number_between(e_.column(Frame::past, least), e_.column(Frame::past, most), first_supported_day.days, last_supported_day.days, 1, base);
    t.leaf.day = true;
    if (base != Base::event) return t;
    t.dated = e_.flag(Frame::past, "concluso_possibile");
    t.never = e_.flag(Frame::past, "in_corso_possibile");
    return t;
}

Pair Translator::done(const Node& n) {
    const auto& gate = program_.extra(n).gate;
    const Term end = past_day("fine_min", "fine_max", Base::event);
    std::vector<Pair> all{happened(e_, end, day_.day)};
    if (gate.outcomes != 0) {
        Term outcome;
        outcome.kind = Term::Kind::items;
        outcome.base = Base::choice;
        for (const char* o : {"esito_positivo", "esito_parziale", "esito_negativo", "esito_interrotto"}) outcome.may.push_back(e_.flag(Frame::past, o));
        all.push_back(one_of(e_, outcome, gate.outcomes));
    }
    if (gate.has_since)
        all.push_back(since(e_, gate.cmp, end, exactly(vocabulary::exactly(gate.amount), Base::number, e_), gate.in_days, day_.day));
    const Expr row = e_.all({is_of(n), e_.negation(e_.flag(Frame::past, "non_scritto"))});
    std::vector<Expr> yes{row};
    std::vector<Expr> sure{row};
    for (const Pair& p : all) {
        yes.push_back(p.yes);
        sure.push_back(e_.negation(p.no));
    }
    const Expr some = e_.compare(Sign::less_equal, e_.number(1), aggregate(Frame::past, false, e_.one_if(e_.all(std::move(yes)))));
    const Expr none = e_.compare(Sign::less, aggregate(Frame::past, false, e_.one_if(e_.all(std::move(sure)))), e_.number(1));
    return {e_.any({some, past_open(n)}), none};
}

Pair Translator::running(const Node& n) {
    const Pair begun = happened(e_, past_day("inizio_min", "inizio_max", Base::date), day_.day);
    const Pair ended = happened(e_, past_day("fine_min", "fine_max", Base::event), day_.day);
    const Expr row = e_.all({is_of(n), e_.negation(e_.flag(Frame::past, "non_scritto"))});
    const Expr yes = e_.one_if(e_.all({row, begun.yes, ended.no}));
    const Expr sure = e_.one_if(e_.all({row, e_.negation(begun.no), e_.negation(ended.yes)}));
    return {e_.any({e_.compare(Sign::less_equal, e_.number(1), aggregate(Frame::past, false, yes)), past_open(n)}),
            e_.compare(Sign::less, aggregate(Frame::past, false, sure), e_.number(1))};
}

Term Translator::times(const Node& n) {
    const Pair begun = happened(e_, past_day("inizio_min", "inizio_max", Base::date), day_.day);
    const Expr row = e_.all({is_of(n), e_.negation(e_.flag(Frame::past, "non_scritto"))});
    const Expr sure = aggregate(Frame::past, true, e_.one_if(e_.all({row, e_.negation(begun.no)})));
    const Expr possible = aggregate(Frame::past, true, e_.one_if(e_.all({row, begun.yes})));
    return number_between(sure, e_.choose({past_open(n), e_.number(most_unlisted), possible}), 0, 200, 1, n.base);
}

}  // namespace attiva::sql
