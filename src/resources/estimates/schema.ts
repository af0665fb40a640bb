import { rowSchema } from '../../http/openapi-schemas.ts';
import { headRow, lineRow, planRow, remainingRow, subtotalRow, totalRow } from './row.ts';

const step = {
  type: 'object',
  description: 'One rule at work: its kind, its name in the rule book, its numbers, and a sentence for people.',
  properties: { kind: { type: 'string' }, rule: { type: 'string' }, sentence: { type: 'string' } },
  required: ['kind', 'rule', 'sentence'],
};

type Schema = ReturnType<typeof rowSchema>;
const listOf = (items: object, description: string) => ({ type: 'array', items, description });

function withMore(schema: Schema, more: Record<string, object>, always: readonly string[]) {
  const properties = { ...(schema.properties as object), ...more };
  return { ...schema, properties, required: [...(schema.required as string[]), ...always] };
}

const steps = (description: string) => ({ steps: listOf(step, `${description} Only with explain.`) });

const plan = withMore(rowSchema(planRow), steps('How the plan’s amounts came about, in order.'), []);

const line = withMore(
  rowSchema(lineRow),
  { estimates: listOf(plan, 'One for each plan, by ordinal.'), ...steps('How the line came about.') },
  ['estimates'],
);

/** The answer of both estimate operations. */
export const estimateSchema = {
  title: 'Estimate',
  ...withMore(
    rowSchema(headRow),
    {
      lines: listOf(line, 'In the order of the plan.'),
      subtotals: listOf(rowSchema(subtotalRow), 'By priority, in the order of the lines.'),
      totals: rowSchema(totalRow),
      remainingBenefits: listOf(
        rowSchema(remainingRow),
        'For each plan, and for its family where it counts by family.',
      ),
    },
    ['lines', 'subtotals', 'totals', 'remainingBenefits'],
  ),
};
