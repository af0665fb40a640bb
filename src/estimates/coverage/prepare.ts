import type { Key } from '../../domain/key.ts';
import { type CodeBook, codeBook } from '../facts/codes.ts';
import { type FeeBook, feeBook } from '../facts/fees.ts';
import type { EstimateInput } from '../facts/input.ts';
import type { ClaimProcRow, OrthoCaseRow, SubstitutionLinkRow } from '../facts/table-rows.ts';
import { type Coverage, droppedCoverageReader, readCoverages } from './coverage.ts';

/** The input with its look-ups built, once for all procedures. Nothing in it changes while estimates are made. */
export interface PreparedInput {
  readonly input: EstimateInput;
  readonly codes: CodeBook;
  readonly fees: FeeBook;
  /** By ordinal. */
  readonly coverages: readonly Coverage[];
  droppedCoverage(insSubNum: Key): Coverage | undefined;
  readonly claimProcs: ReadonlyMap<Key, readonly ClaimProcRow[]>;
  /** Schedule of a provider; 0 when there is none. */
  scheduleOf(provNum: Key): Key;
  /** The practice default provider, else the first one (3, FEE-3); 0 without providers. */
  readonly defaultProvNum: Key;
  substitutionsOf(planNum: Key, codeNum: Key): readonly SubstitutionLinkRow[];
  /** The ortho case that a procedure is linked to, if any (ORT-1). */
  orthoCaseOf(procNum: Key): OrthoCaseRow | undefined;
  /** Whether the plan itself says that the code is not billed; undefined if it leaves that to the code (NBI-2). */
  noBillIns(planNum: Key, codeNum: Key): boolean | undefined;
}

export function prepare(input: EstimateInput): PreparedInput {
  const codes = codeBook(input.procedureCodes, input.covCats, input.covSpans);
  const schedules = new Map(input.providers.map((provider) => [provider.ProvNum, provider.FeeSched]));
  const links = Map.groupBy(input.substitutionLinks, (link) => `${link.PlanNum}/${link.CodeNum}`);
  const noBill = new Map(
    input.insPlanPreferences.map((row) => [`${row.PlanNum}/${row.FKey}`, row.ValueString === '1']),
  );
  const orthoCases = new Map(input.orthoCases?.map((row) => [row.ProcNum, row]));
  return {
    input,
    codes,
    fees: feeBook(input.feeScheds, input.fees),
    coverages: readCoverages(input, codes),
    droppedCoverage: droppedCoverageReader(input, codes),
    claimProcs: Map.groupBy(input.claimProcs, (row) => row.ProcNum),
    scheduleOf: (provNum) => schedules.get(provNum) ?? 0,
    defaultProvNum: input.preferences.PracticeDefaultProv || (input.providers[0]?.ProvNum ?? 0),
    substitutionsOf: (planNum, codeNum) => links.get(`${planNum}/${codeNum}`) ?? [],
    orthoCaseOf: (procNum) => orthoCases.get(procNum),
    noBillIns: (planNum, codeNum) => noBill.get(`${planNum}/${codeNum}`),
  };
}
