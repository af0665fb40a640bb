import { ProcStatus } from './enums.ts';

/** The statuses of planned work: of plans that are active, and of others. */
export const PLANNED: readonly number[] = [ProcStatus.TP, ProcStatus.TPi];
