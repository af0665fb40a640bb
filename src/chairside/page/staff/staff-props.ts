/** What every screen of the office is given. */
export interface StaffProps {
  readonly authorization: string;
  go(path: string): void;
  /** Hands a problem on that only a new sign-in solves; answers the sentence for any other. */
  told(problem: unknown): string;
}
