import type { Handle } from '../../../db/handle.ts';
import { findRow } from '../../../db/rows/rows.ts';
import type { Row, TableName } from '../../../db/schema/tables.ts';
import { HISTORY } from '../../../domain/claimproc-statuses.ts';
import { ClaimProcStatus, DefCat } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import type {
  BenefitRow,
  CodeGroupRow,
  CovCatRow,
  CovSpanRow,
  FeeRow,
  FeeSchedRow,
  InsPlanRow,
  InsSubRow,
  SubstitutionLinkRow,
} from '../../../estimates/facts/table-rows.ts';
import { isBlueBookOn } from '../input/blue-book.ts';
import { chargesHygieneByDentist } from '../input/fee-provider.ts';
import {
  countedWith,
  coveredByCategory,
  coveredByGroup,
  coveredByPlan,
  coveredBySpanOf,
  coveredBySubscription,
} from './covered-patients.ts';
import {
  plannedAtProvider,
  plannedByAllowed,
  plannedByFee,
  plannedBySchedule,
  plannedWithCode,
  plannedWithPriority,
} from './planned-patients.ts';

/** What the rows of one table mean for the estimates of patients. */
export interface Source<T extends TableName> {
  /** Columns whose change changes an estimate; a new or a deleted row always does. */
  readonly columns: readonly (keyof Row<T>)[];
  /** Whether a row, before or after the change, can concern any estimate. */
  readonly counts?: (row: Row<T>) => boolean;
  /** A new row changes no estimate, because nothing refers to it yet or because the engine itself made it. */
  readonly ignoresNew?: true;
  /** Columns that decide whom a row concerns: of rows that are equal in them only one is looked up. */
  readonly of: readonly (keyof Row<T>)[];
  readonly whom: (handle: Handle, row: Row<T>) => Promise<readonly Key[]> | readonly Key[];
  /**
   * Columns that name the coverage itself: if they change, completed work that is on no claim is estimated again, too.
   */
  readonly coverage?: readonly (keyof Row<T>)[];
}

/** All columns of a row that the engine reads, except its keys. Code that leaves one out does not compile. */
const read = <R extends object>() => ({
  but<K extends keyof R>(columns: Readonly<Record<Exclude<keyof R, K>, true>>) {
    return Object.keys(columns) as Exclude<keyof R, K>[];
  },
});

const own = ({ PatNum }: { readonly PatNum: Key }) => [PatNum];

/**
 * The rows that estimates are made of, and whose estimates are made again when one changes: the recompute matrix of
 * `companions-insurance.md` 23 (REC-2). Tables that no method writes are left out (preferences), and so
 * are procedures: their own rules estimate each one alone, and the plan as a whole is calculated when somebody asks for
 * it or saves it (REC-1, REC-3).
 */
