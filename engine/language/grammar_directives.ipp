// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The vocabulary in which the grammar is written: parsers without attributes
// that hand everything to the Reader. Part of grammar.cpp.
//
//   terminals   kw("…") mark("…") name number date sentence …
//   node(K)[p]  a node whose children are what p made
//   infix(K)[p] the same, the operand already read being its first child
//   tried[p]    what p made is forgotten if p fails
//   part(P)[p]  what p made is a fixed part of the clause
//   deeper[p]   one level of nesting more
//   called("…")[p]  what a message calls p

struct reader_tag;

template <class Context>
Reader& reader_of(const Context& context) {
    return x3::get<reader_tag>(context).get();
}

// A parser that asks the Reader one question.
template <class Question>
struct Terminal : x3::parser<Terminal<Question>> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;
    constexpr explicit Terminal(Question q) : question(q) {}

    template <class It, class Context, class RContext, class Attribute>
    bool parse(It& first, const It&, const Context& context, RContext&, Attribute&) const {
        return question(reader_of(context), first);
    }
    Question question;
};

using At = Reader::At;

consteval auto kw(const char* words) {
    if (!all_listed(words)) throw "a word that is in no table of keywords.hpp";
    return Terminal([words](Reader& r, At& at) { return r.words(at, words); });
}
constexpr auto mark(const char* sign) {
    return Terminal([sign](Reader& r, At& at) { return r.mark(at, sign); });
}
constexpr auto say(const char* text) {
    return Terminal([text](Reader& r, At&) { return r.say(text), true; });
}
constexpr auto who(const char* text) {
    return Terminal([text](Reader& r, At&) { return r.who(text), true; });
}
constexpr auto named(Kind kind) {
    return Terminal([kind](Reader& r, At& at) { return r.name(at, kind); });
}
// The last node made becomes child `n` of the node being read.
constexpr auto to_place(std::size_t n) {
    return Terminal([n](Reader& r, At&) { return r.to_place(n), true; });
}
// A keyword that is the text of the node.
consteval auto word(const char* words) {
    if (!all_listed(words)) throw "a word that is in no table of keywords.hpp";
    return Terminal([words](Reader& r, At& at) { return r.words(at, words) && (r.say(words), true); });
}
constexpr auto sign(const char* text) {
    return Terminal([text](Reader& r, At& at) { return r.mark(at, text) && (r.say(text), true); });
}

constexpr Terminal flag([](Reader& r, At&) { return r.flag(), true; });
constexpr Terminal none([](Reader& r, At&) { return r.absent(), true; });
constexpr Terminal comma([](Reader& r, At& at) { return r.comma(at); });
constexpr Terminal identifier([](Reader& r, At& at) { return r.name(at, Kind::identifier, true); });
constexpr Terminal object([](Reader& r, At& at) { return r.name(at, Kind::name, false, true); });
constexpr Terminal own_name([](Reader& r, At& at) { return r.own_name(at); });
constexpr Terminal number([](Reader& r, At& at) { return r.number(at); });
constexpr Terminal integer([](Reader& r, At& at) { return r.integer(at); });
constexpr Terminal date([](Reader& r, At& at) { return r.date(at); });
constexpr Terminal sentence([](Reader& r, At& at) { return r.sentence(at); });
constexpr Terminal type([](Reader& r, At& at) { return r.type(at); });
constexpr Terminal remark([](Reader& r, At& at) { return r.remark(at); });
constexpr Terminal relation([](Reader& r, At& at) { return r.relation(at); });
constexpr Terminal finish([](Reader& r, At& at) { return r.end(at); });
constexpr Terminal list_or_name_ahead([](Reader& r, At& at) { return r.list_ahead(at, true); });
constexpr Terminal bracket_ahead([](Reader& r, At& at) { return r.bracket_ahead(at); });
constexpr Terminal list_ahead([](Reader& r, At& at) { return r.list_ahead(at, false); });

// Base of the directives: a subject and nothing of its own to say.
template <class Subject, class Derived>
struct Directive : x3::unary_parser<Subject, Derived> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;
    constexpr explicit Directive(const Subject& s) : x3::unary_parser<Subject, Derived>(s) {}
};

template <class Subject>
struct NodeOf : Directive<Subject, NodeOf<Subject>> {
    constexpr NodeOf(const Subject& s, Kind k, std::size_t t)
        : Directive<Subject, NodeOf<Subject>>(s), kind(k), taken(t) {}

