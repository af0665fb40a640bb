import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { importCodes } from '../src/cli/codes/import-codes.ts';
import { CONFIG_FILE } from '../src/cli/flags/setting-options.ts';
import { banner } from '../src/cli/terminal/banner.ts';
import { PERMISSIONS } from '../src/http/permissions.ts';
import { type RunningServer, startServer } from '../src/server.ts';
import { readConfig } from '../src/settings/read-config.ts';
import { settings } from '../src/settings/settings.ts';
import { masked, missingTools, withAnswers } from './support/console-blocks.ts';
import { documentBlocks } from './support/document-blocks.ts';
import { terminalPicture } from './support/terminal-picture.ts';

/** Compares the answers in the documents with real answers; `UPDATE_README=1` writes them again. */
const isUpdate = process.env.UPDATE_README === '1';
const without = missingTools.length > 0 ? `, not run: no ${missingTools.join(', ')} here` : '';

function compare(file: string, real: string): void {
  if (isUpdate) writeFileSync(file, real);
  else expect(masked(readFileSync(file, 'utf8'))).toBe(masked(real));
}

describe.skipIf(missingTools.length > 0)(`the commands of the documents${without}`, () => {
  let server: RunningServer;
  afterEach(() => server.stop());
  const answered = async (file: string) => {
    server = await startServer({ database: ':memory:', port: 0 });
    return withAnswers(readFileSync(file, 'utf8'), server.origin);
  };

  it('answer in the README as it says', async () => {
    const real = await answered('README.md');
    compare('README.md', real);
    compare('docs/terminal.svg', terminalPicture(await firstMinute(server, real)));
  });

  it('lead in the tutorial to a balance of nothing', async () => {
    const real = await answered('docs/tutorial.md');
    compare('docs/tutorial.md', real);
    // Nothing is refused but what the page says is refused, and no filter finds nothing.
    expect(real).not.toMatch(/^\$ curl[^\n]*\n(\$|```)/m);
    expect(real).not.toMatch(/jq: error|:null/);
    expect(real.trimEnd().split('```').at(-2)).toContain('"Name":"Okello, Ida","Balance":0}');
  });
});

describe.skipIf(missingTools.length > 0)(`an empty practice${without}`, () => {
  let server: RunningServer;
  afterEach(() => server.stop());

  it('gets from docs/own-practice.md what a plan needs', async () => {
    server = await startServer({ database: ':memory:', port: 0, empty: true });
    const pair = { developerKey: 'YourDeveloperKey', customerKey: 'YourCustomerKey0' };
    server.keys.add(pair, 'Harbour Street', PERMISSIONS, '2026-06-15 09:00:00');
    const file = 'docs/own-practice.md';
    const text = readFileSync(file, 'utf8');
    const real = await withAnswers(text, server.origin);
    compare(file, real);
    expect(real).not.toMatch(/jq: error|:null/);
    const [csv] = documentBlocks(file, text).filter(({ info }) => info === 'csv codes.csv');
    expect(await importCodes(server.practice, csv!.text)).toEqual({ added: 1, changed: 1, unchanged: 0 });
  });
});

describe('the README', () => {
  it('has a line for every setting', () => compare('README.md', withSettings(readFileSync('README.md', 'utf8'))));
});

/** What a person sees who clones, starts, and types the first commands. */
async function firstMinute(server: RunningServer, readme: string): Promise<string[]> {
  const config = readConfig({});
  const shown = banner(server, config).replaceAll(server.origin, 'http://127.0.0.1:30223');
  const start = shown.replace(config.database, 'data/bitewing.db').trim().split('\n');
  const blocks = [...readme.matchAll(/^```console\n([\s\S]*?)^```$/gm)].map(([, block]) =>
    block!.trimEnd().split('\n'),
  );
  const [settingsBlock, first, , signing] = blocks;
  return [
    '$ npm start',
    '',
    ...start,
    '',
    ...settingsBlock!.slice(0, 2),
    ...first!.slice(0, 2),
    ...signing!.slice(0, 6),
  ].map((line) => (line.length > 118 ? `${line.slice(0, 117)}…` : line));
}

function withSettings(text: string): string {
  const all = [{ ...CONFIG_FILE, default: '' }, ...settings];
  const rows = all.map(({ flag, environment, default: fallback, description }) => {
    const shown = fallback === '' || fallback === false ? '' : `\`${fallback}\``;
    // Within a table even code ends at a bar.
    return `| \`${flag.replaceAll('|', '\\|')}\` | \`${environment}\` | ${shown} | ${description} |`;
  });
  const table = ['| Flag | Environment | Default | |', '|---|---|---|---|', ...rows].join('\n');
  return text.replace(/<!-- settings -->[\s\S]*<!-- \/settings -->/, `<!-- settings -->\n${table}\n<!-- /settings -->`);
}
