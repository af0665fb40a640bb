/** One kind of refusal: what programs may branch on, where people read the sentence. */
interface RefusalKind {
  /** Stable: never renamed, never given to something else. */
  readonly code: string;
  readonly status: number;
  readonly meaning: string;
  /** The form of its sentences; absent = whatever else has this status. */
  readonly form?: RegExp;
}

/**
 * Every kind of refusal, the first that fits counts. The published service tells sentences of fixed forms and no codes
 * (`api-conventions.md` 9), and an office's own service answers through ours: so the form is what a code follows from.
 */
export const REFUSAL_KINDS: readonly RefusalKind[] = [
  kind(400, 'FieldRequired', 'A field or parameter is missing or blank.', / (is|are) required\b| cannot be blank\.$/),
  kind(
    400,
    'FieldUnknown',
    'A name is sent that the method does not know, and the caller is strict.',
    /^'.*' is not a valid (field|parameter)/,
  ),
  kind(400, 'MethodUnknown', 'The resource has no such method.', / is not a valid method\.$/),
  kind(400, 'FieldFormat', 'A date or time has another form than the method reads.', / format must be /),
  kind(
    400,
    'TooLong',
    'A text, a list, a body or an address is longer than allowed.',
    / cannot exceed | cannot have more than | nested too deeply| are too long\.| too many (names|values)|^No more than |^At most /,
  ),
  kind(400, 'FieldsExclusive', 'Two fields are sent of which only one may be.', / cannot both be specified\.$/),
  kind(400, 'RequestMalformed', 'What came is no HTTP request that can be read.', /^The request is malformed/),
  kind(400, 'JsonInvalid', 'The body is no JSON object.', /^Invalid JSON/),
  kind(
    400,
    'HeaderInvalid',
    'A header, such as Content-Type, Host or Idempotency-Key, is not what it must be, or is sent twice.',
    /^(Content-|Idempotency-Key |The header |A body in the |The body must be sent in UTF-8|.*\bHost\b)/,
  ),
  kind(
    400,
    'Signed',
    'The plan, note or sheet is signed: what is signed stays as it is.',
    / is signed\b|\bsignature\b/i,
  ),
  kind(
    400,
    'NotOfPatient',
    'What is named belongs to another patient or family.',
    / does not belong to | is not of the /,
  ),
  kind(400, 'Deleted', 'What is named has been deleted.', / has been deleted\.$/),
  kind(
    400,
    'InUse',
    'Something else refers to it, or its name is taken.',
    / in use\b| is already | already (exists|used)| attached to /,
  ),
  kind(400, 'CannotDelete', 'A rule keeps the row.', / cannot be deleted\b/),
  kind(
    400,
    'CannotChange',
    'A rule keeps the field or the row as it is.',
    / cannot be (changed|updated|edited|moved|set|replaced)\b| must be updated with /,
  ),
  kind(
    400,
    'FieldInvalid',
    'A value is none that the field may have.',
    / is invalid\b| is not a valid | must be | is not (used|available|allowed|enabled|supported)\b/,
  ),
  kind(400, 'Rule', 'Another rule forbids it; the sentence names it.'),
  kind(401, 'PermissionMissing', 'The key is right and lacks the permission of the method.', /^Not Authorized\./),
  kind(401, 'KeyDisabled', 'The key was disabled.', / is disabled\.$/),
  kind(401, 'TokenInvalid', 'The method wants another kind of token, or the token is wrong.', /\btoken\b/),
  kind(401, 'CredentialsInvalid', 'The key pair is missing or unknown.'),
  kind(403, 'Forbidden', 'Not for web pages of others.'),
  kind(
    404,
    'ResourceUnknown',
    'The address names no resource.',
    / is not a valid resource\.$|^Nothing is here|^Name a resource/,
  ),
  kind(404, 'RowNotFound', 'A number or name refers to no row.'),
  kind(408, 'TooSlow', 'The request took too long to arrive.'),
  kind(
    409,
    'RequestRunning',
    'The first request with this Idempotency-Key has not ended.',
    /^A request with this Idempotency-Key/,
  ),
  kind(409, 'Changed', 'The plan or the consent is not the one that was shown, or somebody signed the plan meanwhile.'),
  kind(410, 'Gone', 'The token was used or has ended, or changes so old are no longer kept.'),
  kind(412, 'ConditionFailed', 'If-Match or If-None-Match asks for what does not hold; nothing was written.'),
  kind(422, 'IdempotencyKeyReused', 'The Idempotency-Key came with another request before.'),
  kind(
    429,
    'TooManyRequests',
    'Too many requests, or wrong keys, of this key or address; Retry-After tells when to try again.',
  ),
  kind(500, 'ServerFault', 'A fault of the server; look the reference up in its log.'),
  kind(503, 'Unavailable', 'The database does not answer or did not confirm; Retry-After tells when to try again.'),
  kind(504, 'QueryTooLong', 'The query took longer than it may.'),
  kind(507, 'DiskFull', 'The disk of the server is full; nothing was stored.'),
];

function kind(status: number, code: string, meaning: string, form?: RegExp): RefusalKind {
  return { status, code, meaning, ...(form ? { form } : {}) };
}

/** Longest piece of a sentence that is looked at: a sentence may quote what was sent. */
const LOOKED_AT = 500;

/** The code of a refusal, e.g. `FieldRequired`; `Status418` for a status that the server itself never answers. */
export function refusalCode(status: number, sentence: string): string {
  const text = sentence.slice(0, LOOKED_AT);
  const found = REFUSAL_KINDS.find((each) => each.status === status && (each.form?.test(text) ?? true));
  return found?.code ?? `Status${status}`;
}
