// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Everybody of some files: the question looked up, rows counted, few persons hidden.
// Tested by tests/population/ and tests/cases/buoni/popolazione/.

#include <fmt/format.h>

#include <algorithm>
#include <mutex>

#include "evaluation/wording.hpp"
#include "inquiry/exact.hpp"
#include "population/population.hpp"
#include "session/population_hiding.hpp"
#include "session/reading.hpp"
#include "session/state.hpp"
#include "sql/sql.hpp"

namespace attiva {
namespace {

using session::Asked;
using session::Asking;

// One Asking for each thread that looks closer.
class Closer {
public:
    Closer(const session::State& state, const Asked& asked) : state_(state), asked_(asked) {}

    std::vector<Verdict> verdicts(const population::Known& k) {
        std::unique_ptr<Asking> asking = take();
        asking->presumed.run(k.presumed);
        asking->bare.run(k.bare);
        const program::Program& program = asking->day->tables.program;
        inquiry::Inquired who(*asking->atlas, k.bare, k.presumed);
        const matching::Question q{state_.catalogue, program, asking->presumed, asking->bare, false, "", &asking->other, &asking->day->phrases};
        std::vector<Verdict> out;
        for (const matching::Decision& d : inquiry::decisions(who, q)) out.push_back(d.verdict);
        const std::lock_guard lock(mutex_);
        free_.push_back(std::move(asking));
        return out;
    }

private:
    std::unique_ptr<Asking> take() {
        {
            const std::lock_guard lock(mutex_);
            if (!free_.empty()) {
                auto out = std::move(free_.back());
                free_.pop_back();
                return out;
            }
        }
        auto made = std::make_unique<Asking>(state_.day(asked_.question.day, asked_.question.simplify));
        made->atlas = std::make_unique<inquiry::Atlas>(state_.catalogue, made->day->tables.program, made->day->tables);
        return made;
    }

    const session::State& state_;
    const Asked& asked_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Asking>> free_;
};

// The tables that the exported rules of the day read, as CSV.
class Tables {
public:
    Tables(const session::State& state, const Asked& asked, const session::Day& day) : day_(day.tables) {
        out_.emplace(sql::exported(day_, sql::of_instruments(day_, evaluation::instrument_names(state.catalogue), {}), asked.places));
    }

    [[nodiscard]] std::vector<TableLine> heads() const {
        std::vector<TableLine> out{head(sql::Frame::people)};
        if (out_->household) out.push_back(head(sql::Frame::household));
        if (out_->relatives) out.push_back(head(sql::Frame::relatives));
        if (out_->past) out.push_back(head(sql::Frame::past));
        return out;
    }

    [[nodiscard]] std::optional<std::vector<TableLine>> lines(const person::Profile& p, std::int64_t number) const {
        const auto rows = sql::rows(*out_, day_, p, number);
        if (!rows) return std::nullopt;
        std::vector<TableLine> out;
        for (const sql::Row& r : *rows) {
            std::string line;
            for (const std::string& cell : r.cells) line += (line.empty() ? "" : ",") + plain(cell);
            out.push_back({sql::Schema::table(r.frame), line + "\n"});
        }
        return out;
    }

private:
    [[nodiscard]] TableLine head(sql::Frame frame) const { return {sql::Schema::table(frame), fmt::format("{}\n", fmt::join(sql::column_names(*out_, frame), ","))}; }

    // A constant of SQL as every engine reads it from CSV; texts are ids.
    static std::string plain(const std::string& constant) {
        if (constant == "TRUE") return "1";
        if (constant == "FALSE") return "0";
        return constant.size() > 1 && constant.front() == '\'' ? constant.substr(1, constant.size() - 2) : constant;
    }

    const evaluation::DayTables& day_;
    std::optional<sql::Export> out_;
};

// A catalogue with a question looked up in it.
struct Side {
    Side(const session::State& s, Asked a) : state(s), asked(std::move(a)), day(s.day(asked.question.day, asked.question.simplify)), closer(s, asked), setup(s.catalogue, {s.catalogue.rules, day->tables.program}, day->tables, asked.places, asked.question.presumptions, alone()) {}

