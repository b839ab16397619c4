// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What the adapters in JavaScript share: the exported files (see family.py for what an
// adapter is) and the two rounds of engines with two values (see two_valued.py).

import { readFileSync, writeFileSync } from 'node:fs';

const NO_ITEM = -1;
export const ANY_ITEM = 99;
const FAR = 1e9;

export const [folder, count, path] = [process.argv[2], Number(process.argv[3]), process.argv[4]];
export const book = JSON.parse(readFileSync(`${folder}/regole.json`, 'utf8'));
export const kinds = Object.fromEntries(book.attributes.map((a) => [a.id, a.kind]));

export function people() {
  const text = readFileSync(`${folder}/persone.csv`, 'utf8');
  const lines = text.split('\n', count + 1).slice(1);
  return lines.map((line) => line.split(',').slice(1).map((v) => (v === '' ? null : Number(v))));
}

export function inputs(row, optimistic) {
  const out = {};
  book.attributes.forEach(({ id, kind }, n) => {
    const v = row[n];
    if (kind === 'truth') {
      out[`${id}_si`] = v === 1 || (v === null && optimistic);
      out[`${id}_no`] = v === 0 || (v === null && optimistic);
    } else if (kind === 'choice') {
      out[id] = v ?? (optimistic ? ANY_ITEM : NO_ITEM);
    } else {
      const far = optimistic ? FAR : -FAR;
      out[`${id}_min`] = v ?? far;
      out[`${id}_max`] = v ?? -far;
    }
  });
  return out;
}

/** Seconds of processor of this process and its threads since `start` (process.cpuUsage()). */
export function seconds(start) {
  const used = process.cpuUsage(start);
  return (used.user + used.system) / 1e6;
}

export function write(rows) {
  writeFileSync(path, rows.map((row) => row + '\n').join(''));
}

export function report(engine, version, spent, how) {
  console.log(JSON.stringify({ engine, version, seconds: spent, how }));
}

/** The version npm installed. */
export function versionOf(name) {
  return JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;
}
