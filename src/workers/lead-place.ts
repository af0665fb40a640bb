import type { LeadPlace } from '../http/lead/hand-on.ts';

interface KnownLeadPlace extends LeadPlace {
  /** Undefined while there is no lead. */
  set(address: string | undefined): void;
}

/** Where the lead is, as the supervisor tells it. */
export function leadPlace(): KnownLeadPlace {
  const waiting = new Set<() => void>();
  let address: string | undefined;
  return {
    set(told) {
      address = told;
      if (told !== undefined) for (const goOn of waiting) goOn();
    },
    find(longest) {
      if (address !== undefined || longest <= 0) return Promise.resolve(address);
      return new Promise((resolve) => {
        const goOn = () => {
          clearTimeout(timer);
          waiting.delete(goOn);
          resolve(address);
        };
        const timer = setTimeout(goOn, longest);
        waiting.add(goOn);
      });
    },
  };
}
