import fc from 'fast-check';
import { DEFAULT_AWAY_WORDS } from '../../../src/attention/domain.js';
import {
  awayProblem,
  isUnmatchable,
  saysAway,
  snoozeEnd,
  textParts,
} from '../../../src/features/preferences/domain.js';
import { md } from '../../../src/slack/blocks/mrkdwn.js';

const words = ['On vacation', ':palm_tree:', 'krank', 'ooo'];

test.each([
  ['On vacation until Friday', '', true],
  ['on  VACATION!', '', true],
  ['Not here', ':palm_tree:', true],
  ['Krank', ':face_with_thermometer:', true],
  ['OOO', '', true],
  ['booom', ':deciduous_tree:', false],
  ['On my way', '', false],
  ['', '', false],
])('the status text “%s” with the emoji “%s” means away: %s', (text, emoji, away) => {
  expect(saysAway({ text, emoji }, words)).toBe(away);
});

test.each([
  ['Out sick', ':face_with_thermometer:', true],
  ['Vacationing', '', true],
  ['', ':palm_tree:', true],
  ['I’m ill today', '', true],
  ['On holiday until Monday', '', true],
  ['Im Urlaub', '', true],
  ['En congé', '', true],
  ['En conge\u0301 jusqu’à lundi', '', true],
  ['De vacaciones', '', true],
  ['Urlaubsplanung', '', false],
  ['I’ll be in a meeting', ':spiral_calendar_pad:', false],
  ['Commuting', ':bus:', false],
  ['Working remotely', ':house_with_garden:', false],
  ['Planning the holiday party', '', false],
])('without words of an admin, the status text “%s” with the emoji “%s” means away: %s', (text, emoji, away) => {
  expect(saysAway({ text, emoji }, DEFAULT_AWAY_WORDS)).toBe(away);
});

test.each([
  ['krank', false],
  [':palm_tree:', false],
  ['休み', false],
  ['🌴', true],
  ['…', true],
])('a status can’t match “%s”: %s', (word, isSo) => {
  expect(isUnmatchable(word)).toBe(isSo);
});

test('no status means away if there are no away words, or only punctuation', () => {
  expect(saysAway({ text: 'On vacation', emoji: '' }, [])).toBe(false);
  expect(saysAway({ text: '', emoji: '' }, ['…'])).toBe(false);
});

test.each([
  ['Europe/Berlin', '2026-11-23T22:30:00Z', 1, '2026-11-23T23:00:00.000Z'],
  ['Europe/Berlin', '2026-11-23T08:00:00Z', 7, '2026-11-29T23:00:00.000Z'],
  ['America/New_York', '2026-11-01T04:30:00Z', 1, '2026-11-02T05:00:00.000Z'],
])('a snooze in %s from %s for %s days ends at midnight there', (zone, now, days, end) => {
  expect(snoozeEnd(zone, new Date(now), days).toISOString()).toBe(end);
});

test.each([
  ['2026-11-22', 'past'],
  ['2026-11-23', undefined],
  ['2027-11-24', undefined],
  ['2027-11-25', 'too-long'],
])('the problem with an absence until %s is %s', (until, problem) => {
  expect(awayProblem(until, '2026-11-23')).toBe(problem);
});

test('a long text is split into parts that fit into a message, without loss', () => {
  const text = fc
    .array(fc.constantFrom('&', '<', 'a', '\n', '😀', '"', 'word '.repeat(200)), { maxLength: 3_000 })
    .map((it) => it.join(''));
  fc.assert(
    fc.property(text, (it) => {
      const parts = textParts(it);
      expect(parts.join('')).toBe(it);
      for (const part of parts) expect(md`\`\`\`${part}\`\`\``.source.length).toBeLessThanOrEqual(3_000);
    }),
    { numRuns: 50 },
  );
});
