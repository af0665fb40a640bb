import type { Misplaced } from '../../practice/plans/evidence/misplaced.ts';

/** Doubts whether the records of the file are those of the practice: for people, and as an exit status. */
export interface Doubt {
  readonly status: 1 | 2;
  readonly sentence: string;
}

const RENAMED: Doubt = {
  status: 1,
  sentence: 'The practice has another name in its database than the one it signed under, which hides its records.',
};

const UNKNOWN: Doubt = {
  status: 2,
  sentence: 'The file of evidence has records of a practice that is not known here, which nothing was compared with.',
};

/** What the control file beside the evidence says of the practices that may have records in it. */
interface Expected {
  /** How many practices were served with it. */
  readonly served: number;
  /** Names that this practice had before it was reset. */
  readonly formerNames: ReadonlySet<string>;
}

export function doubtOf({ renamed, isStranger, others }: Misplaced, { served, formerNames }: Expected, path: string) {
  if (renamed.length > 0) return RENAMED;
  if (isStranger) {
    const sentence = `The practice was signed or handed over through a server, and ${path} knows nothing of that.`;
    return { status: 2, sentence } as const;
  }
  return others.difference(formerNames).size >= Math.max(1, served) ? UNKNOWN : undefined;
}
