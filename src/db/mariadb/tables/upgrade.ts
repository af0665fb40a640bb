import type { Plan } from '../../upgrade/plan.ts';
import { errnoOf } from '../sessions/server-refusals.ts';
import type { Session } from '../sessions/session.ts';

/** Table, column and index that exist already: a server on another node of a cluster was faster. */
const IS_THERE = [1050, 1060, 1061];

/** Runs a plan, one statement after the other; the rows that say what the database has now come last. */
export async function apply(session: Session, { changes, marks }: Plan): Promise<void> {
  for (const { make, settle = [] } of changes) {
    for (const statement of [...make, ...settle]) {
      try {
        await session.command(statement);
      } catch (error) {
        if (!IS_THERE.includes(errnoOf(error))) throw error;
      }
    }
  }
  for (const [name, value] of marks) {
    await session.run('REPLACE INTO bitewing_meta (Name, Value) VALUES (?, ?)', [name, value]);
  }
}
