// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Colours rule files with the engine of VS Code and the grammar of examples/vscode.
//   colori.js ROOT FILE               prints every word of a file with its scope
//   colori.js ROOT --tutti FILE…      checks files: no open string, no word without a
//                                     scope, no word of the language taken for a name
'use strict';
const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');
const installed = createRequire(path.join(process.cwd(), 'package.json'));
const textmate = installed('vscode-textmate');
const oniguruma = installed('vscode-oniguruma');

const [root, ...rest] = process.argv.slice(2);
const kept = path.join(root, 'examples/vscode/regole/regole.tmLanguage.json');

async function grammar() {
  const wasm = fs.readFileSync(installed.resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(fs.readFileSync(kept, 'utf8'), kept),
  });
  return registry.loadGrammar('source.regole');
}

// Every token of a file that is not blank: {line, text, scope, open}.
function tokens(engine, file) {
  const out = [];
  let state = textmate.INITIAL;
  fs.readFileSync(file, 'utf8').split('\n').forEach((text, index) => {
    const done = engine.tokenizeLine(text, state);
    state = done.ruleStack;
    for (const t of done.tokens) {
      const word = text.slice(t.startIndex, t.endIndex);
      if (word.trim()) out.push({ line: index + 1, text: word.trim(), scope: t.scopes[t.scopes.length - 1] });
    }
  });
  return { all: out, closed: state.depth === 1 };
}

// The words of the language: the alternatives of the patterns that colour words.
function languageWords() {
  const words = new Set();
  for (const p of JSON.parse(fs.readFileSync(kept, 'utf8')).patterns) {
    if (!/^(keyword|storage|constant\.language)/.test(p.name || '')) continue;
    for (const group of p.match.matchAll(/\(\?:([^()]*)\)/g)) group[1].split('|').forEach((w) => words.add(w));
  }
  return words;
}

function faultsOf(engine, file, words) {
  const { all, closed } = tokens(engine, file);
  const faults = all
    .filter((t) => t.scope === 'source.regole' || t.scope.startsWith('invalid') ||
                   (t.scope.startsWith('variable') && words.has(t.text)))
    .map((t) => `${file}:${t.line}: «${t.text}» ${t.scope}`);
  if (!closed) faults.push(`${file}: something is left open at its end`);
  return { count: all.length, faults };
}

(async () => {
  const engine = await grammar();
  if (rest[0] !== '--tutti') {
    // The licence of that file is not the licence of what is printed.
    for (const t of tokens(engine, rest[0]).all.filter((x) => !x.text.startsWith('# SPDX'))) console.log(`${t.line}\t${t.text}\t${t.scope}`);
    return;
  }
  const words = languageWords();
  let count = 0;
  const faults = [];
  for (const file of rest.slice(1)) {
    const found = faultsOf(engine, file, words);
    count += found.count;
    faults.push(...found.faults);
  }
  console.log(`${rest.length - 1} rule files, ${count} words coloured, ${words.size} words of the language`);
  faults.forEach((f) => console.log(f));
  process.exitCode = faults.length > 0 || words.size < 140 ? 1 : 0;
})();
