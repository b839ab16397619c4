// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "attiva/answer.hpp"
#include "attiva/card.hpp"
#include "attiva/diagnostic.hpp"
#include "attiva/funds.hpp"
#include "attiva/interview.hpp"
#include "attiva/pathway.hpp"
#include "attiva/population.hpp"

// Open a catalogue, ask it, check it, run its authors' cases. The one door to
// the engine: the command line and the page see nothing else.

namespace attiva {

/// What an answer takes for true of protected matters (facts of class particolare,
/// giudiziario or protetto, or whose name tells of one): what is said; that nobody of the
/// household has any; or nothing at all. The page for the person is written from all three.
enum class Guarded { as_said, plain, unknown };

/// How a question is asked.
struct Question {
    Date day;                     ///< the day asked about
    std::string comune;           ///< overrides the person's residence; may be empty
    std::string zona;             ///< the same, less precise
    std::string view;             ///< service id; empty = the whole file
    bool presumptions = true;     ///< false: nothing is presumed
    bool simplify = true;         ///< false: predicates as written (for tests)
    std::string instrument;       ///< only this one; empty = all
    bool reasons = true;          ///< record why
    bool ways_in = true;          ///< with the reasons: what would change a no
    bool all_ways = false;        ///< also through what nobody may wish for
    Guarded guarded = Guarded::as_said;
    bool exact = true;            ///< decide *ignoto* on all that the person may be (docs/lingua.md §12)
};

/// One result of an author's case.
struct CaseResult {
    std::string id, title, file;
    int line = 0;
    bool passed = false;
    std::vector<std::string> differences;  ///< Italian, one per expectation missed
};

/// How often one atom of the rules was seen sì, no and ignoto by the cases.
struct AtomCoverage {
    std::string instrument, atom, file;
    int line = 0;
    std::uint32_t yes = 0, no = 0, unknown = 0;
};

struct CaseReport {
    std::vector<CaseResult> cases;
    std::vector<AtomCoverage> atoms;
    Diagnostics diagnostics;
};

/// One thing of the catalogue, for lists.
struct Entry {
    std::string id, name, kind, layer, source;
    bool unverified = false;
};

/// The rules of a day as SQL (docs/grande-scala.md).
struct SqlText {
    std::string head;    ///< comments: what the columns mean, what is refused
    std::string tables;  ///< CREATE TABLE
    std::string views;   ///< CREATE VIEW; the verdicts are in the last, `verdetti`
    std::size_t exported = 0;  ///< instruments
    struct Refused {
        std::string id, name;
        std::string why;  ///< Italian
    };
    std::vector<Refused> refused;  ///< what cannot be said exactly
};

/// A text with a name, as a user gave it ("-" = standard input).
struct Input {
    std::string name;
    std::string text;
};

/// An opened catalogue. Immutable and safe to share between threads once open.
class Catalogue {
public:
    /// Loads DIR/catalog and DIR/rules, all layers. Always returns an object,
    /// so that its diagnostics can be printed; `ok()` says whether it may be asked.
    static Catalogue open(const std::string& directory);
    /// The same with some parameters supposed to be otherwise, everywhere and on every day:
    /// "adi_isee_max=12.000 euro". U110 where one is none.
    static Catalogue open(const std::string& directory, const std::vector<std::string>& supposed);
    /// The directory shipped with the program (beside the executable, or
    /// installed), found from the path of the running executable.
    static std::string shipped(const std::string& executable);

    Catalogue(Catalogue&&) noexcept;
    Catalogue& operator=(Catalogue&&) noexcept;
    ~Catalogue();

    [[nodiscard]] bool ok() const;
    [[nodiscard]] const Diagnostics& diagnostics() const;
    [[nodiscard]] const std::string& digest() const;
    [[nodiscard]] std::vector<Entry> instruments() const;
    [[nodiscard]] std::vector<Entry> services() const;

    /// Answers for one person file. Nothing when the file has errors, which
    /// are then in `diagnostics` (codes P, Y, T). Unknown comune, zona, view or
    /// instrument: U-codes with "forse intendevi". When not `ok()`, the catalogue's own.
    [[nodiscard]] std::optional<Answer> ask(const Input& person, const Question& question,
                                            Diagnostics& diagnostics) const;

    /// Begins an interview (attiva/interview.hpp) of the person of a file; the catalogue must
    /// outlive it. Nothing, with the reasons, as `ask`.
    [[nodiscard]] std::optional<Interview> interview(const Input& person, const Question& question,
                                                     Diagnostics& diagnostics) const;

