// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The terminals of the grammar and the making of nodes.
// Tested by tests/language/parse_test.cpp.
#include "language/reading.hpp"

#include <algorithm>
#include <cstring>

#include "language/keywords.hpp"
#include "text/literal.hpp"

namespace attiva::language {
namespace {

// Deepest tree of one chunk: what lets every later walk recurse safely.
constexpr std::size_t deepest_tree = 400;

std::string_view name_at(const char* at) {
    const char* end = at;
    if (!name_start(*end)) return {};
    while (name_byte(*end)) ++end;
    return {at, static_cast<std::size_t>(end - at)};
}

constexpr std::string_view day_label = "una data come 2026-01-31";

// 23/11/2026, 2026-1-5: a day, whatever its writing; not a division or subtraction.
bool written_date(const char* at) {
    std::size_t parts = 1;
    std::size_t digits = 0;
    std::size_t longest = 0;
    const char* sign = nullptr;
    for (; digit_byte(*at) || *at == '/' || *at == '-'; ++at) {
        if (digit_byte(*at)) {
            longest = std::max(longest, ++digits);
            continue;
        }
        if (digits == 0 || (sign != nullptr && *sign != *at)) return false;
        sign = at;
        digits = 0;
        ++parts;
    }
    return parts == 3 && digits > 0 && longest == 4;
}

// `mesi tra …`, `tutte tra …` are constructs, never a name and a range: reading
// what follows both ways would double the time at every level of brackets.
bool opens_between(std::string_view word, const char* after) {
    if (word != "mesi" && word != "giorni" && word != "tutte" && word != "nessuna") return false;
    while (*after == ' ') ++after;
    return name_at(after) == "tra";
}

// The text of a chunk ends with a zero byte, so this never looks past it.
bool begins(const char* at, std::string_view with) { return std::strncmp(at, with.data(), with.size()) == 0; }

}  // namespace

Reader::Reader(const Chunk& chunk, Tree& tree, bool explaining)
    : chunk_(chunk), tree_(tree), explaining_(explaining), begin_(chunk.text.c_str()) {
    parts_.fill(no_node);
    for (std::size_t i = 0; i < chunk.text.size(); ++i)
        if (chunk.text[i] == comment_mark) remarks_.push_back(i);
}

bool Reader::fail(At at, std::string_view label, bool exact) {
    if (!explaining_ || at < farthest_) return false;
    if (at > farthest_) expected_.clear();
    farthest_ = at;
    const bool known = std::any_of(expected_.begin(), expected_.end(), [&](const Label& l) { return l.text == label; });
    if (!known) expected_.push_back({label, exact});
    return false;
}

Span Reader::span(At from, At to) const {
    return chunk_.span(static_cast<std::size_t>(from - begin_), static_cast<std::size_t>(to - begin_));
}

void Reader::push(Kind kind, At from, At to, std::string text) {
    Node node;
    node.kind = kind;
    node.span = span(from, to);
    node.text = std::move(text);
    stack_.push_back(tree_.add(std::move(node)));
    depths_.push_back(1);
}

bool Reader::words(At& at, std::string_view words) {
    At here = at;
    skip(here);
    const At start = here;
    if (too_deep_) return false;
    for (std::string_view rest = words; !rest.empty();) {
        const std::string_view word = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(rest.size(), word.size() + 1));
        skip(here);
        if (!begins(here, word) || name_byte(here[word.size()])) return fail(start, words, true);
        here += word.size();
    }
    at = here;
    return true;
}

bool Reader::mark(At& at, std::string_view sign) {
    At here = at;
    skip(here);
    if (too_deep_) return false;
    for (std::size_t i = 0; i < sign.size(); ++i)
        if (here[i] != sign[i]) return fail(here, sign, true);
    at = here + sign.size();
    return true;
}

bool Reader::comma(At& at) {
    if (!mark(at, ",")) return false;
    const auto where = static_cast<std::size_t>(at - 1 - begin_);
    const bool tight = static_cast<unsigned char>(*at) > 0x20U;
    if (tight && std::find(tight_.begin(), tight_.end(), where) == tight_.end()) tight_.push_back(where);
    return true;
}

bool Reader::name(At& at, Kind kind, bool dotted, bool object) {
    At here = at;
    skip(here);
    const std::string_view word = name_at(here);
    if (too_deep_) return false;
    if (word.empty() || listed(reserved_words, word)) return fail(here, "un nome");
    if (object && listed(following_words, word)) return fail(here, "un nome");
    At end = here + word.size();
    if (dotted && opens_between(word, end)) return fail(here, "un nome");
    if (dotted && *end == '.' && name_start(end[1])) end += 1 + name_at(end + 1).size();
    push(kind, here, end, std::string(here, end));
    at = end;
    return true;
}

