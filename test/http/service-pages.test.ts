import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../../src/index.ts';
import { operations } from '../../src/resources/index.ts';
import { testPractice } from '../support/test-practice.ts';

const practice = testPractice();

const open = (path: string, options?: RequestInit) => fetch(practice.origin + path, { redirect: 'manual', ...options });

describe('/healthz', () => {
  it('says what runs', async () => {
    const response = await open('/healthz');
    expect([response.status, await response.json()]).toEqual([
      200,
      {
        status: 'ok',
        engine: 'sqlite',
        mode: 'service',
        practice: 'own',
        version: expect.any(String),
        estimatesDue: 0,
      },
    ]);
  });

  it('is 503 once the database is gone', async () => {
    const server = await startServer({ database: ':memory:', port: 0, empty: true });
    await server.practice.close();
    const response = await fetch(`${server.origin}/healthz`);
    expect([response.status, await response.json()]).toMatchObject([503, { status: 'unavailable' }]);
    await server.stop().catch(() => {});
  });

  it('answers HEAD, as monitors ask', async () => {
    const response = await open('/healthz', { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });
});

describe('/', () => {
  it('sends a browser to the reference', async () => {
    const response = await open('/', { headers: { accept: 'text/html,*/*' } });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/docs']);
  });

  it('tells anybody else what to type', async () => {
    const text = await (await open('/')).text();
    expect(text).toContain(`${practice.url}/patients`);
    expect(text).toContain('ODFHIR {DeveloperKey}/{CustomerKey}');
  });
});

describe('/docs', () => {
  let page: string;
  let policy: string;
  beforeAll(async () => {
    const response = await open('/docs');
    page = await response.text();
    policy = response.headers.get('content-security-policy') ?? '';
  });

  it('shows what stands for itself as code, without marks', () => {
    expect(page).toContain('the address in its <code>Link</code> header');
    expect(page).not.toMatch(/>[^<]*`[^<]*<\/td>/);
  });

  it('loads nothing, and runs nothing but its own script', () => {
    expect(page).not.toMatch(/<script[^>]|<img|<iframe|<link|@import|url\(|\ssrc=|\son\w+=/i);
    const addresses = [...page.matchAll(/href="([^"]*)"/g)].map(([, address]) => address!);
    expect(addresses.filter((address) => !/^[#/]/.test(address))).toEqual([]);
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)![1]!;
    const script = /<script>([\s\S]*?)<\/script>/.exec(page)![1]!;
    const [styleHash, scriptHash] = [style, script].map((text) => createHash('sha256').update(text).digest('base64'));
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${styleHash}'; script-src 'sha256-${scriptHash}'; connect-src 'self'; ` +
        `base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
  });

  it('shows every operation, and every link leads somewhere', () => {
    for (const { path, summary } of operations) {
      expect(page).toContain(path);
      expect(page).toContain(summary.replaceAll("'", '&#39;').replaceAll('"', '&quot;'));
    }
    const ids = new Set([...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
    const targets = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    expect(targets.filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('headers', () => {
  it.each(['/', '/docs', '/openapi.json', '/healthz', '/api/v1/clinics', '/nowhere'])(
    'of %s are careful',
    async (path) => {
      const { headers } = await open(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe(/docs|openapi/.test(path) ? 'no-cache' : 'no-store');
      expect([headers.get('x-powered-by'), headers.get('server')]).toEqual([null, null]);
    },
  );
});

describe('addresses that are nothing', () => {
  it.each([
    ['GET', '/nowhere', 404, 'Nothing is here. The API is at /api/v1, its reference at /docs.'],
    ['GET', '/api/v1', 404, 'Name a resource, for example /api/v1/patients. The reference is at /docs.'],
    ['GET', '/api/v1/', 404, 'Name a resource, for example /api/v1/patients. The reference is at /docs.'],
    ['POST', '/docs', 404, 'Nothing is here. The API is at /api/v1, its reference at /docs.'],
    ['GET', '/%zz', 400, 'The request is malformed: its address must be percent-encoded in UTF-8.'],
  ])('%s %s is %i', async (method, path, status, sentence) => {
    const response = await open(path, { method });
    expect([response.status, await response.text()]).toEqual([status, sentence]);
  });
});
