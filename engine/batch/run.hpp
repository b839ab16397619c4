// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "batch/kernels.hpp"
#include "batch/plan.hpp"

// Executes a plan on one block after another. One run for each thread; the plan is
// shared. What it says of a person is what evaluation::Evaluation says of her, whatever
// the size of the block. Tested by tests/batch/.

namespace attiva::batch {

class Operand;

class Run {
public:
    /// The plan must outlive the run. `lender`: a run of the plan that lends to this one, if any
    /// does, which must have run on the same persons before, each time.
    explicit Run(const Plan& plan, const Run* lender = nullptr);
    /// `block` was filled for the plan's layout and must outlive the reads below.
    void operator()(const Block& block);

    /// A condition of the persons: its planes, valid until the next call.
    [[nodiscard]] kernels::Ins truth(Id id) const;
    /// Any node, of one person.
    [[nodiscard]] Possible value(Id id, std::size_t person) const;

private:
    friend class Blame;  // goes back through what was made
    using Node = program::Node;
    /// What is asked of the rows of a frame.
    struct Asked {
        Plane no, yes;
    };
    void step(const Step& s);
    [[nodiscard]] std::size_t extent(Frame f) const;
    [[nodiscard]] bool still(const Step& s, bool same_block) const;
    [[nodiscard]] bool still(const Source& s) const;
    // bits
    void connective(const Step& s, Column& out, bool all);
    void negation(const Step& s, Column& out);
    void count(const Step& s, Column& out);
    void of_items(const Step& s, Column& out);
    void same(const Step& s, Column& out);
    void parted(const Step& s, Column& out);
    void in_place(const Step& s, Column& out);
    void spread(const Step& s, Column& out);
    // numbers and days
    void compare(const Step& s, Column& out);
    void narrow(const Step& s, Column& out);
    void events(const Source& x, const Source& y, Column& out, std::size_t words);
    void of_age(const Step& s, Column& out);
    void elapsed(const Step& s, Column& out);
    void is_never(const Step& s, Column& out);
    void since(const Step& s, Column& out);
    void sum(const Step& s, Column& out);
    void product(const Step& s, Column& out);
    // fractions
    [[nodiscard]] Operand operand(const Source& of) const;
    void quotient(const Step& s, Column& out);
    void fractions(const Step& s, Column& out);
    void compare_fractions(const Step& s, Column& out);
    void cases(const Step& s, Column& out);
    void lapse(const Step& s, Column& out);
    template <class See>
    void branches(const Step& s, See see) const;
    // members and history
    void quantified(const Step& s, Column& out);
    void every(const Step& s, Column& out);
    void counted(const Step& s, Column& out);
    void summed(const Step& s, Column& out);
    void add_whole(const Step& s, Column& out, std::size_t side, std::size_t row, std::size_t person, bool sure, bool unlisted) const;
    void done(const Step& s, Column& out);
    void running(const Step& s, Column& out);
    void times(const Step& s, Column& out);
    [[nodiscard]] Asked asked(const Source* of, Frame frame, bool comply) const;
    template <class See>
    void each_slot(const Asked& rows, Frame frame, See see) const;
    [[nodiscard]] Plane past_open(std::uint32_t instrument) const;
    // row by row
    template <class See>
    void each_row(Frame frame, See see) const;
    void each(const Step& s, Column& out);
    void each_case(const Step& s, Column& out);

    [[nodiscard]] const Column& column(Source s) const;
    [[nodiscard]] const Word* plane(Source s, std::size_t item) const;
    [[nodiscard]] const Word* may_no(Source s) const { return plane(s, 0); }
    [[nodiscard]] const Word* may_yes(Source s) const { return plane(s, 1); }
    [[nodiscard]] std::size_t items(Source s) const;
    [[nodiscard]] Possible at(Source s, std::size_t row) const;
    [[nodiscard]] const Node& node(const Step& s) const;

    const Plan& plan_;
    const Run* lender_;
    const Block* block_ = nullptr;
    std::vector<Column> made_;
    std::vector<std::uint8_t> still_;      ///< by step: holds what it held after the last block
    std::vector<std::size_t> made_rows_;   ///< by step: of so many rows
    std::uint64_t version_ = 0;            ///< of the last block
    std::vector<kernels::Ins> operands_;
    Plane zeros_, ones_;
    evaluation::Evaluation one_;  ///< for what is done row by row
};

/// Rows that are somebody's: what fills the others is no value of any fact.
template <class See>
void Run::each_row(Frame frame, See see) const {
    if (frame == Frame::people)
        for (std::size_t r = 0; r < block_->people; ++r) see(r);
    else
        for (const auto& slot : block_->others[static_cast<std::size_t>(frame)].slots)
            for (std::size_t r = 0; r < slot.rows; ++r) see(slot.word * word_bits + r);
}

/// The rows of a case table in order, the first that holds: see(value, plane of those it may
/// be taken for).
template <class See>
void Run::branches(const Step& s, See see) const {
    const std::size_t words = block_->words(s.frame);
    Plane open(words, ~Word{0});  // those for whom no row so far holds for certain
    Plane taken(words);
    for (std::size_t i = 0; i < s.in.size(); i += 2) {
        const bool otherwise = i + 1 == s.in.size();
        const Word* may = otherwise ? ones_.data() : may_yes(s.in[i]);
        const Word* may_not = otherwise ? zeros_.data() : may_no(s.in[i]);
        for (std::size_t w = 0; w < words; ++w) taken[w] = open[w] & may[w];
        see(s.in[otherwise ? i : i + 1], taken);
        for (std::size_t w = 0; w < words; ++w) open[w] &= may_not[w];
    }
}

}  // namespace attiva::batch
