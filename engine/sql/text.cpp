// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "sql/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace attiva::sql {
namespace {

using Kind = Node::Kind;

constexpr std::size_t worth_a_column = 60;  // letters

bool is_column(const Node& n) { return n.kind == Kind::flag || n.kind == Kind::column; }

// Writes expressions; those with a name, by it.
class Writer {
public:
    Writer(const Expressions& e, bool tables) : e_(e), tables_(tables) {}

    std::string operator()(Expr e) const {
        const auto at = names_.find(e);
        return at == names_.end() ? body(e) : at->second;
    }
    void name(Expr e, std::string name) { names_[e] = std::move(name); }

    // What it is made of, whatever its name.
    [[nodiscard]] std::string body(Expr e) const {
        const Node& n = e_[e];
        switch (n.kind) {
            case Kind::truth: return n.value != 0 ? "TRUE" : "FALSE";
            case Kind::number: return std::to_string(n.value);
            case Kind::flag:
            case Kind::column: return column(n);
            case Kind::is_text: return fmt::format("{} = {}", column(n), quoted(n.other));
            case Kind::all: return joined(n, " AND ");
            case Kind::any: return joined(n, " OR ");
            case Kind::negation: return "NOT " + closed(n.args[0]);
            case Kind::compare: return fmt::format("{} {} {}", closed(n.args[0]), signs[static_cast<std::size_t>(n.sign)], closed(n.args[1]));
            case Kind::total: return total(n);
            case Kind::product: return fmt::format("{} * {}", closed(n.args[0]), closed(n.args[1]));
            case Kind::choose: return choose(n);
        }
        return {};
    }

private:
    static constexpr const char* signs[] = {"=", "<", "<="};

    [[nodiscard]] std::string column(const Node& n) const {
        if (!tables_) return n.text;
        return (n.frame == Frame::people ? "p." : "r.") + n.text;
    }
    [[nodiscard]] std::string closed(Expr e) const {
        const Kind k = e_[e].kind;
        const bool plain = names_.count(e) != 0 || is_column(e_[e]) || k == Kind::truth || k == Kind::number || k == Kind::choose;
        return plain ? (*this)(e) : "(" + (*this)(e) + ")";
    }
    // All of them, each with the word before it if it is not the first; of very many, so many
    // in each bracket.
    template <class Of>
    static std::string side_by_side(std::size_t count, const char* word, Of of) {
        std::string out;
        for (std::size_t i = 0; i < count; ++i) {
            const bool opens = count > most_joined && i % most_joined == 0;
            if (opens) out += i == 0 ? "(" : fmt::format("){}(", word);
            out += of(i, opens || i == 0);
        }
        return count > most_joined ? out + ")" : out;
    }
    [[nodiscard]] std::string joined(const Node& n, const char* with) const {
        return side_by_side(n.args.size(), with, [&](std::size_t i, bool first) {
            const Kind k = e_[n.args[i]].kind;
            const bool bare = k == Kind::compare || k == Kind::negation;
            return (first ? "" : with) + (bare ? (*this)(n.args[i]) : closed(n.args[i]));
        });
    }
    [[nodiscard]] std::string total(const Node& n) const {
        const bool many = n.args.size() > most_joined;
        const std::string offset = n.value == 0 ? "" : std::to_string(n.value) + (many ? " + " : "");
        return offset + side_by_side(n.args.size(), " + ", [&](std::size_t i, bool first) {
            const std::int64_t f = n.factors[i];
            const bool leads = first && (many || offset.empty());
            const std::string factor = f != 1 && f != -1 ? fmt::format("{} * ", f < 0 ? -f : f) : "";
            return (leads ? (f < 0 ? "-" : "") : f < 0 ? " - " : " + ") + factor + closed(n.args[i]);
        });
    }
    [[nodiscard]] std::string choose(const Node& n) const {
        std::string out = "CASE";
        for (std::size_t i = 0; i + 1 < n.args.size(); i += 2)
            out += fmt::format(" WHEN {} THEN {}", (*this)(n.args[i]), (*this)(n.args[i + 1]));
        return out + fmt::format(" ELSE {} END", (*this)(n.args.back()));
    }

