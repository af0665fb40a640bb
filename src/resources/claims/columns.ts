import type { Handle } from '../../db/handle.ts';
import { findRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { ClaimStatus, ClaimType, PlanType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { inSavedOrder } from '../../estimates/lines/saved-order.ts';
import { findCode } from '../../practice/chart/procedure-codes.ts';
import type { CoveringPlan } from '../../practice/insurance/coverage/coverage.ts';
import { definitionsOf } from '../../practice/office/definitions.ts';
import { isPreferenceOn, preference } from '../../practice/office/preferences.ts';
import { practiceDefaultProvider } from '../../practice/office/providers.ts';
import type { SentClaim } from './rules.ts';

type Procedure = Row<'procedurelog'>;

interface Order {
  readonly sent: SentClaim;
  readonly patient: Row<'patient'>;
  readonly coverage: CoveringPlan;
  /** In the order of the lines. */
  readonly procedures: readonly Procedure[];
}

/** The lines of a claim are ordered as on a treatment plan: priority, tooth, date, entry (TPL-1). */
export async function inLineOrder(handle: Handle, procedures: readonly Procedure[]): Promise<Procedure[]> {
  const orderOf = new Map((await definitionsOf(handle, 'TxPriorities')).map((one) => [one.DefNum, one.ItemOrder]));
  const lines = procedures.map((procedure) => ({
    ...procedure,
    ToothNum: procedure.ToothNum ?? '',
    priorityOrder: orderOf.get(procedure.Priority),
  }));
  return inSavedOrder(lines, await isPreferenceOn(handle, 'TreatPlanSortByTooth'));
}

/** The row of a new claim (`companions-insurance.md` 11.3 step 2, 11.4), and the beginning of its identifier. */
export async function claimColumns(
  handle: Handle,
  order: Order,
): Promise<{ readonly claim: Partial<Row<'claim'>>; readonly prefix: string }> {
  const { sent, coverage, procedures } = order;
  const isPreauthorization = sent.ClaimType === ClaimType.PreAuth;
  const isCapitation = !isPreauthorization && coverage.plan.PlanType === PlanType.Capitation;
  const ProvTreat = sent.ProvTreat ?? (await treatingProvider(handle, order));
  const [first] = procedures;
  const claim = {
    PatNum: sent.PatNum,
    PlanNum: coverage.plan.PlanNum,
    InsSubNum: coverage.sub.InsSubNum,
    ...(await relationships(handle, sent, coverage)),
    ClaimType: isCapitation ? ClaimType.Cap : sent.ClaimType,
    ClaimStatus: (await isInProcess(handle, procedures)) ? ClaimStatus.HoldForInProcess : ClaimStatus.WaitingToSend,
    DateService: isPreauthorization ? MIN_DATE : (sent.DateService ?? earliest(procedures)),
    DateSent: sent.DateSent ?? handle.today,
    ProvTreat,
    ProvBill: sent.ProvBill ?? (await billingProvider(handle, ProvTreat, first!.ClinicNum)),
    ClaimForm: sent.ClaimForm || coverage.plan.ClaimFormNum,
    ClinicNum: first!.ClinicNum,
    PlaceService: first!.PlaceService,
    ClaimNote: await notesOf(handle, procedures),
    IsProsthesis: 'N',
    AttachedFlags: 'Mail',
    SecDateEntry: handle.today,
  };
  return { claim, prefix: await preference(handle, 'ClaimIdPrefix') };
}

async function relationships(handle: Handle, sent: SentClaim, coverage: CoveringPlan): Promise<Partial<Row<'claim'>>> {
  const linkOf = async (insSubNum: Key) =>
    (
      await handle.db
        .selectFrom('patplan')
        .select('Relationship')
        .where('PatNum', '=', sent.PatNum)
        .where('InsSubNum', '=', insSubNum)
        .executeTakeFirst()
    )?.Relationship ?? 0;
  const other = sent.InsSubNum2 ? await findRow(handle, 'inssub', sent.InsSubNum2) : undefined;
  return {
    PatRelat: sent.PatRelat ?? (await linkOf(coverage.sub.InsSubNum)),
    InsSubNum2: other?.InsSubNum ?? 0,
    PlanNum2: other?.PlanNum ?? 0,
    PatRelat2: sent.PatRelat2 ?? (other ? await linkOf(other.InsSubNum) : 0),
  };
}

const earliest = (procedures: readonly Procedure[]) =>
  procedures.reduce((first, { ProcDate }) => (ProcDate < first ? ProcDate : first), procedures[0]!.ProcDate);

/** The provider of the last line whose provider is no hygienist; the patient's own if there is none. */
async function treatingProvider(handle: Handle, { procedures, patient }: Order): Promise<Key> {
  for (const { ProvNum } of procedures.toReversed()) {
    const provider = await findRow(handle, 'provider', ProvNum);
    if (provider && !provider.IsSecondary) return ProvNum;
  }
  return patient.PriProv;
}

async function billingProvider(handle: Handle, provTreat: Key, clinicNum: Key): Promise<Key> {
  const own = (await findRow(handle, 'provider', provTreat))?.ProvNumBillingOverride;
  if (own) return own;
  const clinic = clinicNum ? await findRow(handle, 'clinic', clinicNum) : undefined;
  const chosen = clinic ? Number(clinic.InsBillingProv) : Number(await preference(handle, 'InsBillingProv')) || 0;
  if (chosen === 0) return practiceDefaultProvider(handle);
  return chosen === -1 ? provTreat : chosen;
}

async function isInProcess(handle: Handle, procedures: readonly Procedure[]): Promise<boolean> {
  const found = await handle.db
    .selectFrom('procmultivisit')
    .select('ProcNum')
    .where(
      'ProcNum',
      'in',
      procedures.map(({ ProcNum }) => ProcNum),
    )
    .where('IsInProcess', '=', 1)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** The notes of the codes, each note once. */
async function notesOf(handle: Handle, procedures: readonly Procedure[]): Promise<string> {
  const notes = new Set<string>();
  for (const codeNum of new Set(procedures.map(({ CodeNum }) => CodeNum))) {
    notes.add((await findCode(handle, codeNum))?.DefaultClaimNote ?? '');
  }
  return [...notes].filter(Boolean).join('\n').slice(0, 400);
}

/**
 * The code that is sent to insurance: the first five characters of a CDT code, or the office's alternate code if the
 * plan uses those.
 */
export async function codeSent(handle: Handle, { CodeNum }: Procedure, planNum: Key): Promise<string> {
  const code = await findCode(handle, CodeNum);
  const text = code?.ProcCode ?? '';
  const usesAlternate = (await findRow(handle, 'insplan', planNum))?.UseAltCode === 1;
  if (usesAlternate && code?.AlternateCode1) return code.AlternateCode1;
  return text.startsWith('D') ? text.slice(0, 5) : text;
}
