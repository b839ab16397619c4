# SPDX-FileCopyrightText: 2026 attiva contributors
# SPDX-License-Identifier: EUPL-1.2
"""The program under test, and the schemas it writes."""
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from jsonschema import Draft7Validator

KINDS = ("strumento", "fondo", "fonti", "leps", "vocabolario", "persona", "prove", "caso", "bilanci")


class Program:
    def __init__(self, path, root):
        self.path, self.root = path, Path(root)

    def run(self, *arguments, cwd=None):
        return subprocess.run([self.path, *arguments], cwd=cwd, capture_output=True, text=True, timeout=120, check=False)

    def schema(self, kind, catalogue):
        """A validator for that kind, or None when the catalogue has errors."""
        ran = self.run("schema", kind, "--catalogo", str(catalogue))
        return Draft7Validator(json.loads(ran.stdout)) if ran.returncode == 0 else None

    def schemas(self, catalogue):
        """A validator for each kind, or None when the catalogue has errors."""
        out = {kind: self.schema(kind, catalogue) for kind in KINDS}
        return None if None in out.values() else out

    def minimal(self, folder):
        """A copy of the minimal catalogue of the tests."""
        shutil.copytree(self.root / "tests/data/catalogo_minimo", folder, dirs_exist_ok=True)
        return Path(folder)


def kind_of(path, verb=""):
    """The kind of a YAML file by its place; elsewhere, what the verb takes it for."""
    parts = Path(path).parts
    if parts[0] != "catalog":
        return "persona" if verb != "fondi" else "bilanci" if parts[-1].startswith("bilanci") else "caso"
    if "prove" in parts:
        return "prove"
    for folder, kind in (("strumenti", "strumento"), ("fondi", "fondo"), ("vocabolario", "vocabolario")):
        if folder in parts:
            return kind
    return {"fonti.yaml": "fonti", "leps.yaml": "leps"}.get(os.path.basename(path))


def explained(validator, document, most=3):
    """What a validator says, for people."""
    out = []
    for error in list(validator.iter_errors(document))[:most]:
        at = "/".join(str(p) for p in error.absolute_path)
        out.append(f"{at}: {error.message[:160]}")
    return "; ".join(out)
