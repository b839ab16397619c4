// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#include "brute.hpp"

#include <algorithm>

namespace attiva::funding::judge {
namespace {

class Search {
public:
    explicit Search(const Problem& problem) : problem_(problem) {}

    Best run() {
        request(0);
        return best_;
    }

private:
    // Rules 0–7 that some payments break are broken whatever is paid to later requests too: only
    // decisions wait for the end.
    bool hopeless() const {
        const auto rule = broken_rule(problem_, sorted());
        return rule && *rule != 8;
    }

    Solution sorted() const {
        Solution solution = paid_;
        std::ranges::sort(solution, {}, [](const Payment& p) { return std::pair(p.request, p.line); });
        return solution;
    }

    void request(RequestId r) {
        if (hopeless()) return;
        if (r == problem_.requests.size()) return judge();
        option(r, 0);
    }

    void option(RequestId r, std::size_t o) {
        const Request& request_now = problem_.requests[r];
        if (o == request_now.options.size()) return request(r + 1);
        option(r, o + 1);
        for (Cents cents = 1; cents <= std::min(request_now.options[o].most, request_now.cost); ++cents) {
            paid_.push_back({r, request_now.options[o].line, cents});
            option(r, o + 1);
            paid_.pop_back();
        }
    }

    void judge() {
        const Solution solution = sorted();
        if (broken_rule(problem_, solution)) return;
        auto now = levels(problem_, solution);
        if (best_.allowed && now < best_.levels) return;
        if (!best_.allowed || now > best_.levels) best_ = {true, std::move(now), solution, {}};
        std::vector<bool> served(problem_.requests.size());
        for (const Payment& payment : solution) served[payment.request] = true;
        best_.served.insert(served);
    }

    const Problem& problem_;
    Solution paid_;
    Best best_;
};

}  // namespace

Best best(const Problem& problem) { return Search(problem).run(); }

}  // namespace attiva::funding::judge
