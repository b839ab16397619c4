// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Every written node of the shipped rules and of the examples of docs/lingua.md is
// held against every row. A written condition and its typed node stand on the same
// span, which gives the node of the program whose truth the cases show: for the
// person, and for each member where a quantifier reads it.
// Tested by tests/session/constructs_test.cpp.
#include "session/construct_use.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <tuple>

#include "catalogue/load.hpp"
#include "language/parse.hpp"
#include "session/authors_cases.hpp"

namespace attiva::tests {
namespace {

using language::Kind;
using language::NodeId;
using SpanKey = std::tuple<FileId, std::uint32_t, std::uint32_t>;
using StartKey = std::pair<FileId, std::uint32_t>;  // of a clause the typed tree keeps the header alone

SpanKey key(Span s) { return {s.file, s.begin, s.end}; }
StartKey start(Span s) { return {s.file, s.begin}; }

// Conditions by where they are written.
class Conditions {
public:
    Conditions(const catalogue::Catalogue& c, const program::Program& p) : c_(c), program_(p) {
        for (NodeId i = 0; i < c.rules.nodes.size(); ++i) {
            const auto& n = c.rules.nodes[i];
            if (n.type.base == vocabulary::Base::boolean && p.of_typed[i] != program::no_id) nodes_[key(n.span)] = i;
        }
        for (std::size_t i = 0; i < c.rules.clauses.size(); ++i) clauses_[start(c.rules.clauses[i].where.span)] = i;
    }

    // The node of the program that says whether what is written here holds. Of a
    // clause: its body, else its `se`, else the clause itself.
    std::optional<program::Id> at(const language::Tree& tree, const language::Node& n) const {
        if (n.kind == Kind::parenthesis) return at(tree, tree[n.children[0]]);
        if (n.kind != Kind::clause) return of_span(n.span);
        const auto found = clauses_.find(start(n.span));
        if (found == clauses_.end()) return std::nullopt;
        const auto& c = c_.rules.clauses[found->second];
        const auto decides = c.body ? c.body : c.guard;
        using language::ClauseKind;
        const bool placed = c.kind == ClauseKind::activated || c.kind == ClauseKind::window_unknown;
        if (!decides) return known((placed ? program_.clause_applies : program_.clause_truth)[found->second]);
        const bool boolean = c_.rules.nodes[*decides].type.base == vocabulary::Base::boolean;
        const bool value = c.kind == ClauseKind::amount || c.kind == ClauseKind::outcome;
        return boolean && !value ? known(program_.of_typed[*decides]) : std::nullopt;
    }

private:
    static std::optional<program::Id> known(program::Id id) {
        return id == program::no_id ? std::nullopt : std::optional(id);
    }
    std::optional<program::Id> of_span(Span s) const {
        const auto found = nodes_.find(key(s));
        return found == nodes_.end() ? std::nullopt : known(program_.of_typed[found->second]);
    }

