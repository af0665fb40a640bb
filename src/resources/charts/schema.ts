import { kindWords } from '../../chart/kinds.ts';
import { AREAS } from '../../chart/model.ts';
import { STATUSES, statusLooks } from '../../chart/status.ts';
import { ToothNomenclature } from '../../domain/enums.ts';
import { key, listOf, object, oneOf, text } from '../../wire/schema-parts.ts';

const finding = object(
  {
    ProcNum: key,
    ProcTPNum: { ...key, description: 'Of a line of a Saved plan.' },
    status: oneOf(STATUSES),
    kind: oneOf(Object.keys(kindWords)),
    surfaces: text,
    range: { ...text, description: 'Only if the work covers several teeth.' },
    procCode: text,
    words: { type: 'string', examples: ['Crown, planned'] },
  },
  { optional: ['ProcTPNum', 'range'] },
);

const findings = listOf(finding);

/** The answer of both chart operations. */
export const chartSchema = object(
  {
    PatNum: key,
    asOf: { type: 'string', format: 'date' },
    dentition: oneOf(['permanent', 'primary', 'mixed']),
    numbering: oneOf(Object.keys(ToothNomenclature)),
    teeth: listOf(
      object({
        tooth: { ...text, description: 'Stored (Universal) number.' },
        label: { ...text, description: 'As the office numbers teeth.' },
        name: text,
        state: oneOf(['present', 'missing', 'primary', 'hidden', 'implant']),
        findings,
      }),
    ),
    areas: listOf(object({ area: oneOf(AREAS), name: text, findings })),
    legend: listOf(
      object({
        status: oneOf(STATUSES),
        words: text,
        color: text,
        pattern: oneOf(STATUSES.map((status) => statusLooks[status].pattern)),
      }),
    ),
    sentences: listOf(text),
  },
  { title: 'Chart' },
);
