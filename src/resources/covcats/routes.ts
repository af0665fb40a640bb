import type { Audited } from '../../db/audit.ts';
import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { getSingle } from '../../http/answers.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { coveredByCategory } from '../../practice/insurance/due/covered-patients.ts';
import { whileFew } from '../../practice/insurance/due/due-estimates.ts';
import { covCatRow } from './row.ts';
import { categoriesInOrder, covCatInputs, createCovCat, newCovCatInputs, updateCovCat } from './write.ts';

const target = rowInUrl('covcat', 'CovCat');

export const covCatOperations: readonly Operation[] = [
  getSingle({ path: '/covcats/{CovCatNum}', added: '23.3.8', row: covCatRow, summary: 'Get one insurance category' }),
  getList({
    path: '/covcats',
    added: '23.3.8',
    row: covCatRow,
    summary: 'List insurance categories',
    orderBy: ['CovOrder'],
  }),
  writeOperation({
    verb: 'POST',
    path: '/covcats',
    added: '24.1.24',
    permission: 'Setup',
    summary: 'Add an insurance category, more specific than all others',
    body: newCovCatInputs,
    patient: 'none',
    write: (tx, { body }) => createCovCat(tx, body),
    audit: entry,
    answer: { kind: 'row', row: covCatRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/covcats/{CovCatNum}',
    added: '24.1.24',
    permission: 'Setup',
    summary: 'Change or move an insurance category',
    body: covCatInputs,
    target,
    patient: ({ target: category, body }, handle) => whomItConcerns(handle, category, body.CovOrder),
    write: (tx, { target: category, body }) => updateCovCat(tx, category, body),
    audit: entry,
    answer: { kind: 'row', row: covCatRow },
  }),
];

/**
 * Everybody whom the category covers. If it moves, other categories move too, so everybody whom those cover as well.
 */
async function whomItConcerns(
  handle: Handle,
  category: Row<'covcat'>,
  place: number | undefined,
): Promise<readonly Key[]> {
  const touched = place === undefined ? [category] : await categoriesInOrder(handle);
  return whileFew(async (most) => {
    const covered = await Promise.all(touched.map((one) => coveredByCategory(handle, one, most)));
    return [...new Set(covered.flat())];
  });
}

function entry(row: Row<'covcat'>): Audited {
  return { permission: 'Setup', patNum: 0, key: row.CovCatNum, detail: `Insurance category: ${row.Description ?? ''}` };
}
