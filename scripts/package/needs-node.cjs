// Each entry of the built package begins with this: an older Node gets a sentence instead of a module that it does not have.
if (!process.getBuiltinModule?.('node:sqlite')) {
  const remedy =
    'After "npm install --save-dev node@24" a project\'s npm scripts, and "npx node FILE", run on Node 24.';
  throw new Error(`Bitewing needs Node 22.13 or newer, and this is ${process.versions.node}. ${remedy}`);
}
// A test environment with a page in it, such as jsdom, hides what Node has, or has timers that are a page's.
const timer = setTimeout(() => {});
clearTimeout(timer);
if (typeof TextDecoder === 'undefined' || !timer.unref) {
  throw new Error(
    'Bitewing needs the globals of Node. Under Jest begin the file with /** @jest-environment node */, under Vitest with // @vitest-environment node',
  );
}
