import type { Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { type HandlerResponse, infoModal, open, replace, say } from '../../../slack/interactions/responses.js';
import { editPost, messageMembers, openStatus, postFirst, proposeMessages } from '../contracts.js';
import { copy } from '../copy.js';
import { firstRules } from '../domain/content.js';
import { membersToAsk, namesOfReaders, tallyOf } from '../store/acknowledgements.js';
import { addPost, markPosts } from '../store/posts.js';
import { askedVersion, currentVersion, wantMessages } from '../store/versions.js';
import { statusView } from '../views/status.js';
import { toPublish, toPublishVersion } from './access.js';

/** Registers handlers with which organizers see who has read the guidelines, and tell members about them. */
export function listenForTelling(on: Listen, { db, clock, jobs }: Deps): void {
  on.press(openStatus, toPublish, ({ person, community }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const asked = await askedVersion(tx, community.id);
      const current = await currentVersion(tx, community.id);
      if (!asked || !current) return say(md`${copy.notYet(community.name)}`);
      const tally = await tallyOf(tx, community.id, asked.number);
      const names = await namesOfReaders(tx, community.id, asked.number);
      return open(statusView({ community, asked, tally, names, hasFirst: firstRules(current.sections).length > 0 }));
    }),
  );

  on.press(messageMembers, toPublishVersion, async ({ person: { workspaceId }, community, carry }) => {
    if (community.announcedAt === null) return say(md`${copy.notAnnounced}`);
    const asked = await db.inWorkspace(workspaceId, (tx) => wantedBy(tx, community.id, carry.versionId, clock()));
    if ('problem' in asked) return say(md`${asked.problem}`);
    await jobs.add(proposeMessages, { workspaceId, id: carry.versionId });
    return said(copy.messaging(asked.members));
  });

  on.press(postFirst, toPublish, async ({ person: { workspaceId }, community }) => {
    const now = clock();
    const postIds = await db.inWorkspace(workspaceId, async (tx) => {
      const current = await currentVersion(tx, community.id);
      if (!current || firstRules(current.sections).length === 0) return [];
      await addPost(tx, current, 'first', now);
      return markPosts(tx, community.id, now, 'first');
    });
    if (postIds.length === 0) return say(md`${copy.noFirst}`);
    await jobs.addAll(
      editPost,
      postIds.map((id) => ({ workspaceId, id })),
    );
    return said(community.announcedAt === null ? copy.doneQuietly : copy.postedFirst);
  });
}

function said(text: string): HandlerResponse {
  return replace(infoModal(copy.title, [section(md`${text}`)]));
}

/** Records that members are to be messaged about a version. Returns their number, or why they are not. */
async function wantedBy(
  tx: Tx,
  communityId: string,
  versionId: string,
  now: Date,
): Promise<{ readonly members: number } | { readonly problem: string }> {
  const asked = await askedVersion(tx, communityId);
  if (asked?.id !== versionId) return { problem: copy.newerVersion };
  const members = (await membersToAsk(tx, communityId, asked.number)).length;
  if (members === 0) return { problem: copy.nobodyToMessage };
  return (await wantMessages(tx, versionId, now)) ? { members } : { problem: copy.messagedAlready };
}
