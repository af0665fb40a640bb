import { key, listOf, object, text } from '../../../wire/schema-parts.ts';
import { evidenceSchema } from '../../evidence/row.ts';

const any = { type: 'object' };

const part = {
  plan: { ...any, description: 'As TreatPlans answers it.' },
  lines: { ...listOf(any), description: 'ProcTPs; of a live plan its procedures, with their priority on it.' },
  money: { ...any, description: 'As GET estimate answers it; of a Saved plan the amounts it keeps.' },
};

export const wholeSchema = object(
  { ...part, chart: { ...any, description: 'As GET chart answers it.' }, proof: evidenceSchema },
  { title: 'WholePlan', optional: ['lines', 'money', 'chart', 'proof'] },
);

export const handoverSchema = object(
  {
    token: { ...text, description: 'For the Authorization header: Handover {token}. Told this once.' },
    url: { ...text, description: 'The page for the tablet; the token stands behind the #, which no server sees.' },
    expires: { ...text, description: 'yyyy-MM-dd HH:mm:ss' },
  },
  { title: 'Handover' },
);

export const presentSchema = object(
  {
    ...part,
    money: {
      ...any,
      description:
        'The amounts that the plan keeps, with the steps that lead to each line, where they still lead to its amounts.',
    },
    chart: any,
    chartPicture: { ...text, description: 'The chart drawn, as GET chart.svg answers it.' },
    patientName: text,
    practiceName: { ...text, description: 'The clinic or the practice, as at the head of the printed plan.' },
    relation: {
      ...text,
      enum: ['patient', 'guardian'],
      description: 'Who is expected to sign: the guardian of a patient under 18.',
    },
    expires: { ...text, description: 'Until when the token may be used, yyyy-MM-dd HH:mm:ss' },
    planDigest: { ...text, description: 'To be sent with the signature.' },
    consent: object({ version: text, text }, { title: 'Consent' }),
    alternatives: listOf(object(part, { title: 'Alternative' })),
  },
  { title: 'Presentation' },
);

export const signedSchema = {
  ...evidenceSchema,
  title: 'SignedPlan',
  properties: {
    ...evidenceSchema.properties,
    plans: object(
      {
        signed: key,
        shown: { ...key, description: 'The same, unless lines were declined.' },
        declined: { type: ['integer', 'null'], description: 'The Inactive plan that holds what was declined.' },
      },
      { title: 'SignedPlans', description: 'The plans that signing touched.' },
    ),
  },
};
