import type { ModalView } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { isOn } from '../../../core/feature-switches.js';
import type { Person } from '../../../core/people.js';
import type { ActName } from '../../../core/permissions.js';
import type { Mrkdwn } from '../../../slack/blocks/mrkdwn.js';
import { proposalsSwitch } from '../contracts.js';
import { OPEN } from '../domain/plan.js';
import { challengesOf } from '../store/challenges.js';
import { templatesOf } from '../store/templates.js';
import { manageView } from '../views/manage.js';

/** The most challenges that are over in the list, for a copy. */
const OVER = 5;
/** The most challenges and templates in the list, so that it fits a modal. */
const MOST = 40;

interface Reader {
  readonly person: Person;
  readonly community: Community;
  readonly may: (act: ActName) => boolean;
  readonly note?: Mrkdwn | undefined;
}

/**
 * Returns the list of challenges: for organizers all but the drafts of others, for members what they have written
 * themselves and isn't announced yet. `isOptional`: returns undefined if nothing is in it but what is over.
 */
export async function showManaged(tx: Tx, it: Reader): Promise<ModalView>;
export async function showManaged(tx: Tx, it: Reader & { isOptional: true }): Promise<ModalView | undefined>;
export async function showManaged(
  tx: Tx,
  { person, community, may, note, isOptional }: Reader & { isOptional?: true },
): Promise<ModalView | undefined> {
  const mayStart = may('challenges.start');
  const written = await challengesOf(tx, community.id, ['draft', 'proposed']);
  const isOwn = ({ createdBy }: { createdBy: string }) => createdBy === person.userId;
  const waiting = written.filter((row) => isOwn(row) || (mayStart && row.state === 'proposed'));
  const going = mayStart ? await challengesOf(tx, community.id, OPEN) : [];
  if (isOptional && waiting.length + going.length === 0) return undefined;
  const over = mayStart ? await challengesOf(tx, community.id, ['ended', 'cancelled']) : [];
  const challenges = [...waiting, ...going, ...over.slice(0, OVER)].slice(0, MOST);
  const templates = mayStart ? (await templatesOf(tx, community.id)).slice(0, MOST) : [];
  const hasProposals = mayStart ? await isOn(tx, community.id, proposalsSwitch) : undefined;
  const rights = { mayStart, mayPropose: may('challenges.propose'), hasProposals };
  return manageView({ community, challenges, templates, locale: person.locale, ...rights, note });
}
