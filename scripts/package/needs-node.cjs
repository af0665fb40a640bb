// Each entry of the built package begins with this: an older Node gets a sentence instead of a module that it does not have.
if (!process.getBuiltinModule?.('node:sqlite')) {
  const remedy =
    'After "npm install --save-dev node@24" a project\'s npm scripts, and "npx node FILE", run on Node 24.';
  throw new Error(`Bitewing needs Node 22.13 or newer, and this is ${process.versions.node}. ${remedy}`);
}
// Jest's jsdom hides what Node has, and a server needs.
if (typeof TextDecoder === 'undefined') {
  throw new Error('Bitewing needs the globals of Node. Under Jest begin the file with /** @jest-environment node */');
}
