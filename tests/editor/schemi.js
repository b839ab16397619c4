// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The YAML files as the yaml-language-server of VS Code sees them, by their modelines:
// no fault in the files given; the faults, the hover and the completion of one made up.
//   schemi.js ROOT FILE…
'use strict';
const fs = require('fs');
const path = require('path');
const { pathToFileURL, fileURLToPath } = require('url');
const { createRequire } = require('module');
const installed = createRequire(path.join(process.cwd(), 'package.json'));
const server = installed('yaml-language-server');
const { TextDocument } = installed('vscode-languageserver-textdocument');

const [root, ...files] = process.argv.slice(2);

const service = server.getLanguageService({
  schemaRequestService: async (uri) => fs.readFileSync(fileURLToPath(uri), 'utf8'),
  workspaceContext: { resolveRelativePath: (relative, from) => new URL(relative, from).toString() },
  yamlSettings: { documentsUri: [], workspaceFolders: [] },
  telemetry: { send: () => {}, sendError: () => {}, sendTrack: () => {} },
});
service.configure({ validate: true, hover: true, completion: true, format: false, yamlVersion: '1.2', schemas: [] });

let version = 0;  // the service keeps what it read of a version
const open = (file, text) => TextDocument.create(pathToFileURL(path.resolve(file)).toString(), 'yaml', ++version, text);
const wrong = [];
const must = (what, good) => { if (!good) wrong.push(what); };

async function madeUp() {
  const file = path.join(root, 'examples/inventata.yaml');
  const head = '# yaml-language-server: $schema=vscode/regole/persona.schema.json\n';
  const bad = open(file, `${head}al: 2026-02-01\npersona:\n  etaa: 34\n  in_carico_serd: si\nstorico:\n  - {strumento: adii}\n`);
  const said = await service.doValidation(bad, false);
  must(`three faults in the person made up, not ${said.length}`, said.length === 3);
  const good = open(file, `${head}al: 2026-02-01\nnucleo:\n  isee_ordinario: 7.000 euro\n  abitazione: \n`);
  const hover = await service.doHover(good, { line: 3, character: 5 });
  must('the question of isee_ordinario on hover', hover && JSON.stringify(hover.contents).includes('ISEE ordinario'));
  const offered = await service.doComplete(good, { line: 4, character: 14 }, false);
  must('the choices of abitazione', offered.items.some((i) => i.label === 'locazione_registrata'));
  const names = await service.doComplete(open(file, `${head}al: 2026-02-01\npersona:\n  in_car\n`), { line: 3, character: 8 }, false);
  must('the names of facts', names.items.some((i) => i.label === 'in_carico_serd'));
}

(async () => {
  for (const file of files) {
    for (const d of await service.doValidation(open(file, fs.readFileSync(file, 'utf8')), false))
      wrong.push(`${file}:${d.range.start.line + 1}: ${d.message}`);
  }
  await madeUp();
  console.log(`${files.length} YAML files seen by the yaml-language-server`);
  wrong.forEach((w) => console.log(w));
  process.exitCode = wrong.length > 0 ? 1 : 0;
})();
