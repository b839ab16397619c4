// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The whole data flow in one page: open a catalogue, ask it.
//
//   folder ─► catalogue::load ─► program::from_language
//   text ─► read_yaml ─► person::from_document ─► prepare ─► answer
//
// The only room that logs (spdlog, at level debug when ATTIVA_LOG=debug).
// Tested by tests/session/ and by every .caso.

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "analysis/difference.hpp"
#include "attiva/attiva.hpp"
#include "catalogue/load.hpp"
#include "document/json_text.hpp"
#include "export/json.hpp"
#include "language/parse.hpp"
#include "person/reader.hpp"
#include "receipt/seen_person.hpp"
#include "session/reading.hpp"
#include "text/report.hpp"

namespace attiva {
namespace {

using Clock = std::chrono::steady_clock;

// Logging is for developers: silent unless asked for, and never on stdout.
spdlog::logger& log() {
    static const auto logger = [] {
        auto made = spdlog::stderr_color_mt("attiva");
        const char* level = std::getenv("ATTIVA_LOG");
        made->set_level(level != nullptr && std::string(level) == "debug" ? spdlog::level::debug
                                                                          : spdlog::level::off);
        return made;
    }();
    return *logger;
}

long long microseconds(Clock::time_point since) {
    return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - since).count();
}

std::vector<std::string> on_every_day(const std::vector<std::pair<Date, std::vector<std::string>>>& by_day) {
    std::vector<std::string> out = by_day.front().second;
    for (const auto& [day, ids] : by_day) {
        std::vector<std::string> both;
        std::set_intersection(out.begin(), out.end(), ids.begin(), ids.end(), std::back_inserter(both));
        out = std::move(both);
    }
    return out;
}

}  // namespace

const char* version() { return "0.1.0"; }

std::string program_digest() {
    std::ifstream self("/proc/self/exe", std::ios::binary);
    if (!self) return {};
    return digest_of({std::istreambuf_iterator<char>(self), std::istreambuf_iterator<char>()});
}

bool session::State::usable(Diagnostics& told) const {
    if (!diagnostics.ok()) told.append(Diagnostics(diagnostics));
    return diagnostics.ok();
}

std::shared_ptr<const session::Day> session::State::day(Date on, bool simplify) const {
    constexpr std::size_t most_days = 64;
    const std::lock_guard lock(mutex);
    auto& known = days[{on.days, simplify}];
    if (known == nullptr)
        known = std::make_shared<const Day>(catalogue, simplify ? program : written, on);
    auto result = known;
    if (days.size() > most_days) days.clear();
    return result;
}

FileId session::State::keep(std::string name, std::string text) const {
    const std::lock_guard lock(mutex);
    Diagnostics said_already;
    return catalogue.sources->add(std::move(name), std::move(text), said_already);
}

// The person's text has an id of its own until somebody must see it.
Diagnostics session::State::kept(const Input& person, const Diagnostics& problems) const {
    Diagnostics out;
    if (problems.empty()) return out;
    const FileId file = keep(person.name, person.text);
    for (Diagnostic d : problems.items()) {
        if (d.where.known()) d.where.file = file;
        for (auto& n : d.notes)
            if (n.where.known()) n.where.file = file;
        out.add(std::move(d));
    }
    return out;
}

Catalogue::Catalogue(std::unique_ptr<State> state) : state_(std::move(state)) {}
Catalogue::Catalogue(Catalogue&&) noexcept = default;
Catalogue& Catalogue::operator=(Catalogue&&) noexcept = default;
Catalogue::~Catalogue() = default;

Catalogue Catalogue::open(const std::string& directory) { return open(directory, {}); }

Catalogue Catalogue::open(const std::string& directory, const std::vector<std::string>& supposed) {
    auto state = std::make_unique<State>();
    const auto start = Clock::now();
    state->catalogue = catalogue::load(directory, state->diagnostics, supposed);
    if (state->diagnostics.ok()) {
        state->program = program::from_language(state->catalogue.rules, state->catalogue.vocabulary, true);
        state->written = program::from_language(state->catalogue.rules, state->catalogue.vocabulary, false);
    }
    log().debug("catalogue opened in {} us: {} program nodes", microseconds(start),
                state->program.nodes.size());
    return Catalogue(std::move(state));
}

std::string Catalogue::shipped(const std::string& executable) {
    namespace fs = std::filesystem;
    std::error_code ec;
    fs::path self = fs::canonical("/proc/self/exe", ec);
    if (ec) self = fs::absolute(executable, ec);
    for (fs::path folder = self.parent_path(); folder != folder.root_path(); folder = folder.parent_path()) {
        for (const fs::path& candidate : {folder, folder / "share" / "attiva"})
            if (fs::is_directory(candidate / "catalog", ec) && fs::is_directory(candidate / "rules", ec))
                return candidate.string();
    }
    return ".";
}

