/**
 * What documents and proofs cost: a plan of 30 lines as a PDF, and the verification of signed plans. Printed in
 * milliseconds of processor time, which a busy machine does not change. Part of `npm run bench`; alone:
 * `node bench/documents.ts`.
 */
import { insertRows, newRow } from '../src/db/rows/rows.ts';
import { TPStatus } from '../src/domain/enums.ts';
import { printPlan } from '../src/pdf/print-plan.ts';
import { verifyAll } from '../src/practice/plans/evidence/verify-all.ts';
import { requirePlan } from '../src/practice/plans/plan-access.ts';
import { planDocument } from '../src/practice/plans/printed/plan-document.ts';
import { openFonts } from '../src/printing/fonts.ts';
import type { planInputs } from '../src/resources/treatplans/inputs.ts';
import { updatePlan } from '../src/resources/treatplans/update.ts';
import { type RunningServer, startServer } from '../src/server.ts';
import type { ValuesOf } from '../src/wire/input.ts';
import { cleanly } from './cleanly.ts';
import { type BenchDatabase, fileDatabase } from './databases.ts';
import { layOffice } from './estimates.ts';
import { medianWork, spent } from './processor.ts';

const NOW = '2026-06-15 09:00:00';
/** A plan of the measured office with this many lines. */
const PLAN = 30;
const SIGNED = 2_000;
const LINES = 5;
const SIGNING = { isSigned: true } as ValuesOf<typeof planInputs>;
/** Plans signed in one unit of work. */
const AT_ONCE = 500;

export async function benchDocuments(database: BenchDatabase): Promise<void> {
  await cleanly(
    async () => {
      await layOffice(database.address);
      const server = await startServer({
        database: database.address,
        control: ':memory:',
        port: 0,
        logLevel: 'silent',
      });
      try {
        await printing(server);
        await verifying(server);
      } finally {
        await server.stop();
      }
    },
    () => database.clear(),
  );
}

async function printing({ practice }: RunningServer): Promise<void> {
  const read = () => practice.read(async (handle) => planDocument(handle, await requirePlan(handle, PLAN)));
  const document = await read();
  const fonts = openFonts();
  const bytes = await printPlan(document, fonts);
  console.log(
    `\nPDF of a plan of ${PLAN} lines, with its chart: ${bytes.length} bytes, processor milliseconds, median`,
  );
  const [reading, printed] = [await medianWork(read), await medianWork(() => printPlan(document, fonts))];
  console.log(`read and price ${reading.toFixed(1)}   print ${printed.toFixed(1)}`);
}

async function verifying({ practice }: RunningServer): Promise<void> {
  const numbers = Array.from({ length: SIGNED }, (_, index) => 100_000 + index);
  for (let from = 0; from < SIGNED; from += AT_ONCE) {
    const some = numbers.slice(from, from + AT_ONCE);
    await practice.write(async (tx) => {
      const plan = { PatNum: PLAN, TPStatus: TPStatus.Saved, Heading: 'Saved', Note: 'As agreed.', Signature: '' };
      const rows = some.map((TreatPlanNum) => newRow('treatplan', NOW, { ...plan, TreatPlanNum }));
      await insertRows(tx, 'treatplan', rows);
      const lines = some.flatMap((TreatPlanNum) =>
        Array.from({ length: LINES }, (_, ItemOrder) =>
          newRow('proctp', NOW, { TreatPlanNum, PatNum: PLAN, ItemOrder, Descript: 'Crown', PatAmt: 12.5 + ItemOrder }),
        ),
      );
      await insertRows(tx, 'proctp', lines);
      for (const number of some) await updatePlan(tx, await requirePlan(tx, number), SIGNING);
    });
  }
  const start = process.cpuUsage();
  const { plans, statuses } = await practice.read(verifyAll);
  const whole = spent(start);
  const chain = process.cpuUsage();
  const { records } = await practice.read((handle) => handle.evidence.chain());
  console.log(
    `\nEvidence of ${plans} signed plans of ${LINES} lines (${JSON.stringify(statuses)}), processor milliseconds`,
  );
  console.log(`verify all ${whole.toFixed(0)}   chain of ${records} records ${spent(chain).toFixed(0)}`);
}

if (import.meta.main) await benchDocuments(fileDatabase());
