// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Authors' cases, asked one by one so that any node of the rules can be looked at,
// not only those `attiva prova` counts.
// Tested by tests/session/constructs_test.cpp.
#include "session/authors_cases.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "document/yaml.hpp"
#include "person/reader.hpp"
#include "session/cases.hpp"
#include "session/state.hpp"

namespace attiva::tests {
namespace {

namespace fs = std::filesystem;

struct Asker {
    const catalogue::Catalogue& c;
    const program::Program& program;
    const std::function<void(evaluation::Evaluation&)>& look;
    std::map<Date, std::shared_ptr<const session::Day>> days = {};
    int count = 0;

    std::shared_ptr<const session::Day> day(Date d) {
        auto& known = days[d];
        if (known == nullptr)
            known = std::make_shared<const session::Day>(c, program, d);
        return known;
    }

    void ask(const session::AuthorCase& one, const document::Node& base) {
        Diagnostics problems;
        auto profile = person::from_document(session::merged(base, one.changes), c.vocabulary, c.territory, false, problems);
        session::Asked asked;
        asked.question.day = one.day.value_or(profile.stated_on);
        asked.question.presumptions = one.presumptions;
        if (!one.view.empty()) asked.view = c.vocabulary.find_service(one.view).value_or(vocabulary::no_service);
        const auto profiles = session::prepare(c, std::move(profile), asked, problems, {});
        if (!profiles) return;
        session::Asking asking(day(asked.question.day));
        asking.presumed.run(profiles->presumed);
        look(asking.presumed);
        ++count;
    }

    void file(const fs::path& path) {
        std::ifstream in(path, std::ios::binary);
        std::ostringstream all;
        all << in.rdbuf();
        text::Sources sources;
        Diagnostics problems;
        const FileId id = sources.add(path.string(), all.str(), problems);
        const auto document = document::read_yaml(sources, id, problems);
        if (!document) return;
        const auto cases = session::read_cases(*document, problems);
        for (const auto& one : cases.cases)
            for (const auto& [name, base] : cases.persons)
                if (name == one.base) ask(one, *base);
    }
};

}  // namespace

int ask_cases(const std::string& directory, const catalogue::Catalogue& catalogue, const program::Program& program,
              const std::function<void(evaluation::Evaluation&)>& look) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(directory) / "catalog"))
        if (entry.path().extension() == ".yaml" && entry.path().parent_path().filename() == "prove")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    Asker asker{catalogue, program, look};
    for (const auto& path : files) asker.file(path);
    return asker.count;
}

}  // namespace attiva::tests
