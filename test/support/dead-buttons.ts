import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { type Element, interactive, type Option, optionsOf, plain } from '../../local-slack/world/blocks.js';
import type { Message } from '../../local-slack/world/workspace.js';
import { copy as challenges } from '../../src/features/challenges/copy.js';
import { copy as moderation } from '../../src/features/moderation/copy.js';
import { copy as newcomers } from '../../src/features/newcomers/copy.js';
import { copy as nudges } from '../../src/features/nudges/copy.js';
import { copy as partners } from '../../src/features/partners/copy.js';
import { copy as preferences } from '../../src/features/preferences/copy.js';
import { copy as slack } from '../../src/slack/copy.js';
import type { Story } from './story.js';

/** The responses to presses that have no effect. */
const NO_EFFECT = [
  ...[slack.outdated, slack.gone, slack.switchedOff, slack.onlyMembers],
  ...[moderation.gone, moderation.concernsYou, moderation.appealGone, moderation.notYourAppeal, moderation.appealOver],
  ...[challenges.taking.unknown, challenges.running.nobody.notYours, challenges.running.nobody.settled],
  ...[partners.asked.over, partners.asked.notYours, partners.end.over, partners.renewal.over],
  ...[nudges.settled, nudges.notYours, nudges.previewOnly, newcomers.already, newcomers.notYours, preferences.notYours],
];

/** Returns Hearth's direct messages to a person, oldest first. */
export function messagesTo({ workspace }: Story, { id }: DrivenPerson): Message[] {
  const { channels } = workspace.workspace;
  const direct = [...channels.values()].find(({ kind, members }) => kind === 'im' && members.has(id));
  return direct?.messages.filter(({ user }) => user !== id) ?? [];
}

/** Returns the texts of a message's buttons, and of what its menus and lists offer. */
export function buttonsOf({ blocks }: Message): string[] {
  return interactive(blocks).flatMap(({ element }) => textsOf(element));
}

function textsOf(element: Element, counts: (option: Option) => boolean = () => true): string[] {
  if (element.type === 'button') return [plain(element.text)];
  return optionsOf(element)
    .filter(counts)
    .map((it) => it.text.text);
}

/**
 * Presses every button of Hearth's direct messages to a person, each in its message, and confirms where Slack asks.
 * Returns those that neither open a link or a modal, nor change the message, or that respond that they have no effect.
 */
export async function deadButtons(it: Story, person: DrivenPerson): Promise<string[]> {
  const dead: string[] = [];
  for (const message of messagesTo(it, person)) {
    for (const { element } of interactive(message.blocks)) {
      for (const text of element.url ? [] : textsOf(element, (option) => !option.url)) {
        // An earlier press may have removed it.
        const isThere = buttonsOf(message).includes(text);
        if (isThere && !(await hasEffect(it, person, message, element, text)))
          dead.push(`[${text}] of: ${message.text}`);
      }
    }
  }
  return dead;
}

async function hasEffect(
  it: Story,
  person: DrivenPerson,
  message: Message,
  element: Element,
  text: string,
): Promise<boolean> {
  const before = JSON.stringify(message.blocks);
  if (element.type === 'button') await person.presses(text, { in: message });
  else await person.chooses(text, { in: message });
  if (person.dialog) await person.presses(plain(element.confirm?.confirm), { in: message });
  const response = person.reads('modal');
  await person.closesAll();
  await it.hearth.settles();
  if (NO_EFFECT.some((words) => response.includes(words))) return false;
  return response !== '(no modal)' || JSON.stringify(message.blocks) !== before;
}
