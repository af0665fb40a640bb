import { tableRow } from '../../db/rows/table-row.ts';
import { EServiceType, HistAppointmentAction } from '../../domain/enums.ts';
import { dateTimeField, keyField, namedField } from '../../wire/shape.ts';
import { copiedAppointmentFields } from '../appointments/row.ts';

/** HistAppointments page. */
export const histAppointmentRow = tableRow({
  name: 'HistAppointment',
  table: 'histappointment',
  alias: 'h',
  joins: {
    p: ['provider', 'p.ProvNum = h.ProvNum'],
    dc: ['definition', 'dc.DefNum = h.Confirmed'],
    du: ['definition', 'du.DefNum = h.UnschedStatus'],
  },
  fields: {
    HistApptNum: keyField({}),
    HistUserNum: keyField('userod.UserNum of the user who changed it.'),
    HistDateTStamp: dateTimeField({}),
    HistApptAction: namedField(HistAppointmentAction),
    ApptSource: namedField(EServiceType),
    ...copiedAppointmentFields,
  },
});
