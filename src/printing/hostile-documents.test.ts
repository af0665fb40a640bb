import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { begunProcesses } from '../../test/support/begun-processes.ts';
import type { PlanDocument } from '../pdf/model.ts';
import { internalSheet, type SheetField } from '../pdf/sheet.ts';
import type { MakingLimits } from './making.ts';
import { startPrinter } from './printer.ts';

const LIMITS: MakingLimits = { mostWaiting: 50, longest: 30_000, mostMemory: 768, idle: 10_000 };

const empty = { kind: 'empty' } as const;

function plan(Note: string, fields: readonly SheetField[] = internalSheet.fields): PlanDocument {
  return {
    ...{ title: 'Plan', author: 'Office', subject: 'Plan', createdAt: '2026-03-10 09:00:00', language: 'en-US' },
    sheet: { ...internalSheet, fields },
    texts: {
      ...{ Heading: 'Fillings', defaultHeading: 'Office', Note, tpPatPortionEst: '0.00', SignatureText: '' },
      ...{ SignaturePracticeText: '', DateTSigned: '', DateTPracticeSigned: '' },
    },
    ...{ legend: [], lines: { columns: [], rows: [] } as unknown as PlanDocument['lines'] },
    ...{ signature: empty, signaturePractice: empty, footer: 'Invented' },
  };
}

async function withPrinter(
  limits: Partial<MakingLimits>,
  work: (printer: ReturnType<typeof startPrinter>) => Promise<void>,
) {
  const printer = startPrinter([], () => {}, { ...LIMITS, ...limits });
  try {
    await work(printer);
  } finally {
    await printer.close();
  }
}

describe('a hostile document', () => {
  it.each<[string, PlanDocument, string]>([
    ['a note of a line feed after the other', plan('\n'.repeat(65_000)), 'more than 300 pages cannot be printed'],
    ['more text than anybody reads', plan('x '.repeat(250_000)), 'more than 400000 characters cannot be printed'],
    [
      'a sheet of ever more fields',
      plan('', Array(2_001).fill(internalSheet.fields[0])),
      'more than 2000 fields cannot',
    ],
  ])('of %s is refused with a sentence', async (_what, document, sentence) => {
    await withPrinter({}, async (printer) => {
      await expect(printer.print(document)).rejects.toMatchObject({
        status: 400,
        message: expect.stringContaining(sentence),
      });
    });
  });

  it.each<[string, string]>([
    ['halves of characters', '\ud800'.repeat(9_000)],
    ['zeros', '\0'.repeat(9_000)],
    ['letters that no font has', '漢🦷'.repeat(4_000)],
    ['marks on one letter', `a${'\u0345\u0316'.repeat(9_000)}`],
    ['unseen characters behind a Hebrew letter', `\u05d0${'\u00ad'.repeat(30_000)}`],
    ['words that turn the direction', '\u202e(\u05d0 1, a\u202c '.repeat(2_000)],
  ])('of %s is printed', async (_what, note) => {
    await withPrinter({}, async (printer) => {
      expect((await printer.print(plan(note))).length).toBeGreaterThan(1000);
    });
  });

  it('that needs too much memory is refused, and what waits behind it is made', async () => {
    await withPrinter({ mostMemory: 40 }, async (printer) => {
      const large = printer.print(plan('a\n'.repeat(16_000)));
      const small = printer.print(plan('Small'));
      await expect(large).rejects.toMatchObject({ status: 400, message: expect.stringContaining('memory') });
      expect((await small).length).toBeGreaterThan(1000);
    });
  });

  it('that takes too long is refused by itself, and so is what would wait too long for a place', async () => {
    await withPrinter({ longest: 1, mostWaiting: 1 }, async (printer) => {
      const asked = [plan('One'), plan('Two'), plan('Three')].map((document) => printer.print(document));
      const ends = await Promise.allSettled(asked);
      expect(ends.map((end) => end.status === 'rejected' && [end.reason.status, end.reason.message])).toEqual([
        [503, 'The document takes too long to be made.'],
        [503, 'The document takes too long to be made.'],
        [503, 'Too many documents wait to be made. Try again in a moment.'],
      ]);
    });
  });
});

describe.runIf(process.platform === 'linux')('the printing process', () => {
  it('may be killed: what it was making is refused, and what waits is made by another one', async () => {
    await withPrinter({}, async (printer) => {
      const others = begunProcesses();
      const asked = ['First', 'Second'].map((note) => printer.print(plan(note)));
      for (const one of begunProcesses()) if (!others.includes(one)) process.kill(Number(one), 'SIGKILL');
      await expect(asked[0]).rejects.toMatchObject({ status: 503, message: expect.stringContaining('Try again') });
      expect((await asked[1]!).length).toBeGreaterThan(1000);
    });
  });

  it('ends when nothing was printed for a while, and another one prints what comes then', async () => {
    await withPrinter({ idle: 20 }, async (printer) => {
      const others = begunProcesses();
      const first = await printer.print(plan('First'));
      while (begunProcesses().some((one) => !others.includes(one))) await pause(10);
      expect(Buffer.compare(await printer.print(plan('First')), first)).toBe(0);
    });
  });

  it('may lack the files to begin: what waits is refused, the server goes on, and prints when there are files', async () => {
    const { stdout } = await promisify(execFile)('sh', [
      '-c',
      'ulimit -n 150 && exec "$@"',
      'sh',
      ...[process.execPath, '--input-type=module', '--eval', WITHOUT_FILES],
      ...[new URL('./printer.ts', import.meta.url).href, JSON.stringify(plan('One'))],
    ]);
    const sentence = 'The server can begin no process for this now. Try again in a moment.';
    expect(JSON.parse(stdout)).toEqual([503, sentence, 503, sentence, '%PDF']);
  });
});

/** A program that takes all files it may open, prints two plans, gives the files back and prints again. */
const WITHOUT_FILES = `
  import { closeSync, openSync } from 'node:fs';
  const { startPrinter } = await import(process.argv[1]);
  const plan = JSON.parse(process.argv[2]);
  const printer = startPrinter();
  const files = [];
  try {
    for (;;) files.push(openSync('/dev/null'));
  } catch {}
  const ends = await Promise.allSettled([printer.print(plan), printer.print(plan)]);
  files.forEach(closeSync);
  const last = Buffer.from(await printer.print(plan)).toString('latin1', 0, 4);
  console.log(JSON.stringify([...ends.flatMap(({ reason }) => [reason.status, reason.message]), last]));
  await printer.close();
`;
