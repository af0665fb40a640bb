import { sign as createSignature, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fc } from '../../../test/support/properties.ts';
import { TPStatus, TPType } from '../../domain/enums.ts';
import { type ChainState, EMPTY_CHAIN, followed, type Link } from './chain.ts';
import { printedPlan, type SignedLine } from './content.ts';
import { evidenceOf } from './evidence.ts';
import { sealedJson, verifyFile } from './file.ts';
import { effectiveRecords, hashOfSignature, proveSide, type StoredPlan } from './proof.ts';
import { chained, type EvidenceRecord, NO_PREVIOUS, type RecordDraft, type Stroke } from './record.ts';
import { canonicalText, readCanonicalText, sha256 } from './text.ts';

const AT = '2025-03-10 09:00:00';

const plan = (fields: Partial<StoredPlan> = {}): StoredPlan => ({
  TreatPlanNum: 102,
  PatNum: 15,
  TPStatus: TPStatus.Saved,
  TPType: TPType.Insurance,
  DateTP: '2025-03-10',
  Heading: 'Crown and fillings',
  Note: 'An estimate only.\nAsk us\r\nbefore \\ after.',
  ResponsParty: 712,
  SignatureText: 'Pamela Invented',
  SignaturePracticeText: 'Dr. Sample',
  Signature: 'c2lnbmVk',
  SignaturePractice: '',
  SigIsTopaz: 0,
  DateTSigned: AT,
  DateTPracticeSigned: '0001-01-01 00:00:00',
  ...fields,
});

const line = (fields: Partial<SignedLine> = {}): SignedLine => ({
  ProcTPNum: 301,
  TreatPlanNum: 102,
  PatNum: 15,
  ProcNumOrig: 1101,
  ItemOrder: 0,
  Priority: 151,
  ToothNumTP: '13',
  Surf: 'MOD',
  ProcCode: 'D2393',
  Descript: 'White filling\r\nFrequency limit',
  FeeAmt: 204,
  PriInsAmt: 80.25,
  SecInsAmt: 0,
  PatAmt: 123.75,
  Discount: 0,
  Prognosis: 'Good',
  Dx: 'C',
  ProcAbbr: 'C3',
  FeeAllowed: -1,
  TaxAmt: 0,
  ProvNum: 11,
  DateTP: '2025-03-10',
  ClinicNum: 0,
  CatPercUCR: 204,
  ...fields,
});

const lines = () => [line(), line({ ProcTPNum: 302, ItemOrder: 1, Descript: 'Exam', PatAmt: 57 })];

const draft = (signed: StoredPlan, rows: readonly SignedLine[], fields: Partial<RecordDraft> = {}): RecordDraft => {
  const text = canonicalText(printedPlan(signed, rows));
  return {
    kind: 'signed',
    side: 'patient',
    at: AT,
    TreatPlanNum: signed.TreatPlanNum,
    PatNum: signed.PatNum,
    patientName: 'Pamela Invented',
    signerName: 'Pamela Invented',
    relation: 'patient',
    meaning: 'signed for the patient',
    method: 'drawn',
    developer: 'Amazing Smiles',
    key: 1,
    address: '127.0.0.1',
    agent: 'Tablet',
    consentVersion: '1',
    consentText: 'I agree.',
    strokes: STROKES,
    digest: sha256(text),
    text,
    signature: hashOfSignature(signed.Signature),
    pdfDigest: null,
    declined: null,
    undoes: null,
    ...fields,
  };
};

const STROKES: Stroke[] = [
  [
    [1, 2.5, 0, 0.5],
    [3, 4, 16, 0.75],
  ],
  [[9, 9, 40, 1]],
];

/** A chain of these drafts, as a file keeps it. */
function chainOf(drafts: readonly RecordDraft[]): { links: Link[]; records: EvidenceRecord[] } {
  const links: Link[] = [];
  const records: EvidenceRecord[] = [];
  for (const one of drafts) {
    const previous = links.at(-1)?.hash ?? NO_PREVIOUS;
    const { record, body } = chained(one, { number: links.length + 1, practice: 'here', previous });
    links.push({ number: record.number, body, hash: record.hash });
    records.push(record);
  }
  return { links, records };
}

const follow = (links: readonly Link[]): ChainState => links.reduce(followed, EMPTY_CHAIN);

const prove = (records: readonly EvidenceRecord[], now: StoredPlan, rows: readonly SignedLine[]) =>
  proveSide('patient', records, now, rows);

