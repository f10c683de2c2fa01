import { plain } from '../../src/slack/blocks/mrkdwn.js';
import { annHasShared, checksIn, isCalled } from '../support/checking-in.js';
import { formatted } from '../support/formatted.js';
import { fillsSetUp } from '../support/opening.js';
import { MONDAY, story } from '../support/story.js';

story('mentions and links in typed text are escaped wherever it is shown', async (it) => {
  const { ann, ben, makers, hearth, slack } = it;
  const typed = '<!channel> <https://evil.example|your bank> <@U123> & *bold*';
  await it.settlesIn({ 'Who is it for?': typed });
  await it.itIs(MONDAY, '09:00');
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': typed, 'Anything in your way?': typed }).submits();
  await hearth.settles();
  await it.itIs('2026-11-24', '09:00');
  await ann.opensHome();
  await hearth.settles();
  const shown = JSON.stringify([
    slack.calls('chat.postMessage').map((call) => call.arguments),
    slack.calls('views.publish').map((call) => call.arguments),
  ]);
  expect(shown).toContain('&lt;!channel&gt;');
  // Slack shows plain text, such as that of checkboxes, as it is.
  const markup = shown.replaceAll(/plain_text\\*",\\*"text\\*":\\*"[^"]*"/g, '');
  expect(markup).not.toMatch(/<!channel>|<https:\/\/evil|<@U123>/);
  await ben.sees(await ben.sees(makers, /Monday’s check-ins/), /<!channel> <https:\/\/evil\.example\|your bank>/);
});

/** Returns all markup in what Slack got. */
function markupIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(markupIn);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text, ...rest } = value as Record<string, unknown>;
  const isMarkup = typeof text === 'string' && (type === undefined || type === 'mrkdwn');
  return [...(isMarkup ? [text] : markupIn(text)), ...markupIn(Object.values(rest))];
}

story('marks in typed text format nothing, wherever it is shown', async (it) => {
  const { ann, ben, slack, hearth } = it;
  const typed = 'so *bo* _it_ ~st~ `co`';
  await it.settlesIn({ Name: 'The *bo* _it_', 'Who is it for?': typed });
  await it.itIs(MONDAY, '09:00');
  await isCalled(it, ann, 'Ann *bo*');
  await checksIn(it, ann, { 'What will you do next?': typed, 'Anything in your way?': `${typed}\n${typed}` });
  ben.looksAt(await ben.sees(it.makers, /Monday’s check-ins/));
  await ben.presses('Reply to Ann *bo*');
  await ben.fills({ 'Your reply': `${typed}\n> ${typed}` }).submits();
  await it.itIs('2026-11-24', '09:00');
  for (const person of [ann, ben]) await person.opensHome();
  await hearth.settles();
  await checksIn(it, ann);
  const methods = ['chat.postMessage', 'chat.update', 'views.publish', 'views.open', 'views.push', 'views.update'];
  const all = methods.flatMap((method) => slack.calls(method).map((call) => call.arguments));
  const shown = markupIn(all).map(formatted);
  expect(shown.filter((text) => /:(bo|it|st|co)\]/.test(text.replaceAll('[bold:Ann *bo*]', '')))).toEqual([]);
  expect(shown.join('\n')).toContain(`[bold:Ann *bo*]\n[bold:Next:]  ${typed}\n[bold:In the way:] `);
  await ben.sees(await ben.sees(it.makers, /Monday’s check-ins/), /> so \*bo\* _it_ ~st~ `co`\n> \u00AD> so \*bo\*/);
});

story('no typed line looks like one of somebody else', async (it) => {
  const { ann, ben, makers, hearth } = it;
  const day = await annHasShared(it);
  const typed = 'Nice”\n\n*Noor Haddad*, to @Ann Berger: Go away\u2028*Hearth:* Sign in again';
  ben.looksAt(day);
  await ben.presses('Reply to Ann Berger');
  await ben.fills({ 'Your reply': typed }).submits();
  await hearth.settles();
  const quoted = '> Nice”\n> \n> *Noor Haddad*, to @Ann Berger: Go away\n> *Hearth:* Sign in again';
  const last = () => plain(makers.messages.at(-1)?.text ?? '', new Map([[ann.id, '@Ann']]));
  expect(last()).toBe(`*Ben Okafor*, to @Ann:\n${quoted}`);
  await checksIn(it, ben, { 'Anything in your way?': typed });
  expect(last()).toBe(`*Ben Okafor*\n*Next:*  Ship it\n*In the way:* \n${quoted}`);

  const onOneLine = 'Nice” *Noor Haddad*, to @Ann Berger: Go away *Hearth:* Sign in again';
  await ann.opensHome();
  await hearth.settles();
  const text = { type: 'plain_text', text: `Ben Okafor replied to you: “${onOneLine}”`, emoji: true };
  expect(ann.home?.blocks).toContainEqual(expect.objectContaining({ text }));
  ben.looksAt(day);
  await ben.presses('Reply to Ann Berger');
  expect(ben.reads('modal')).toContain(`You replied: “${onOneLine.slice(0, 60)}`);
});

