/**
 * How the reader of a message calls this program: after a clone it is no command on the path, and npm runs it.
 * `bitewing keys list`, or `npm run bitewing -- keys list`.
 */
export function programName(environment: NodeJS.ProcessEnv = process.env): string {
  return environment.npm_lifecycle_event ? 'npm run bitewing --' : 'bitewing';
}
