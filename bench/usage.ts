/** What a server process has used so far: CPU time in microseconds, memory in bytes (`tell-usage.mjs`). */
export interface Usage {
  readonly cpu: number;
  readonly memory: number;
}
