// node:sqlite in the built package, asked for by name rather than imported: test runners with a module system of their own
// would look for it on disk. A Node that is too old is refused before this (`needs-node.cjs`).
export const { DatabaseSync, StatementSync, backup, constants } = process.getBuiltinModule('node:sqlite');
