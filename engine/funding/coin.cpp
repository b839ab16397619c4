// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// CLP behind coin.hpp, and nowhere else. Traps met: it minimises, so gains change sign and prices
// with them; it writes on the terminal unless told not to; it leaves the ray of an infeasible
// program with either sign (whoever reads it tries both); limits of time exist and are never used,
// so that the same program gives the same answer everywhere.
// Built without the library, everything here but coin_available is missing on purpose.
#include "funding/coin.hpp"

#include <stdexcept>

#ifdef ATTIVA_COIN
#include <coin/ClpSimplex.hpp>
#include <coin/CoinPackedMatrix.hpp>
#endif

namespace attiva::funding {

#ifdef ATTIVA_COIN
namespace {

CoinPackedMatrix matrix(const Program& p) {
    std::vector<int> rows, lengths;
    std::vector<double> values;
    std::vector<CoinBigIndex> starts;
    for (const Program::Term& t : p.terms) {
        rows.push_back(static_cast<int>(t.row));
        values.push_back(t.value);
    }
    for (std::size_t c = 0; c < p.gain.size(); ++c) {
        starts.push_back(static_cast<CoinBigIndex>(p.starts[c]));
        lengths.push_back(static_cast<int>(p.starts[c + 1] - p.starts[c]));
    }
    starts.push_back(static_cast<CoinBigIndex>(p.terms.size()));
    return CoinPackedMatrix(true, static_cast<int>(p.row_low.size()), static_cast<int>(p.gain.size()), static_cast<CoinBigIndex>(p.terms.size()), values.data(),
                            rows.data(), starts.data(), lengths.data());
}

double inside(double limit) { return limit >= unlimited ? COIN_DBL_MAX : limit <= -unlimited ? -COIN_DBL_MAX : limit; }

void load(ClpSimplex& model, const Program& p) {
    std::vector<double> cost, row_low, row_high;
    for (const double g : p.gain) cost.push_back(-g);
    for (const double l : p.row_low) row_low.push_back(inside(l));
    for (const double h : p.row_high) row_high.push_back(inside(h));
    model.loadProblem(matrix(p), p.low.data(), p.high.data(), cost.data(), row_low.data(), row_high.data());
}

}  // namespace

bool coin_available() { return true; }

struct Linear::Inside {
    ClpSimplex model;
};

Linear::Linear(const Program& program) : inside_(std::make_unique<Inside>()) {
    inside_->model.setLogLevel(0);
    load(inside_->model, program);
    inside_->model.setPerturbation(100);
}
Linear::~Linear() = default;

void Linear::limits(std::uint32_t column, double low, double high) { inside_->model.setColumnBounds(static_cast<int>(column), low, high); }
void Linear::row_limits(std::uint32_t row, double low, double high) {
    inside_->model.setRowBounds(static_cast<int>(row), inside(low), inside(high));
}

namespace {
Linear::Status status(const ClpSimplex& m) {
    switch (m.status()) {
        case 0: return Linear::Status::optimal;
        case 1: return Linear::Status::infeasible;
        default: return Linear::Status::stopped;
    }
}
Linear::At at(ClpSimplex::Status s) {
    return s == ClpSimplex::basic ? Linear::At::basic : s == ClpSimplex::atUpperBound ? Linear::At::high : Linear::At::low;
}
ClpSimplex::Status at(Linear::At s) {
    return s == Linear::At::basic ? ClpSimplex::basic : s == Linear::At::high ? ClpSimplex::atUpperBound : ClpSimplex::atLowerBound;
}
}  // namespace

Linear::Status Linear::solve(int iterations) {
    ClpSimplex& m = inside_->model;
    m.setMaximumIterations(iterations);
    m.dual(0, 7);
    return status(m);
}
Linear::Status Linear::improve(int iterations) {
    ClpSimplex& m = inside_->model;
    m.setMaximumIterations(iterations);
    m.primal(0, 7);
    return status(m);
}
Linear::At Linear::column_at(std::uint32_t column) const { return at(inside_->model.getColumnStatus(static_cast<int>(column))); }
Linear::At Linear::row_at(std::uint32_t row) const { return at(inside_->model.getRowStatus(static_cast<int>(row))); }
void Linear::column_at(std::uint32_t column, At to) { inside_->model.setColumnStatus(static_cast<int>(column), at(to)); }
void Linear::row_at(std::uint32_t row, At to) { inside_->model.setRowStatus(static_cast<int>(row), at(to)); }

const double* Linear::values() const { return inside_->model.primalColumnSolution(); }
double Linear::best() const { return -inside_->model.objectiveValue(); }

std::vector<double> Linear::prices() const {
    const double* dual = inside_->model.dualRowSolution();
    std::vector<double> out;
    for (int i = 0; i < inside_->model.numberRows(); ++i) out.push_back(-dual[i]);
    return out;
}

std::vector<double> Linear::contradiction() const {
    std::unique_ptr<double[]> ray(inside_->model.infeasibilityRay());
    if (!ray) return {};
    return {ray.get(), ray.get() + inside_->model.numberRows()};
}

#else

namespace {
[[noreturn]] void missing() { throw std::logic_error("built without COIN-OR"); }
}  // namespace

bool coin_available() { return false; }
struct Linear::Inside {};
Linear::Linear(const Program&) { missing(); }
Linear::~Linear() = default;
void Linear::limits(std::uint32_t, double, double) { missing(); }
void Linear::row_limits(std::uint32_t, double, double) { missing(); }
Linear::Status Linear::solve(int) { missing(); }
Linear::Status Linear::improve(int) { missing(); }
Linear::At Linear::column_at(std::uint32_t) const { missing(); }
Linear::At Linear::row_at(std::uint32_t) const { missing(); }
void Linear::column_at(std::uint32_t, At) { missing(); }
void Linear::row_at(std::uint32_t, At) { missing(); }
const double* Linear::values() const { missing(); }
double Linear::best() const { missing(); }
std::vector<double> Linear::prices() const { missing(); }
std::vector<double> Linear::contradiction() const { missing(); }

#endif

}  // namespace attiva::funding
