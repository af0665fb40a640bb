import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contender, Figures } from '../bench/compare.ts';
import { plotOf, seldomTable, tableOf, writeReport } from '../bench/report.ts';

const figures = (contender: Contender, requestsPerSecond: number): Figures => ({
  contender,
  requestsPerSecond,
  cpu: 1e6 / requestsPerSecond,
  p50: 2,
  p99: 9,
  faults: 0,
  spread: [requestsPerSecond, requestsPerSecond],
  memory: 100e6,
});
const results = [
  {
    load: 'GET one',
    connections: 16,
    figures: [figures('bitewing', 750), figures('nest-typeorm', 100), figures('bare', 1000)],
  },
  { load: 'POST procedure, insured', connections: 16, figures: [figures('bitewing', 500), figures('bare', 1000)] },
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bitewing-report-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the report of the bench', () => {
  it('tells requests a second as a share of the bare handler', () => {
    expect(tableOf(results).split('\n').slice(2)).toEqual([
      '| GET one | 16 | 0.75 | 1.00 | 0.10 | 2 / 9 |',
      '| POST procedure, insured | 16 | 0.50 | 1.00 | – | 2 / 9 |',
    ]);
  });

  it('tells no share of a bare handler that could not answer', () => {
    const none = [{ load: 'GET far', connections: 16, figures: [figures('bitewing', 15), figures('bare', 0)] }];
    expect(tableOf(none).split('\n')[2]).toBe('| GET far | 16 | – | – | 2 / 9 |');
    expect(plotOf([...none, ...results], 'machine')).not.toMatch(/NaN|Infinity/);
  });

  it('tells start, memory and export of those that were measured', () => {
    const starts = new Map([
      ['bitewing', { start: 412.4, atRest: 101e6 }],
      ['bare', { start: 80, atRest: 50e6 }],
    ] as const);
    const exported = new Map([
      ['bitewing', 60_000],
      ['bare', 80_000],
    ] as const);
    expect(seldomTable({ results, starts, exported }).split('\n')).toEqual([
      '| | Bitewing | bare handler | NestJS + TypeORM |',
      '|---|---|---|---|',
      '| from the start to the first answer, ms | 412 | 80 | – |',
      '| memory then, MB | 101 | 50 | – |',
      '| memory when the last load had ended, MB | 100 | 100 | 100 |',
      '| procedures a second of an export, of bare | 0.75 | 1.00 | – |',
    ]);
    expect(seldomTable({ results: [], exported: new Map() })).toBe('');
  });

  it('draws a bar for each figure', () => {
    const picture = plotOf(results, 'Requests');
    const bars = [...picture.matchAll(/<rect x="170" y="\d+" width="([\d.]+)" height="13"/g)];
    expect(bars.map(([, width]) => Number(width) / 530)).toEqual(
      [0.75, 0.1, 0.5].map((share) => expect.closeTo(share, 3)),
    );
  });

  it('writes only between the marks of its engine', () => {
    const page = join(folder, 'README.md');
    writeFileSync(page, 'Before.\n<!-- sqlite -->\nold\n<!-- /sqlite -->\nAfter.\n');
    writeReport(page, 'sqlite', 'A small practice', { results });
    const written = readFileSync(page, 'utf8');
    expect(written).toMatch(
      /^Before\.\n<!-- sqlite -->\n!\[.*\]\(README-sqlite\.svg\)[\s\S]*\n<!-- \/sqlite -->\nAfter\.\n$/,
    );
    expect(written).not.toContain('old');
    expect(() => writeReport(page, 'mariadb', '', { results })).toThrow('lacks the lines <!-- mariadb -->');
    expect(readFileSync(page, 'utf8')).toBe(written);
  });
});
