import type { Row } from '../../db/schema/tables.ts';
import { ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { realDateOf } from '../chart/appointments.ts';
import type { Changes, SentFields } from './changes.ts';

type Procedure = Row<'procedurelog'>;

/** Who does a procedure at an appointment: the code's own provider, the hygienist for hygiene, else the dentist (21.3). */
export function providerAt(
  { ProvNum, ProvHyg }: Pick<Row<'appointment'>, 'ProvNum' | 'ProvHyg'>,
  code: Pick<Row<'procedurecode'>, 'IsHygiene' | 'ProvNumDefault'>,
): Key {
  return code.ProvNumDefault || (code.IsHygiene && ProvHyg !== 0 ? ProvHyg : ProvNum);
}

/** What a procedure takes over from its appointment. Keys that were sent replace these values later (21.3). */
export function followAppointment(
  body: SentFields,
  code: Row<'procedurecode'>,
  status: number,
  appointment: Row<'appointment'>,
): Changes {
  const ProvNum = providerAt(appointment, code);
  const date = realDateOf(appointment);
  return {
    ClinicNum: appointment.ClinicNum,
    ...(status !== ProcStatus.C && ProvNum !== 0 ? { ProvNum } : {}),
    ...(status === ProcStatus.TP && date !== undefined && body.ProcDate === undefined ? { ProcDate: date } : {}),
  };
}

/** A planned appointment gives its date only to a procedure that is on no other. */
export function followPlanned(
  body: SentFields,
  procedure: Procedure,
  status: number,
  planned: Row<'appointment'>,
): Changes {
  if ((body.AptNum ?? procedure.AptNum) !== 0 || status !== ProcStatus.TP) return {};
  const date = realDateOf(planned);
  return date === undefined ? {} : { ProcDate: date };
}
