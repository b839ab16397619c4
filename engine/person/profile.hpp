// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attiva/diagnostic.hpp"
#include "attiva/value.hpp"
#include "vocabulary/vocabulary.hpp"

// A person, known in part: attribute → the values still possible and how we
// know. Built in this order, each step a function of its own: file (facts as
// written) → view (what the viewer may not see becomes riservato) → derived
// facts (implica, applicability) → presumptions. Tested by tests/person/.

namespace attiva::person {

using vocabulary::AttributeId;
using vocabulary::Possible;

/// How a fact is known. The order is of decreasing certainty.
enum class Status : std::uint8_t {
    known,           ///< noto
    partial,         ///< in parte
    presumed,        ///< presunto: absent, the vocabulary presumes
    unknown,         ///< ignoto
    hidden,          ///< riservato: whether or not the record holds it
    not_applicable,  ///< non applicabile
};

struct Fact {
    Status status = Status::unknown;
    Possible value;             ///< always set: the whole domain when unknown or hidden
    std::vector<std::uint16_t> places;  ///< for type luogo: the possible comuni (ComuneId of
                                        ///< catalogue::Territory), sorted; empty = any
    Span where;                 ///< where the file says it; unknown span if it does not
    bool derived = false;       ///< follows from another fact (implica)
    bool asked = false;         ///< the file says "non so", or an assessment has expired:
                                ///< unknown, and never presumed
    std::optional<Date> assessed_on;  ///< day of a professional assessment
    vocabulary::ServiceId ask = vocabulary::no_service;  ///< not known, or in part: this service knows it
};

/// A residence outside Tuscany, among Fact::places.
inline constexpr std::uint16_t outside_tuscany = 0xFFFF;

inline constexpr std::size_t most_members = 20;
inline constexpr std::size_t most_relatives = 20;
inline constexpr std::size_t most_periods = 100;
inline constexpr std::size_t most_wishes = 100;

/// One member of the household, or a relative. Facts are indexed by
/// AttributeId (size = vocabulary size; entries of other levels are unused).
struct Member {
    std::string name;    ///< role word of the file ("coniuge", "figlio"); may be empty
    std::vector<Fact> facts;
    Span where;
};

/// Masks of `Period::outcomes`: nobody wrote it; presumed then (it was no failure).
inline constexpr std::uint64_t any_outcome = 15;
inline constexpr std::uint64_t presumed_outcomes = 3;

/// A past or running measure. Days may be known in part.
struct Period {
    std::string instrument;  ///< id
    Possible start;          ///< date interval
    bool ended_possible = true;    ///< it may have ended (by the end interval)
    bool open_possible = false;    ///< it may be still open
    Possible end;                  ///< date interval, when ended_possible
    std::uint64_t outcomes = any_outcome;  ///< possible outcomes (mask over language::Outcome)
    bool outcome_asked = false;    ///< and nobody knows: it is not presumed
    Span where;
};

/// An instrument the person would like, or does not want: it settles nothing in the law.
struct Wish {
    std::string instrument;  ///< id
    bool wanted = true;      ///< `desidera`, else `rifiuta`
    Span where;
};

/// What is known of the list of past measures.
enum class HistoryState : std::uint8_t {
    complete,  ///< the file says so (`storico_completo: sì`)
    presumed,  ///< what is not written is presumed not to be
    open,      ///< there may be more (until `presume` presumes there is not)
    hidden,    ///< the viewer may not see it: there may be anything
};

struct Profile {
    /// Facts of an attribute that is computed from a date (Derivation other than
    /// none) are not used: what the file states of it goes into the date's fact,
    /// and evaluators compute it from there.
    ///
    /// Facts of levels persona, componente (the person's own), nucleo,
    /// attivazione, indexed by AttributeId.
    std::vector<Fact> facts;
    /// The other members (not the person), then the relatives.
    std::vector<Member> members;
    std::vector<Member> relatives;
    /// What holds of anybody a list that is not complete leaves out: nothing
    /// (no facts at all), or what the view hides and the vocabulary presumes.
    Member unlisted;
    bool members_complete = false;
    /// members_complete follows from the declared number of members, and not from
    /// `nucleo_completo: sì`: who may not see that number does not know it either.
    bool members_counted = false;
    bool relatives_complete = false;
    /// `familiari_completo` is written: nothing is presumed of the list.
    bool relatives_said = false;
    /// relatives_complete is presumed: nobody has said there are others.
    bool relatives_presumed = false;
    std::vector<Period> history;
    HistoryState history_state = HistoryState::open;
    /// Instruments (ids, sorted) whose past the viewer may not see, whatever
    /// history_state says: none of their periods is in `history`, any may be.
    std::vector<std::string> concealed;
    std::vector<Wish> wishes;  ///< no instrument twice
    std::vector<vocabulary::ServiceId> consents;  ///< services whose data the person lets others see
    Date stated_on;                               ///< `al:`
    std::string label;                            ///< `nome:` a label of convenience, never needed
};

/// May there be periods of any instrument beside those written?
bool past_open(const Profile& profile);
/// May there be of this one?
bool past_open(const Profile& profile, std::string_view instrument);

}  // namespace attiva::person
