// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/cases/ and tests/views/.

#include "reply.hpp"

#include <unistd.h>

#include "commands.hpp"

namespace attiva::cli {

void add_report(Reply& reply, const Catalogue& c, const Diagnostics& found, const Request& r) {
    if (found.empty()) return;
    if (r.value("--formato") == "json") {
        reply.out += c.render_json(found) + "\n";
        return;
    }
    const Style style = style_of(r.value("--colore", "auto"), STDERR_FILENO);
    reply.err += c.render(found, r.value("--formato") == "piano", style.colour);
}

Reply reply(Tell tell, const Catalogue& c, const Input& person, const Request& r, Date day) {
    Reply out;
    Diagnostics problems;
    const auto told = tell(c, person, r, day, style_of(r.value("--colore", "auto"), STDOUT_FILENO), Notes::told, problems);
    if (!told) {
        add_report(out, c, problems, r);
        out.code = invalid;
        return out;
    }
    if (r.value("--formato") != "json") add_report(out, c, told->notes, r);
    out.out += told->text;
    out.code = told->undecided ? undecided : answered;
    return out;
}

}  // namespace attiva::cli