    population::Alone alone() {
        return {[this](document::Node person, bool json, std::shared_ptr<const text::Sources> sources, Diagnostics found, Diagnostics& wrong) -> std::optional<population::Known> {
                    const session::PersonFile file(std::move(person), json, std::move(sources), std::move(found));
                    auto read = session::read_person(state, file, asked, wrong);
                    if (!read) return std::nullopt;
                    return population::Known{std::move(read->bare), std::move(read->presumed)};
                },
                [this](const population::Known& k) { return closer.verdicts(k); },
                [this](const population::Known& k, std::int64_t number) { return tables->lines(k.presumed, number); }};
    }

    const session::State& state;
    const Asked asked;
    const std::shared_ptr<const session::Day> day;
    Closer closer;
    std::optional<Tables> tables;  ///< where they are asked for
    population::Setup setup;
};

VerdictCounts counts(const population::Tally::ByVerdict& n) {
    VerdictCounts out{};
    for (std::size_t v = 0; v < verdict_kinds; ++v) out[v].persons = n[v];
    return out;
}

std::vector<PopulationGroup> groups(const std::vector<population::Groups::Named>& named, const std::vector<std::uint64_t>& persons) {
    std::vector<PopulationGroup> out;
    for (std::size_t i = 0; i < named.size(); ++i) out.push_back({named[i].id, named[i].name, {persons[i], false}});
    return out;
}

std::vector<InstrumentCounts> counted(const catalogue::Catalogue& c, const population::Tally& t) {
    std::vector<InstrumentCounts> out;
    for (std::size_t i = 0; i < c.rules.instruments.size(); ++i) {
        InstrumentCounts n;
        n.id = c.rules.instruments[i].id;
        n.name = evaluation::subject_name(c, n.id);
        n.all = counts(t.all[i]);
        for (const auto& z : t.by_zone[i]) n.by_zone.push_back(counts(z));
        for (const auto& a : t.by_age[i]) n.by_age.push_back(counts(a));
        n.decided_exactly.persons = t.exactly[i];
        out.push_back(std::move(n));
    }
    return out;
}

std::vector<InstrumentChange> changes(const catalogue::Catalogue& c, const population::Flows& flows) {
    std::vector<InstrumentChange> out;
    for (std::size_t p = 0; p < flows.pairs.size(); ++p) {
        InstrumentChange change;
        change.id = c.rules.instruments[flows.pairs[p].before].id;
        change.name = evaluation::subject_name(c, change.id);
        for (std::size_t b = 0; b < verdict_kinds; ++b)
            for (std::size_t a = 0; a < verdict_kinds; ++a) {
                const std::uint64_t n = flows.tables[p][b][a];
                change.flows[b][a].persons = n;
                change.before[b].persons += n;
                change.after[a].persons += n;
                change.changed.persons += a == b ? 0 : n;
            }
        change.examples = flows.examples[p];
        if (change.changed.persons != 0) out.push_back(std::move(change));
    }
    return out;
}

// As matching says what is missing of one person; the most persons first.
std::vector<LackingFact> lacking(const catalogue::Catalogue& c, const population::Setup& setup, const population::Tally& t) {
    std::vector<LackingFact> out;
    const auto add = [&](LackingFact f, std::uint64_t persons) {
        f.persons.persons = persons;
        if (persons != 0) out.push_back(std::move(f));
    };
    const auto lacks = population::Pipeline::lacks(setup);
    for (std::size_t k = 0; k < lacks.size(); ++k) {
        const auto& a = c.vocabulary[lacks[k].attribute];
        const char* member = lacks[k].frame == batch::Frame::household ? "componente" : lacks[k].frame == batch::Frame::relatives ? "familiare" : "";
        add({a.id, a.label, a.question, a.holder == vocabulary::no_service ? "" : c.vocabulary.service(a.holder).name, member, {}}, t.lacking[k]);
    }
    add({"nucleo_completo", "elenco completo dei componenti", "I componenti elencati sono tutti?", "la persona", "", {}}, t.lists[0]);
    add({"familiari_completo", "familiari che vivono altrove", "Ci sono familiari che vivono altrove, oltre a quelli elencati?", "la persona", "", {}}, t.lists[1]);
    add({"storico", "misure già fatte o in corso", "Quali misure ha già avuto, e quando?", "la persona", "", {}}, t.lists[2]);
    std::stable_sort(out.begin(), out.end(), [](const LackingFact& x, const LackingFact& y) { return x.persons.persons > y.persons.persons; });
    return out;
}

std::vector<std::string> missing_in(const catalogue::Catalogue& c, const catalogue::Catalogue& other) {
    std::vector<std::string> out;
    for (const auto& i : c.rules.instruments)
        if (!other.rules.find_instrument(i.id)) out.push_back(i.id);
    return out;
}

// The heads of the sheets, as a catalogue knows their columns.
bool read_heads(const PopulationQuestion& q, const std::vector<std::shared_ptr<const population::Head>>& heads, const catalogue::Catalogue& c,
                std::vector<std::optional<population::Sheetform>>& forms, Diagnostics& diagnostics) {
    const std::size_t before = diagnostics.error_count();
    for (const auto& head : heads) {
        if (head->form == population::Form::lines) forms.emplace_back();
        else forms.push_back(population::sheetform(*head, q.inputs[head->input].name, c, q.ignored, diagnostics));
    }
    return diagnostics.error_count() == before;
}

}  // namespace

std::optional<PopulationAnswer> Catalogue::population(const PopulationQuestion& q, const Question& question, const Catalogue* after, Diagnostics& diagnostics) const {
    if (!state_->usable(diagnostics) || (after != nullptr && !after->state_->usable(diagnostics))) return std::nullopt;
    const auto asked = session::look_up(state_->catalogue, question, diagnostics);
    if (!asked) return std::nullopt;
    Side base(*state_, *asked);
    std::unique_ptr<Side> other;
    if (after != nullptr) {
        const auto then = session::look_up(after->state_->catalogue, question, diagnostics);
        if (!then) return std::nullopt;
        other = std::make_unique<Side>(*after->state_, *then);
    }
    population::Feed feed(q.inputs);
    const auto heads = feed.open(diagnostics);
    if (!diagnostics.ok() || !read_heads(q, heads, state_->catalogue, base.setup.forms, diagnostics)) return std::nullopt;
    if (other && !read_heads(q, heads, after->state_->catalogue, other->setup.forms, diagnostics)) return std::nullopt;

    if (q.load) q.load(base.tables.emplace(*state_, *asked, *base.day).heads());
    const population::Counted n = population::count(q, feed, base.setup, other ? &other->setup : nullptr);
    for (const std::size_t broken : n.broken)
        diagnostics.error("F030", Span{}, fmt::format("{}: la lettura si è interrotta", q.inputs[broken].name), "controlla il file e rifai");
    PopulationAnswer a;
    a.day = question.day;
    a.place = !question.comune.empty() ? question.comune : question.zona;
    a.digest = state_->catalogue.digest.substr(0, 12);
    a.rows = n.rows;
    a.refused = n.refused;
    a.evaluated = n.rows - n.refused;
    a.blank = n.blank;
    a.internal = q.internal;
    a.exact = q.exact;
    a.presumptions = question.presumptions;
    a.zones = groups(base.setup.groups.zones(), n.tally.zones);
    a.ages = groups(base.setup.groups.ages(), n.tally.ages);
    a.instruments = counted(state_->catalogue, n.tally);
    a.lacking = lacking(state_->catalogue, base.setup, n.tally);
    if (other) {
        a.changes = changes(state_->catalogue, n.flows);
        a.only_before = missing_in(state_->catalogue, after->state_->catalogue);
        a.only_after = missing_in(after->state_->catalogue, state_->catalogue);
    }
    if (!q.internal) session::hide_few(a);
    return a;
}

}  // namespace attiva
