// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// json-rules-engine: a rule for each instrument, shared conditions by name.

import { createRequire } from 'node:module';

import { ANY_ITEM, book, inputs, kinds, people, report, seconds, versionOf, write } from './family.mjs';

const { Engine } = createRequire(import.meta.url)('json-rules-engine');

function atom(a) {
  if ('least' in a) return { fact: `${a.of}_min`, operator: 'greaterThanInclusive', value: a.least };
  if ('most' in a) return { fact: `${a.of}_max`, operator: 'lessThanInclusive', value: a.most };
  if (kinds[a.of] === 'truth') return { fact: `${a.of}_${a.in[0] === 1 ? 'si' : 'no'}`, operator: 'equal', value: true };
  return { fact: a.of, operator: 'in', value: [...a.in, ANY_ITEM] };
}

const anyOf = (atoms) => (atoms.length === 1 ? atom(atoms[0]) : { any: atoms.map(atom) });
const engine = new Engine();
book.shared.forEach((atoms, s) => engine.setCondition(`c${s}`, { any: atoms.map(atom) }));
book.instruments.forEach((all, i) => {
  engine.addRule({
    conditions: { all: all.map((c) => ('shared' in c ? { condition: `c${c.shared}` } : anyOf(c.any))) },
    event: { type: `m${i}`, params: { i } },
  });
});

const asked = people().map((row) => [inputs(row, false), inputs(row, true)]);
await engine.run(asked[0][0]);
const rows = [];
const start = process.cpuUsage();
for (const rounds of asked) {
  const yes = new Uint8Array(book.instruments.length);
  for (const facts of rounds) for (const event of (await engine.run(facts)).events) ++yes[event.params.i];
  rows.push(yes);
}
const spent = seconds(start);
write(rows.map((yes) => yes.join('')));
report('json-rules-engine', versionOf('json-rules-engine'), spent, 'una regola per strumento; due giri');
