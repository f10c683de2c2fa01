import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { z } from 'zod';
import { accepted } from './examples/accepted.js';
import { acceptedElements } from './examples/acceptedElements.js';
import { actions, button, choice, home, many, message, modal, type Payload, section } from './examples/build.js';
import { refusedBlocks } from './examples/refusedBlocks.js';
import { refusedButtons } from './examples/refusedButtons.js';
import { refusedChoices } from './examples/refusedChoices.js';
import { refusedInputs } from './examples/refusedInputs.js';
import { refusedMessages } from './examples/refusedMessages.js';
import { refusedRichBlocks } from './examples/refusedRichBlocks.js';
import { refusedViews } from './examples/refusedViews.js';
import { describeProblem, messageProblems, messageWarnings, viewProblems } from './index.js';
import { readGenerated } from './shape.js';

const problemsOf = (payload: Payload) =>
  'view' in payload ? viewProblems(payload.view) : messageProblems(payload.message);

test.each([...accepted, ...acceptedElements])('Slack accepts %s', (_name, payload) => {
  expect(problemsOf(payload)).toBeUndefined();
});

test.each([
  ...refusedBlocks,
  ...refusedRichBlocks,
  ...refusedButtons,
  ...refusedChoices,
  ...refusedInputs,
  ...refusedViews,
])('Slack rejects %s', (_name, payload, pointer, text) => {
  const error = 'view' in payload ? 'invalid_arguments' : 'invalid_blocks';
  expect(problemsOf(payload)).toEqual({ error, problems: [{ pointer, message: text }] });
});

test.each(refusedMessages)('Slack rejects %s with its own error code', (_name, refused, refusal) => {
  expect(messageProblems(refused)).toEqual(refusal);
});

test('a view over 250 KB is too large even with valid blocks', () => {
  const { view } = home(many(100, () => section({ text: 'x'.repeat(3000) })));
  expect(viewProblems(view)).toEqual({ error: 'view_too_large', problems: [] });
});

test('a method that opens modals rejects a home tab', () => {
  expect(viewProblems(home([section()]).view, 'modal')?.problems).toEqual([
    { pointer: '/view', message: 'missing required field: title' },
    { pointer: '/view/type', message: 'must be a valid enum value' },
  ]);
  expect(viewProblems(modal([section()]).view, 'modal')).toBeUndefined();
});

test('chat.update accepts a text of at most 4,000 bytes', () => {
  expect(messageProblems({ text: 'x'.repeat(4000) }, 'chat.update')).toBeUndefined();
  expect(messageProblems({ text: 'x'.repeat(4001) }, 'chat.update')?.error).toBe('msg_too_long');
  expect(messageProblems({ text: 'é'.repeat(2001) }, 'chat.update')?.error).toBe('msg_too_long');
});

test('blocks without text are accepted with a warning', () => {
  const warning = 'blocks without `text`: notifications and screen readers have nothing to say';
  expect(messageWarnings({ blocks: [section()] })).toEqual([warning]);
  expect(messageWarnings(message([section()]).message)).toEqual([]);
  expect(messageWarnings({ text: '' })).toEqual([]);
});

test('a problem is described as in response_metadata.messages', () => {
  const problem = { pointer: '/view/blocks/0/text/text', message: 'must be less than 151 characters' };
  expect(describeProblem(problem)).toBe(
    '[ERROR] must be less than 151 characters [json-pointer:/view/blocks/0/text/text]',
  );
});

test('the schemas were generated from the installed @slack/types', () => {
  const manifest = createRequire(import.meta.url).resolve('@slack/types/package.json');
  const installed: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
  expect(installed).toMatchObject({ version: readGenerated().slackTypes });
});

test('a view of 100 blocks is checked in a few milliseconds', () => {
  const menu = choice('overflow');
  const { view } = home(many(50, () => [section({ accessory: menu }), actions(button(), button())]).flat());
  const rounds = many(10, () => {
    const start = performance.now();
    viewProblems(view);
    return performance.now() - start;
  });
  expect(Math.min(...rounds)).toBeLessThan(10);
});

test('validation never throws, with any value in place of any part', () => {
  const payloads = [...accepted, ...acceptedElements].map(([, payload]) => JSON.stringify(payload));
  fc.assert(
    fc.property(fc.constantFrom(...payloads), fc.nat(), fc.jsonValue({ maxDepth: 2 }), (json, place, value) => {
      let before = place % (json.split(':').length - 1);
      const spoilt: unknown = JSON.parse(json, (key, part) => (key !== '' && before-- === 0 ? value : part));
      const { view, message: sent } = z
        .object({ view: z.unknown().optional(), message: z.looseObject({}).catch({}) })
        .parse(spoilt);
      expect(() => [viewProblems(view), messageProblems(sent)]).not.toThrow();
    }),
    { numRuns: 500 },
  );
});
