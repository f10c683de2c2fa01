import type { Tx } from '../../../core/database/database.js';
import type { AboutMember, WelcomePart } from '../../../feature.js';
import { firstRules } from '../domain/content.js';
import { stateFor } from '../store/versions.js';
import { firstRulesPart } from '../views/posts.js';

/** Returns the first rules for the welcome of a newcomer, until they agree with a button; undefined without any. */
export async function welcomeTo(tx: Tx, { community, person }: AboutMember): Promise<WelcomePart | undefined> {
  const state = await stateFor(tx, community.id, person.userId);
  return state && firstRules(state.current.sections).length > 0 ? firstRulesPart(community, state) : undefined;
}
