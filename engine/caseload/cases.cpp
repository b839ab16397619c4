// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The files of a caseload, by their endings. Tested by tests/caseload/cases_test.cpp.

#include <fmt/format.h>

#include <algorithm>

#include "attiva/funds.hpp"
#include "caseload/case_reader.hpp"
#include "document/yaml.hpp"
#include "text/source.hpp"
#include "text/validate.hpp"

namespace attiva::caseload {
namespace {

// Of what is unfit one a line is told, and that line is left out; with more than a thousand
// the file itself is not what it seems.
constexpr text::Limits limits{largest_caseload, 65'536, 1000};

bool ends_with(std::string_view name, std::string_view end) { return name.size() > end.size() && name.substr(name.size() - end.size()) == end; }

enum class Format : std::uint8_t { yaml, json, lines, csv };

// Of standard input, and of a name that does not say: as it begins.
Format sniffed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return Format::yaml;
    const std::size_t end = std::min(text.find('\n', first), text.size());
    std::string_view line = text.substr(first, end - first);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (text[first] == '{') return line.back() == '}' && text.find('{', end) != std::string_view::npos && text.find_first_not_of(" \t\r\n", end) != std::string_view::npos ? Format::lines : Format::json;
    return line.find(';') != std::string_view::npos && line.find(':') == std::string_view::npos ? Format::csv : Format::yaml;
}

Format format_of(const Input& file) {
    if (ends_with(file.name, ".csv")) return Format::csv;
    if (ends_with(file.name, ".jsonl") || ends_with(file.name, ".ndjson")) return Format::lines;
    if (ends_with(file.name, ".json")) return Format::json;
    return ends_with(file.name, ".yaml") || ends_with(file.name, ".yml") ? Format::yaml : sniffed(file.text);
}

std::string without_folders(const std::string& name) {
    const std::size_t slash = name.find_last_of("/\\");
    const std::string file = slash == std::string::npos ? name : name.substr(slash + 1);
    const std::size_t dot = file.rfind('.');
    return dot == std::string::npos || dot == 0 ? file : file.substr(0, dot);
}

void one_case(const Input& file, bool json, Cases& cases) {
    Diagnostics found;
    text::Sources& sources = *cases.catalogue().sources;
    const FileId id = sources.add(file.name, file.text, found);
    json = json || document::begins_as_json(sources.text(id));
    const auto document = document::read_yaml(sources, id, found);
    cases.add(document ? &*document : nullptr, without_folders(file.name), {id, 0, 1}, json, std::move(found));
}

// Nothing of it can be read.
bool unreadable(const text::Sources& sources, FileId id, const Diagnostics& said) {
    return !sources.usable(id) && (sources.text(id).empty() || std::any_of(said.items().begin(), said.items().end(), [](const Diagnostic& d) { return d.code == "T011"; }));
}

bool blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

// Where a line has an unfit character, only that line is left out.
void each_line(const Input& file, Cases& cases) {
    text::Sources& sources = *cases.catalogue().sources;
    Diagnostics said;
    const FileId id = sources.add(file.name, file.text, said, limits);
    const std::string_view text = sources.text(id);
    if (unreadable(sources, id, said)) {
        cases.diagnostics().append(std::move(said));
        return cases.refuse();
    }
    std::size_t next = 0;  // of what was said
    bool any = false;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const Span line{id, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
        Diagnostics found;
        for (; next < said.items().size() && said.items()[next].where.begin <= end; ++next)
            if (found.empty()) found.add(said.items()[next]);
        if (!found.ok()) cases.add(nullptr, "", line, true, std::move(found));
        else if (!blank(text.substr(begin, end - begin))) {
            const auto document = document::read_yaml_part(sources, line, found);
            const auto number = sources.place(line).line;
            cases.add(document ? &*document : nullptr, fmt::format("{}:{}", without_folders(file.name), number), {id, line.begin, line.begin + 1}, true, std::move(found));
        }
        any = any || begin < end;
        begin = end + 1;
    }
    if (any) return;
    cases.diagnostics().error("Y009", {id, 0, 0}, "documento vuoto", "scrivi un caso per riga");
    cases.refuse();
}

// What Excel saves is in the alphabet of Windows, unless asked otherwise.
void csv(const Input& file, Cases& cases) {
    const Input utf8{file.name, as_utf8(file.text)};
    Diagnostics said;
    text::Sources& sources = *cases.catalogue().sources;
    const FileId id = sources.add(utf8.name, utf8.text, said, limits);
    if (!unreadable(sources, id, said)) return read_csv_cases(id, said, cases);
    cases.diagnostics().append(std::move(said));
    cases.refuse();
}

// A line of a file tells other facts of the person, and its number how many stand above it:
// only where each line is a case does it name that case. What the form of a text or a value is
// wrong with may quote them.
Diagnostics told_discreetly(const Diagnostics& said, const text::Sources& sources, bool by_line) {
    Diagnostics out;
    for (Diagnostic d : said.items()) {
        if (d.code[0] != 'F') {
            d.message = "il caso ha un errore";
            d.help = "senza --vista si legge quale";
        }
        if (d.where.known()) d.message = sources.name(d.where.file) + (by_line ? fmt::format(":{}: ", sources.place(d.where).line) : ": ") + d.message;
        d.where = {};
        d.label.clear();
        d.notes.clear();
        out.add(std::move(d));
    }
    return out;
}

}  // namespace

std::vector<Case> read_cases(const std::vector<Input>& files, const catalogue::Catalogue& catalogue, const Budgets& budgets, Diagnostics& diagnostics, std::size_t& refused,
                             bool discreet) {
    Diagnostics said;
    Cases cases(catalogue, budgets, said, discreet);
    for (const Input& file : files) {
        const Format format = format_of(file);
        switch (format) {
            case Format::yaml: one_case(file, false, cases); break;
            case Format::json: one_case(file, true, cases); break;
            case Format::lines: each_line(file, cases); break;
            case Format::csv: csv(file, cases); break;
        }
        diagnostics.append(discreet ? told_discreetly(said, *catalogue.sources, format == Format::lines || format == Format::csv) : std::move(said));
        said = {};
    }
    refused += cases.refused;
    return std::move(cases.read);
}

}  // namespace attiva::caseload
