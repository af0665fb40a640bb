// The folder of the project is no package: its sources are TypeScript, which Node does not run below node_modules. npm
// calls this before `npm pack` and `npm publish`, and before `npm run pack` too, which is the way to go.
if (!/^run/.test(process.env.npm_command ?? '')) {
  process.stderr.write('\nbitewing: use "npm run pack", which builds the package and packs that.\n\n');
  process.exitCode = 1;
}
