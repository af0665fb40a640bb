import type { Writer } from '../db/handle.ts';
import type { Key } from '../domain/key.ts';

/** Permission groups of the published Permissions page; a key holds any set of them. */
export const PERMISSIONS = [
  'ReadAll',
  'AllOthers',
  'Comm',
  'Documents',
  'Queries',
  'Appointments',
  'InsuranceSimple',
  'Insurance',
  'Patients',
  'Payments',
  'PayPlans',
  'ProcedureLogs',
  'Setup',
  'TextingASAP',
  'Enterprise',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** Who calls, as the key store knows them. */
export interface Caller extends Writer {
  readonly permissions: ReadonlySet<Permission>;
  /** Stands for the customer key in throttles and idempotency, without being it. */
  readonly customer: string;
  /** The one plan that a handover opens. */
  readonly plan?: Key | undefined;
}
