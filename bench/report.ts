/**
 * Writes what was measured as a page with a table for each load and a picture: ratios, since other figures hold only on one
 * machine.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename } from 'node:path';
import type { Engine } from '../src/db/schema/ddl.ts';
import type { Contender, Figures } from './compare.ts';
import type { Started } from './seldom.ts';

export interface Result {
  readonly load: string;
  readonly connections: number;
  readonly figures: readonly Figures[];
}

export const TITLES: Readonly<Record<Contender, string>> = {
  bitewing: 'Bitewing',
  bare: 'bare handler',
  'express-sequelize': 'Express + Sequelize',
  'nest-typeorm': 'NestJS + TypeORM',
  'fastify-prisma': 'Fastify + Prisma',
  'json-server': 'json-server',
};

/** In the order of the columns. */
const CONTENDERS = Object.keys(TITLES) as Contender[];

/** Requests a second of each, divided by the bare handler's. */
export function ratios({ figures }: Result): Map<Contender, number> {
  const bare = figures.find(({ contender }) => contender === 'bare')!.requestsPerSecond;
  // Of a load that the bare handler could not answer in time there are no ratios.
  if (bare === 0) return new Map();
  return new Map(figures.map(({ contender, requestsPerSecond }) => [contender, requestsPerSecond / bare]));
}

/** The machine and the programs in one line. */
function machine(): string {
  const [{ model } = { model: 'unknown processor' }] = cpus();
  return `${cpus().length} × ${model.trim()}, ${process.platform}, Node ${process.versions.node}`;
}

/** A row for each load and number of connections; the columns are the contenders. */
export function tableOf(results: readonly Result[]): string {
  const contenders = contendersOf(results);
  const rows = results.map((result) => {
    const found = ratios(result);
    const cells = contenders.map((name) => found.get(name)?.toFixed(2) ?? '–');
    const { p50, p99 } = result.figures.find(({ contender }) => contender === 'bitewing')!;
    return `| ${result.load} | ${result.connections} | ${cells.join(' | ')} | ${p50} / ${p99} |`;
  });
  const head = `| load | connections | ${contenders.map((name) => TITLES[name]).join(' | ')} | Bitewing, ms, p50 / p99 |`;
  return [head, `|---|---|${'---|'.repeat(contenders.length + 1)}`, ...rows].join('\n');
}

/** All that one run of the bench found. */
interface Found {
  readonly results: readonly Result[];
  readonly starts?: ReadonlyMap<Contender, Started> | undefined;
  /** Procedures a second. */
  readonly exported?: ReadonlyMap<Contender, number> | undefined;
}

/** Start, memory and export, a row each; empty where nothing of them was measured. */
export function seldomTable({ results, starts, exported }: Found): string {
  const loaded = new Map(results.flatMap(({ figures }) => figures.map(({ contender, memory }) => [contender, memory])));
  const rows: [name: string, cellOf: (name: Contender) => string | undefined][] = [
    ['from the start to the first answer, ms', (name) => starts?.get(name)?.start.toFixed(0)],
    ['memory then, MB', (name) => megabytes(starts?.get(name)?.atRest)],
    ['memory when the last load had ended, MB', (name) => megabytes(loaded.get(name))],
    ['procedures a second of an export, of bare', (name) => shareOf(exported?.get(name), exported?.get('bare'))],
  ];
  const measured = rows.filter(([, cellOf]) => CONTENDERS.some(cellOf));
  if (measured.length === 0) return '';
  const columns = CONTENDERS.filter((name) => measured.some(([, cellOf]) => cellOf(name)));
  return [
    `| | ${columns.map((name) => TITLES[name]).join(' | ')} |`,
    `|${'---|'.repeat(columns.length + 1)}`,
    ...measured.map(([what, cellOf]) => `| ${what} | ${columns.map((name) => cellOf(name) ?? '–').join(' | ')} |`),
  ].join('\n');
}

