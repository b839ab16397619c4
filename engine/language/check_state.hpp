// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "language/check.hpp"
#include "language/check_cursor.hpp"
#include "language/typed.hpp"
#include "text/suggest.hpp"

// What one run of the checker knows so far. The phases, each in its own file,
// read and extend it in this order:
//
//   check_declarations   names, types, clause shells, places      (nothing resolved yet)
//   check_parameters     values of parameters, fills of overlays
//   check_clauses        conditions, amounts, targets of clauses
//   check_subjects       what an instrument must have, mirrored clauses
//   check_cycles · check_guards · check_bounds · check_days       on the typed tree,
//                        only when nothing was wrong before
//
// Internal to the language room.

namespace attiva::language::checking {

using Layer = Provenance::Layer;

/// What a name of the rules stands for. Results and instruments have names of
/// their own, apart from these.
struct Symbol {
    enum class Kind : std::uint8_t { attribute, parameter, definition, interpretation };
    Kind kind = Kind::attribute;
    std::uint32_t index = 0;  ///< into the vocabulary or the Rulebook
    Layer layer = Layer::national;
    Span span;            ///< where it is declared
    bool broken = false;  ///< declared wrongly, and said so: uses stay silent
};

/// The scope and days of an overlay file (`ambito`), or nothing for upper layers.
struct Reach {
    Layer layer = Layer::national;
    ScopeId scope = none;
    std::optional<Date> from;
    std::optional<Date> to;
};

/// A declaration waiting to be checked: where it is written and for whom.
struct Pending {
    Cursor at;
    Reach reach;
    std::uint32_t index = none;  ///< parameter, definition, clause … in the Rulebook
    Citation source;             ///< clauses: what their instrument or overlay cites
    bool fund = false;           ///< clauses: of a fund
};

/// What is known of a definition beside its typed body.
struct DefinitionTraits {
    bool typed = false;       ///< its list is known: it may be used
    bool activation = false;  ///< uses a fact of level attivazione
};

struct State {
    const std::vector<RuleFile>& files;
    vocabulary::Vocabulary& vocabulary;
    const Surroundings& around;
    Diagnostics& diagnostics;
    Rulebook book;

    std::unordered_map<std::string, Symbol> names;
    std::unordered_map<std::string, InstrumentId> instruments;
    std::unordered_map<std::string, FundId> funds;
    std::unordered_map<std::string, ClauseId> results;  ///< "strumento.nome"
    std::map<std::string, ScopeId> scopes;              ///< by their parts, written out

    std::vector<Pending> parameters;
    std::vector<Pending> definitions;
    std::vector<Pending> interpretations;
    std::vector<Pending> clauses;          ///< of instruments, overlays and funds
    std::vector<Pending> fills;            ///< `stabilisce`: index = instrument extended
    std::vector<DefinitionTraits> traits;  ///< by DefinitionId

    /// Names still looked for among all others: a hundred mistakes get a "forse
    /// intendevi", so that a wholly wrong file is refused in linear time.
    mutable int searches = 100;

    NodeId add(TypedNode node) {
        book.nodes.push_back(std::move(node));
        return static_cast<NodeId>(book.nodes.size() - 1);
    }
    [[nodiscard]] const TypedNode& operator[](NodeId id) const { return book.nodes[id]; }

    void error(const char* code, Span where, std::string message, std::string help,
               std::string label = {}) const {
        diagnostics.error(code, where, std::move(message), std::move(help), std::move(label));
    }
    /// "forse intendevi «…»?" among the names `known()` lists, or `otherwise`.
    template <class Known>
    std::string perhaps(const std::string& name, const Known& known, std::string otherwise) const {
        if (searches <= 0) return otherwise;
        --searches;
        return text::perhaps(name, known(), std::move(otherwise));
    }
    void warn(const char* code, Span where, std::string message, std::string help) const {
        diagnostics.warning(code, where, std::move(message), std::move(help));
    }
    /// An error that also shows a second place.
    void error_with_note(const char* code, Span where, std::string message, std::string help,
                         Span other, std::string note) const {
        diagnostics.add({Severity::error,
                         code,
                         std::move(message),
                         where,
                         {},
                         {{other, std::move(note)}},
                         std::move(help)});
    }
};

/// The ids of instruments, funds or parameters, for `perhaps`.
template <class List>
std::vector<std::string> ids(const List& list) {
    std::vector<std::string> out;
    for (const auto& x : list) out.push_back(x.id);
    return out;
}

/// The Italian word of a layer: "nazionale", "toscana", "zona", "comune".
const char* word(Layer layer);

// --- phases -------------------------------------------------------------------
/// Clause shells of an instrument, an overlay (`integra`) or a fund: what each is,
/// who says it, the name and type of its result. Other declarations are passed over.
void collect_clauses(State& s, Cursor declaration, const Reach& reach);
void collect_declarations(State& s);
void check_parameters(State& s);
void check_definitions(State& s);
void check_clauses(State& s);
void check_subjects(State& s);
void check_guards(State& s);

// --- pieces shared by the phases ------------------------------------------------
/// The name after the opening words of a declaration: `parametro NAME`.
Span name_span(Cursor declaration, std::string_view opening);
/// The citation of a `fonte` node; `owner` where it names no act or is absent.
Citation cited(State& s, Cursor source, const Citation& owner);
/// Text of a title part; "" when absent. Longer than 400 characters is R108.
std::string title_of(State& s, Cursor title);
/// The days of a period node; reports wrong and reversed days (R407).
struct Days {
    std::optional<Date> from;
    std::optional<Date> to;
};
Days days_of(State& s, Cursor period);
/// The places of a place_list, each of which must exist (R107); `none` if empty.
ScopeId scope_of(State& s, Cursor place_list);
/// An instrument by name, for a use in `layer`; reports R105. Nothing if unknown.
std::optional<InstrumentId> instrument_of(State& s, Cursor name, Layer layer);
/// The type a `type` node names; reports R104.
std::optional<Type> type_of(State& s, Cursor type);
/// "euro/anno", "scelta": the word of a type as people write it.
std::string type_word(Type type);
/// Whole number of a count: "2" in `almeno 2 tra`; -1 when it is none.
int count_in(const std::string& text);

}  // namespace attiva::language::checking
