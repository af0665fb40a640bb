// Parts of the schemas of those answers that no row definition describes, as the OpenAPI document has them.

export const text = { type: 'string' };
export const textOrNull = { type: ['string', 'null'] };

/** A key or another number of 64 bits. */
export const key = { type: 'integer', format: 'int64' };
export const keyOrNull = { type: ['integer', 'null'], format: 'int64' };

export const oneOf = (names: readonly string[]) => ({ ...text, enum: names });
export const listOf = (items: object) => ({ type: 'array', items });

interface Parts {
  readonly title?: string;
  readonly description?: string;
  /** Members that may be missing; all others are always there. */
  readonly optional?: readonly string[];
}

/** An object with these members. */
export const object = <P extends Readonly<Record<string, object>>>(
  properties: P,
  { optional = [], ...words }: Parts = {},
) => ({
  ...words,
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});
