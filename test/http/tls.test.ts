import { writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request as plainRequest } from 'node:http';
import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { limitedServer } from '../../src/http/connections/connection-limits.ts';
import { listen } from '../../src/http/connections/listen.ts';
import { renewing } from '../../src/http/connections/tls.ts';
import { type RunningServer, type ServerOptions, startServer } from '../../src/server.ts';
import { temporaryFolder } from '../cli/run-bitewing.ts';
import { first, renewed } from '../fixtures/certificates.ts';
import { rawRequest } from '../support/raw-request.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const file = (name: string, text: string) => {
  writeFileSync(folder.path(name), text);
  return folder.path(name);
};
const tlsCert = file('first.pem', first.cert);
const tlsKey = file('first.key', first.key);

let server: RunningServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});
const start = async (options: ServerOptions) => {
  server = await startServer({ database: ':memory:', port: 0, ...options });
  return server;
};

interface Got {
  readonly status: number | undefined;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
  /** Name in the certificate of the other end. */
  readonly name: string | undefined;
}

function get(url: string, headers: Record<string, string> = {}) {
  const ca = [first.cert, renewed.cert];
  const by = url.startsWith('https:') ? request : plainRequest;
  return new Promise<Got>((resolve, reject) => {
    const asked = by(url, { headers, ca, agent: false }, (response) => {
      let body = '';
      const socket = response.socket as unknown as { getPeerCertificate?: () => { subject?: { CN?: string } } };
      const name = socket.getPeerCertificate?.().subject?.CN;
      response.setEncoding('utf8').on('data', (text) => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode, body, headers: response.headers, name }));
    });
    asked.on('error', reject).end();
  });
}

describe('a certificate', () => {
  it('makes the server speak HTTPS alone, and name itself so', async () => {
    const { origin, url, demoKeys } = await start({ tlsCert, tlsKey });
    expect(origin).toMatch(/^https:/);
    const authorization = `ODFHIR ${demoKeys}`;
    expect(await get(`${url}/treatplans?Limit=1`, { authorization })).toMatchObject({
      status: 200,
      name: 'first.example',
    });
    expect((await get(`${origin}/openapi.json`)).body).toContain(origin);
    // A caller who speaks plain HTTP is told so, and stops nobody.
    expect(await get(origin.replace('https:', 'http:'))).toMatchObject({
      status: 400,
      body: 'This server speaks HTTPS alone. Its address begins with https://.',
      headers: { 'x-error-code': 'RequestMalformed' },
    });
    expect((await get(`${origin}/healthz`)).status).toBe(200);
  });

  it.each([
    ['begins no handshake', ''],
    ['never ends its handshake', '\x16\x03\x01\x02\x00\x01'],
    ['sends noise', '\x16\x03\x01\x00\x05hello'],
  ])('keeps no connection that %s', async (_what, bytes) => {
    const limited = limitedServer((_request, response) => response.end('here'), {
      certificate: { cert: first.cert, key: first.key },
      longestHandshake: 50,
    });
    const close = await listen(limited, { port: 0, host: '127.0.0.1' });
    const { port } = limited.address() as AddressInfo;
    // Ends only when the server hangs up.
    await rawRequest(`http://127.0.0.1:${port}`, bytes);
    expect((await get(`https://127.0.0.1:${port}/`)).body).toBe('here');
    await close();
  });

  it('lets other machines call without further words', async () => {
    await start({ host: '0.0.0.0', empty: true, tlsCert, tlsKey });
    expect(server!.warnings).toEqual([]);
  });

  it.each([
    [{ tlsCert }, '--tls-cert and --tls-key go together: name both files.'],
    [{ tlsCert: folder.path('none.pem'), tlsKey }, `--tls-cert ${folder.path('none.pem')} is not there. Name a file.`],
    [{ tlsCert: tlsKey, tlsKey }, `--tls-cert ${tlsKey} is not a certificate in PEM form.`],
    [{ tlsCert, tlsKey: tlsCert }, `--tls-key ${tlsCert} is not a private key without a passphrase in PEM form.`],
    [
      { tlsCert, tlsKey: file('renewed.key', renewed.key) },
      `The key of --tls-key ${folder.path('renewed.key')} does not belong to the certificate of --tls-cert ${tlsCert}.`,
    ],
  ])('that cannot be used is refused: %#', async (options, sentence) => {
    await expect(start(options)).rejects.toThrow(sentence);
  });

  it('is renewed without a stop, and only by one that can be used', async () => {
    const secure = createServer({ ...first }, (_request, response) => response.end('here'));
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
    const url = `https://127.0.0.1:${(secure.address() as AddressInfo).port}`;
    const faults: unknown[] = [];
    let looks = 0;
    const read = () => {
      looks++;
      if (looks === 1) throw new Error('no certificate');
      return looks === 2 ? renewed : undefined;
    };
    expect((await get(url)).name).toBe('first.example');
    const watching = renewing(secure, read, (fault) => faults.push(fault), 10);
    await expect.poll(async () => (await get(url)).name).toBe('renewed.example');
    expect(faults).toEqual([new Error('no certificate')]);
    watching.stop();
    secure.close();
  });
});

