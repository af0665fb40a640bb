/** A request the rules refuse: the status and the plain sentence the caller gets. Everything else thrown is a fault. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  /** `cause` is for the log, never for the caller. */
  constructor(status: number, sentence: string, headers: Readonly<Record<string, string>> = {}, cause?: unknown) {
    super(sentence, cause === undefined ? {} : { cause });
    this.name = 'Refusal';
    this.status = status;
    this.headers = headers;
  }
}

/** Characters of a header that names a choice: proxies take no long ones. */
const LONGEST_CHOICE = 1000;

/** The header that lists the names one of which was meant, if there are not too many. */
export function allowedValues(names: readonly string[]): Record<string, string> {
  const told = names.join(', ');
  return told !== '' && told.length <= LONGEST_CHOICE ? { 'x-allowed-values': told } : {};
}

/** 400 for a character that a column cannot hold. Only who has read the request knows in which field it came. */
export class UnstorableCharacter extends Refusal {
  readonly column: string;
  readonly character: string;

  constructor(column: string, character: string, field = column) {
    super(400, `${field} has a character that this office's database cannot hold in that column.`);
    this.column = column;
    this.character = character;
  }

  /** The same by the name of the one field that has the character, if the column is called otherwise. */
  inFieldOf(body: Readonly<Record<string, unknown>>): UnstorableCharacter {
    const fields = Object.keys(body).filter((name) => String(body[name] ?? '').includes(this.character));
    return fields.length === 1 ? new UnstorableCharacter(this.column, this.character, fields[0]) : this;
  }
}

/** 400: missing, malformed, or forbidden by a rule. */
export const badRequest = (sentence: string) => new Refusal(400, sentence);

/** 400: what was sent for a field is not what the field takes. */
export const invalid = (name: string) => badRequest(`${name} is invalid.`);

/** 404: a well-formed reference to a row that does not exist, e.g. `notFound('Patient')`. */
export const notFound = (thing: string) => new Refusal(404, `${thing} not found.`);
