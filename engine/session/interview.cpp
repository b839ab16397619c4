// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// An interview is a sheet that grows: each answer is written into the document of the
// person, which is then read again as any sheet. Tested by tests/session/interview_test.cpp
// and tests/cases/buoni/chiedi/.

#include "attiva/interview.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "document/write.hpp"
#include "inquiry/next_question.hpp"
#include "person/reader.hpp"
#include "session/asked_words.hpp"
#include "session/reading.hpp"
#include "session/service_requests.hpp"
#include "session/sheet.hpp"
#include "session/typed_answer.hpp"
#include "text/suggest.hpp"

namespace attiva {
namespace {

using inquiry::Topic;
using person::Status;

// What can be gone back to.
struct Moment {
    document::Node document;
    analysis::Spared declined;
    session::Profiles profiles;
    std::size_t answered = 0;
};

void spare_facts(const std::vector<person::Fact>& facts, evaluation::Subject subject, analysis::Spared& out) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const person::Fact& f = facts[i];
        const bool said_unknown = f.asked && f.where.known();  // an assessment grown old may be made again
        if (f.status == Status::hidden || said_unknown || f.ask != vocabulary::no_service)
            out.facts.push_back({subject, static_cast<vocabulary::AttributeId>(i)});
    }
}

}  // namespace

struct Interview::State {
    const session::State& catalogue;
    session::Asked asked;
    session::PersonFile file;  ///< its document grows
    session::Profiles profiles;
    std::shared_ptr<const session::Day> day;
    inquiry::Atlas atlas;
    analysis::Spared declined;  ///< not known, of what the sheet cannot say so
    std::vector<Moment> past;
    std::size_t answered = 0;
    bool exhausted = false;
    bool looked = false;  ///< `question` and `step` are those of now
    std::optional<inquiry::NextQuestion> question;
    std::optional<NextStep> step;

    State(const session::State& c, session::Asked a, session::PersonFile f, session::Profiles p)
        : catalogue(c), asked(std::move(a)), file(std::move(f)), profiles(std::move(p)), day(c.day(asked.question.day, asked.question.simplify)),
          atlas(c.catalogue, day->tables.program, day->tables) {}

    [[nodiscard]] analysis::Spared spared() const {
        using Kind = evaluation::Subject::Kind;
        const person::Profile& p = profiles.presumed;
        analysis::Spared out = declined;
        spare_facts(p.facts, {}, out);
        for (std::uint32_t i = 0; i < p.members.size(); ++i) spare_facts(p.members[i].facts, {Kind::member, i}, out);
        for (std::uint32_t i = 0; i < p.relatives.size(); ++i) spare_facts(p.relatives[i].facts, {Kind::relative, i}, out);
        const auto size = catalogue.catalogue.vocabulary.household_size();
        out.members = out.members || (size != vocabulary::no_attribute && p.facts[size].status == Status::hidden);
        out.history = out.history || p.history_state != person::HistoryState::open;
        return out;
    }

    void look() {
        if (looked) return;
        std::optional<language::InstrumentId> only;
        if (!asked.question.instrument.empty()) only = catalogue.catalogue.rules.find_instrument(asked.question.instrument);
        inquiry::Inquirer inquirer(atlas, profiles.presumed, spared(), {false, asked.view}, only);
        question = inquirer.next();
        exhausted = inquirer.exhausted();
        step.reset();
        if (question) step = session::next_step({catalogue.catalogue, day->phrases, asked.question.day, profiles.presumed}, *question, inquirer.open().size());
        looked = true;
    }

    // Takes a grown document if it can be read; else what is wrong with it.
    std::optional<std::string> take(document::Node grown) {
        document::Node before = std::move(*file.document);
        file.document = std::move(grown);
        Diagnostics problems;
        auto read = session::read_person(catalogue, file, asked, problems);
        if (read) {
            keep(std::move(before));
            profiles = std::move(*read);
            return std::nullopt;
        }
        file.document = std::move(before);
        const auto& items = problems.items();
        const auto first = std::find_if(items.begin(), items.end(), [](const Diagnostic& d) { return d.severity == Severity::error; });
        if (first == items.end()) return "la risposta non si può leggere";
        return first->message + (first->help.empty() ? "" : " (" + first->help + ")");
    }

    void keep(document::Node before) {
        past.push_back({std::move(before), declined, profiles, answered});
        ++answered;
        looked = false;
    }

    // Not known; what is known in part stays.
    std::optional<std::string> decline() {
        const Topic topic = question->topic;
        if (topic.about == Topic::About::fact && step->known.empty()) return write(*session::typed_text(file.sources, "non so"));
        keep(*file.document);
        switch (topic.about) {
            case Topic::About::fact: declined.facts.push_back(topic.at); break;
            case Topic::About::members: declined.members = true; break;
            case Topic::About::relatives: declined.relatives = true; break;
            case Topic::About::history: declined.history = true; break;
        }
        return std::nullopt;
    }

    std::optional<std::string> write(document::Node value) {
        document::Node grown = *file.document;
        session::write_fact(grown, catalogue.catalogue.vocabulary[question->asked], question->topic.at.subject, std::move(value));
        return take(std::move(grown));
    }

