import { Refusal } from '../../../domain/refusal.ts';
import { Conflict, OutcomeUnknown } from '../../trouble.ts';
import { gatheredAhead } from '../reads/gathered-selects.ts';
import { asTrouble, NoAnswer } from '../sessions/errors.ts';
import type { Session } from '../sessions/session.ts';
import { begin } from './beginning.ts';
import { memberOn, type RunOutcome, type WaitingUnit } from './member.ts';
import { isKnownUndone, undo } from './outcome.ts';
import type { UnitContext } from './unit-context.ts';

/** Runs units of different patients in one transaction, and tells each of them how it ended. */
export async function runTogether(context: UnitContext, units: readonly WaitingUnit[]): Promise<void> {
  try {
    await context.lend((session) => shareTransaction(context, session, units));
  } catch (error) {
    // Only if there was no session: any other error has been told already.
    for (const { answer } of units) answer.reject(asTrouble(error));
  }
}

async function shareTransaction(context: UnitContext, session: Session, units: readonly WaitingUnit[]): Promise<void> {
  const gathered = gatheredAhead(session, context.askAlike);
  const members = units.map((one) => memberOn(context, session, gathered.session, one));
  let outcomes: readonly RunOutcome[] = [];
  let isCommitting = false;
  try {
    const patients = units.flatMap(({ unit }) => [...unit.patients]);
    const askAhead = () => {
      for (const member of members) member.askAhead();
      gathered.send();
    };
    // Nobody waits for the patient of another one.
    const beginning = await begin(context, session, patients, askAhead, context.rules.lockIfFree);
    outcomes = await Promise.all(members.map((member) => member.run(beginning)));
    const fatal = outcomes.find(({ error }) => error !== undefined && !concernsOnlyItsUnit(error));
    if (fatal) throw fatal.error;
    const accepted = members.filter((_, index) => outcomes[index]!.error === undefined);
    await Promise.all(accepted.map((member) => member.store()));
    isCommitting = accepted.length > 0;
    await session.command(accepted.length > 0 ? 'COMMIT' : 'ROLLBACK');
    for (const [index, member] of members.entries()) member.end(outcomes[index]!);
  } catch (error) {
    for (const member of members) member.askNoMore();
    const isUnknown = isCommitting && !isKnownUndone(error);
    await undo(session, error);
    const trouble = error instanceof NoAnswer ? asTrouble(error) : undefined;
    for (const [index, member] of members.entries()) {
      if (isUnknown) member.end({ error: outcomes[index]!.error ?? new OutcomeUnknown() });
      else if (trouble) member.end({ error: trouble });
      else member.startAgainAlone(error);
    }
    throw error;
  }
}

/** A refusal by the rules of a unit, or its need to go alone: the transaction of the others stands. */
const concernsOnlyItsUnit = (error: unknown) =>
  (error instanceof Refusal && error.status < 500) || (error instanceof Conflict && error.atOnce);
