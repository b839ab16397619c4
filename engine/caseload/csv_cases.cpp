// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Rows of a sheet → documents of cases. Tested by tests/caseload/csv_test.cpp.

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "caseload/case_reader.hpp"
#include "caseload/shapes.hpp"
#include "caseload/table.hpp"
#include "person/shapes.hpp"
#include "text/literal.hpp"
#include "text/suggest.hpp"

namespace attiva::caseload {
namespace {

using document::Field;
using document::Kind;
using document::Node;

constexpr std::string_view unfit_character = "\xEF\xBF\xBD";  // as a text says it (text/source.hpp)

enum class Place : std::uint8_t { unknown, id, of_case, stated_on, label, of_row, fact };

struct Column {
    Place place = Place::unknown;
    std::string name;
    std::string section;  ///< of a fact
    bool date = false, yes_no = false;
    Span where;
};

Node map_node(Span where) {
    Node n;
    n.kind = Kind::map;
    n.where = where;
    return n;
}

class Sheet {
public:
    Sheet(FileId file, const Diagnostics& unfit, Cases& cases) : file_(file), unfit_(unfit.items()), cases_(cases) {}

    void read() {
        auto& said = cases_.diagnostics();
        const std::size_t before = said.error_count();
        const auto rows = read_table(*cases_.catalogue().sources, file_, said);
        const bool broken = said.error_count() != before;
        if (broken) cases_.refuse();
        if (rows.empty() && !broken) {
            said.error("F015", {file_, 0, 0}, "la tabella è vuota", "la prima riga dice i nomi delle colonne: caso;strumento;costo;importo;dal;al;…");
            cases_.refuse();
        }
        if (rows.empty() || !header(rows.front())) return;
        for (std::size_t i = 1; i < rows.size(); ++i) row(rows[i], unfit_in(rows[i]));
        for (Gathered& g : gathered_) finish(g);
    }

private:
    struct Gathered {
        Span begin;
        Node document, person;
        std::vector<std::pair<std::string, Node>> said;  ///< by section and name: the facts, once
        Diagnostics found, of_person;
    };

    // The first unfit character of a row: rows are asked in order. Those of lines without a word
    // (an odd space) are nobody's.
    Diagnostics unfit_in(const Row& row) {
        const std::string_view text = cases_.catalogue().sources->text(file_);
        const std::uint32_t first = row.front().where.begin;
        const std::size_t begin = first == 0 ? 0 : text.rfind('\n', first - 1) + 1;  // npos + 1 = 0
        const std::size_t end = std::min(text.find('\n', row.back().where.end), text.size());
        Diagnostics found;
        for (; next_unfit_ < unfit_.size() && unfit_[next_unfit_].where.begin <= end; ++next_unfit_)
            if (found.empty() && unfit_[next_unfit_].where.begin >= begin) found.add(unfit_[next_unfit_]);
        return found;
    }

    bool header(const Row& row) {
        auto& said = cases_.diagnostics();
        const std::size_t before = said.error_count();
        said.append(unfit_in(row));
        const bool unfit = said.error_count() != before;
        for (const Cell& cell : row) {
            if (unfit) break;
            columns_.push_back(column(cell));
            const Column& c = columns_.back();
            const auto same = [&](const Column& o) { return &o != &c && o.name == c.name; };
            if (!c.name.empty() && std::any_of(columns_.begin(), columns_.end(), same)) said.error("F015", cell.where, fmt::format("la colonna «{}» c'è due volte", c.name), "lasciane una");
        }
        const bool has_id = std::any_of(columns_.begin(), columns_.end(), [](const Column& c) { return c.place == Place::id; });
        if (!has_id && !unfit) said.error("F015", row.front().where, "manca la colonna «caso»", "la prima riga dice i nomi delle colonne: caso;strumento;costo;importo;dal;al;…");
        if (said.error_count() == before) return true;
        cases_.refuse();
        return false;
    }

    Column column(const Cell& cell) {
        Column c;
        c.where = cell.where;
        c.name = cell.text;
        c.date = c.name == "attesa_dal" || c.name == "dal" || c.name == "al" || c.name == "detto_il";
        const auto& v = cases_.catalogue().vocabulary;
        if (c.name == "caso") c.place = Place::id;
        else if (c.name == "urgenza" || c.name == "attesa_dal") c.place = Place::of_case;
        else if (c.name == "detto_il") c.place = Place::stated_on;
        else if (c.name == "nome") c.place = Place::label;
        else if (c.name == "linea" || request_shape().find(c.name) != nullptr) c.place = Place::of_row;
        else if (const auto id = v.find(c.name)) fact(v[*id], c);
        if (c.place == Place::unknown && !c.name.empty()) unknown(cell);
        return c;
    }

    static void fact(const vocabulary::Attribute& a, Column& c) {
        using vocabulary::Level;
        c.date = a.type.base == vocabulary::Base::date || a.type.base == vocabulary::Base::event;
        c.yes_no = a.type.base == vocabulary::Base::boolean;
        c.section = person::own_section(a.level);
        c.place = a.level == Level::relative ? Place::unknown : Place::fact;
    }

