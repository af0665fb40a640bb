import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startServer } from '../../src/server.ts';
import { fontWith } from '../support/font-with.ts';
import { readPdf, textOfPdf } from '../support/pdf-reader.ts';

describe('fonts of the office’s own', () => {
  const place = mkdtempSync(join(tmpdir(), 'bitewing-fonts-'));
  afterAll(() => rmSync(place, { recursive: true }));
  const start = (fonts?: string) => startServer({ database: ':memory:', control: ':memory:', port: 0, fonts });
  const laid = (name: string, bytes: Uint8Array | string) => {
    const file = join(place, name);
    writeFileSync(file, bytes);
    return file;
  };

  it('draw the letters of a name that Open Sans lacks', async () => {
    const file = laid('names.ttf', fontWith('王小明'));
    const server = await start(` ${laid('other.ttf', fontWith('李'))}, ${file}`);
    try {
      const call = async (path: string, verb = 'GET', body?: object) =>
        fetch(`${server.origin}/api${path}`, {
          method: verb,
          headers: { authorization: `ODFHIR ${server.demoKeys}`, 'content-type': 'application/json' },
          ...(body ? { body: JSON.stringify(body) } : {}),
        });
      const [plan] = (await (await call('/v1/treatplans')).json()) as { TreatPlanNum: number; PatNum: number }[];
      expect((await call(`/v1/patients/${plan!.PatNum}`, 'PUT', { FName: '小明', LName: '王' })).status).toBe(200);
      const pdf = readPdf(await (await call(`/ext/v1/treatplans/${plan!.TreatPlanNum}/pdf`)).bytes());
      expect(textOfPdf(pdf)).toContain('小明 王');
    } finally {
      await server.stop();
    }
  });

  it.each([
    ['nowhere.ttf', undefined, 'is not there.'],
    ['letter.ttf', 'Dear patient', 'is no TrueType or OpenType font.'],
    ['cut.ttf', fontWith('李').subarray(0, 200), 'is no TrueType or OpenType font.'],
  ])('are refused at the start when they are none: %s', async (name, bytes, reason) => {
    const file = bytes === undefined ? join(place, name) : laid(name, bytes);
    await expect(start(file)).rejects.toThrow(`--fonts ${file} ${reason}`);
  });
});
