// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Where the verbs write. Tested by tests/cases/ and tests/cli/.

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "attiva/attiva.hpp"
#include "commands.hpp"
#include "output.hpp"

namespace attiva::cli {

bool print(const std::string& text) {
    const bool good = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    return std::fflush(stdout) == 0 && good;
}

// It may name a file, or what was written on the command line.
void complain(const std::string& message) {
    std::string out;
    for (std::size_t at = 0; at <= message.size();) {
        const std::size_t end = std::min(message.find('\n', at), message.size());
        out += (at == 0 ? "" : "\n") + visible(message.substr(at, end - at));
        at = end + 1;
    }
    std::fputs(fmt::format("attiva: {}\n", out).c_str(), stderr);
}

void to_stderr(const Catalogue& c, const Diagnostics& d, const Request& r) {
    const Style style = style_of(r.value("--colore", "auto"), STDERR_FILENO);
    std::fputs(c.render(d, r.value("--formato") == "piano", style.colour).c_str(), stderr);
}

}  // namespace attiva::cli
