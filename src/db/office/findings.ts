import type { Finding, TableReport } from '../database-report.ts';
import type { ServerFeatures } from '../mariadb/sessions/server-features.ts';
import { isTransactional, type OfficeSchema } from '../mariadb/tables/database-schema.ts';
import { type TableName, tableSince, tables } from '../schema/tables.ts';
import { comparisonCosts } from './comparisons.ts';
import { isDoubtfulTable, isLostTable, lostColumns } from './missing.ts';
import { isAtLeast, isLater, NEWEST_TRIED, OLDEST_KNOWN, parseVersion } from './version.ts';

/** Rows from which on a search without an index is felt. */
const MANY_ROWS = 10_000;

const problem = (sentence: string): Finding => ({ kind: 'problem', sentence });
const cost = (sentence: string): Finding => ({ kind: 'cost', sentence });

/** Why no server can run on an office's database of this version; undefined where one can. */
export function versionProblem(version: string): string | undefined {
  if (version === '') {
    return 'The office’s version cannot be read: its table preference has no DataBaseVersion, or the user may not see it (grant SELECT on preference).';
  }
  if (!parseVersion(version)) return `The office’s DataBaseVersion is "${version}", which is no version.`;
  if (!isAtLeast(version, OLDEST_KNOWN)) {
    return `Version ${version} is older than ${OLDEST_KNOWN}, the first this server knows.`;
  }
  return undefined;
}

/** What a check and a start both say of an office's version and of what its database does not show. */
export function officeFindings(schema: OfficeSchema): Finding[] {
  const { version } = schema;
  const broken = versionProblem(version);
  const findings = broken ? [problem(broken)] : [];
  if (isLater(version, NEWEST_TRIED)) {
    findings.push(
      cost(
        `Version ${version} is newer than ${NEWEST_TRIED}, the newest this server was tried with: what it added is not known here.`,
      ),
    );
  }
  const lostTables = (Object.keys(tables) as TableName[]).filter((name) => isLostTable(schema, name));
  if (lostTables.length > 0) findings.push(problem(lostTablesSentence(lostTables)));
  for (const name of Object.keys(tables) as TableName[]) {
    const lost = lostColumns(schema, name);
    if (lost.length > 0) {
      findings.push(
        problem(
          `Table ${name} has no ${lost.join(', ')}, although version ${version} has: an update was cut short, or the user ` +
            'may not see it. What depends on it is refused.',
        ),
      );
    }
  }
  return findings;
}

/** One sentence for all: a user with rights on a few tables would read the same line a hundred times. */
function lostTablesSentence(names: readonly string[]): string {
  const [name] = names;
  return names.length === 1
    ? `Table ${name} is missing, or the user may not see it: grant SELECT on it. What depends on it is refused.`
    : `${names.length} tables are missing, or the user may not see them: grant SELECT on them. What depends on them is refused: ${names.join(', ')}.`;
}

interface Looked {
  readonly kind: string;
  readonly schema: OfficeSchema;
  readonly tables: readonly TableReport[];
  readonly features: ServerFeatures;
  readonly grants: readonly string[];
}

/** Everything a person should know of a database before a server runs on it, what matters most first. */
export function findingsOn({ kind, schema, tables: reports, features, grants }: Looked): Finding[] {
  const findings: Finding[] = [];
  if (kind === 'empty') {
    const sentence = 'The database is empty, or the user may see none of its tables; a server would create its own.';
    findings.push(cost(sentence));
  }
  if (kind === 'other') {
    findings.push(problem('The database holds tables of another program. Name an empty one, or an office’s.'));
  }
  const { trouble: noVersion = '' } = reports.find(({ name }) => name === 'preference') ?? {};
  if (kind === 'office') {
    const known = officeFindings(schema);
    // Then it is not the row with the version that is missing.
    findings.push(...(noVersion && schema.version === '' ? [problem(noVersion), ...known.slice(1)] : known));
  }
  for (const report of reports) {
    if (!report.trouble || (report.trouble === noVersion && schema.version === '')) continue;
    findings.push(/ locked\b/.test(report.trouble) ? cost(report.trouble) : problem(report.trouble));
  }
  // Of an unknown version nobody can say what it should have.
  const isKnown = kind === 'office' && parseVersion(schema.version) !== undefined;
  for (const report of reports) findings.push(...tableCosts(schema, report, isKnown));
  if (kind === 'office') findings.push(...comparisonCosts(schema));

  const unsafe = reports.filter(({ isMissing, engine }) => !isMissing && !isTransactional({ engine }));
  if (unsafe.length > 0) {
    const cluster = features.isClusterNode ? ' A cluster does not copy their rows to its other nodes.' : '';
    findings.push(
      cost(
        `${unsafe.length === 1 ? '1 table has' : `${unsafe.length} tables have`} no transactions (${unsafe[0]!.engine}): with --writes direct a crash in the middle of a ` +
          `write leaves a part of it.${cluster}`,
      ),
    );
  }
  if (features.variables.get('innodb_flush_log_at_trx_commit') !== '1') {
    findings.push(cost('innodb_flush_log_at_trx_commit is not 1: a power cut can lose answers already given.'));
  }
  const mayWrite = grants.some((grant) => /\b(INSERT|UPDATE|DELETE|ALL PRIVILEGES)\b/.test(grant));
  if (kind === 'office' && mayWrite) {
    const sentence = 'The user may write. Reading needs SELECT only: a user of its own with that right is safer.';
    findings.push(cost(sentence));
  }
  return findings;
}

function tableCosts(schema: OfficeSchema, report: TableReport, isKnown: boolean): Finding[] {
  const { name, isMissing, missingColumns, missingIndexes, rows, largestKey } = report;
  const since = tableSince[name as TableName];
  const findings: Finding[] = [];
  if (isKnown && isDoubtfulTable(schema, name as TableName)) {
    findings.push(
      cost(
        `Table ${name} is not shown, and it is not known here whether version ${schema.version} has it: amounts that its rows decide are refused.`,
      ),
    );
  } else if (isKnown && isMissing && since && !isLostTable(schema, name as TableName)) {
    findings.push(cost(`Table ${name} came with version ${since}: it counts as empty.`));
  }
  const lost = lostColumns(schema, name as TableName);
  const younger = missingColumns.filter((column) => !lost.includes(column));
  if (isKnown && younger.length > 0) {
    findings.push(cost(`Table ${name} has no ${younger.join(', ')}: answered with the documented default.`));
  }
  for (const index of rows >= MANY_ROWS ? missingIndexes : []) {
    findings.push(cost(`Table ${name} has no index ${index}: such a search reads all of its about ${rows} rows.`));
  }
  if (largestKey.length >= 16 && BigInt(largestKey) > BigInt(Number.MAX_SAFE_INTEGER)) {
    findings.push(cost(`Keys of ${name} exceed 2^53: clients must read them as 64-bit numbers.`));
  }
  return findings;
}
