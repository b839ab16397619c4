// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Each diagnostic is told by the fact of the file it falls in: visible, hidden,
// or one the vocabulary does not know. Tested by tests/cases/cattivi/vista/.

#include "session/discretion.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "person/reader.hpp"
#include "text/report.hpp"

namespace attiva::session {
namespace {

using document::Node;

// The maps that hold facts.
std::vector<const Node*> sections(const Node& file) {
    std::vector<const Node*> out;
    for (const auto& f : file.fields) {
        if (f.key == "persona" || f.key == "nucleo" || f.key == "attivazione") out.push_back(&f.value);
        if (f.key == "componenti" || f.key == "familiari")
            for (const Node& one : f.value.items) out.push_back(&one);
    }
    return out;
}

// The instruments the person would like, and does not want.
std::vector<const Node*> wishes(const Node& file) {
    std::vector<const Node*> out;
    for (const auto& f : file.fields) {
        if (f.key != "desidera" && f.key != "rifiuta") continue;
        if (f.value.kind == document::Kind::text) out.push_back(&f.value);
        for (const Node& one : f.value.items) out.push_back(&one);
    }
    return out;
}

// Without the line it stands on; without its words too, unless they may be said.
Diagnostic bare(Diagnostic d, bool words, const text::Sources& sources) {
    const std::string place = text::where(d.where, sources);
    if (!words) {
        d.message = "il file della persona ha un errore";
        d.help = "senza --vista si legge quale";
    }
    if (!place.empty()) d.message = fmt::format("{}: {}", place, d.message);
    d.where = {};
    d.label.clear();
    d.notes.clear();
    return d;
}

}  // namespace

Discretion::Discretion(const std::optional<Node>& document, const person::Profile& profile,
                       const vocabulary::Vocabulary& vocabulary, vocabulary::ServiceId viewer,
                       const text::Sources& sources, const std::function<bool(const std::string&)>& knows)
    : everything_(viewer == vocabulary::no_service), readable_(document.has_value()), sources_(sources) {
    if (everything_ || !readable_) return;
    for (const Node* map : sections(*document))
        for (const auto& f : map->fields) {
            const auto id = vocabulary.find(f.key);
            Sight sight = Sight::unknown;
            if (f.key == "ruolo") sight = Sight::visible;
            else if (id) sight = visible(profile, vocabulary, *id, viewer) ? Sight::visible : Sight::hidden;
            stretches_.push_back({f.key_where.begin, std::max(f.key_where.end, f.value.where.end), sight});
        }
    for (const Node* wish : wishes(*document))
        stretches_.push_back({wish->where.begin, wish->where.end, knows(wish->text) ? Sight::visible : Sight::hidden});
}

Discretion::Sight Discretion::sight(Span where) const {
    if (!readable_) return Sight::unknown;
    for (const Stretch& s : stretches_)
        if (s.begin <= where.begin && where.begin < s.end) return s.sight;
    return Sight::visible;  // the frame of the file: days, lists, consents
}

Diagnostics Discretion::said(const Diagnostics& problems) const {
    if (everything_) return problems;
    Diagnostics out;
    for (const Diagnostic& d : problems.items())
        if (const Sight s = sight(d.where); s != Sight::hidden) out.add(bare(d, s == Sight::visible, sources_));
    return out;
}

}  // namespace attiva::session
