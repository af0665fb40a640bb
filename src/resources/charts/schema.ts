import { kindWords } from '../../chart/kinds.ts';
import { AREAS } from '../../chart/model.ts';
import { STATUSES, statusLooks } from '../../chart/status.ts';
import { ToothNomenclature } from '../../domain/enums.ts';

const text = { type: 'string' };
const oneOf = (names: readonly string[]) => ({ type: 'string', enum: names });
const listOf = (items: object) => ({ type: 'array', items });
const object = (title: string | undefined, properties: Record<string, object>, optional: readonly string[] = []) => ({
  ...(title ? { title } : {}),
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});

const key = { type: 'integer', format: 'int64' };

const finding = object(
  undefined,
  {
    ProcNum: key,
    ProcTPNum: { ...key, description: 'Of a line of a Saved plan.' },
    status: oneOf(STATUSES),
    kind: oneOf(Object.keys(kindWords)),
    surfaces: text,
    range: { ...text, description: 'Where the work covers several teeth.' },
    procCode: text,
    words: { type: 'string', examples: ['Crown, planned'] },
  },
  ['ProcTPNum', 'range'],
);

const findings = listOf(finding);

/** The answer of both chart operations. */
export const chartSchema = object('Chart', {
  PatNum: key,
  asOf: { type: 'string', format: 'date' },
  dentition: oneOf(['permanent', 'primary', 'mixed']),
  numbering: oneOf(Object.keys(ToothNomenclature)),
  teeth: listOf(
    object(undefined, {
      tooth: { ...text, description: 'Stored (Universal) number.' },
      label: { ...text, description: 'As the office numbers it.' },
      name: text,
      state: oneOf(['present', 'missing', 'primary', 'hidden', 'implant']),
      findings,
    }),
  ),
  areas: listOf(object(undefined, { area: oneOf(AREAS), name: text, findings })),
  legend: listOf(
    object(undefined, {
      status: oneOf(STATUSES),
      words: text,
      color: text,
      pattern: oneOf(STATUSES.map((status) => statusLooks[status].pattern)),
    }),
  ),
  sentences: listOf(text),
});
