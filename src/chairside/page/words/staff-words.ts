import type { Method, Relation } from './words.ts';

export type ProofStatus =
  | 'unsigned'
  | 'valid'
  | 'altered'
  | 'withdrawn'
  | 'foreign-valid'
  | 'foreign-broken'
  | 'unverifiable'
  | 'deleted';

type Text = (text: string) => string;

/** What the screens of the office say in every language. A patient's page does not load it. */
export interface StaffWords {
  signIn: string;
  signInText: string;
  demoText: string;
  locked: string;
  idle: string;
  developerKey: string;
  customerKey: string;
  wrongKeys: string;
  away: string;
  ended: string;
  lacks: Text;
  signOut: string;
  find: string;
  sought: string;
  soughtHow: string;
  search: string;
  none: string;
  born: Text;
  patients: (count: number) => string;
  most: (count: number) => string;
  number: (number: number) => string;
  plansOf: Text;
  otherPatient: string;
  groups: Record<'open' | 'live' | 'alternatives' | 'signed', string>;
  noPlans: string;
  saveCopy: string;
  handOver: string;
  proof: string;
  noLines: string;
  patientPays: string;
  handOverTitle: string;
  handOverText: Text;
  showBeside: string;
  minutes: string;
  handOverNow: string;
  forOther: string;
  link: string;
  withdraw: string;
  withdrawn: string;
  until: Text;
  proofTitle: string;
  ofPatient: string;
  ofPractice: string;
  status: Record<ProofStatus, string>;
  /** What a status means, for somebody who has never heard of it. */
  statusText: Record<ProofStatus, string>;
  /** A status in a list of plans, where nothing else says of what it is the status. */
  signatureIs: Text;
  signedBy: string;
  signedAt: string;
  how: string;
  drawing: string;
  methods: Record<Method | 'api' | 'desktop', string>;
  relations: Record<Relation, string>;
  digest: string;
  changes: string;
  where: string;
  was: string;
  is: string;
  records: string;
  recordKinds: Record<'signed' | 'renewed' | 'withdrawn' | 'declined' | 'deleted' | 'undone', string>;
  chain: (ok: boolean, count: number) => string;
  digestText: string;
  paper: string;
  linkIsLocal: string;
  copyLink: string;
  copied: string;
  download: string;
  practiceSign: string;
  back: string;
}
