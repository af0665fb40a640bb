import { drawChart } from '../../../chart/draw.ts';
import { svgOf } from '../../../chart/svg.ts';
import type { Handle } from '../../../db/handle.ts';
import { findRow } from '../../../db/rows/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { ageAt, MIN_DATE } from '../../../domain/calendar.ts';
import type { Key } from '../../../domain/key.ts';
import { EXTENSION_BASE, type Operation, ok, readOperation, writeOperation } from '../../../http/operation.ts';
import { tagOf } from '../../../http/reply/file-reply.ts';
import { readEvidence } from '../../../practice/plans/evidence/read-evidence.ts';
import { requirePlan, rowsOfPlan } from '../../../practice/plans/plan-access.ts';
import { planChart } from '../../../practice/plans/plan-chart.ts';
import { clinicOfPlan } from '../../../practice/plans/plan-sheet.ts';
import { letterhead } from '../../../practice/plans/printed/printed-texts.ts';
import { sealedJson } from '../../../signing/evidence/file.ts';
import type { DateFormats } from '../../../wire/encode.ts';
import { namedInput } from '../../../wire/input.ts';
import { pdfOf } from '../pdf.ts';
import { copiedPlan, handedPlan, handOver, openHandover, refuseWithdrawnCopy } from './handover.ts';
import { handoverInputs, includeInput, signatureInputs } from './inputs.ts';
import { CONSENTS, CURRENT_CONSENT, type Language } from './messages.ts';
import { handoverSchema, presentSchema, signedSchema, wholeSchema } from './schema.ts';
import { planDigest, type SignedPlans, signPresented } from './sign-presented.ts';
import { objectText, planParts } from './whole-plan.ts';

const shared = { base: EXTENSION_BASE, added: '' } as const;
const OF_AGE = 18;
const languages: Record<Language, Language> = { en: 'en', es: 'es' };

export const presentationOperations: readonly Operation[] = [
  readOperation({
    ...shared,
    verb: 'GET',
    path: '/treatplans/{TreatPlanNum}',
    permission: 'ReadAll',
    summary: 'Get a treatment plan with its lines, money, chart and proof',
    query: { include: includeInput },
    answer: { kind: 'schema', schema: wholeSchema },
    read: async (handle, { id, query, formats }) => {
      const plan = await requirePlan(handle, id);
      return ok(objectText(await planParts(handle, plan, query.include ?? [], formats)));
    },
  }),
  writeOperation({
    ...shared,
    verb: 'POST',
    path: '/treatplans/{TreatPlanNum}/handover',
    permission: 'AllOthers',
    summary: 'Hand a Saved treatment plan over to a patient for signing',
    description: 'A second handover of the plan ends the first. The token is shown in this response only.',
    body: handoverInputs,
    secrets: ['token', 'url'],
    target: requirePlan,
    patient: ({ target }) => target.PatNum,
    write: (tx, { target, body }) => handOver(tx, target, body),
    answer: { kind: 'schema', schema: handoverSchema, json: (result) => JSON.stringify(result) },
  }),
  writeOperation({
    ...shared,
    verb: 'DELETE',
    path: '/treatplans/{TreatPlanNum}/handover',
    permission: 'AllOthers',
    summary: 'Withdraw a handover',
    target: requirePlan,
    patient: ({ target }) => target.PatNum,
    write: async (tx, { id }) => void (await tx.evidence.withdrawHandover(id)),
    answer: { kind: 'empty' },
  }),
  readOperation({
    ...shared,
    verb: 'GET',
    path: '/present',
    permission: 'ReadAll',
    access: 'handover',
    summary: 'Get the handed-over treatment plan, as the patient sees it',
    query: { language: namedInput(languages, { description: 'Language of the consent. Default: en.' }) },
    answer: { kind: 'schema', schema: presentSchema },
    read: async (handle, { id, caller, query, formats }) => {
      const handover = await openHandover(handle, caller.handover);
      const plan = await handedPlan(handle, id);
      const patient = await findRow(handle, 'patient', plan.PatNum);
      const rows = await rowsOfPlan(handle, id);
      const office = await letterhead(handle, await clinicOfPlan(handle, patient, rows));
      const version = CURRENT_CONSENT[query.language ?? 'en'];
      const body = objectText({
        ...(await planParts(handle, plan, ['lines', 'money', 'chart'], formats, { explain: true })),
        chartPicture: JSON.stringify(await planPicture(handle, plan)),
        patientName: JSON.stringify([patient?.FName, patient?.LName].filter(Boolean).join(' ')),
        practiceName: JSON.stringify(office.name),
        relation: JSON.stringify(isMinor(patient?.Birthdate, handle.today) ? 'guardian' : 'patient'),
        expires: JSON.stringify(handover.expires),
        planDigest: JSON.stringify(planDigest(plan, rows)),
        consent: JSON.stringify({ version, text: CONSENTS[version] }),
        alternatives: `[${(await alternatives(handle, handover.alternatives, formats)).join(',')}]`,
      });
      // The page asks every few seconds whether it is still the same, and each answer estimates live plans anew.
      const lasting = body.replaceAll(/"estimatedAsOf":"[^"]*"/g, '');
      return { ...ok(body), headers: { etag: `W/${tagOf(lasting)}` } };
    },
  }),
  readOperation({
    ...shared,
    verb: 'GET',
    path: '/present/pdf',
    permission: 'ReadAll',
    access: 'handover',
    summary: 'Get the handed-over treatment plan as a PDF',
    description: 'Once the token was used, what was signed with it, until the handover expires.',
    answer: { kind: 'file', mediaType: 'application/pdf' },
    read: async (handle, { caller }) => pdfOf(handle, await copiedPlan(handle, caller.handover)),
  }),
  writeOperation({
    ...shared,
    verb: 'POST',
    path: '/present/signature',
    permission: 'AllOthers',
    access: 'handover',
    summary: 'Sign the treatment plan that was handed over',
    description:
      'The token can be used once. 409 if the plan or the consent is no longer what was shown; 410 if the token was ' +
      'used or has expired. If lines are declined, a new Saved plan without them is signed instead.',
    body: signatureInputs,
    mayRepeat: (handle, { handover }) => refuseWithdrawnCopy(handle, handover),
    target: handedPlan,
    patient: ({ target }) => target.PatNum,
    write: (tx, { id, body }) => signPresented(tx, id, body),
    answer: { kind: 'schema', schema: signedSchema, json: proofOf },
  }),
];

/** The picture is part of the answer, since the token opens no other operation. */
const planPicture = async (handle: Handle, plan: Row<'treatplan'>) =>
  svgOf(drawChart(await planChart(handle, plan), { theme: 'light' }));

/** A patient whose birthdate is not known does not count as a minor. */
const isMinor = (birthdate = MIN_DATE, today: string) => birthdate !== MIN_DATE && ageAt(birthdate, today) < OF_AGE;

/** Plans that were deleted since are left out. */
async function alternatives(handle: Handle, numbers: readonly Key[], formats: DateFormats): Promise<string[]> {
  const found: string[] = [];
  for (const number of numbers) {
    const plan = await findRow(handle, 'treatplan', number);
    if (plan) found.push(objectText(await planParts(handle, plan, ['lines', 'money'], formats)));
  }
  return found;
}

/** The proof of the signed plan, and the numbers of all plans that signing touched. */
async function proofOf(plans: SignedPlans, handle: Handle): Promise<string> {
  return sealedJson({ ...(await readEvidence(handle, plans.signed)), plans } as never, handle.evidence.signer);
}
