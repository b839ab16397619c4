// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Declarations and clauses as canonical text: four blanks of indentation, one
// header line, two blanks before `se`, `fonte` and values, an empty line
// between declarations. Comments stand where they stood.
// Tested by tests/language/print_test.cpp and roundtrip_test.cpp.
#include "language/parse.hpp"
#include "language/print_writer.hpp"

namespace attiva::language {
namespace {

constexpr std::size_t step = 4;

class Printer {
public:
    explicit Printer(const Tree& tree) : tree_(tree), w_(tree) {}

    std::string file() {
        bool first = true;
        bool close = false;  // a comment that belongs to what follows
        for (const TreeId id : at(tree_.root).children) {
            if (!first && !close) w_.empty_line();
            first = false;
            const bool remark = at(id).kind == Kind::comment;
            close = remark && at(id).who.empty();
            if (remark) w_.comment(id, 0);
            else declaration(id);
        }
        std::string out = w_.take();
        return out.empty() ? out : out + "\n";
    }

private:
    [[nodiscard]] const Node& at(TreeId id) const { return tree_[id]; }
    [[nodiscard]] TreeId child(TreeId id, std::size_t i) const { return tree_[id].children[i]; }

    void head(TreeId id, std::string_view keyword) {
        w_.line(0);
        w_.margins = {2 * step, 3 * step, false};
        w_.word(keyword);
        if (!at(id).text.empty()) w_.word(at(id).text);
    }

    void declaration(TreeId id) {
        switch (at(id).kind) {
            case Kind::scope_decl: scope(id); break;
            case Kind::parameter_decl: parameter(id); break;
            case Kind::definition_decl: definition(id); break;
            case Kind::interpretation_decl: interpretation(id); break;
            case Kind::instrument_decl: block(id, "strumento", 0); break;
            case Kind::extension_decl: block(id, "integra strumento", 0); break;
            default: block(id, "fondo", 1); break;
        }
    }

    // Comments among children from `first` on.
    void remarks(TreeId id, std::size_t first, std::size_t indent) {
        for (std::size_t i = first; i < at(id).children.size(); ++i)
            if (const TreeId c = child(id, i); c != no_node && at(c).kind == Kind::comment) w_.comment(c, indent);
    }

    void scope(TreeId id) {
        head(id, "ambito");
        w_.places(child(id, 0));
        if (child(id, 1) != no_node) w_.period(child(id, 1));
        remarks(id, 2, step);
    }

    void parameter(TreeId id) {
        head(id, "parametro");
        w_.title(child(id, 1));
        w_.word(":");
        w_.word(at(child(id, 0)).text);
        if (const TreeId open = child(id, 2); open != no_node) openness(open);
        rows(id, 3, step);
    }

    void openness(TreeId id) {
        w_.gap();
        w_.word(at(id).flag ? "ampliabile dalla zona" : "stabilito dalla zona");
        if (child(id, 0) == no_node) return;
        w_.glued(", tra");
        w_.children(id, 0, "e");
    }

    void definition(TreeId id) {
        head(id, "definizione");
        if (at(id).flag) w_.word("di componente");
        w_.word(":");
        w_.word(at(child(id, 0)).text);
        w_.source(child(id, 1));
        remarks(id, 3, step);
        body(child(id, 2), step);
    }

    void interpretation(TreeId id) {
        head(id, "interpretazione");
        w_.title(child(id, 0));
        TreeId choice = no_node;
        bool first = true;
        for (std::size_t i = 2; i < at(id).children.size(); ++i) {
            const TreeId c = child(id, i);
            if (at(c).kind == Kind::choice) choice = c;
            if (at(c).kind != Kind::reading) continue;
            w_.word(first ? ":" : "|");
            w_.word(at(c).text);
            first = false;
        }
        w_.source(child(id, 1));
        remarks(id, 2, step);
        if (choice == no_node) return;
        w_.line(step);
        w_.word("scelta");
        w_.word(at(choice).text);
        w_.source(child(choice, 0));
    }

    void block(TreeId id, std::string_view keyword, std::size_t first) {
        head(id, keyword);
        if (first > 0) w_.title(child(id, 0));
        for (std::size_t i = first; i < at(id).children.size(); ++i) {
            const TreeId c = child(id, i);
            if (at(c).kind == Kind::comment) w_.comment(c, step);
            else clause(c);
            if (!at(c).who.empty() && i + 1 < at(id).children.size()) w_.empty_line();
        }
    }

    // --- clauses ------------------------------------------------------------
    [[nodiscard]] TreeId part(TreeId id, ClausePart p) const { return child(id, static_cast<std::size_t>(p)); }

    void clause(TreeId id) {
        w_.line(step);
        const std::size_t from = w_.size();
        w_.margins = {3 * step, 4 * step, false};
        const std::string& keyword = at(id).text;
        if (keyword != "fonte") {
            w_.word(keyword);
            objects(id);
        }
        clause_end(id);
        constexpr std::size_t fixed = static_cast<std::size_t>(ClausePart::count_) + 1;
        std::size_t next = fixed;
        if (next < at(id).children.size() && at(child(id, next)).flag) w_.tail_comment(child(id, next++), from);
        remarks(id, next, 2 * step);
        if (has_body(id)) body(part(id, ClausePart::body), 2 * step);
    }

    // Whether the body stands on lines of its own.
    [[nodiscard]] bool has_body(TreeId id) const {
        const TreeId b = part(id, ClausePart::body);
        if (b == no_node) return false;
        const std::string& k = at(id).text;
        if (k == "stabilisce") return at(b).kind == Kind::rows || at(b).kind == Kind::case_table;
        return k != "durata" && k != "al termine" && k != "tetto" && k != "riserva" && k != "premio" &&
               k != "cofinanzia" && k != "dotazione";
    }

