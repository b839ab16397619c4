// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Diagnostics as text, sorted so that the order in which stages ran does not show.
// Tested by tests/text/report_test.cpp.
#include "text/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <vector>

#include "text/snippet.hpp"

namespace attiva::text {
namespace {

// Sorted: those without a file first, then as one reads the files.
auto key(const Diagnostic& d) {
    return std::tuple(d.where.known() ? std::int64_t{d.where.file} : -1, d.where.begin, d.where.end,
                      std::string_view(d.code), std::string_view(d.message));
}

std::vector<const Diagnostic*> sorted(const Diagnostics& diagnostics) {
    std::vector<const Diagnostic*> all;
    for (const Diagnostic& d : diagnostics.items()) all.push_back(&d);
    std::stable_sort(all.begin(), all.end(),
                     [](const auto* a, const auto* b) { return key(*a) < key(*b); });
    all.erase(std::unique(all.begin(), all.end(),
                          [](const auto* a, const auto* b) { return key(*a) == key(*b); }),
              all.end());
    return all;
}

class Writer {
public:
    Writer(const Sources& sources, const ReportStyle& style) : sources_(sources), style_(style) {}

    void full(const Diagnostic& d) {
        out_ += paint(colour(d.severity), fmt::format("{} {}", word(d.severity), d.code)) +
                paint("1", ": " + visible(d.message)) + "\n";
        if (d.where.known()) {
            out_ += "  " + visible(where(d.where, sources_)) + "\n";
            excerpt(d.where, d.label, colour(d.severity));
        } else if (!d.label.empty()) {
            out_ += "  " + d.label + "\n";
        }
        for (const DiagnosticNote& note : d.notes) {
            const std::string place = visible(where(note.where, sources_));
            out_ += fmt::format("  {}{}{}\n", place, place.empty() ? "" : ": ", visible(note.message));
            if (note.where.known()) excerpt(note.where, "", "36");
        }
        if (!d.help.empty()) out_ += "  " + paint("32", "aiuto") + ": " + visible(d.help) + "\n";
    }

    void line(const Diagnostic& d) {
        const std::string place = visible(where(d.where, sources_));
        out_ += fmt::format("{}{}{} {}: {}", place, place.empty() ? "" : ": ", word(d.severity),
                            d.code, visible(d.message));
        if (!d.help.empty()) out_ += " (" + visible(d.help) + ")";
        out_ += '\n';
    }

    std::string take() { return std::move(out_); }

private:
    static const char* colour(Severity s) {
        return s == Severity::error ? "1;31" : s == Severity::warning ? "1;33" : "1;36";
    }

    [[nodiscard]] std::string paint(std::string_view code, std::string text) const {
        return style_.colour ? fmt::format("\033[{}m{}\033[0m", code, text) : text;
    }

    void excerpt(Span span, const std::string& label, const char* caret_colour) {
        if (sources_.text(span.file).empty()) return;  // nothing to show
        const Place at = sources_.place(span);
        const std::uint32_t start = sources_.line_start(span.file, at.line);
        const Snippet s = snippet(sources_.line(span.file, at.line), span.begin - start,
                                  span.end - start, std::max<std::size_t>(40, style_.width));
        out_ += fmt::format("{:>5} | {}\n", at.line, s.line);
        const std::string mark = std::string(s.carets, '^') + (label.empty() ? "" : " " + label);
        out_ += fmt::format("{:>5} | {}{}\n", "", std::string(s.indent, ' '),
                            paint(caret_colour, mark));
    }

    const Sources& sources_;
    const ReportStyle& style_;
    std::string out_;
};

}  // namespace

std::string report(const Diagnostics& diagnostics, const Sources& sources,
                   const ReportStyle& style) {
    Writer writer(sources, style);
    for (const Diagnostic* d : sorted(diagnostics)) {
        if (style.plain)
            writer.line(*d);
        else
            writer.full(*d);
    }
    return writer.take();
}

std::string summary(const Diagnostics& diagnostics) {
    std::size_t errors = 0;
    std::size_t warnings = 0;
    for (const Diagnostic* d : sorted(diagnostics)) {
        if (d->severity == Severity::error) ++errors;
        if (d->severity == Severity::warning) ++warnings;
    }
    if (errors + warnings == 0) return "nessun errore";
    std::string out;
    if (errors > 0) out = fmt::format("{} {}", errors, errors == 1 ? "errore" : "errori");
    if (warnings > 0)
        out += fmt::format("{}{} {}", out.empty() ? "" : ", ", warnings,
                           warnings == 1 ? "avviso" : "avvisi");
    return out;
}

std::string where(Span span, const Sources& sources) {
    if (!span.known() || span.file >= sources.count()) return {};
    const Place at = sources.place(span);
    return fmt::format("{}:{}:{}", sources.name(span.file), at.line, at.column);
}

const char* word(Severity severity) {
    return severity == Severity::error     ? "errore"
           : severity == Severity::warning ? "avviso"
                                           : "nota";
}

}  // namespace attiva::text
