// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "population/csv.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "batch/kernels.hpp"
#include "caseload/table.hpp"
#include "person/shapes.hpp"
#include "text/literal.hpp"
#include "text/suggest.hpp"

namespace attiva::population {
namespace {

using document::Kind;
using document::Node;
using vocabulary::Level;

bool blank(char c) { return c == ' ' || c == '\t'; }

std::string_view without_blanks(std::string_view s) {
    while (!s.empty() && blank(s.front())) s.remove_prefix(1);
    while (!s.empty() && blank(s.back())) s.remove_suffix(1);
    return s;
}

// Whether a cell is empty nobody can guess: of one that is, the separator after it is looked at instead.
inline bool padded(const char* begin, const char* end) { return blank(*begin) | blank(*(end - (begin != end ? 1 : 0))); }

constexpr const char* other_names[] = {"caso", "nome", "detto_il", "nucleo_completo", "familiari_completo", "storico_completo"};

Column column_named(const std::string& name, const catalogue::Catalogue& c, const std::vector<std::string>& ignored) {
    using K = Column::Kind;
    Column out;
    out.name = name;
    if (std::find(ignored.begin(), ignored.end(), name) != ignored.end()) return out;
    const auto be = [&](K kind, Whole which = Whole::household) {
        out.kind = kind;
        out.which = which;
        return out;
    };
    if (name == "caso") return be(K::id);
    if (name == "nome") return be(K::label);
    if (name == "detto_il") return be(K::stated_on);
    if (name == "nucleo_completo") return be(K::whole, Whole::household);
    if (name == "familiari_completo") return be(K::whole, Whole::relatives);
    if (name == "storico_completo") return be(K::whole, Whole::past);
    const auto id = c.vocabulary.find(name);
    if (!id || c.vocabulary[*id].level == Level::relative) return out;
    out.attribute = *id;
    out.section = person::own_section(c.vocabulary[*id].level);
    const Base base = c.vocabulary[*id].type.base;
    out.day = base == Base::date || base == Base::event;
    out.truth = base == Base::boolean;
    return be(K::fact);
}

}  // namespace

std::optional<Sheetform> sheetform(const Head& head, const std::string& file, const catalogue::Catalogue& c,
                                   const std::vector<std::string>& ignored, Diagnostics& diagnostics) {
    Sheetform out;
    text::Sources& sources = *c.sources;
    const std::size_t before = diagnostics.error_count();
    const FileId id = sources.add(file, std::string(head.line - 1, '\n') + head.text, diagnostics, {longest_population_row, longest_population_row, 20});
    const auto rows = caseload::read_table(sources, id, diagnostics);
    if (diagnostics.error_count() != before || rows.empty()) return std::nullopt;
    if (head.text.find(';') == std::string::npos && head.text.find(',') != std::string::npos) out.separator = ',';
    for (const caseload::Cell& cell : rows.front()) {
        const auto twice = [&](const Column& o) { return o.name == cell.text; };
        if (!cell.text.empty() && std::any_of(out.columns.begin(), out.columns.end(), twice))
            diagnostics.error("F015", cell.where, fmt::format("la colonna «{}» c'è due volte", cell.text), "lasciane una");
        out.columns.push_back(column_named(cell.text, c, ignored));
        const bool known = out.columns.back().kind != Column::Kind::ignored || cell.text.empty() || std::find(ignored.begin(), ignored.end(), cell.text) != ignored.end();
        if (known) continue;
        std::vector<std::string_view> names(std::begin(other_names), std::end(other_names));
        for (const auto& a : c.vocabulary.attributes())
            if (a.level != Level::relative) names.emplace_back(a.id);
        diagnostics.error("F015", cell.where, fmt::format("colonna sconosciuta «{}»", cell.text),
                          text::perhaps(cell.text, names, "le colonne sono i fatti del vocabolario e caso, nome, detto_il, nucleo_completo, familiari_completo, storico_completo; ciò che non serve si salta con --ignora"));
    }
    if (diagnostics.error_count() != before) return std::nullopt;
    return out;
}

namespace {

std::vector<std::unique_ptr<Teller>> tellers_of(const Sheetform& form, const Reading& reading, Places& places) {
    std::vector<std::unique_ptr<Teller>> out;
    for (const Column& c : form.columns) out.push_back(c.kind == Column::Kind::fact ? std::make_unique<Teller>(reading, c.attribute, false, places) : nullptr);
    return out;
}

}  // namespace

CsvRows::CsvRows(const Sheetform& form, const Reading& reading, Gather& gather, Date day)
    : form_(form), gather_(gather), day_(day), tellers_(tellers_of(form, reading, gather.places())), cells_(gather, tellers_) {
    for (std::size_t k = 0; k < form.columns.size(); ++k) {
        const Column& c = form.columns[k];
        if (c.kind != Column::Kind::fact && (c.kind != Column::Kind::ignored || c.name.empty())) others_.push_back(k);
    }
}

void CsvRows::forget() {
    for (auto& t : tellers_)
        if (t) t->forget();
}

// The cells of a line; false where they are not as many as the columns.
bool CsvRows::split(std::string_view line) {
    marks_.resize(batch::words_for(line.size()) + 1);
    batch::kernels::marks(marks_.data(), line.data(), line.size(), form_.separator, '"');
    const std::size_t cells = form_.columns.size();
    std::size_t cell = 0;
    const char* begin = line.data();
    for (std::size_t w = 0; w * batch::word_bits < line.size(); ++w)
        for (Word rest = marks_[w]; rest != 0; rest &= rest - 1) {
            const char* const at = line.data() + w * batch::word_bits + __builtin_ctzll(rest);
            if (*at == '"') {
                cells_.drop();
                return split_quoted(line);
            }
            if (cell + 1 >= cells) return false;
            const std::string_view text{begin, static_cast<std::size_t>(at - begin)};
            cells_.add(cell++, padded(begin, at) ? without_blanks(text) : text);
            begin = at + 1;
        }
    cells_.add(cell, without_blanks({begin, static_cast<std::size_t>(line.data() + line.size() - begin)}));
    return cell + 1 == cells;
}

// The same where some are between quotes; false for what only a careful reader can tell.
bool CsvRows::split_quoted(std::string_view line) {
    std::size_t at = 0;
    const std::size_t cells = form_.columns.size();
    for (std::size_t cell = 0; cell < cells; ++cell) {
        while (at < line.size() && blank(line[at])) ++at;
        if (at < line.size() && line[at] == '"') {
            const std::size_t end = line.find('"', at + 1);
            if (end == std::string_view::npos || (end + 1 < line.size() && line[end + 1] == '"')) return false;
            cells_.add(cell, line.substr(at + 1, end - at - 1));
            at = end + 1;
            while (at < line.size() && blank(line[at])) ++at;
        } else {
            const std::size_t end = std::min(line.find(form_.separator, at), line.size());
            const std::string_view text = without_blanks(line.substr(at, end - at));
            if (text.find('"') != std::string_view::npos) return false;
            cells_.add(cell, text);
            at = end;
        }
        if (cell + 1 == cells) return at == line.size();
        if (at >= line.size() || line[at] != form_.separator) return false;
        ++at;
    }
    return false;
}

Outcome CsvRows::read(std::string_view line) {
    id_.clear();
    if (std::all_of(line.begin(), line.end(), [&](char c) { return c == form_.separator || blank(c); })) return Outcome::blank;
    gather_.row();
    cells_.row(day_);
    if (split(line) && others()) return Outcome::plain;
    cells_.drop();
    gather_.set_aside();
    return Outcome::aside;
}

bool CsvRows::flag(const Column& c, std::string_view text) {
    const bool yes = text == "sì" || text == "Sì";
    if (!yes && text != "no" && text != "No") return false;
    return gather_.whole(c.which, yes);
}

// What is no fact.
bool CsvRows::others() {
    return std::all_of(others_.begin(), others_.end(), [&](std::size_t k) {
        const std::string_view text = cells_.last(k);
        return text.empty() || other(form_.columns[k], text);
    });
}

bool CsvRows::other(const Column& c, std::string_view text) {
    switch (c.kind) {
        case Column::Kind::id:
        case Column::Kind::label:
            if (!printable(text)) return false;
            if (c.kind == Column::Kind::id || id_.empty()) id_ = text;
            return true;
        case Column::Kind::stated_on: {
            const auto day = plain_day(text);
            if (!day || *day < first_supported_day || last_supported_day < *day) return false;
            cells_.say_on(*day);
            return true;
        }
        case Column::Kind::whole: return flag(c, text);
        default: return false;  // a cell under no name
    }
}

std::optional<Node> person_of_line(const Sheetform& form, const text::Sources& sources, FileId file, Date day, std::string& id,
                                   Diagnostics& found) {
    const auto rows = caseload::read_table(sources, file, found, form.separator);
    if (!found.ok() || rows.empty()) return std::nullopt;
    const caseload::Row& row = rows.front();
    const Span whole = sources.whole(file);
    if (row.size() != form.columns.size()) {
        found.error("F016", whole, fmt::format("la riga ha {} celle, non {}", row.size(), form.columns.size()), "controlla i punti e virgola; un testo che ne ha va fra virgolette");
        return std::nullopt;
    }
    Node person;
    person.kind = Kind::map;
    person.where = whole;
    for (std::size_t k = 0; k < row.size(); ++k) {
        const Column& c = form.columns[k];
        const caseload::Cell& cell = row[k];
        if (cell.text.empty() || (c.kind == Column::Kind::ignored && !c.name.empty())) continue;
        const bool day_cell = c.kind == Column::Kind::stated_on;
        if (caseload::forgets_an_item(cell.text)) {
            found.error("F019", cell.where, fmt::format("in «{}» c'è una virgola senza nulla accanto", c.name), "scrivi le voci così: [a, b]; un elenco vuoto è []");
        } else if (c.kind == Column::Kind::ignored) {
            found.error("F015", cell.where, "una cella in una colonna senza nome", "dai un nome alla colonna, o svuotala");
        } else if (c.kind == Column::Kind::fact) {
            caseload::value_in(person, c.section, Kind::map, cell.where).fields.push_back({c.name, cell.where, caseload::value_of(cell, c.day, c.truth)});
        } else if (c.kind == Column::Kind::id) {
            id = cell.text;
        } else {
            person.fields.push_back({day_cell ? "al" : c.name, cell.where, caseload::value_of(cell, day_cell, false)});
        }
    }
    if (!found.ok()) return std::nullopt;
    if (person.find("al") == nullptr) person.fields.push_back({"al", whole, caseload::text_node(text::write_date(day), whole)});
    return person;
}

std::string column_at(const Sheetform& form, std::string_view line, std::size_t byte) {
    std::size_t cell = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < std::min(byte, line.size()); ++i) {
        if (line[i] == '"') quoted = !quoted;
        else if (line[i] == form.separator && !quoted) ++cell;
    }
    return cell < form.columns.size() ? form.columns[cell].name : "";
}

}  // namespace attiva::population
