import type { Finding } from '../database-report.ts';
import type { Plan } from './plan.ts';

/** `12 tables, 3 columns, 1 index`: what a plan adds, for a person. */
function countsOf({ changes }: Plan): string {
  const made = changes.filter(({ make }) => make.length > 0);
  const columns = made.filter(({ column }) => column !== undefined).length;
  const indexes = made.filter(({ index }) => index !== undefined).length;
  const counts = [
    count(made.length - columns - indexes, 'table', 'tables'),
    count(columns, 'column', 'columns'),
    count(indexes, 'index', 'indexes'),
  ].filter(Boolean);
  return counts.join(', ') || 'nothing';
}

const count = (number: number, one: string, many: string) =>
  number === 0 ? '' : `${number} ${number === 1 ? one : many}`;

/** The one line that a person reads after the practice was brought up to date. */
export function upgradeNews(plan: Plan, isDemo: boolean, copy?: string): string {
  const what =
    plan.from === plan.to
      ? `The practice was completed within version ${plan.to}`
      : `The practice was brought from version ${plan.from} to version ${plan.to}`;
  const kept = copy === undefined ? '' : ` A copy from before is ${copy}.`;
  const demo = isDemo ? ' Its invented rows stay as they were; the command "demo reset" lays today’s.' : '';
  return `${what} (${countsOf(plan)} added).${kept}${demo}`;
}

/** What a check says of the next start, which follows the plan, or is refused with the sentence that planning throws. */
export function startFindings(planned: () => Plan): Finding[] {
  try {
    const plan = planned();
    if (!plan.isNeeded) return [];
    const what =
      plan.from === 0
        ? 'completes the practice, whose creation was cut short'
        : plan.from === plan.to
          ? `completes the practice within version ${plan.to}`
          : `brings the practice from version ${plan.from} to version ${plan.to}`;
    return [{ kind: 'cost', sentence: `The next start ${what} (${countsOf(plan)} added).` }];
  } catch (error) {
    return [{ kind: 'problem', sentence: (error as Error).message }];
  }
}

/** What is said of a place where no practice is, to whoever does not make one. */
export const noPractice = (where: string) =>
  `There is no practice at ${where}. Name one with --database, or start the server once, and it makes one.`;

/** What is said to whoever only looks, and so does not bring it up to date. */
export const olderPractice = (where: string) =>
  `The practice at ${where} is of an older release. Bring it up to date first, with "upgrade" or a start.`;
