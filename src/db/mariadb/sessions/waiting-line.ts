interface Waiting<T> {
  take(thing: T): void;
  refuse(error: unknown): void;
}

/** Those who wait for a thing that is lent, the first to come at its head; whoever waits too long is refused. */
export function waitingLine<T>(longest: number, tooLong: () => Error) {
  const line = new Set<Waiting<T>>();
  const first = () => line.values().next().value;
  return {
    size: () => line.size,
    join: () =>
      new Promise<T>((resolve, reject) => {
        const timer = setTimeout(() => me.refuse(tooLong()), longest);
        const leave = () => {
          clearTimeout(timer);
          line.delete(me);
        };
        const me: Waiting<T> = {
          take(thing) {
            leave();
            resolve(thing);
          },
          refuse(error) {
            leave();
            reject(error);
          },
        };
        line.add(me);
      }),
    /** Whether somebody waited for it. */
    give(thing: T): boolean {
      const taker = first();
      taker?.take(thing);
      return taker !== undefined;
    },
    refuseFirst: (error: unknown) => first()?.refuse(error),
    refuseAll(error: unknown): void {
      for (const each of [...line]) each.refuse(error);
    },
  };
}
