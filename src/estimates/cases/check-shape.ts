import { isDate } from '../../domain/calendar.ts';
import type { CaseFile } from './case-file.ts';

/** The parts of a setup that are lists of objects, and those that are one object (`insurance-estimates.md` 1.5). */
const LISTS = [
  'plans',
  'benefits',
  'fees',
  'feeScheds',
  'providers',
  'codes',
  'codeGroups',
  'categories',
  'history',
  'procedures',
];
const OBJECTS = ['patient', 'prefs', 'discountPlan'];
const MODES: readonly unknown[] = ['tp', 'single', 'fee'];

/** Takes a parsed file as a case file; throws with one sentence that names the first place where its shape is wrong. */
export function asCaseFile(file: unknown): CaseFile {
  if (!isObject(file) || typeof file.asOf !== 'string' || !Array.isArray(file.cases)) {
    throw new Error('This is no case file: an "asOf" date and a list of "cases" are expected.');
  }
  if (!isDate(file.asOf)) throw new Error(`"asOf" is no date: ${file.asOf}.`);
  for (const [index, each] of file.cases.entries()) {
    const problem = problemOf(each);
    if (problem !== undefined) throw new Error(`Case ${index + 1}${nameOf(each)} ${problem}.`);
  }
  return file as unknown as CaseFile;
}

function problemOf(each: unknown): string | undefined {
  if (!isObject(each)) return 'is no object';
  const { mode, setup, expect } = each;
  if (!isAbsent(mode) && !MODES.includes(mode)) return `has an unknown mode: ${JSON.stringify(mode)}`;
  if (!isObject(setup)) return 'has no "setup"';
  if (!isListOfObjects(expect)) return 'has no list of objects as "expect"';
  const list = LISTS.find((part) => !isAbsent(setup[part]) && !isListOfObjects(setup[part]));
  if (list !== undefined) return `has no list of objects as "${list}"`;
  const object = OBJECTS.find((part) => !isAbsent(setup[part]) && !isObject(setup[part]));
  return object === undefined ? undefined : `has no object as "${object}"`;
}

function nameOf(each: unknown): string {
  return isObject(each) && typeof each.id === 'string' ? ` (${each.id})` : '';
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && value.every(isObject);
}