    template <class It, class Context, class RContext, class Attribute>
    bool parse(It& first, const It& last, const Context& context, RContext& rcontext, Attribute&) const {
        Reader& r = reader_of(context);
        Reader::Frame frame = r.open(first, true);
        It here = first;
        if (!this->subject.parse(here, last, context, rcontext, x3::unused)) return r.undo(frame), false;
        first = here;
        r.close(frame, kind, first, taken);
        return true;
    }
    Kind kind;
    std::size_t taken;
};

template <class Subject>
struct Tried : Directive<Subject, Tried<Subject>> {
    constexpr explicit Tried(const Subject& s) : Directive<Subject, Tried<Subject>>(s) {}

    template <class It, class Context, class RContext, class Attribute>
    bool parse(It& first, const It& last, const Context& context, RContext& rcontext, Attribute&) const {
        Reader& r = reader_of(context);
        Reader::Frame frame = r.open(first, false);
        It here = first;
        if (!this->subject.parse(here, last, context, rcontext, x3::unused)) return r.undo(frame), false;
        first = here;
        return true;
    }
};

template <class Subject>
struct Part : Directive<Subject, Part<Subject>> {
    constexpr Part(const Subject& s, ClausePart p) : Directive<Subject, Part<Subject>>(s), part(p) {}

    template <class It, class Context, class RContext, class Attribute>
    bool parse(It& first, const It& last, const Context& context, RContext& rcontext, Attribute&) const {
        if (!this->subject.parse(first, last, context, rcontext, x3::unused)) return false;
        reader_of(context).keep(part);
        return true;
    }
    ClausePart part;
};

template <class Subject>
struct Deeper : Directive<Subject, Deeper<Subject>> {
    constexpr explicit Deeper(const Subject& s) : Directive<Subject, Deeper<Subject>>(s) {}

    template <class It, class Context, class RContext, class Attribute>
    bool parse(It& first, const It& last, const Context& context, RContext& rcontext, Attribute&) const {
        Reader& r = reader_of(context);
        if (!r.enter(first)) return false;
        const bool read = this->subject.parse(first, last, context, rcontext, x3::unused);
        r.leave();
        return read;
    }
};

template <class Subject>
struct Called : Directive<Subject, Called<Subject>> {
    constexpr Called(const Subject& s, const char* l) : Directive<Subject, Called<Subject>>(s), label(l) {}

    template <class It, class Context, class RContext, class Attribute>
    bool parse(It& first, const It& last, const Context& context, RContext& rcontext, Attribute&) const {
        Reader& r = reader_of(context);
        const Reader::Called before = r.begin_called(first);
        const bool read = this->subject.parse(first, last, context, rcontext, x3::unused);
        if (!read || first == before.at) r.end_called(before, label);
        return read;
    }
    const char* label;
};

// operand (e operand)* or operand (o operand)*: one flat node. Which of the two
// stood in each place is kept ("eoe"): mixed ones are refused afterwards, with
// both readings shown.
template <class Subject>
struct Connected : Directive<Subject, Connected<Subject>> {
    constexpr explicit Connected(const Subject& s) : Directive<Subject, Connected<Subject>>(s) {}

    template <class It, class Context, class RContext, class Attribute>
    bool parse(It& first, const It& last, const Context& context, RContext& rcontext, Attribute&) const {
        Reader& r = reader_of(context);
        Reader::Frame frame = r.open(first, true);
        It here = first;
        std::string between;
        do {
            if (!this->subject.parse(here, last, context, rcontext, x3::unused)) return r.undo(frame), false;
        } while (r.connective(here, between));
        first = here;
        r.close_connected(frame, first, between);
        return true;
    }
};

template <template <class> class D, class... Extra>
struct DirectiveOf {
    constexpr explicit DirectiveOf(Extra... e) : extra(e...) {}
    template <class P>
    constexpr auto operator[](const P& p) const {
        using Subject = std::remove_cvref_t<decltype(x3::as_parser(p))>;
        return std::apply([&](auto... e) { return D<Subject>(x3::as_parser(p), e...); }, extra);
    }
    std::tuple<Extra...> extra;
};

constexpr auto node(Kind kind) { return DirectiveOf<NodeOf, Kind, std::size_t>(kind, 0); }
constexpr auto infix(Kind kind) { return DirectiveOf<NodeOf, Kind, std::size_t>(kind, 1); }
constexpr auto part(ClausePart p) { return DirectiveOf<Part, ClausePart>(p); }
constexpr auto called(const char* label) { return DirectiveOf<Called, const char*>(label); }
constexpr DirectiveOf<Tried> tried;
constexpr DirectiveOf<Deeper> deeper;
constexpr DirectiveOf<Connected> connected;
