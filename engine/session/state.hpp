// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "analysis/candidate.hpp"
#include "attiva/catalogue.hpp"
#include "catalogue/model.hpp"
#include "evaluation/evaluator.hpp"
#include "evaluation/phrases.hpp"
#include "inquiry/atlas.hpp"
#include "inquiry/clock.hpp"
#include "person/visible_file.hpp"
#include "program/program.hpp"

// What an opened catalogue keeps. Private to this room.

namespace attiva::session {

/// What depends on the day alone.
struct Day {
    evaluation::DayTables tables;
    evaluation::Phrases phrases;
    Day(const catalogue::Catalogue& c, const program::Program& p, Date on)
        : tables(p, c.rules, c.vocabulary, c.territory, on), phrases(c, on) {}
};

struct State {
    catalogue::Catalogue catalogue;
    Diagnostics diagnostics;
    program::Program program;        ///< simplified
    program::Program written;        ///< as written (Question::simplify off)
    mutable std::mutex mutex;        ///< guards what follows and catalogue.sources
    mutable std::map<std::pair<std::int32_t, bool>, std::shared_ptr<const Day>> days;

    /// Has it been read without errors? Else they are added to what is told.
    bool usable(Diagnostics& diagnostics) const;
    /// The tables of a day, made once and kept (the most recent few).
    std::shared_ptr<const Day> day(Date day, bool simplify) const;
    /// Keeps a text that diagnostics point into; returns its id.
    FileId keep(std::string name, std::string text) const;
    /// Problems of a person's file as they may be printed: its text is kept.
    Diagnostics kept(const Input& person, const Diagnostics& problems) const;
    /// What in the rules the passing of time can change; made once.
    const inquiry::Clock& clock(bool simplify) const;
    mutable std::unique_ptr<const inquiry::Clock> clocks[2];  ///< under `mutex`
};

/// A question whose names have been looked up.
struct Asked {
    Question question;
    vocabulary::ServiceId view = vocabulary::no_service;
    std::vector<std::uint16_t> places;  ///< of --comune / --zona; empty = the file's
    std::vector<analysis::FactAt> shown;  ///< facts the view sees all the same
};

/// Looks up view, place and instrument; U-codes with "forse intendevi".
std::optional<Asked> look_up(const catalogue::Catalogue& catalogue, const Question& question,
                             Diagnostics& diagnostics);

/// The two profiles rules see: as known, and with presumptions.
struct Profiles {
    person::Profile bare;
    person::Profile presumed;
};
/// place → expire → hide → derive → presume. Nothing when the facts contradict
/// each other. `concealed`: the instruments whose past the view hides too.
std::optional<Profiles> prepare(const catalogue::Catalogue& catalogue, person::Profile profile,
                                const Asked& asked, Diagnostics& diagnostics,
                                std::vector<std::string> concealed);
/// The same, with those concealed on the day asked about.
std::optional<Profiles> prepare(const State& state, person::Profile profile, const Asked& asked, Diagnostics& diagnostics);

/// Those instruments: of a protected group that the view may not know. None without a view.
std::vector<std::string> concealed(const State& state, const person::Profile& profile, const Asked& asked);
/// The same, from the day asked about to `last`: from each day on which they are others.
std::vector<std::pair<Date, std::vector<std::string>>> concealed(const State& state, const person::Profile& profile,
                                                                 const Asked& asked, Date last);

/// Where the person lives, and whose eyes look, in words.
std::string place_words(const catalogue::Catalogue& catalogue, const person::Profile& profile, Date day);
std::string view_words(const catalogue::Catalogue& catalogue, const Asked& asked);

/// The answer for two prepared profiles. The evaluations are left as they ran,
/// for those who want to look closer (coverage).
struct Asking {
    std::shared_ptr<const Day> day;
    evaluation::Evaluation presumed;
    evaluation::Evaluation bare;
    evaluation::Evaluation other;  ///< asked again for single instruments
    std::unique_ptr<inquiry::Atlas> atlas;  ///< made when first asked for
    explicit Asking(std::shared_ptr<const Day> d)
        : day(std::move(d)), presumed(day->tables), bare(day->tables), other(day->tables) {}
};
Answer answer(const catalogue::Catalogue& catalogue, const program::Program& program,
              const Asked& asked, const Profiles& profiles, Asking& asking);

/// May a viewer know a wish for that instrument? engine/session/wishes.cpp says which.
/// `concealed`: those whose past the view hides.
bool may_know_wish(const catalogue::Catalogue& catalogue, const person::Profile& profile, const std::string& instrument,
                   vocabulary::ServiceId viewer, const std::vector<std::string>& concealed);
/// The wishes a viewer may know; of `profile` what is concealed counts too.
std::vector<person::Wish> known_wishes(const catalogue::Catalogue& catalogue, const person::Profile& profile,
                                       vocabulary::ServiceId viewer);
/// What the viewer asking may keep of the file; `profile`: as the view left it, and it must
/// outlive what is returned.
person::Seen seen(const catalogue::Catalogue& catalogue, const person::Profile& profile, vocabulary::ServiceId viewer);
/// Puts them beside the verdicts; among equal verdicts what the person would like comes
/// first, what they refuse last.
void tell_wishes(const std::vector<person::Wish>& wishes, std::vector<InstrumentAnswer>& answers);

/// Instruments named in the history (P201) and among the wishes (P202) must exist.
void check_history(const catalogue::Catalogue& catalogue, const person::Profile& profile,
                   Diagnostics& diagnostics);

}  // namespace attiva::session

struct attiva::Catalogue::State : attiva::session::State {};
