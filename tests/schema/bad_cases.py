#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 attiva contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bad inputs of tests/cases/cattivi, as a schema sees them.

Each case whose first error lies in a YAML file is looked at: its schema refuses that
file, or the code of the error is in not_in_a_schema.txt with the reason. The schema is
made from the catalogue of the case without that file, where that is a catalogue.

    bad_cases.py PROGRAM ROOT
"""
import re
import sys
import tempfile
from pathlib import Path

import core_yaml
import yaml
from program import Program, kind_of

ERROR = re.compile(r"^errore ([A-Z]\d+): .*\n  (\S+\.yaml):\d+:\d+", re.M)


def sections(text):
    """The parts of a .caso: (name, text), in order (tests/casi/caso.hpp)."""
    out = []
    for line in text.split("\n"):
        if line.startswith("=== "):
            out.append((line[4:], []))
        elif out:
            out[-1][1].append(line)
    return [(name, "\n".join(lines)) for name, lines in out]


def repeated(text):
    """<xN:TEXT> written out."""
    def write(found):
        unit = found[2].replace("\\n", "\n").replace("\\}", ">")
        return "".join(unit.replace("{n}", str(i + 1)) for i in range(int(found[1])))
    return re.sub(r"<x(\d+):((?:[^>\\]|\\.)*)>", write, text)


class Cases:
    def __init__(self, program, root):
        self.program, self.root = program, Path(root)
        self.known = self.reasons()
        self.refused, self.excused, self.faults = 0, {}, []
        with tempfile.TemporaryDirectory() as folder:
            self.minimal = program.schemas(program.minimal(folder))

    def reasons(self):
        out = {}
        for line in (self.root / "tests/schema/not_in_a_schema.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                code, reason = line.split(None, 1)
                out[code] = reason
        return out

    def validator(self, files, without, kind):
        with tempfile.TemporaryDirectory() as folder:
            catalogue = self.program.minimal(folder)
            for name, text in files.items():
                if name != without:
                    (catalogue / name).parent.mkdir(parents=True, exist_ok=True)
                    (catalogue / name).write_text(text, encoding="utf-8", errors="surrogateescape")
            return self.program.schema(kind, catalogue) or self.minimal[kind]

    def case(self, path):
        text = path.read_text(encoding="utf-8", errors="surrogateescape")
        parts = sections(text)
        files = {n[5:]: repeated(t) for n, t in parts if n.startswith("file ") and not n.startswith("file dopo")}
        said = dict(parts).get("errori", "")
        verb = dict(parts)["comando"].split()[1] if len(dict(parts)["comando"].split()) > 1 else ""
        # Of a caseload only the case that is wrong is refused: 5.
        if dict(parts).get("codice", "").strip() not in ("3", "5" if verb == "fondi" else "3"):
            return
        for code, name in ERROR.findall(said)[:1]:
            if name not in files or kind_of(name, verb) is None:
                continue
            self.judge(path, code, self.validator(files, name, kind_of(name, verb)), files[name])

    def judge(self, path, code, validator, text):
        try:
            refused = not validator.is_valid(core_yaml.load(text))
        except yaml.YAMLError:
            refused = True  # an editor underlines it too
        name = path.relative_to(self.root / "tests/cases/cattivi")
        if refused:
            self.refused += 1
        elif code in self.known:
            self.excused.setdefault(code, []).append(str(name))
        else:
            self.faults.append(f"{name}: {code} is not refused, nor in not_in_a_schema.txt")


def main():
    cases = Cases(Program(sys.argv[1], sys.argv[2]), sys.argv[2])
    for path in sorted((cases.root / "tests/cases/cattivi").rglob("*.caso")):
        cases.case(path)
    excused = sum(len(v) for v in cases.excused.values())
    print(f"bad inputs: {cases.refused} refused by the schema, {excused} by the program only")
    for code, names in sorted(cases.excused.items()):
        print(f"  {code} ({cases.known[code]}): {', '.join(names)}")
    cases.faults += [f"{c} in not_in_a_schema.txt is of no case" for c in cases.known if c not in cases.excused]
    for fault in cases.faults:
        print(fault)
    return 1 if cases.faults else 0


if __name__ == "__main__":
    sys.exit(main())
