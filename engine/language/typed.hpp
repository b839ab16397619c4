// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "attiva/diagnostic.hpp"
#include "attiva/value.hpp"
#include "vocabulary/vocabulary.hpp"

// The typed tree: what the rules mean once every name is resolved and every
// type agrees. It differs from language/tree.hpp (what was written) in that
// names are indexes, units are gone (values in base units), sugar is gone, and
// every clause knows its layer, place and period. It is complete: evaluators
// need nothing else but the profile and the day.
//
// All nodes live in one arena (Rulebook::nodes); a node's children have
// smaller ids, so walks may be loops. Conditions are nodes of type boolean.
// The meaning of each Op is given here in one line and in docs/lingua.md whole.
// Tested by tests/language/check_*_test.cpp.

namespace attiva::language {

using vocabulary::AttributeId;
using vocabulary::Type;

using NodeId = std::uint32_t;
using ParameterId = std::uint32_t;
using DefinitionId = std::uint32_t;
using InterpretationId = std::uint32_t;
using InstrumentId = std::uint32_t;  ///< into Rulebook::instruments
using FundId = std::uint32_t;
using ScopeId = std::uint32_t;
using ClauseId = std::uint32_t;  ///< into Rulebook::clauses
inline constexpr std::uint32_t none = 0xFFFFFFFFU;

enum class Op : std::uint8_t {
    // --- conditions (type boolean) -----------------------------------------
    all_of,     ///< every arg (>= 1): Kleene `e`, `tutte tra`
    any_of,     ///< some arg: Kleene `o`, `almeno una tra`
    at_least,   ///< at least `count` of args (Kleene count)
    at_most,    ///< at most `count` of args: the negation of at_least(count + 1)
    negation,   ///< args[0] negated; `nessuna tra` = negation of any_of
    except,     ///< args[0] e non args[1] (`salvo`): its own node for explanations
    tiered,     ///< any_of over fasce: args[i] is the condition at tier i+1; the
                ///< explanation names the first tier that holds
    compare,    ///< args[0] `cmp` args[1]: numeric, date, event, or (equal/different
                ///< only) two booleans or choices; an event that is `mai` compares no
    between,    ///< args[0] in [args[1], args[2]], ends included, one atom
    one_of,     ///< choice args[0] is in `mask` (=, diversa da, <, tra, … on choices)
    contains_all,  ///< set args[0] ⊇ mask
    contains_any,  ///< set args[0] ∩ mask ≠ ∅
    is_never,   ///< event args[0] is `mai`
    happened,   ///< event or date args[0] <= the day
    since,      ///< `da meno di` (cmp less) / `da almeno` (cmp greater_equal): args[0]
                ///< date or event, args[1] duration (months or days). less: day < d + N;
                ///< greater_equal: day >= d + N; both no when d is `mai` or after the day
    day_in,     ///< the day asked about is in [from, to] (either end may be missing)
    in_place,   ///< place attribute `ref` lies in scope `scope` on the day
    quantified, ///< number of members in `who` with args[0] (and, if present, filter
                ///< args[1]) compared with count: at least (cmp greater_equal) or at
                ///< most (less_equal). `esiste` = at least 1
    every,      ///< each member in `who` (with filter args[1], if present) has args[0];
                ///< a member whose filter is no does not count; at most ignoto if the list is open
    done,       ///< history: a concluded period of instrument `ref` passing the gate
    running,    ///< history: a period of instrument `ref` open on the day
    eligible,   ///< instrument `ref`: all its richiede/esclude (its E), acyclic
    // --- any type ------------------------------------------------------------
    constant,   ///< `value` (boolean: literal sì / no)
    attribute,  ///< attribute `ref`; member level inside a quantifier = that member,
                ///< else the person asked about
    parameter,  ///< parameter `ref` on the day; `count` = tier (0 = its only value)
    definition, ///< definition `ref`
    result,     ///< importo or risultato: clause `ref`
    reading,    ///< interpretation `ref`: a choice over its readings
    titled,     ///< args[0] with a sentence and source of its own; on a value of a case
                ///< table or parameter: its source alone, the sentence empty
    cases,      ///< c1,v1,c2,v2,…[,else]: first match; undecided = join of the rows
                ///< that may apply up to the first certain one
    // --- terms ---------------------------------------------------------------
    today,         ///< the day asked about
    add, subtract, multiply, divide, minus,
    minimum, maximum,  ///< of args (>= 2)
    rounded,       ///< args[0] to a multiple of `value.lo`, `rounding`
    per_month,     ///< euro/anno -> euro/mese: divided by 12, exact
    per_year,      ///< euro/mese -> euro/anno: times 12
    date_plus,     ///< args[0] date + args[1] months|days, `missing_day`
    date_minus,    ///< the same, backwards
    months_between,  ///< completed months from args[0] to args[1] (dates)
    days_between,    ///< days from args[0] to args[1]
    first_of_month, last_of_month,  ///< of the month of date args[0]
    counted,       ///< how many members in `who` have args[0]: a number
    summed,        ///< sum of args[0] over members in `who` (filter args[1])
    times,         ///< history: how many periods of instrument `ref` (begun by the day)
};

/// Does the operation range over the members of the household or the relatives?
constexpr bool over_members(Op op) {
    return op == Op::quantified || op == Op::every || op == Op::counted || op == Op::summed;
}

enum class Compare : std::uint8_t { equal, different, less, less_equal, greater, greater_equal };

/// Over whom a quantifier ranges. Lists are open (more members may exist)
/// unless the profile says the household is complete.
enum class Who : std::uint8_t {
    members,    ///< componenti: the person included
    others,     ///< altri componenti: without the person
    applicants, ///< richiedenti: members of age (>= 18 years on the day)
    relatives,  ///< familiari outside the household (never complete unless said)
};

/// A citation: id in fonti.yaml and the place in the act ("art. 2, c. 1").
struct Citation {
    std::string act;    ///< resolved (a clause without one has its instrument's)
    std::string place;  ///< may be empty
    bool unverified = false;  ///< da_verificare
    [[nodiscard]] bool empty() const { return act.empty(); }
    friend bool operator==(const Citation&, const Citation&) = default;
};

/// Outcome of a concluded period, in the order of the masks.
enum class Outcome : std::uint8_t { positive, partial, negative, interrupted };
inline constexpr std::uint64_t every_outcome = 15;

/// `con esito …`, `salvo esito …`, `da almeno N mesi` after `dopo X` / `concluso X`.
struct Gate {
    std::uint64_t outcomes = 0;  ///< mask over Outcome; 0 = any
    bool has_since = false;      ///< then: time since the end of the period
    Compare cmp = Compare::greater_equal;  ///< greater_equal: da almeno; less: da meno di
    Number amount;               ///< months or days
    bool in_days = false;
    friend bool operator==(const Gate&, const Gate&) = default;
};

struct TypedNode {
    Op op = Op::constant;
    Type type;
    Span span;
    std::vector<NodeId> args;
    vocabulary::Possible value;  ///< constant; step of `rounded` in value.lo
    std::uint64_t mask = 0;
    std::uint32_t ref = none;
    ScopeId scope = none;
    std::int32_t count = 0;
    Compare cmp = Compare::equal;
    Who who = Who::members;
    Rounding rounding = Rounding::nearest;
    MissingDay missing_day = MissingDay::last_day;
    std::optional<Date> from;
    std::optional<Date> to;
    Gate gate;
    std::string title;   ///< titled
    Citation source;     ///< titled
};

/// A set of places: union of its parts. Territory is looked up as of the day.
struct Scope {
    enum class Kind : std::uint8_t { region, province, zone, comune };
    struct Part {
        Kind kind = Kind::comune;
        std::string id;  ///< "toscana", "LU", "versilia", slug of the comune ("forte_dei_marmi")
        friend bool operator==(const Part&, const Part&) = default;
    };
    std::vector<Part> parts;  ///< never empty
    friend bool operator==(const Scope&, const Scope&) = default;
};
/// Which of two values of a parameter counts where both are written, the lower
/// first: 0 comuni, 1 zones and provinces, 2 the region.
int rank(const Scope& scope);

/// Where a thing was said: the layer and the exact words.
struct Provenance {
    enum class Layer : std::uint8_t { national, tuscany, zone, comune };
    Layer layer = Layer::national;
    Span span;
    ScopeId scope = none;  ///< overlay: applies only in these places (residence)
    std::optional<Date> from;  ///< overlay: `ambito … dal … al …`
    std::optional<Date> to;
};
/// Said by a zone or a comune.
constexpr bool local(Provenance::Layer layer) {
    return layer == Provenance::Layer::zone || layer == Provenance::Layer::comune;
}
inline bool local(const Provenance& where) { return local(where.layer); }
/// What one layer says of `finestra` and `ripetibile`, each below restricts: 0 for
/// the State and the Region, which speak with one voice, 1 for zones, 2 for comuni.
constexpr std::size_t voice(Provenance::Layer layer) {
    return layer == Provenance::Layer::comune ? 2 : layer == Provenance::Layer::zone ? 1 : 0;
}
inline constexpr std::size_t voices = 3;

enum class ClauseKind : std::uint8_t {
    // eligibility (E)
    requires_,      ///< richiede: body must hold. `always`: also to stay (richiede sempre)
    excludes,       ///< esclude: body must not hold
    // time (T)
    valid,          ///< valido dal … al …: the instrument exists in law
    window,         ///< finestra dal … al …: its own call; several of one voice = any
    window_unknown, ///< finestra senza data: a call whose days are not known
    after,          ///< dopo A o B (gate): body = any_of(done…)
    during,         ///< mentre A: body = running
    incompatible,   ///< incompatibile con targets: body = any_of(running…), se guard
    // availability
    offered_where_activated,  ///< offerto solo dove attivato
    activated,      ///< attivato [dal … al …] (overlay; scope = its ambito)
    // appropriateness
    indicated, discouraged,   ///< guard = the condition
    // what the team sets up
    prepares,       ///< predispone: body
    // results
    amount,         ///< importo: body, type
    outcome,        ///< risultato: body, type
    duration,       ///< durata: body [, body2 = renewal or extension]
    // graph and team (evaluated by later features; kept and shown)
    better_after,   ///< meglio dopo targets
    opens,          ///< apre targets
    involves,       ///< coinvolge services (targets), guard
    effect,         ///< al termine ATTR diventa VALUE / sale di N / scende di N
    // administration (kept and shown)
    no_requirements,  ///< senza requisiti
    repeatable,     ///< ripetibile [al massimo N volte] [dopo N mesi]
    suspends, forfeits,  ///< sospende / decade "title": guard or body
    places,         ///< posti N
    ranking,        ///< graduatoria "title"
    managed_by,     ///< gestito da SERVICE [dal … al …]
    activity_area,  ///< attività in …: scope
    exception_act,  ///< deroga "title" fonte …: declares a deviation
    remark,         ///< nota "title"
    // funds (kept and shown)
    pays,           ///< paga targets [per costo …]
    beneficiaries,  ///< destinatari "title": body
    ceiling,        ///< tetto body per persona | totale | …
    reserve,        ///< riserva body "title" [se]
    cofunding,      ///< cofinanzia body
    premium,        ///< premio body "title" [se]
    not_cumulative, ///< non cumulabile con targets [per costo]
    budget,         ///< dotazione body
};
/// Does it say who may be admitted (`richiede`, `esclude`)?
constexpr bool of_eligibility(ClauseKind k) { return k == ClauseKind::requires_ || k == ClauseKind::excludes; }

struct Clause {
    ClauseKind kind = ClauseKind::remark;
    std::string name;    ///< importo, risultato: the name rules use; may be empty
    std::string title;   ///< the sentence shown to people
    bool always = false;     ///< richiede sempre
    bool widening = false;   ///< written in an overlay where the upper layer allows it
    bool same_household = false;  ///< incompatibile … (stesso nucleo)
    bool at_most = false;    ///< durata al massimo
    Type type;               ///< of amount / outcome / duration
    std::optional<NodeId> guard;  ///< se …: when it is no the clause is vacuous
    std::optional<NodeId> body;   ///< also posti N, ripetibile al massimo N volte: a constant
    std::optional<NodeId> body2;  ///< durata: renewal/extension; ripetibile: wait
    bool renewal = false;    ///< body2 is `rinnovabile di` (else `prorogabile di`)
    std::vector<std::string> targets;  ///< instruments, funds, services, costs: ids
    std::optional<Date> from;  ///< the clause itself holds only in this period
    std::optional<Date> to;
    AttributeId attribute = vocabulary::no_attribute;  ///< effect
    std::int32_t shift = 0;    ///< effect sale/scende: steps; 0 = diventa body
    std::string qualifier;     ///< of fund clauses: "persona", or a cost (cost_words)
    ScopeId area = none;       ///< activity_area
    Citation source;
    Provenance where;
    InstrumentId owner = none;  ///< instrument or fund index it belongs to
};

/// One dated value of a parameter.
struct ParameterValue {
    std::optional<Date> from;
    std::optional<Date> to;
    std::optional<NodeId> value;  ///< nothing = `senza valore` ([GAP])
    std::int32_t tier = 0;        ///< fascia N; 0 = no tiers
    Citation source;
    Provenance where;             ///< scope set when an overlay fills it
};

struct Parameter {
    std::string id;
    Type type;
    bool left_to_zone = false;    ///< stabilito dalla zona
    bool widenable = false;       ///< ampliabile dalla zona
    std::optional<Number> least;  ///< tra A e B: bounds of what a zone may write
    std::optional<Number> most;
    std::int32_t tiers = 0;       ///< highest fascia used; 0 = none
    std::vector<ParameterValue> values;  ///< in the order written, base layer first
    std::string title;
    Span span;
};

struct Definition {
    std::string id;
    Type type;
    bool of_member = false;  ///< definizione X di componente
    NodeId body = none;
    Citation source;
    Provenance where;
};

struct Interpretation {
    std::string id;
    vocabulary::ListId readings = vocabulary::no_list;  ///< a list the checker added
    std::optional<std::uint64_t> chosen;  ///< one bit; nothing = all are possible
    std::string title;
    Citation source;
    Provenance where;
};

/// An instrument or a fund: its clauses, base layer first, in written order.
struct Subject {
    std::string id;
    bool fund = false;
    std::vector<ClauseId> clauses;
    Citation source;
    Provenance where;  ///< scope set: it exists only in those places
};

/// Everything the rules say, all layers together. Overlay clauses carry the
/// scope and the days in which they apply (Provenance): an evaluator treats
/// them as guarded by "the person's residence is in scope" and by the day.
struct Rulebook {
    std::vector<TypedNode> nodes;
    std::vector<Clause> clauses;
    std::vector<Subject> instruments;  ///< in catalogue order
    std::vector<Subject> funds;
    std::vector<Parameter> parameters;
    std::vector<Definition> definitions;
    std::vector<Interpretation> interpretations;
    std::vector<Scope> scopes;
    /// The `ambito` of each file of a zone or a comune: its words, places and days.
    std::vector<Provenance> ambits;
    /// The vocabulary's attribute of type luogo that scopes look at ("residenza").
    AttributeId residence = vocabulary::no_attribute;
    /// Attribute whose member value says "of age" for Who::applicants ("eta").
    AttributeId age = vocabulary::no_attribute;

    [[nodiscard]] std::optional<InstrumentId> find_instrument(const std::string& id) const;
    [[nodiscard]] std::optional<ParameterId> find_parameter(const std::string& id) const;
};

/// Are the values of a parameter entered where it is read? Their cases may say more.
enum class Values : std::uint8_t { left_out, entered };

/// These and all that is under them, through definitions and results, but not what
/// other instruments say that are asked about.
std::set<NodeId> nodes_under(const Rulebook& book, std::vector<NodeId> roots, Values values);
/// The same of what its own clauses say.
std::set<NodeId> nodes_of(const Rulebook& book, const Subject& subject, Values values);
/// The parameters its own clauses read, through definitions and results, but not
/// those of other instruments it asks about.
std::set<ParameterId> parameters_of(const Rulebook& book, const Subject& subject);
/// The same of one of its clauses.
std::set<ParameterId> parameters_of(const Rulebook& book, const Clause& clause);

/// One-line dump of a node, for tests: "e(isee_ordinario <= 1014000, eta < 216)".
std::string dump(const Rulebook& book, NodeId node, const vocabulary::Vocabulary& v);

}  // namespace attiva::language
