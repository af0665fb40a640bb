/** The reference page's only style sheet: it stands inside the page, which loads nothing. */
export const referenceStyle = `
:root { color-scheme: light dark; --ink: #1c2733; --soft: #5a6876; --line: #dde3ea; --paper: #fff; --shade: #f4f7fa;
  --link: #0b63b0; --get: #1769aa; --post: #1b7f4b; --put: #9a5b00; --delete: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e3e9f0; --soft: #9fb0c0; --line: #2c3844; --paper: #12181f;
  --shade: #1a222b; --link: #7cbcff; --get: #4f9fe0; --post: #3fb27a; --put: #d99a3c; --delete: #f0746b; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; font: 16px/1.55 system-ui, "Segoe UI", Roboto, sans-serif; color: var(--ink); background: var(--paper);
  display: grid; grid-template-columns: 19rem minmax(0, 1fr); }
nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 1.5rem 1rem 3rem 1.5rem; background: var(--shade);
  border-right: 1px solid var(--line); font-size: .875rem; }
nav > a:first-child { font-weight: 700; font-size: 1.15rem; color: var(--ink); }
nav h2 { margin: 1.1rem 0 .2rem; font-size: .875rem; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li a { display: flex; gap: .5rem; padding: .12rem 0; color: var(--soft); overflow-wrap: anywhere; }
nav li .soft { display: block; font-size: .8rem; }
[hidden] { display: none !important; }
input, textarea, button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: 6px;
  padding: .35rem .6rem; max-width: 100%; }
input, textarea { width: 100%; }
::placeholder { color: var(--soft); opacity: 1; }
nav input { margin-top: .8rem; }
button.try { background: var(--shade); cursor: pointer; margin-top: .8rem; min-height: 2.5rem; }
form.try { margin-top: .8rem; max-width: 46rem; }
form.try label { display: block; margin: .5rem 0; font-size: .9rem; color: var(--soft); }
form.try textarea { font: .86em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
form.try pre { max-height: 30rem; overflow-y: auto; }
main { padding: 2rem 2.5rem 6rem; max-width: 62rem; min-width: 0; }
a { color: var(--link); text-decoration: none; }
a:hover, p a, td a { text-decoration: underline; }
h1 { margin: 0 0 .25rem; font-size: 1.9rem; line-height: 1.2; }
h2 { margin: 3rem 0 .5rem; font-size: 1.4rem; }
h3 { margin: 0 0 .4rem; font: 600 1.02rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
h4, h2.plain { margin: 1rem 0 .3rem; font-size: .9rem; }
section.operation, section.row { border-top: 1px solid var(--line); padding: 1.4rem 0 1.2rem; }
p { margin: .4rem 0; max-width: 46rem; }
.soft, .facts { color: var(--soft); font-size: .9rem; }
.verb { display: inline-block; min-width: 3.9rem; font: 700 .72rem/1.7 ui-monospace, Menlo, Consolas, monospace; }
nav .verb { min-width: 3.1rem; flex: none; }
.GET { color: var(--get); } .POST { color: var(--post); } .PUT { color: var(--put); } .DELETE { color: var(--delete); }
code, pre { font: .86em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code { overflow-wrap: anywhere; }
pre { background: var(--shade); border: 1px solid var(--line); border-radius: 6px; padding: .8rem 1rem; white-space: pre-wrap;
  overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th { text-align: left; font-weight: 600; color: var(--soft); }
th, td { padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
td:first-child { white-space: nowrap; width: 1%; padding-right: 1.6rem; }
td:nth-child(2):not(:last-child) { width: 30%; }
.required { color: var(--delete); font-size: .8rem; margin-left: .4rem; }
@media screen and (max-width: 50rem) { body { display: block; } nav { position: static; height: auto; max-height: 40vh;
  border-right: 0; border-bottom: 1px solid var(--line); } main { padding: 1.5rem 1rem 4rem; } td, td:first-child, td:nth-child(2):not(:last-child) { display: block;
  width: auto; white-space: normal; border: 0; padding: 0 0 .15rem; } tr { display: block; border-bottom: 1px solid var(--line); padding: .45rem 0; }
  table, tbody { display: block; } }
@media print { body { display: block; } nav, #keys, .try { display: none; } main { padding: 0; max-width: none; }
  h2, h3, h4 { break-after: avoid; } tr { break-inside: avoid; } }
`;
