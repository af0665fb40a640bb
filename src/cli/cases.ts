import type { CaseFile } from '../estimates/cases/case-file.ts';
import { asCaseFile } from '../estimates/cases/check-shape.ts';
import { type CaseReport, type Mismatch, runCases } from '../estimates/cases/run-cases.ts';
import { readTextFile } from '../text-file.ts';
import { explain } from './terminal/problems.ts';

/**
 * `node src/cli/cases.ts FILE.json`: runs the estimate cases of a file. Prints one line per value that differs, then
 * the totals; exits with 0 only when every case passes, with 2 and one sentence when the file
 * cannot be read or is no case file.
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
    console.error(`${path}: ${explain(error).sentence}`);
    return 2;
  }
  for (const mismatch of report.mismatches) console.log(lineOf(mismatch));
  const { cases, casesPassed, values, valuesPassed } = report;
  console.log(`cases: ${casesPassed}/${cases} passed, values: ${valuesPassed}/${values}`);
  return casesPassed === cases ? 0 : 1;
}

function readCaseFile(path: string): CaseFile {
  const text = readTextFile(path);
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (error) {
    throw new Error(`This is no JSON: ${(error as Error).message}.`);
  }
  return asCaseFile(file);
}

function lineOf({ id, proc, ordinal, field, value, got }: Mismatch): string {
  return `${id} ${proc} ${ordinal} ${field}: expected ${JSON.stringify(value)}, got ${JSON.stringify(got) ?? 'nothing'}`;
}

process.exitCode = main(process.argv.slice(2));
