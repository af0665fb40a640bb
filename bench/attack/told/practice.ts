import { join } from 'node:path';
import { systemClock } from '../../../src/clock.ts';
import { openPractice } from '../../../src/db/opening/open.ts';
import type { Practice } from '../../../src/db/practice.ts';
import { insertRow } from '../../../src/db/rows/rows.ts';
import { retryDelivery } from '../../../src/db/subscriptions/deliveries.ts';
import { allSubscriptions } from '../../../src/db/subscriptions/subscriptions.ts';
import { unitOfWork } from '../../../src/db/unit-of-work.ts';
import { PERMISSIONS } from '../../../src/http/permissions.ts';
import { startServer } from '../../../src/server.ts';

const keys = { developerKey: 'Telling', customerKey: 'TellingReceiver' };

export const customerKey = keys.customerKey;
export const authorization = `ODFHIR ${keys.developerKey}/${keys.customerKey}`;
export const patients = [11, 12, 13, 14, 15, 16] as const;

/** Settings by which each server opens the same practice. */
export const settingsIn = (folder: string) => ({
  BITEWING_CONTROL: join(folder, 'control.db'),
  BITEWING_DOCUMENTS: join(folder, 'documents'),
});

/** Makes an empty practice with a key pair and what a procedure needs. */
export async function foundPractice(folder: string, database: string): Promise<void> {
  const { BITEWING_CONTROL: control, BITEWING_DOCUMENTS: documents } = settingsIn(folder);
  const server = await startServer({ database, control, documents, port: 0, empty: true });
  try {
    server.keys.add(keys, 'Telling', PERMISSIONS, '2025-01-01 00:00:00');
    await server.practice.write(async (tx) => {
      for (const PatNum of patients) await insertRow(tx, 'patient', { PatNum, LName: `Ivory${PatNum}`, PriProv: 1 });
      await insertRow(tx, 'provider', { ProvNum: 1, Abbr: 'DOC1' });
      await insertRow(tx, 'definition', { DefNum: 1, Category: 11, ItemName: 'Exams' });
      await insertRow(tx, 'procedurecode', { CodeNum: 3, ProcCode: 'D0120', ProcCat: 1, Descript: 'exam' });
    });
  } finally {
    await server.stop();
  }
}

/** Looks at how far the telling has come, beside the servers, as `bitewing events` does. */
export async function openBeside(database: string) {
  const { practice } = await openPractice(database, systemClock);
  return {
    /** Whether everything up to this change was told and taken. */
    hasTold: async (head: number) => {
      const all = await practice.read(allSubscriptions);
      return all.every(({ Position, PendingAt }) => Position >= head && PendingAt === undefined);
    },
    retryPending: () => retryPending(practice),
    close: () => practice.close(),
  };
}

/** Makes the next try of every call due at once. */
async function retryPending(practice: Practice): Promise<void> {
  const waiting = await practice.read((handle) =>
    handle.select('SELECT DeliveryId FROM bitewing_delivery WHERE Status = 0', []),
  );
  for (const { DeliveryId } of waiting) await unitOfWork(practice, (tx) => retryDelivery(tx, String(DeliveryId)));
}
