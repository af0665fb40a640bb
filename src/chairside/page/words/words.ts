export type View = 'both' | 'picture' | 'costs';
export type Relation = 'patient' | 'guardian';
export type Method = 'typed' | 'drawn';

const STATUSES = ['TP', 'TPi', 'C', 'EC', 'EO', 'R', 'Cn'] as const;
export type ChartStatus = (typeof STATUSES)[number];

export type KindOfWork =
  | 'filling'
  | 'crown'
  | 'pontic'
  | 'rootCanal'
  | 'post'
  | 'implant'
  | 'extraction'
  | 'retainedRoot'
  | 'sealant'
  | 'veneer'
  | 'denture'
  | 'spaceMaintainer'
  | 'ortho'
  | 'perio'
  | 'exam'
  | 'xray'
  | 'cleaning'
  | 'watch'
  | 'other';

export type Area = 'UR' | 'UL' | 'LL' | 'LR' | 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S6' | 'U' | 'L' | 'M' | 'none';

export interface ToothPlace {
  readonly isUpper: boolean;
  readonly isRight: boolean;
  readonly isPrimary: boolean;
  readonly isExtra: boolean;
  readonly type: 'central' | 'lateral' | 'canine' | 'premolar1' | 'premolar2' | 'molar1' | 'molar2' | 'molar3';
}

/** Whether the staff gave this device away, or the page was opened by a link, perhaps on a telephone of the patient's own. */
export type Device = 'ofOffice' | 'byLink';

type Text = (text: string) => string;

/** What every language must say. Amounts, dates and names come in as they are to be printed. */
export interface Words {
  title: string;
  loading: string;
  staffTitle: string;
  language: string;
  largerText: string;

  yourPlan: string;
  preparedFor: (name: string, date: string) => string;
  view: string;
  views: Record<View, string>;
  picture: string;
  pictureHint: string;
  yourRight: string;
  yourLeft: string;
  plannedTeeth: string;
  legend: string;
  costs: string;
  treatment: string;
  fee: string;
  insuranceShort: string;
  discountPlan: string;
  discount: string;
  tax: string;
  youPay: string;
  phasePays: Text;
  noPhase: string;
  /** In the place of an amount. */
  unpaid: string;
  total: string;
  estimateNote: string;
  nothingPlanned: string;
  code: string;
  tooth: Text;
  teeth: Text;
  treatments: (count: number) => string;
  note: string;
  why: string;
  /** Clauses that are joined to one sentence. */
  reason: {
    free: string;
    feeOnly: Text;
    allowed: (fee: string, allowed: string) => string;
    fee: Text;
    downgrade: Text;
    copay: Text;
    deductible: Text;
    /** Of what is counted, or of what is left of it when a copay or a deductible went before. */
    percent: (percent: number, isRest: boolean) => string;
    excluded: string;
    notBilled: string;
    ageLimit: (years: number) => string;
    frequency: (times: number) => string;
    waiting: Text;
    maximum: Text;
    maximumUsed: string;
    pays: Text;
    secondPays: Text;
    paysNothing: string;
    discountPlan: Text;
    discount: Text;
    surcharge: Text;
    tax: Text;
    patient: Text;
    /** Where the amounts do not add up to it. */
    set: Text;
  };
  options: string;
  thisPlan: string;
  otherPlan: string;
  reviewAndSign: string;
  notNow: string;
  notNowTitle: string;
  notNowText: Record<Device, string>;
  backToPlan: string;

  reviewTitle: string;
  reviewPlan: (heading: string, date: string) => string;
  acceptTitle: string;
  acceptHint: string;
  setAside: string;
  acceptSome: string;
  consentTitle: string;
  consent: string;
  relationTitle: string;
  relation: Record<Relation, string>;
  minor: Text;
  name: string;
  methodTitle: string;
  method: Record<Method, string>;
  typedHint: string;
  padLabel: string;
  padKeyboard: string;
  clear: string;
  undo: string;
  back: string;
  sign: Text;
  signing: string;
  missing: Record<'consent' | 'name' | 'strokes', string>;
  away: string;
  awayRetry: string;
  changed: string;
  consentChanged: string;
  refused: string;

  doneTitle: string;
  doneText: (name: string, time: string) => string;
  doneSetAside: (count: number) => string;
  doneHandBack: Record<Device, string>;
  seal: string;
  print: string;
  openPdf: string;
  staffOnly: string;

  ended: Record<'title' | 'expired' | 'gone' | 'invalid' | 'signed', string>;
  /** What comes after each of them. */
  endedNext: Record<Device, string>;

  chart: {
    statuses: Record<ChartStatus, string>;
    kinds: Record<KindOfWork, string>;
    areas: Record<Area, string>;
    tooth: (place: ToothPlace) => string;
  };
}
