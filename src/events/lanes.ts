/** Deliveries under way at the same time; of those, how many to receivers that failed the last time. */
const MOST = { all: 64, failed: 32 };

/**
 * Makes deliveries wait when too many are under way. Receivers that failed have lanes of their own, so that working
 * receivers never wait for hanging ones. Answers the function that leaves the lane.
 */
export function lanes(most = MOST): (hasFailed: boolean) => Promise<() => void> {
  const failed = lane(most.failed);
  const well = lane(most.all - most.failed);
  return (hasFailed) => (hasFailed ? failed : well)();
}

function lane(most: number): () => Promise<() => void> {
  const waiting: (() => void)[] = [];
  let inside = 0;
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else inside--;
  };
  return async () => {
    if (inside < most) inside++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    return leave;
  };
}
