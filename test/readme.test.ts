import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settings } from '../src/config.ts';
import { type RunningServer, startServer } from '../src/server.ts';

/** The README's outputs and settings are checked here; `UPDATE_README=1` writes them anew. */
const FILE = 'README.md';
const isUpdate = process.env.UPDATE_README === '1';

describe('the README', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ database: ':memory:', port: 0 });
  });
  afterAll(() => server.stop());

  it('shows what the demo practice really answers, and every setting', async () => {
    const text = readFileSync(FILE, 'utf8');
    const real = withSettings(await withAnswers(text, server.url));
    if (isUpdate) writeFileSync(FILE, real);
    else expect(masked(text)).toBe(masked(real));
  });
});

/** Days and times differ from run to run. */
const masked = (text: string) => text.replace(/\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?/g, 'DATE');

/** Each `$ curl …` line of a console block, followed by what it answers now. */
async function withAnswers(text: string, api: string): Promise<string> {
  const lines: string[] = [];
  let isConsole = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) isConsole = line === '```console';
    if (isConsole && !line.startsWith('$') && !line.startsWith('```')) continue;
    lines.push(line);
    if (isConsole && line.startsWith('$ curl')) lines.push(...(await answerOf(line, api)));
  }
  return lines.join('\n');
}

/** Runs the few curl options and the one filter the README uses. */
async function answerOf(command: string, api: string): Promise<string[]> {
  const [call = '', filter] = command.split(' | grep ');
  const url = /"\$api([^"]*)"/.exec(call)![1]!;
  const body = / -d '([^']*)'/.exec(call)?.[1];
  const response = await fetch(api + url, {
    method: / -X (\w+)/.exec(call)?.[1] ?? (body === undefined ? 'GET' : 'POST'),
    headers: { authorization: 'ODFHIR DemoDeveloperKey/DemoCustomerKey0', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body }),
  });
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}\n`).join('');
  const output = (call.includes(' -D -') ? headers : '') + (await response.text());
  const pattern = filter && /'([^']*)'/.exec(filter)![1]!;
  const flags = filter?.startsWith('-oi') ? 'gi' : 'g';
  return pattern ? [...output.matchAll(new RegExp(pattern, flags))].map(([found]) => found) : [output];
}

function withSettings(text: string): string {
  const rows = settings.map(({ flag, environment, default: fallback, description }) => {
    const shown = fallback === '' || fallback === false ? '' : `\`${fallback}\``;
    return `| \`${flag}\` | \`${environment}\` | ${shown} | ${description} |`;
  });
  const table = ['| Flag | Environment | Default | |', '|---|---|---|---|', ...rows].join('\n');
  return text.replace(/<!-- settings -->[\s\S]*<!-- \/settings -->/, `<!-- settings -->\n${table}\n<!-- /settings -->`);
}