    /// The screening sheet of at most `most` questions (1 … most_screening_facts), for a place
    /// and a view. Nothing, with the reasons, as `ask`.
    [[nodiscard]] std::optional<ScreeningSheet> screening(const Question& question, std::size_t most,
                                                          Diagnostics& diagnostics) const;

    /// From question.day to `last`, every verdict and what turns it (attiva/answer.hpp):
    /// on each day that of `ask`. Nothing, with diagnostics, as for `ask`; and where `last`
    /// comes before the first day (U005) or too far after it (U006). `reasons` and what
    /// follows it in the question do not count, but for `exact`.
    [[nodiscard]] std::optional<Calendar> calendar(const Input& person, const Question& question, Date last,
                                                   Diagnostics& diagnostics) const;
    /// The best path to a goal, why each step stands where it stands, or why there is none
    /// (docs/percorsi.md). Nothing, with diagnostics, as for `ask`; and where the goal is not
    /// one (U007), a number is out of its bounds (U008), an excluded or failing step is
    /// none (U004, U009), the earlier path cannot be read (U103), or is of
    /// other eyes or another person (U104, U105).
    [[nodiscard]] std::optional<PathAnswer> path(const Input& person, const Question& question, const PathQuestion& asked,
                                                 Diagnostics& diagnostics) const;
    /// What comes before what, in the whole catalogue on a day; `around`: only this
    /// instrument (id), those up to `steps` links from it, 1 … most_graph_steps, and the links
    /// on the way there; empty: all that have a link. Nothing for an id that is none (U004).
    [[nodiscard]] std::optional<PathGraph> graph(Date day, const std::string& around, int steps, Diagnostics& diagnostics) const;
    /// The same for one person: what her paths to the goal may be made of, with her verdicts
    /// and the steps of the best path marked. Diagnostics as for `path`.
    [[nodiscard]] std::optional<PathGraph> graph(const Input& person, const Question& question, const PathQuestion& asked,
                                                 Diagnostics& diagnostics) const;
    /// Which line pays which step, across a caseload (attiva/funds.hpp). Requires can_fund().
    /// `question`: the view, the place and the presumptions; its day is that of the budgets.
    /// Nothing, with diagnostics (F0xx, F1xx, U-codes), where the budgets, a change or the view is
    /// wrong; a case that is wrong is left out, and FundsAnswer::warnings say why.
    [[nodiscard]] std::optional<FundsAnswer> funds(const FundsQuestion& asked, const Question& question,
                                                   Diagnostics& diagnostics) const;
    /// Was the program built with the solver (COIN-OR)?
    static bool can_fund();

    /// Everybody of some files (attiva/population.hpp). `question`: the day, the place and the
    /// presumptions. `after`: another catalogue, to count who changes; may be null, and must be
    /// `ok()`. Nothing, with diagnostics (U-codes, F015), where a place or a column is none. An
    /// input that stopped being readable is an F030, beside what was counted.
    [[nodiscard]] std::optional<PopulationAnswer> population(const PopulationQuestion& asked, const Question& question,
                                                             const Catalogue* after, Diagnostics& diagnostics) const;

    /// The smallest facts that, shown to a service with the person's consent, would settle
    /// `question.instrument`. With `question.view` that service itself asks: on everybody
    /// the person may be to it, and `with` is empty. Without, `with` names the service, and
    /// the file is looked at whole. Requires an instrument, and one of the two. Diagnostics
    /// as for `ask`.
    [[nodiscard]] std::optional<SharingAnswer> what_to_share(const Input& person, const Question& question,
                                                             const std::string& with, Diagnostics& diagnostics) const;

    /// What a receipt of that question keeps of the person: the file in JSON, in one order,
    /// without what the view may not see on any day from that asked about to `last` (the
    /// same, but of a calendar). Nothing where `ask` gives nothing.
    [[nodiscard]] std::optional<std::string> seen_person(const Input& person, const Question& question, Date last,
                                                         Diagnostics& diagnostics) const;

    /// The rules of question.day, of all instruments or of question.instrument, as SQL that
    /// gives for each person what the rules say of her; of its place, for those who live
    /// there. Nothing for a place or an instrument that is none (U-codes), or not `ok()`.
    [[nodiscard]] std::optional<SqlText> sql(const Question& question, Diagnostics& diagnostics) const;