story('a mistake in a check-in gets an error under its field, and nothing typed is lost', async (it) => {
  const { ann, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await ann.uses('Check in');
  for (const [typed, words] of [
    ['- \n •', 'Write at least one thing that you’ll do.'],
    ['a\nb\nc\nd\ne\nf', 'That’s more than five. Keep the five that matter most.'],
    ['x'.repeat(201), 'One of these is too long. Keep each to 200 characters.'],
  ] as const) {
    await ann.fills({ 'What will you do next?': typed, 'Anything in your way?': 'Time' }).submits();
    expect(ann.errors()).toEqual({ 'What will you do next?': words });
    expect(ann.reads('modal')).toContain('Anything in your way? (optional): Time');
  }
  await ann.fills({ 'What will you do next?': '• One thing\n2. Another' }).submits();
  await hearth.settles();
  await ann.sees('Home', /\[ \] One thing\n\[ \] Another\n/);
});

story('text that nobody sees counts as none', async (it) => {
  const { ben, noor } = it;
  const unseen = ['\u200B', '\u2800 \u3164', '\u2060\n\uFEFF'];
  await fillsSetUp(noor, '#makers', { 'Who is it for?': '\u200B\u2800' });
  expect(noor.errors()).toEqual({ 'Who is it for?': 'Write a few words. Members will see them.' });
  await noor.closesAll();
  ben.looksAt(await annHasShared(it));
  await ben.presses('Reply to Ann Berger');
  for (const typed of unseen) {
    await ben.fills({ 'Your reply': typed }).submits();
    expect(ben.errors()).toEqual({ 'Your reply': 'Write a reply.' });
  }
  await ben.closesAll();
  await ben.uses('Check in');
  for (const typed of unseen) {
    await ben.fills({ 'What will you do next?': typed }).submits();
    expect(ben.errors()).toEqual({ 'What will you do next?': 'Write at least one thing that you’ll do.' });
  }
  await ben.fills({ 'What will you do next?': '- \u200B\nSh\u00ADip\u202E it\n\u2800' }).submits();
  await it.hearth.settles();
  await ben.sees('Home', /\[ \] Ship it\n(?!\[ \])/);
});

story('text of the maximum length is shown in full', async ({ ann, ben, makers, hearth, settlesIn, itIs }) => {
  await settlesIn();
  await itIs(MONDAY, '09:00');
  await ann.uses('Check in');
  const next = Array.from({ length: 5 }, (_, i) => `${i}${'&'.repeat(199)}`);
  await ann.fills({ 'What will you do next?': next.join('\n'), 'Anything in your way?': '<'.repeat(600) }).submits();
  await hearth.settles();
  const day = await ben.sees(makers, /Monday’s check-ins/);
  for (const text of next) await ben.sees(day, new RegExp(text));
  await ben.sees(day, /<{600}/);
});

story('a check-in whose escaped text is longer than Slack’s limit for edits can be edited', async (it) => {
  const { ann, ben, slack, hearth } = it;
  const commitments = [0, 1, 2, 3, 4].map((it) => `${it}${'&'.repeat(199)}`).join('\n');
  const day = await annHasShared(it, commitments);
  await ben.sees(day, /0&&&/);
  await checksIn(it, ann, { 'What will you do next?': commitments.replace('0&', '9&') });
  await ben.sees(day, /9&&&/);
  await it.clock.advance({ seconds: 20 });
  const updates = () => slack.calls('chat.update').length;
  const count = updates();
  await it.clock.advance({ minutes: 25 });
  expect([slack.calls('chat.update').filter((call) => call.error), updates()]).toEqual([[], count]);
  expect(hearth.log.filter(({ level }) => level >= 40)).toEqual([]);
});

story('text that grows when it is escaped is shown in full', async (it) => {
  const { ben, makers, hearth } = it;
  const day = await annHasShared(it);
  const typed = `${'&'.repeat(599)}!`;
  const shown = () => {
    const said = JSON.stringify(makers.messages.at(-1)?.blocks);
    return [said.match(/&amp;/g)?.length, said.includes('!')];
  };
  ben.looksAt(day);
  await ben.presses('Reply to Ann Berger');
  await ben.fills({ 'Your reply': typed }).submits();
  await hearth.settles();
  expect(shown()).toEqual([599, true]);
  await checksIn(it, ben, { 'Anything in your way?': typed });
  expect(shown()).toEqual([599, true]);
});
