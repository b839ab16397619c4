// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What DuckDB says of a text that attiva exported (bench/peers/verdetti): a row a line.

import { DuckDBInstance } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
await connection.run(readFileSync(process.argv[2], 'utf8'));
const said = await connection.runAndReadAll('SELECT * FROM verdetti ORDER BY persona');
console.log(said.getRows().map((row) => row.join('|')).join('\n'));
