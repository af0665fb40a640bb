/**
 * How the reader of a message starts this program: `bitewing keys list`; in a clone, where npm runs it, `npm run
 * bitewing -- keys list`; in a project that has it as a package, `npx bitewing keys list`.
 */
export function programName(environment: NodeJS.ProcessEnv = process.env): string {
  if (!environment.npm_lifecycle_event) return 'bitewing';
  return environment.npm_package_name === 'bitewing' ? 'npm run bitewing --' : 'npx bitewing';
}
