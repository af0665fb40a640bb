import { key, keyOrNull, listOf, object, oneOf, text, textOrNull } from '../../wire/schema-parts.ts';

const side = (description: string) =>
  object(
    {
      status: oneOf([
        'unsigned',
        'valid',
        'altered',
        'withdrawn',
        'foreign-valid',
        'foreign-broken',
        'unverifiable',
        'deleted',
      ]),
      signedAt: { ...textOrNull, description: 'yyyy-MM-dd HH:mm:ss' },
      signerName: textOrNull,
      relation: { ...textOrNull, enum: ['patient', 'guardian', null] },
      method: { ...textOrNull, enum: ['api', 'typed', 'drawn', 'desktop', null] },
      developer: textOrNull,
      key: { type: ['integer', 'null'], description: 'Number of the key pair; null for the demo pair.' },
      address: textOrNull,
      agent: textOrNull,
      consentVersion: textOrNull,
      digest: { ...textOrNull, description: 'SHA-256 of the canonical text that was signed.' },
      pdfDigest: { ...textOrNull, description: 'SHA-256 of the PDF that was filed with it.' },
    },
    { description },
  );

const change = object({
  where: oneOf(['plan', 'line']),
  field: text,
  ProcTPNum: keyOrNull,
  signed: { ...textOrNull, description: 'null: was not there.' },
  now: { ...textOrNull, description: 'null: no longer there.' },
});

const record = object(
  {
    number: { type: 'integer' },
    kind: oneOf(['signed', 'renewed', 'withdrawn', 'declined', 'deleted', 'undone']),
    side: { ...textOrNull, enum: ['patient', 'practice', null] },
    at: text,
    digest: textOrNull,
    previous: text,
    hash: text,
    text: textOrNull,
  },
  { description: 'Its hash is the SHA-256 of the canonical JSON (names sorted, no blanks) of its other members.' },
);

/** The answer of GET evidence (`extensions.md`, Proof). */
export const evidenceSchema = object(
  {
    TreatPlanNum: key,
    patient: side('The signature for the patient.'),
    practice: side('The signature of the practice.'),
    changes: { ...listOf(change), description: 'What differs from what was signed.' },
    records: { ...listOf(record), description: 'Every record of the plan, oldest first.' },
    chain: object(
      { ok: { type: 'boolean' }, records: { type: 'integer' }, head: text },
      {
        description:
          'The chain that all records of the file form; `head` is the hash of its last one, 64 zeros while there is none.',
      },
    ),
    fileDigest: { ...text, description: 'SHA-256 of the canonical JSON of everything above.' },
    fileSignature: { ...text, description: 'Ed25519 signature of the text of fileDigest, Base64.' },
    publicKey: { ...text, description: 'The practice’s key, Base64 of its DER form.' },
  },
  { title: 'Evidence' },
);