    const Expressions& e_;
    bool tables_;
    std::map<Expr, std::string> names_;
};

// Which expressions become columns, and of which step.
class Steps {
public:
    Steps(const Expressions& e, const std::vector<Output>& outputs) : e_(e), uses_(e.size()), level_(e.size()), width_(e.size()), deep_(e.size()) {
        std::vector<bool> met(e.size());
        std::vector<Expr> open;
        for (const Output& o : outputs) open.push_back(o.value);
        for (const Output& o : outputs) ++uses_[o.value];
        while (!open.empty()) {
            const Expr x = open.back();
            open.pop_back();
            if (met[x]) continue;
            met[x] = true;
            order_.push_back(x);
            for (const Expr a : e_[x].args) {
                ++uses_[a];
                open.push_back(a);
            }
        }
        std::sort(order_.begin(), order_.end());
        for (const Expr x : order_) place(x);
    }

    [[nodiscard]] const std::vector<Expr>& order() const { return order_; }
    /// 0: it is no column of a step.
    [[nodiscard]] std::size_t step(Expr x) const { return own(x) ? level_[x] : 0; }
    [[nodiscard]] std::size_t last() const { return last_; }
    /// What it reads that is a column: of a table or of a step.
    void reads(Expr x, std::set<Expr>& out) const {
        for (const Expr a : e_[x].args) {
            if (own(a) || is_column(e_[a])) out.insert(a);
            else reads(a, out);
        }
    }

private:
    // Children have smaller ids.
    void place(Expr x) {
        const Node& n = e_[x];
        std::size_t level = 0;
        std::size_t width = n.text.size() + n.other.size() + 8;
        int below = 0;
        for (const Expr a : n.args) {
            level = std::max(level, level_[a]);
            width += own(a) ? 6 : width_[a];
            below = std::max(below, own(a) ? 3 : deep_[a]);
        }
        width_[x] = width;
        level_[x] = level;
        deep_[x] = nesting(n, below);
        if (!n.args.empty() && ((uses_[x] > 1 && width > worth_a_column) || deep_[x] > most_nesting)) {
            level_[x] = level + 1;
            owned_.insert(x);
            last_ = std::max(last_, level_[x]);
        }
    }
    [[nodiscard]] bool own(Expr x) const { return owned_.count(x) != 0; }