    // The five below are empty when not `ok()`.
    /// Every instrument, then every fund, as cards; parameters and places as of the day.
    [[nodiscard]] std::vector<Card> cards(Date day) const;
    /// What somebody must still verify or find, and what relies on it.
    [[nodiscard]] std::vector<Unsettled> unsettled(Date day) const;
    /// The essential levels of service (LEPS) the catalogue knows.
    [[nodiscard]] std::vector<Level> levels(Date day) const;
    /// The presumptions the vocabulary declares.
    [[nodiscard]] std::vector<Presumption> presumptions() const;

    /// What an editor reads of one of editor_kinds(), written from
    /// this catalogue; empty for any other word.
    [[nodiscard]] std::string editor_text(const std::string& kind) const;

    /// Runs the authors' cases found under `directory` (every …/prove/*.yaml).
    [[nodiscard]] CaseReport run_cases(const std::string& directory) const;

    /// Reads those cases without running them: what is wrong in how they are written.
    /// Nothing when not `ok()`.
    [[nodiscard]] Diagnostics check_cases(const std::string& directory) const;

    /// What is right in form and still deserves a look (codes L): things nobody
    /// uses, conditions that never or always hold, clauses that repeat or
    /// contradict each other, values out of time on `day`, circles of
    /// prerequisites, local layers that widen. Nothing when not `ok()`.
    [[nodiscard]] Diagnostics review(Date day) const;

    /// What changes from this catalogue to another, on a day: both must be `ok()`.
    [[nodiscard]] Comparison compared_with(const Catalogue& after, Date day) const;

    /// Renders diagnostics of this catalogue and of texts it was asked about.
    [[nodiscard]] std::string render(const Diagnostics& diagnostics, bool plain,
                                     bool colour) const;
    [[nodiscard]] std::string render_json(const Diagnostics& diagnostics) const;

    /// Ids of the instruments that only somebody of a protected category may have, as far
    /// as the rules show (with every fact that tells of one plain nobody is eligible; or it
    /// comes only after such ones), and names of the services that know nothing but such facts.
    struct Reserved {
        std::vector<std::string> instruments;
        std::vector<std::string> services;
        std::vector<std::string> attributes;  ///< ids of those facts
    };
    [[nodiscard]] Reserved reserved(Date day) const;

private:
    struct State;
    explicit Catalogue(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Canonical text of a rule file, or nothing (with diagnostics rendered into
/// `errors`) when it cannot be read.
std::optional<std::string> format_rules(const Input& file, bool plain, bool colour,
                                        std::string& errors);

/// The answer as JSON, schema "attiva/risposta/1" (docs/json.md). One line per
/// call, keys sorted, UTF-8, no trailing newline.
std::string to_json(const Answer& answer);
std::string to_json(const CaseReport& report);
/// Schema "attiva/condividi/1".
std::string to_json(const SharingAnswer& answer);
/// Schema "attiva/schede/1" and "attiva/revisione/1".
std::string to_json(const std::vector<Card>& cards);
std::string to_json(const std::vector<Unsettled>& list);

/// Does every word of `text` occur in the card? Case and accents do not count.
bool mentions(const Card& card, const std::string& text);

/// How a page for people is written.
enum class PageFormat { markdown, html };
/// One card, whole.
std::string card_page(const Card& card, PageFormat format);
/// The handbook of the catalogue (il vademecum): every card, what is presumed, what
/// is to be verified. HTML is one file, made to be printed.
std::string handbook(const Catalogue& catalogue, Date day, PageFormat format);

// What an editor can be told of the files of a catalogue, so that it completes,
// explains and underlines while people write: a JSON Schema for each kind of YAML
// file, a TextMate grammar for the rules. Catalogue::editor_text writes them.

/// One thing to give to an editor.
struct EditorKind {
    std::string id;    ///< as asked for: "strumento"
    std::string file;  ///< the name of its file: "strumento.schema.json"
    std::string about; ///< Italian: which files it is for
    /// Which files of a catalogue, as editors write it: "catalog/**/strumenti/*.yaml".
    /// Persons may stand anywhere: those of the examples. Empty for the grammar.
    std::vector<std::string> globs;
};

/// Every kind, the grammar ("textmate") last.
const std::vector<EditorKind>& editor_kinds();

/// The kind whose id is nearest to a word that is none; empty when none is near.
std::string nearest_editor_kind(const std::string& word);

}  // namespace attiva
