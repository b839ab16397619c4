// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "pathway/beginning.hpp"
#include "pathway/binding.hpp"
#include "session/known_days.hpp"
#include "session/path_task.hpp"

// The steps of a plan in people's words. Private to the files path_*.cpp.

namespace attiva::session {

/// What a path is told with. All must outlive it.
struct PathScene {
    const State& state;
    const Asked& asked;
    const PathTask& task;
    const KnownDays& known;
    const pathway::Compiled& compiled;
    const std::vector<bool>& begins;  ///< by activity: it is only the beginning of its instrument
    /// The days a step takes, its instrument whole.
    [[nodiscard]] pathway::Day days(pathway::ActivityId a) const { return begins[a] ? compiled.activities[a].duration.typical : compiled.problem.activities[a].days; }
    [[nodiscard]] Date date(pathway::Day day) const { return asked.question.day + day; }
    [[nodiscard]] const catalogue::Catalogue& catalogue() const { return state.catalogue; }
    [[nodiscard]] const language::Subject& instrument(pathway::ActivityId a) const { return state.catalogue.rules.instruments[compiled.activities[a].instrument]; }
    [[nodiscard]] std::string name(pathway::ActivityId a) const;
};

/// What some steps have changed of a person by a day.
struct Planned {
    using Facts = std::vector<std::pair<vocabulary::AttributeId, vocabulary::Possible>>;
    Facts presumed, bare;
    std::vector<person::Period> more;  ///< those that run end on their planned day
};
/// If all of them have gone as hoped, but for the one (by index) that has ended badly.
Planned planned(const PathScene& scene, const std::vector<pathway::Step>& steps, pathway::Day day, std::optional<std::size_t> failed = std::nullopt);
/// The same as the step (by index) finds it that begins on its day: others that begin with it run.
Planned planned_for(const PathScene& scene, const std::vector<pathway::Step>& steps, std::size_t step);
/// The same of the day on which one has ended badly: what it would have left is not so either.
Planned after_failure(const PathScene& scene, const std::vector<pathway::Step>& steps, std::size_t failed);  // path_failure.cpp
/// The person with that.
Profiles changed(const PathScene& scene, const Profiles& known, const Planned& by);

/// What the question about one instrument gets, on the day of `asking`, which is left as it
/// ran; `ways_in`: also what would change a no.
InstrumentAnswer ask_one(const PathScene& scene, const Profiles& profiles, const std::string& id, bool ways_in, Asking& asking);
/// The same with what was presumed for it.
Answer ask_whole(const PathScene& scene, const Profiles& profiles, const std::string& id, bool ways_in, Asking& asking);
/// Has it begun by the day, and not ended, for certain?
bool surely_runs(const person::Period& period, Date day);

/// How a plan is told: whole; or only its days, and what runs beside it; or its days alone.
enum class Told : std::uint8_t { whole, briefly, days };
Path tell_path(const PathScene& scene, const pathway::Search& found, Told how);

/// The answer to the whole question.
std::optional<PathAnswer> answer_path(const State& state, const Input& person, const Question& question, const PathQuestion& wanted, Told how, Diagnostics& diagnostics);

// path_bindings.cpp
std::vector<PathBinding> tell_bindings(const PathScene& scene, const pathway::Plan& plan, std::size_t step);
/// The instruments of a `meglio dopo`: "A o B".
std::string group_words(const PathScene& scene, const std::vector<pathway::ActivityId>& group);

// path_only_if.cpp
/// Of the one instrument answered, of what is presumed the facts that bar it.
std::vector<PresumedFact> barring_facts(const Answer& answer);
/// "solo se risulta «È seguita dal SerD»: oggi si presume di no"; nothing where no step is
/// barred. Of the steps, those that only a presumption bars, answered.
std::string only_if_words(const std::vector<PathStep>& barred);

// path_none.cpp
void tell_none(const PathScene& scene, PathAnswer& out);

/// "30 giorni", "6 mesi": days from a date, in months where they are whole.
std::string span_words(Date from, int days);

}  // namespace attiva::session
