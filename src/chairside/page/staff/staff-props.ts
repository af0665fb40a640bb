/** What every screen of the office is given. */
export interface StaffProps {
  readonly authorization: string;
  go(path: string): void;
  /** If only a new sign-in solves a problem, goes there; answers the sentence for any other problem. */
  told(problem: unknown): string;
}
