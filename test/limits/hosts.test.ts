import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_KEYS } from '../../src/demo/marker.ts';
import { type RunningServer, startServer } from '../../src/index.ts';

const authorization = `ODFHIR ${DEMO_KEYS.developerKey}/${DEMO_KEYS.customerKey}`;

interface Heard {
  readonly status: number;
  readonly text: string;
  readonly headers: Record<string, unknown>;
}

/** Asks with headers that `fetch` does not let a program choose. */
function ask(server: RunningServer, path: string, headers: Record<string, string>, method = 'GET', body = '') {
  const { hostname, port } = new URL(server.origin);
  return new Promise<Heard>((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers }, (response) => {
      let text = '';
      response
        .setEncoding('utf8')
        .on('data', (piece) => {
          text += piece;
        })
        .on('end', () => resolve({ status: response.statusCode!, text, headers: response.headers }));
    });
    asked.on('error', reject).end(body);
  });
}

const startHere = (options: Parameters<typeof startServer>[0]) =>
  startServer({ database: ':memory:', port: 0, ...options });

describe('on loopback', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startHere({ publicUrl: 'https://teeth.example.test/practice/' });
  });
  afterAll(() => server.stop());

  it.each(['localhost', 'LocalHost:30223', '127.0.0.1:1', '127.9.9.9', '[::1]:30223', 'teeth.example.test'])(
    'the Host %s is ours',
    async (host) => {
      const { status } = await ask(server, '/api/v1/patients?Limit=1', { host, authorization });
      expect(status).toBe(200);
    },
  );

  it.each([
    'evil.test',
    'evil.test:30223',
    'localhost.evil.test',
    '127.0.0.1.evil.test',
    '128.0.0.1',
    'localhost@evil.test',
    'evil test',
    `${'x'.repeat(300)}`,
    '[::2]',
  ])('the Host "%s" is not, whatever the key', async (host) => {
    for (const path of ['/api/v1/patients?Limit=1', '/docs', '/openapi.json', '/', '/api/ext/v1/nothing']) {
      const { status, text } = await ask(server, path, { host, authorization });
      expect([path, status, text]).toEqual([
        path,
        400,
        'The Host header names another server. This one answers to localhost, 127.0.0.1, [::1] and the name in --public-url.',
      ]);
    }
  });

  it('a monitor may ask for health under any name', async () => {
    expect((await ask(server, '/healthz', { host: 'balancer' })).status).toBe(200);
  });

  it('the public address is what is printed', async () => {
    const { text } = await ask(server, '/', { host: 'localhost' });
    expect(text).toContain('https://teeth.example.test/practice/api/v1/patients');
    expect((await ask(server, '/docs', { host: 'localhost' })).text).toContain(
      'https://teeth.example.test/practice/api',
    );
    const headers = { host: '127.0.0.1', authorization, 'content-type': 'application/json' };
    const created = await ask(server, '/api/v1/treatplans', headers, 'POST', '{"PatNum":1140,"Heading":"x"}');
    expect([created.status, created.headers.location]).toEqual([
      201,
      expect.stringMatching(/^https:\/\/teeth\.example\.test\/practice\/api\/v1\/treatplans\/\d+$/),
    ]);
  });
});

