// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Values as regular expressions: what vocabulary/value_reader and text/literal read,
// from their tables of words and units. Nothing they accept is refused, but for
// blanks that nobody writes; what needs counting (a day of a month, a limit with a
// unit) is left to them.
// Tested by tests/schema/.

#include "schema/values.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/literal.hpp"
#include "vocabulary/days_reader.hpp"
#include "vocabulary/shapes.hpp"
#include "vocabulary/value_reader.hpp"

namespace attiva::schema {
namespace {

using vocabulary::Attribute;
using vocabulary::Base;
using vocabulary::ChoiceList;

constexpr std::string_view not_known = "non so";

template <class Range>
std::string either(const Range& texts) {
    return fmt::format("({})", fmt::join(texts, "|"));
}

Json text(const std::string& pattern) { return {{"type", "string"}, {"pattern", "^" + pattern + "$"}}; }

// --- days ---------------------------------------------------------------------

const std::string year = "(19|20|21)[0-9]{2}";
const std::string month = "(0[1-9]|1[0-2])";
const std::string whole_day = year + "-" + month + "-(0[1-9]|[12][0-9]|3[01])";
const std::string some_day = year + "(-" + month + "(-(0[1-9]|[12][0-9]|3[01]))?)?";

Json bare_year() { return {{"type", "integer"}, {"minimum", 1900}, {"maximum", 2199}}; }

Json days(const std::string& others) {
    std::vector<std::string_view> limits;
    for (const auto& w : vocabulary::day_words) limits.push_back(w.word);
    const std::string between = fmt::format("tra +{0} +e +{0}", some_day);
    const std::string limited = fmt::format("{} +{}", either(limits), some_day);
    return {{"anyOf", {text(fmt::format("({}|{}|{}|{}{})", not_known, some_day, between, limited, others)), bare_year()}}};
}

// --- numbers ------------------------------------------------------------------

// With as many decimals as the units allow: 10.140,50.
std::string number(int decimals) {
    const std::string whole = "-?(0|[1-9][0-9]{0,2}(\\.[0-9]{3})+|[1-9][0-9]{0,11})";
    return decimals == 0 ? whole : fmt::format("{}(,[0-9]{{1,{}}})?", whole, decimals);
}

std::string quantity(Base base) {
    std::vector<std::string_view> units;
    int decimals = base == Base::number ? 6 : 0;
    for (const text::Unit* u : text::all_units()) {
        Base of = Base::number;
        if (!vocabulary::base_from_word(std::string(u->name), of) || of != base) continue;
        for (const auto word : text::unit_words(*u)) units.push_back(word);
        decimals = std::max(decimals, u->decimals);
    }
    return units.empty() ? number(decimals) : fmt::format("{}( *{})?", number(decimals), either(units));
}

Json exact(Number n) {
    if (n.whole()) return n.num();
    return static_cast<double>(n.num()) / static_cast<double>(n.den());
}

// A number without a unit, in that of the attribute. Seen by an editor, one with a dot
// is a thousandth of what it says: `10.140` is never more than 10140, nor below 1.
Json bare_number(Number least, Number most) {
    const bool dotted = most >= Number{1000} || least <= Number{-1000};
    Json out{{"type", dotted ? "number" : "integer"}};
    if (!dotted || (least <= Number{1} && least >= Number{0})) out["minimum"] = exact(least);
    if (!dotted || most >= Number{0}) out["maximum"] = exact(most);
    return out;
}

Value numeric(const Attribute& a) {
    std::vector<std::string_view> limits;
    for (const auto& b : vocabulary::bound_words) limits.push_back(b.word);
    const std::string q = quantity(a.type.base);
    const std::string written = fmt::format("({0}|{1}|tra +{1} +e +{1}|{2} +{1})", not_known, q, either(limits));
    const text::Unit* unit = a.type.base == Base::number ? nullptr : text::unit_named(a.unit);
    const Number one = unit != nullptr ? unit->base : Number{1};
    const Number least = a.domain.lo / one;
    const Number most = a.domain.hi / one;
    std::string name = fmt::format("{}_{}_{}", a.unit, text::write_number(least), text::write_number(most));
    std::replace(name.begin(), name.end(), '/', '_');
    return {std::move(name), {{"anyOf", {text(written), bare_number(least, most)}}}};
}

// --- choices ------------------------------------------------------------------

std::string bracketed(const std::string& item) {
    return fmt::format("\\( *{0}( *, *{0})* *\\)", item);
}

std::string one_or_more(const std::string& item) { return fmt::format("({}|{})", item, bracketed(item)); }

struct Items {
    std::vector<std::string> ids, labels;
};

Items items(const ChoiceList& list, const std::vector<std::pair<std::string, std::string>>& others) {
    Items out;
    for (const auto& i : list.items) {
        out.ids.push_back(i.id);
        out.labels.push_back(i.label);
    }
    for (const auto& [id, label] : others) {
        out.ids.push_back(id);
        out.labels.push_back(label);
    }
    return out;
}

const std::pair<std::string, std::string> asked{not_known, "Si è chiesto e non si sa: non si presume nulla."};

Value choice(const ChoiceList& list) {
    const Items bare = items(list, {});
    const Items all = items(list, {asked});
    const std::string id = either(bare.ids);
    const std::string one = fmt::format("{} +{}", either(vocabulary::one_of_words), bracketed(id));
    return {"scelta_" + list.id,
            {{"anyOf", {words(all.ids, all.labels), text(fmt::format("({}|non +{})", one, one_or_more(id)))}}}};
}

Value set(const ChoiceList& list) {
    const Items bare = items(list, {});
    const Items all = items(list, {{"nessuno", "Nessuno di questi, come []."}, asked});
    const std::string id = either(bare.ids);
    Json any{{"type", "array"}, {"items", words(bare.ids, bare.labels)}};
    return {"insieme_" + list.id,
            {{"anyOf", {std::move(any), words(all.ids, all.labels), text(fmt::format("(nessuna|(al massimo|non) +{0}|almeno +{0}( +e non +{0})?)", one_or_more(id)))}}}};
}

}  // namespace

Json any_text() { return {{"type", {"string", "number", "boolean"}}}; }

Json words(const std::vector<std::string>& choices, const std::vector<std::string>& meanings) {
    Json out{{"type", "string"}, {"enum", choices}};
    if (!meanings.empty()) out["enumDescriptions"] = meanings;
    return out;
}

Json yes_no() { return {{"anyOf", {words({"sì", "no"}), text("(Sì|No)")}}}; }

Json day() { return text(whole_day); }

Json partial_day(const std::vector<std::string_view>& other_words) {
    std::string others;
    for (const auto word : other_words) others += fmt::format("|{}", word);
    return days(others);
}

Json whole(int least, int most) {
    Json bare{{"type", "integer"}, {"minimum", least}, {"maximum", most}};
    return {{"anyOf", {std::move(bare), text(number(0))}}};
}

Json money() {
    const std::string sum = number(text::unit_named("euro")->decimals).substr(std::string_view("-?").size());
    Json bare{{"type", "number"}, {"minimum", 0}};
    return {{"anyOf", {text(fmt::format("({0}( *{1})?|€ *{0})", sum, either(text::unit_words(*text::unit_named("euro"))))), std::move(bare)}}};
}

Json name(bool may_be_reserved) {
    const std::string taken = may_be_reserved ? "" : fmt::format("(?!{}$)", either(vocabulary::reserved_names));
    return text(fmt::format("{}[a-z_\u0080-\uFFFD][a-z0-9_\u0080-\uFFFD]{{0,{}}}", taken,
                            vocabulary::longest_name - 1));
}

Json any_values() {
    Json one = any_text();
    Json many{{"type", "array"}, {"items", one}};
    return {{"anyOf", {std::move(one), std::move(many)}}};
}

Value value_of(const Attribute& a, const vocabulary::Vocabulary& vocabulary, const std::vector<std::string>& places) {
    switch (a.type.base) {
        case Base::boolean:
            return {"si_no", {{"anyOf", {words({"sì", "no", asked.first}, {"", "", asked.second}), text("(Sì|No|Non so)")}}}};
        case Base::choice: return choice(vocabulary.list(a.type.list));
        case Base::set: return set(vocabulary.list(a.type.list));
        case Base::date: return {"data", days("")};
        case Base::event: return {"evento", days("|mai|avvenut[oa]")};
        case Base::place: return {"luogo", {{"anyOf", {words(places), any_text()}}}};
        default: return numeric(a);
    }
}

}  // namespace attiva::schema
