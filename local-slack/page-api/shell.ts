import { html } from 'hono/html';

/** The initial document, the same for every address of the page. */
export function shell() {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Local Slack</title>
        <link rel="icon" href="/page/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/page/styles.css" />
        <script type="module" src="/page/page.js"></script>
      </head>
      <body>
        <div id="page"></div>
        <noscript>This page needs JavaScript.</noscript>
      </body>
    </html>`;
}

/** The content security policy. It allows only local sources, so that no request leaves this machine. */
export const POLICY =
  "default-src 'self'; img-src 'self' data: http://127.0.0.1:* http://localhost:*; frame-ancestors 'none'; base-uri 'none'";

/** Three people at a table, in two colors. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="8" fill="#1f5c52"/>
<circle cx="16" cy="16" r="5" fill="#f3c98b"/>
<g fill="#fff"><circle cx="16" cy="7" r="3"/><circle cx="8.2" cy="20.5" r="3"/><circle cx="23.8" cy="20.5" r="3"/></g>
</svg>`;
