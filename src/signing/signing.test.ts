import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fc } from '../../test/support/properties.ts';
import { cipherKey, decrypt, encrypt } from './cipher.ts';
import { type BoundPlan, type BoundRow, keyData } from './key-data.ts';
import { readPoints, writePoints } from './points.ts';
import { digitalStamp, signStamp, stampPoints, stampText } from './stamp.ts';
import { verifySignature } from './verify.ts';

const plan = (fields: Partial<BoundPlan>): BoundPlan => ({
  Note: '',
  DateTP: '2024-01-27',
  SignatureText: '',
  SignaturePracticeText: '',
  ...fields,
});
const row = (Descript: string | null, PatAmt: number): BoundRow => ({ Descript, PatAmt });

/** Vectors of `treatment-plans.md` 4.10 from bound text to signature. */
const vectors = [
  {
    vector: '2',
    plan: plan({}),
    rows: [],
    bound: '20240127',
    key: '0b3f087715493f3f693f3f046c113f3f',
    stamp: 'Hi!',
    signature:
      'USgoqvxZOV+F8Y/Qj44eERoWshT0gYOeCV5o0UUjQCsDon4HON8M6ucfFO5S5K1lldK3/Bput0ofZ50C0FkzAugzmQYfmB3Jn0LM' +
      'u8qRqCg=',
  },
  {
    vector: '4',
    plan: plan({ Note: 'Note line 1\r\nNote line 2', DateTP: '2025-03-10' }),
    rows: [row('Crown', -1.5)],
    bound: 'Note line 1\nNote line 220250310Crown-1.50',
    key: '566c4c763f623f0c3f3f1c3f3c3f3f54',
    stamp: 'Hi!',
    signature:
      'i2kDw9emmJ8sVDHttk2kKo/oYvkth5bm2eYbLdy7PlvgyOiCzP4D0MjkZ88BwDAG1lAMyn3i/l2U/VdGsvj3MiXTZIj5XnsiUm05' +
      'WIQr5dI=',
  },
  {
    // Made with the openssl command.
    vector: 'of our own',
    plan: plan({
      Note: 'Talk first.\r\n',
      DateTP: '2025-03-10',
      SignatureText: 'Ada Example',
      SignaturePracticeText: 'Dr. Sample',
    }),
    rows: [row('Crown\r\nPri Deduct Applied: $50.00', 612.5), row('Exam', 0), row('Recement', 8.575)],
    bound: 'Talk first.\n20250310Ada ExampleDr. SampleCrown\nPri Deduct Applied: $50.00612.50Exam0.00Recement8.58',
    key: '3f093f13273f3f2d3f353f483f3f3f63',
    stamp: digitalStamp('Bitewing', '2025-03-10 00:05:09'),
    signature:
      'p/uDw6RQ8Hl4LJijfNHh1+xIkAKW7Vn2NfCMs9NwX/objpCDaWMMivzEr39SlSI6MCWVgMhdWW2CqDjnLxLRzmpGem4hnu6SCysm' +
      'SrQYYtSoyUfffvN4D77PYxjOQuYyjKTn0mep6DJEEpUL+3X8VjM4b7ewU89+SDVSwKNQqVAjxMae/+CvMWr+TtH+naAFLvVq1OA+' +
      'j4QntF3a/iPQEgfgHp0k+y+BwkYUdR3Wepat0e4QYLpyLVl5xMP+obAYy1Lf1Qoj/TxgR0g2BIDYZKf7CxOzNW/nkGWdC7iYIXXd' +
      'qdwJhErBY6yPx3KfoOJrQoroRX0VGgJL8p4DHfrFwwd3M6oBlR2QlH3CtgpghShAaO2/hcoGFyj2lPEzX24g',
  },
];