describe('on every address', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startHere({ host: '0.0.0.0', plainHttp: true, empty: true });
    server.keys.add({ developerKey: 'A', customerKey: 'B' }, 'Maker', ['ReadAll', 'AllOthers'], '2025-03-10 09:00:00');
    await server.practice.write(async (tx) => {
      await tx.db
        .insertInto('patient')
        .values({ PatNum: 10 } as never)
        .execute();
    });
  });
  afterAll(() => server.stop());

  it('a foreign Host is served, and not repeated', async () => {
    const headers = { host: 'evil.test', authorization: 'ODFHIR A/B', 'content-type': 'application/json' };
    const created = await ask(server, '/api/v1/treatplans', headers, 'POST', '{"PatNum":10,"Heading":"x"}');
    expect([created.status, created.headers.location]).toEqual([
      201,
      expect.stringMatching(/^\/api\/v1\/treatplans\/\d+$/),
    ]);
    for (const path of ['/', '/docs', '/openapi.json']) {
      expect((await ask(server, path, { host: 'evil.test' })).text).not.toContain('evil');
    }
  });

  it('no web page may call', async () => {
    const { headers } = await ask(server, '/api/v1/clinics', {
      authorization: 'ODFHIR A/B',
      origin: 'https://app.test',
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

interface OpenApi {
  readonly paths: Record<string, Record<string, { readonly responses?: Record<string, Answer> }>>;
  readonly components: { readonly responses: Record<string, Answer> };
}
interface Answer {
  readonly $ref?: string;
  readonly headers?: object;
}

describe('web pages', () => {
  it('may call a server on loopback: the preflight needs no key', async () => {
    const server = await startHere({});
    const preflight = await fetch(`${server.url}/treatplans`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://app.test',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect([preflight.status, await preflight.text()]).toEqual([204, '']);
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, POST, PUT, DELETE',
      'access-control-allow-headers': 'authorization,content-type',
    });
    const refused = await fetch(`${server.url}/patients`, { headers: { origin: 'https://app.test' } });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, '*']);
    expect(refused.headers.get('access-control-expose-headers')).toContain('Location');
    await server.stop();
  });

  it.each([
    [{}, '*'],
    [{ publicUrl: 'http://localhost:4000/practice' }, '*'],
    [{ publicUrl: 'http://[::1]:4000' }, '*'],
    [{ publicUrl: 'https://teeth.example.test' }, null],
    [{ trustedProxy: '127.0.0.1' }, null],
    [{ trustedProxy: '127.0.0.1', cors: 'https://app.test' }, 'https://app.test'],
    [{ publicUrl: 'https://teeth.example.test', cors: '*' }, '*'],
  ])('of every origin may call only what others cannot reach: %o', async (settings, allowed) => {
    const server = await startHere({ ...settings, empty: true });
    const { headers } = await fetch(`${server.origin}/api/v1/patients`, {
      headers: { origin: 'https://app.test', 'x-forwarded-for': '10.0.0.9' },
    });
    expect(headers.get('access-control-allow-origin')).toBe(allowed);
    await server.stop();
  });

  it('may read every header that the document names, and the name of a file', async () => {
    const server = await startServer({ database: ':memory:', port: 0 });
    const document = (await (await fetch(`${server.origin}/openapi.json`)).json()) as OpenApi;
    const named = Object.values(document.paths)
      .flatMap((operations) => Object.values(operations).flatMap(({ responses = {} }) => Object.values(responses)))
      .map(({ $ref, headers }) => ($ref ? document.components.responses[$ref.split('/').at(-1)!]!.headers : headers))
      .flatMap((headers) => Object.keys(headers ?? {}));
    expect(named).toContain('X-Respelled-Fields');
    const plan = await fetch(`${server.origin}/api/ext/v1/treatplans/11401/pdf`, {
      headers: { origin: 'https://app.test', authorization: `ODFHIR ${server.demoKeys}` },
    });
    const exposed = plan.headers.get('access-control-expose-headers')!.split(', ');
    const ofFile = [...plan.headers.keys()].filter((name) => /^(etag|content-disposition)$/.test(name));
    expect(ofFile).toEqual(['content-disposition', 'etag']);
    const known = exposed.map((name) => name.toLowerCase());
    expect([...new Set(named), ...ofFile].filter((name) => !known.includes(name.toLowerCase()))).toEqual([]);
    await server.stop();
  });

  it('of other origins than those named may not', async () => {
    const server = await startHere({ cors: 'https://app.test, https://other.test:8443' });
    const allowed = async (origin: string) => {
      const { headers } = await fetch(`${server.url}/patients`, { headers: { origin, authorization } });
      return [headers.get('access-control-allow-origin'), headers.get('vary')];
    };
    expect(await allowed('https://app.test')).toEqual(['https://app.test', 'Origin']);
    expect(await allowed('https://other.test:8443')).toEqual(['https://other.test:8443', 'Origin']);
    expect(await allowed('https://evil.test')).toEqual([null, 'Origin']);
    await server.stop();
  });

  it.each([
    [{ cors: 'app.test' }, '--cors must be'],
    [{ cors: 'https://app.test/' }, '--cors must be'],
    [{ publicUrl: 'teeth.example.test' }, '--public-url must be'],
    [{ publicUrl: 'https://me:secret@teeth.example.test' }, '--public-url must be'],
    [{ publicUrl: 'ftp://teeth.example.test' }, '--public-url must be'],
  ])('%o is told to be no setting', async (setting, sentence) => {
    await expect(startHere(setting)).rejects.toThrow(sentence);
  });
});

describe('pages that need no key', () => {
  it('are made once, and not sent to those who have them', async () => {
    const server = await startHere({ empty: true });
    for (const path of ['/docs', '/openapi.json']) {
      const first = await fetch(server.origin + path);
      const tag = first.headers.get('etag') ?? '';
      expect(tag).toMatch(/^"[\w-]{22}"$/);
      expect((await first.text()).length).toBeGreaterThan(1000);
      const again = await fetch(server.origin + path, { headers: { 'if-none-match': tag } });
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect((await fetch(server.origin + path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
    }
    await server.stop();
  });
});
