// What is made once and asked for often. There is one memory that is bounded and one way to fill a memory; whoever keeps
// values otherwise has a reason, which stands there: `http/callers/throttle.ts` may forget only those whose time has come,
// `db/rows/statement-texts.ts` looks for a list of columns without making a text of it, and `db/facts.ts` forgets by table.

/** A Map, a WeakMap (which forgets a value together with its key) or a BoundedMap. */
interface Memory<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

/** The value known for a key; made and kept when it is asked for the first time. */
export function remember<K, V>(known: Memory<K, V>, key: K, make: () => V): V {
  let value = known.get(key);
  if (value === undefined) {
    value = make();
    known.set(key, value);
  }
  return value;
}

/**
 * A Map with room for `most` entries: the oldest leaves for a new one, so that no caller can fill the memory. An entry
 * that is set again keeps its place. `onLeave` is told of each value that had to go.
 */
export class BoundedMap<K, V> extends Map<K, V> {
  readonly #most: number;
  readonly #onLeave: ((value: V) => void) | undefined;

  constructor(most: number, onLeave?: (value: V) => void) {
    super();
    this.#most = most;
    this.#onLeave = onLeave;
  }

  override set(key: K, value: V): this {
    if (this.size >= this.#most && !this.has(key)) {
      const [oldest, leaving] = this.entries().next().value!;
      this.delete(oldest);
      this.#onLeave?.(leaving);
    }
    return super.set(key, value);
  }
}
