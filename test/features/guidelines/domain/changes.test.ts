import fc from 'fast-check';
import {
  changesBetween,
  keepingMarks,
  type Part,
  wordsBetween,
} from '../../../../src/features/guidelines/domain/changes.js';
import type { Guidelines } from '../../../../src/features/guidelines/domain/content.js';

/** Returns the parts as a line: `~removed~` and `*added*`. */
const shown = (parts: readonly Part[]) =>
  parts.map(({ kind, text }) => ({ same: text, removed: `~${text}~`, added: `*${text}*` })[kind]).join('');

const section = (id: string, title: string, ...rules: string[]) => ({
  id,
  title,
  rules: rules.map((text) => ({ text, isFirst: false })),
});

const lines = (before: Guidelines, after: Guidelines) =>
  changesBetween(before, after).map(({ title, rules }) => [shown(title), ...rules.map(shown)]);

const OFTEN = section('often', 'How often?', 'One new post a day is plenty.', 'Search first.', 'Reading is fine.');

test.each([
  ['nothing', OFTEN, []],
  [
    'a rule',
    section('often', 'How often?', 'Two new posts a day are plenty.', 'Search first.', 'Reading is fine.'),
    [['How often?', '~One~*Two* new ~post~*posts* a day ~is~*are* plenty.']],
  ],
  [
    'a rule that is gone, and one that is new',
    section('often', 'How often?', 'One new post a day is plenty.', 'Reading is fine.', 'No memes on Mondays!'),
    [['How often?', '~Search first.~', '*No memes on Mondays!*']],
  ],
  [
    'the order',
    section('often', 'How often?', 'Search first.', 'Reading is fine.', 'One new post a day is plenty.'),
    [],
  ],
  [
    'the heading',
    section('often', 'How much?', 'One new post a day is plenty.', 'Search first.', 'Reading is fine.'),
    [['How ~often~*much*?']],
  ],
  [
    'the section',
    section('else', 'Else', 'Be on time.'),
    [
      ['*Else*', '*Be on time.*'],
      ['~How often?~', '~One new post a day is plenty.~', '~Search first.~', '~Reading is fine.~'],
    ],
  ],
])('only what changed is shown: %s', (_, after, expected) => {
  expect(lines([OFTEN], [after])).toEqual(expected);
});

const word = fc.constantFrom('no', 'posts', 'a', 'day', 'kind', 'links', 'are', 'fine', '{channel}', '*', '~x~', 'é');
const rule = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
const rules = fc.uniqueArray(rule, { maxLength: 6 });
const text = fc.oneof(rule, fc.string());

test('the parts of a change make the old text without what was added, and the new one without what was removed', () => {
  fc.assert(
    fc.property(text, text, (was, now) => {
      const parts = wordsBetween(was, now);
      const without = (kind: Part['kind']) =>
        parts
          .filter((it) => it.kind !== kind)
          .map((it) => it.text)
          .join('');
      expect([without('added'), without('removed')]).toEqual([was, now]);
    }),
  );
});

test('the shown changes turn the old rules into the new ones', () => {
  fc.assert(
    fc.property(rules, rules, (was, now) => {
      const changes = changesBetween([section('x', 'X', ...was)], [section('x', 'X', ...now)]).flatMap(
        (it) => it.rules,
      );
      const side = (kind: Part['kind']) =>
        changes
          .map((parts) => parts.filter((it) => it.kind !== kind))
          .filter((parts) => parts.length > 0)
          .map((parts) => parts.map((it) => it.text).join(''));
      const kept = was.filter((it) => !side('added').includes(it));
      expect([...kept, ...side('removed')].sort()).toEqual([...now].sort());
    }),
  );
});

test('a rule that stays, moves or is reworded keeps its mark', () => {
  const before = [
    { text: 'Disagree with ideas, not people.', isFirst: true },
    { text: 'Share work in progress.', isFirst: false },
    { text: 'Ask first.', isFirst: true },
  ];
  const after = ['Ask first.', 'Share work in progress, early.', 'Disagree with ideas, never with people.', 'Be kind.'];
  expect(keepingMarks(before, after).map((it) => it.isFirst)).toEqual([true, false, false, false]);
  expect(keepingMarks(before, ['Disagree with ideas, never with people.', 'Ask first.', 'Be kind.'])).toEqual([
    { text: 'Disagree with ideas, never with people.', isFirst: true },
    { text: 'Ask first.', isFirst: true },
    { text: 'Be kind.', isFirst: false },
  ]);
});
