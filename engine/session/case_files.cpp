// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Authors' cases found, read and made ready to be asked: what `prova` runs, and all
// that `controlla` does with them. Tested by tests/cases/cattivi/casi/.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "document/yaml.hpp"
#include "person/reader.hpp"
#include "session/cases.hpp"
#include "text/suggest.hpp"

namespace attiva::session {
namespace {

namespace fs = std::filesystem;
using document::Node;

std::vector<fs::path> case_files(const std::string& directory) {
    std::vector<fs::path> out;
    std::error_code ec;
    fs::path root = fs::path(directory) / "catalog";
    if (!fs::is_directory(root, ec)) root = directory;
    for (auto it = fs::recursive_directory_iterator(root, ec); !ec && it != fs::recursive_directory_iterator();
         it.increment(ec))
        if (it->is_regular_file() && it->path().extension() == ".yaml" &&
            it->path().parent_path().filename() == "prove")
            out.push_back(it->path());
    std::sort(out.begin(), out.end());
    return out;
}

class Desk {
public:
    Desk(const State& state, Diagnostics& diagnostics, const VisitCase& visit)
        : state_(state), c_(state.catalogue), diagnostics_(diagnostics), visit_(visit) {}

    void file(const fs::path& path, const std::string& shown) {
        std::ifstream in(path, std::ios::binary);
        std::ostringstream all;
        all << in.rdbuf();
        text::Sources& sources = *c_.sources;
        const FileId id = sources.add(shown, all.str(), diagnostics_);
        if (!sources.usable(id)) return;
        const auto document = document::read_yaml(sources, id, diagnostics_);
        if (!document) return;
        const CaseFile cases = read_cases(*document, diagnostics_);
        for (const AuthorCase& one : cases.cases) ready(one, cases);
    }

private:
    void ready(const AuthorCase& one, const CaseFile& file) {
        const auto base = std::find_if(file.persons.begin(), file.persons.end(),
                                       [&](const auto& p) { return p.first == one.base; });
        if (base == file.persons.end()) {
            std::vector<std::string> names;
            for (const auto& p : file.persons) names.push_back(p.first);
            diagnostics_.error("K003", one.base_where, fmt::format("la persona «{}» non c'è in questo file", one.base),
                               text::perhaps(one.base, names, "aggiungila sotto `persone:`"));
            return;
        }
        Diagnostics problems;
        auto profile = person::from_document(merged(*base->second, one.changes), c_.vocabulary,
                                             c_.territory, false, problems);
        check_history(c_, profile, problems);
        Question q;
        q.day = one.day.value_or(profile.stated_on);
        q.view = one.view;
        q.presumptions = one.presumptions;
        q.instrument = one.instrument;
        const auto asked = named(one, q, problems);
        check_names(one, problems);
        std::optional<Profiles> profiles;
        if (problems.ok() && asked) profiles = prepare(state_, std::move(profile), *asked, problems);
        diagnostics_.append(std::move(problems));
        if (profiles) visit_(one, *asked, *profiles);
    }

    // The act and the missing facts a case names.
    void check_names(const AuthorCase& one, Diagnostics& problems) const {
        std::vector<std::string> acts;
        for (const auto& a : c_.acts) acts.push_back(a.id);
        if (!one.act.empty() && std::find(acts.begin(), acts.end(), one.act) == acts.end())
            problems.error("C205", one.act_where, fmt::format("la fonte «{}» non è in fonti.yaml", one.act),
                           text::perhaps(one.act, acts, "aggiungila a catalog/fonti.yaml"));
        std::vector<std::string> names;
        for (const auto& a : c_.vocabulary.attributes()) names.push_back(a.id);
        for (const Node* m : one.expected.missing)
            if (!c_.vocabulary.find(m->text))
                problems.error("K006", m->where, fmt::format("il vocabolario non ha «{}»", m->text),
                               text::perhaps(m->text, names, "guarda i nomi in catalog/vocabolario/"));
    }

    // U-codes have no place of their own: here it is the word that names the thing.
    std::optional<Asked> named(const AuthorCase& one, const Question& q, Diagnostics& problems) {
        Diagnostics said;
        auto asked = look_up(c_, q, said);
        for (Diagnostic d : said.items()) {
            d.where = d.code == "U003" ? one.view_where : one.instrument_where;
            d.code = "K004";
            problems.add(std::move(d));
        }
        return asked;
    }

    const State& state_;
    const catalogue::Catalogue& c_;
    Diagnostics& diagnostics_;
    const VisitCase& visit_;
};

}  // namespace

void each_case(const State& state, const std::string& directory, Diagnostics& diagnostics, const VisitCase& visit) {
    Desk desk(state, diagnostics, visit);
    for (const auto& path : case_files(directory))
        desk.file(path, path.lexically_relative(directory).generic_string());
}

}  // namespace attiva::session