    void name(TreeId id, std::string_view before = {}) {
        if (id == no_node) return;
        if (!before.empty()) w_.word(before);
        w_.word(at(id).text);
    }
    void value(TreeId id, std::string_view before = {}) {
        if (id == no_node) return;
        if (!before.empty()) w_.word(before);
        w_.expression(id, false);
    }

    void objects(TreeId id) {
        const std::string& k = at(id).text;
        const TreeId label = part(id, ClausePart::label);
        if (k == "importo" || k == "risultato") name(label), sentence(id), w_.word(":"), name(part(id, ClausePart::type));
        else if (k == "durata") duration(id);
        else if (k == "al termine") change(id);
        else if (k == "ripetibile") repeatable(id);
        else if (k == "posti") value(part(id, ClausePart::count_));
        else if (k == "stabilisce") name(label), has_body(id) ? void() : value(part(id, ClausePart::body), ":");
        else if (k == "attività") w_.word("in"), w_.places(part(id, ClausePart::objects));
        else if (part(id, ClausePart::objects) != no_node) names(id);
        else if (!has_body(id)) value(part(id, ClausePart::body)), name(label, "per"), sentence(id);
        else sentence(id);
    }

    void sentence(TreeId id) { w_.title(part(id, ClausePart::title)); }

    void duration(TreeId id) {
        if (at(id).flag) w_.word("al massimo");
        value(part(id, ClausePart::body));
        const TreeId more = part(id, ClausePart::label);
        if (more == no_node) return;
        w_.glued(",");
        name(more);
        value(part(id, ClausePart::body2), "di");
    }

    void change(TreeId id) {
        name(part(id, ClausePart::label));
        value(part(id, ClausePart::body), "diventa");
        name(part(id, ClausePart::count_));
        value(part(id, ClausePart::body2), "di");
    }

    void repeatable(TreeId id) {
        if (const TreeId times = part(id, ClausePart::count_); times != no_node)
            value(times, "al massimo"), w_.word(at(times).text == "1" ? "volta" : "volte");
        value(part(id, ClausePart::body2), "dopo");
    }

    void names(TreeId id) {
        const std::string& k = at(id).text;
        const bool any = k == "dopo" || k == "mentre" || k == "meglio dopo";
        w_.children(part(id, ClausePart::objects), 0, any ? "o" : ",");
        w_.gate(part(id, ClausePart::gate));
        const TreeId label = part(id, ClausePart::label);
        if (label == no_node) return;
        if (k == "incompatibile con") w_.word("(" + at(label).text + ")");
        else name(label, "per costo");
    }

    void clause_end(TreeId id) {
        if (const TreeId days = part(id, ClausePart::period); days != no_node) {
            if (part(id, ClausePart::title) != no_node || part(id, ClausePart::type) != no_node) w_.gap();
            w_.period(days);
        }
        if (const TreeId guard = part(id, ClausePart::guard); guard != no_node) {
            w_.gap();
            w_.word("se");
            w_.expression(guard, true);
        }
        w_.source(part(id, ClausePart::source));
    }

    // --- bodies and rows ----------------------------------------------------
    void body(TreeId id, std::size_t indent) {
        if (id == no_node) return;
        if (at(id).kind == Kind::case_table || at(id).kind == Kind::rows) return rows(id, 0, indent);
        w_.line(indent);
        w_.margins = {indent, indent + step, true};
        w_.expression(id, true);
    }

    void rows(TreeId id, std::size_t first, std::size_t indent) {
        for (std::size_t i = first; i < at(id).children.size(); ++i) {
            const TreeId c = child(id, i);
            if (c == no_node) continue;
            if (at(c).kind == Kind::comment) w_.comment(c, indent);
            else row(c, indent);
        }
    }

    void row(TreeId id, std::size_t indent) {
        w_.line(indent);
        w_.margins = {indent + step, indent + 2 * step, false};
        switch (at(id).kind) {
            case Kind::case_row:
                w_.word("caso");
                w_.expression(child(id, 0), false);
                value(child(id, 1), ":");
                w_.source(child(id, 2));
                break;
            case Kind::else_row:
                w_.word("altrimenti");
                value(child(id, 0), ":");
                w_.source(child(id, 1));
                break;
            case Kind::tier_row: tier_row(id); break;
            default: dated_row(id, indent); break;
        }
    }

    void tier_row(TreeId id) {
        w_.word("fascia " + at(id).text);
        value(child(id, 0), ":");
        w_.gap();
        if (child(id, 1) != no_node) w_.word("se"), w_.expression(child(id, 1), true);
        else if (at(id).flag) w_.word("altrimenti");
        w_.source(child(id, 2));
    }

    void dated_row(TreeId id, std::size_t indent) {
        w_.period(child(id, 0));
        const TreeId v = child(id, 1);
        const bool table = v != no_node && at(v).kind == Kind::case_table;
        const bool tiers = at(id).children.size() > 3;
        if (!table && !tiers) {
            w_.gap();
            if (v == no_node) w_.word("senza valore");
            else w_.expression(v, false);
        }
        w_.source(child(id, 2));
        if (table) rows(v, 0, indent + step);
        rows(id, 3, indent + step);
    }

    const Tree& tree_;
    Writer w_;
};

}  // namespace

std::string print(const Tree& tree) { return tree.root == no_node ? std::string() : Printer(tree).file(); }

}  // namespace attiva::language
