/** The published schema of SARIF 2.1.0 as a question: what is wrong with this text? It knows the format by its schema
 *  alone. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';

// The package exports no path to the schema that it ships, so the file is read where npm puts it.
const published = '../../node_modules/@microsoft/sarif-multitool-ts/assets/sarif-2.1.0.schema.json';
const schema = JSON.parse(readFileSync(new URL(published, import.meta.url), 'utf8'));
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(schema);

/** The log, or an error that lists every violation. */
export function validSarif(text: string): Log {
  const log: Log = JSON.parse(text);
  if (validate(log as unknown)) return log;
  throw new Error(
    validate.errors!.map(({ instancePath, message }) => `${instancePath}: ${message}`).join('\n'),
  );
}
