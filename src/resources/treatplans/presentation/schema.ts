import { key, listOf, object, text } from '../../../wire/schema-parts.ts';
import { evidenceSchema } from '../../evidence/row.ts';

const any = { type: 'object' };

const part = {
  plan: { ...any, description: 'As TreatPlans GET returns it.' },
  lines: {
    ...listOf(any),
    description: 'The ProcTPs of a Saved plan; otherwise its procedures, with their priority on it.',
  },
  money: { ...any, description: 'As GET estimate returns it; for a Saved plan its stored amounts.' },
};

export const wholeSchema = object(
  { ...part, chart: { ...any, description: 'As GET chart returns it.' }, proof: evidenceSchema },
  { title: 'WholePlan', optional: ['lines', 'money', 'chart', 'proof'] },
);

export const handoverSchema = object(
  {
    token: { ...text, description: 'For the Authorization header: Handover {token}. Shown only once.' },
    url: { ...text, description: 'The page for the patient. The token is after the #, which no server sees.' },
    expires: { ...text, description: 'yyyy-MM-dd HH:mm:ss' },
  },
  { title: 'Handover' },
);

export const presentSchema = object(
  {
    ...part,
    money: {
      ...any,
      description: 'The stored amounts of the plan, and the steps of each line if they still lead to its amounts.',
    },
    chart: any,
    chartPicture: { ...text, description: 'The picture, as GET chart.svg returns it.' },
    patientName: text,
    practiceName: { ...text, description: 'The clinic or the practice, as at the head of the printed plan.' },
    relation: {
      ...text,
      enum: ['patient', 'guardian'],
      description: 'Who is expected to sign: the guardian of a patient under 18.',
    },
    expires: { ...text, description: 'When the token expires, yyyy-MM-dd HH:mm:ss' },
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
      { title: 'SignedPlans', description: 'The plans that signing changed.' },
    ),
  },
};
