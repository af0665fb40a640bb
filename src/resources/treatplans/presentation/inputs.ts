import { badRequest, invalid } from '../../../domain/refusal.ts';
import type { Stroke } from '../../../signing/evidence/record.ts';
import { type Input, keyInput, keyListInput, namedInput, textInput } from '../../../wire/input.ts';
import { WrittenNumber } from '../../../wire/json.ts';
import { PARTS, type Part } from './whole-plan.ts';

/** `include=lines,money`: names with commas between. */
export const includeInput: Input<readonly Part[], false> = {
  kind: 'text',
  required: false,
  description: `Comma-separated parts to add to the plan: ${PARTS.join(', ')}.`,
  schema: { type: 'string', examples: [PARTS.join(',')] },
  read: (sent, name) => {
    const names = String(sent)
      .split(',', 50)
      .map((part) => part.trim().toLowerCase());
    const parts = names.filter((part): part is Part => (PARTS as readonly string[]).includes(part));
    if (parts.length !== names.length && String(sent).trim() !== '') throw invalid(name);
    return parts;
  },
};

const plainMinutes = keyInput({ description: 'How many minutes the plan can be opened, 1 to 60. Default: 15.' });

/** Most alternatives that can be shown beside a plan. */
const MOST_ALTERNATIVES = 10;

const optionalKeys = (description: string, most: number) => {
  const list = keyListInput({ description });
  const read: typeof list.read = (sent, name) => {
    if (Array.isArray(sent) && sent.length === 0) return [];
    if (Array.isArray(sent) && sent.length > most) throw badRequest(`${name} cannot have more than ${most} entries.`);
    return list.read(sent, name);
  };
  return { ...list, schema: { ...list.schema, minItems: 0, maxItems: most }, read };
};

/** Body of POST handover. */
export const handoverInputs = {
  minutes: {
    ...plainMinutes,
    read: (sent: unknown, name: string) => {
      const minutes = Number(plainMinutes.read(sent, name));
      if (minutes < 1 || minutes > 60) throw badRequest(`${name} must be from 1 to 60.`);
      return minutes;
    },
  },
  alternatives: optionalKeys('Other plans of the patient that may be looked at.', MOST_ALTERNATIVES),
};

const MOST_STROKES = 500;
const MOST_POINTS = 20_000;

/** A number, however it was written, such as `12.0` and `1e2`; NaN for anything else. */
const numberIn = (sent: unknown) =>
  typeof sent === 'number' ? sent : sent instanceof WrittenNumber ? Number(sent.digits) : Number.NaN;

const strokesInput: Input<Stroke[], false> = {
  kind: 'objects',
  required: false,
  description: 'Strokes of the pen, each a list of points [x, y, milliseconds, pressure].',
  schema: {
    type: 'array',
    items: {
      type: 'array',
      items: { type: 'array', items: { type: 'number' }, minItems: 4, maxItems: 4 },
    },
  },
  read: (sent, name) => {
    if (!Array.isArray(sent) || sent.length > MOST_STROKES) throw invalid(name);
    let points = 0;
    return sent.map((stroke): Stroke => {
      if (!Array.isArray(stroke)) throw invalid(name);
      points += stroke.length;
      if (points > MOST_POINTS) throw badRequest(`${name} cannot have more than ${MOST_POINTS} points.`);
      return stroke.map((point) => {
        const [x, y, t, pressure] = Array.isArray(point) && point.length === 4 ? point.map(numberIn) : [];
        const numbers = [x, y, t, pressure];
        if (numbers.some((number) => number === undefined || !(Math.abs(number) < 1e15))) throw invalid(name);
        return numbers as unknown as Stroke[number];
      });
    });
  },
};

const consentInput: Input<string, true> = {
  kind: 'objects',
  required: true,
  description: 'The version of the consent that the patient was shown and accepted.',
  schema: {
    type: 'object',
    properties: { version: { type: 'string' }, accepted: { type: 'boolean' } },
    required: ['version', 'accepted'],
  },
  read: (sent, name) => {
    const { version, accepted } = (typeof sent === 'object' && sent !== null ? sent : {}) as Record<string, unknown>;
    if (accepted !== true) throw badRequest(`${name} must be accepted.`);
    if (typeof version !== 'string' || version === '') throw invalid(name);
    return version;
  },
};

/** Body of POST present/signature. */
export const signatureInputs = {
  signerName: textInput({ required: true, max: 255, blank: false, description: 'The name of the person who signs.' }),
  relation: namedInput({ patient: 'patient', guardian: 'guardian' }, { required: true }),
  method: namedInput({ typed: 'typed', drawn: 'drawn' }, { required: true }),
  strokes: strokesInput,
  consent: consentInput,
  planDigest: textInput({ required: true, max: 64, description: 'The value from GET present.' }),
  declined: optionalKeys('ProcTPNums of the lines that are not accepted.', 1000),
};
