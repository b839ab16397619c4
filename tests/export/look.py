# SPDX-FileCopyrightText: 2026 attiva contributors
# SPDX-License-Identifier: EUPL-1.2

# look.py FOLDER [BROWSER]: every picture and page of the folder is well-formed, is seen whole
# in a browser (look.js), and a page of a path of at most six steps is one sheet of A4.
import html
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

MOST_STEPS_OF_ONE_SHEET = 6


def browser(program, *arguments):
    command = [program, "--headless", "--disable-gpu", "--no-first-run", *(["--no-sandbox"] if os.geteuid() == 0 else []), *arguments]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=300, check=True).stdout


def seen(program, files):
    things = [{"name": f.name, "kind": f.suffix[1:], "text": f.read_text(encoding="utf-8")} for f in files]
    script = Path(__file__).with_name("look.js").read_text(encoding="utf-8")
    data = json.dumps(things).replace("<", "\\u003c")
    with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as page:
        page.write(f'<!DOCTYPE html><meta charset="utf-8"><body style="margin:0"><script>const things = {data};\n{script}</script></body>')
        page.flush()
        dom = browser(program, "--window-size=1400,1000", "--virtual-time-budget=120000", "--dump-dom", f"file://{page.name}").decode("utf-8")
    said = re.search(r'<pre id="detto">(.*?)</pre>', dom, re.S)
    if not said:
        return ["il browser non ha risposto"]
    return [] if said[1] == "niente" else html.unescape(said[1]).splitlines()


def sheets(program, page):
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "foglio.pdf"
        browser(program, "--no-pdf-header-footer", f"--print-to-pdf={target}", f"file://{page.resolve()}")
        return len(re.findall(rb"/Type\s*/Page\b(?!s)", target.read_bytes()))


def main():
    folder = Path(sys.argv[1])
    program = sys.argv[2] if len(sys.argv) > 2 else "chromium"
    files = sorted([*folder.glob("*.svg"), *folder.glob("*.html")])
    faults = [] if files else [f"{folder}: non c'è niente da guardare"]
    for f in list(files):
        try:
            xml.fromstring(f.read_text(encoding="utf-8").replace("<!DOCTYPE html>\n", ""))
        except xml.ParseError as e:
            faults.append(f"{f.name}: {e}")
            files.remove(f)
    faults += seen(program, files)
    for f in files:
        if f.suffix == ".html" and f.read_text(encoding="utf-8").count('<th scope="row"') <= MOST_STEPS_OF_ONE_SHEET:
            count = sheets(program, f)
            if count != 1:
                faults.append(f"{f.name}: {count} fogli")
    print("\n".join(faults) if faults else f"{len(files)} disegni e pagine: niente tagliato, niente sovrapposto.")
    sys.exit(1 if faults else 0)


main()
