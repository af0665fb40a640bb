import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { testPractice } from '../support/test-practice.ts';

/** Bytes of a page's scripts as they travel. */
const LARGEST_SCRIPT = 30_000;

describe('the pages of /chairside', () => {
  const practice = testPractice();
  const fetchPage = (path: string, headers: Record<string, string> = {}) => fetch(practice.origin + path, { headers });

  it.each([
    '/chairside',
    '/chairside/',
    '/chairside/patients/13',
    '/chairside/treatplans/10',
    '/chairside/treatplans/10/handover',
    '/chairside/treatplans/10/pdf',
    '/chairside/present',
    '/chairside/present/10',
  ])('%s needs no key and is kept by nobody', async (path) => {
    const answer = await fetchPage(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    const text = await answer.text();
    expect(text).toContain('<main');
    expect(text).not.toContain('10');
  });

  it.each(['/chairside/nowhere', '/chairside/Present/1/2', '/chairside/assets', '/chairside/nowhere/1/'])(
    '%s is a page that leads back',
    async (path) => {
      const answer = await fetchPage(path, { 'accept-language': 'es' });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      const text = await answer.text();
      expect(text).toContain('Esta página no existe. <a href="/chairside">Al inicio</a>');
      expect(text).not.toContain('<script');
    },
  );

  it('allow nothing but files of our own', async () => {
    const answer = await fetchPage('/chairside');
    const policy = answer.headers.get('content-security-policy')!;
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'; /);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    const text = await answer.text();
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son[a-z]+=|https?:\/\//);
  });

  it('speak the language that the browser asks for', async () => {
    const text = await (await fetchPage('/chairside/present', { 'accept-language': 'es-MX,es;q=0.9' })).text();
    expect(text).toContain('<html lang="es">');
    expect(text).toContain('Su plan de tratamiento');
    expect(await (await fetchPage('/chairside/present', { 'accept-language': 'fi' })).text()).toContain('lang="en"');
  });

  it('load a script, a style sheet and a font, which a browser need not load twice', async () => {
    for (const name of ['patient.js', 'shared.js', 'page.css', 'open-sans-400.ttf']) {
      const first = await fetchPage(`/chairside/assets/${name}`);
      expect([name, first.status]).toEqual([name, 200]);
      const again = await fetchPage(`/chairside/assets/${name}`, { 'if-none-match': first.headers.get('etag')! });
      expect(again.status).toBe(304);
    }
    expect((await fetchPage('/chairside/assets/sources.txt')).status).toBe(404);
    expect((await fetchPage('/chairside/assets/..%2f..%2fpages.ts')).status).toBe(404);
  });

  it.each(['/chairside', '/chairside/present'])('%s has a script that stays small', async (path) => {
    const text = await (await fetchPage(path)).text();
    const addresses = [...text.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, address]) => address!);
    expect(addresses).toHaveLength(2);
    const zipped = await Promise.all(addresses.map(zippedBytes));
    expect(zipped.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(LARGEST_SCRIPT);
    const scripts = zipped.map((bytes) => gunzipSync(bytes).toString()).join('');
    // Names of SVG and MathML, and the home of a library in its licence.
    expect(['http://www.w3.org', 'https://github.com']).toEqual(
      expect.arrayContaining([...new Set(scripts.match(/https?:\/\/[\w.]+/g) ?? [])]),
    );
    // What a page loads beyond its two scripts would not be counted.
    expect(scripts).not.toMatch(/import\(/);
  });

  async function zippedBytes(address: string): Promise<Buffer> {
    const { promise, resolve } = Promise.withResolvers<Buffer>();
    request(practice.origin + address, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      expect(answer.headers['content-encoding']).toBe('gzip');
      answer.toArray().then((chunks) => resolve(Buffer.concat(chunks)));
    }).end();
    return promise;
  }
});