bool Reader::own_name(At& at) {
    At here = at;
    skip(here);
    const std::string_view word = name_at(here);
    if (word.empty() || listed(reserved_words, word)) return fail(here, "un nome");
    text_ = word;
    name_ = span(here, here + word.size());
    at = here + word.size();
    return true;
}

// The unit word that starts here, as written; empty if there is none.
std::string_view Reader::unit_at(At at) const {
    if (*at == '%') return {at, 1};
    if (begins(at, "€")) return {at, 3};
    const std::string_view word = name_at(at);
    const At slash = at + word.size();
    if (!word.empty() && *slash == '/') {
        const std::string_view both(at, word.size() + 1 + name_at(slash + 1).size());
        if (text::unit_named(both) != nullptr) return both;
    }
    return !word.empty() && text::unit_named(word) != nullptr ? word : std::string_view{};
}

bool Reader::number(At& at) {
    At here = at;
    skip(here);
    if (too_deep_) return false;
    if (!digit_byte(*here)) return fail(here, "un numero");
    if (written_date(here)) return fail(here, day_label);
    At end = here;
    while (digit_byte(*end) || ((*end == '.' || *end == ',') && digit_byte(end[1]))) ++end;
    if (*end == '.' && !name_start(end[1])) ++end;  // "10." is a number badly written
    if (name_byte(*end) && unit_at(end).empty()) return fail(here, "un numero");
    std::string raw(here, end);
    At unit = end;
    skip(unit);
    const std::string_view word = unit_at(unit);
    if (!word.empty()) {
        raw += " " + std::string(word);
        end = unit + word.size();
    }
    push(Kind::number_literal, here, end, std::move(raw));
    at = end;
    return true;
}

bool Reader::integer(At& at) {
    At here = at;
    skip(here);
    At end = here;
    while (digit_byte(*end)) ++end;
    if (end == here || end - here > 4 || name_byte(*end)) return fail(here, "un numero intero");
    text_ += (text_.empty() ? "" : " ") + std::string(here, end);
    at = end;
    return true;
}

bool Reader::date(At& at) {
    At here = at;
    skip(here);
    static constexpr std::string_view shape = "dddd-dd-dd";
    for (std::size_t i = 0; i < shape.size(); ++i)
        if (shape[i] == 'd' ? !digit_byte(here[i]) : here[i] != '-') return fail(here, day_label);
    const At end = here + shape.size();
    if (name_byte(*end) || *end == '-') return fail(here, day_label);
    push(Kind::date_literal, here, end, std::string(here, end));
    at = end;
    return true;
}

bool Reader::sentence(At& at) {
    At here = at;
    skip(here);
    if (*here != '"') return fail(here, "una frase fra virgolette");
    const At end = std::find(here + 1, begin_ + chunk_.text.size(), '"');
    push(Kind::title, here, end + 1, std::string(here + 1, end));
    at = end + 1;
    return true;
}

bool Reader::type(At& at) {
    At here = at;
    skip(here);
    At end = here;
    while (name_byte(*end) || (*end == '/' && end != here && name_start(end[1]))) ++end;
    const std::string_view word(here, static_cast<std::size_t>(end - here));
    if (word.empty() || digit_byte(*here)) return fail(here, "un tipo");
    push(Kind::type, here, end, std::string(word));
    at = end;
    return true;
}

bool Reader::remark(At& at) {
    if (*at != comment_mark) return false;
    const auto where = static_cast<std::size_t>(at - begin_);
    const auto index = std::lower_bound(remarks_.begin(), remarks_.end(), where) - remarks_.begin();
    const Remark& r = chunk_.listed[static_cast<std::size_t>(index)];
    push(Kind::comment, at, at, std::string(r.text));
    tree_.nodes.back().span = r.span;
    tree_.nodes.back().flag = r.tail;
    ++at;
    return true;
}

bool Reader::relation(At& at) {
    for (const std::string_view sign : {"<=", ">=", "<", ">", "="}) {
        At here = at;
        skip(here);
        if (!begins(here, sign)) continue;
        const char next = here[sign.size()];
        if (next == '=' || next == '>' || next == '<') break;  // ==, =>, <>: of other languages
        text_ = sign;
        at = here + sign.size();
        return true;
    }
    skip(at);
    return fail(at, "un confronto");
}

