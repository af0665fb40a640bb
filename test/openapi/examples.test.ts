import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../src/server.ts';

// The body that stands in the document is the first that a reader sends, in /docs or from a generated collection.
interface Document {
  paths: Record<string, { post: { requestBody: { content: Record<string, { example: unknown }> } } }>;
}
let server: RunningServer;
let paths: Document['paths'];
beforeAll(async () => {
  server = await startServer({ database: ':memory:', port: 0 });
  ({ paths } = (await (await fetch(`${server.origin}/openapi.json`)).json()) as Document);
});
afterAll(() => server?.stop());

it.each([
  '/patients',
  '/procedurelogs',
  '/treatplans',
  '/treatplans/Saved',
  '/appointments',
  '/allergies',
  '/diseases',
  '/medicationpats',
  '/payments',
])('the example of POST %s is taken by the demo practice', async (path) => {
  const body = JSON.stringify(paths[`/api/v1${path}`]!.post.requestBody.content['application/json']!.example);
  const headers = { authorization: `ODFHIR ${server.demoKeys}`, 'content-type': 'application/json' };
  const response = await fetch(server.url + path, { method: 'POST', headers, body });
  expect([response.status, await response.text()]).toEqual([201, expect.stringContaining('{')]);
});
