// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The screening sheet: the facts chosen, in people's words and in the order of a file.
// Tested by tests/session/screening_test.cpp.

#include "inquiry/screening.hpp"

#include <algorithm>

#include "person/reader.hpp"
#include "person/shapes.hpp"
#include "session/asked_words.hpp"
#include "session/sheet.hpp"
#include "session/state.hpp"

namespace attiva {
namespace {

using vocabulary::Level;

ScreeningFact told(const vocabulary::Vocabulary& v, const inquiry::ScreenedFact& f) {
    const vocabulary::Attribute& a = v[f.asked];
    ScreeningFact out;
    out.attribute = a.id;
    out.label = a.label;
    out.question = a.question;
    out.document = a.document;
    if (a.holder != vocabulary::no_service) out.holder = v.service(a.holder).name;
    out.how = session::answer_form(a);
    out.choices = session::choices_of(v, a);
    out.section = person::own_section(a.level);
    if (!a.applicable_if.empty()) out.only_if = v[a.applicable_if.front().attribute].label;
    out.of_each = a.level == Level::member;
    out.settled = f.settled;
    return out;
}

// A person's first, then the household's, then what is being activated; of each, what it
// rests on before it, as chosen.
void in_file_order(std::vector<inquiry::ScreenedFact>& facts, const vocabulary::Vocabulary& v) {
    const auto place = [&](const inquiry::ScreenedFact& f) { return std::string_view(person::own_section(v[f.asked].level)) == "persona" ? 0 : v[f.asked].level == Level::household ? 1 : 2; };
    std::stable_sort(facts.begin(), facts.end(), [&](const auto& x, const auto& y) { return place(x) < place(y); });
    for (std::size_t i = 0; i < facts.size(); ++i)
        for (const auto& test : v[facts[i].asked].applicable_if) {
            const auto premise = std::find_if(facts.begin(), facts.end(), [&](const auto& f) { return f.asked == test.attribute; });
            if (premise > facts.begin() + static_cast<std::ptrdiff_t>(i) && premise != facts.end())
                std::rotate(facts.begin() + static_cast<std::ptrdiff_t>(i), premise, premise + 1);
        }
}

}  // namespace

std::optional<ScreeningSheet> Catalogue::screening(const Question& question, std::size_t most, Diagnostics& diagnostics) const {
    if (!state_->usable(diagnostics)) return std::nullopt;
    const auto& c = state_->catalogue;
    const auto asked = session::look_up(c, question, diagnostics);
    if (!asked) return std::nullopt;
    person::Profile blank = person::blank(c.vocabulary);
    blank.stated_on = question.day;
    const auto profiles = session::prepare(*state_, std::move(blank), *asked, diagnostics);
    if (!profiles) return std::nullopt;
    const auto day = state_->day(question.day, question.simplify);
    inquiry::Atlas atlas(c, day->tables.program, day->tables);
    inquiry::Screening chosen = inquiry::screening(atlas, profiles->presumed, {false, asked->view}, most);
    ScreeningSheet out;
    out.before = chosen.before;
    out.after = chosen.after;
    out.instruments = c.rules.instruments.size();
    out.day = question.day;
    out.place = session::place_words(c, profiles->presumed, question.day);
    out.view = session::view_words(c, *asked);
    out.digest = c.digest.substr(0, 12);
    if (c.rules.residence != vocabulary::no_attribute) out.residence = c.vocabulary[c.rules.residence].id;
    if (!asked->places.empty()) out.lives_in = question.comune.empty() ? "zona " + question.zona : question.comune;
    in_file_order(chosen.facts, c.vocabulary);
    for (const auto& f : chosen.facts) out.facts.push_back(told(c.vocabulary, f));
    return out;
}

}  // namespace attiva