// After `tra`: does a list in brackets follow, or the first bound of a range?
// A list has a comma of its own; with `single` a lone name is a list too, and so
// is what is not followed by `e` nor by an operation.
bool Reader::list_ahead(At at, bool single) const {
    skip(at);
    if (*at != '(') return false;
    std::size_t depth = 0;
    bool quoted = false;
    At here = at;
    for (; *here != '\0'; ++here) {
        if (*here == '"') quoted = !quoted;
        if (quoted) continue;
        if (*here == '(') ++depth;
        if (*here == ')' && --depth == 0) break;
        if (*here == ',' && depth == 1 && !(digit_byte(here[-1]) && digit_byte(here[1]))) return true;
    }
    if (!single) return false;
    At inside = at + 1;
    skip(inside);
    const std::string_view lone = name_at(inside);
    At after = inside + lone.size();
    skip(after);
    if (!lone.empty() && *after == ')') return true;
    if (*here == ')') ++here;
    skip(here);
    return name_at(here) != "e" && name_at(here) != "al" && std::string_view("+-*/").find(*here) == std::string_view::npos;
}

bool Reader::end(At& at) {
    skip(at);
    return at == begin_ + chunk_.text.size() || fail(at, "la fine");
}

void Reader::keep(ClausePart part) {
    parts_[static_cast<std::size_t>(part)] = stack_.back();
    stack_.pop_back();
}

void Reader::to_place(std::size_t n) {
    const auto at = stack_.begin() + static_cast<std::ptrdiff_t>(base_ + n);
    std::rotate(at, stack_.end() - 1, stack_.end());
}

// What stood around a node, or an attempt, is put back.
void Reader::restore(Frame& frame) {
    text_ = std::move(frame.text);
    name_ = frame.name;
    who_ = std::move(frame.who);
    flag_ = frame.flag;
    parts_ = frame.parts;
    base_ = frame.base;
}

Reader::Frame Reader::open(At at, bool node) {
    skip(at);
    Frame frame{stack_.size(), tree_.nodes.size(), at, text_, who_, name_, flag_, parts_, base_};
    if (node) {
        text_.clear();
        name_ = {};
        who_.clear();
        flag_ = false;
        parts_.fill(no_node);
        base_ = stack_.size();
    }
    return frame;
}

void Reader::close(Frame& frame, Kind kind, At end, std::size_t taken) {
    Node node;
    node.kind = kind;
    node.flag = flag_;
    node.text = std::move(text_);
    node.name = name_;
    node.who = std::move(who_);
    const auto from = stack_.begin() + static_cast<std::ptrdiff_t>(frame.stack - taken);
    if (kind == Kind::clause) node.children.assign(parts_.begin(), parts_.end());
    node.children.insert(node.children.end(), from, stack_.end());
    stack_.erase(from, stack_.end());
    node.span = span(frame.start, end);
    if (taken > 0) node.span.begin = tree_[node.children.front()].span.begin;
    std::size_t depth = 1;
    for (const TreeId child : node.children)
        if (child != no_node) depth = std::max(depth, depths_[child - first_node_] + 1);
    if (depth > deepest_tree && !too_deep_) {
        too_deep_ = too_long_ = true;
        farthest_ = frame.start;
    }
    stack_.push_back(tree_.add(std::move(node)));
    depths_.push_back(depth);
    restore(frame);
}

void Reader::undo(Frame& frame) {
    stack_.resize(frame.stack);
    tree_.nodes.resize(frame.nodes);
    depths_.resize(frame.nodes - first_node_);
    restore(frame);
}

bool Reader::connective(At& at, std::string& between) {
    if (words(at, "e")) between += 'e';
    else if (words(at, "o")) between += 'o';
    else return false;
    return true;
}

void Reader::close_connected(Frame& frame, At end, const std::string& between) {
    if (between.empty()) {
        restore(frame);
        return;
    }
    const bool mixed = between.find('e') != std::string::npos && between.find('o') != std::string::npos;
    text_ = mixed ? between : "";
    close(frame, between[0] == 'e' && !mixed ? Kind::conjunction : Kind::disjunction, end, 0);
}

bool Reader::enter(At at) {
    if (depth_ >= deepest_nesting && !too_deep_) {
        too_deep_ = true;
        skip(at);
        farthest_ = at;
    }
    if (too_deep_) return false;
    ++depth_;
    return true;
}

Reader::Called Reader::begin_called(At at) const {
    if (!explaining_) return {};
    skip(at);
    return {at, farthest_, farthest_ == at ? expected_ : std::vector<Label>{}};
}

void Reader::end_called(const Called& before, std::string_view label) {
    if (!explaining_ || farthest_ != before.at || before.farthest > before.at) return;
    expected_ = before.farthest == before.at ? before.labels : std::vector<Label>{};
    (void)fail(before.at, label);
}

}  // namespace attiva::language
