// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/cases/cattivi/percorso/.

#include "session/path_task.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "document/tree.hpp"
#include "evaluation/wording.hpp"
#include "pathway/consequences.hpp"
#include "text/literal.hpp"
#include "text/suggest.hpp"
#include "vocabulary/value_reader.hpp"

namespace attiva::session {
namespace {

using pathway::Goal;
using vocabulary::AttributeId;

std::string trimmed(const std::string& s) {
    const std::size_t first = s.find_first_not_of(' ');
    return first == std::string::npos ? "" : s.substr(first, s.find_last_not_of(' ') - first + 1);
}

class LookingUp {
public:
    LookingUp(const catalogue::Catalogue& c, Diagnostics& diagnostics) : c_(c), diagnostics_(diagnostics) {}

    std::optional<language::InstrumentId> instrument(const std::string& id, const char* code = "U004") {
        const auto found = c_.rules.find_instrument(id);
        if (!found)
            diagnostics_.error(code, Span{}, fmt::format("lo strumento «{}» non c'è", id), text::perhaps(id, ids(), "guarda gli strumenti con attiva catalogo"));
        return found;
    }

    void bounds(const char* option, int value, int least, int most) {
        if (least <= value && value <= most) return;
        diagnostics_.error("U008", Span{}, fmt::format("{} va da {} a {}, non {}", option, least, most, value), "scegli un numero in quei limiti");
    }

    void goal(const std::string& text, Date day, PathTask& task) {
        const std::size_t equals = text.find('=');
        if (trimmed(text).empty()) {
            task.goal_words = "ciò a cui è sensato puntare";
            return;
        }
        if (equals == std::string::npos) {
            task.goal.kind = Goal::Kind::instrument;
            if (const auto i = instrument_or_fact(trimmed(text))) {
                task.goal.instrument = *i;
                task.goal_words = evaluation::subject_name(c_, c_.rules.instruments[*i].id);
            }
            return;
        }
        task.goal.kind = Goal::Kind::fact;
        if (text.find_first_of("!<>") != std::string::npos || text.find('=', equals + 1) != std::string::npos) {
            diagnostics_.error("U007", Span{}, "in un obiettivo si può scrivere solo «=»", "scrivi «FATTO = VALORE», con il valore a cui arrivare");
            return;
        }
        const std::string id = trimmed(text.substr(0, equals));
        const std::string value = trimmed(text.substr(equals + 1));
        if (id.empty() || value.empty()) diagnostics_.error("U007", Span{}, fmt::format("all'obiettivo manca {}", id.empty() ? "il fatto" : "il valore"), "scrivi «FATTO = VALORE», con il valore a cui arrivare");
        else fact(id, value, day, task);
    }

private:
    [[nodiscard]] std::vector<std::string> ids() const {
        std::vector<std::string> out;
        for (const auto& i : c_.rules.instruments) out.push_back(i.id);
        return out;
    }

    static bool may_be_goal(const vocabulary::Attribute& attribute) {
        const bool own = attribute.level == vocabulary::Level::person || attribute.level == vocabulary::Level::member || attribute.level == vocabulary::Level::household;
        return pathway::finite(attribute) && own;
    }
    void no_goal(const std::string& id) {
        diagnostics_.error("U007", Span{}, fmt::format("«{}» non può essere un obiettivo", id), "un obiettivo è un fatto della persona o del nucleo, sì o no oppure con una lista di valori");
    }

    std::optional<language::InstrumentId> instrument_or_fact(const std::string& id) {
        if (const auto found = c_.rules.find_instrument(id)) return found;
        const auto a = c_.vocabulary.find(id);
        const bool attribute = a.has_value();
        if (a && !may_be_goal(c_.vocabulary[*a])) {
            no_goal(id);
            return std::nullopt;
        }
        diagnostics_.error("U007", Span{}, attribute ? fmt::format("«{}» è un fatto: non si sa quale valore deve avere", id) : fmt::format("l'obiettivo «{}» non è uno strumento del catalogo", id),
                           attribute ? fmt::format("scrivi «{} = VALORE»", id) : text::perhaps(id, ids(), "uno strumento, oppure FATTO = VALORE"));
        return std::nullopt;
    }

