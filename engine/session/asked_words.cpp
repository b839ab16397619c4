// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/cases/buoni/chiedi/.

#include "session/asked_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "evaluation/wording.hpp"
#include "inquiry/value_words.hpp"

namespace attiva::session {
namespace {

using inquiry::NextQuestion;
using inquiry::Prospect;
using inquiry::Topic;
using vocabulary::Attribute;
using vocabulary::Base;

class Words {
public:
    Words(const AskedOf& of, const NextQuestion& q) : of_(of), v_(of.catalogue.vocabulary), q_(q) {}

    NextStep step() {
        if (q_.topic.about == Topic::About::fact) fact();
        else list();
        out_.settles = q_.settles;
        for (const auto& b : q_.bears_on)
            if (b.instrument == q_.because) because(b);
        for (const auto& b : q_.bears_on)
            if (b.instrument != q_.because) because(b);
        return std::move(out_);
    }

private:
    void fact() {
        const Attribute& a = v_[q_.asked];
        const person::Fact& f = evaluation::facts_of(of_.profile, q_.topic.at.subject)[q_.topic.at.attribute];
        out_.attribute = a.id;
        out_.label = a.label;
        out_.question = a.question;
        out_.document = a.document;
        out_.member = inquiry::member_words(of_.profile, q_.topic.at.subject);
        if (a.holder != vocabulary::no_service) out_.holder = v_.service(a.holder).name;
        out_.how = answer_form(a);
        out_.choices = choices_of(v_, a);
        if (f.status == person::Status::partial)
            out_.known = a.type.base == Base::place ? fmt::format("uno di {} comuni", f.places.size())
                                                    : show(inquiry::seen_as(a, f.value, of_.day), a.type, v_);
        if (a.type.base == Base::place) return;  // too many to tell one by one
        const auto whole = inquiry::seen_as(a, f.value, of_.day);
        for (const Prospect& p : q_.prospects)
            foreseen(p, inquiry::limits_words(v_, a, inquiry::seen_as(a, p.part.way.value, of_.day), whole));
    }

    void list() {
        struct Fixed {
            const char *attribute, *label, *question, *how;
        };
        static constexpr Fixed members{"nucleo_completo", "chi altro c'è nel nucleo",
                                       "Quante altre persone ci sono nel nucleo, oltre a quelle già indicate?", "un numero; nessuna"};
        static constexpr Fixed relatives{"familiari_completo", "familiari che vivono altrove",
                                         "Quanti altri familiari vivono altrove, oltre a quelli già indicati?", "un numero; nessuno"};
        static constexpr Fixed history{"storico", "misure già fatte o in corso",
                                       "Ci sono misure già fatte o in corso, oltre a quelle già indicate?",
                                       "no, oppure una misura: tirocinio_inclusione dal 2025-02 al 2025-07 esito positivo (senza «al»: in corso)"};
        const Fixed& words = q_.topic.about == Topic::About::members ? members : q_.topic.about == Topic::About::relatives ? relatives : history;
        out_.attribute = words.attribute;
        out_.label = words.label;
        out_.question = words.question;
        out_.how = words.how;
        const std::size_t known = q_.topic.about == Topic::About::relatives ? of_.profile.relatives.size() : of_.profile.members.size();
        for (const Prospect& p : q_.prospects) {
            const std::size_t more = q_.topic.about == Topic::About::history ? 0 : p.part.way.count - known;
            foreseen(p, more == 0 ? "nessuna" : more == 1 ? "un'altra" : fmt::format("altre {}", more));
        }
    }

    void foreseen(const Prospect& p, std::string text) {
        ForeseenAnswer a{std::move(text), {}, {}};
        for (const auto i : p.opens) a.opens.push_back(named(i));
        for (const auto i : p.closes) a.closes.push_back(named(i));
        out_.answers.push_back(std::move(a));
    }

    void because(const inquiry::Bearing& b) {
        AskedBecause out{named(b.instrument), {}, nullptr};
        if (b.clause) {
            const auto& clause = of_.catalogue.rules.clauses[*b.clause];
            out.condition = !clause.title.empty() ? clause.title : clause.body ? of_.phrases.words(*clause.body) : "";
            out.source = of_.phrases.of_clause(*b.clause);
        }
        out_.because.push_back(std::move(out));
    }

    [[nodiscard]] NamedInstrument named(language::InstrumentId i) const {
        const std::string& id = of_.catalogue.rules.instruments[i].id;
        return {id, evaluation::subject_name(of_.catalogue, id)};
    }

    const AskedOf& of_;
    const vocabulary::Vocabulary& v_;
    const NextQuestion& q_;
    NextStep out_;
};

}  // namespace

std::string answer_form(const Attribute& a) {
    switch (a.type.base) {
        case Base::boolean: return "sì o no";
        case Base::choice: return "una di queste, oppure: uno tra (a, b), non a";
        case Base::set: return "una o più di queste, con la virgola; nessuna; almeno (a, b)";
        case Base::place: return "un comune, oppure: zona Versilia, provincia LU, fuori Toscana";
        case Base::date: return "un giorno: 1990-05-31, oppure 1990-05, 1990";
        case Base::event: return "un giorno: 2025-05-31, oppure 2025-05, 2025; mai; avvenuto";
        default: return fmt::format("un numero ({}), oppure: sotto N, almeno N, tra N e M", a.unit);
    }
}

std::vector<std::pair<std::string, std::string>> choices_of(const vocabulary::Vocabulary& v, const Attribute& a) {
    std::vector<std::pair<std::string, std::string>> out;
    if (a.type.list != vocabulary::no_list)
        for (const auto& item : v.list(a.type.list).items) out.emplace_back(item.id, item.label);
    return out;
}

NextStep next_step(const AskedOf& of, const NextQuestion& question, std::size_t open) {
    NextStep out = Words(of, question).step();
    out.open = open;
    return out;
}

}  // namespace attiva::session
