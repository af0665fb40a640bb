import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';

type Procedure = Row<'procedurelog'>;

/** Columns of a procedure, with the value each will have. */
export type Changes = Partial<Procedure>;

/** Fields that get their value from something else if they are not sent. */
export interface SentFields {
  readonly AptNum?: Key | undefined;
  readonly ProcDate?: string | undefined;
  readonly ProcFee?: number | undefined;
  readonly IsDateProsthEst?: boolean | undefined;
}

/** An edit before it is stored. */
export interface PlannedEdit {
  readonly stored: Procedure;
  /** The row with the fields that were sent and with what follows from them so far. */
  readonly merged: Procedure;
  /** The code the procedure will have. */
  readonly code: Row<'procedurecode'>;
  readonly sent: SentFields;
}
