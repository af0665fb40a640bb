import { notOffered } from '../refusals.ts';

/** Most numbers of one such table. */
const MOST = 10_000;

/** The query that stands for MariaDB's tables of numbers, `seq_1_to_31` and `seq_0_to_100_step_5`; undefined for others. */
export function sequenceNamed(name: string): string | undefined {
  const [, first, last, step = '1'] = /^seq_(\d{1,9})_to_(\d{1,9})(?:_step_(\d{1,9}))?$/i.exec(name) ?? [];
  const count = Math.floor((Number(last) - Number(first)) / Number(step)) + 1;
  if (first === undefined || !(count > 0)) return undefined;
  if (count > MOST) throw notOffered(`A table of more than ${MOST} numbers`);
  const digits = [...String(count - 1)].map((_, place) => `d${place}.n * ${10 ** place}`);
  const place = digits.join(' + ');
  const ten = Array.from({ length: Math.min(count, 10) }, (_, digit) => `SELECT ${digit} AS n`).join(' UNION ALL ');
  const tables = digits.map((_, at) => `(${ten}) d${at}`).join(', ');
  return `SELECT ${first} + ${step} * (${place}) AS seq FROM ${tables} WHERE ${place} < ${count} ORDER BY 1`;
}
