import { compare } from '../../domain/compare.ts';
import type { Key } from '../../domain/key.ts';
import { exact, formatCents, sumOf } from '../../domain/money.ts';

type LineType =
  | 'Proc'
  | 'Adj-Att.'
  | 'PatPay Att.'
  | 'PatPay Att. PayPlan'
  | 'WriteOff-Att.'
  | 'InsPay-Att.'
  | 'PatPay'
  | 'WriteOff'
  | 'Adj'
  | 'InsPay'
  | 'PayPlan Credit'
  | 'Dynamic PayPlan Credit'
  | 'PayPlan Charge'
  | 'PatPay PayPlan';

/** A charge or credit of the Service Date View, before it is sorted and written out. */
export interface ServiceLine {
  readonly objectType: 'Procedure' | 'Adjustment' | 'PaySplit' | 'ClaimProc' | 'PayPlanCharge' | 'PayPlan';
  readonly primaryKey: string;
  readonly type: LineType;
  /** Place of the patient in the family. */
  readonly place: number;
  readonly firstName: string;
  readonly patNum: Key;
  /** The procedure under whose date it is shown; 0 if it is attached to none. */
  readonly procNum: Key;
  /** Date of the procedure; without a procedure that of the transaction. */
  readonly serviceDate: string;
  /** Empty on procedures. */
  readonly transDate: string;
  readonly reference: string;
  readonly charge: number;
  readonly credit: number;
  readonly provider: string;
  /** What the claims that were sent are expected to pay, and what the patient still owes; for procedures only. */
  readonly balances?: { readonly insurance: number; readonly account: number };
}

type ServiceRow = Readonly<Record<string, string>>;

const EMPTY: ServiceRow = {
  ObjectType: '',
  PrimaryKey: '',
  Type: '',
  ServiceDate: '',
  TransDate: '',
  Patient: '',
  PatNum: '',
  Reference: '',
  Charge: '',
  Credit: '',
  Provider: '',
  InsBal: '',
  AcctBal: '',
};

/** `1,200.00`: cents, with a comma between thousands. */
export function grouped(dollars: number): string {
  const [whole = '', cents = ''] = formatCents(dollars).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

/**
 * The rows of the Service Date View (`companions-insurance.md` 19.4). Each day has its procedures with what is attached
 * to them, then under a heading what is attached to none, then the total of the day; the total of all days comes last.
 * `dated` writes a date as the caller wants it.
 */
export function serviceRows(
  lines: readonly ServiceLine[],
  totalName: string,
  dated: (date: string) => string,
): ServiceRow[] {
  const days = Map.groupBy([...lines].sort(inOrder), ({ serviceDate }) => serviceDate);
  const rows = [...days].flatMap(([day, ofDay]) => {
    const attached = ofDay.filter(({ procNum }) => procNum !== 0);
    const others = ofDay.filter(({ procNum }) => procNum === 0);
    const heading = others.length > 0 ? [{ ...EMPTY, Type: 'Unallocated', Reference: 'Unallocated Trans' }] : [];
    const total = { ...totalOf(ofDay), Type: 'Day Total', ServiceDate: dated(day), Reference: 'Total for Date' };
    return [...[...attached.map(told), ...heading], ...others.map(told), total];
  });
  return [...rows, { ...totalOf(lines), Type: 'Overall Total', Reference: totalName }];

  function told(line: ServiceLine): ServiceRow {
    const isWork = line.type === 'Proc';
    return {
      ...EMPTY,
      ObjectType: line.objectType,
      PrimaryKey: line.primaryKey,
      Type: line.type,
      ServiceDate: isWork ? dated(line.serviceDate) : '',
      TransDate: isWork ? '' : dated(line.transDate),
      Patient: line.firstName,
      PatNum: String(line.patNum),
      Reference: line.reference,
      Charge: grouped(line.charge),
      Credit: grouped(line.credit),
      Provider: line.provider,
      InsBal: line.balances ? grouped(line.balances.insurance) : '',
      AcctBal: line.balances ? grouped(line.balances.account) : '',
    };
  }
}

function totalOf(lines: readonly ServiceLine[]): ServiceRow {
  const charge = sumOf(lines.map((line) => line.charge));
  const credit = sumOf(lines.map((line) => line.credit));
  const insurance = sumOf(lines.map(({ balances }) => balances?.insurance ?? 0));
  return {
    ...EMPTY,
    Charge: grouped(charge),
    Credit: grouped(credit),
    InsBal: grouped(insurance),
    AcctBal: grouped(exact(charge - credit - insurance)),
  };
}

const TYPES: readonly LineType[] = [
  ...(['Proc', 'Adj-Att.', 'PatPay Att.', 'WriteOff-Att.', 'InsPay-Att.', 'PatPay Att. PayPlan', 'PatPay'] as const),
  ...(['WriteOff', 'Adj', 'InsPay', 'PayPlan Credit', 'Dynamic PayPlan Credit', 'PayPlan Charge'] as const),
  'PatPay PayPlan',
];

/** The newest procedure of a patient comes first; its own line comes before what is attached to it. */
function inOrder(one: ServiceLine, other: ServiceLine): number {
  return (
    compare(one.serviceDate, other.serviceDate) ||
    Number(one.procNum === 0) - Number(other.procNum === 0) ||
    one.place - other.place ||
    compare(other.procNum, one.procNum) ||
    Number(one.type !== 'Proc') - Number(other.type !== 'Proc') ||
    compare(one.transDate, other.transDate) ||
    TYPES.indexOf(one.type) - TYPES.indexOf(other.type) ||
    compare(one.primaryKey, other.primaryKey)
  );
}

/** Looks up the names that lines show. */
export interface Names {
  readonly person: (patNum: Key) => Pick<ServiceLine, 'place' | 'firstName' | 'patNum'>;
  readonly provider: (provNum: Key) => string;
  /** Name of a definition of one of these categories. */
  readonly definition: (defNum: Key) => string;
  /** The procedure of a transaction and its date; no procedure if it is not done or not shown. */
  readonly work: (procNum: Key, transDate: string) => Pick<ServiceLine, 'procNum' | 'serviceDate' | 'transDate'>;
}