    std::optional<std::string> answer_list(const std::string& text) {
        const bool relatives = question->topic.about == Topic::About::relatives;
        const auto more = session::typed_count(text);
        if (!more) return "quante persone? Scrivi un numero, o: nessuna";
        const std::size_t known = relatives ? profiles.bare.relatives.size() : profiles.bare.members.size();
        document::Node grown = *file.document;
        if (*more > 0) session::write_people(grown, relatives, known + *more);
        session::write_field(grown, step->attribute, *session::typed_text(file.sources, "sì"));
        return take(std::move(grown));
    }

    std::optional<std::string> answer_past(const std::string& text) {
        document::Node grown = *file.document;
        if (session::typed_count(text) == std::size_t{0}) {
            session::write_field(grown, "storico_completo", *session::typed_text(file.sources, "sì"));
            return take(std::move(grown));
        }
        auto period = session::typed_period(file.sources, text);
        if (!period) return "scrivi «no», o una misura così: tirocinio_inclusione dal 2025-02 al 2025-07";
        session::write_period(grown, std::move(*period));
        return take(std::move(grown));
    }

    std::optional<std::string> answer(const std::string& text) {
        if (session::says_unknown(text)) return decline();
        switch (question->topic.about) {
            case Topic::About::members:
            case Topic::About::relatives: return answer_list(text);
            case Topic::About::history: return answer_past(text);
            case Topic::About::fact: break;
        }
        const auto& v = catalogue.catalogue.vocabulary;
        auto value = session::typed_value(file.sources, text, v[question->asked], v);
        if (!value) return "la risposta ha caratteri che un foglio non può avere";
        return write(std::move(*value));
    }

    std::optional<std::string> ask_of(const std::string& said) {
        const vocabulary::ServiceId who = session::service_named(catalogue.catalogue.vocabulary, said);
        if (who == vocabulary::no_service) {
            std::vector<std::string> names;
            for (const auto& s : catalogue.catalogue.vocabulary.services()) names.push_back(s.id);
            return fmt::format("il servizio «{}» non c'è ({})", said, text::perhaps(said, names, "si scrive per esempio: lo sa serd"));
        }
        if (question->topic.about != Topic::About::fact) return "questo lo sa la persona: rispondi, o scrivi «non so»";
        const document::Node* there = session::find_fact(*file.document, catalogue.catalogue.vocabulary[question->asked], question->topic.at.subject);
        const bool partial = there != nullptr && there->kind == document::Kind::text && !step->known.empty();
        document::Node request;
        request.kind = document::Kind::map;
        request.fields.push_back({"valore", {}, partial ? *there : *session::typed_text(file.sources, "non so")});
        request.fields.push_back({"chiedere_a", {}, *session::typed_text(file.sources, catalogue.catalogue.vocabulary.service(who).id)});
        return write(std::move(request));
    }
};

Interview::Interview(std::unique_ptr<State> state) : state_(std::move(state)) {}
Interview::Interview(Interview&&) noexcept = default;
Interview& Interview::operator=(Interview&&) noexcept = default;
Interview::~Interview() = default;

const std::optional<NextStep>& Interview::next() {
    state_->look();
    return state_->step;
}

std::optional<std::string> Interview::answer(const std::string& text) {
    if (!next()) return "non c'è nulla da chiedere";
    return state_->answer(text);
}

std::optional<std::string> Interview::ask_of(const std::string& service) {
    if (!next()) return "non c'è nulla da chiedere";
    return state_->ask_of(service);
}

bool Interview::undo() {
    State& s = *state_;
    if (s.past.empty()) return false;
    Moment before = std::move(s.past.back());
    s.past.pop_back();
    s.file.document = std::move(before.document);
    s.declined = std::move(before.declined);
    s.profiles = std::move(before.profiles);
    s.answered = before.answered;
    s.looked = false;
    return true;
}

std::size_t Interview::answered() const { return state_->answered; }

InterviewOutcome Interview::outcome() {
    State& s = *state_;
    s.look();
    session::Asking asking(s.day);
    InterviewOutcome out;
    out.finished = !s.step;
    out.exhausted = s.exhausted;
    out.answered = s.answered;
    out.now = session::answer(s.catalogue.catalogue, s.day->tables.program, s.asked, s.profiles, asking);
    out.requests = session::service_requests(s.catalogue.catalogue.vocabulary, s.profiles.bare);
    const auto& c = s.catalogue.catalogue;
    out.sheet = document::write_yaml(person::visible_file(*s.file.document, c.vocabulary, session::seen(c, s.profiles.bare, s.asked.view)));
    return out;
}

std::optional<Interview> Catalogue::interview(const Input& person, const Question& question, Diagnostics& diagnostics) const {
    if (!state_->usable(diagnostics)) return std::nullopt;
    const auto asked = session::look_up(state_->catalogue, question, diagnostics);
    if (!asked) return std::nullopt;
    session::PersonFile file(person);
    Diagnostics problems;
    auto profiles = session::read_person(*state_, file, *asked, problems);
    diagnostics.append(state_->kept(person, problems));
    if (!profiles || !problems.ok()) return std::nullopt;
    return Interview(std::make_unique<Interview::State>(*state_, *asked, std::move(file), std::move(*profiles)));
}

}  // namespace attiva
