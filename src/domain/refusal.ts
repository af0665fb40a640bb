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

/** 400: missing, malformed, or forbidden by a rule. */
export const badRequest = (sentence: string) => new Refusal(400, sentence);

/** 404: a well-formed reference to a row that does not exist, e.g. `notFound('Patient')`. */
export const notFound = (thing: string) => new Refusal(404, `${thing} not found.`);
