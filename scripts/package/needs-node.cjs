// Each entry of the built package begins with this: an older Node gets a sentence instead of a module that it does not have.
if (!process.getBuiltinModule?.('node:sqlite')) {
  const remedy = '"npm install --save-dev node@24" makes the npm scripts of a project run on Node 24.';
  throw new Error(`Bitewing needs Node 22.13 or newer, and this is ${process.versions.node}. ${remedy}`);
}