    void unknown(const Cell& cell) {
        std::vector<std::string_view> names{"caso", "urgenza", "attesa_dal", "detto_il", "nome", "linea"};
        for (const auto& f : request_shape().fields) names.push_back(f.name);
        for (const auto& a : cases_.catalogue().vocabulary.attributes())
            if (a.level != vocabulary::Level::relative) names.emplace_back(a.id);
        cases_.diagnostics().error("F015", cell.where, fmt::format("colonna sconosciuta «{}»", cell.text),
                                   text::perhaps(cell.text, names, "le colonne sono caso, urgenza, attesa_dal, detto_il, nome, linea, strumento, costo, importo, almeno, linee, altri, dal, al, e i fatti del vocabolario"));
    }

    void row(const Row& row, Diagnostics found) {
        const Span whole{file_, row.front().where.begin, row.back().where.end};
        const auto id_column = static_cast<std::size_t>(std::find_if(columns_.begin(), columns_.end(), [](const Column& c) { return c.place == Place::id; }) - columns_.begin());
        std::string id = id_column < row.size() ? row[id_column].text : "";
        const bool unfit = !found.ok();
        const bool over = std::any_of(row.begin() + static_cast<std::ptrdiff_t>(std::min(row.size(), columns_.size())), row.end(), [](const Cell& c) { return !c.text.empty(); });
        if (id.empty()) found.error("F014", whole, "una riga senza «caso»", "scrivi la sigla del caso in ogni riga");
        if (over || row.size() < columns_.size())
            found.error("F016", whole, fmt::format("la riga ha {} celle, non {}", row.size(), columns_.size()), "controlla i punti e virgola; un testo che ne ha va fra virgolette");
        if (id.empty() || (unfit && id.find(unfit_character) != std::string::npos)) return cases_.add(nullptr, "", whole, false, std::move(found));
        Gathered& g = of(id, row[id_column], whole);
        const bool sound = found.ok();
        g.found.append(std::move(found));
        if (sound) cells(row, g, whole);
    }

    Gathered& of(const std::string& id, const Cell& cell, Span whole) {
        const auto [at, fresh] = by_id_.try_emplace(id, gathered_.size());
        if (fresh) {
            Gathered g;
            g.begin = {file_, whole.begin, whole.begin + 1};
            g.document = map_node(whole);
            g.document.fields.push_back({"caso", cell.where, text_node(id, cell.where)});
            g.person = map_node(whole);
            gathered_.push_back(std::move(g));
        }
        return gathered_[at->second];
    }

    void cells(const Row& row, Gathered& g, Span whole) {
        Node asked = map_node(whole);
        bool commitment = false;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const Column& c = columns_[i];
            if (row[i].text.empty()) continue;
            if (c.name.empty()) {
                g.found.error("F015", row[i].where, "una cella in una colonna senza nome", "dai un nome alla colonna, o svuotala");
                continue;
            }
            // A slip, or an item forgotten: nobody guesses which.
            if (forgets_an_item(row[i].text)) {
                const bool of_person = c.place != Place::of_row && c.place != Place::of_case && c.place != Place::id;
                (of_person ? g.of_person : g.found).error("F019", row[i].where, fmt::format("in «{}» c'è una virgola senza nulla accanto", c.name), "scrivi le voci così: [a, b]; un elenco vuoto è []");
                continue;
            }
            if (c.place == Place::of_row) {
                asked.fields.push_back({c.name, row[i].where, value_of(row[i], c.date, c.yes_no)});
                commitment = commitment || c.name == "linea";
            } else if (c.place != Place::id) {
                once(c, row[i], g);
            }
        }
        if (asked.fields.empty()) return;
        Node& list = value_in(g.document, commitment ? "impegni" : "richieste", Kind::list, whole);
        list.items.push_back(std::move(asked));
    }

    // Of the case, not of a row: the rows may repeat it or leave it out.
    static void once(const Column& c, const Cell& cell, Gathered& g) {
        Node value = value_of(cell, c.date, c.yes_no);
        for (const auto& [name, before] : g.said) {
            if (name != c.name) continue;
            if (document::dump(before) == document::dump(value)) return;
            Diagnostic d{Severity::error, "F018", fmt::format("«{}» è diverso da una riga all'altra dello stesso caso", name), cell.where, "", {}, "scrivi lo stesso valore, o lascia vuota la cella"};
            d.notes.push_back({before.where, "la prima volta è qui"});
            return (c.place == Place::of_case ? g.found : g.of_person).add(std::move(d));
        }
        g.said.emplace_back(c.name, value);
        if (c.place == Place::of_case) return g.document.fields.push_back({c.name, cell.where, std::move(value)});
        if (c.place == Place::fact) return value_in(g.person, c.section, Kind::map, cell.where).fields.push_back({c.name, cell.where, std::move(value)});
        g.person.fields.push_back({c.place == Place::label ? "nome" : "al", cell.where, std::move(value)});
    }

    // Facts are said on the day of the budgets, if no column says otherwise.
    void finish(Gathered& g) {
        if (g.person.find("al") == nullptr) g.person.fields.push_back({"al", g.begin, text_node(text::write_date(cases_.budgets().day), g.begin)});
        g.document.fields.push_back({"persona", g.begin, std::move(g.person)});
        cases_.add(&g.document, "", g.begin, false, std::move(g.found), std::move(g.of_person));
    }

    FileId file_;
    const std::vector<Diagnostic>& unfit_;
    Cases& cases_;
    std::size_t next_unfit_ = 0;
    std::vector<Column> columns_;
    std::vector<Gathered> gathered_;
    std::unordered_map<std::string, std::size_t> by_id_;
};

}  // namespace

void read_csv_cases(FileId file, const Diagnostics& unfit, Cases& cases) { Sheet(file, unfit, cases).read(); }

}  // namespace attiva::caseload