    void fact(const std::string& id, const std::string& value, Date day, PathTask& task) {
        const auto a = c_.vocabulary.find(id);
        if (!a) {
            std::vector<std::string> names;
            for (const auto& x : c_.vocabulary.attributes()) names.push_back(x.id);
            diagnostics_.error("U007", Span{}, fmt::format("l'obiettivo parla di «{}», che il vocabolario non ha", id), text::perhaps(id, names, "guarda docs/vocabolario.md"));
            return;
        }
        const vocabulary::Attribute& attribute = c_.vocabulary[*a];
        if (!may_be_goal(attribute)) {
            no_goal(id);
            return;
        }
        document::Node node;
        node.kind = document::Kind::text;
        node.text = value;
        Diagnostics found;
        const auto read = vocabulary::read_value(node, attribute, {c_.vocabulary, day}, found);
        if (!read || read->not_known || !found.ok()) {
            std::string help = attribute.question;
            for (const auto& d : found.items())
                if (!d.help.empty()) help = d.help;
            // Not to know is nothing to arrive at.
            if (attribute.type.base == vocabulary::Base::boolean) help = "scrivi sì oppure no";
            diagnostics_.error("U007", Span{}, fmt::format("«{}» non è un valore di «{}»", value, id), help);
            return;
        }
        task.goal.attribute = *a;
        task.goal.values = read->value.may;
        task.goal_words = fact_words(c_, *a, task.goal.values);
    }

    const catalogue::Catalogue& c_;
    Diagnostics& diagnostics_;
};

}  // namespace

vocabulary::Possible possible(const vocabulary::Attribute& attribute, std::uint64_t values) {
    vocabulary::Possible out = attribute.domain;
    out.may = values;
    return out;
}

std::string fact_words(const catalogue::Catalogue& c, AttributeId a, std::uint64_t values) {
    const vocabulary::Attribute& attribute = c.vocabulary[a];
    return fmt::format("{}: {}", attribute.label, vocabulary::show(possible(attribute, values), attribute.type, c.vocabulary));
}

std::optional<PathTask> look_up_path(const catalogue::Catalogue& c, Date day, const PathQuestion& asked, Diagnostics& diagnostics) {
    const std::size_t before = diagnostics.error_count();
    PathTask task;
    task.asked = asked;
    task.from = asked.from.value_or(day);
    LookingUp look(c, diagnostics);
    look.bounds("--ore", asked.hours.value_or(usual_path_hours), 1, most_path_hours);
    look.bounds("--insieme", asked.together, 1, most_path_together);
    look.bounds("--entro", asked.months, 1, longest_path_months);
    look.bounds("--alternative", asked.alternatives, 0, most_path_alternatives);
    task.last = diagnostics.error_count() == before ? std::min(add_months(day, asked.months), last_supported_day) : day;
    if (diagnostics.error_count() == before && (task.from < day || task.last < task.from))
        diagnostics.error("U008", Span{}, fmt::format("il primo giorno del percorso va dal {} al {}", text::write_date(day), text::write_date(task.last)), "cambia --da, --data o --entro");
    look.goal(asked.goal, day, task);
    for (const std::string& id : asked.excluded)
        if (const auto i = look.instrument(id); i && std::find(task.excluded.begin(), task.excluded.end(), *i) == task.excluded.end()) task.excluded.push_back(*i);
    if (!asked.fails.empty()) task.fails = look.instrument(asked.fails);
    if (diagnostics.error_count() != before) return std::nullopt;
    if (asked.hours) task.hours = *asked.hours, task.hours_from = PathHours::asked;
    return task;
}

void settle_hours(PathTask& task, const catalogue::Catalogue& c, const person::Profile& profile) {
    const auto a = c.vocabulary.find(sustained_hours);
    if (!a || task.hours_from == PathHours::asked || c.vocabulary[*a].type.base != vocabulary::Base::hours_week) return;
    const vocabulary::Possible& value = profile.facts[*a].value;
    const bool said = value.lo == value.hi || value.hi < c.vocabulary[*a].domain.hi;
    if (value.not_applicable || !said) return;
    task.hours = static_cast<int>(std::min<std::int64_t>(value.hi.num() / value.hi.den(), most_path_hours));
    task.hours_from = PathHours::person;
}

}  // namespace attiva::session
