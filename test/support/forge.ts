import type { DrivenPerson } from '../fake-slack/driver/person.js';

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null | undefined;

/** Changes what the buttons and lists of a person's Home carry, as somebody could who writes requests by hand. */
export function forgeHome(person: DrivenPerson, carry: Record<string, string>): void {
  forge(JSON.stringify(carry), person.home?.blocks as Json);
}

/** Changes what the modal in front of a person carries unseen. */
export function forgeModal(person: DrivenPerson, carry: Record<string, string>): void {
  const { modal } = person;
  if (!modal) throw new Error(`${person.name} has no modal open.`);
  modal.given = { ...modal.given, private_metadata: JSON.stringify(carry) };
}

function forge(value: string, json: Json): void {
  if (typeof json !== 'object' || json === null) return;
  for (const [key, inner] of Object.entries(json)) {
    if (key === 'value' && !Array.isArray(json)) json.value = value;
    else forge(value, inner);
  }
}
