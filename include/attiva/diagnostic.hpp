// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

// Where something was written, and what is wrong with it.
//
// These are the lowest types of the project: every stage takes a
// `Diagnostics&`, appends what it finds, and returns what it could build, so
// that one run reports every error. Nothing here knows about files on disk:
// `FileId` is an index into the list of sources a `Catalogue` keeps.

namespace attiva {

/// Index of a source text among those of one run. `no_file` = not from a file.
using FileId = std::uint32_t;
inline constexpr FileId no_file = 0xFFFFFFFFU;

/// A half-open byte range [begin, end) of one source text.
/// Equality of trees ignores spans; only diagnostics and explanations read them.
struct Span {
    FileId file = no_file;
    std::uint32_t begin = 0;  ///< bytes from the start of the text
    std::uint32_t end = 0;    ///< one past the last byte; >= begin

    [[nodiscard]] constexpr bool known() const { return file != no_file; }
};

/// How bad it is. `error` = nothing that depends on it is answered (exit 3);
/// `warning` (avviso) = answered, but somebody must look; `note` (nota) =
/// worth knowing, never counted as a fault.
enum class Severity : std::uint8_t { error, warning, note };

/// A second place that explains the first ("definito qui").
struct DiagnosticNote {
    Span where;
    std::string message;  ///< Italian, one line, no final full stop
};

/// One finding. `code` is stable for ever ("R103"): a letter for the stage
/// (T text, Y yaml document, V vocabulary, R rules: syntax and check,
/// C catalogue and layers, P person, K author's cases, F funds: a caseload and its budgets, U use of the program,
/// L a look at the whole)
/// and three digits, listed in docs/diagnostici.md. Never quotes a line that
/// the viewer may not see.
struct Diagnostic {
    Severity severity = Severity::error;
    std::string code;
    std::string message;  ///< Italian: what is wrong
    Span where;           ///< the exact words
    std::string label;    ///< Italian, beside the caret; may be empty
    std::vector<DiagnosticNote> notes;
    std::string help;     ///< Italian: what to do; never empty for an error
};

/// Diagnostics in the order found. Owns its texts; cheap to move.
class Diagnostics {
public:
    void add(Diagnostic d) {
        if (d.severity == Severity::error) ++errors_;
        items_.push_back(std::move(d));
    }
    /// The usual case: an error with its help.
    void error(std::string code, Span where, std::string message,
               std::string help, std::string label = {}) {
        add({Severity::error, std::move(code), std::move(message), where,
             std::move(label), {}, std::move(help)});
    }
    void warning(std::string code, Span where, std::string message,
                 std::string help) {
        add({Severity::warning, std::move(code), std::move(message), where,
             {}, {}, std::move(help)});
    }
    void append(Diagnostics other) {
        for (auto& d : other.items_) add(std::move(d));
    }
    [[nodiscard]] bool ok() const { return errors_ == 0; }
    [[nodiscard]] std::size_t error_count() const { return errors_; }
    [[nodiscard]] const std::vector<Diagnostic>& items() const { return items_; }
    [[nodiscard]] bool empty() const { return items_.empty(); }

private:
    std::vector<Diagnostic> items_;
    std::size_t errors_ = 0;
};

/// A name or a sentence on its way to a terminal: characters that would command it, or
/// turn the writing round, are written out ("<U+001B>"), bytes that are no UTF-8 too
/// ("<FF>"). A name of a file may hold anything.
std::string visible(const std::string& text);

}  // namespace attiva
