#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 attiva contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every YAML file of the catalogue and of the examples is good for its schema.

The schemas are those kept in examples/vscode/regole; which files are of which kind is
what examples/vscode/.vscode/settings.json says, and the modeline of the file.

    shipped.py PROGRAM ROOT
"""
import json
import re
import sys
from pathlib import Path

import core_yaml
from jsonschema import Draft7Validator
from program import explained


def main():
    root = Path(sys.argv[2])
    settings = json.loads((root / "examples/vscode/.vscode/settings.json").read_text(encoding="utf-8"))
    faults, seen = [], {}
    for schema, globs in settings["yaml.schemas"].items():
        path = (root / schema).resolve()
        kept = json.loads(path.read_text(encoding="utf-8"))
        Draft7Validator.check_schema(kept)
        validator = Draft7Validator(kept)
        for file in sorted({f for g in globs for f in root.glob(g)}):
            name = str(file.relative_to(root))
            if name in seen:
                faults.append(f"{name}: both {seen[name]} and {path.name}")
            seen[name] = path.name
            text = file.read_text(encoding="utf-8")
            modeline = re.search(r"^# yaml-language-server: \$schema=(\S+)$", text, re.M)
            if modeline and (file.parent / modeline[1]).resolve() != path:
                faults.append(f"{name}: its modeline says {modeline[1]}")
            document = core_yaml.load(text)
            if not validator.is_valid(document):
                faults.append(f"{name}: {explained(validator, document)}")
    everything = {str(f.relative_to(root)) for top in ("catalog", "examples") for f in (root / top).rglob("*.yaml")}
    faults += [f"{name}: of no kind" for name in sorted(everything - set(seen))]
    print(f"{len(seen)} files validated")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
