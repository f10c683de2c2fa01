import type { DrivenPerson } from '../../local-slack/driver/person.js';
import type { Channel } from '../../local-slack/world/workspace.js';

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null | undefined;

/** Changes the values, and optionally the action ids, of a person's Home, as an attacker could in a forged request. */
export function forgeHome(person: DrivenPerson, carry: Record<string, string>, actionId?: string): void {
  forge('value', JSON.stringify(carry), person.home?.blocks as Json);
  if (actionId) forge('action_id', actionId, person.home?.blocks as Json);
}

/** Changes the private metadata of a person's open modal. */
export function forgeModal(person: DrivenPerson, carry: Record<string, unknown>): void {
  const { modal } = person;
  if (!modal) throw new Error(`${person.name} has no modal open.`);
  modal.given = { ...modal.given, private_metadata: JSON.stringify(carry) };
}

/** Changes the values of the buttons in a person's DMs with the app. */
export function forgeMessages(person: DrivenPerson, channels: Iterable<Channel>, carry: Record<string, string>): void {
  for (const { kind, members, messages } of channels) {
    if (kind !== 'im' || !members.has(person.id)) continue;
    for (const { blocks } of messages) forge('value', JSON.stringify(carry), blocks as Json);
  }
}

function forge(name: string, value: string, json: Json): void {
  if (typeof json !== 'object' || json === null) return;
  for (const [key, inner] of Object.entries(json)) {
    if (key === name && !Array.isArray(json)) json[key] = value;
    else forge(name, value, inner);
  }
}
