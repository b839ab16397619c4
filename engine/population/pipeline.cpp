// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "population/pipeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "caseload/case_reader.hpp"
#include "document/yaml.hpp"

namespace attiva::population {
namespace {

using batch::bit;
using batch::word_bits;

// Profiles are large: so many at once.
constexpr std::size_t together = 128;
constexpr text::Limits row_limits{longest_population_row, longest_population_row, 20};

std::vector<std::string> ids_of(const language::Rulebook& book) {
    std::vector<std::string> out;
    for (const auto& i : book.instruments) out.push_back(i.id);
    return out;
}

Plane all_rows(std::size_t rows) {
    Plane out(batch::words_for(rows), ~Word{0});
    if (rows % word_bits != 0) out.back() = (Word{1} << (rows % word_bits)) - 1;
    return out;
}

Grouped empty_groups(const Groups& groups, std::size_t words) {
    return {std::vector<Plane>(groups.zones().size(), Plane(words, 0)), std::vector<Plane>(groups.ages().size(), Plane(words, 0))};
}

}  // namespace

Setup::Setup(const catalogue::Catalogue& c, const matching::Rules& rules, const evaluation::DayTables& d, std::vector<std::uint16_t> where, bool presume, Alone ways)
    : catalogue(c), day(d), presuming(c.vocabulary), reading{c, presuming, d.day}, plans(rules, d, presuming.alike()), groups(c, d.day), places(std::move(where)), presumptions(presume),
      alone(std::move(ways)), instruments(ids_of(c.rules)) {}

Pipeline::Pipeline(const Setup& s, Wanted wanted)
    : setup_(s), wanted_(wanted), gather_(s.reading, s.presumptions, s.places),
      presumed_columns_(s.plans.presumed.layout(), s.presuming, s.instruments.size()), bare_columns_(s.plans.bare.layout(), s.presuming, s.instruments.size()),
      presumed_filler_(s.plans.presumed.layout(), s.catalogue.vocabulary, s.instruments), bare_filler_(s.plans.bare.layout(), s.catalogue.vocabulary, s.instruments),
      presumed_run_(s.plans.presumed), bare_run_(s.plans.bare, &presumed_run_), presumed_one_(s.day), bare_one_(s.day), verdicts_(s.instruments.size()), blame_(s.plans.presumed),
      tally_(s.instruments.size(), s.groups, blame_.lacks().size()) {}

PieceRows Pipeline::read(const Piece& piece) {
    out_ = {};
    out_.input = piece.head->input;
    aside_.clear();
    begin(piece);
    if (piece.too_long) {
        too_long(piece.first_line);
        return std::move(out_);
    }
    std::string utf8;
    if (piece.windows) {
        utf8 = caseload::from_windows(piece.text);
        utf8.reserve(utf8.size() + padding);
    }
    lines_of(piece, piece.windows ? utf8 : piece.text);
    alone();
    std::stable_sort(out_.refused.begin(), out_.refused.end(), [](const RefusedRow& a, const RefusedRow& b) { return a.line < b.line; });
    return std::move(out_);
}

void Pipeline::begin(const Piece& piece) {
    if (piece.head == head_) return;
    head_ = piece.head;
    csv_.reset();
    if (head_->form == Form::csv) csv_ = std::make_unique<CsvRows>(*setup_.forms[head_->input], setup_.reading, gather_, setup_.day.day);
    else if (!json_) json_ = std::make_unique<JsonRows>(setup_.reading, gather_);
}

void Pipeline::lines_of(const Piece& piece, std::string_view text) {
    gather_.begin();
    block_lines_.clear();
    std::uint64_t number = piece.first_line;
    for (std::size_t at = 0; at < text.size(); ++number) {
        const void* found = std::memchr(text.data() + at, '\n', text.size() - at);
        const std::size_t end = found == nullptr ? text.size() : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
        std::string_view line = text.substr(at, end - at);
        at = end + 1;
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (line.size() > longest_population_row) {
            too_long(number);
            continue;
        }
        const Outcome outcome = read_line(line);
        if (outcome == Outcome::blank) {
            ++out_.blank;
            continue;
        }
        block_lines_.push_back({out_.rows.size(), line});
        out_.rows.push_back({number, false, ""});
        if (wanted_.each) out_.rows.back().id = csv_ ? csv_->id() : json_->id();
        if (block_lines_.size() == block_rows) end_block();
    }
    end_block();
}

void Pipeline::too_long(std::uint64_t line) {
    out_.rows.push_back({line, true, ""});
    refuse(line, "F016", "la riga è troppo lunga", fmt::format("una riga può avere al massimo {} caratteri", longest_population_row));
}

Outcome Pipeline::read_line(std::string_view text) {
    const Outcome out = csv_ ? csv_->read(text) : json_->read(text);
    if (!wanted_.load || out != Outcome::plain) return out;
    gather_.set_aside();  // a table wants her whole
    return Outcome::aside;
}

void Pipeline::end_block() {
    if (block_lines_.empty()) return;
    if (csv_) csv_->tell();
    else json_->tell();
    const Gathered& g = gather_.end();
    Plane alive = all_rows(g.rows);
    for (std::size_t w = 0; w < alive.size(); ++w) alive[w] &= ~g.aside[w];
    for (std::size_t r = 0; r < g.rows; ++r)
        if (bit(g.aside.data(), r)) aside_.push_back(block_lines_[r]);
    presumed_columns_.fill(presumed_block_, g, setup_.presumptions, gather_.places());
    bare_columns_.fill(bare_block_, g, false, gather_.places());
    decide_block(alive, grouped(g), block_lines_, {});
    block_lines_.clear();
    gather_.begin();
    if (csv_) csv_->forget();
    else json_->forget();
}

// --- who is read alone -----------------------------------------------------------

void Pipeline::alone() {
    for (std::size_t first = 0; first < aside_.size(); first += together) some_alone(first, std::min(aside_.size(), first + together));
}

void Pipeline::some_alone(std::size_t first, std::size_t last) {
    std::vector<Known> whole;
    std::vector<Line> lines;
    for (std::size_t k = first; k < last; ++k) {
        Diagnostics wrong;
        std::shared_ptr<const text::Sources> sources;
        std::string id;
        auto who = known(aside_[k], wrong, sources, id);
        if (!who) {
            out_.rows[aside_[k].row].refused = true;
            refuse(aside_[k], wrong, *sources);
            continue;
        }
        if (wanted_.load && !load(aside_[k], *who)) continue;
        if (wanted_.each) out_.rows[aside_[k].row].id = id.empty() ? who->bare.label : id;
        whole.push_back(std::move(*who));
        lines.push_back(aside_[k]);
    }
    if (whole.empty()) return;
    std::vector<const person::Profile*> presumed;
    std::vector<const person::Profile*> bare;
    for (const Known& k : whole) presumed.push_back(&k.presumed), bare.push_back(&k.bare);
    presumed_filler_.fill(presumed_block_, presumed);
    bare_filler_.fill(bare_block_, bare);
    decide_block(all_rows(whole.size()), grouped(whole), lines, whole);
}

bool Pipeline::load(const Line& line, const Known& who) {
    constexpr std::int64_t lines_of_a_file = 10'000'000'000;
    auto& row = out_.rows[line.row];
    auto lines = setup_.alone.load(who, static_cast<std::int64_t>(head_->input) * lines_of_a_file + static_cast<std::int64_t>(row.line));
    if (!lines) {
        row.refused = true;
        refuse(row.line, "F016", "un valore non sta in nessuna colonna delle tabelle", "scrivilo in centesimi interi, o entro i limiti del suo fatto");
        return false;
    }
    out_.loaded.insert(out_.loaded.end(), std::make_move_iterator(lines->begin()), std::make_move_iterator(lines->end()));
    return true;
}

// A text of its own for the row: places are in it.
std::optional<Known> Pipeline::known(const Line& line, Diagnostics& wrong, std::shared_ptr<const text::Sources>& sources, std::string& id) const {
    auto texts = std::make_shared<text::Sources>();
    Diagnostics found;
    const FileId file = texts->add("", line.text, found, row_limits);
    std::optional<document::Node> person;
    if (texts->usable(file)) {
        person = csv_ ? person_of_line(*setup_.forms[head_->input], *texts, file, setup_.day.day, id, found) : document::read_yaml(*texts, file, found);
    }
    sources = texts;
    if (!person) {
        wrong = std::move(found);
        return std::nullopt;
    }
    return setup_.alone.read(std::move(*person), csv_ == nullptr, sources, std::move(found), wrong);
}

void Pipeline::refuse(std::uint64_t line, const char* code, std::string message, std::string help) {
    out_.refused.push_back({head_->input, line, 0, "", code, std::move(message), std::move(help)});
}

// The first thing that is wrong: the row falls by it.
void Pipeline::refuse(const Line& line, const Diagnostics& wrong, const text::Sources& sources) {
    const std::uint64_t number = out_.rows[line.row].line;
    const auto& items = wrong.items();
    const auto first = std::find_if(items.begin(), items.end(), [](const Diagnostic& d) { return d.severity == Severity::error; });
    if (first == items.end()) return refuse(number, "F016", "la riga non si legge", "scrivila di nuovo");
    refuse(number, first->code.c_str(), first->message, first->help);
    // What is wrong with all of it has no column.
    const Span whole = first->where.known() ? sources.whole(first->where.file) : Span{};
    if (!first->where.known() || (first->where.begin == whole.begin && first->where.end == whole.end)) return;
    RefusedRow& r = out_.refused.back();
    r.column = sources.place(first->where).column;
    if (csv_) r.field = column_at(*setup_.forms[head_->input], sources.text(first->where.file), first->where.begin);
}

// --- decisions ---------------------------------------------------------------------

void Pipeline::decide_block(const Plane& alive, const Grouped& groups, const std::vector<Line>& lines, const std::vector<Known>& whole) {
    presumed_run_(presumed_block_);
    bare_run_(bare_block_);
    verdicts_.decide(setup_.plans, presumed_run_, bare_run_, presumed_block_, alive);
    for (const auto* block : {&presumed_block_, &bare_block_})
        for (const std::uint32_t row : block->apart) apart(whole, row);
    for (std::size_t r = 0; wanted_.exact && r < lines.size(); ++r)
        if (bit(alive.data(), r)) closer(r, lines[r], whole.empty() ? nullptr : &whole[r]);
    tally_.add(verdicts_, groups, alive);
    lacking(alive);
    if (wanted_.each) keep(lines, alive);
}

// A value that no column holds: the person is asked about alone.
void Pipeline::apart(const std::vector<Known>& whole, std::size_t row) {
    const Known& k = whole[row];
    presumed_one_.run(k.presumed);
    bare_one_.run(k.bare);
    const matching::Question q{setup_.catalogue, setup_.plans.rules.program, presumed_one_, bare_one_, false, ""};
    for (language::InstrumentId i = 0; i < setup_.instruments.size(); ++i) verdicts_.set(i, row, matching::decide(q, i).verdict);
}

void Pipeline::closer(std::size_t at, const Line& line, const Known* whole) {
    std::optional<Known> read;
    if (whole == nullptr) {
        Diagnostics wrong;
        std::shared_ptr<const text::Sources> sources;
        std::string id;
        read = known(line, wrong, sources, id);
        whole = &*read;  // it was plain: it is a person
    }
    const auto given = setup_.alone.exactly(*whole);
    for (std::size_t i = 0; i < given.size(); ++i) {
        const bool open = bit(verdicts_.of(i, Verdict::to_clarify).data(), at);
        tally_.exactly[i] += open && given[i] != Verdict::to_clarify ? 1 : 0;
        verdicts_.set(i, at, given[i]);
    }
}

// --- groups ------------------------------------------------------------------------

Grouped Pipeline::grouped(const Gathered& g) {
    Grouped out = empty_groups(setup_.groups, g.bare.words());
    const auto& sets = gather_.places().sets();
    while (zone_of_place_.size() < sets.size()) zone_of_place_.push_back(setup_.groups.zone_of(sets[zone_of_place_.size()]));
    const AttributeId residence = setup_.catalogue.rules.residence;
    const Values* home = residence == vocabulary::no_attribute ? nullptr : &g.bare.of[residence];
    const Values* birth = setup_.groups.birth() == vocabulary::no_attribute ? nullptr : &g.bare.of[setup_.groups.birth()];
    for (std::size_t r = 0; r < g.rows; ++r) {
        const std::uint32_t place = home == nullptr ? 0 : home->same ? home->all_place : home->column.place[r];
        batch::set_bit(out.zones[zone_of_place_[place]].data(), r);
    }
    for (std::size_t r = 0; r < g.rows; ++r) {
        const bool told = birth != nullptr && !birth->same;
        const std::size_t age = told ? setup_.groups.age_of(birth->column.lo[r], birth->column.hi[r]) : setup_.groups.ages().size() - 1;
        batch::set_bit(out.ages[age].data(), r);
    }
    return out;
}

Grouped Pipeline::grouped(const std::vector<Known>& whole) const {
    Grouped out = empty_groups(setup_.groups, batch::words_for(whole.size()));
    const AttributeId residence = setup_.catalogue.rules.residence;
    const AttributeId birth = setup_.groups.birth();
    for (std::size_t r = 0; r < whole.size(); ++r) {
        const auto& facts = whole[r].bare.facts;
        const std::size_t zone = residence == vocabulary::no_attribute ? setup_.groups.zones().size() - 1 : setup_.groups.zone_of(facts[residence].places);
        batch::set_bit(out.zones[zone].data(), r);
        const auto days = [](Number n) { return n.num() / n.den(); };
        const std::size_t age = birth == vocabulary::no_attribute ? setup_.groups.ages().size() - 1 : setup_.groups.age_of(days(facts[birth].value.lo), days(facts[birth].value.hi));
        batch::set_bit(out.ages[age].data(), r);
    }
    return out;
}

// Of whom something is da chiarire, what it hangs on.
void Pipeline::lacking(const Plane& alive) {
    std::vector<std::pair<program::Id, Plane>> asked;
    for (std::size_t i = 0; i < setup_.instruments.size(); ++i) {
        Plane open = verdicts_.of(i, Verdict::to_clarify);
        for (std::size_t w = 0; w < open.size(); ++w) open[w] &= alive[w];
        if (!batch::any(open)) continue;
        const program::Roots& roots = setup_.plans.rules.program.instruments[i];
        for (const program::Id root : {roots.eligible, roots.in_time, roots.offered}) asked.emplace_back(root, open);
    }
    blame_(presumed_run_, presumed_block_, asked);
    tally_.add(blame_, alive);
}

void Pipeline::keep(const std::vector<Line>& lines, const Plane& alive) {
    const std::size_t instruments = setup_.instruments.size();
    out_.given.resize(out_.rows.size() * instruments, static_cast<std::uint8_t>(Verdict::to_clarify));
    for (std::size_t i = 0; i < instruments; ++i)
        for (std::size_t v = 0; v < verdict_kinds; ++v) {
            const Plane& plane = verdicts_.of(i, static_cast<Verdict>(v));
            for (std::size_t w = 0; w < plane.size(); ++w)
                batch::each_bit(plane[w] & alive[w], w * word_bits, [&](std::size_t r) { out_.given[lines[r].row * instruments + i] = static_cast<std::uint8_t>(v); });
        }
}

}  // namespace attiva::population
