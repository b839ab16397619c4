// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

// What can be told of some numbers (days, counts) that must agree with each other, by trying
// and by learning from every failure: lazy clause generation (Ohrimenko, Stuckey, Codish 2009).
// Of each number only its least and its most are kept. A thing told of one is a Bound; whatever
// is deduced keeps the bounds it was deduced from, so that of a failure the reason is found, as
// a clause that forbids it for good (first unique implication point, as in Marques-Silva, Sakallah
// 1999). Knows nothing of paths: relaxed.cpp says what must agree.

namespace attiva::pathway {

class Learner {
public:
    /// 2k: the k-th number; 2k + 1: the same with its sign turned, so that most is least.
    using Var = std::uint32_t;
    /// The number is `least` or more.
    struct Bound {
        Var var = 0;
        int least = 0;
        friend bool operator==(const Bound&, const Bound&) = default;
    };
    static Bound no(Bound b) { return {b.var ^ 1, 1 - b.least}; }
    static Bound at_least(Var x, int v) { return {x, v}; }
    static Bound at_most(Var x, int v) { return {x ^ 1, -v}; }

    /// What deduces by other means than support and clauses.
    class Rule {
    public:
        virtual ~Rule() = default;
        virtual bool late() const { return false; }  ///< after those that are not
        virtual void note(Var changed) = 0;  ///< its least is more than it was
        virtual bool wake(Learner& all) = 0; ///< deduces, after all the rest; false: a failure, told by raise() or fail()
    };
    /// What to try next, where nothing more can be deduced; nothing: all is settled.
    class Chooser {
    public:
        virtual ~Chooser() = default;
        virtual std::optional<Bound> choose(const Learner& all) = 0;
    };

    /// Numbers beyond `most` are `most`: never.
    Var add(int least, int most);
    /// No value in from … to.
    void hole(Var x, int from, int to);
    struct Argument {
        Var var;
        int more;
    };
    /// node ≥ the `need`-th least of the arguments, each so much `more`.
    void support(Var node, std::uint32_t need, std::vector<Argument> arguments);
    /// From here on, and for what it is now.
    void watch(Var x, Rule& rule);

    [[nodiscard]] std::size_t size() const { return least_.size(); }
    [[nodiscard]] int least(Var x) const { return least_[x]; }
    [[nodiscard]] int most(Var x) const { return -least_[x ^ 1]; }
    [[nodiscard]] bool holds(Bound b) const { return least_[b.var] >= b.least; }
    [[nodiscard]] bool fails(Bound b) const { return holds(no(b)); }
    [[nodiscard]] double activity(Var x) const { return activity_[x / 2]; }
    [[nodiscard]] std::uint64_t restarts() const { return restarts_; }
    /// How much was done, of whatever kind: the same everywhere.
    [[nodiscard]] std::uint64_t work() const { return work_; }
    [[nodiscard]] std::size_t bytes() const;
    void worked(std::uint64_t more) { work_ += more; }

    /// For rules: the bound holds, because these do. False: a failure.
    bool raise(Bound b, const std::vector<Bound>& because);
    /// For rules: these cannot all hold.
    bool fail(const std::vector<Bound>& because);
    /// For good, before or between two calls of solve(). False: it cannot be.
    bool settle(Bound b);

    enum class Answer : std::uint8_t { yes, no, unsaid };
    /// yes: least and most are a solution until release(); no: not with `given`; unsaid: more work than that.
    Answer solve(Chooser& chooser, const std::vector<Bound>& given, std::uint64_t work);
    /// Back to what holds for good.
    void release() { back_to(0); }

private:
    enum class Why : std::uint8_t { chosen, clause, told, support };
    struct Entry {
        Var var;
        int before, after;   // its least
        std::int32_t last;   // the entry of the same variable before it
        std::uint32_t level;
        Why why;
        std::uint32_t what;  // clause, first of told_, support
        std::uint32_t size;  // of told_
    };
    struct Clause {
        std::vector<Bound> bounds;
        std::uint32_t levels = 0;
        float activity = 0;
        bool learned = false;
    };
    struct Watched {
        std::uint32_t clause;
        int fails_at;  // the variable watched reaches it
        Bound other;   // if it holds, there is nothing to do
    };
    struct Support {
        Var node;
        std::uint32_t need;
        std::vector<Argument> arguments;
    };
    struct On {
        std::uint32_t support;
        std::int32_t argument;  // -1: its node
    };

    void wake(Rule* rule, Var changed);
    bool put(Bound b, Why why, std::uint32_t what, std::uint32_t size);
    bool round(Var x);
    bool propagate();
    bool clauses_on(const Entry& e);
    bool supports_on(const Entry& e);
    bool supported(std::uint32_t k);
    bool support_back(std::uint32_t k, int most);
    void explain(const Entry& e, int least, std::int32_t at, std::vector<Bound>& out) const;
    void explain_support(const Entry& e, int least, std::int32_t at, std::vector<Bound>& out) const;
    void explain_node(const Support& s, int least, std::int32_t at, std::vector<Bound>& out) const;
    void explain_argument(const Support& s, const Entry& e, int least, std::int32_t at, std::vector<Bound>& out) const;
    [[nodiscard]] int least_at(Var x, std::int32_t at) const;
    [[nodiscard]] std::uint32_t level_of(Bound b) const;
    void need(Bound b);
    void learn(std::vector<Bound>& out, std::uint32_t& level);
    [[nodiscard]] bool spare(Var x);
    bool resolve();
    std::uint32_t attach(std::vector<Bound> bounds, bool learned);
    void detach(std::uint32_t clause);
    void forget();
    void back_to(std::uint32_t level);
    void bump(Var x);
    [[nodiscard]] std::uint32_t level() const { return static_cast<std::uint32_t>(levels_.size()); }

    std::vector<int> least_;
    std::vector<std::int32_t> last_;  // by variable: its last entry
    std::vector<std::vector<std::pair<int, int>>> holes_;  // by number, sorted
    std::vector<int> top_;            // by number: its most, at first
    std::vector<Entry> trail_;
    std::vector<std::uint32_t> levels_;  // where each begins in the trail
    std::size_t head_ = 0;
    std::vector<Bound> told_;
    std::vector<Clause> clauses_;
    std::vector<std::uint32_t> spare_, learned_;
    std::vector<std::vector<Watched>> watched_;
    std::vector<Support> supports_;
    std::vector<std::vector<On>> on_;
    std::vector<std::vector<Rule*>> rules_;
    std::vector<Rule*> awake_;
    std::vector<Bound> conflict_, scratch_;
    std::vector<int> values_;
    std::vector<std::int32_t> need_at_;  // by variable: the entry needed, -1: none
    std::vector<int> need_least_;
    std::vector<std::int32_t> heap_;
    std::vector<Var> needed_;
    std::uint32_t now_ = 0;  // how many of the needed are of the last level
    std::vector<double> activity_;
    double bump_ = 1;
    float clause_bump_ = 1;
    std::uint64_t work_ = 0, restarts_ = 0, conflicts_ = 0;
    std::size_t clause_bounds_ = 0, most_learned_ = 2'000;
    bool impossible_ = false;
};

}  // namespace attiva::pathway
