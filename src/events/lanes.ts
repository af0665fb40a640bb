/**
 * Deliveries under way at the same time; of those, how many to receivers that failed the last time. Of either kind one key has half
 * at most.
 */
const MOST = { all: 64, failed: 32 };

/**
 * Makes deliveries wait when too many are under way. Receivers that failed have lanes of their own, so that working
 * receivers never wait for hanging ones. Those of one key, all of which may answer just in time, leave room for the others.
 * Answers the function that leaves the lane.
 */
export function lanes(most = MOST): (owner: string, hasFailed: boolean) => Promise<() => void> {
  const failed = lane(most.failed);
  const well = lane(most.all - most.failed);
  return (owner, hasFailed) => (hasFailed ? failed : well)(owner);
}

function lane(most: number): (owner: string) => Promise<() => void> {
  const waiting: { readonly owner: string; goOn(): void }[] = [];
  const inside = new Map<string, number>();
  let all = 0;
  const mayEnter = (owner: string) => all < most && (inside.get(owner) ?? 0) < most / 2;

  function enter(owner: string): void {
    all++;
    inside.set(owner, (inside.get(owner) ?? 0) + 1);
  }

  function leave(owner: string): void {
    all--;
    const left = inside.get(owner)! - 1;
    if (left > 0) inside.set(owner, left);
    else inside.delete(owner);
    const next = waiting.findIndex((one) => mayEnter(one.owner));
    if (next < 0) return;
    const [first] = waiting.splice(next, 1);
    enter(first!.owner);
    first!.goOn();
  }

  return async (owner) => {
    if (mayEnter(owner)) enter(owner);
    else await new Promise<void>((resolve) => waiting.push({ owner, goOn: resolve }));
    return () => leave(owner);
  };
}
