// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// One question: names looked up, the profile prepared in its fixed order, the
// answer put together.

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "inquiry/exact.hpp"
#include "inquiry/turns.hpp"
#include "inquiry/ways_in.hpp"
#include "matching/match.hpp"
#include "matching/reserved.hpp"
#include "person/reader.hpp"
#include "session/guarded.hpp"
#include "session/state.hpp"
#include "text/suggest.hpp"

namespace attiva::session {
namespace {

using person::Status;
using vocabulary::AttributeId;

template <class Things>
void unknown(const char* code, const std::string& what, const std::string& name, const Things& names,
             Diagnostics& diagnostics, const std::string& otherwise = "controlla il nome") {
    diagnostics.error(code, Span{}, fmt::format("{} «{}» non c'è", what, name),
                      text::perhaps(name, names, otherwise));
}

std::vector<std::uint16_t> look_up_comune(const catalogue::Catalogue& c, const Question& q,
                                          Diagnostics& diagnostics) {
    if (const auto found = c.territory.find(q.comune, q.day)) return {*found};
    const auto any = c.territory.find_any(q.comune);
    if (!any.empty()) return {any.back()};
    std::vector<std::string> names;
    for (const auto& x : c.territory.comuni()) names.push_back(x.name);
    unknown("U001", "il comune", q.comune, names, diagnostics);
    return {};
}

std::vector<std::uint16_t> look_up_zone(const catalogue::Catalogue& c, const Question& q,
                                        Diagnostics& diagnostics) {
    const std::string id = catalogue::slug(q.zona);
    const auto comuni = c.territory.of_zone(id, q.day);
    if (!comuni.empty()) return comuni;
    if (c.territory.zone_exists(id)) {
        diagnostics.error("U002", Span{}, fmt::format("la zona «{}» in quel giorno non c'è", q.zona),
                          "indica il comune, o un altro giorno");
        return {};
    }
    std::vector<std::string> names;
    for (const auto& z : c.territory.zones()) names.push_back(z.id);
    unknown("U002", "la zona", q.zona, names, diagnostics);
    return {};
}

// Of the declared presumptions, those some instrument rests on (by label, and
// member in brackets); all of them where nobody has looked.
class Presumed {
public:
    Presumed(const catalogue::Catalogue& c, const Answer& a, bool all) : c_(c), all_(all) {
        for (const auto& i : a.instruments) used_.insert(i.presumed.begin(), i.presumed.end());
    }

    std::vector<PresumedFact> list(const person::Profile& p) {
        facts(p.facts, "");
        for (std::size_t i = 0; i < p.members.size(); ++i) {
            const std::string& name = p.members[i].name;
            facts(p.members[i].facts, fmt::format("{} {}", name.empty() ? "componente" : name, i + 1));
        }
        facts(p.unlisted.facts, "altri componenti non elencati");
        if (p.history_state == person::HistoryState::presumed)
            out_.push_back({"storico", "misure già fatte o in corso",
                            p.history.empty() ? "nessuna" : "solo quelle scritte", ""});
        if (rests_on_outcomes(p)) out_.push_back({"storico", "misure concluse di cui non è scritto l'esito", "non finite male", ""});
        if (p.relatives_presumed && rests_on_relatives())
            out_.push_back({"familiari", relatives_elsewhere, p.relatives.empty() ? "nessuno" : "solo quelli scritti", ""});
        return std::move(out_);
    }

private:
    // As matching says it among the presumptions of an instrument.
    static constexpr const char* relatives_elsewhere = "familiari che vivono altrove";

    // Some rule tells a failure from the rest, of a measure whose end nobody told.
    [[nodiscard]] bool rests_on_outcomes(const person::Profile& p) const {
        return std::any_of(p.history.begin(), p.history.end(), [&](const person::Period& period) {
            if (period.outcomes != person::presumed_outcomes || !period.ended_possible) return false;
            return std::any_of(c_.rules.nodes.begin(), c_.rules.nodes.end(), [&](const language::TypedNode& n) {
                const std::uint64_t in = n.gate.outcomes & person::presumed_outcomes;
                return n.op == language::Op::done && n.gate.outcomes != 0 && (in == 0 || in == person::presumed_outcomes) && c_.rules.instruments[n.ref].id == period.instrument;
            });
        });
    }

