// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What somebody must look at, and what relies on it.

#include <algorithm>
#include <map>

#include "cards/cards.hpp"

namespace attiva::cards {
namespace {

using language::ClauseId;
using language::ParameterId;
using language::Subject;

class Review {
public:
    explicit Review(const Source& s) : s_(s) {
        for (const auto& a : s.catalogue.acts) read_on_[a.id] = a.read_on;
        for (const auto* subjects : {&s.catalogue.rules.instruments, &s.catalogue.rules.funds})
            for (const Subject& subject : *subjects)
                for (const ParameterId p : language::parameters_of(s.catalogue.rules, subject)) readers_[p].push_back(subject.id);
    }

    std::vector<Unsettled> list() {
        const auto& book = s_.catalogue.rules;
        for (const auto& sheet : s_.catalogue.sheets)
            if (sheet.unverified) add("scheda da verificare", sheet.name, s_.phrases.of_sheet(sheet), {sheet.id});
        for (const auto& level : s_.catalogue.levels)
            if (level.unverified) add("da verificare", level.name, s_.phrases.of_level(level), {level.id});
        for (const auto* subjects : {&book.instruments, &book.funds})
            for (const Subject& subject : *subjects)
                for (const ClauseId id : subject.clauses) clause(subject, id);
        for (ParameterId p = 0; p < book.parameters.size(); ++p) parameter(p);
        return std::move(out_);
    }

private:
    void add(const char* kind, std::string what, const SharedSource& source, std::vector<std::string> by) {
        Unsettled u;
        u.kind = kind;
        u.what = std::move(what);
        u.source = source;
        if (const auto found = read_on_.find(source->act); found != read_on_.end()) u.read_on = found->second;
        u.relied_on_by = std::move(by);
        out_.push_back(std::move(u));
    }

    void clause(const Subject& subject, ClauseId id) {
        const auto& c = s_.catalogue.rules.clauses[id];
        if (!c.source.unverified) return;
        std::string what = c.title;
        if (what.empty() && c.body) what = s_.phrases.words(*c.body);
        for (const auto& target : c.targets) what += (what.empty() ? "" : ", ") + target;
        add("da verificare", what.empty() ? "una clausola" : what, s_.phrases.of_clause(id), {subject.id});
    }

    void parameter(ParameterId id) {
        const auto& p = s_.catalogue.rules.parameters[id];
        const std::string title = p.title.empty() ? p.id : p.title;
        for (std::uint32_t i = 0; i < p.values.size(); ++i) {
            const auto& v = p.values[i];
            if (!v.value) add("senza valore", title, s_.phrases.of_value(id, i), readers_[id]);
            else if (v.source.unverified) add("da verificare", title + ": " + s_.phrases.words(*v.value), s_.phrases.of_value(id, i), readers_[id]);
        }
        if (p.left_to_zone && p.values.empty()) add("lasciato alla zona", title, s_.phrases.of_parameter(id), readers_[id]);
    }

    const Source& s_;
    std::map<std::string, std::string> read_on_;
    std::map<ParameterId, std::vector<std::string>> readers_;
    std::vector<Unsettled> out_;
};

}  // namespace

std::vector<Unsettled> unsettled(const Source& source) { return Review(source).list(); }

std::vector<Level> levels(const Source& source) {
    std::vector<Level> out;
    for (const auto& l : source.catalogue.levels) out.push_back({l.id, l.name, l.description, l.from, source.phrases.of_level(l)});
    return out;
}

std::vector<Presumption> presumptions(const catalogue::Catalogue& c) {
    std::vector<Presumption> out;
    for (const auto& a : c.vocabulary.attributes()) {
        if (!a.presumption) continue;
        Presumption p{a.id, a.label, vocabulary::show(*a.presumption, a.type, c.vocabulary), a.question, ""};
        if (a.holder != vocabulary::no_service) p.holder = c.vocabulary.service(a.holder).name;
        out.push_back(std::move(p));
    }
    return out;
}

}  // namespace attiva::cards
