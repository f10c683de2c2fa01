import type { WebClient } from '@slack/web-api';
import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import { absentFrom, isPrivate, joinChannel, lookAtChannel } from '../../../slack/channels.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { closeAll, fieldErrors, replace } from '../../../slack/interactions/responses.js';
import { digestModal, openDigest } from '../contracts.js';
import { copy } from '../copy.js';
import { nextDigest } from '../domain/digest.js';
import { deleteDigest, digestOf, saveDigest } from '../store/digest.js';
import { digestView } from '../views/digest.js';

/** Registers the form in which organizers choose where the weekly digest goes. */
export function listenForDigest(on: Listen, { db, clock }: Deps): void {
  on.press(openDigest, here('checkins.digest'), ({ person, community }) =>
    db.inWorkspace(person.workspaceId, async (tx) => replace(digestView(community, await digestOf(tx, community.id)))),
  );

  on.submit(digestModal, here('checkins.digest'), async ({ person, community, slack, form }) => {
    const { workspaceId, userId, zone } = person;
    const { place } = form;
    const channelId = place === 'other' ? form.channel : null;
    const problem = channelId && (await problemWith(slack, community, channelId, userId));
    if (problem) return fieldErrors({ channel: problem });
    await db.inWorkspace(workspaceId, (tx) =>
      place === 'off'
        ? deleteDigest(tx, community.id)
        : saveDigest(tx, community, { place, channelId, zone, dueAt: nextDigest(zone, clock()) }),
    );
    return closeAll();
  });
}

/** Returns why the digest can’t go into that channel; undefined if it can. What is said in a private channel stays there. */
async function problemWith(slack: WebClient, { name, channelId }: Community, other: string, userId: string) {
  if (other === channelId) return undefined;
  if (await isPrivate(slack, channelId)) return copy.digest.homeIsPrivate(name);
  const found = await lookAtChannel(slack, other, userId);
  if ('noEntry' in found) return copy.digest.noEntry[found.noEntry];
  if ((await absentFrom(slack, other, [userId])).length > 0) return copy.digest.joinFirst;
  const joined = found.isJoined ? found : await joinChannel(slack, other, userId);
  return 'noEntry' in joined ? copy.digest.noEntry[joined.noEntry] : undefined;
}

/** Describes the digest in "Community settings". */
export async function digestInWords(tx: Tx, { id }: Community): Promise<string> {
  return copy.digest.summaries[(await digestOf(tx, id))?.place ?? 'off'];
}
