// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "catalogue/canonical.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "analysis/review.hpp"
#include "attiva/attiva.hpp"
#include "catalogue/load.hpp"
#include "document/yaml.hpp"
#include "person/reader.hpp"
#include "session/state.hpp"
#include "text/literal.hpp"
#include "text/report.hpp"

namespace attiva::tests {
namespace {

using language::Clause;
using language::NodeId;
using Json = nlohmann::json;

std::string joined(std::vector<std::string> lines) {
    std::sort(lines.begin(), lines.end());
    std::string out;
    for (const auto& l : lines) out += l + "\n";
    return out;
}

class Telling {
public:
    explicit Telling(const catalogue::Catalogue& c) : c_(c) {}

    std::string rules() const {
        std::vector<std::string> lines;
        for (const auto& s : c_.rules.instruments) subject(s, lines);
        for (const auto& s : c_.rules.funds) subject(s, lines);
        for (const auto& p : c_.rules.parameters)
            for (const auto& v : p.values)
                lines.push_back(fmt::format("{} of {}: {} fascia {} {} {}", p.id, p.tiers, node(v.value), v.tier,
                                            days(v.from, v.to), where(v.source, v.where)));
        for (const auto& d : c_.rules.definitions)
            lines.push_back(d.id + " := " + node(d.body) + where(d.source, d.where));
        for (const auto& i : c_.rules.interpretations) lines.push_back(i.id + where(i.source, i.where));
        for (const auto& s : c_.sheets) lines.push_back("scheda " + s.id + " " + s.name + " " + s.description);
        return joined(std::move(lines));
    }

private:
    static std::string days(std::optional<Date> from, std::optional<Date> to) {
        return "[" + (from ? text::write_date(*from) : "") + "," + (to ? text::write_date(*to) : "") + "]";
    }
    std::string node(std::optional<NodeId> id) const { return id ? dump(c_.rules, *id, c_.vocabulary) : "-"; }

    std::string where(const language::Citation& cited, const language::Provenance& from) const {
        std::string out = fmt::format(" «{}» «{}» {} strato {}", cited.act, cited.place, cited.unverified,
                                      static_cast<int>(from.layer));
        if (from.scope != language::none)
            for (const auto& p : c_.rules.scopes[from.scope].parts)
                out += fmt::format(" {}:{}", static_cast<int>(p.kind), p.id);
        return out + days(from.from, from.to) + " " + text::where(from.span, *c_.sources);
    }

    void subject(const language::Subject& s, std::vector<std::string>& lines) const {
        lines.push_back("= " + s.id + where(s.source, s.where));
        for (const auto id : s.clauses) {
            const Clause& c = c_.rules.clauses[id];
            std::string targets;
            for (const auto& t : c.targets) targets += " " + t;
            lines.push_back(fmt::format("{} {} {} «{}» {} if {} {}{} {} {}", s.id, static_cast<int>(c.kind), c.name,
                                        c.title, node(c.body), node(c.guard), node(c.body2), targets,
                                        days(c.from, c.to), where(c.source, c.where)));
        }
    }

    const catalogue::Catalogue& c_;
};

std::string answered(const session::State& state, const Asked& asked) {
    const catalogue::Catalogue& c = state.catalogue;
    Question q;
    q.day = asked.day;
    q.comune = asked.comune;
    Diagnostics problems;
    const auto found = session::look_up(c, q, problems);
    text::Sources sources;
    const auto document = document::read_yaml(sources, sources.add("persona", asked.person, problems), problems);
    if (!found || !document) return "not read: " + asked.person;
    auto profile = person::from_document(*document, c.vocabulary, c.territory, false, problems);
    const auto profiles = session::prepare(c, std::move(profile), *found, problems, {});
    if (!profiles || !problems.ok()) return "no person: " + asked.person;
    session::Asking asking(state.day(q.day, true));
    return to_json(session::answer(c, asking.day->tables.program, *found, *profiles, asking));
}

std::string lines_of(const Diagnostics& diagnostics, const text::Sources& sources) {
    text::ReportStyle plain;
    plain.plain = true;
    std::vector<std::string> lines;
    for (const Diagnostic& d : diagnostics.items()) {
        Diagnostics one;
        one.add(d);
        lines.push_back(text::report(one, sources, plain));
    }
    return joined(std::move(lines));
}

Json sorted(const Json& from, std::string (*renamed)(const std::string&)) {
    if (from.is_object()) {
        Json out = Json::object();
        for (const auto& [key, value] : from.items())
            if (key != "catalogo") out[key] = key == "file" ? Json(renamed(value.get<std::string>())) : sorted(value, renamed);
        return out;
    }
    if (!from.is_array()) return from;
    std::vector<Json> all;
    for (const auto& value : from) all.push_back(sorted(value, renamed));
    std::sort(all.begin(), all.end());
    return all;
}

std::string same_name(const std::string& name) { return name; }

}  // namespace

std::string canonical_json(const std::string& json, std::string (*renamed)(const std::string&)) {
    return sorted(Json::parse(json), renamed).dump();
}

std::string told(const catalogue::Listing& listing, const std::vector<Asked>& questions) {
    session::State state;
    state.catalogue = catalogue::load(listing, state.diagnostics);
    const auto& c = state.catalogue;
    std::string out = c.digest + "\n" + lines_of(state.diagnostics, *c.sources) + Telling(c).rules();
    if (!state.diagnostics.ok() || questions.empty()) return out;
    state.program = program::from_language(c.rules, c.vocabulary, true);
    for (const Asked& q : questions) {
        const std::string answer = answered(state, q);
        out += (answer.front() == '{' ? canonical_json(answer, same_name) : answer) + "\n";
    }
    return out + lines_of(analysis::review({c, state.program, questions.front().day}), *c.sources);
}

}  // namespace attiva::tests