describe('an address that other machines can reach', () => {
  it('is refused unless something encrypts, before anything is written', async () => {
    await expect(start({ host: '0.0.0.0' })).rejects.toThrow(
      'Other machines can reach --host 0.0.0.0, and nothing would be encrypted on the way. Give --tls-cert and --tls-key, ' +
        'or name the TLS proxy in front with --trusted-proxy. --plain-http serves without encryption all the same.',
    );
    await start({ host: '0.0.0.0', empty: true, plainHttp: true });
  });
});

describe('a named proxy', () => {
  const tolerated = { host: '127.0.0.1', empty: true } as const;

  it('is believed who calls and how; nobody else is', async () => {
    const logTo: string[] = [];
    const wrong = {
      authorization: 'ODFHIR Wrong/Keys',
      'x-forwarded-for': '6.6.6.6, 203.0.113.9',
      'x-forwarded-proto': 'https',
    };
    const tell = async (trustedProxy: string) => {
      logTo.length = 0;
      const { url, origin } = await start({
        ...tolerated,
        trustedProxy,
        logLevel: 'warn',
        logTo: { write: (line) => void logTo.push(line) },
      });
      // Each pair is another one, or they would count as one guess.
      for (let guess = 0; guess < 21; guess++) {
        await get(`${url}/treatplans`, { ...wrong, authorization: `ODFHIR Wrong/Keys${guess}` });
      }
      const { body } = await get(`${origin}/openapi.json`, wrong);
      const { servers } = JSON.parse(body) as { servers: { url: string }[] };
      await server!.stop();
      return { address: /"address":"([^"]*)"/.exec(logTo.join('\n'))?.[1], scheme: new URL(servers[0]!.url).protocol };
    };
    expect(await tell('127.0.0.1')).toEqual({ address: '203.0.113.9', scheme: 'https:' });
    expect(await tell('127.0.0.0/8, 10.0.0.5')).toEqual({ address: '203.0.113.9', scheme: 'https:' });
    expect(await tell('10.0.0.5')).toEqual({ address: '127.0.0.1', scheme: 'http:' });
  });

  const outer = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4')?.address;

  it.runIf(outer)('is the only way in from other machines, but for probes', async () => {
    const { origin } = await start({ host: '0.0.0.0', empty: true, trustedProxy: '192.0.2.1' });
    const asked = async (host: string, path: string) => {
      const { status, body } = await get(origin.replace('127.0.0.1', host) + path, { 'x-forwarded-for': '192.0.2.1' });
      return [status, status === 403 ? body : ''];
    };
    const sentence = 'This server is reached through its proxy, and answers nobody who goes past it.';
    expect(await asked(outer!, '/docs')).toEqual([403, sentence]);
    expect(await asked(outer!, '/readyz')).toEqual([200, '']);
    expect(await asked('127.0.0.1', '/docs')).toEqual([200, '']);
  });

  it('must say an address', async () => {
    const { url } = await start({ ...tolerated, trustedProxy: '127.0.0.1' });
    const { status, body } = await get(`${url}/treatplans`, { 'x-forwarded-for': '<script>' });
    expect([status, body]).toEqual([400, 'X-Forwarded-For holds no address.']);
  });

  it.each(['yes', '10.0.0.0/33', '0.0.0.0/0', '::/0', '10.0.0.1/8/8', '10.0.0.1,', 'proxy.example.com', '::1/129'])(
    'cannot be %s',
    async (trustedProxy) => {
      await expect(start({ trustedProxy })).rejects.toThrow('--trusted-proxy must be addresses or networks such as');
    },
  );
});
