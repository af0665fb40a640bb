import type { Load } from './load.ts';
import { type BenchPractice, isInsured } from './practice.ts';

/** The requests of clients on a usual day, spread over the whole practice. */
export function loadsOn({ patients, procedures }: BenchPractice): Load[] {
  const spread = (size: number) => Array.from({ length: 400 }, (_, i) => ((i * 7919) % size) + 1);
  const planned = (PatNum: number) =>
    JSON.stringify({
      PatNum,
      ProcDate: '2026-01-05',
      ProcStatus: 'TP',
      CodeNum: 7,
      ProcFee: '87.00',
      Priority: 1,
      Dx: 3,
    });
  const patientNums = spread(patients);
  const insured = patientNums.filter(isInsured);
  const uninsured = patientNums.filter((n) => !isInsured(n));
  const gets = (name: string, paths: string[]): Load => ({
    name: `GET ${name}`,
    forPeers: true,
    requests: paths.map((path) => ({ method: 'GET', path })),
  });
  const posts = (name: string, path: string, bodies: string[]): Load => ({
    name: `POST ${name}`,
    requests: bodies.map((body) => ({ method: 'POST', path, body })),
  });
  const feeOf = (procNum: number, ProcFee: string) => ({
    method: 'PUT' as const,
    path: `/procedurelogs/${procNum}`,
    body: JSON.stringify({ ProcFee }),
  });
  const save = (TreatPlanNum: number) => JSON.stringify({ TreatPlanNum });
  const changedSince = (offset: number): Load => ({
    ...gets(`changed since, Offset ${offset}`, [`/procedurelogs?DateTStamp=2018-01-01%2000:00:00&Offset=${offset}`]),
    forPeers: false,
  });
  const planning = spread(5 * patients).map((n) => procedures - n + 1);
  return [
    gets(
      'list by patient',
      patientNums.map((n) => `/procedurelogs?PatNum=${n}`),
    ),
    gets(
      'one',
      spread(procedures).map((n) => `/procedurelogs/${n}`),
    ),
    gets(
      'treatplans',
      patientNums.map((n) => `/treatplans?PatNum=${n}`),
    ),
    {
      ...gets(
        'patients by name',
        // Names that a few share: `Person1` would be half of the practice.
        patientNums.map((n) => `/patients?LName=Person${n < 1000 ? patients - n : n}`),
      ),
      forPeers: false,
    },
    ...[0, 400, 100_000].filter((offset) => offset < procedures).map(changedSince),
    { ...posts('procedure', '/procedurelogs', uninsured.map(planned)), forPeers: true },
    posts('procedure, insured', '/procedurelogs', insured.map(planned)),
    {
      name: 'PUT procedure',
      // Each gets a fee that differs from its own, because a write of the same fee would store nothing. The second fees
      // begin at another procedure: callers at the same place of both halves would write one procedure at the same time.
      requests: [
        ...planning.map((n) => feeOf(n, '50.00')),
        ...[...planning.slice(25), ...planning.slice(0, 25)].map((n) => feeOf(n, '60.00')),
      ],
    },
    posts('Saved', '/treatplans/Saved', uninsured.map(save)),
    posts('Saved, insured', '/treatplans/Saved', insured.map(save)),
  ];
}
