/** Where log lines go, one JSON object each. A file of its own, so that the package's types need no HTTP library. */
export interface LogDestination {
  write(line: string): void;
}
