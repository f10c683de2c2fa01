import type { KnownBlock } from '@slack/types';
import type { Composed } from '../../../attention/proactive.js';
import { dayIn } from '../../../core/calendar.js';
import { communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { personById } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { actions, context, divider, type Message, message, section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { copy } from '../copy.js';
import { pickVariant } from '../domain/experiment.js';
import { STAGES, type Stage } from '../domain/ladder.js';
import { bestStarter } from '../proactive/starter.js';
import { policyOf } from '../store/policies.js';
import { askMessage, helloMessage, lastMessage } from '../views/dm.js';

/** The round of a rehearsal, which there is not. */
export const PREVIEW_CASE = '00000000-0000-0000-0000-000000000000';

/** Sends somebody what members would read at each stage, as if it were about themselves. */
export async function sendPreview(
  deps: Deps,
  it: { workspaceId: string; communityId: string; userId: string; at: number },
): Promise<void> {
  const { workspaceId, communityId, userId, at } = it;
  const rehearsal = await deps.db.inWorkspace(workspaceId, (tx) => compose(tx, deps, it));
  if (!rehearsal) return;
  const key = `nudges.rehearsal:${communityId}:${userId}:${at}`;
  await deps.deliver.post(workspaceId, { key, to: userId, message: rehearsal });
}

async function compose(
  tx: Tx,
  deps: Deps,
  { communityId, userId, at }: { communityId: string; userId: string; at: number },
): Promise<Message | undefined> {
  const community = await communityById(tx, communityId);
  const person = await personById(tx, userId);
  if (!community || !person) return undefined;
  const now = new Date(at);
  const { leastDays } = await policyOf(tx, communityId);
  const silence = { days: leastDays, ownGap: 1, gap: 1 };
  const concern = await bestStarter(tx, deps, { community, person, now });
  const about = { roundId: PREVIEW_CASE, silence, locale: person.locale };
  const words = (stage: Stage) => pickVariant(`${stage} ${at}`, copy[stage].length, []) ?? 0;
  const since = dayIn(person.zone, now);
  const all: Record<Stage, Composed> = {
    hello: helloMessage({ concern, words: words('hello'), silence }),
    ask: askMessage({ ...about, name: person.name, since, words: words('ask'), founder: true }),
    last: lastMessage({ ...about, community: community.name, words: words('last') }),
  };
  return message(section(md`${copy.rehearsal}`), ...STAGES.flatMap((stage) => shown(stage, all[stage])));
}

function shown(stage: Stage, { blocks, buttons, why }: Composed): KnownBlock[] {
  return [
    divider(),
    context(md`*${copy.rehearsalOf[stage]}*`),
    ...blocks,
    actions(...buttons),
    context(md`${why.rule} ${why.facts}`),
  ];
}
