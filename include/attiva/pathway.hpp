// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "attiva/answer.hpp"

// The path: in what order, from when to when, with whom, opening what; and the graph of
// what comes before what. docs/percorsi.md says what a path is and which one is best. Plain
// data in Italian, ready to print and to draw. It proposes: people decide, and time adapts
// to the person, not the reverse.

namespace attiva {

/// What of a path is looked at first, second, …; less is better. One may be moved to the
/// front (PathQuestion::first).
enum class PathKey : std::uint8_t {
    discouraged,  ///< steps that are `sconsigliato`, or `escluso salvo`, on the day they begin
    skipped,      ///< `meglio dopo` that are not followed
    end,          ///< the day the goal is reached, at typical durations
    steps,        ///< how many
    undecided,    ///< different facts still to be known, not counting what is presumed
};
const char* word(PathKey k);  ///< "sconsigliati", "saltati", "fine", "passi", "incerti": as asked for

inline constexpr int longest_path_months = 60;
inline constexpr int usual_path_months = 24;
inline constexpr int most_path_hours = 168;
inline constexpr int usual_path_hours = 40;
/// What the file of a person says of it, in a fact of this name.
inline constexpr const char* sustained_hours = "orario_sostenibile";
inline constexpr int most_path_together = 10;
inline constexpr int usual_path_together = 2;
inline constexpr int most_path_alternatives = 5;
inline constexpr int most_graph_steps = 9;       ///< from the instrument a graph is around

/// How a path is asked for, beside the Question (of which `instrument` does not count).
struct PathQuestion {
    /// An instrument's id; or a fact, "stato_occupazionale = occupato" (yes or no,
    /// or of a list); or nothing: what is worth aiming at, from the catalogue's own chains.
    std::string goal;
    bool completed = false;  ///< an instrument is reached when it is concluded, not when it begins
    /// A week, that the person sustains, 1 … most_path_hours; nothing: what her file says
    /// (sustained_hours), or else usual_path_hours.
    std::optional<int> hours;
    int together = usual_path_together;  ///< instruments at once, 1 … most_path_together
    std::optional<Date> from;            ///< no step begins before; nothing: the day asked about
    int months = usual_path_months;      ///< from the day asked about, 1 … longest_path_months
    std::vector<std::string> excluded;   ///< ids: no step is one of these
    int alternatives = 0;                ///< other ways beside the first, 0 … most_path_alternatives
    PathKey first = PathKey::discouraged;
    std::string fails;                   ///< id of a step: also the way from there if it ends badly
    std::optional<std::string> before;   ///< the JSON of an earlier path: also what is otherwise
};

/// Who says how many hours a week: who asks, the person's file, or nobody.
enum class PathHours : std::uint8_t { asked, person, usual };

/// How sure it is that a path is the best.
enum class PathProof : std::uint8_t {
    proved,      ///< no path is better
    best_found,  ///< migliore trovato: `bound` says how much better one could be
    none,        ///< there is no path, proved
    unknown,     ///< none was found within the limits of the search
};

/// What a path costs, key by key, in the order looked at.
struct PathCost {
    int discouraged = 0, skipped = 0, steps = 0, undecided = 0;
    Date end;
    int presumed = 0;  ///< of `discouraged`, those that are `escluso salvo`; 0 in a bound
};

/// How long a step takes. Days are counted from the day it begins.
struct PathDuration {
    std::optional<int> least, most;  ///< days, as far as the rules say
    int typical = 1;                 ///< days it is planned with
    std::string planned;             ///< the same in words: "6 mesi"; empty where nobody says
    /// What those are: how long it is, or usually is; the most or the least it may be; one day,
    /// where the catalogue does not say.
    enum class Counted : std::uint8_t { exact, usual, most, least, one_day } counted = Counted::one_day;
    bool known = false;              ///< false: the catalogue does not say; one day is planned
    bool dates = true;               ///< false: no date hangs on it (the goal is reached the day it begins)
    std::string text;                ///< "al massimo 2 anni: si conta il massimo", "3 mesi"
    SharedSource source;
};

/// What follows if a step takes another time than planned.
struct PathShift {
    struct Moved {
        std::string id;
        Date planned, then;  ///< the day it begins
    };
    std::string text;          ///< "se dura 12 mesi"
    int days = 1;
    std::optional<Date> end;   ///< of the path; nothing: the path no longer holds
    std::vector<Moved> moved;  ///< steps that begin on another day
};

/// Who sits at the table for a step, and why.
struct PathAttendee {
    std::string service;    ///< "il SerD"
    bool essential = false; ///< of the équipe essenziale (servizio sociale and CPI); else allargata
    std::string why;        ///< "attiva lo strumento", "coinvolto: in carico al SerD"
    SharedSource source;
    bool maybe = false;     ///< whether it is needed is still to be known
};

/// Why a step does not begin the day before.
struct PathBinding {
    enum class Kind : std::uint8_t {
        first_day,   ///< it begins on the first day
        condition,   ///< an entry condition is no until then
        prerequisite,///< another step must end first
        advice,      ///< `meglio dopo`, or it would be sconsigliato
        window,      ///< its call is not open
        wait,        ///< too soon after the last time
        apart,       ///< incompatible with what runs until then
        hours,       ///< the week is full
        together,    ///< too many at once
        later,       ///< begun before, it would bar a later step, or leave less
        free,        ///< nothing: it could begin before, from `since` on, without changing the end
    } kind = Kind::first_day;
    std::string text;                 ///< Italian, whole
    std::vector<std::string> after;   ///< ids of the steps it waits for
    std::optional<Date> since;
    std::string clause;               ///< the sentence of the rule; may be empty
    SharedSource source;
};

struct PathStep {
    std::string id, name;
    Date from, to;             ///< both included; `to` at the typical duration
    bool running = false;      ///< began before the first day
    bool discouraged = false;  ///< as counted: `sconsigliato`, or `escluso salvo`
    bool presumed = false;     ///< `escluso salvo`: only what is presumed bars it
    std::vector<PresumedFact> presumptions;  ///< of a step so barred: what is presumed
    bool assumed = false;      ///< something after it counts on its positive outcome
    PathDuration duration;
    std::vector<PathBinding> not_before;
    /// As the question of that day is answered if all before has gone as hoped: verdict,
    /// reasons, what is still to be known, amounts, suitability.
    InstrumentAnswer answer;
    std::string service;                 ///< who activates it; may be empty
    std::vector<PathAttendee> team;
    std::vector<std::string> documents;
    std::vector<std::string> leaves;     ///< facts at its end, in words: "distanza dal mercato: vicino"
    std::vector<std::string> opens;      ///< names of the steps it makes possible
    std::vector<std::string> prepares;   ///< names of the steps that are better after it
    std::vector<std::string> skipped;    ///< `meglio dopo` not followed, in words
    std::string milestone;               ///< what to agree on with the person at its end
    std::vector<PathShift> shifts;
};

struct Path {
    PathProof proof = PathProof::unknown;
    std::vector<PathStep> steps;  ///< what runs already first, then by start
    Date end;                     ///< the first day on which the goal is reached: the instrument begins (or is over)
    int unknown_lengths = 0;      ///< steps counted as one day, as nobody says how long they take: days are approximate
    bool at_least = false;        ///< each length on which `end` hangs is exact or too short: it is not before that day
    std::string reaches;          ///< the goal it reaches, in words
    std::string only_if;          ///< "solo se risulta «…»: oggi si presume di no"; empty where no step is presumed out
    PathCost cost;
    PathCost bound;  ///< no path costs less; of the keys after first_gap it says nothing
};
/// "il 1º dicembre 2026", "non prima del …" where it is only a lower bound; with how many steps
/// have no known length: " (date indicative: 2 passi senza durata)".
std::string arrival_words(const Path& path);
/// "dal … al …"; of the goal "dal …, se dura 6 mesi fino al …"; of what runs "in corso, finisce il …".
std::string step_days(const PathStep& step);
/// Of a path, the first key in the order looked at (`first`, then as listed) in which another
/// could be better: in those before it none is, proved, and of those after it nothing is known.
/// Nothing: the path is proved, or not even that is known.
std::optional<PathKey> first_gap(const Path& path, PathKey first);
/// The keys in that order.
std::vector<PathKey> keys_in_order(PathKey first);

/// One thing that bars every path, with others of its set.
struct PathBar {
    std::string text;         ///< "tirocinio_inclusione chiede: In carico ai servizi"
    std::string instrument;   ///< id; may be empty
    std::vector<std::string> clauses;  ///< sentences that are no
    SharedSource source;      ///< of the first
};
/// A smallest reason: these alone leave no path; none can be taken away.
struct PathCut {
    std::vector<PathBar> bars;
    std::vector<std::string> opening;  ///< what would open the way, in words
};

/// A goal near the one asked for that can be reached.
struct NearGoal {
    std::string id, name;
    Path path;  ///< its steps without explanations
};

/// What is otherwise than in an earlier path.
struct PathDifference {
    Date earlier_day;
    std::optional<Date> earlier_end;
    std::vector<std::string> lines;  ///< Italian, one a line; empty: nothing changed
};

struct PathAnswer {
    Date day, from, last;   ///< asked about; first of the steps; by which the goal must be reached
    std::string place, view, digest, subject;  ///< as in Answer
    std::string goal;       ///< in words
    bool completed = false; ///< as asked
    std::vector<std::string> aims;  ///< of no goal: names of what is worth aiming at
    int hours = usual_path_hours, together = usual_path_together;
    PathHours hours_from = PathHours::usual;
    bool hours_counted = true;  ///< of some step of the paths the catalogue says how many a week
    PathKey first = PathKey::discouraged;
    std::vector<std::string> excluded;  ///< names
    bool reached = false;   ///< the goal is reached already: no step is needed
    std::vector<Path> paths;        ///< best first; empty where there is none
    PathProof proof = PathProof::unknown;  ///< of the first one, or of there being none
    std::vector<PathCut> cuts;      ///< of none: shortest first
    bool cuts_proved = true;
    std::vector<NearGoal> near;     ///< of none
    std::vector<std::string> notes; ///< what was counted in a simpler way, in words
    std::string failed;             ///< name of the step that is supposed to end badly
    std::shared_ptr<const PathAnswer> otherwise;  ///< the way from there; empty if not asked
    std::optional<PathDifference> difference;     ///< from the earlier path, if given
    bool presumptions_on = true;
    Diagnostics warnings;   ///< about the person file
};

/// The graph of what comes before what: of the catalogue on a day, or around one person.
struct PathGraph {
    struct Node {
        std::string id, name;
        int layer = 0;                    ///< how many come before, at most
        std::optional<Verdict> verdict;   ///< for the person
        bool on_path = false;
    };
    struct Link {
        enum class Kind : std::uint8_t {
            after,    ///< dopo: must be done before
            beside,   ///< mentre: must be running
            fact,     ///< leaves a fact that the other asks for
            better,   ///< meglio dopo
            opens,    ///< apre
            apart,    ///< incompatibile con
        } kind = Kind::after;
        std::size_t from = 0, to = 0;     ///< nodes
        std::string text;                 ///< "con esito positivo, da almeno 3 mesi"; "in carico: sì"
        SharedSource source;
    };
    Date day;
    std::string place, view, digest, subject;
    std::string around;                   ///< id of the instrument it is around; empty: around none
    int steps = 0;                        ///< … up to so many links from it
    std::vector<Node> nodes;              ///< catalogue order
    std::vector<Link> links;              ///< by from, to, kind
};
const char* word(PathGraph::Link::Kind k);  ///< "dopo", "mentre", "lascia", "meglio dopo", "apre", "incompatibile"
/// The same as said of the one that comes after: "dopo", "mentre", "grazie a", "meglio dopo",
/// "si apre con", "incompatibile con".
const char* seen_word(PathGraph::Link::Kind k);

/// All the links between two nodes that are said of one of them, the one that comes after
/// (of an incompatibility alone, of both): two rules about the same two are one thing to read.
struct PathTie {
    std::size_t other = 0;                ///< node
    std::vector<std::size_t> links;       ///< by kind
};
/// By `other`.
std::vector<PathTie> ties_of(const PathGraph& graph, std::size_t node);
/// "meglio dopo, si apre con"
std::string words_of(const PathGraph& graph, const PathTie& tie);
/// What its links say more: "con esito positivo; lascia «in carico: sì»"; mostly empty.
std::string more_of(const PathGraph& graph, const PathTie& tie);

/// Schema "attiva/percorso/1", "attiva/grafo/1" (docs/json.md).
std::string to_json(const PathAnswer& answer);
std::string to_json(const PathGraph& graph);

/// The first path as a timeline, or the graph as a picture: one SVG, with title and
/// description, that says nothing by colour alone. `width` in CSS pixels, 320 … 1280.
std::string path_svg(const PathAnswer& answer, int width);
std::string graph_svg(const PathGraph& graph, int width);
/// The same for Graphviz.
std::string path_dot(const PathAnswer& answer);
std::string graph_dot(const PathGraph& graph);
/// The *progetto personalizzato* to be printed and signed: one HTML file, the timeline and
/// the same data as a table.
std::string project_page(const PathAnswer& answer);

}  // namespace attiva
