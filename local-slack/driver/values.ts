import { z } from 'zod';
import { fetchOptions } from '../person/fetch-options.js';
import type { Person } from '../person/person.js';
import type { Surface } from '../person/surface.js';
import { type Option, optionsOf, type Placed } from '../world/blocks.js';
import { stateOf } from '../world/elements.js';

/** A value to enter: text, a number, a date, or an option, a person or a channel by name. Null clears the field. */
export type Fillable = string | number | Date | { readonly id: string } | null;

/** Converts a value to the one Slack stores for the element's type. */
export async function valueFor(
  person: Person,
  surface: Surface,
  placed: Placed,
  given: Fillable | readonly Fillable[],
): Promise<unknown> {
  const kind = stateOf[placed.element.type];
  if (given === null || kind === undefined) return null;
  const isMany = Array.isArray(kind.empty);
  const many: readonly Fillable[] = Array.isArray(given) ? given : [given];
  const values = await Promise.all(many.map((it) => one(person, surface, placed, kind.key, it)));
  return isMany ? values : values[0];
}

async function one(person: Person, surface: Surface, placed: Placed, key: string, given: Fillable): Promise<unknown> {
  if (key.startsWith('selected_option'))
    return optionCalled(await allOptions(person, surface, placed, String(given)), String(given));
  if (key.startsWith('selected_user')) return idOf(given) ?? userCalled(person, String(given));
  if (key.startsWith('selected_channel') || key.startsWith('selected_conversation'))
    return idOf(given) ?? channelCalled(person, String(given));
  if (key === 'selected_date_time') return given instanceof Date ? Math.floor(given.getTime() / 1000) : Number(given);
  if (key === 'selected_date' && given instanceof Date) return given.toISOString().slice(0, 10);
  if (key === 'rich_text_value') return richText(String(given));
  return String(given);
}

function allOptions(person: Person, surface: Surface, placed: Placed, typed: string): Promise<readonly Option[]> {
  const isExternal = placed.element.type.endsWith('external_select');
  return isExternal ? fetchOptions(person, surface, placed, typed) : Promise.resolve(optionsOf(placed.element));
}

export function optionCalled(options: readonly Option[], text: string): Option {
  const option = options.find((it) => it.text.text === text);
  if (!option)
    throw new Error(`There is no option "${text}". There is: ${options.map((it) => `"${it.text.text}"`).join(', ')}`);
  return option;
}

function idOf(given: Fillable): string | undefined {
  return z.looseObject({ id: z.string() }).safeParse(given).data?.id;
}

function userCalled({ workspace }: Person, name: string): string {
  const bare = name.replace(/^@/, '');
  const user = [...workspace.users.values()].find((it) => it.realName === bare || it.name === bare);
  if (!user) throw new Error(`There is nobody called "${name}".`);
  return user.id;
}

function channelCalled({ workspace }: Person, name: string): string {
  const channel = [...workspace.channels.values()].find((it) => it.name === name.replace(/^#/, ''));
  if (!channel) throw new Error(`There is no channel "${name}".`);
  return channel.id;
}

function richText(text: string) {
  const elements = [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }];
  return { type: 'rich_text', elements };
}