    const catalogue::Catalogue& c_;
    const program::Program& program_;
    std::map<SpanKey, NodeId> nodes_;
    std::map<StartKey, std::size_t> clauses_;
};

bool ends_with(const std::string& text, const std::string& end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

std::string words_of(const text::Sources& sources, Span where) {
    std::ostringstream out;
    out << sources.name(where.file) << ':' << sources.place(where).line << ' ' << sources.words(where);
    return out.str();
}

class Finder {
public:
    Finder(const std::string& root, const std::vector<Section>& sections) : root_(root), sections_(sections) {
        for (const Section& s : sections) uses_.rows.emplace_back(s.rows.size());
        Diagnostics problems;
        catalogue_ = catalogue::load(root, problems);
        program_ = program::from_language(catalogue_.rules, catalogue_.vocabulary, true);
    }

    Uses run() {
        rules();
        examples();
        members();
        uses_.cases = ask_cases(root_, catalogue_, program_, [this](evaluation::Evaluation& e) { see(e); });
        return std::move(uses_);
    }

private:
    struct Watched {
        program::Id id;
        Use* use;
    };

    template <class Found>
    void match(const text::Sources& sources, const language::Tree& tree, const Found& found) {
        for (const language::Node& n : tree.nodes) {
            bool named = is_part(n.kind);
            uses_.kinds.insert(n.kind);
            if (n.kind == Kind::clause) uses_.keywords.insert(n.text.substr(0, n.text.find(' ')));
            for (std::size_t s = 0; s < sections_.size(); ++s)
                for (std::size_t r = 0; r < sections_[s].rows.size(); ++r) {
                    if (!sections_[s].rows[r].form(tree, n)) continue;
                    named = true;
                    found(s, uses_.rows[s][r], n);
                }
            if (!named) uses_.unnamed.push_back(words_of(sources, n.span));
        }
    }

    void rules() {
        const Conditions conditions(catalogue_, program_);
        const text::Sources& sources = *catalogue_.sources;
        for (FileId f = 0; f < sources.count(); ++f) {
            if (!ends_with(sources.name(f), ".regole")) continue;
            Diagnostics problems;
            const language::Tree tree = language::parse(sources, f, problems);
            match(sources, tree, [&](std::size_t s, Use& use, const language::Node& n) {
                if (use.place.empty()) use.place = sources.name(f) + ":" + std::to_string(sources.place(n.span).line);
                if (!sections_[s].truths) return;
                if (const auto id = conditions.at(tree, n)) watched_.push_back({*id, &use}), use.condition = true;
            });
        }
    }

    // The boxes ```regole of the page, each a file of its own.
    void examples() {
        std::ifstream in(root_ + "/docs/lingua.md");
        std::string line;
        std::string box;
        bool inside = false;
        while (std::getline(in, line)) {
            if (inside && line == "```") example(box);
            if (inside && line == "```") inside = false;
            else if (inside) box += line + "\n";
            else if (line == "```regole") inside = true, box.clear();
        }
    }

    void example(const std::string& box) {
        text::Sources sources;
        Diagnostics problems;
        const FileId f = sources.add("docs/lingua.md", box, problems);
        match(sources, language::parse(sources, f, problems), [](std::size_t, Use& use, const language::Node&) { use.in_page = true; });
    }

    // Which quantifiers read a member's node.
    void members() {
        for (NodeId q = 0; q < catalogue_.rules.nodes.size(); ++q) {
            const program::Id id = program_.of_typed[q];
            if (id == program::no_id) continue;
            const auto& n = program_.nodes[id];
            for (const program::Id inner : program_.extra(n).body) readers_[inner].push_back(id);
        }
        for (auto& [inner, list] : readers_) {
            std::sort(list.begin(), list.end());
            list.erase(std::unique(list.begin(), list.end()), list.end());
        }
    }

    void see(evaluation::Evaluation& e) {
        for (const Watched& w : watched_) {
            auto& seen = w.use->seen;
            if (seen[0] && seen[1] && seen[2]) continue;
            seen[static_cast<std::size_t>(e.truth(w.id))] = true;
            const auto readers = readers_.find(w.id);
            if (readers == readers_.end()) continue;
            for (const program::Id q : readers->second) {
                const auto& n = program_.nodes[q];
                for (const auto who : e.subjects(n.who)) {
                    const auto& value = e.value_for(w.id, program_.extra(n).body, who);
                    seen[static_cast<std::size_t>(evaluation::truth_of_mask(value.may))] = true;
                }
            }
        }
    }

    std::string root_;
    const std::vector<Section>& sections_;
    catalogue::Catalogue catalogue_;
    program::Program program_;
    Uses uses_;
    std::vector<Watched> watched_;
    std::map<program::Id, std::vector<program::Id>> readers_;
};

const char* const head = R"(<!-- SPDX-FileCopyrightText: 2026 attiva contributors -->
<!-- SPDX-License-Identifier: EUPL-1.2 -->
# Dove si usa ogni costrutto della lingua

Per chi scrive regole e cerca un esempio vero, e per chi cambia la lingua e vuol sapere che cosa tocca. Ogni riga è un costrutto di [lingua.md](lingua.md) §4-8.

- **dove**: il primo posto di `rules/` in cui compare, nell'ordine in cui il catalogo si legge;
- **sì, no, ignoto**: se almeno un caso degli autori (`catalog/*/prove/`) ha visto una di queste condizioni con quel valore, per la persona o per un componente; di una clausola si guarda il corpo, o il suo `se`, o se vale quel giorno e in quel luogo. Il giorno della domanda si sa sempre: `valido`, `finestra` e `dal D` non sono mai ignoti;
- **solo nella lingua**: nessuna regola del catalogo lo usa, e si dice perché; un esempio è in lingua.md;
- **di funzioni future**: si legge, si controlla e si mostra; percorsi, fondi ed effetti lo useranno.

La pagina si fa da sé: `ATTIVA_APPROVA=1 build/release/tests/test_session` la riscrive, e la prova fallisce se è diversa da ciò che regole e casi dicono.
)";

void truths(std::ostringstream& out, const Use& use) {
    for (const Truth t : {Truth::yes, Truth::no, Truth::unknown})
        out << (!use.condition ? " – |" : use.seen[static_cast<std::size_t>(t)] ? " visto |" : " mai |");
}

// `|` inside a row would end its cell.
std::string cell(std::string text) {
    for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) text.insert(at, "\\");
    return text;
}

}  // namespace

Uses find_uses(const std::string& root, const std::vector<Section>& sections) { return Finder(root, sections).run(); }

std::string page(const std::vector<Section>& sections, const Uses& uses) {
    std::ostringstream out;
    out << head;
    for (std::size_t s = 0; s < sections.size(); ++s) {
        const Section& section = sections[s];
        out << "\n## " << section.title << "\n";
        out << (section.truths ? "| costrutto | dove | sì | no | ignoto |\n|---|---|---|---|---|\n" : "| costrutto | dove |\n|---|---|\n");
        for (std::size_t r = 0; r < section.rows.size(); ++r) {
            const Use& use = uses.rows[s][r];
            const std::string where = use.place.empty() ? "solo nella lingua: " + section.rows[r].reason : "`" + use.place + "`";
            out << "| " << cell(section.rows[r].words) << " | " << where << " |";
            if (section.truths) truths(out, use);
            out << "\n";
        }
    }
    return out.str();
}

}  // namespace attiva::tests
