import { contains } from '../../db/rows/text-conditions.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { Gender, PatStatus, Position } from '../../domain/enums.ts';
import { equal, type Filters, since, where } from '../../http/filters.ts';
import { dateInput, dateTimeInput, keyInput, namedInput, textInput } from '../../wire/input.ts';
import { thisPatient } from './conditions.ts';

const { Deleted: _, ...listedStatuses } = PatStatus;

/** Filters of GET Simple. */
export const simpleFilters = {
  LName: where(textInput({ description: 'Matches any part of the last name.' }), contains('p.LName')),
  FName: where(textInput({ description: 'Matches any part of the first name.' }), contains('p.FName')),
  Birthdate: where(dateInput({ description: '0001-01-01 = any.' }), (day) =>
    day === MIN_DATE ? [] : [['p.Birthdate = ?', day]],
  ),
  ClinicNum: equal(keyInput({ emptyIsAbsent: true, description: '0 = patients of no clinic.' }), {
    zero: 'none',
    names: ['clinic', 'Clinic'],
  }),
  PatStatus: equal(namedInput(listedStatuses)),
  DateTStamp: since(
    dateTimeInput({ description: 'Patients changed since then: the serverDateTime of your last response.' }),
  ),
  PriProv: equal(keyInput({ added: '21.3', emptyIsAbsent: true, description: '0 = patients without one.' }), {
    zero: 'none',
    names: ['provider', 'Provider'],
  }),
  Gender: equal(namedInput(Gender, { added: '22.3.6' })),
  Position: equal(namedInput(Position, { added: '22.3.6' })),
  Guarantor: equal(keyInput({ added: '22.4.19', description: 'PatNum; 0 = patients without one.' }), {
    zero: 'none',
    names: ['patient', 'Patient'],
  }),
  SuperFamily: equal(keyInput({ added: '22.4.38', description: 'PatNum; 0 = patients of none.' }), {
    zero: 'none',
    names: ['patient', 'Patient'],
  }),
  EmployerNum: equal(keyInput({ added: '24.3.30', description: '0 = patients without one.' }), {
    zero: 'none',
    names: ['employer', 'Employer'],
  }),
  FeeSched: equal(keyInput({ added: '25.2.19', description: 'feesched.FeeSchedNum; 0 = patients without one.' }), {
    zero: 'none',
    names: ['feesched', 'FeeSched'],
  }),
  PatNum: thisPatient(),
} satisfies Filters;
