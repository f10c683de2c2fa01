import type { KnownBlock } from '@slack/types';
import type { Composed } from '../../../attention/proactive.js';
import { addDays, dayIn } from '../../../core/calendar.js';
import { communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { personById } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { context, divider, type Message, message, section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { copy } from '../copy.js';
import { pickVariant } from '../domain/experiment.js';
import { STAGES, type Stage } from '../domain/ladder.js';
import { bestStarter } from '../proactive/starter.js';
import { policyOf } from '../store/policies.js';
import { askMessage, helloMessage, lastMessage, whyAsked } from '../views/dm.js';

/** The case id in the buttons of a preview. No such case exists. */
export const PREVIEW_CASE = '00000000-0000-0000-0000-000000000000';

/** Sends a user the message of each stage, as if it were about themselves. */
export async function sendPreview(
  deps: Deps,
  it: { workspaceId: string; communityId: string; userId: string; at: number },
): Promise<void> {
  const { workspaceId, communityId, userId, at } = it;
  const preview = await deps.db.inWorkspace(workspaceId, (tx) => compose(tx, deps, it));
  if (!preview) return;
  const key = `nudges.rehearsal:${communityId}:${userId}:${at}`;
  await deps.deliver.post(workspaceId, { key, to: userId, message: preview });
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
  const silence = { days: leastDays, ownGap: 1, gap: 1, community: undefined };
  const starter = await bestStarter(tx, deps, { community, person, now });
  const about = { caseId: PREVIEW_CASE, silence, locale: person.locale };
  const variant = (stage: Stage) => pickVariant(`${stage} ${at}`, copy[stage].length, []) ?? 0;
  const since = addDays(dayIn(person.zone, now), -leastDays);
  const all: Record<Stage, Composed> = {
    hello: helloMessage({ starter, variant: variant('hello'), silence }),
    ask: askMessage({
      ...about,
      name: person.name,
      community: undefined,
      since,
      variant: variant('ask'),
      why: whyAsked(silence, true),
    }),
    last: lastMessage({ ...about, community: community.name, variant: variant('last') }),
  };
  return message(section(md`${copy.previewIntro}`), ...STAGES.flatMap((stage) => stageBlocks(stage, all[stage])));
}

function stageBlocks(stage: Stage, { blocks, buttons, why }: Composed): KnownBlock[] {
  return [
    divider(),
    context(md`*${copy.previewStages[stage]}*`),
    ...blocks,
    context(md`${copy.previewButtons(buttons.map(({ text }) => text.text))}`),
    context(md`${why.rule} ${why.facts}`),
  ];
}
