/** What a new subscription needs of the server that will serve it. */
export interface Subscribing {
  /** Encrypts a customer key. */
  seal(customerKey: string): string;
  /** Refuses a receiver that may not be called, by its name or by what its name leads to now. */
  checkTarget(endPointUrl: string): Promise<void>;
  /** A subscription was made or changed, and that is committed. */
  told(): void;
}