    const Expressions& e_;
    std::vector<std::size_t> uses_, level_, width_;
    std::vector<int> deep_;
    std::vector<Expr> order_;
    std::set<Expr> owned_;
    std::size_t last_ = 0;
};

// One view that counts over the rows of a table.
struct Counting {
    Frame frame;
    int step;
    std::string view, alias;
};

// In the order in which they may be made.
std::vector<Counting> countings(const Translator& t) {
    std::vector<Counting> out;
    for (const auto& [frame, view, alias] : {std::tuple{Frame::household, "conti_componenti", "c"}, {Frame::relatives, "conti_familiari", "f"}, {Frame::past, "conti_storico", "s"}})
        for (const Aggregate& a : t.aggregates(frame)) {
            const bool known = std::any_of(out.begin(), out.end(), [&, of = frame](const Counting& c) { return c.frame == of && c.step == a.step; });
            const std::string more = a.step == 1 ? "" : fmt::format("_{}", a.step);
            if (!known) out.push_back({frame, a.step, view + more, alias + more});
        }
    std::stable_sort(out.begin(), out.end(), [](const Counting& a, const Counting& b) { return a.step < b.step; });
    return out;
}

// A count that came to no row is 0.
std::string counted_column(const std::string& alias, const std::string& name) { return fmt::format("CASE WHEN {0}.{1} IS NULL THEN 0 ELSE {0}.{1} END", alias, name); }

void name_counts(Writer& write, Expressions& e, const Translator& t, const std::vector<Counting>& before) {
    for (const Counting& c : before)
        for (const Aggregate& a : t.aggregates(c.frame))
            if (a.step == c.step) write.name(e.column(Frame::people, a.name, a.step), counted_column(c.alias, a.name));
}

std::string counting_view(const Translator& t, Expressions& e, const Counting& c, const std::vector<Counting>& before) {
    Writer write(e, true);
    name_counts(write, e, t, before);
    std::string out = fmt::format("CREATE VIEW {} AS\nSELECT r.persona AS persona", c.view);
    for (const Aggregate& a : t.aggregates(c.frame))
        if (a.step == c.step) out += fmt::format(",\n  {}({}) AS {}", a.sum ? "SUM" : "MAX", write(a.value), a.name);
    out += fmt::format("\nFROM {} r", Schema::table(c.frame));
    if (c.frame != Frame::past) out += " INNER JOIN persone p ON p.persona = r.persona";
    for (const Counting& b : before) out += fmt::format("\nLEFT JOIN {0} {1} ON {1}.persona = r.persona", b.view, b.alias);
    return out + "\nGROUP BY r.persona;\n\n";
}

// The first step: the facts of each person, and what was counted of the others.
std::string first_step(const Translator& t, const Expressions& e, const std::set<Expr>& columns, const std::vector<Counting>& all) {
    std::map<std::string, std::string> where;
    for (const Counting& c : all)
        for (const Aggregate& a : t.aggregates(c.frame))
            if (a.step == c.step) where[a.name] = c.alias;
    std::string out = "  SELECT p.persona AS persona";
    for (const Expr x : columns) {
        const std::string& name = e[x].text;
        const auto at = where.find(name);
        out += at == where.end() ? fmt::format(",\n    p.{0} AS {0}", name) : fmt::format(",\n    {} AS {}", counted_column(at->second, name), name);
    }
    out += "\n  FROM persone p";
    for (const Counting& c : all) out += fmt::format("\n  LEFT JOIN {0} {1} ON {1}.persona = p.persona", c.view, c.alias);
    return out;
}

// From the last step back: which columns each must hand on.
std::vector<std::set<Expr>> needs(const Expressions& e, const Steps& steps, const std::vector<Output>& outputs) {
    std::vector<std::set<Expr>> out(steps.last() + 1);
    for (const Output& o : outputs) {
        if (steps.step(o.value) != 0 || is_column(e[o.value])) out.back().insert(o.value);
        else steps.reads(o.value, out.back());
    }
    for (std::size_t level = steps.last(); level > 0; --level)
        for (const Expr x : out[level]) {
            if (steps.step(x) == level) steps.reads(x, out[level - 1]);
            else out[level - 1].insert(x);
        }
    return out;
}

}  // namespace

std::string quoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'";
}

std::string views_text(Translator& t, const std::vector<Output>& outputs) {
    Expressions& e = t.expressions();
    const std::vector<Counting> counts = countings(t);
    std::string out;
    for (const Counting& c : counts) {
        std::vector<Counting> before;  // what is counted a step before; of the first, nothing
        for (const Counting& b : counts)
            if (b.step < c.step) before.push_back(b);
        out += counting_view(t, e, c, before);
    }
    const Steps steps(e, outputs);
    const auto needed = needs(e, steps, outputs);
    Writer write(e, false);
    out += "CREATE VIEW verdetti AS\nWITH passo_0 AS (\n" + first_step(t, e, needed[0], counts) + "\n)";
    for (std::size_t level = 1; level <= steps.last(); ++level) {
        out += fmt::format(", passo_{} AS (\n  SELECT persona", level);
        std::vector<Expr> made;
        for (const Expr x : needed[level]) {
            const std::string name = is_column(e[x]) ? e[x].text : fmt::format("v_{}", x);
            const bool here = steps.step(x) == level;
            out += here ? fmt::format(",\n    ({}) AS {}", write.body(x), name) : fmt::format(",\n    {}", name);
            if (here) made.push_back(x);
        }
        for (const Expr x : made) write.name(x, fmt::format("v_{}", x));
        out += fmt::format("\n  FROM passo_{}\n)", level - 1);
    }
    out += "\nSELECT persona";
    for (const Output& o : outputs) out += fmt::format(",\n  {} AS {}", write(o.value), o.column);
    return out + fmt::format("\nFROM passo_{};\n", steps.last());
}

}  // namespace attiva::sql