const shareOf = (own: number | undefined, bare: number | undefined) =>
  own && bare ? (own / bare).toFixed(2) : undefined;

const megabytes = (bytes: number | undefined) => (bytes === undefined ? undefined : String(Math.round(bytes / 1e6)));

/** Bars of the loads at one number of connections, as an SVG document that stands alone. */
export function plotOf(results: readonly Result[], title: string): string {
  const contenders = contendersOf(results).filter((name) => name !== 'bare');
  const [left, bar, gap, width] = [170, 15, 22, 760];
  const scale = Math.max(1, ...results.flatMap((result) => [...ratios(result).values()]));
  const right = width - left - 60;
  let y = 64;
  const parts: string[] = [];
  for (const result of results) {
    const found = ratios(result);
    parts.push(text(left - 12, y + bar * 0.8, result.load, 'end', 'bold'));
    for (const [index, name] of contenders.entries()) {
      const ratio = found.get(name);
      if (ratio === undefined) continue;
      const length = (ratio / scale) * right;
      parts.push(
        `<rect x="${left}" y="${y}" width="${length.toFixed(1)}" height="${bar - 2}" fill="${COLORS[index]}"/>`,
        text(left + length + 6, y + bar * 0.75, ratio.toFixed(2)),
      );
      y += bar;
    }
    y += gap;
  }
  const legend = contenders.map((name, index) => {
    const x = left + index * 140;
    return `<rect x="${x}" y="34" width="11" height="11" fill="${COLORS[index]}"/>${text(x + 16, 44, TITLES[name])}`;
  });
  const level = left + right / scale;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" width="${width}" height="${y}" role="img" font-family="system-ui, sans-serif" font-size="12">`,
    `<title>${title}</title>`,
    `<rect width="${width}" height="${y}" fill="#ffffff"/>`,
    text(left, 20, title, 'start', 'bold'),
    ...legend,
    ...parts,
    `<path d="M${level.toFixed(1)} 56V${y - gap / 2}" stroke="#333333" stroke-dasharray="3 3"/>`,
    text(level + 4, y - 4, 'bare handler = 1'),
    '</svg>\n',
  ].join('\n');
}

/** Bitewing has the strongest colour; the others differ in lightness too. */
const COLORS = ['#0b6e6e', '#7d828b', '#9fa4ad', '#c2c6cc', '#dfe2e6'];

const text = (x: number, y: number, words: string, anchor = 'start', weight = 'normal') =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" font-weight="${weight}" fill="#222222">${words}</text>`;

/** Those that were measured, in the order of the columns. */
function contendersOf(results: readonly Result[]): Contender[] {
  const present = new Set(results.flatMap(({ figures }) => figures.map(({ contender }) => contender)));
  return CONTENDERS.filter((name) => present.has(name));
}

/**
 * Writes the figures of one engine into a Markdown page, between the marks `<!-- engine -->` and `<!-- /engine -->`, and their
 * picture beside it. Throws an Error when the page has no such place.
 */
export function writeReport(file: string, engine: Engine, circumstances: string, found: Found): void {
  const { results } = found;
  const page = readFileSync(file, 'utf8');
  const [from, to] = [`<!-- ${engine} -->\n`, `<!-- /${engine} -->`];
  const [before, rest] = page.split(from);
  const after = rest?.split(to)[1];
  if (after === undefined)
    throw new Error(`${file} lacks the lines ${from.trim()} and ${to}, between which the figures go.`);
  const picture = `${file.replace(/\.md$/, '')}-${engine}.svg`;
  const [{ connections: few } = { connections: 0 }] = results;
  const shown = results.filter(({ connections }) => connections === few);
  const title = `Requests a second beside a bare handler, ${few} connections`;
  writeFileSync(picture, plotOf(shown, title));
  const section = [
    `![${title}](${basename(picture)})`,
    `${machine()}; ${circumstances}.`,
    tableOf(results),
    seldomTable(found),
  ];
  writeFileSync(file, `${before}${from}${section.join('\n\n')}\n${to}${after}`);
}
