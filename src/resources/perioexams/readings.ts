import type { Transaction } from '../../db/handle.ts';
import { insertRows, newRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { PerioSequenceType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import type { PerioReading } from '../../domain/perio-string.ts';

type Measure = Row<'periomeasure'>;

/**
 * Makes one row of depths for each measured tooth, then one of flags if any was given: surfaces without a depth hold
 * -1, those without a flag 0 (`companions-people.md` 12.1).
 */
export async function insertReadings(
  tx: Transaction,
  PerioExamNum: Key,
  readings: readonly PerioReading[],
): Promise<void> {
  const byTooth = [...Map.groupBy(readings, ({ tooth }) => tooth)].sort(([one], [other]) => one - other);
  const flagged = byTooth.filter(([, ofTooth]) => ofTooth.some(({ flags }) => flags > 0));
  const row = (SequenceType: number, IntTooth: number, untouched: number, values: Partial<Measure>) =>
    newRow('periomeasure', tx.now, {
      PerioExamNum,
      SequenceType,
      IntTooth,
      ToothValue: -1,
      MBvalue: untouched,
      Bvalue: untouched,
      DBvalue: untouched,
      MLvalue: untouched,
      Lvalue: untouched,
      DLvalue: untouched,
      SecDateTEntry: tx.now,
      ...values,
    });
  const depths = byTooth.map(([tooth, ofTooth]) =>
    row(
      PerioSequenceType.Probing,
      tooth,
      -1,
      valuesOf(ofTooth, ({ depth }) => depth),
    ),
  );
  const flags = flagged.map(([tooth, ofTooth]) =>
    row(
      PerioSequenceType.BleedSupPlaqCalc,
      tooth,
      0,
      valuesOf(ofTooth, ({ flags: sum }) => sum),
    ),
  );
  await insertRows(tx, 'periomeasure', [...depths, ...flags]);
}

const valuesOf = (readings: readonly PerioReading[], value: (reading: PerioReading) => number): Partial<Measure> =>
  Object.fromEntries(readings.map((reading) => [reading.surface, value(reading)]));
