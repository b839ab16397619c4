// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "attiva/answer.hpp"

// The interview: one question at a time over the whole catalogue, never one that cannot
// matter (docs/lingua.md §12 «La prossima domanda»). Every answer goes into the person's
// sheet as if it had been written there; Catalogue::interview begins one.

namespace attiva {

/// An instrument, by its id and its name.
struct NamedInstrument {
    std::string id, name;
};

/// What an answer would settle.
struct ForeseenAnswer {
    std::string text;  ///< "sì", "al massimo 10.140 euro", "uno tra: vicino, medio"
    std::vector<NamedInstrument> opens;   ///< they may be activated then
    std::vector<NamedInstrument> closes;  ///< they may not, on that day
};

/// Why it is asked: an instrument, and the condition of it that hangs on the answer.
struct AskedBecause {
    NamedInstrument instrument;
    std::string condition;  ///< the sentence of the rule; empty where it is the place or the past
    SharedSource source;    ///< may be empty
};

struct NextStep {
    std::string attribute;  ///< id of the fact; "nucleo_completo", "familiari_completo", "storico" of a list
    std::string member;     ///< whose, of a member of the household or a relative; else empty
    std::string label;      ///< Italian, short
    std::string question;   ///< whole sentence
    std::string holder;     ///< who knows it, "l'INPS"; empty where it is the person's to say
    std::string document;   ///< the paper that proves it; may be empty
    std::string how;        ///< what an answer looks like: "sì o no", "euro: 6.000, sotto 6.000, tra 5.000 e 6.000"
    std::vector<std::pair<std::string, std::string>> choices;  ///< id and words, of a choice or a set
    std::string known;      ///< what is known of it in part; may be empty
    std::vector<ForeseenAnswer> answers;   ///< those the verdicts tell apart; of a place, none
    std::vector<AskedBecause> because;     ///< every open instrument that hangs on it; the first proves it useful
    double settles = 0;     ///< instruments an answer settles on average, all values being as likely
    std::size_t open = 0;   ///< instruments no condition settles yet
};

/// A fact that somebody else knows.
struct ServiceRequest {
    std::string service;  ///< id
    std::string name;     ///< "il SerD"
    std::string attribute, label, member, question;
};

/// Where an interview has come to.
struct InterviewOutcome {
    bool finished = false;   ///< nothing useful is left to ask
    bool exhausted = false;  ///< a search gave up: more might be settled, or asked, than is said
    std::size_t answered = 0;
    Answer now;              ///< for the person as known now
    std::vector<ServiceRequest> requests;  ///< what services are to be asked, those of the sheet too, by service
    std::string sheet;       ///< hers, with the answers, as YAML; nothing of what the view hides
};

class Interview {
public:
    Interview(Interview&&) noexcept;
    Interview& operator=(Interview&&) noexcept;
    ~Interview();

    /// The question to ask now; nothing when no question would change anything. The same
    /// until it is answered.
    [[nodiscard]] const std::optional<NextStep>& next();
    /// An answer to it, as a sheet has it ("34 anni", "sotto 6.000", "non so") or as people
    /// type it ("si", "non lo so"). What is wrong with it, in Italian; nothing when taken.
    std::optional<std::string> answer(const std::string& text);
    /// «Lo sa il SerD»: not known, and asked of that service (its id, or its name).
    std::optional<std::string> ask_of(const std::string& service);
    /// Takes the last answer back; false when there is none.
    bool undo();

    /// Answers taken so far.
    [[nodiscard]] std::size_t answered() const;
    [[nodiscard]] InterviewOutcome outcome();

private:
    friend class Catalogue;
    struct State;
    explicit Interview(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// A question of the screening sheet.
struct ScreeningFact {
    std::string attribute, label, question, holder, document, how;
    std::vector<std::pair<std::string, std::string>> choices;  ///< as NextStep
    std::string section;   ///< where the answer goes in a sheet: "persona", "nucleo", "attivazione"
    std::string only_if;   ///< the label of what it rests on; empty where it always makes sense
    bool of_each = false;  ///< to ask of every member of the household too
    double settled = 0;    ///< instruments settled on average, with this and those chosen before
};

/// The few questions that settle most, before anything is known (docs/lingua.md §12 «La
/// scheda»): derived from the catalogue, in the order of the file.
struct ScreeningSheet {
    std::vector<ScreeningFact> facts;
    double before = 0, after = 0;  ///< instruments settled on average, of persons it was not chosen on
    std::size_t instruments = 0;
    Date day;
    std::string place, view, digest;  ///< as Answer
    std::string residence;            ///< the fact that says where she lives, and its value where it is given
    std::string lives_in;
};
inline constexpr std::size_t most_screening_facts = 100;

/// Schema "attiva/domanda/1": one question.
std::string to_json(const NextStep& step, std::size_t number);
/// Schema "attiva/intervista/1": where it has come to.
std::string to_json(const InterviewOutcome& outcome);
/// Schema "attiva/scheda/1".
std::string to_json(const ScreeningSheet& sheet);

}  // namespace attiva
