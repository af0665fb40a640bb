const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };
const key = { type: 'integer', format: 'int64' };

type Properties = Readonly<Record<string, object>>;

const object = (properties: Properties, description?: string) => ({
  type: 'object',
  ...(description ? { description } : {}),
  properties,
  required: Object.keys(properties),
});

const side = (description: string) =>
  object(
    {
      status: {
        type: 'string',
        enum: [
          'unsigned',
          'valid',
          'altered',
          'withdrawn',
          'foreign-valid',
          'foreign-broken',
          'unverifiable',
          'deleted',
        ],
      },
      signedAt: { ...textOrNull, description: 'yyyy-MM-dd HH:mm:ss' },
      signerName: textOrNull,
      relation: { type: ['string', 'null'], enum: ['patient', 'guardian', null] },
      method: { type: ['string', 'null'], enum: ['api', 'typed', 'drawn', 'desktop', null] },
      developer: textOrNull,
      key: { type: ['integer', 'null'], description: 'Number of the key pair; null for the demo pair.' },
      address: textOrNull,
      agent: textOrNull,
      consentVersion: textOrNull,
      digest: { ...textOrNull, description: 'SHA-256 of the canonical text that was signed.' },
      pdfDigest: { ...textOrNull, description: 'SHA-256 of the PDF that was filed with it.' },
    },
    description,
  );

const change = object({
  where: { type: 'string', enum: ['plan', 'line'] },
  field: text,
  ProcTPNum: { type: ['integer', 'null'], format: 'int64' },
  signed: { ...textOrNull, description: 'null: was not there.' },
  now: { ...textOrNull, description: 'null: is not there any more.' },
});

const record = {
  type: 'object',
  description: 'Its hash is the SHA-256 of the canonical JSON (names sorted, no blanks) of its other members.',
  properties: {
    number: { type: 'integer' },
    kind: { type: 'string', enum: ['signed', 'renewed', 'withdrawn', 'declined', 'deleted', 'undone'] },
    side: { type: ['string', 'null'], enum: ['patient', 'practice', null] },
    at: text,
    digest: textOrNull,
    previous: text,
    hash: text,
    text: textOrNull,
  },
  required: ['number', 'kind', 'side', 'at', 'digest', 'previous', 'hash', 'text'],
};

/** The answer of GET evidence (`extensions.md`, Proof). */
export const evidenceSchema = {
  title: 'Evidence',
  ...object({
    TreatPlanNum: key,
    patient: side('The signature for the patient.'),
    practice: side('The signature of the practice.'),
    changes: { type: 'array', items: change, description: 'What differs from what was signed.' },
    records: { type: 'array', items: record, description: 'Every record of the plan, oldest first.' },
    chain: {
      ...object({ ok: { type: 'boolean' }, records: { type: 'integer' }, head: text }),
      description: 'The chain that all records of the file form; `head` is the hash of its last one.',
    },
    fileDigest: { ...text, description: 'SHA-256 of the canonical JSON of everything above.' },
    fileSignature: { ...text, description: 'Ed25519 signature of the text of fileDigest, Base64.' },
    publicKey: { ...text, description: 'The practice’s key, Base64 of its DER form.' },
  }),
};
