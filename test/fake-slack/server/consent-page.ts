import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { allow, decline, type InstallRequest, readInstallRequest } from '../world/consent.js';
import { SlackError } from '../world/slack-error.js';
import type { World } from '../world/world.js';

/** The page on which a person allows an app to be installed. */
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
        <title>Install ${name}</title>
        <style>
          body { font: 16px/1.5 system-ui, sans-serif; max-width: 32rem; margin: 3rem auto; padding: 0 1rem; }
          button { font: inherit; padding: 0.4rem 1.2rem; }
        </style>
      </head>
      <body>
        <h1>${name} asks to be installed</h1>
        <form method="post">
          <p>
            <label>You are <select name="who">
              ${people.map(({ value, label }) => html`<option value="${value}">${label}</option>`)}
            </select></label>
          </p>
          <p>It will be able to:</p>
          <ul>
            ${scopes.map((scope) =>
              optional.includes(scope)
                ? html`<li><label><input type="checkbox" name="optional" value="${scope}" checked /> ${scope}</label></li>`
                : html`<li>${scope}</li>`,
            )}
          </ul>
          <p>
            <button name="answer" value="cancel">Cancel</button>
            <button name="answer" value="allow">Allow</button>
          </p>
        </form>
      </body>
    </html>`;
}
