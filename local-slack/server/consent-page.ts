import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { allow, decline, type InstallRequest, readInstallRequest } from '../world/consent.js';
import { SlackError } from '../world/slack-error.js';
import type { World } from '../world/world.js';
import { inWords } from './scope-words.js';

/** The page on which a person allows the installation of an app. */
export function consentPage(world: World): Hono {
  const hono = new Hono();
  hono.get('/oauth/v2/authorize', (c) => withRequest(world, c, (request) => c.html(page(world, request))));
  hono.post('/oauth/v2/authorize', async (c) => {
    const form = await c.req.formData();
    return withRequest(world, c, (request) => {
      if (form.get('answer') !== 'allow') return c.redirect(decline(request));
      const [team = '', user = ''] = String(form.get('who')).split(' ');
      const kept = form.getAll('optional').map(String);
      const optional = world.manifest.oauth_config.scopes.bot_optional;
      return c.redirect(allow(world, request, { team, user, declined: optional.filter((it) => !kept.includes(it)) }));
    });
  });
  return hono;
}

function withRequest(
  world: World,
  c: Context,
  answer: (request: InstallRequest) => Response | Promise<Response>,
): Response | Promise<Response> {
  try {
    return answer(readInstallRequest(world, new URL(c.req.url).searchParams));
  } catch (error) {
    if (error instanceof SlackError) return c.text(`Something went wrong: ${error.code}`, 400);
    throw error;
  }
}

function page(world: World, { scopes }: InstallRequest) {
  const { name } = world.manifest.display_information;
  const optional = world.manifest.oauth_config.scopes.bot_optional;
  const people = [...world.workspaces.values()].flatMap((workspace) =>
    [...workspace.users.values()]
      .filter((user) => !user.isBot && !user.deleted && !user.isRestricted)
      .map((user) => ({ value: `${workspace.id} ${user.id}`, label: `${user.realName} in ${workspace.name}` })),
  );
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Install ${name}</title>
        <link rel="icon" href="/page/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/page/styles.css" />
      </head>
      <body>
        <main class="consent">
          <h1>${name} asks to be installed</h1>
          <form method="post">
            <p class="field">
              <label for="who">You are</label>
              <select id="who" name="who" class="field-input">
                ${people.map(({ value, label }) => html`<option value="${value}">${label}</option>`)}
              </select>
            </p>
            <h2>It will be able to</h2>
            <ul>${scopes.filter((it) => !optional.includes(it)).map((it) => html`<li>${described(it)}</li>`)}</ul>
            ${optional.length > 0 ? choices(scopes.filter((it) => optional.includes(it))) : ''}
            <footer>
              <button class="button" name="answer" value="cancel">Cancel</button>
              <button class="button primary" name="answer" value="allow">Allow</button>
            </footer>
          </form>
        </main>
      </body>
    </html>`;
}

function choices(scopes: readonly string[]) {
  const boxes = scopes.map(
    (it) =>
      html`<li><label><input type="checkbox" name="optional" value="${it}" checked /> ${described(it)}</label></li>`,
  );
  return html`<h2>And, if you like</h2>
    <ul class="choices">${boxes}</ul>`;
}

function described(scope: string) {
  return html`<span>${inWords(scope)} <code>${scope}</code></span>`;
}
