// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/session/ and by every .caso.

#include "session/reading.hpp"

#include "document/yaml.hpp"
#include "person/reader.hpp"
#include "session/discretion.hpp"

namespace attiva::session {
namespace {

bool is_json(const Input& person) {
    if (person.name.size() > 5 && person.name.substr(person.name.size() - 5) == ".json") return true;
    return document::begins_as_json(person.text);
}

}  // namespace

PersonFile::PersonFile(const Input& input) : json(is_json(input)) {
    const FileId file = sources.add(input.name, input.text, found);
    if (sources.usable(file)) document = document::read_yaml(sources, file, found);
}

bool read_person(const State& state, const PersonFile& file, const Asked& asked, Diagnostics& problems,
                 const std::function<bool(person::Profile, Diagnostics&)>& use) {
    const catalogue::Catalogue& c = state.catalogue;
    Diagnostics found = file.found;
    person::Profile profile;
    if (file.document) {
        profile = person::from_document(*file.document, c.vocabulary, c.territory, file.json, found);
        check_history(c, profile, found);
    }
    const auto hidden = concealed(state, profile, asked);
    const auto knows = [&](const std::string& instrument) { return may_know_wish(c, profile, instrument, asked.view, hidden); };
    const Discretion discretion(file.document, profile, c, asked.view, hidden, knows, file.texts());
    problems = discretion.said(found);
    if (!file.document || !problems.ok()) return false;
    Diagnostics contradictions;
    const bool used = use(std::move(profile), contradictions);
    problems.append(discretion.said(contradictions));
    return used && problems.ok();
}

std::optional<Profiles> read_person(const State& state, const PersonFile& file, const Asked& asked, Diagnostics& problems) {
    std::optional<Profiles> out;
    const bool read = read_person(state, file, asked, problems, [&](person::Profile profile, Diagnostics& found) {
        out = prepare(state, std::move(profile), asked, found);
        return out.has_value();
    });
    return read ? std::move(out) : std::nullopt;
}

}  // namespace attiva::session
