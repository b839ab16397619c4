// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Each diagnostic is told by the field of the file it falls in: visible, hidden,
// or one the vocabulary does not know. Tested by tests/cases/cattivi/vista/ and tests/views/.

#include "session/discretion.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "person/reader.hpp"
#include "person/shapes.hpp"

namespace attiva::session {

using document::Field;
using document::Node;

// Walks the file once, noting who may see which stretch of it.
class Discretion::Survey {
public:
    Survey(Discretion& out, const catalogue::Catalogue& catalogue, const std::vector<std::string>& concealed, const Knows& knows)
        : out_(out), catalogue_(catalogue), concealed_(concealed), knows_(knows) {}

    void file(const Node& file) {
        for (const Field& f : file.fields) {
            if (f.key == "persona" || f.key == "nucleo" || f.key == "attivazione") facts(f.value, f.key);
            else if (f.key == "componenti" || f.key == "familiari")
                for (std::size_t i = 0; i < f.value.items.size(); ++i)
                    facts(f.value.items[i], fmt::format("{}, voce {}", f.key, i + 1));
            else if (f.key == "storico")
                for (const Node& n : f.value.items) period(n);
            else if (f.key == "desidera" || f.key == "rifiuta") wishes(f);
        }
        for (const Field& f : file.fields)
            note(f, person::person_shape().find(f.key) != nullptr ? Sight::visible : of_fact(f.key), f.key);
    }

private:
    [[nodiscard]] Sight of_fact(const std::string& name) const {
        if (name == person::role_field().name) return Sight::visible;
        if (std::binary_search(out_.hidden_.begin(), out_.hidden_.end(), name)) return Sight::hidden;
        return catalogue_.vocabulary.find(name) ? Sight::visible : Sight::unknown;
    }

    void note(const Field& f, Sight sight, std::string path) {
        out_.stretches_.push_back(
            {f.key_where.begin, std::max(f.key_where.end, f.value.where.end), sight, std::move(path)});
    }

    void facts(const Node& map, const std::string& path) {
        for (const Field& f : map.fields) note(f, of_fact(f.key), path + " › " + f.key);
    }

    // By its name, not its place in the list: others may stand above it.
    void period(const Node& n) {
        const Node* name = n.find("strumento");
        const bool known = name != nullptr && catalogue_.rules.find_instrument(name->text);
        Sight sight = known ? Sight::visible : Sight::unknown;
        if (known && std::binary_search(concealed_.begin(), concealed_.end(), name->text)) sight = Sight::hidden;
        out_.stretches_.push_back({n.where.begin, n.where.end, sight, known ? "storico › " + name->text : "storico"});
    }

    void wishes(const Field& list) {
        if (list.value.kind == document::Kind::text) wish(list.value, list.key);
        for (const Node& one : list.value.items) wish(one, list.key);
    }
    // Of one for an instrument that does not exist nobody says anything.
    void wish(const Node& n, const std::string& list) {
        out_.stretches_.push_back({n.where.begin, n.where.end, knows_(n.text) ? Sight::visible : Sight::hidden, list + " › " + n.text});
    }

    Discretion& out_;
    const catalogue::Catalogue& catalogue_;
    const std::vector<std::string>& concealed_;
    const Knows& knows_;
};

Discretion::Discretion(const std::optional<Node>& document, const person::Profile& profile,
                       const catalogue::Catalogue& catalogue, vocabulary::ServiceId viewer,
                       const std::vector<std::string>& concealed, const Knows& knows, const text::Sources& sources)
    : everything_(viewer == vocabulary::no_service), vocabulary_(catalogue.vocabulary), sources_(sources) {
    if (everything_) return;
    for (std::size_t i = 0; i < vocabulary_.attributes().size(); ++i)
        if (!visible(profile, vocabulary_, static_cast<person::AttributeId>(i), viewer))
            hidden_.push_back(vocabulary_.attributes()[i].id);
    std::sort(hidden_.begin(), hidden_.end());
    const auto seen = std::count_if(profile.history.begin(), profile.history.end(), [&](const person::Period& p) {
        return !std::binary_search(concealed.begin(), concealed.end(), p.instrument);
    });
    long_past_ = static_cast<std::size_t>(seen) > person::most_periods;
    if (document) Survey(*this, catalogue, concealed, knows).file(*document);
}

Discretion::Stretch Discretion::stretch(const Diagnostic& d) const {
    // About a list, not about the first thing of the item it stands at.
    if (d.code == "P010") return {0, 0, Sight::visible, ""};
    if (d.code == "P012") return {0, 0, long_past_ ? Sight::visible : Sight::hidden, "storico"};
    if (d.code == "Y004") return repeated(d.where);
    // Of a fact that two rows of a sheet say otherwise, the first is in the tree.
    const std::uint32_t at = d.code == "F018" ? d.notes.front().where.begin : d.where.begin;
    for (const Stretch& s : stretches_)
        if (s.begin <= at && at < s.end) return s;
    return {0, 0, stretches_.empty() ? Sight::unknown : Sight::visible, ""};
}

// A key written twice: only the first is in the tree.
Discretion::Stretch Discretion::repeated(Span key) const {
    std::string word(sources_.words(key));
    if (word.size() > 1 && (word[0] == '"' || word[0] == '\'')) word = word.substr(1, word.size() - 2);
    if (std::binary_search(hidden_.begin(), hidden_.end(), word)) return {0, 0, Sight::hidden, ""};
    const bool known = vocabulary_.find(word) || person::person_shape().find(word) != nullptr;
    return {0, 0, known ? Sight::visible : Sight::unknown, word};
}

Diagnostics Discretion::said(const Diagnostics& problems) const {
    if (everything_) return problems;
    Diagnostics out;
    for (Diagnostic d : problems.items()) {
        const Stretch s = stretch(d);
        if (s.sight == Sight::hidden) continue;
        const bool words = s.sight == Sight::visible;
        if (!words) {
            d.message = "il file della persona ha un errore";
            d.help = "senza --vista si legge quale";
        }
        if (d.where.known())
            d.message = fmt::format("{}: {}{}{}", sources_.name(d.where.file), words ? s.path : "",
                                    words && !s.path.empty() ? ": " : "", d.message);
        d.where = {};
        d.label.clear();
        d.notes.clear();
        out.add(std::move(d));
    }
    return out;
}

}  // namespace attiva::session
