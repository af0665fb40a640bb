import type { Operation } from '../http/operation.ts';
import { appointmentOperations } from './appointments/routes.ts';
import { clinicOperations } from './clinics/routes.ts';
import { definitionOperations } from './definitions/routes.ts';
import { estimateOperations } from './estimates/routes.ts';
import { feeOperations } from './fees/routes.ts';
import { feeSchedOperations } from './feescheds/routes.ts';
import { patientOperations } from './patients/routes.ts';
import { preferenceOperations } from './preferences/routes.ts';
import { procedureCodeOperations } from './procedurecodes/routes.ts';
import { procedurelogOperations } from './procedurelogs/routes.ts';
import { procNoteOperations } from './procnotes/routes.ts';
import { procTpOperations } from './proctps/routes.ts';
import { providerOperations } from './providers/routes.ts';
import { sheetDefOperations } from './sheetdefs/routes.ts';
import { toothInitialOperations } from './toothinitials/routes.ts';
import { treatPlanAttachOperations } from './treatplanattaches/routes.ts';
import { treatPlanOperations } from './treatplans/routes.ts';
import { userodOperations } from './userods/routes.ts';

/** Every operation the server offers; a resource is removed by deleting its folder and its lines here. */
export const operations: readonly Operation[] = [
  ...appointmentOperations,
  ...clinicOperations,
  ...definitionOperations,
  ...estimateOperations,
  ...feeOperations,
  ...feeSchedOperations,
  ...patientOperations,
  ...preferenceOperations,
  ...procedureCodeOperations,
  ...procedurelogOperations,
  ...procNoteOperations,
  ...procTpOperations,
  ...providerOperations,
  ...sheetDefOperations,
  ...toothInitialOperations,
  ...treatPlanAttachOperations,
  ...treatPlanOperations,
  ...userodOperations,
];
