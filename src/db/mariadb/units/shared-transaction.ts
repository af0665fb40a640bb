import { Refusal } from '../../../domain/refusal.ts';
import { Conflict, OutcomeUnknown } from '../../trouble.ts';
import { gatheredAhead } from '../reads/gathered-selects.ts';
import { asTrouble, NoAnswer } from '../sessions/errors.ts';
import type { Session } from '../sessions/session.ts';
import { begin } from './beginning.ts';
import type { UnitGround } from './ground.ts';
import { memberOn, type RunOutcome, type Waiting } from './member.ts';
import { isKnownUndone, undo } from './outcome.ts';

/** Tells each of them how it ended. */
export async function runTogether(ground: UnitGround, some: readonly Waiting[]): Promise<void> {
  try {
    await ground.lend((session) => shareTransaction(ground, session, some));
  } catch (error) {
    // Of a session that there was not; all others are told already.
    for (const { answer } of some) answer.reject(asTrouble(error));
  }
}

async function shareTransaction(ground: UnitGround, session: Session, some: readonly Waiting[]): Promise<void> {
  const gathered = gatheredAhead(session, ground.askAlike);
  const members = some.map((one) => memberOn(ground, session, gathered.session, one));
  let outcomes: readonly RunOutcome[] = [];
  let isCommitting = false;
  try {
    const patients = some.flatMap(({ unit }) => [...unit.patients]);
    const askAhead = () => {
      for (const member of members) member.askAhead();
      gathered.send();
    };
    // Nobody waits for the patient of another one.
    const beginning = await begin(ground, session, patients, askAhead, ground.rules.lockIfFree);
    outcomes = await Promise.all(members.map((member) => member.run(beginning)));
    const fatal = outcomes.find(({ error }) => error !== undefined && !isItsOwn(error));
    if (fatal) throw fatal.error;
    const done = members.filter((_, index) => outcomes[index]!.error === undefined);
    await Promise.all(done.map((member) => member.store()));
    isCommitting = done.length > 0;
    await session.command(done.length > 0 ? 'COMMIT' : 'ROLLBACK');
    for (const [index, member] of members.entries()) member.end(outcomes[index]!);
  } catch (error) {
    for (const member of members) member.askNoMore();
    const isUnknown = isCommitting && !isKnownUndone(error);
    await undo(session, error);
    const trouble = error instanceof NoAnswer ? asTrouble(error) : undefined;
    for (const [index, member] of members.entries()) {
      if (isUnknown) member.end({ error: outcomes[index]!.error ?? new OutcomeUnknown() });
      else if (trouble) member.end({ error: trouble });
      else member.sendAlone(error);
    }
    throw error;
  }
}

/** What a unit is told by its own rules, or why it has to go alone: the transaction stands. */
const isItsOwn = (error: unknown) =>
  (error instanceof Refusal && error.status < 500) || (error instanceof Conflict && error.atOnce);
