// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "language/layout.hpp"
#include "language/tree.hpp"

// One chunk being read: what the grammar's terminals recognise, the nodes made
// so far, and how far any attempt got. The grammar says only in which order
// things stand; what a word, a number or a node is stands here, with no Spirit.
//
// Nodes are put on a stack; a production that succeeds takes what it put there
// as the children of its own node, one that fails leaves stack and arena as they
// were. A chunk that cannot be read is read again, noting the farthest place
// reached and what was tried there: they make the message. Internal to the grammar.

namespace attiva::language {

class Reader {
public:
    using At = const char*;

    /// `explaining`: notes what was tried where, which takes time; done only for
    /// a chunk that could not be read.
    Reader(const Chunk& chunk, Tree& tree, bool explaining = false);

    // --- terminals: each skips blanks, moves `at` and says whether it is there ---
    /// Words, separated by one blank, each ending where a name would end.
    bool words(At& at, std::string_view words);
    /// A sign of one or two characters, or a control character.
    bool mark(At& at, std::string_view sign);
    /// A list comma: `,` and a blank (without the blank: read, and noted as tight).
    bool comma(At& at);
    /// A name, as a node of the kind; `dotted` allows strumento.nome; `object`
    /// refuses words that may follow an operand (contextual second words).
    bool name(At& at, Kind kind, bool dotted = false, bool object = false);
    /// A name kept as the text of the node being read.
    bool own_name(At& at);
    bool number(At& at);   ///< with its unit, if any
    bool integer(At& at);  ///< digits only, added to the text of the node being read
    bool date(At& at);
    bool sentence(At& at);
    bool type(At& at);
    bool remark(At& at);
    bool relation(At& at);  ///< = < <= > >= as the text
    bool list_ahead(At at, bool single) const;
    static bool bracket_ahead(At at) { return skip(at), *at == '('; }
    bool end(At& at);

    // --- what the node being read holds -------------------------------------
    void say(std::string_view text) { text_ = text; }
    void who(std::string_view who) { who_ = who; }
    void flag() { flag_ = true; }
    void absent() { stack_.push_back(no_node); }
    /// The last node made becomes child `n` of the node being read.
    void to_place(std::size_t n);
    /// Moves the last node into a fixed part of the clause being read.
    void keep(ClausePart part);

    struct Label {
        std::string_view text;
        bool exact;  ///< the very words, not a description
    };

    struct Frame {
        std::size_t stack, nodes;
        At start;
        std::string text, who;
        Span name;
        bool flag;
        std::array<TreeId, 11> parts;
        std::size_t base;
    };
    /// Starts a node, or an attempt (then the words of the node around are kept).
    Frame open(At at, bool node);
    /// `taken`: nodes already on the stack that become the first children.
    void close(Frame& frame, Kind kind, At end, std::size_t taken);
    void undo(Frame& frame);
    /// `e` or `o`, added to those met before ("eo").
    bool connective(At& at, std::string& between);
    /// The node of a chain of operands; the operand itself if there is only one.
    void close_connected(Frame& frame, At end, const std::string& between);

    /// One level deeper; false beyond the limit (then nothing succeeds any more).
    bool enter(At at);
    void leave() { --depth_; }

    /// A name for what is tried at `at`, instead of its first words.
    struct Called {
        At at;
        At farthest;
        std::vector<Label> labels;
    };
    [[nodiscard]] Called begin_called(At at) const;
    void end_called(const Called& before, std::string_view label);

    // --- after reading -------------------------------------------------------
    [[nodiscard]] At begin() const { return begin_; }
    [[nodiscard]] const Chunk& chunk() const { return chunk_; }
    [[nodiscard]] std::size_t farthest() const { return static_cast<std::size_t>(farthest_ - begin_); }
    [[nodiscard]] const std::vector<Label>& expected() const { return expected_; }
    [[nodiscard]] bool too_deep() const { return too_deep_; }
    [[nodiscard]] bool too_long() const { return too_long_; }
    [[nodiscard]] const std::vector<std::size_t>& tight_commas() const { return tight_; }
    [[nodiscard]] const std::vector<TreeId>& made() const { return stack_; }

private:
    static void skip(At& at) {
        while (*at == ' ') ++at;
    }
    bool fail(At at, std::string_view label, bool exact = false);
    void restore(Frame& frame);
    [[nodiscard]] Span span(At from, At to) const;
    void push(Kind kind, At from, At to, std::string text);
    std::string_view unit_at(At at) const;

    const Chunk& chunk_;
    Tree& tree_;
    bool explaining_;
    At begin_;
    At farthest_ = begin_;
    std::vector<Label> expected_;
    std::vector<TreeId> stack_;
    std::vector<std::size_t> depths_;  // of each node of the chunk: how deep its tree is
    std::size_t first_node_ = tree_.nodes.size();
    std::string text_;
    std::string who_;
    Span name_;  // of an own_name
    bool flag_ = false;
    std::array<TreeId, 11> parts_{};
    std::size_t base_ = 0;  // where the children of the node being read begin
    std::vector<std::size_t> tight_;
    std::vector<std::size_t> remarks_;  // where each comment_mark is
    std::size_t depth_ = 0;
    bool too_deep_ = false;  // then nothing succeeds any more
    bool too_long_ = false;  // because of a chain of operations
};

}  // namespace attiva::language
