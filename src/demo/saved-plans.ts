import { TPStatus } from '../domain/enums.ts';
import { estimateTreatmentPlan } from '../estimates/lines/treatment-plan.ts';
import { keyData } from '../signing/key-data.ts';
import { digitalStamp, signStamp } from '../signing/stamp.ts';
import type { Chart } from './chart.ts';
import { DEMO_TODAY } from './demo-date.ts';
import { addPlan, type Plan, type PlanTraits, treatmentOrder } from './plans.ts';
import { savedLine } from './saved-line.ts';

interface Saving {
  heading?: string;
  on?: string;
  traits?: PlanTraits;
}

/**
 * A frozen copy of a live plan as `POST /treatplans/Saved` makes it (`treatment-plans.md` 3): rows in treatment order,
 * amounts by the estimate engine on the day of saving.
 */
export function savedPlan(chart: Chart, source: Plan, { heading, on = DEMO_TODAY, traits }: Saving = {}): Plan {
  const { book, patient } = chart;
  const plan = addPlan(chart, heading ?? source.Heading ?? '', {
    TPStatus: TPStatus.Saved,
    TPType: source.TPType,
    Note: source.Note,
    DateTP: on,
    ResponsParty: patient.ResponsParty,
    SecDateEntry: on,
    SecDateTEdit: `${on} 10:00:00`,
    ...traits,
  });
  const attaches = book.rows('treatplanattach').filter((row) => row.TreatPlanNum === source.TreatPlanNum);
  const ordered = treatmentOrder(chart, attaches);
  const prepared = chart.estimates(patient, on, ordered);
  for (const [place, { procedure, line }] of estimateTreatmentPlan(prepared).entries()) {
    const { Priority } = attaches.find((row) => row.ProcNum === procedure.ProcNum)!;
    const columns = savedLine(book, ordered[place]!, line);
    book.add('proctp', {
      ProcTPNum: Number(plan.TreatPlanNum) * 100 + place + 1,
      TreatPlanNum: plan.TreatPlanNum,
      PatNum: patient.PatNum,
      ItemOrder: place,
      Priority,
      SecDateEntry: on,
      SecDateTEdit: `${on} 10:00:00`,
      ...columns,
    });
  }
  return plan;
}

/** Signs a saved plan as it stands: `patient` and `practice` are the names typed beside the signatures. */
export function sign(
  { book }: Chart,
  plan: Plan,
  { patient, practice, at }: { patient?: string; practice?: string; at: string },
): void {
  if (patient) plan.SignatureText = patient;
  if (practice) plan.SignaturePracticeText = practice;
  const rows = book.rows('proctp').filter((row) => row.TreatPlanNum === plan.TreatPlanNum);
  const signature = signStamp(keyData(plan, rows), digitalStamp('Demo Developer', at));
  if (patient !== undefined) Object.assign(plan, { Signature: signature, DateTSigned: at });
  if (practice !== undefined) Object.assign(plan, { SignaturePractice: signature, DateTPracticeSigned: at });
  plan.SecDateTEdit = at;
}