/** Vectors 1 and 3, without the text before the key: it quotes a code's official wording, which may not be copied. */
const stampVectors = [
  {
    vector: 1,
    key: '6a3f773f293f3f586a3f3f3f3f3f3f3f',
    at: '2024-01-27 14:13:05',
    signature:
      '0EV0yUPLbRwpjy9mqRbebEXCGDOdlLMsknZo4gwcWEPutN/eSKuLqQV2TI+yUgFqBJsJeodo15NwrU973wqQDuHcz/Rd68l5nq7D' +
      '5NwbUD69B3aSBKq3zgi5aLwhcrSiCQx1sAfLx9cVIKfMEj0L5IBRcIuZsZa/9A5bpnLgOkZwD0l2DBGzB9WNNK9CUSUY2EIuW3aU' +
      '24+JTn8lQz5j170HAr4SBTP62MSmoGN4U/M7/tjd38LCROpQqMUc+bPsE+rd4mj+kEei/WlI5cO8PpDIyBDbcV8Znd8CAJdm4Fjh' +
      'KVpQTfIVgggedcXz83q7oYQllxfaA7uGXyXa66H4+H/TcHJPbZELWee/EE6zB1KXty8EbOhg1r2CKNhq1T317mOEoOCzh420YVg1' +
      'H4reGw==',
  },
  {
    vector: 3,
    key: '3b3f543f3f230e3f2b5c3f3f3f3f3f0d',
    at: '2025-03-10 09:00:00',
    signature:
      '0XgOlqknBUkoAYdUPXn0RtamIX2BwvLO7qyMK2lB80lSoJwUqHsMj6vaTPk3iiJj66PhdetwfNGTarAU1gCFoGIqYVyU45LJuXCD' +
      'Petvb2hv2b/opDgF6WnFQ19RHl7i2b0ddPwJY/IX2TS71a0Pz5xXKRP/JthAAB9gb0CSYaavLLehXPC5YsqKpcb8f+FATxL1pYS/' +
      'veZqtOSexYCVM47SZXaB3eerfYsY3m47mGJNe9BUqQRf5TL96c2tr0KpQI03HqQiauOAowVw1xekZwwzyVMoFMBQGsK38LaqJ9Hw' +
      'f+mI0liEkBsEidlz6TGEtsXFI+KJy2xqiNM1pgM8eg0vCwhCpgha04kl4dz2BPkjF3oJa4+OF89iX0VoW8dyZYnAdr9dh8FUZYlK' +
      'J7rMJw==',
  },
];

/** The key of a plan that has only a date. */
const KEY_OF_BARE_DATE = cipherKey('20240127');
const DRAWN = 'UekU18Q0oqyG/7cTmDa4fRfLBlkSEKcTEHOByH6J6I8=';

describe('test vectors', () => {
  it.each(vectors)('$vector: binds, signs and verifies', ({ plan, rows, bound, key, stamp, signature }) => {
    expect(keyData(plan, rows)).toBe(bound);
    expect(cipherKey(bound).toString('hex')).toBe(key);
    expect(signStamp(bound, stamp)).toBe(signature);
    expect(verifySignature(signature, plan, rows)).toEqual({ kind: 'stamp', text: stamp });
  });

  it.each(stampVectors)('$vector: encrypts its stamp', ({ key, at, signature }) => {
    const stamp = digitalStamp('Amazing Smiles', at);
    expect(Buffer.byteLength(stamp)).toBe(71);
    expect(encrypt(writePoints(stampPoints(stamp)), Buffer.from(key, 'hex'))).toBe(signature);
    expect(stampText(readPoints(decrypt(signature, Buffer.from(key, 'hex'))!))).toBe(stamp);
  });

  it('2: spells the points of a short stamp', () => {
    const text = '-2147483648,-2147483648;-2147483648,-2147483648;72,105;33,-2147483648';
    expect(writePoints(stampPoints('Hi!'))).toBe(text);
    expect(decrypt(vectors[0]!.signature, KEY_OF_BARE_DATE)).toBe(text);
  });

  it('5: reads and writes a drawing', () => {
    const points = [
      { x: 10, y: 20 },
      { x: 11, y: 21 },
      { x: 12, y: 23 },
      { x: 0, y: 0 },
    ];
    expect(encrypt('10,20;11,21;12,23;0,0', KEY_OF_BARE_DATE)).toBe(DRAWN);
    expect(verifySignature(DRAWN, plan({}), [])).toEqual({ kind: 'drawing', points });
  });
});

