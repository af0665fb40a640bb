import { rowsWhere } from '../../db/rows/rows.ts';
import { addDays, ageAt } from '../../domain/calendar.ts';
import { ProcStatus } from '../../domain/enums.ts';
import { DEMO_NOW, DEMO_TODAY } from '../demo-date.ts';
import { type Chart, completed, planned } from '../words/chart.ts';
import { freeTime } from '../words/free-time.ts';
import { payment } from '../words/payments.ts';
import { visit } from '../words/visits.ts';
import { chance } from './chance.ts';

/** What everybody has who has no story of their own: check-ups, cleanings, now and then a filling to come. */
export async function routineCare(chart: Chart): Promise<void> {
  const { patient } = chart;
  const { below, oneOf } = chance(Number(patient.PatNum));
  const isChild = ageAt(patient.Birthdate, DEMO_TODAY) < 14;
  const hygienist = patient.ClinicNum === 2 ? 4 : 3;
  for (const monthsAgo of [11, 5]) {
    const wish = addDays(DEMO_TODAY, -30 * monthsAgo - below(25));
    const visitAt = await freeTime(chart, `${wish} ${oneOf(['09:00', '10:30', '14:00'])}:00`, hygienist);
    const date = visitAt.slice(0, 10);
    const care = [
      await completed(chart, 'D0120', date),
      await completed(chart, isChild ? 'D1120' : 'D1110', date, { provider: hygienist }),
    ];
    if (monthsAgo === 11) care.push(await completed(chart, isChild ? 'D0272' : 'D0274', date, { provider: hygienist }));
    await visit(chart, 'Complete', visitAt, care, { hygienist });
  }
  if (below(2) === 0) return;
  const tooth = isChild ? oneOf(['A', 'J', 'K', 'T']) : oneOf(['2', '5', '13', '19', '28', '30']);
  const filling = await planned(chart, oneOf(['D2391', 'D2392']), {
    tooth,
    surf: oneOf(['MO', 'OD']),
    priority: oneOf(['Urgent', 'Next visit', 'Wait']),
    dx: oneOf(['Caries', 'Worn filling']),
    date: addDays(DEMO_TODAY, -below(60) - 1),
  });
  if (below(2) !== 0) return;
  await visit(chart, 'Scheduled', await freeTime(chart, `203${1 + below(4)}-09-1${below(9)} 11:00:00`), [filling]);
}

/** Who paid the exam and the cleaning of the last visit by a check that has been brought to the bank. */
const PAID_BY_CHECK: readonly unknown[] = [1151, 1232];

export async function payByCheck(chart: Chart): Promise<void> {
  const { at, patient } = chart;
  if (!PAID_BY_CHECK.includes(patient.PatNum)) return;
  const charted = await at(DEMO_NOW, (tx) => rowsWhere(tx, 'procedurelog', 'PatNum', patient.PatNum));
  const done = charted.filter((row) => row.ProcStatus === ProcStatus.C && row.ProcDate > '2025-12-01');
  const splits = done.map((procedure) => ({ amount: procedure.ProcFee, procedure }));
  await payment(chart, '2026-06-10', splits, { PayType: 1001, CheckNum: String(patient.PatNum), DepositNum: 1 });
}
