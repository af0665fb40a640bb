import { evidenceSchema } from '../../evidence/row.ts';

const text = { type: 'string' };
const object = { type: 'object' };
const list = { type: 'array', items: object };

const of = (title: string, properties: Readonly<Record<string, object>>, required = Object.keys(properties)) => ({
  title,
  type: 'object',
  properties,
  required,
});

const part = {
  plan: { ...object, description: 'As TreatPlans answers it.' },
  lines: { ...list, description: 'ProcTPs; of a live plan its procedures, with their priority on it.' },
  money: { ...object, description: 'As GET estimate answers it; of a Saved plan the amounts it keeps.' },
};

export const wholeSchema = of(
  'WholePlan',
  { ...part, chart: { ...object, description: 'As GET chart answers it.' }, proof: evidenceSchema },
  ['plan'],
);

export const handoverSchema = of('Handover', {
  token: { ...text, description: 'For the Authorization header: Handover {token}. Told this once.' },
  url: { ...text, description: 'The page for the tablet; the token stands behind the #, which no server sees.' },
  expires: { ...text, description: 'yyyy-MM-dd HH:mm:ss' },
});

export const presentSchema = of('Presentation', {
  ...part,
  money: {
    ...object,
    description:
      'The amounts that the plan keeps, with the steps that lead to each line, where they still lead to its amounts.',
  },
  chart: object,
  chartPicture: { ...text, description: 'The chart drawn, as GET chart.svg answers it.' },
  patientName: text,
  relation: {
    ...text,
    enum: ['patient', 'guardian'],
    description: 'Who is expected to sign: the guardian of a patient under 18.',
  },
  expires: { ...text, description: 'Until when the token may be used, yyyy-MM-dd HH:mm:ss' },
  planDigest: { ...text, description: 'To be sent with the signature.' },
  consent: of('Consent', { version: text, text }),
  alternatives: { type: 'array', items: of('Alternative', part) },
});

const number = { type: 'integer', format: 'int64' };

export const signedSchema = {
  ...evidenceSchema,
  title: 'SignedPlan',
  properties: {
    ...evidenceSchema.properties,
    plans: {
      ...of('SignedPlans', {
        signed: number,
        shown: { ...number, description: 'The same, unless lines were declined.' },
        declined: { type: ['integer', 'null'], description: 'The Inactive plan that holds what was declined.' },
      }),
      description: 'The plans that signing touched.',
    },
  },
};