describe('digitalStamp', () => {
  it.each([
    ['2024-01-27 14:13:05', '01/27/2024 14:13:05 PM'],
    ['2024-01-27 00:05:09', '01/27/2024 00:05:09 AM'],
    ['2024-12-31 11:59:59', '12/31/2024 11:59:59 AM'],
    ['2024-12-31 12:00:00', '12/31/2024 12:00:00 PM'],
  ])('at %s says %s', (at, when) => {
    expect(digitalStamp('Amazing Smiles', at)).toBe(`Digitally Signed by Amazing Smiles\r\nDate Signed: ${when}`);
  });
});

describe('keyData', () => {
  it('lets empty and NULL parts contribute nothing', () => {
    const bare = { Note: null, DateTP: '0001-01-01', SignatureText: null, SignaturePracticeText: null };
    expect(keyData(bare, [row(null, 8.575), row('', -0.001)])).toBe('000101018.580.00');
  });

  it('binds rows in the order they come', () => {
    const [first, second] = [row('Crown', 1), row('Exam', 2)];
    expect(keyData(plan({}), [first, second])).toBe('20240127Crown1.00Exam2.00');
    expect(keyData(plan({}), [second, first])).toBe('20240127Exam2.00Crown1.00');
  });
});

describe('verifySignature', () => {
  const note = 'One\r\nTwo\nThree';
  const written = plan({ Note: note });
  const rows = [row('Crown\r\nPri Deduct Applied: $50.00', 12.5)];

  it.each([
    ['LF', 'One\nTwo\nThree20240127Crown\nPri Deduct Applied: $50.0012.50'],
    ['stored', 'One\r\nTwo\nThree20240127Crown\r\nPri Deduct Applied: $50.0012.50'],
    ['CR LF', 'One\r\nTwo\r\nThree20240127Crown\r\nPri Deduct Applied: $50.0012.50'],
  ])('accepts a signature over %s line breaks', (_name, bound) => {
    expect(verifySignature(signStamp(bound, 'ok'), written, rows)).toEqual({ kind: 'stamp', text: 'ok' });
  });

  it('tells an absent signature from a broken one', () => {
    expect(verifySignature('', written, rows)).toEqual({ kind: 'unsigned' });
    const genuine = signStamp(keyData(written, rows), 'ok');
    for (const text of ['x', 'not a signature', genuine.slice(0, -8), `${genuine.slice(0, -6)}AAAA==`, DRAWN]) {
      expect(verifySignature(text, written, rows)).toEqual({ kind: 'broken' });
    }
  });

  it('does not take an encrypted text without points for a signature', () => {
    for (const text of ['', ';', 'hello', '1;2', '1,2,3', '1.5,2', ' 1,2']) {
      expect(verifySignature(encrypt(text, KEY_OF_BARE_DATE), plan({}), [])).toEqual({ kind: 'broken' });
    }
  });

  it('needs one point only, and passes over the rest', () => {
    expect(verifySignature(encrypt('?;7,-8;', KEY_OF_BARE_DATE), plan({}), [])).toEqual({
      kind: 'drawing',
      points: [{ x: 7, y: -8 }],
    });
  });

  it('checks every byte of the padding', () => {
    // Ten bytes of text and six of padding, of which one is wrong.
    const block = Buffer.concat([Buffer.from('1,2;3,4;55'), Buffer.from([6, 6, 6, 7, 6, 6])]);
    const cipher = createCipheriv('aes-128-cbc', KEY_OF_BARE_DATE, Buffer.alloc(16)).setAutoPadding(false);
    const forged = Buffer.concat([cipher.update(block), cipher.final()]).toString('base64');
    expect(verifySignature(forged, plan({}), [])).toEqual({ kind: 'broken' });
  });
});

