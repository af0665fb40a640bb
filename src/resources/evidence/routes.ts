import { EXTENSION_BASE, type Operation, ok, readOperation } from '../../http/operation.ts';
import { evidenceJson } from '../../practice/plans/evidence/read-evidence.ts';
import { evidenceSchema } from './row.ts';

export const evidenceOperations: readonly Operation[] = [
  readOperation({
    verb: 'GET',
    base: EXTENSION_BASE,
    path: '/treatplans/{TreatPlanNum}/evidence',
    added: '',
    permission: 'ReadAll',
    summary: 'Get the evidence of a treatment plan’s signatures',
    description:
      'Whether each signature still matches the plan, what has changed since, and every record kept. The practice ' +
      'signs the response: saved as a file, it can be checked without the database (`bitewing verify --file`).',
    answer: { kind: 'schema', schema: evidenceSchema },
    read: async (handle, { id }) => ok(await evidenceJson(handle, id)),
  }),
];
