import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../src/server.ts';
import { type Counts, countAnswers, everyCall, ON_A_NEW_CONNECTION } from './every-operation.ts';
import { installTools, type Tools } from './tools.ts';
import { clientCalls, sameTypes, typedCalls } from './typed-calls.ts';

// What programs of others say about the served documents, and what they make of them.

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

describe.each(['openapi.json', 'openapi-3.0.json'])('%s', (name) => {
  it('leaves Redocly with nothing to say at recommended-strict', async () => {
    expect(await redocly(await fetchText(name))).toEqual([]);
  });

  it('leaves Spectral with nothing to say', async () => {
    expect(await spectral(await fetchText(name))).toEqual([]);
  });

  it('becomes types that fit a call of every operation, and the calls are answered', async () => {
    const folder = name.replace(/\W/g, '-');
    tools.write(name, await fetchText(name));
    await tools.run(tools.place('openapi-typescript/bin/cli.js'), name, '--output', `${folder}/types.ts`);
    const calls = await everyCall(server);
    tools.write(`${folder}/calls.ts`, typedCalls(calls));
    await tools.compile();
    const said = await tools.run(`${folder}/calls.ts`, server.origin, server.demoKeys!);
    const answers = JSON.parse(said) as { status: number; error?: unknown }[];
    const counts: Counts = countAnswers(answers.map((answer, index) => ({ call: calls[index]!, ...answer })));
    expect(counts.answered).toBeGreaterThan(100);
    expect(counts.done).toBeGreaterThan(50);
  });
});

describe('bitewing/client', () => {
  const source = (name: string) => join(import.meta.dirname, '../../src', name);

  it('has types that fit a call of every operation, and the calls are answered', async () => {
    const calls = await everyCall(server);
    tools.write('client-calls.ts', clientCalls(calls, source('client.ts')));
    await tools.compile();
    const answers = JSON.parse(await tools.run('client-calls.ts', server.url, server.demoKeys!));
    const counts = countAnswers(calls.map((call, index) => ({ call, ...answers[index] })));
    expect(counts.answered).toBeGreaterThan(100);
    expect(counts.done).toBeGreaterThan(50);
  });

  it('has for each schema the type that openapi-typescript makes', async () => {
    const text = await fetchText('openapi.json');
    tools.write('openapi.json', text);
    const made = await tools.run(tools.place('openapi-typescript/bin/cli.js'), 'openapi.json');
    // Of an object whose fields the document does not tell the generator says that it has none.
    tools.write('theirs.ts', made.replaceAll('Record<string, never>', '{ [name: string]: unknown }'));
    const names = Object.keys(JSON.parse(text).components.schemas);
    expect(names.length).toBeGreaterThan(400);
    tools.write('same.ts', sameTypes(names, source('client/operations.ts'), './theirs.ts'));
    await tools.compile();
    tools.write(
      'same.ts',
      sameTypes(['Problem'], source('client/operations.ts'), './theirs.ts').replace('true s', 'false s'),
    );
    await expect(tools.compile()).rejects.toThrow('same.ts');
    tools.write('same.ts', '');
  });
});

it('is examined by linters that find what is wrong', async () => {
  const document = JSON.parse(await fetchText('openapi.json'));
  const [first] = Object.values<{ get: { operationId?: string } }>(document.paths);
  delete first!.get.operationId;
  const text = JSON.stringify(document);
  expect(await redocly(text)).toEqual([expect.stringContaining('operation-operationId')]);
  expect(await spectral(text)).toEqual([expect.stringContaining('operation-operationId')]);
});

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
