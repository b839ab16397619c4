// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// GoRules ZEN: one decision, an expression for each shared condition and each instrument.

import { ZenEngine } from '@gorules/zen-engine';

import { ANY_ITEM, book, inputs, kinds, people, report, seconds, versionOf, write } from './family.mjs';

function atom(a) {
  if ('least' in a) return `${a.of}_min >= ${a.least}`;
  if ('most' in a) return `${a.of}_max <= ${a.most}`;
  if (kinds[a.of] === 'truth') return `${a.of}_${a.in[0] === 1 ? 'si' : 'no'}`;
  return `${a.of} in [${[...a.in, ANY_ITEM].join(', ')}]`;
}

const anyOf = (atoms) => `(${atoms.map(atom).join(' or ')})`;
const expressions = [
  ...book.shared.map((atoms, s) => ({ id: `c${s}`, key: `c${s}`, value: anyOf(atoms) })),
  ...book.instruments.map((all, i) => ({
    id: `m${i}`,
    key: `m${i}`,
    value: all.map((c) => ('shared' in c ? `$.c${c.shared}` : anyOf(c.any))).join(' and '),
  })),
];
const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify({
  nodes: [
    { id: 'in', name: 'in', type: 'inputNode' },
    { id: 'regole', name: 'regole', type: 'expressionNode', content: { expressions } },
    { id: 'out', name: 'out', type: 'outputNode' },
  ],
  edges: [
    { id: 'e1', sourceId: 'in', targetId: 'regole', type: 'edge' },
    { id: 'e2', sourceId: 'regole', targetId: 'out', type: 'edge' },
  ],
})));

const asked = people().map((row) => [inputs(row, false), inputs(row, true)]);
await decision.evaluate(asked[0][0]);
const results = [];
const start = process.cpuUsage();
for (const [worst, best] of asked) results.push([(await decision.evaluate(worst)).result, (await decision.evaluate(best)).result]);
const spent = seconds(start);
write(results.map(([worst, best]) => book.instruments.map((_, i) => Number(worst[`m${i}`]) + Number(best[`m${i}`])).join('')));
report('GoRules ZEN', versionOf('@gorules/zen-engine'), spent, 'un nodo di espressioni; due giri');
