import type { Operation } from '../http/operation.ts';
import { clinicOperations } from './clinics/routes.ts';

/** Every operation the server offers; a resource is removed by deleting its folder and its line here. */
export const operations: readonly Operation[] = [...clinicOperations];
