// `npm run openapi`: makes clients of the served documents with two more generators, which weigh 100 MB, compiles what
// they make, and calls every operation once through one of them. test/openapi/documents.test.ts does the rest.
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { startServer } from '../../src/server.ts';
import { countAnswers, everyCall, headersOf } from './every-operation.ts';
import { installTools } from './tools.ts';

interface Answered {
  readonly response: Response;
  readonly error?: unknown;
}
type Client = Readonly<Record<string, (asked: object) => Promise<Answered>>>;

const tools = await installTools('generators');
const server = await startServer({ database: ':memory:', port: 0 });
try {
  for (const name of ['openapi.json', 'openapi-3.0.json']) {
    tools.write(name, await (await fetch(`${server.origin}/${name}`)).text());
    const made = `made-${name.replace('.json', '')}`;
    await make(`orval on ${name}`, 'orval/dist/bin/orval.js', [
      '--input',
      `./${name}`,
      '--output',
      `${made}/orval.ts`,
      '--client',
      'fetch',
    ]);
    await make(`openapi-ts on ${name}`, '@hey-api/openapi-ts/bin/run.js', [
      '-i',
      name,
      '-o',
      `${made}/hey`,
      '-c',
      '@hey-api/client-fetch',
    ]);
  }
  await tools.compile();
  console.log('tsc --strict on what they made: nothing to say');
  const { answered, empty, done, refused } = countAnswers(
    await callsThrough(await bundled('made-openapi/hey/sdk.gen.ts')),
  );
  console.log(
    `Called ${answered} GET operations; ${empty} more have nothing to answer in the demo practice. ` +
      `Of the writes ${done} did what their example says, ${refused} refused it in a sentence.`,
  );
} finally {
  await server.stop();
  tools.remove();
}

async function make(what: string, program: string, args: readonly string[]): Promise<void> {
  await tools.run(tools.place(program), ...args);
  console.log(`${what}: nothing to say`);
}

async function callsThrough(client: Client) {
  // The generator writes ASAP as Asap.
  const functions = new Map(Object.entries(client).map(([name, call]) => [name.toLowerCase(), call]));
  const answers = [];
  for (const call of await everyCall(server)) {
    const send = functions.get(call.operationId.toLowerCase());
    if (!send) throw new Error(`The client has no ${call.operationId}.`);
    const { response, error } = await send({ baseUrl: server.origin, headers: headersOf(server), ...call.values });
    answers.push({ call, status: response.status, error });
  }
  return answers;
}

/** The generated client as one module that Node imports. */
async function bundled(source: string): Promise<Client> {
  const file = join(tools.folder, 'client', 'client.mjs');
  const build = await rolldown({ cwd: tools.folder, input: source, platform: 'node' });
  await build.write({ file, format: 'esm' });
  return import(file);
}
