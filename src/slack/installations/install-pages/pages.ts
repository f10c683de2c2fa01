import { html } from 'hono/html';
import { type OptionalScope, withoutScope } from '../../scopes.js';
import { copy } from './copy.js';

/** A page as HTML. All values in it are escaped. */
type Page = string;

/** Explains what Hearth does, reads and keeps, and links to Slack's authorization page. */
export function installPage(it: { toSlack: string; eraseAfterDays: number }): Page {
  return page(
    copy.title,
    html`<p class="lead">${copy.lead}</p>
      <h2>${copy.reads}</h2>
      <ul>${copy.readsList.map((line) => html`<li>${line}</li>`)}</ul>
      <h2>${copy.keeps}</h2>
      <p>${copy.keepsText(it.eraseAfterDays)}</p>
      <p><a class="button" href="${it.toSlack}">${copy.add}</a></p>
      <p class="small">${copy.addNext}</p>`,
  );
}

/** Explains what to do next, and the consequences of the declined scopes. */
export function successPage(it: { team: string; inSlack: string; declined: readonly OptionalScope[] }): Page {
  const without =
    it.declined.length > 0
      ? html`<h2>${copy.declinedTitle}</h2>
          <ul>${it.declined.map((scope) => html`<li>${withoutScope[scope]}</li>`)}</ul>
          <p class="small">${copy.declinedAgain}</p>`
      : '';
  return page(
    copy.installed(it.team),
    html`<p class="lead">${copy.next}</p>
      <p><a class="button" href="${it.inSlack}">${copy.open}</a></p>
      ${without}`,
  );
}

/** Explains what went wrong, and links to a new attempt. */
export function failurePage(it: { why: string; again: string }): Page {
  return page(
    copy.failed,
    html`<p class="lead">${it.why}</p>
      <p><a class="button" href="${it.again}">${copy.again}</a></p>`,
  );
}

function page(title: string, body: ReturnType<typeof html>): Page {
  return String(html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>${STYLE}</style>
      </head>
      <body>
        <main>
          <p class="name">${copy.name}</p>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`);
}

const STYLE = `
  :root { color-scheme: light dark; --ink: #2a1d18; --soft: #6d5a52; --paper: #fbf7f3; --card: #fff; --line: #eadfd6; --ember: #7a2e1d; --on-ember: #fff; }
  @media (prefers-color-scheme: dark) { :root { --ink: #f3ebe5; --soft: #bda89d; --paper: #1b1512; --card: #251d19; --line: #3b2f29; --ember: #e08a6d; --on-ember: #1b1512; } }
  body { margin: 0; padding: 3rem 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, sans-serif; }
  main { box-sizing: border-box; max-width: 36rem; margin: 0 auto; padding: 2rem 2.25rem; background: var(--card); border: 1px solid var(--line); border-radius: 14px; }
  .name { margin: 0; color: var(--ember); font-weight: 700; letter-spacing: .02em; }
  h1 { margin: .25rem 0 1rem; font-size: 1.7rem; line-height: 1.25; }
  h2 { margin: 1.75rem 0 .5rem; font-size: 1.05rem; }
  ul { margin: .5rem 0; padding-left: 1.2rem; }
  li { margin: .3rem 0; }
  .lead { font-size: 1.1rem; }
  .small { color: var(--soft); font-size: .9rem; }
  .button { display: inline-block; margin-top: .75rem; padding: .65rem 1.3rem; border-radius: 9px; background: var(--ember); color: var(--on-ember); font-weight: 600; text-decoration: none; }
  .button:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; }
`;