export const SOURCES: { readonly [T in TableName]?: readonly Source<T>[] } = {
  insplan: [
    {
      columns: read<InsPlanRow>().but<'PlanNum'>({
        PlanType: true,
        FeeSched: true,
        AllowedFeeSched: true,
        CopayFeeSched: true,
        MonthRenew: true,
        CobRule: true,
        CodeSubstNone: true,
        HasPpoSubstWriteoffs: true,
        ExclusionFeeRule: true,
        InsPlansZeroWriteOffsOnAnnualMaxOverride: true,
        InsPlansZeroWriteOffsOnFreqOrAgingOverride: true,
      }),
      of: ['PlanNum'],
      whom: (handle, plan) => coveredByPlan(handle, plan.PlanNum),
    },
    {
      // The blue book finds an allowed amount by these.
      columns: ['IsBlueBookEnabled', 'IsMedical', 'ManualFeeSchedNum', 'CarrierNum', 'GroupNum'],
      of: ['PlanNum'],
      whom: async (handle, plan) => ((await isBlueBookOn(handle)) ? coveredByPlan(handle, plan.PlanNum) : []),
    },
  ],
  insbluebook: [
    {
      columns: ['ProcCodeNum', 'PlanNum', 'GroupNum', 'CarrierNum', 'AllowedOverride', 'ProcDate', 'ClaimType'],
      of: ['ProcCodeNum'],
      whom: (handle, { ProcCodeNum }) => plannedByAllowed(handle, ProcCodeNum),
    },
  ],
  appointment: [
    {
      columns: ['ProvNum'],
      ignoresNew: true,
      of: ['PatNum'],
      whom: async (handle, row) => ((await chargesHygieneByDentist(handle)) ? own(row) : []),
    },
  ],
  inssub: [
    {
      columns: read<InsSubRow>().but<'InsSubNum'>({ PlanNum: true, DateEffective: true }),
      of: ['InsSubNum'],
      whom: (handle, sub) => coveredBySubscription(handle, sub.InsSubNum),
    },
  ],
  patplan: [
    { columns: ['Ordinal', 'InsSubNum'], coverage: ['InsSubNum'], of: ['PatNum'], whom: (_, link) => own(link) },
  ],
  benefit: [
    {
      columns: read<BenefitRow>().but<'BenefitNum' | 'PlanNum' | 'PatPlanNum'>({
        CovCatNum: true,
        CodeGroupNum: true,
        CodeNum: true,
        BenefitType: true,
        Percent: true,
        MonetaryAmt: true,
        TimePeriod: true,
        QuantityQualifier: true,
        Quantity: true,
        CoverageLevel: true,
        TreatArea: true,
      }),
      of: ['PlanNum', 'PatPlanNum'],
      whom: (handle, { PlanNum, PatPlanNum }) =>
        PatPlanNum === 0 ? coveredByPlan(handle, PlanNum) : patientOf(handle, PatPlanNum),
    },
  ],
  substitutionlink: [
    {
      columns: read<SubstitutionLinkRow>().but<'PlanNum'>({ CodeNum: true, SubstitutionCode: true, SubstOnlyIf: true }),
      of: ['PlanNum'],
      whom: (handle, link) => coveredByPlan(handle, link.PlanNum),
    },
  ],
  covcat: [
    {
      columns: read<CovCatRow>().but<'CovCatNum'>({ CovOrder: true, IsHidden: true, EbenefitCat: true }),
      of: ['CovCatNum', 'EbenefitCat'],
      whom: (handle, category) => coveredByCategory(handle, category),
    },
  ],
  covspan: [
    {
      columns: read<CovSpanRow>().but<'CovCatNum'>({ FromCode: true, ToCode: true }),
      of: ['CovCatNum'],
      whom: (handle, { CovCatNum }) => coveredBySpanOf(handle, CovCatNum),
    },
  ],
  codegroup: [
    {
      columns: read<CodeGroupRow>().but<'CodeGroupNum'>({ ProcCodes: true, ItemOrder: true }),
      of: ['CodeGroupNum'],
      whom: (handle, group) => coveredByGroup(handle, group.CodeGroupNum),
    },
  ],
  fee: [
    {
      columns: read<FeeRow>().but<'FeeNum'>({
        FeeSched: true,
        CodeNum: true,
        ClinicNum: true,
        ProvNum: true,
        Amount: true,
      }),
      of: ['FeeSched', 'CodeNum'],
      whom: (handle, fee) => plannedByFee(handle, fee),
    },
  ],
  feesched: [
    {
      columns: read<FeeSchedRow>().but<'FeeSchedNum'>({ FeeSchedType: true, IsHidden: true, IsGlobal: true }),
      of: ['FeeSchedNum'],
      whom: (handle, { FeeSchedNum }) => plannedBySchedule(handle, FeeSchedNum),
    },
  ],
  procedurecode: [
    {
      columns: ['SubstitutionCode', 'SubstOnlyIf', 'TreatArea'],
      ignoresNew: true,
      of: ['CodeNum'],
      whom: (handle, { CodeNum }) => plannedWithCode(handle, CodeNum),
    },
  ],
  provider: [
    {
      columns: ['FeeSched'],
      ignoresNew: true,
      of: ['ProvNum'],
      whom: (handle, { ProvNum }) => plannedAtProvider(handle, ProvNum),
    },
  ],
  definition: [
    {
      // The order of priorities is the order in which planned work uses benefits up.
      columns: ['ItemOrder'],
      counts: ({ Category }) => Category === DefCat.TxPriorities,
      ignoresNew: true,
      of: ['DefNum'],
      whom: (handle, { DefNum }) => plannedWithPriority(handle, DefNum),
    },
  ],
  patient: [{ columns: ['Birthdate'], ignoresNew: true, of: ['PatNum'], whom: (_, patient) => own(patient) }],
  claimproc: [
    {
      // These say what benefits have been used for.
      columns: ['Status', 'ProcDate', 'InsPayEst', 'InsPayAmt', 'DedApplied', 'NoBillIns'],
      counts: ({ Status }) => HISTORY.includes(Status),
      of: ['PatNum', 'InsSubNum'],
      whom: async (handle, row) => [row.PatNum, ...(await countedWith(handle, row.InsSubNum))],
    },
    {
      // Overrides of an estimate, and amounts that others may use when the row is deleted.
      columns: [
        'AllowedOverride',
        'NoBillIns',
        'PercentOverride',
        'CopayOverride',
        'DedEstOverride',
        'InsEstTotalOverride',
        'PaidOtherInsOverride',
        'WriteOffEstOverride',
      ],
      counts: ({ Status }) => Status === ClaimProcStatus.Estimate,
      ignoresNew: true,
      of: ['PatNum'],
      whom: (_, row) => own(row),
    },
  ],
};

async function patientOf(handle: Handle, patPlanNum: Key): Promise<Key[]> {
  const patPlan = await findRow(handle, 'patplan', patPlanNum);
  return patPlan ? [patPlan.PatNum] : [];
}
