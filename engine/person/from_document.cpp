// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// A person file → profile: its sections, members and history.
// Tested by tests/person/from_document_test.cpp.

#include <fmt/format.h>

#include <algorithm>

#include "document/reader.hpp"
#include "person/facts.hpp"
#include "person/reader.hpp"
#include "person/shapes.hpp"
#include "text/literal.hpp"
#include "text/suggest.hpp"
#include "vocabulary/days_reader.hpp"

namespace attiva::person {
namespace {

using document::Kind;
using document::MapReader;
using document::Node;

class FileReader {
public:
    FileReader(const Node& document, const vocabulary::Vocabulary& vocabulary,
               const catalogue::Territory& territory, bool json, Diagnostics& diagnostics)
        : file_(document, person_shape(), diagnostics),
          context_{vocabulary, territory, Date{}, json, diagnostics},
          diagnostics_(diagnostics) {}

    Profile read() {
        profile_ = blank(context_.vocabulary);
        context_.stated_on = profile_.stated_on = file_.date("al").value_or(Date{});
        profile_.label = file_.text_or_empty("nome");
        for (const char* name : {"persona", "nucleo", "attivazione"})
            if (const Node* n = file_.take(name))
                read_facts(*n, section(name), nullptr, context_, profile_.facts);
        profile_.members = people("componenti", most_members);
        profile_.relatives = people("familiari", most_relatives);
        completeness();
        history();
        wishes("desidera", true);
        wishes("rifiuta", false);
        consents();
        file_.finish();
        return std::move(profile_);
    }

private:
    void error(const char* code, Span where, std::string message, std::string help) {
        diagnostics_.error(code, where, std::move(message), std::move(help));
    }

    std::vector<Member> people(const char* key, std::size_t most) {
        std::vector<Member> out;
        for (const Node* n : file_.list(key)) {
            if (out.size() == most) {
                error("P010", n->where, fmt::format("«{}» ha al massimo {} voci", key, most),
                      "togli chi non serve");
                break;
            }
            Member m;
            m.facts = blank_facts(context_.vocabulary);
            m.where = n->where;
            if (const Node* role = n->find(role_field().name)) m.name = role->text;
            read_facts(*n, section(key), &role_field(), context_, m.facts);
            out.push_back(std::move(m));
        }
        return out;
    }

    // sì or no; in a JSON file true or false.
    std::optional<bool> yes_no(const char* key) {
        const Node* n = file_.take(key);
        if (n == nullptr) return std::nullopt;
        if (context_.json && !n->quoted && (n->text == "true" || n->text == "false"))
            return n->text == "true";
        return text::read_yes_no(n->text, n->inside(), diagnostics_);
    }

    // The list is complete if the file says so, or if the declared number of
    // members is the number written.
    void completeness() {
        const auto said = yes_no("nucleo_completo");
        const auto relatives = yes_no("familiari_completo");
        profile_.relatives_said = relatives.has_value();
        profile_.relatives_complete = relatives.value_or(false);
        profile_.members_complete = said.value_or(false);
        const auto count = context_.vocabulary.household_size();
        if (count == vocabulary::no_attribute) return;
        const Fact& f = profile_.facts[count];
        const Number written{static_cast<std::int64_t>(profile_.members.size()) + 1};
        if (f.status != Status::known && f.status != Status::partial) {
            if (profile_.members_complete) complete_count(count, written);
            return;
        }
        if (f.value.hi < written || (profile_.members_complete && f.value.lo > written))
            error("P011", f.where,
                  fmt::format("i componenti scritti, con la persona, sono {}",
                              text::write_number(written)),
                  "correggi il numero o l'elenco dei componenti");
        else if (profile_.members_complete) complete_count(count, written);
        if (!said && f.status == Status::known && f.value.lo == written)
            profile_.members_complete = profile_.members_counted = true;
    }

    void complete_count(AttributeId count, Number written) {
        Fact& f = profile_.facts[count];
        f.value = vocabulary::exactly(written);
        f.status = Status::known;
        f.derived = true;
    }

    // --- history -----------------------------------------------------------------

    void history() {
        for (const Node* n : file_.list("storico")) {
            // All are read: who may see fewer is not told of the others by what is missing.
            if (profile_.history.size() == most_periods)
                error("P012", n->where, fmt::format("lo storico ha al massimo {} periodi", most_periods),
                      "togli i più lontani");
            period(*n);
        }
        if (yes_no("storico_completo").value_or(false))
            profile_.history_state = HistoryState::complete;
    }

