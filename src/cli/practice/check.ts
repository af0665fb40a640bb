import { Command } from 'commander';
import type { DatabaseReport, WriteReport } from '../../db/database-report.ts';
import { WRITES_OFFICE_ONLY } from '../../db/office/write-mode.ts';
import { addSettings } from '../flags/setting-options.ts';
import { namedPractice } from '../opening/named-practice.ts';
import { plainText } from '../terminal/plain-text.ts';
import { CommandProblem } from '../terminal/problems.ts';

/**
 * `bitewing check`: tells what a server could do with a database, before it runs on it. Exit status 1 if it could not
 * run.
 */
export function checkCommand(): Command {
  const command = new Command('check')
    .summary('check whether Bitewing can work on a database')
    .description('Inspects a database and reports which operations work on it and which are slow. Nothing is changed.')
    .option('--writes', 'for an office’s database: also report which writes would work with --writes direct')
    .option('--operation <name>', 'only report on this operation, or on those with these words in their name')
    .option('--json', 'print the whole report as JSON')
    .addHelpText(
      'after',
      `
Examples:
  bitewing check --database mysql://reader:secret@office-server/opendental
  bitewing check --database mysql://reader:secret@office-server/opendental --writes --operation "POST /procedurelogs"`,
    );
  return addSettings(command, ['database']).action(async (flags) => {
    // `start` has a setting of this name.
    const { writes: withWrites, operation, ...given } = flags;
    const { database } = namedPractice(given);
    const { checkPractice } = await import('../../server.ts');
    const report = await checkPractice(database, withWrites === true);
    // Of a practice of ours that is damaged the whole report says more.
    if (operation !== undefined && report.operations.length > 0 && (report.isUsable || report.kind === 'office'))
      return tellOperations(report.operations, operation);
    process.stdout.write(flags.json ? `${JSON.stringify(report, null, 2)}\n` : plainText(reportText(report)));
    if (withWrites && report.kind !== 'office') {
      throw new CommandProblem(WRITES_OFFICE_ONLY);
    }
    if (!report.isUsable) throw new CommandProblem('A server should not run on this database as it is.');
  });
}

/** Of each operation with these words in its name, whether it works and why not. Exit status 1 if one does not. */
function tellOperations(operations: DatabaseReport['operations'], words: string): void {
  const wanted = words.toLowerCase();
  const named = operations.filter(({ operation }) => operation.toLowerCase().includes(wanted));
  if (named.length === 0)
    throw new CommandProblem(`No operation has "${words}" in its name, e.g. POST /procedurelogs.`);
  for (const { operation, works, reason } of named) {
    process.stdout.write(works ? `${operation} works.\n` : plainText(`${operation} does not work. ${reason}\n`));
  }
  if (named.some(({ works }) => !works)) process.exitCode = 1;
}

/** The report for a person: the most important things first, and only tables with something to say. */
export function reportText(report: DatabaseReport): string {
  const { database, server, kind, version, tables, operations, findings, grants, writes } = report;
  const present = tables.filter(({ isMissing }) => !isMissing);
  const engines = Map.groupBy(present, ({ engine }) => engine);
  const stopped = new Set(writes?.obstacles.flatMap((obstacle) => obstacle.operations));
  const failing = operations.filter(({ operation, works }) => !works && !stopped.has(operation));
  const sections = [
    `${database}`,
    `  ${KINDS[kind]}${version ? `, version ${version}` : ''}, on ${server}`,
    ...(present.length
      ? [`  ${[...engines].map(([engine, of]) => `${of.length} tables ${engine || 'of no known engine'}`).join(', ')}`]
      : []),
    ...grants.map((grant) => `  ${grant}`),
    ...(report.isUsable
      ? [
          operations.length > 0
            ? `  A server can run on it: ${operations.filter(({ works }) => works).length} of ${operations.length} operations work.`
            : '  A server can run on it: the first start makes a practice there.',
        ]
      : []),
    ...part(
      'Problems',
      findings.filter((finding) => finding.kind === 'problem').map(({ sentence }) => sentence),
    ),
    ...part(
      'Worth knowing',
      findings.filter((finding) => finding.kind === 'cost').map(({ sentence }) => sentence),
    ),
    ...part(
      `Operations that will not work (${failing.length} of ${operations.length})`,
      // If the database is another program's, the problems say so, and nothing else is said.
      [...Map.groupBy(failing, ({ reason }) => reason)]
        .map(([reason, of]) =>
          of.length === operations.length ? reason : `${reason} ${namesOf(of.map(({ operation }) => operation))}`,
        )
        .filter((line) => line !== ''),
    ),
    ...(writes ? writesPart(writes) : []),
    ...part(
      'Largest tables',
      present
        .filter(({ rows }) => rows > 0)
        .toSorted((one, other) => other.rows - one.rows)
        .slice(0, 10)
        .map(({ name, rows, largestKey }) => `${name}: about ${rows} rows, keys up to ${largestKey}`),
    ),
  ];
  return `${sections.join('\n')}\n`;
}

/** Of more than a few only the number: nobody reads a hundred names, and programs have the report. */
const namesOf = (names: readonly string[]) =>
  names.length > 12 ? `${names.length} operations, which --json names.` : names.join(', ');

/** Grouped by what is missing. */
function writesPart({ operations, obstacles, withoutTransactions, refusedWhenRecorded }: WriteReport): string[] {
  const stopped = new Set(obstacles.flatMap((obstacle) => obstacle.operations));
  const lines = obstacles.map((obstacle) => `${obstacle.sentence} ${namesOf(obstacle.operations)}`);
  if (withoutTransactions.length > 0) {
    lines.push(
      `Without transactions, so a crash in the middle of a write leaves a part of it: ${withoutTransactions.join(', ')}. ` +
        'What fails is taken back row by row, which wants INSERT and DELETE on them.',
    );
  }
  lines.push('Known from requests to the demo practice: another request may touch more tables, or fewer.');
  if (refusedWhenRecorded.length > 0) {
    lines.push(`Of these hardly more than the main table is known: ${refusedWhenRecorded.join(', ')}`);
  }
  return part(`Writes with --writes direct (${stopped.size} of ${operations} will not work)`, lines);
}

const KINDS: Readonly<Record<DatabaseReport['kind'], string>> = {
  own: 'A practice of Bitewing’s own',
  office: 'A database that Open Dental created',
  empty: 'An empty database',
  other: 'A database of another program',
};

const part = (title: string, lines: readonly string[]) =>
  lines.length ? ['', title, ...lines.map((line) => `  ${line}`)] : [];
