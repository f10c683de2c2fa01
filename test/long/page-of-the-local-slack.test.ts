import type { Browser, Page } from 'playwright-core';
import { type SampleApp, startSampleApp } from '../../local-slack/sample/app.js';
import { button, input, plain } from '../../local-slack/sample/blocks.js';
import { sampleManifest } from '../../local-slack/sample/manifest.js';
import { type LocalSlack, startSlack } from '../../local-slack/slack.js';
import { findChromium, openBrowser } from '../support/browser.js';

const chromium = findChromium();
const inBrowser = chromium ? describe : describe.skip;

let slack: LocalSlack;
let app: SampleApp;
let browser: Browser;

function people() {
  const club = slack.workspace({ name: 'Club' });
  const ann = club.person({ name: 'Ann Berger', zone: 'Europe/Berlin' });
  const noor = club.person({ name: 'Noor Haddad', zone: 'Europe/Paris', title: 'Runs the club', isAdmin: true });
  const general = club.channel({ name: 'general', members: [ann, noor] });
  const secret = club.channel({ name: 'secret', members: [ann], isPrivate: true });
  return { ann, noor, general, secret };
}

async function open(path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 680 } });
  await page.goto(`${slack.url}${path}`);
  return page;
}

inBrowser(chromium ? 'the page of the local Slack' : 'is skipped because there is no Chromium (TEST_CHROMIUM)', () => {
  const submitted: unknown[] = [];

  beforeAll(async () => {
    slack = await startSlack({ manifest: sampleManifest, answerWithinMs: 20_000 });
    app = await startSampleApp(slack, (it) => {
      it.event('app_home_opened', async ({ event, client }) => {
        const blocks = [
          { type: 'section', text: plain('One\nTwo') },
          { type: 'actions', elements: [button('Write')] },
        ];
        await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } as never });
      });
      it.action('Write', async ({ ack, body, client }) => {
        if (body.type === 'block_actions')
          await client.views.open({ trigger_id: body.trigger_id, view: FORM as never });
        await ack();
      });
      it.command('/greet', async ({ ack, command }) => ack(`You greet ${command.text}`));
      it.view('form', async ({ ack, body, view, client }) => {
        const words = view.state.values.Words?.it?.value;
        if (words === 'Boo') return ack({ response_action: 'errors', errors: { Words: 'Be kind.' } });
        submitted.push(words);
        await ack();
        const blocks = [{ type: 'actions', elements: [button('Write again')] }];
        return void client.views.publish({ user_id: body.user.id, view: { type: 'home', blocks } as never });
      });
    });
    browser = await openBrowser(chromium ?? '');
  });

  afterAll(async () => {
    await browser.close();
    await app.stop();
    await slack.close();
  });

  test('a name, a picture and a mention open a profile, from which one can write', async () => {
    const { ann, noor, general } = people();
    await noor.posts(general, 'Welcome, @ann.berger!');
    const page = await open(`/?user=${ann.id}&channel=${general.id}`);
    const message = page.getByRole('article').last();
    const profile = page.getByRole('dialog', { name: 'Noor Haddad' });

    await message.getByRole('button', { name: 'Noor Haddad', exact: true }).click();
    expect(await profile.innerText()).toMatch(/Runs the club\n+@noor.haddad\n+\d+:\d\d [AP]M local time in Paris/);
    await page.keyboard.press('Escape');
    await profile.waitFor({ state: 'detached' });

    await message.getByRole('button', { name: 'Noor Haddad’s profile' }).click();
    await profile.getByRole('button', { name: 'Message' }).click();
    await page.getByRole('textbox', { name: 'Message Noor Haddad' }).waitFor();
    await profile.waitFor({ state: 'detached' });

    await page.goBack();
    await page.goBack();
    await message.getByRole('button', { name: '@Ann Berger' }).click();
    await page.getByRole('dialog', { name: 'Ann Berger' }).waitFor();

    await page.goto(`${slack.url}/team/${noor.id}`);
    await profile.waitFor();
    await page.close();
  });

  test('another person looks at the same place, or at their Home if they cannot see it', async () => {
    const { ann, noor, general, secret } = people();
    const page = await open(`/?user=${ann.id}&channel=${general.id}`);
    await page.getByRole('textbox', { name: 'Message #general' }).waitFor();
    await actAs(page, /^Noor/);
    await page.getByRole('button', { name: /^Acting as .*Noor/ }).waitFor();
    await page.getByRole('textbox', { name: 'Message #general' }).waitFor();
    await page.waitForURL(`${slack.url}/?user=${noor.id}&channel=${general.id}`);

    await page.goto(`${slack.url}/?user=${ann.id}&channel=${secret.id}`);
    await page.getByRole('textbox', { name: 'Message #secret' }).waitFor();
    await actAs(page, /^Noor/);
    await page.waitForURL(`${slack.url}/?user=${noor.id}&app=home`);
    await page.getByRole('main', { name: 'Greeter' }).waitFor();

    await actAs(page, /^Ann/);
    await page.getByRole('button', { name: /^Acting as .*Ann/ }).waitFor();
    await page.waitForURL(`${slack.url}/?user=${ann.id}&app=home`);
    await page.close();
  });

  test('an answer that only one person can see is shown to them in other places too', async () => {
    const { ann, general } = people();
    const page = await open(`/?user=${ann.id}&app=home`);
    await page.getByRole('button', { name: 'Write' }).waitFor();
    await ann.types('/greet Noor', { in: general });
    await page.getByRole('status').getByText('Greeter, #general: You greet Noor').waitFor();
    await page.close();
  });

  test('in a window as narrow as a phone, the sidebar opens over the page until one has gone somewhere', async () => {
    const { ann, general } = people();
    const page = await open(`/?user=${ann.id}&app=home`);
    await page.setViewportSize({ width: 390, height: 740 });
    await page.getByRole('button', { name: 'Write' }).waitFor();
    const sidebar = page.getByRole('navigation');
    await sidebar.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Channels and people' }).click();
    await page.keyboard.press('Escape');
    await sidebar.waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await sidebar.getByRole('button', { name: general.name }).click();
    await page.getByRole('textbox', { name: 'Message #general' }).waitFor();
    await sidebar.waitFor({ state: 'hidden' });
    expect(await page.locator('html').evaluate((it) => it.scrollWidth)).toBe(390);
    await page.getByRole('button', { name: 'Requests' }).click();
    const close = await page.getByRole('button', { name: 'Close requests' }).boundingBox();
    expect(close && close.x + close.width < 390).toBe(true);
    await page.close();
  });

  test('Escape closes a modal while one types, without a notice', async () => {
    const { ann } = people();
    const page = await open(`/?user=${ann.id}&app=home`);
    const modal = page.getByRole('dialog', { name: 'Form' });
    for (const _ of ['once', 'and again']) {
      await page.getByRole('button', { name: 'Write' }).click();
      await modal.getByLabel('Words').fill('Never mind');
      await page.keyboard.press('Escape');
      await modal.waitFor({ state: 'detached' });
    }
    await slack.settled();
    expect(await page.getByRole('status').allInnerTexts()).toEqual(['']);
    await page.close();
  });

  test('Ctrl+Enter submits a modal, and an error out of sight is scrolled to and focused', async () => {
    const { ann } = people();
    const page = await open(`/?user=${ann.id}&app=home`);
    await page.getByRole('button', { name: 'Write' }).click();
    const modal = page.getByRole('dialog', { name: 'Form' });
    await modal.getByLabel('Words').fill('Boo');
    await modal.getByLabel('Line 1 (optional)').fill('Hello');
    await modal.locator('.window-body').evaluate((it) => it.scrollTo(0, 0));
    await page.keyboard.press('Control+Enter');
    await modal.getByText('Be kind.').waitFor();
    const body = await modal.locator('.window-body').boundingBox();
    const error = await modal.getByText('Be kind.').boundingBox();
    expect(error && body && error.y + error.height <= body.y + body.height).toBe(true);
    expect(await modal.locator('textarea:focus').count()).toBe(1);
    await page.keyboard.type('hoo');
    await page.keyboard.press('Control+Enter');
    await modal.waitFor({ state: 'detached' });
    expect(submitted).toEqual(['Boohoo']);
    await slack.settled();
    expect(await page.locator('.toasts').innerText()).toBe('');
    await page.getByRole('main').getByRole('button', { name: 'Write again' }).waitFor();
    await page.locator('button:focus').getByText('Write again').waitFor();
    await page.close();
  });

  test('text that shows no markup keeps its lines', async () => {
    const { ann } = people();
    const page = await open(`/?user=${ann.id}&app=home`);
    expect(await page.getByText('One').innerText()).toBe('One\nTwo');
    await page.close();
  });

  test('in a narrow window, the name of the person who acts is readable', async () => {
    const { noor } = people();
    const page = await open(`/?user=${noor.id}&app=home`);
    await page.setViewportSize({ width: 800, height: 680 });
    const name = page.getByRole('button', { name: /^Acting as/ }).getByText('Noor Haddad');
    expect(await name.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
    await page.close();
  });

  test('a screen reader announces a message in plain words', async () => {
    const { ann, noor, general } = people();
    const page = await open(`/?user=${ann.id}&app=home`);
    await page.getByRole('button', { name: 'Write' }).waitFor();
    await noor.posts(general, '*Welcome*, @ann.berger! :tada:');
    await page
      .getByRole('log')
      .getByText('Noor Haddad, #general: Welcome, Ann Berger! tada')
      .waitFor({ state: 'attached' });
    await page.close();
  });
});

/** A form that is longer than its window. The field with the error is the last one. */
const FORM = {
  type: 'modal',
  callback_id: 'form',
  title: { type: 'plain_text', text: 'Form' },
  submit: { type: 'plain_text', text: 'Send' },
  blocks: [
    ...Array.from({ length: 12 }, (_, n) => input(`Line ${n + 1}`, { type: 'plain_text_input' }, { optional: true })),
    input('Words', { type: 'plain_text_input', multiline: true }),
  ],
};

async function actAs(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name: /^Acting as/ }).click();
  await page.getByRole('menuitemradio', { name }).click();
}
