import { dateTimeField, keyField, shape } from '../../../wire/shape.ts';

/** Appointments GET Slots. */
export const slotShape = shape({
  name: 'Slot',
  fields: {
    DateTimeStart: dateTimeField({}),
    DateTimeEnd: dateTimeField({}),
    ProvNum: keyField({}),
    OpNum: keyField('OperatoryNum.'),
  },
});
