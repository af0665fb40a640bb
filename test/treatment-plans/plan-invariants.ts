import type { Row } from '../../src/db/schema/tables.ts';
import { ProcStatus, TPStatus } from '../../src/domain/enums.ts';
import type { Key } from '../../src/domain/key.ts';
import type { TestPractice } from '../support/test-practice.ts';

/** What the plans of a practice consist of. */
export interface Plans {
  readonly plans: readonly Row<'treatplan'>[];
  readonly attaches: readonly Row<'treatplanattach'>[];
  readonly copies: readonly Row<'proctp'>[];
  readonly procedures: readonly Row<'procedurelog'>[];
}

export async function readPlans(practice: TestPractice): Promise<Plans> {
  return {
    plans: await practice.rows('treatplan'),
    attaches: await practice.rows('treatplanattach'),
    copies: await practice.rows('proctp'),
    procedures: await practice.rows('procedurelog'),
  };
}

/** Every sentence that is not true of a patient's plans. */
export function brokenInvariants({ plans, attaches, procedures }: Plans): string[] {
  const live = plans.filter((plan) => plan.TPStatus !== TPStatus.Saved);
  const active = live.filter((plan) => plan.TPStatus === TPStatus.Active);
  const unassigned = live.filter((plan) => plan.Heading === 'Unassigned');
  const attachesOf = (procNum: Key) => attaches.filter((attach) => attach.ProcNum === procNum);
  const isOn = (plan: Row<'treatplan'> | undefined) => (attach: Row<'treatplanattach'>) =>
    attach.TreatPlanNum === plan?.TreatPlanNum;
  const broken: string[] = [];
  const must = (holds: boolean, sentence: string) => {
    if (!holds) broken.push(sentence);
  };

  must(active.length <= 1, 'at most one plan is Active');
  must(unassigned.length <= 1, 'at most one plan is Unassigned');
  must(
    unassigned.every((plan) => attaches.some(isOn(plan))),
    'Unassigned is not empty',
  );
  const pairs = attaches.map((attach) => `${attach.TreatPlanNum} ${attach.ProcNum}`);
  must(new Set(pairs).size === pairs.length, 'no procedure is twice on a plan');
  for (const attach of attaches) {
    const procedure = procedures.find((row) => row.ProcNum === attach.ProcNum);
    const isPlanned = procedure?.ProcStatus === ProcStatus.TP || procedure?.ProcStatus === ProcStatus.TPi;
    must(isPlanned, `attach ${attach.TreatPlanAttachNum} is of a planned procedure`);
    must(
      live.some((plan) => isOn(plan)(attach)),
      `attach ${attach.TreatPlanAttachNum} is on a live plan`,
    );
  }
  for (const { ProcNum, ProcStatus: status, Priority } of procedures) {
    const own = attachesOf(ProcNum);
    const onActive = own.filter(isOn(active[0]));
    if (status === ProcStatus.TP) {
      must(onActive.length === 1, `TP ${ProcNum} is on the Active plan once`);
      must(onActive[0]?.Priority === Priority, `TP ${ProcNum} has the priority of the Active plan`);
      must(!own.some(isOn(unassigned[0])), `TP ${ProcNum} is not on Unassigned`);
    }
    if (status === ProcStatus.TPi) {
      must(onActive.length === 0 && own.length > 0, `TPi ${ProcNum} is on Inactive plans only`);
      must(Priority === 0, `TPi ${ProcNum} has no priority`);
      must(own.length === 1 || !own.some(isOn(unassigned[0])), `TPi ${ProcNum} is on Unassigned or elsewhere`);
    }
  }
  return broken;
}
