import type { z } from 'zod';
import { fetchOptions } from '../person/fetch-options.js';
import { directMessages, openAppHome } from '../person/open.js';
import type { Person } from '../person/person.js';
import { fill, press } from '../person/press.js';
import { close, closeAll, submit } from '../person/submit.js';
import { typedIn } from '../person/surface.js';
import * as talk from '../person/talk.js';
import { useCommand } from '../person/use-command.js';
import { shortcuts, useGlobalShortcut, useMessageShortcut } from '../person/use-shortcut.js';
import { direct } from '../world/channels.js';
import { put } from '../world/state.js';
import { modalsOf } from '../world/views.js';
import { changed } from '../world/world.js';
import { type ActName, acts, type Read } from './acts.js';
import { begin } from './begin.js';
import { findChannel, findMessage, findPlaced, findView } from './find.js';
import { travel } from './journey.js';
import type { Page } from './page.js';
import { markRead } from './reads.js';
import { useSlackCommand } from './slack-commands.js';

type Act = (person: Person, asked: unknown, page: Page) => unknown;

/** Performs a page's action for a person. The result, if any, is returned to the page. Throws on failure. */
export const perform: Readonly<Record<ActName, Act>> = {
  openApp: reads(acts.openApp, async (person, { tab }) => {
    directMessages(person);
    await openAppHome(person, tab);
  }),
  press: reads(acts.press, async (person, asked) => {
    const { surface, placed } = findPlaced(person, asked);
    await press(person, surface, placed, asked.option);
  }),
  fill: reads(acts.fill, async (person, asked) => {
    const { surface, placed } = findPlaced(person, asked);
    if (asked.quietly) put(typedIn(surface, person), placed.blockId, placed.actionId, asked.value);
    else await fill(person, surface, placed, asked.value);
  }),
  options: reads(acts.options, (person, asked) => {
    const { surface, placed } = findPlaced(person, asked);
    return fetchOptions(person, surface, placed, asked.typed);
  }),
  submit: reads(acts.submit, (person, { view }) => submit(person, findView(person, view))),
  // A second Escape may come before the first has closed the window on the page.
  close: reads(acts.close, async (person, { view: id }) => {
    const view = modalsOf(person.workspace, person.user.id).find((it) => it.id === id);
    if (view) await close(person, view);
  }),
  closeAll: reads(acts.closeAll, (person) => closeAll(person)),
  shortcut: reads(acts.shortcut, (person, { callbackId, on }) => useShortcut(person, callbackId, on)),
  send: reads(acts.send, send),
  command: reads(acts.command, async (person, { text, channel: id }) => {
    const channel = id === undefined ? directMessages(person) : findChannel(person, id);
    if (channel) await useCommand(person, channel, text);
  }),
  edit: reads(acts.edit, (person, { message, text }) => talk.edit(person, findMessage(person, message), text)),
  remove: reads(acts.remove, (person, { message }) => talk.remove(person, findMessage(person, message))),
  react: reads(acts.react, async (person, { message, emoji }) => {
    const found = findMessage(person, message);
    const isMine = found.reactions.some((it) => it.name === emoji && it.users.includes(person.user.id));
    await (isMine ? talk.unreact(person, found, emoji) : talk.react(person, found, emoji));
  }),
  join: reads(acts.join, (person, { channel }) => talk.join(person, findChannel(person, channel))),
  direct: reads(acts.direct, ({ world, workspace, user }, asked) => direct(world, workspace, [user.id, asked.user]).id),
  read: reads(acts.read, (person, { channel, ts }, page) => markRead(page, person, channel, ts)),
  advance: reads(acts.advance, (person, asked, page) => travel(page, person, asked)),
  begin: reads(acts.begin, async (person, { step }, { journey }) => {
    // Otherwise, what people do as the clock moves gets mixed up with what the visitor does in the next step.
    await journey?.arrival;
    return begin(person, step);
  }),
  openedThread: reads(acts.openedThread, ({ world, workspace }, { channel }) => {
    workspace.guide?.threads.add(channel);
    changed(world, { what: 'channel', team: workspace.id, channel });
  }),
  halt: reads(acts.halt, (_, __, { journey }) => {
    if (journey) journey.stopped = true;
  }),
  tick: reads(acts.tick, ({ world }, { ticking }) => {
    world.clock.tick(ticking);
    changed(world, { what: 'clock' });
  }),
};

function reads<Schema extends z.ZodType>(
  schema: Schema,
  act: (person: Person, asked: z.output<Schema>, page: Page) => unknown,
): Act {
  return (person, asked, page) => act(person, schema.parse(asked), page);
}

async function send(person: Person, { channel, text, thread }: Read<'send'>): Promise<void> {
  const place = findChannel(person, channel);
  if (text.startsWith('/')) {
    if (thread !== undefined) throw new Error('Commands work in channels, not in threads.');
    if (!(await useSlackCommand(person, place, text))) await useCommand(person, place, text);
    return;
  }
  const parent = thread === undefined ? undefined : findMessage(person, { channel, ts: thread });
  await talk.post(person, place, text, parent);
}

async function useShortcut(person: Person, callbackId: string, on: Read<'shortcut'>['on']): Promise<void> {
  const shortcut = shortcuts(person, on ? 'message' : 'global').find((it) => it.callback_id === callbackId);
  if (!shortcut) throw new Error('There is no such shortcut.');
  await (on ? useMessageShortcut(person, shortcut, findMessage(person, on)) : useGlobalShortcut(person, shortcut));
}
