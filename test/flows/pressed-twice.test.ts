import { HELLO_DAY, startNudges } from '../support/quiet.js';
import { allRows } from '../support/rows.js';
import { type Story, story } from '../support/story.js';

/** Presses twice at once. No error is shown. */
async function pressesTwice({ hearth, slack }: Story, press: () => Promise<unknown>): Promise<void> {
  const before = slack.deliveries().length;
  await Promise.all([press(), press()]);
  await hearth.settles();
  const failed = slack
    .deliveries()
    .slice(before)
    .filter((it) => it.failure !== undefined);
  expect(failed.map((it) => [it.what, it.failure])).toEqual([]);
  // Slack's client logs what Slack refused, as well as Hearth's own errors.
  expect(hearth.log.filter((line) => line.level >= 50 && line.from !== 'bolt')).toEqual([]);
}

/** Noor opens a third modal: she is about to say hello to Ann. */
async function noorSaysHello(it: Story): Promise<void> {
  const { noor } = it;
  await startNudges(it);
  await it.itIs(HELLO_DAY, '10:00');
  await noor.types('/hearth settings', { in: it.makers });
  await noor.presses('Change: Quiet members');
  await noor.presses('See who’s quiet');
  await pressesTwice(it, () => noor.presses('Write to Ann'));
  expect(noor.reads('modal')).toContain('[I wrote]');
}

story('a notice in the third modal replaces it', async (it) => {
  const { noor, databaseUrl, slack } = it;
  await noorSaysHello(it);
  expect(await allRows(databaseUrl, 'select outcome from nudge_claims')).toEqual([{ outcome: null }]);
  await allRows(databaseUrl, 'delete from nudge_claims');
  await noor.presses('I wrote');
  expect(noor.reads('modal')).toMatch(/^== Hearth ==\n.*\n\[Close\]$/);
  await noor.closes();
  expect(noor.reads('modal')).toContain('== Quiet members ==');
  expect(slack.deliveries().filter((one) => one.failure !== undefined)).toEqual([]);
});

story('two presses at once have one effect', async (it) => {
  const { noor, ann, makers, databaseUrl } = it;
  await it.settlesIn();
  const rows = async (sql: string) => (await allRows(databaseUrl, sql)).length;

  await noor.types('/hearth settings', { in: makers });
  await pressesTwice(it, () => noor.presses('Switch off: Quiet members'));
  expect(noor.reads('modal')).toContain('*Quiet members*: off');
  await pressesTwice(it, () => noor.presses('Switch on: Quiet members'));
  await noor.presses('Change: Quiet members');
  const before = noor.directMessages().length;
  await pressesTwice(it, () => noor.presses('Send a preview'));
  expect(noor.directMessages().length - before).toBe(1);
  await noor.closesAll();

  await ann.uses('Make this a commitment', { on: await ann.posts(makers, 'I will call Acme') });
  await pressesTwice(it, () => ann.submits());
  expect(await rows('select from commitments')).toBe(1);
});
