import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { methods } from '../local-slack/api/methods.js';
import { sentEvents } from '../local-slack/deliver/subscriptions.js';
import { shownBlocks } from '../local-slack/driver/show-blocks.js';
import { shownInRichText } from '../local-slack/driver/show-rich-text.js';
import { readGenerated } from '../local-slack/validation/shape.js';
import { usableElements } from '../local-slack/world/blocks.js';
import { manifest } from './support/manifest.js';

/** The app's whole source as one string. */
const source = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join('src', file), 'utf8'))
  .join('\n');

function found(pattern: RegExp): string[] {
  return [...new Set([...source.matchAll(pattern)].map((match) => match[1] ?? ''))].sort();
}

/** The names of the method groups in the official client, such as `chat` and `views`. */
const families = Object.entries(new WebClient()).flatMap(([name, its]) => (isFamily(its) ? [name] : []));

function isFamily(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).some((it) => typeof it === 'function');
}

test('every method the app calls is emulated', () => {
  const called = found(new RegExp(`\\.((?:${families.join('|')})\\.[a-zA-Z]\\w*(?:\\.\\w+)?)\\(`, 'g'));
  expect(called).not.toEqual([]);
  expect(called.filter((method) => !(method in methods))).toEqual([]);
});

test('every event the app subscribes to is emulated', () => {
  const { bot_events } = manifest.settings.event_subscriptions;
  expect(bot_events.filter((event) => !sentEvents.includes(event))).toEqual([]);
});

test('every block and element the app makes is emulated', () => {
  const known = JSON.stringify(readGenerated().definitions);
  const made = found(/\btype: '([a-z_]+)'/g).filter((type) => known.includes(`"const":"${type}"`));
  const texts = ['mrkdwn', 'plain_text', ...shownInRichText];
  const emulated = new Set([...shownBlocks, ...usableElements, ...texts, 'modal', 'home']);
  expect(made).not.toEqual([]);
  expect(made.filter((type) => !emulated.has(type))).toEqual([]);
});
