# SPDX-FileCopyrightText: 2026 attiva contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the other engines need, from Debian and from npm, and attiva built; and how a command is run without a word."""
import json
import os
import pathlib
import shutil
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PATIENCE = 1200  # seconds for one engine


def quiet(command, **more):
    """Its output if it went well; else raises with the last lines it said."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=PATIENCE, **more)
    if done.returncode != 0:
        raise RuntimeError(" ".join((done.stderr or done.stdout).strip().splitlines()[-2:])[:300])
    return done.stdout


def installed(package):
    done = subprocess.run(["dpkg-query", "-W", "-f=${Status}", package], capture_output=True, text=True)
    return done.stdout == "install ok installed"


def debian(packages):
    missing = [p for p in packages if not installed(p)]
    if not missing:
        return
    print(f"installo da Debian: {' '.join(missing)}", flush=True)
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    quiet([*as_root, "apt-get", "update", "-qq"])
    quiet([*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing])


def npm(package, folder):
    """The adapters in JavaScript beside their packages, in the versions of package.json."""
    if not shutil.which("node") or not shutil.which("npm"):
        debian(["nodejs", "npm"])
    folder.mkdir(parents=True, exist_ok=True)
    for file in [*HERE.glob("*.mjs"), HERE / "package.json"]:
        shutil.copy(file, folder)
    if not (folder / "node_modules" / package).is_dir():
        print(f"installo da npm: {package}", flush=True)
        version = json.loads((HERE / "package.json").read_text())["optionalDependencies"][package]
        quiet(["npm", "install", "--no-audit", "--no-fund", "--no-save", *[f"{p}@{v}" for p, v in kept(folder).items()], f"{package}@{version}"], cwd=folder)


def kept(folder):
    """What is installed already: npm removes what it is not asked for."""
    wanted = json.loads((HERE / "package.json").read_text())["optionalDependencies"]
    return {p: v for p, v in wanted.items() if (folder / "node_modules" / p).is_dir()}


def build(folder, targets, *options):
    """Targets of attiva in a folder of build/, configured as `release` the first time."""
    if not (ROOT / "build" / folder / "build.ninja").is_file():
        quiet(["cmake", "--preset", "release", "-B", ROOT / "build" / folder, *options], cwd=ROOT)
    quiet(["cmake", "--build", ROOT / "build" / folder, "--target", *targets], cwd=ROOT)
