import { readFileSync } from 'node:fs';
import type { CaseFile } from '../estimates/case-file.ts';
import { type CaseReport, type Mismatch, runCases } from '../estimates/cases.ts';

/**
 * `node src/cli/cases.ts FILE.json`: runs the estimate cases of a file. Prints one line per value that differs, then
 * the totals; exits with 0 only when every case passes, with 2 when the file cannot be read.
 */
function main([path]: readonly string[]): number {
  if (path === undefined) {
    console.error('Usage: cases FILE.json');
    return 2;
  }
  let report: CaseReport;
  try {
    report = runCases(readCaseFile(path));
  } catch (error) {
    console.error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
  for (const mismatch of report.mismatches) console.log(lineOf(mismatch));
  const { cases, casesPassed, values, valuesPassed } = report;
  console.log(`cases: ${casesPassed}/${cases} passed, values: ${valuesPassed}/${values}`);
  return casesPassed === cases ? 0 : 1;
}

function readCaseFile(path: string): CaseFile {
  const file: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const { cases, asOf } = Object(file) as Partial<CaseFile>;
  if (!Array.isArray(cases) || typeof asOf !== 'string')
    throw new Error('not a case file: "asOf" and "cases" expected');
  return file as CaseFile;
}

function lineOf({ id, proc, ordinal, field, value, got }: Mismatch): string {
  return `${id} ${proc} ${ordinal} ${field}: expected ${JSON.stringify(value)}, got ${JSON.stringify(got) ?? 'nothing'}`;
}

process.exitCode = main(process.argv.slice(2));
