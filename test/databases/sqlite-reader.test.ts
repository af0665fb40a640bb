import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { openPractice, openPracticeOfAnother } from '../../src/db/opening/open.ts';
import { insertRow, updateRow } from '../../src/db/rows/rows.ts';
import { LeadNeeded } from '../../src/db/trouble.ts';
import { DefCat } from '../../src/domain/enums.ts';
import { definitionsOf } from '../../src/practice/office/definitions.ts';
import { temporaryFolder } from '../cli/run-bitewing.ts';
import { fc } from '../support/properties.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const CATEGORY = 'CommLogTypes';
const KEPT_DAYS = 30;

describe('a practice whose file another process writes', () => {
  it('shows rows, and facts kept in memory, as they were last committed', async () => {
    const file = folder.path('facts.db');
    const { practice: writer } = await openPractice(file, systemClock);
    const readers = [1, 2].map(() => openPracticeOfAnother(file, systemClock, KEPT_DAYS).practice);
    const names = () =>
      readers.map((reader) =>
        reader.read(async (handle) => (await definitionsOf(handle, CATEGORY)).map(({ ItemName }) => ItemName)),
      );
    // A step adds a fact, changes the last one, or writes something that is none.
    const steps = fc.array(fc.constantFrom('add', 'change', 'other'), { minLength: 1, maxLength: 8 });
    const known: string[] = [];
    let count = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (kinds) => {
        for (const kind of kinds) {
          const ItemName = `Fact ${++count}`;
          await writer.write(async (tx) => {
            const last = await tx.db
              .selectFrom('definition')
              .selectAll()
              .where('Category', '=', DefCat[CATEGORY])
              .orderBy('DefNum', 'desc')
              .limit(1)
              .executeTakeFirst();
            if (kind === 'other') await insertRow(tx, 'provider', { Abbr: `P${count}` });
            else if (kind === 'change' && last) await updateRow(tx, 'definition', last, { ItemName });
            else await insertRow(tx, 'definition', { Category: DefCat[CATEGORY], ItemName, ItemOrder: count });
          });
          if (kind === 'change' && known.length > 0) known[known.length - 1] = ItemName;
          else if (kind !== 'other') known.push(ItemName);
          for (const shown of await Promise.all(names())) expect(shown.toSorted()).toEqual(known.toSorted());
        }
      }),
      { numRuns: 15 },
    );
    for (const reader of readers) await reader.close();
    await writer.close();
  });

  it('is written by that one alone', async () => {
    const file = folder.path('written.db');
    const { practice: writer } = await openPractice(file, systemClock);
    const { practice: reader } = openPracticeOfAnother(file, systemClock, KEPT_DAYS);
    await expect(reader.write(async () => {})).rejects.toThrow(LeadNeeded);
    await reader.close();
    await writer.close();
  });

  it('must let others read while it is written', async () => {
    const file = folder.path('older.db');
    await (await openPractice(file, systemClock)).practice.close();
    const plain = new DatabaseSync(file);
    plain.exec('PRAGMA journal_mode = DELETE');
    plain.close();
    expect(() => openPracticeOfAnother(file, systemClock, KEPT_DAYS)).toThrow('--workers needs SQLite 3.51.3 or newer');
  });
});