bool Catalogue::ok() const { return state_->diagnostics.ok(); }
const Diagnostics& Catalogue::diagnostics() const { return state_->diagnostics; }
const std::string& Catalogue::digest() const { return state_->catalogue.digest; }

std::vector<Entry> Catalogue::instruments() const {
    std::vector<Entry> out;
    for (const auto& i : state_->catalogue.rules.instruments) {
        Entry e;
        e.id = e.name = i.id;
        e.source = i.source.act;
        for (const auto& s : state_->catalogue.sheets) {
            if (s.id != i.id) continue;
            e.name = s.name;
            e.kind = s.kind;
            e.unverified = s.unverified;
        }
        out.push_back(std::move(e));
    }
    return out;
}

std::vector<Entry> Catalogue::services() const {
    std::vector<Entry> out;
    for (const auto& s : state_->catalogue.vocabulary.services()) out.push_back({s.id, s.name, "servizio", "", "", false});
    return out;
}

std::optional<Answer> Catalogue::ask(const Input& person, const Question& question,
                                     Diagnostics& diagnostics) const {
    if (!state_->usable(diagnostics)) return std::nullopt;
    const auto start = Clock::now();
    const auto& c = state_->catalogue;
    const auto asked = session::look_up(c, question, diagnostics);
    if (!asked) return std::nullopt;
    Diagnostics problems;
    std::optional<session::Profiles> profiles = session::read_person(*state_, session::PersonFile(person), *asked, problems);
    Diagnostics seen = state_->kept(person, problems);
    if (!profiles || !problems.ok()) {
        diagnostics.append(std::move(seen));
        return std::nullopt;
    }
    session::Asking asking(state_->day(question.day, question.simplify));
    Answer a = session::answer(c, asking.day->tables.program, *asked, *profiles, asking);
    a.notes = std::move(seen);
    log().debug("asked in {} us", microseconds(start));
    return a;
}

std::optional<std::string> Catalogue::seen_person(const Input& person, const Question& question, Date last,
                                                  Diagnostics& diagnostics) const {
    if (!ok()) return std::nullopt;
    const auto& c = state_->catalogue;
    const auto asked = session::look_up(c, question, diagnostics);
    if (!asked) return std::nullopt;
    const session::PersonFile file(person);
    std::string seen;
    Diagnostics problems;
    const bool read = session::read_person(*state_, file, *asked, problems, [&](person::Profile profile, Diagnostics& found) {
        person::Profile viewed = profile;
        person::hide(viewed, c.vocabulary, asked->view);
        person::conceal(viewed, on_every_day(session::concealed(*state_, profile, *asked, last)));
        seen = document::json_text(receipt::seen_person(*file.document, file.json, c.vocabulary, session::seen(c, viewed, asked->view)), 2);
        return session::prepare(*state_, std::move(profile), *asked, found).has_value();
    });
    if (!read) return std::nullopt;
    return seen;
}

Diagnostics Catalogue::review(Date day) const {
    if (!ok()) return {};
    const auto start = Clock::now();
    Diagnostics found = analysis::review({state_->catalogue, state_->program, day});
    log().debug("reviewed in {} us", microseconds(start));
    return found;
}

Comparison Catalogue::compared_with(const Catalogue& after, Date day) const {
    if (!ok() || !after.ok()) return {};
    const auto start = Clock::now();
    const State& now = *after.state_;
    Comparison c = analysis::difference({state_->catalogue, state_->program, day}, {now.catalogue, now.program, day});
    log().debug("compared in {} us", microseconds(start));
    return c;
}

std::string Catalogue::render(const Diagnostics& diagnostics, bool plain, bool colour) const {
    const std::lock_guard lock(state_->mutex);
    text::ReportStyle style;
    style.plain = plain;
    style.colour = colour;
    std::string out = text::report(diagnostics, *state_->catalogue.sources, style);
    if (!plain && !diagnostics.empty()) out += "\n" + text::summary(diagnostics) + "\n";
    return out;
}

std::string Catalogue::render_json(const Diagnostics& diagnostics) const {
    const std::lock_guard lock(state_->mutex);
    return exporting::diagnostics_to_json(diagnostics, *state_->catalogue.sources);
}

std::optional<std::string> format_rules(const Input& file, bool plain, bool colour, std::string& errors) {
    text::Sources sources;
    Diagnostics diagnostics;
    const FileId id = sources.add(file.name, file.text, diagnostics);
    std::optional<std::string> text;
    if (sources.usable(id)) {
        const language::Tree tree = language::parse(sources, id, diagnostics);
        if (diagnostics.ok()) text = language::print(tree);
    }
    text::ReportStyle style;
    style.plain = plain;
    style.colour = colour;
    errors = text::report(diagnostics, sources, style);
    return text;
}

}  // namespace attiva
