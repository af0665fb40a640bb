import { createHash } from 'node:crypto';
import type { PrintedFields, PrintedPlan } from './content.ts';

const HEADING = 'Treatment plan, form 1';

/**
 * The canonical text of a plan: one line for each field, `Name: value`, first the plan's fields, then each row's below
 * `Line 1`, `Line 2` … A value never contains a line break: backslash and control characters are written as in JSON.
 * Two plans have the same text only if all their fields are the same.
 */
export function canonicalText({ plan, lines }: PrintedPlan): string {
  const parts = [HEADING, ...fieldLines(plan)];
  for (const [index, line] of lines.entries()) parts.push(`Line ${index + 1}`, ...fieldLines(line));
  return `${parts.join('\n')}\n`;
}

const fieldLines = (fields: PrintedFields) =>
  Object.entries(fields).map(([name, value]) => (value === '' ? `${name}:` : `${name}: ${escaped(value)}`));

/** The plan behind a canonical text, or undefined for any other text. */
export function readCanonicalText(text: string): PrintedPlan | undefined {
  const [heading, ...rest] = text.split('\n');
  if (heading !== HEADING || rest.pop() !== '') return undefined;
  const plan: Record<string, string> = {};
  const lines: Record<string, string>[] = [];
  for (const line of rest) {
    if (line === `Line ${lines.length + 1}`) {
      lines.push({});
      continue;
    }
    const [, name, value = ''] = /^(\w+):(?: (.+))?$/u.exec(line) ?? [];
    const fields = lines.at(-1) ?? plan;
    const read = unescaped(value);
    if (name === undefined || read === undefined || Object.hasOwn(fields, name)) return undefined;
    fields[name] = read;
  }
  const found = { plan, lines };
  // A text that does not give the same text again was not written by us.
  return canonicalText(found) === text ? found : undefined;
}

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

// Control characters, and the two separators that some programs take for line ends.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const SPECIAL = /[\\\u0000-\u001f\u007f\u0085\u2028\u2029]/g;
const SHORT: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(value: string): string {
  return value.replace(SPECIAL, (found) => SHORT[found] ?? `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function unescaped(value: string): string | undefined {
  if (!value.includes('\\')) return value;
  try {
    return String(JSON.parse(`"${value.replaceAll('"', '\\"')}"`));
  } catch {
    return undefined;
  }
}
