import type { Inputs } from '../../wire/input.ts';
import { type Html, html, prose } from '../html.ts';
import { bodyName, bodyOf } from '../openapi/bodies.ts';
import { documentPath, operationIdOf, successStatus } from '../openapi/document.ts';
import { errorAnswers } from '../openapi/errors.ts';
import { bodyExample } from '../openapi/examples.ts';
import { type AnswerSchemas, answerSchemas, bodySchema, querySchema, type Schema } from '../openapi/schemas.ts';
import { type Operation, resourceOf } from '../operation.ts';
import { cursorInputs, formatInputs, pagingInputs, pagingOf } from '../request/common-parameters.ts';
import { referenceScript } from './script.ts';
import { referenceStyle } from './style.ts';

interface PageOptions {
  readonly version: string;
  readonly basePath: string;
  /** `{DeveloperKey}/{CustomerKey}` of a pair that works, or those very words. */
  readonly keyPair: string;
}

/**
 * The reference as one page that loads nothing, and sends what a reader tries: every operation and row, from the
 * definitions that serve them.
 */
export function referencePage(operations: readonly Operation[], origin: string, options: PageOptions): string {
  const answers = answerSchemas(operations);
  const byResource = Map.groupBy(operations, resourceOf);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bitewing API</title>
<style>${{ html: referenceStyle }}</style>
</head>
<body>
<nav>
<a href="#top">Bitewing API</a>
<input type="search" id="filter" placeholder="Filter, e.g. plan post" aria-label="Filter the operations" hidden>
${[...byResource].map(([resource, found]) => navigation(resource, found))}
<section><h2><a href="#rows">Rows</a></h2></section>
</nav>
<main id="top">
${introduction(origin, options)}
${[...byResource].map(([resource, found]) => html`<h2 id="${resource}">${resource}</h2>${found.map((operation) => operationSection(operation, answers, options.basePath))}`)}
<h2 id="rows">Rows</h2>
<p>Every field is always present, in this order.</p>
${Object.entries(answers.components).map(([name, schema]) => rowSection(name, schema))}
</main>
<script>${{ html: referenceScript }}</script>
</body>
</html>
`;
  return page.html;
}

function navigation(resource: string, operations: readonly Operation[]): Html {
  const links = operations.map(
    (operation) =>
      html`<li><a href="#${operationIdOf(operation)}">${verb(operation)} <span>${operation.path.slice(resource.length + 1) || '/'} <span class="soft">${operation.summary}</span></span></a></li>`,
  );
  return html`<section><h2><a href="#${resource}">${resource}</a></h2><ul>${links}</ul></section>`;
}

const verb = ({ verb }: Operation) => html`<span class="verb ${verb}">${verb}</span>`;

function introduction(origin: string, { version, basePath, keyPair }: PageOptions): Html {
  const shared = { ...pagingInputs, ...cursorInputs, ...formatInputs };
  return html`<h1>Bitewing API</h1>
<p class="soft">Version ${version}. Compatible with the published Open Dental API; not affiliated with Open Dental.
The same as <a href="/openapi.json">OpenAPI 3.1</a> and <a href="/openapi-3.0.json">3.0</a>.</p>
<p>Base URL <code>${origin}${basePath}</code>. Every request names a developer and a customer key:</p>
<pre>curl -H "Authorization: ODFHIR ${keyPair}" "${origin}${basePath}/patients?Limit=3"</pre>
<p id="keys" hidden><label>Key pair for “Try it” <input value="${keyPair}" autocomplete="off" spellcheck="false"></label></p>
<p>Names match without regard to case; a body name only where it can mean one field. Numbers may be sent as numbers or as
digits in quotes. Booleans are answered as <code>"true"</code> and <code>"false"</code>, an empty date as
<code>0001-01-01</code>, enums by name.</p>
<p>A name that a method does not know is ignored and told in the header <code>X-Ignored-Parameters</code> or
<code>X-Ignored-Fields</code>. With <code>Prefer: handling=strict</code> it is refused. A POST may carry an
<code>Idempotency-Key</code>: a repeat with the same text gets the first answer, for 24 hours.</p>
<h2 class="plain">Parameters of every method</h2>
${inputTable(shared, querySchema)}
<p class="soft">Limit, Offset and Cursor are for lists. A full page names the next one in its <code>Link</code> header.</p>
<h2 class="plain">Refusals</h2>
<p>One plain sentence, or an RFC 9457 object with <code>Accept: application/problem+json</code>.</p>
<table><tbody>${errorAnswers.map(({ status, description, example }) => html`<tr><td>${status}</td><td>${description} <span class="soft">“${example}”</span></td></tr>`)}</tbody></table>`;
}

function operationSection(operation: Operation, answers: AnswerSchemas, basePath: string): Html {
  const {
    path,
    summary,
    description,
    permission,
    added,
    query = {},
    body = {},
    paged,
    exclusivePairs = [],
    requireOneOf = [],
  } = operation;
  const facts = [
    `Permission ${permission}`,
    added && `since ${added}`,
    paged && `takes ${Object.keys(pagingOf(paged)).join(', ')}`,
  ];
  const whole = documentPath(operation, { basePath });
  const id = operationIdOf(operation);
  const example = Object.keys(body).length > 0 ? bodyExample(bodyName(id), bodyOf(operation)) : undefined;
  const sample = example ? JSON.stringify(example, null, 2) : '';
  return html`<section class="operation" id="${id}" data-verb="${operation.verb}" data-path="${whole}" data-body="${sample}">
<h3>${verb(operation)} ${operation.base}${path}</h3>
<p>${summary}.</p>${description ? html`<p>${prose(description)}</p>` : undefined}
<p class="facts">${facts.filter(Boolean).join(' · ')}</p>
${Object.keys(query).length > 0 ? html`<h4>Query</h4>${inputTable(query, querySchema)}` : undefined}
${Object.keys(body).length > 0 ? html`<h4>Body</h4>${inputTable(body, bodySchema)}` : undefined}
${requireOneOf.map((names) => html`<p class="soft">${names.join(' or ')} is required.</p>`)}
${exclusivePairs.map(([one, other]) => html`<p class="soft">${one} and ${other} exclude each other.</p>`)}
<h4>Answer</h4><p>Status ${successStatus(operation)}, ${answerText(answers.bodyOf(operation.answer))}.</p>
</section>`;
}

function answerText(schema: Schema | undefined): Html {
  if (!schema) return html`an empty body`;
  if (schema.type === 'array') return html`a list of ${answerText(schema.items as Schema)}`;
  const name = String(schema.$ref ?? '').replace(/.*\//, '');
  return name ? html`<a href="#row-${name}">${name}</a>` : html`<code>${JSON.stringify(schema)}</code>`;
}

function rowSection(name: string, schema: Schema): Html {
  const fields = Object.entries(schema.properties as Record<string, Schema>);
  return html`<section class="row" id="row-${name}"><h3>${name}</h3>
<table><tbody>${fields.map(([field, schema]) => html`<tr><td><code>${field}</code></td><td>${formOf(schema)}</td><td>${prose(String(schema.description ?? ''))}</td></tr>`)}</tbody></table>
</section>`;
}

function inputTable(inputs: Inputs, schemaOf: (input: Inputs[string]) => Schema): Html {
  const lines = Object.entries(inputs).map(([name, input]) => {
    const since = input.added ? ` Since ${input.added}.` : '';
    return html`<tr><td><code>${name}</code>${input.required ? html`<span class="required">required</span>` : undefined}</td>
<td>${formOf(schemaOf(input))}</td><td>${prose(input.description ?? '')}${since}</td></tr>`;
  });
  return html`<table><tbody>${lines}</tbody></table>`;
}

/** What a value looks like, in a few words; a text that may be any is left out. */
function formOf(schema: Schema): string {
  const { type, format, enum: values, examples, maxLength, items } = schema;
  const types = [type].flat();
  if (types.includes('boolean')) return 'true or false';
  if (Array.isArray(values)) return values.map((value) => value || '""').join(', ');
  if (types.includes('object')) return 'object';
  if (type === 'array') return `list of ${formOf(items as Schema)}s`;
  if (types.includes('integer')) return 'whole number';
  if (types.includes('number')) return 'number';
  if (format === 'date') return 'yyyy-MM-dd';
  if (Array.isArray(examples)) return `text, e.g. ${examples[0]}`;
  return maxLength === undefined ? 'text' : `text, at most ${maxLength} characters`;
}
