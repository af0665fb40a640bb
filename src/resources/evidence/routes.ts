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
      'Whether each signature still belongs to the plan, what changed since, and every record that was kept. The answer ' +
      'is signed by the practice: kept as a file, `bitewing verify --file` checks it without the database.',
    answer: { kind: 'schema', schema: evidenceSchema },
    read: async (handle, { id }) => ok(await evidenceJson(handle, id)),
  }),
];