    void period(const Node& node) {
        MapReader r(node, period_shape(), diagnostics_);
        Period p;
        p.where = node.where;
        p.instrument = r.text_or_empty("strumento");
        p.start = vocabulary::between(Number{first_supported_day.days}, Number{last_supported_day.days});
        p.end = p.start;
        if (const Node* from = r.take("dal")) days(*from, p.start);
        ending(r.take("al"), r.where_value("dal"), p);
        if (p.ended_possible && p.end.hi < p.start.lo)
            error("P013", r.where_value("al"), "il periodo finisce prima di cominciare", "correggi le date");
        p.end.lo = std::max(p.end.lo, p.start.lo);
        if (!p.open_possible) p.start.hi = std::max(p.start.lo, std::min(p.start.hi, p.end.hi));
        if (const auto o = r.choice("esito")) {
            if (*o < 4) p.outcomes = std::uint64_t{1} << *o;
            else p.outcome_asked = true;
        }
        profile_.history.push_back(std::move(p));
    }

    // Who says «in corso» or «concluso» says it on the day of the file: it has begun by
    // then, and if it is over it has ended by then.
    void ending(const Node* to, Span from, Period& p) {
        const bool running = to != nullptr && to->text == still_running;
        const bool known_over = to != nullptr && to->text == over;
        p.open_possible = to == nullptr || running || to->text == "non so";
        p.ended_possible = to != nullptr && !running;
        if (running || known_over) begun(from, p);
        if (known_over) p.end.hi = Number{context_.stated_on.days};
        else if (to != nullptr && !p.open_possible && !vocabulary::may_be_days(to->text))
            error("P019", to->where, fmt::format("«{}» non dice quando finisce il periodo", to->text),
                  "scrivi un giorno, un mese o un anno; «concluso» se è finito e non si sa quando; «in corso»; «non so»");
        else if (to != nullptr && !p.open_possible) days(*to, p.end);
    }

    void begun(Span from, Period& p) {
        const Number day{context_.stated_on.days};
        if (p.start.lo > day) {
            error("P013", from, "il periodo comincia dopo il giorno in cui i fatti sono detti",
                  "correggi «dal», o il giorno scritto in «al» in testa al file");
            p.start.lo = day;
        }
        p.start.hi = std::min(p.start.hi, day);
    }

    void days(const Node& n, Possible& interval) {
        if (n.text == "non so") return;
        const auto d = vocabulary::read_days(n.text, n.inside(), diagnostics_);
        if (d) interval = vocabulary::between(Number{d->first.days}, Number{d->last.days});
    }

    void wishes(const char* key, bool wanted) {
        const auto all = file_.texts(key);
        const bool too_many = all.size() > most_wishes;
        if (too_many)
            error("P017", all[most_wishes]->where, fmt::format("«{}» ha al massimo {} voci", key, most_wishes), "togli ciò che non serve");
        for (const Node* n : all) {
            const auto said = std::find_if(profile_.wishes.begin(), profile_.wishes.end(),
                                           [&](const Wish& w) { return w.instrument == n->text; });
            if (said == profile_.wishes.end()) profile_.wishes.push_back({n->text, wanted, n->where});
            else if (!too_many) both_ways(*said, wanted, n->where);
        }
    }

    void both_ways(const Wish& said, bool wanted, Span where) {
        const bool twice = said.wanted == wanted;
        Diagnostic d{Severity::error, "P018",
                     fmt::format("«{}» {}", said.instrument, twice ? "è scritto due volte" : "è insieme fra i desideri e fra i rifiuti"),
                     where, "", {}, twice ? "lascialo una volta sola" : "lascia ciò che la persona dice oggi"};
        d.notes.push_back({said.where, "l'altro è qui"});
        diagnostics_.add(std::move(d));
    }

    void consents() {
        for (const Node* n : file_.texts("consensi")) {
            if (const auto s = context_.vocabulary.find_service(n->text)) {
                profile_.consents.push_back(*s);
                continue;
            }
            std::vector<std::string> names;
            for (const auto& s : context_.vocabulary.services()) names.push_back(s.id);
            error("P014", n->where, fmt::format("il servizio «{}» non c'è", n->text),
                  text::perhaps(n->text, names, "guarda catalog/vocabolario/servizi.yaml"));
        }
    }

    MapReader file_;
    FactContext context_;
    Diagnostics& diagnostics_;
    Profile profile_;
};

}  // namespace

std::vector<Fact> blank_facts(const vocabulary::Vocabulary& vocabulary) {
    std::vector<Fact> facts(vocabulary.attributes().size());
    for (std::size_t i = 0; i < facts.size(); ++i) facts[i].value = vocabulary.attributes()[i].domain;
    return facts;
}

Profile blank(const vocabulary::Vocabulary& vocabulary) {
    Profile p;
    p.facts = blank_facts(vocabulary);
    return p;
}

Profile from_document(const Node& document, const vocabulary::Vocabulary& vocabulary,
                      const catalogue::Territory& territory, bool json, Diagnostics& diagnostics) {
    return FileReader(document, vocabulary, territory, json, diagnostics).read();
}

}  // namespace attiva::person
