import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { program, withDefaultCommand } from '../src/cli/program.ts';
import { type RunningServer, startServer } from '../src/server.ts';
import { clientTypes, TYPES_FILE } from './client/client-types.ts';
import { readmes } from './coverage/compatibility.ts';
import { missingTools } from './support/console-blocks.ts';
import { type DocumentBlock, documentBlocks } from './support/document-blocks.ts';

// Every block of every document is run, here or by the test named below, or is listed with the reason why it is not.
const root = join(import.meta.dirname, '..');
const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts as Record<string, string>;
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'COMPATIBILITY.md',
  'examples/README.md',
  ...readdirSync(join(root, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
];
const blocks = pages.flatMap((page) => documentBlocks(page, readFileSync(join(root, page), 'utf8')));

/** Blocks that other tests run. */
const elsewhere: Readonly<Record<string, string>> = {
  'README.md console': 'test/readme.test.ts',
  'docs/own-practice.md console': 'test/readme.test.ts',
  'docs/own-practice.md csv codes.csv': 'test/readme.test.ts',
  'docs/tutorial.md console': 'test/readme.test.ts',
  'README.md js first.mjs': 'test/package/test-runners.ts',
  'docs/testing.md ts plans.spec.ts': 'test/package/test-runners.ts',
  'docs/testing.md js plans.test.cjs': 'test/package/test-runners.ts',
  'docs/testing.md js plans.test.mjs': 'test/package/test-runners.ts',
  'docs/testing.md js playwright.config.mjs': 'test/package/test-runners.ts',
  'docs/testing.md js plans.pw.mjs': 'test/package/test-runners.ts',
  'docs/testing.md sh smoke.sh': 'test/package/test-runners.ts',
  'docs/testing.md python test_plans.py': 'test/package/test-runners.ts',
  'docs/client.md ts chart.mts': 'test/package/client.ts',
  'docs/client.md ts client.spec.ts': 'test/package/client.ts',
  'docs/client.md ts types.ts': 'test/package/client.ts',
  'docs/embedding.md js embedded.mjs': 'test/package/test-runners.ts',
  'docs/embedding.md js': 'test/package/test-runners.ts',
  'docs/operations.md ini bitewing.service': 'test/operations/operations.test.ts, where systemd is',
  'docs/operations.md ini bitewing.env': 'test/operations/operations.test.ts',
  'docs/webhooks.md js': 'test/events/docs.test.ts',
  'docs/evidence.md sh by-hand.sh': 'test/evidence/print-records.test.ts',
  'examples/README.md sh': 'test/examples.test.ts',
};

/** Blocks that no test runs, and why. */
const notRun: Readonly<Record<string, string>> = {
  'docs/changes.md json': 'the shape of an answer; test/changes/feed.test.ts holds it',
  'docs/databases.md sql': 'what an administrator types on a database server of their own',
  'docs/operations.md txt': 'needs logrotate',
  'docs/operations.md nginx': 'needs nginx',
  'docs/operations.md caddyfile': 'needs Caddy',
  'docs/operations.md apache': 'needs Apache',
  'docs/testing.md csharp PlansTest.cs': 'needs .NET',
  'ARCHITECTURE.md ts': 'a declaration out of the sources',
  'CONTRIBUTING.md ts': 'declarations as they stand in the sources',
};

const nameOf = ({ page, info }: DocumentBlock) => `${page} ${info}`;
const placeOf = ({ page, line }: DocumentBlock) => `${page}:${line}`;

describe('the documents', () => {
  it('have no block that is neither run nor said to be left out', () => {
    const known = new Set([...Object.keys(elsewhere), ...Object.keys(notRun)]);
    const unknown = blocks.filter((block) => !known.has(nameOf(block)) && !/ (sh|http)$/.test(nameOf(block)));
    expect(unknown.map((block) => `${placeOf(block)} ${block.info}`)).toEqual([]);
  });

  it('give a command line that the program understands, and npm scripts that exist', () => {
    const lines = blocks.filter(({ info }) => info === 'sh').flatMap(commandsOf);
    const problems = lines.flatMap(({ place, command }) => problemOf(command).map((text) => `${place} ${text}`));
    expect(problems).toEqual([]);
    expect(lines.filter(({ command }) => /bitewing/.test(command)).length).toBeGreaterThan(10);
  });

  it('have beside them the types of bitewing/client that `npm run client-types` makes of the operations', () => {
    const kept = readFileSync(TYPES_FILE, 'utf8').split('\n');
    const made = clientTypes().split('\n');
    const stale = made.findIndex((line, index) => line !== kept[index]);
    expect(stale < 0 ? '' : `line ${stale + 1}: ${kept[stale]} → ${made[stale]}`).toBe('');
    expect(kept).toHaveLength(made.length);
  });

  it('have no link that leads nowhere', () => {
    const texts = [...pages, ...readmes().map(({ path }) => path)];
    expect(texts.flatMap((page) => brokenLinks(page))).toEqual([]);
  });
});

describe.skipIf(missingTools.length > 0)('requests of the documents', () => {
  let server: RunningServer;
  const folder = mkdtempSync(join(tmpdir(), 'bitewing-documents-'));
  beforeAll(async () => {
    server = await startServer({ database: ':memory:', port: 0 });
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true });
  });

  const curls = blocks.filter(({ info, text }) => info === 'sh' && /^curl /m.test(text));
  it.each(curls.map((block) => [placeOf(block), block] as const))('are answered: %s', async (_place, block) => {
    const script = block.text
      .replace(/(http:\/\/)?(localhost|127\.0\.0\.1):30223/g, server.origin)
      .replace(/^curl /gm, 'curl -sS --fail-with-body ');
    const shell = spawn('bash', ['-e', '-c', script], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [shell.stdout, shell.stderr]) stream.on('data', (piece) => (said += piece));
    expect(await new Promise((resolve) => shell.on('close', resolve)), said).toBe(0);
    expect(said).not.toBe('');
  });

  const requests = blocks.filter(({ info }) => info === 'http').flatMap(requestsOf);
  it.each(requests)('are answered: %s %s %s', async (_place, method, path, body) => {
    const response = await fetch(server.origin + path, {
      method,
      headers: { authorization: `ODFHIR ${server.demoKeys}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body }),
    });
    expect(response.status, await response.text()).toBeLessThan(300);
  });
});

/** The commands of a block, comments taken off and lines that go on put together. */
function commandsOf(block: DocumentBlock): { place: string; command: string }[] {
  const lines = block.text.replace(/\\\n\s*/g, '').split('\n');
  const commands = lines.flatMap((line) => line.replace(/(^|\s+)# .*/, '').split(' && '));
  return commands.filter(Boolean).map((command) => ({ place: placeOf(block), command: command.trim() }));
}

/** Links of a page to files that are not there, or to headings that they do not have. */
function brokenLinks(page: string): string[] {
  const links = readFileSync(join(root, page), 'utf8').matchAll(/\]\((?![a-z]+:)([^)#\s]*)(?:#([^)]*))?\)/g);
  return [...links].flatMap(([link, path, anchor]) => {
    const target = path ? join(root, dirname(page), path!) : join(root, page);
    if (!existsSync(target)) return [`${page} ${link}`];
    return anchor === undefined || anchorsOf(readFileSync(target, 'utf8')).has(anchor) ? [] : [`${page} ${link}`];
  });
}

/** What headings are called in links: their words in small letters, joined by hyphens. */
function anchorsOf(text: string): Set<string> {
  const headings = [...text.matchAll(/^#+ (.+)/gm)].map(([, heading]) => heading!.replace(/\]\([^)]*\)/g, ''));
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\d\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** What is wrong with a line that starts the program or a script of the project. */
function problemOf(command: string): string[] {
  const [, script, rest = ''] = /^npm (?:run )?([\w:]+)(?: -- (.*))?$/.exec(command) ?? [];
  if (/^(npx |podman exec \S+ )?bitewing\b/.test(command))
    return misunderstood(command.replace(/^.*?\bbitewing ?/, ''));
  if (script === 'bitewing' || script === 'start') return misunderstood(rest);
  return script === undefined || script === 'install' || script in scripts ? [] : [`no npm script ${script}`];
}

/** Reads the arguments as the program does, and does nothing. */
function misunderstood(line: string): string[] {
  const args = (line.match(/"[^"]*"|\S+/g) ?? []).map((arg) => arg.replaceAll('"', ''));
  if (args.includes('--help')) return [];
  const commands = program();
  const silence = (command: Command): void => {
    command.exitOverride().configureOutput({ writeErr: () => {}, writeOut: () => {} });
    if (command.commands.length === 0) command.action(() => {});
    for (const child of command.commands) silence(child as Command);
  };
  silence(commands);
  try {
    commands.parse(withDefaultCommand(args), { from: 'user' });
    return [];
  } catch (error) {
    return [`bitewing ${line}: ${(error as Error).message}`];
  }
}

/** `GET /path   what it is` and `POST /path   {…}`. */
function requestsOf(block: DocumentBlock): [place: string, method: string, path: string, body: string | undefined][] {
  return [...block.text.matchAll(/^(GET|POST|PUT|DELETE) (\S+)(?: +(\{.*\}))?/gm)].map(([, method, path, body]) => [
    placeOf(block),
    method!,
    path!,
    body,
  ]);
}
