import { type Html, html } from '../http/html.ts';
import { type Language, languageFor } from './page/language.ts';
import { first } from './page/words/first.ts';

/**
 * The page before its script has asked for anything. It contains nothing about a patient. The staff's has the demo pair
 * where that is accepted, as the start prints it.
 */
export function shell(wishes: string, isPatient: boolean, demoKeys = ''): string {
  const language = languageFor(wishes);
  const words = first[language];
  const loads = html`<link rel="preload" href="/chairside/assets/open-sans-400.ttf" as="font" type="font/ttf" crossorigin>
<link rel="preload" href="/chairside/assets/open-sans-600.ttf" as="font" type="font/ttf" crossorigin>
<link rel="modulepreload" href="/chairside/assets/shared.js">
<script type="module" src="/chairside/assets/${isPatient ? 'patient' : 'staff'}.js"></script>`;
  return page(
    language,
    loads,
    html`<div id="app"${isPatient || !demoKeys ? undefined : html` data-demo="${demoKeys}"`}>
<header class="top"><h1>${isPatient ? words.yourPlan : words.staffTitle}</h1></header>
<main class="loading" aria-busy="true"><p class="hidden">${words.loading}</p><div class="ghost tall"></div><div class="ghost"></div></main>
</div>
<noscript><p class="problem">JavaScript is needed to show this page. · Esta página necesita JavaScript.</p></noscript>`,
  );
}

/** What an address of no page shows. */
export function nowhere(wishes: string): string {
  const language = languageFor(wishes);
  const words = first[language];
  return page(
    language,
    undefined,
    html`<header class="top"><h1>${words.staffTitle}</h1></header>
<main><p class="problem">${words.nowhere} <a href="/chairside">${words.start}</a></p></main>`,
  );
}

const page = (language: Language, loads: Html | undefined, body: Html): string =>
  html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${first[language].title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/chairside/assets/page.css">
${loads}
</head>
<body>
${body}
</body>
</html>
`.html;
