import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../src/server.ts';
import { answersUnlike } from './answers-as-described.ts';
import { type Call, type Counts, countAnswers, everyCall, ON_A_NEW_CONNECTION } from './every-operation.ts';
import { installTools, type Tools } from './tools.ts';
import { clientCalls, sameTypes, typedCalls } from './typed-calls.ts';

// What programs of others say about the served documents, and what they make of them.

// biome-ignore lint/suspicious/noExplicitAny: a document is any JSON
type Json = any;

const DOCUMENTS = ['openapi.json', 'openapi-3.0.json'];

let tools: Tools;
let server: RunningServer;
beforeAll(async () => {
  tools = await installTools('tools');
  server = await startServer({ database: ':memory:', port: 0 });
});
afterAll(async () => {
  await server?.stop();
  tools?.remove();
});

const fetchText = async (name: string) =>
  (await fetch(`${server.origin}/${name}`, { headers: ON_A_NEW_CONNECTION })).text();

describe.each(DOCUMENTS)('%s', (name) => {
  it('leaves Redocly with nothing to say at recommended-strict', async () => {
    expect(await redocly(await fetchText(name))).toEqual([]);
  });

  it('leaves Spectral with nothing to say', async () => {
    expect(await spectral(await fetchText(name))).toEqual([]);
  });
});

// One run of the compiler for all programs: it reads the types of the document once for each of them, not once for each run.
describe('what is made of the documents', () => {
  const source = (name: string) => join(import.meta.dirname, '../../src', name);
  const folderOf = (name: string) => name.replace(/\W/g, '-');
  let calls: Call[];
  let names: string[];
  beforeAll(async () => {
    calls = await everyCall(server);
    for (const name of DOCUMENTS) {
      tools.write(name, await fetchText(name));
      await tools.run(tools.place('openapi-typescript/bin/cli.js'), name, '--output', `${folderOf(name)}/types.ts`);
      tools.write(`${folderOf(name)}/calls.ts`, typedCalls(calls));
    }
    tools.write('client-calls.ts', clientCalls(calls, source('client.ts')));
    const made = readFileSync(join(tools.folder, folderOf('openapi.json'), 'types.ts'), 'utf8');
    // Of an object whose fields the document does not tell the generator says that it has none.
    tools.write('theirs.ts', made.replaceAll('Record<string, never>', '{ [name: string]: unknown }'));
    names = Object.keys(JSON.parse(await fetchText('openapi.json')).components.schemas);
    tools.write('same.ts', sameTypes(names, source('client/operations.ts'), './theirs.ts'));
    tools.write('other.ts', sameTypes(['Problem'], source('client/operations.ts'), './theirs.ts', false));
    said = await tools.compile().then(
      () => '',
      (problem: Error) => problem.message,
    );
  });
  /** What the compiler finds wrong. */
  let said = '';
  const expectAnswers = (answers: readonly { status: number; error?: unknown }[]) => {
    const counts: Counts = countAnswers(answers.map((answer, index) => ({ call: calls[index]!, ...answer })));
    expect(counts.answered).toBeGreaterThan(100);
    expect(counts.done).toBeGreaterThan(50);
  };

  it('compiles strictly; the types of bitewing/client are those of each schema, and another one does not compile', () => {
    expect(names.length).toBeGreaterThan(400);
    expect(said).toMatch(/other\.ts/);
    const wrong = said.split('\n').filter((line) => /error TS/.test(line) && !line.startsWith('other.ts'));
    expect(wrong, 'If operations or fields are new: npm run client-types writes their types.').toEqual([]);
  });

  it.each(DOCUMENTS)('are types of %s that fit a call of every operation, and the calls are answered', async (name) => {
    const answers = await tools.run(`${folderOf(name)}/calls.ts`, server.origin, server.demoKeys!);
    expectAnswers(JSON.parse(answers));
  });

  it('are in bitewing/client types that fit a call of every operation, and the calls are answered', async () => {
    expectAnswers(JSON.parse(await tools.run('client-calls.ts', server.url, server.demoKeys!)));
  });
});

it('describes what every operation answers', async () => {
  const fresh = await startServer({ database: ':memory:', port: 0 });
  try {
    const document = JSON.parse(await fetchText('openapi.json'));
    const { checked, unlike } = await answersUnlike(tools, fresh, document, await everyCall(fresh));
    expect(unlike).toEqual([]);
    expect(checked).toBeGreaterThan(250);
  } finally {
    await fresh.stop();
  }
});

it('is examined by linters that find what is wrong', async () => {
  const document = withFirstPath(JSON.parse(await fetchText('openapi.json')));
  expect([await redocly(JSON.stringify(document)), await spectral(JSON.stringify(document))]).toEqual([[], []]);
  const [first] = Object.values<{ get: { operationId?: string } }>(document.paths);
  delete first!.get.operationId;
  const text = JSON.stringify(document);
  expect(await redocly(text)).toEqual([expect.stringContaining('operation-operationId')]);
  expect(await spectral(text)).toEqual([expect.stringContaining('operation-operationId')]);
});

/** The document with its first path only, and the parts which that one needs: the whole takes a linter half a minute. */
function withFirstPath(document: Json): Json {
  const [path] = Object.keys(document.paths);
  const { components, ...rest } = { ...document, paths: { [path!]: document.paths[path!] } };
  const isAsked = (scheme: string) => JSON.stringify(rest).includes(`"${scheme}":[]`);
  const schemes = Object.entries(components.securitySchemes).filter(([scheme]) => isAsked(scheme));
  const kept: Json = { securitySchemes: Object.fromEntries(schemes) };
  const look = (part: unknown): void => {
    for (const [, kind, name] of JSON.stringify(part).matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)) {
      kept[kind!] ??= {};
      if (name! in kept[kind!]) continue;
      kept[kind!][name!] = components[kind!][name!];
      look(components[kind!][name!]);
    }
  };
  look(rest);
  return { ...rest, components: kept };
}

async function redocly(source: string): Promise<string[]> {
  const { createConfig, lintFromString } = tools.load('@redocly/openapi-core');
  // The server of a test is on this machine, which the linter would not like in a document that is published.
  const config = await createConfig({ extends: ['recommended-strict'], rules: { 'no-server-example.com': 'off' } });
  const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config });
  return problems.map(({ ruleId, message }: { ruleId: string; message: string }) => `${ruleId}: ${message}`);
}

async function spectral(source: string): Promise<string[]> {
  const { Document, Spectral } = tools.load('@stoplight/spectral-core');
  const { oas } = tools.load('@stoplight/spectral-rulesets');
  const { Json } = tools.load('@stoplight/spectral-parsers');
  const linter = new Spectral();
  linter.setRuleset({ extends: [oas] });
  const problems = await linter.run(new Document(source, Json, 'openapi.json'));
  return problems.map(({ code, message }: { code: string; message: string }) => `${code}: ${message}`);
}