describe('properties', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'B', '7', ' ', '\r', '\n', '\r\n', 'é', '漢', '.', '0') });
  const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => cents / 100);
  const anyRow = fc.record({ Descript: text, PatAmt: amount });
  const anyRows = fc.array(anyRow, { maxLength: 5 });
  const anyDay = fc.integer({ min: 1, max: 28 }).map((day) => `2024-02-${String(day).padStart(2, '0')}`);
  const anyPlan = fc.record({ Note: text, DateTP: anyDay, SignatureText: text, SignaturePracticeText: text });

  it('what is signed verifies and gives its stamp back, whatever the text', () => {
    fc.assert(
      fc.property(anyPlan, anyRows, fc.string({ unit: 'grapheme' }), (signed, rows, stamp) => {
        const signature = signStamp(keyData(signed, rows), stamp);
        expect(verifySignature(signature, signed, rows)).toEqual({ kind: 'stamp', text: stamp });
      }),
    );
  });

  it('a changed field verifies only if the bound text stays the same', () => {
    const edit = fc.oneof(
      fc.record({ plan: anyPlan.map((fields): Partial<BoundPlan> => fields) }),
      ...(['Note', 'SignatureText', 'SignaturePracticeText'] as const).map((field) =>
        text.map((value) => ({ plan: { [field]: value } })),
      ),
      anyDay.map((DateTP) => ({ plan: { DateTP } })),
    );
    fc.assert(
      fc.property(anyPlan, anyRows, edit, (signed, rows, { plan: change }) => {
        const signature = signStamp(keyData(signed, rows), 'ok');
        const edited = { ...signed, ...change };
        const { kind } = verifySignature(signature, edited, rows);
        expect(kind).toBe(keyData(edited, rows) === keyData(signed, rows) ? 'stamp' : 'broken');
      }),
      { numRuns: 500 },
    );
  });

  it('a changed, added or removed row breaks the signature', () => {
    const someRows = fc.array(anyRow, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(anyPlan, someRows, fc.nat(), fc.integer({ min: 1, max: 9999 }), (signed, rows, pick, cents) => {
        const signature = signStamp(keyData(signed, rows), 'ok');
        const at = pick % rows.length;
        const target = rows[at]!;
        const edits = [
          rows.with(at, { ...target, PatAmt: (Math.round(target.PatAmt * 100) + cents) / 100 }),
          rows.with(at, { ...target, Descript: `${target.Descript}!` }),
          rows.toSpliced(at, 1),
          [...rows, target],
        ];
        for (const edited of edits) expect(verifySignature(signature, signed, edited)).toEqual({ kind: 'broken' });
      }),
    );
  });

  it('line breaks alone never break a signature', () => {
    const lines = fc.array(fc.constantFrom('a', '', 'two words', '漢')).map((parts) => parts.join('\r\n'));
    fc.assert(
      fc.property(anyPlan, lines, (signed, note) => {
        const written = { ...signed, Note: note };
        const rewritten = { ...signed, Note: note.replaceAll('\r\n', '\n') };
        expect(keyData(rewritten, [])).toBe(keyData(written, []));
        for (const [one, other] of [
          [written, rewritten],
          [rewritten, written],
        ] as const) {
          expect(verifySignature(signStamp(keyData(one, []), 'ok'), other, []).kind).toBe('stamp');
        }
      }),
    );
  });

  it('points survive the journey, and a drawing is never a stamp', () => {
    const coordinate = fc.integer({ min: -2147483647, max: 2147483647 });
    const points = fc.array(fc.record({ x: coordinate, y: coordinate }), { minLength: 1 });
    fc.assert(
      fc.property(points, fc.string(), (drawn, bound) => {
        const key = cipherKey(bound);
        expect(readPoints(decrypt(encrypt(writePoints(drawn), key), key)!)).toEqual(drawn);
        expect(stampText(drawn)).toBeUndefined();
      }),
    );
  });
});