const signed = chainOf([draft(plan(), lines())]).records;

/** Every text that differs in one character: replaced, left out, doubled. */
const edits = (text: string): string[] =>
  Array.from(text).flatMap((character, at) => [
    text.slice(0, at) + (character === 'x' ? 'y' : 'x') + text.slice(at + 1),
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + character + text.slice(at),
  ]);

describe('the canonical text', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', ' ', '\n', '\r', '\t', '\\', ':', 'é', '漢', '\u2028', '"', 'n', 'u'),
  });
  const anyPlan = fc.record({ Note: text, Heading: text, SignatureText: text }).map((fields) => plan(fields));
  const amount = fc.double({ noNaN: true, noDefaultInfinity: true });
  const anyLine = fc
    .record({ Descript: text, Surf: text, PatAmt: amount, FeeAmt: amount })
    .map((fields) => line(fields));
  const numbered = (rows: readonly SignedLine[]) =>
    rows.map((row, index) => ({ ...row, ProcTPNum: 300 + index, ItemOrder: index }));
  const anyLines = fc.array(anyLine, { maxLength: 4 }).map(numbered);

  it('comes back as the plan it was written from', () => {
    fc.assert(
      fc.property(anyPlan, anyLines, (one, rows) => {
        const printed = printedPlan(one, rows);
        expect(readCanonicalText(canonicalText(printed))).toEqual(printed);
      }),
    );
  });

  it('is the same for the same plan only', () => {
    fc.assert(
      fc.property(anyPlan, anyLines, anyPlan, anyLines, (one, rows, other, others) => {
        const [a, b] = [printedPlan(one, rows), printedPlan(other, others)];
        expect(canonicalText(a) === canonicalText(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  it('takes no other text for its own', () => {
    const own = canonicalText(printedPlan(plan(), lines()));
    for (const other of ['', '\n', 'x', own.slice(0, -1), `${own}\n`, own.replace('Line 2', 'Line 3')]) {
      expect(readCanonicalText(other)).toBeUndefined();
    }
  });
});

describe('a changed plan', () => {
  it('is valid while nothing changed, NULL and empty text being one', () => {
    expect(prove(signed, plan(), lines()).status).toBe('valid');
    const { records } = chainOf([draft(plan({ Heading: null }), [])]);
    expect(prove(records, plan({ Heading: '' }), []).status).toBe('valid');
  });

  it.each(['Heading', 'Note', 'SignatureText', 'SignaturePracticeText', 'DateTP'] as const)(
    'is altered by every character of %s',
    (field) => {
      for (const text of edits(plan()[field]!)) {
        if (field === 'DateTP' && text.slice(0, 10) === plan().DateTP) continue;
        const { status, changes } = prove(signed, plan({ [field]: text }), lines());
        expect([status, changes.map((change) => change.field)]).toEqual(['altered', [field]]);
      }
    },
  );

  it.each(['Descript', 'ToothNumTP', 'Surf', 'ProcCode', 'Prognosis', 'Dx', 'ProcAbbr'] as const)(
    'is altered by every character of a line’s %s',
    (field) => {
      for (const text of edits(line()[field]!)) {
        const [first, second] = lines();
        const { status, changes } = prove(signed, plan(), [{ ...first!, [field]: text }, second!]);
        expect(status).toBe('altered');
        expect(changes).toMatchObject([{ where: 'line', field, ProcTPNum: 301, now: text }]);
      }
    },
  );

  it('is altered by the smallest difference of an amount', () => {
    for (const field of ['FeeAmt', 'PriInsAmt', 'PatAmt', 'FeeAllowed', 'CatPercUCR'] as const) {
      for (const step of [Number.EPSILON, 0.0001, 0.01, 1]) {
        const PatAmt = line()[field] * (1 + step);
        expect(prove(signed, plan(), [line({ [field]: PatAmt }), lines()[1]!]).changes).toMatchObject([{ field }]);
      }
    }
  });

  it('misses none of 10,000 random edits', () => {
    const texts = ['Heading', 'Note', 'SignatureText', 'SignaturePracticeText'] as const;
    const numbers = ['PatNum', 'ResponsParty', 'TPStatus', 'TPType', 'SigIsTopaz'] as const;
    const lineTexts = ['Descript', 'ToothNumTP', 'Surf', 'ProcCode', 'Prognosis', 'Dx', 'ProcAbbr'] as const;
    const lineNumbers = ['PatNum', 'ProcNumOrig', 'Priority', 'ProvNum', 'ClinicNum', 'ItemOrder'] as const;
    const amounts = ['FeeAmt', 'PriInsAmt', 'SecInsAmt', 'PatAmt', 'Discount', 'FeeAllowed', 'TaxAmt'] as const;
    type Edit = (one: StoredPlan, rows: SignedLine[]) => [StoredPlan, SignedLine[]];
    const at = fc.nat(1);
    const text = fc.string({ unit: 'grapheme', maxLength: 8 });
    const onLine =
      (fields: object, index: number): Edit =>
      (one, rows) => [one, rows.map((row, place) => (place === index ? { ...row, ...fields } : row))];
    const edit = fc.oneof(
      fc.tuple(fc.constantFrom(...texts), text).map(
        ([name, value]): Edit =>
          (one, rows) => [{ ...one, [name]: value }, rows],
      ),
      fc.tuple(fc.constantFrom(...numbers), fc.nat(9)).map(
        ([name, value]): Edit =>
          (one, rows) => [{ ...one, [name]: value }, rows],
      ),
      fc.tuple(fc.constantFrom(...lineTexts), text, at).map(([name, value, index]) => onLine({ [name]: value }, index)),
      fc
        .tuple(fc.constantFrom(...lineNumbers), fc.nat(9), at)
        .map(([name, value, index]) => onLine({ [name]: value }, index)),
      fc
        .tuple(fc.constantFrom(...amounts), fc.double({ noNaN: true }), at)
        .map(([name, value, index]) => onLine({ [name]: value }, index)),
      fc.nat({ max: 2 }).map(
        (index): Edit =>
          (one, rows) => [one, rows.toSpliced(index, 1)],
      ),
      fc.nat({ max: 500 }).map(
        (number): Edit =>
          (one, rows) => [one, [...rows, line({ ProcTPNum: number + 400 })]],
      ),
      fc.constant<Edit>((one, rows) => [one, rows.map((row) => ({ ...row, ItemOrder: 1 - row.ItemOrder }))]),
      fc.constantFrom('', 'another').map(
        (Signature): Edit =>
          (one, rows) => [{ ...one, Signature }, rows],
      ),
    );
    let edited = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (steps) => {
        const [now, rows] = steps.reduce<[StoredPlan, SignedLine[]]>(
          ([one, of], step) => step(one, of),
          [plan(), lines()],
        );
        const shown = (one: StoredPlan, of: readonly SignedLine[]) =>
          canonicalText(printedPlan(one, of)) + one.Signature + one.SigIsTopaz;
        const isSame = shown(now, rows) === shown(plan(), lines());
        if (!isSame) edited++;
        const { status } = prove(signed, now, rows);
        expect(status === 'valid').toBe(isSame);
      }),
      { numRuns: 10_000 },
    );
    expect(edited).toBeGreaterThan(9_000);
  });
});

describe('the chain', () => {
  const drafts = [
    draft(plan(), lines()),
    draft(plan(), lines(), { kind: 'withdrawn', signature: null, strokes: null }),
    draft(plan({ TreatPlanNum: 103 }), []),
    draft(plan(), [], { kind: 'renewed' }),
  ];
  const { links } = chainOf(drafts);

  it('fits as it was written', () => {
    expect(follow(links)).toEqual({ records: 4, head: links[3]!.hash, damage: undefined });
  });

  it('is damaged by every byte of a record, its strokes and its hash', () => {
    const [, second] = links;
    for (const body of edits(links[0]!.body)) {
      expect(follow([{ ...links[0]!, body }, ...links.slice(1)]).damage).toBeDefined();
      // Not even a record that fits itself fits among the others.
      expect(follow([{ number: 1, body, hash: sha256(body) }, ...links.slice(1)]).damage).toBeDefined();
    }
    for (const hash of edits(second!.hash)) {
      expect(follow([links[0]!, { ...second!, hash }, ...links.slice(2)]).damage).toBeDefined();
    }
  });

  it('is damaged by a record that was removed, added, repeated or put elsewhere', () => {
    for (let at = 0; at < links.length - 1; at++) {
      expect(follow(links.toSpliced(at, 1)).damage).toBeDefined();
      const renumbered = links.toSpliced(at, 1).map((link, index) => ({ ...link, number: index + 1 }));
      expect(follow(renumbered).damage).toBeDefined();
      expect(follow(links.toSpliced(at, 2, links[at + 1]!, links[at]!)).damage).toBeDefined();
      expect(follow(links.toSpliced(at, 0, links[at]!)).damage).toBeDefined();
    }
    // Only a head that was noted down tells that the end is missing.
    expect(follow(links.slice(0, -1))).toMatchObject({ damage: undefined, head: links[2]!.hash });
  });
});

describe('records', () => {
  const known = (records: readonly EvidenceRecord[], inFlight: readonly number[]) =>
    records.map((record) => ({ record, isInFlight: inFlight.includes(record.number) }));

  it('in flight count only where the practice shows their effect', () => {
    const { records } = chainOf([draft(plan(), lines())]);
    expect(effectiveRecords(known(records, [1]), plan())).toHaveLength(1);
    expect(effectiveRecords(known(records, [1]), plan({ Signature: '' }))).toEqual([]);
  });

  it('that were undone count for nothing, whatever the plan says', () => {
    const undone = draft(plan(), [], { kind: 'undone', text: null, digest: null, signature: null, undoes: 1 });
    const { records } = chainOf([draft(plan(), lines()), undone]);
    expect(effectiveRecords(known(records, []), plan())).toEqual([]);
    expect(proveSide('patient', [], undefined, []).status).toBe('unsigned');
  });
});

describe('a file of evidence', () => {
  const evidence = evidenceOf({
    treatPlanNum: 102,
    known: signed.map((record) => ({ record, isInFlight: false })),
    plan: plan(),
    lines: lines(),
    chain: follow(chainOf([draft(plan(), lines())]).links),
  });
  const text = sealedJson(evidence, { publicKey: '', sign: () => '' });

  it('proves itself but for the key that signed it', () => {
    expect(verifyFile(text)?.problems).toEqual(['The signature of the file does not belong to it.']);
  });

  it.each(['\u001b[2K', '\n', ' ', '='])('is not signed by a key that is written with %j', (sign) => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const key = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    const seal = (named: string) =>
      sealedJson(evidence, {
        publicKey: named,
        sign: (digest) => createSignature(null, Buffer.from(digest), privateKey).toString('base64'),
      });
    expect(verifyFile(seal(key))?.problems).toEqual([]);
    expect(verifyFile(seal(`${key.slice(0, 9)}${sign}${key.slice(9)}`))?.problems).toHaveLength(1);
  });

  const nothing = { toString: 1, valueOf: 1 };
  it.each([
    [{ TreatPlanNum: nothing }, undefined],
    [{ TreatPlanNum: '\u001b[2K102' }, undefined],
    [{ records: { ...signed } }, undefined],
    [{ records: [{ number: nothing, hash: 'a' }] }, 'A record is no record.'],
    [{ records: [{ number: 1, hash: nothing }] }, 'A record is no record.'],
    [{ records: [null, 1, 'a', []] }, 'A record is no record.'],
    [{ publicKey: nothing, patient: { status: nothing, digest: nothing } }, 'The file is not signed.'],
  ])('is refused with %j in it', (members, problem) => {
    const verdict = verifyFile(JSON.stringify({ ...JSON.parse(text), ...members }));
    expect(problem === undefined ? verdict === undefined : verdict?.problems.includes(problem)).toBe(true);
  });

  it.each([
    ['a name that comes twice', text.replace('{', '{"TreatPlanNum":103,')],
    ['such a name in a record', text.replace('"patientName":', '"patientName":"Eve","patientName":')],
    ['the same, written with an escape', text.replace('"patientName":', '"p\\u0061tientName":"Eve","patientName":')],
    ['a number too large in place of nothing', text.replace('"pdfDigest":null', '"pdfDigest":1e999')],
    ['lists in lists', text.replace('{', `{"more":${'['.repeat(2_500)}${']'.repeat(2_500)},`)],
  ])('is none with %s', (_, edited) => {
    expect(edited).not.toBe(text);
    expect(verifyFile(edited)).toBeUndefined();
  });

  it('shows every edit of a character that changes what it says', () => {
    for (const other of edits(text)) {
      const verdict = verifyFile(other);
      const isSame = verdict && JSON.stringify(JSON.parse(other)) === JSON.stringify(JSON.parse(text));
      if (!isSame) expect(verdict?.problems.length ?? 2).toBeGreaterThan(1);
    }
  });
});