    [[nodiscard]] bool rests_on_relatives() const {
        if (!all_) return used_.count(relatives_elsewhere) != 0;
        return std::any_of(c_.rules.nodes.begin(), c_.rules.nodes.end(), [](const language::TypedNode& n) {
            return language::over_members(n.op) && n.who == language::Who::relatives;
        });
    }

    void facts(const std::vector<person::Fact>& facts, const std::string& member) {
        for (std::size_t i = 0; i < facts.size(); ++i) {
            if (facts[i].status != Status::presumed) continue;
            const auto& a = c_.vocabulary[static_cast<AttributeId>(i)];
            if (!all_ && used_.count(member.empty() ? a.label : a.label + " (" + member + ")") == 0) continue;
            out_.push_back({a.id, a.label, show(facts[i].value, a.type, c_.vocabulary), member});
        }
    }

    const catalogue::Catalogue& c_;
    bool all_;
    std::set<std::string> used_;
    std::vector<PresumedFact> out_;
};

}  // namespace

std::string place_words(const catalogue::Catalogue& c, const person::Profile& p, Date day) {
    if (c.rules.residence == vocabulary::no_attribute) return "luogo non indicato";
    const person::Fact& f = p.facts[c.rules.residence];
    if (f.status == Status::hidden) return "luogo riservato";
    if (f.places.empty()) return "luogo non indicato";
    if (f.places.size() == 1 && f.places[0] == person::outside_tuscany) return "fuori Toscana";
    if (f.places.size() == 1) {
        const std::string zone = c.territory.zone_of(f.places[0], day);
        const std::string& name = c.territory[f.places[0]].name;
        if (zone.empty()) return "comune di " + name;
        return fmt::format("comune di {} (zona {})", name, c.territory.zone_name(zone, day));
    }
    std::set<std::string> zones;
    std::set<std::string> provinces;
    for (const auto place : f.places) {
        if (place == person::outside_tuscany) return "luogo noto in parte";
        zones.insert(c.territory.zone_of(place, day));
        provinces.insert(c.territory[place].province);
    }
    if (zones.size() == 1) return "zona " + c.territory.zone_name(*zones.begin(), day);
    if (provinces.size() == 1) return "provincia " + *provinces.begin();
    return fmt::format("uno di {} comuni", f.places.size());
}

std::optional<Asked> look_up(const catalogue::Catalogue& c, const Question& q, Diagnostics& diagnostics) {
    Asked asked;
    asked.question = q;
    const std::size_t before = diagnostics.error_count();
    if (!q.comune.empty()) asked.places = look_up_comune(c, q, diagnostics);
    else if (!q.zona.empty()) asked.places = look_up_zone(c, q, diagnostics);
    if (!q.view.empty()) {
        std::vector<std::string> names;
        for (const auto& s : c.vocabulary.services()) names.push_back(s.id);
        if (const auto s = c.vocabulary.find_service(q.view)) asked.view = *s;
        else unknown("U003", "la vista", q.view, names, diagnostics);
    }
    if (!q.instrument.empty() && !c.rules.find_instrument(q.instrument)) {
        std::vector<std::string> names;
        for (const auto& i : c.rules.instruments) names.push_back(i.id);
        unknown("U004", "lo strumento", q.instrument, names, diagnostics,
                fmt::format("scegli fra: {}", fmt::join(names, ", ")));
    }
    if (diagnostics.error_count() != before) return std::nullopt;
    return asked;
}

std::string view_words(const catalogue::Catalogue& c, const Asked& asked) {
    return asked.view == vocabulary::no_service ? "tutto il fascicolo" : c.vocabulary.service(asked.view).name;
}

namespace {

void check_instrument(const catalogue::Catalogue& c, const char* code, const std::string& id, const char* of, Span where,
                      Diagnostics& diagnostics) {
    if (c.rules.find_instrument(id)) return;
    std::vector<std::string> names;
    for (const auto& i : c.rules.instruments) names.push_back(i.id);
    diagnostics.error(code, where, fmt::format("lo strumento «{}» {} non c'è", id, of),
                      text::perhaps(id, names, "guarda gli strumenti del catalogo"));
}

}  // namespace

void check_history(const catalogue::Catalogue& c, const person::Profile& p, Diagnostics& diagnostics) {
    for (const auto& period : p.history)
        check_instrument(c, "P201", period.instrument, "dello storico", period.where, diagnostics);
    for (const auto& wish : p.wishes)
        check_instrument(c, "P202", wish.instrument, wish.wanted ? "fra i desideri" : "fra i rifiuti", wish.where, diagnostics);
}

namespace {

// A fact of the whole file, seen in spite of the view; with the person's own, that nothing
// is written of whoever is not listed.
void show(person::Profile& seen, const person::Profile& whole, analysis::FactAt at, const vocabulary::Vocabulary& v) {
    evaluation::facts_of(seen, at.subject)[at.attribute] = evaluation::facts_of(whole, at.subject)[at.attribute];
    if (at.attribute == v.household_size()) seen.members_complete = whole.members_complete;
    if (at.subject.kind != evaluation::Subject::Kind::person) return;
    person::Fact unwritten;
    unwritten.value = v[at.attribute].domain;
    seen.unlisted.facts[at.attribute] = unwritten;
}

}  // namespace

std::vector<std::string> concealed(const State& state, const person::Profile& profile, const Asked& asked) {
    if (asked.view == vocabulary::no_service) return {};
    const auto day = state.day(asked.question.day, asked.question.simplify);
    return matching::reserved(state.catalogue, day->tables, profile, asked.view);
}

// Which instruments tell is asked about two persons of whom nothing is known: only on the
// days on which something turns for one of them can it be otherwise.
std::vector<std::pair<Date, std::vector<std::string>>> concealed(const State& state, const person::Profile& profile, const Asked& asked, Date last) {
    std::vector<std::pair<Date, std::vector<std::string>>> out{{asked.question.day, concealed(state, profile, asked)}};
    if (asked.view == vocabulary::no_service) return out;
    const catalogue::Catalogue& c = state.catalogue;
    const inquiry::Clock& clock = state.clock(asked.question.simplify);
    const auto first = state.day(asked.question.day, asked.question.simplify);
    std::set<Date> days;
    for (const person::Profile& p : matching::telling(c.vocabulary, profile, asked.view))
        inquiry::turning_days(clock, first->tables, p, last, days);
    for (const Date day : days) {
        const evaluation::DayTables tables(first->tables, day);
        auto now = matching::reserved(c, tables, profile, asked.view);
        if (now != out.back().second) out.emplace_back(day, std::move(now));
    }
    return out;
}

std::optional<Profiles> prepare(const catalogue::Catalogue& c, person::Profile profile,
                                const Asked& asked, Diagnostics& diagnostics, std::vector<std::string> concealed) {
    if (!asked.places.empty() && c.rules.residence != vocabulary::no_attribute) {
        person::Fact& f = profile.facts[c.rules.residence];
        f.places = asked.places;
        f.status = f.places.size() == 1 ? Status::known : Status::partial;
    }
    person::expire(profile, c.vocabulary, asked.question.day);
    const person::Profile whole = asked.shown.empty() ? person::Profile{} : profile;
    person::hide(profile, c.vocabulary, asked.view);
    for (const analysis::FactAt at : asked.shown) show(profile, whole, at, c.vocabulary);
    person::conceal(profile, std::move(concealed));
    set_guarded(asked.question.guarded, c.vocabulary, profile);
    Diagnostics supposed;  // what is not said contradicts nothing
    person::derive(profile, c.vocabulary, asked.question.guarded == Guarded::as_said ? diagnostics : supposed);
    if (!diagnostics.ok()) return std::nullopt;
    Profiles out;
    out.presumed = profile;
    out.bare = std::move(profile);
    if (out.bare.history_state == person::HistoryState::presumed)
        out.bare.history_state = person::HistoryState::open;
    if (asked.question.presumptions) person::presume(out.presumed, c.vocabulary);
    else out.presumed.history_state = out.bare.history_state;
    return out;
}

namespace {

// With protected matters goes the past of what only they open: who is plain has none of
// it; to who does not know them it is not known either (`hidden`, which is returned).
std::vector<std::string> suppose_past(const State& state, const Asked& asked, person::Profile& profile, std::vector<std::string> hidden) {
    const Guarded guarded = asked.question.guarded;
    if (guarded == Guarded::as_said) return hidden;
    const auto day = state.day(asked.question.day, asked.question.simplify);
    auto telling = matching::only_for_others(state.catalogue, day->tables, plain_person(state.catalogue.vocabulary));
    if (guarded == Guarded::plain) {
        person::conceal(profile, std::move(telling));  // `prepare` says anew what is concealed
        return hidden;
    }
    std::vector<std::string> all;
    std::set_union(hidden.begin(), hidden.end(), telling.begin(), telling.end(), std::back_inserter(all));
    return all;
}

}  // namespace

std::optional<Profiles> prepare(const State& state, person::Profile profile, const Asked& asked, Diagnostics& diagnostics) {
    auto hidden = suppose_past(state, asked, profile, concealed(state, profile, asked));
    return prepare(state.catalogue, std::move(profile), asked, diagnostics, std::move(hidden));
}

namespace {

// What would change each no, to who is known as the file says and nothing presumed.
void ways_in(inquiry::Atlas& atlas, inquiry::Inquired& who, bool all, Answer& a) {
    for (InstrumentAnswer& i : a.instruments)
        if (i.verdict == Verdict::unavailable && !i.expired)
            inquiry::tell_ways_in(atlas, who.bare(), *atlas.catalogue.rules.find_instrument(i.id), all, i);
}

}  // namespace

Answer answer(const catalogue::Catalogue& c, const program::Program& program, const Asked& asked,
              const Profiles& profiles, Asking& asking) {
    asking.presumed.run(profiles.presumed);
    asking.bare.run(profiles.bare);
    Answer a;
    a.day = asked.question.day;
    a.place = place_words(c, profiles.presumed, a.day);
    a.view = view_words(c, asked);
    a.digest = c.digest.substr(0, 12);
    a.subject = profiles.bare.label;
    a.presumptions_on = asked.question.presumptions;
    matching::Question q{c, program, asking.presumed, asking.bare, asked.question.reasons,
                         asked.question.instrument, &asking.other, &asking.day->phrases};
    const bool ways = asked.question.reasons && asked.question.ways_in;
    std::optional<inquiry::Inquired> who;
    if (asked.question.exact || ways) {
        if (!asking.atlas) asking.atlas = std::make_unique<inquiry::Atlas>(c, program, asking.day->tables);
        who.emplace(*asking.atlas, profiles.bare, profiles.presumed);
    }
    std::vector<matching::Decision> decisions;
    if (asked.question.exact) {
        decisions = inquiry::decisions(*who, q);
        q.decisions = &decisions;
    }
    a.instruments = matching::match(q);
    tell_wishes(known_wishes(c, profiles.bare, asked.view), a.instruments);
    if (ways) ways_in(*asking.atlas, *who, asked.question.all_ways, a);
    if (a.presumptions_on) a.presumptions = Presumed(c, a, !asked.question.reasons).list(profiles.presumed);
    return a;
}

}  // namespace attiva::session
