import { randomUUID } from 'node:crypto';
import { currentCommunity, localToday } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { namesOf } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { md, mentionedIn, plain } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { fieldErrors, notice, open, replace, say } from '../../../slack/interactions/responses.js';
import { commitModal, commitShortcut } from '../contracts.js';
import { copy } from '../copy.js';
import { MAX_OPEN } from '../domain/answer.js';
import { addCommitment, countListed } from '../store/commitments.js';
import { commitView } from '../views/modals.js';

/** Registers the message shortcut "Make this a commitment" and its modal. */
export function listenForCommitments(on: Listen, deps: Deps): void {
  on.messageShortcut(
    commitShortcut,
    'checkins.check-in',
    ({ person, communities: theirs, message: { channelId, text } }) =>
      deps.db.inWorkspace(person.workspaceId, async (tx) => {
        const community = theirs.find((it) => it.channelId === channelId) ?? currentCommunity(person, theirs);
        if (!community) return say(md`${copy.noCommunity}`);
        const names = await namesOf(tx, mentionedIn(text));
        return open(commitView({ id: randomUUID(), chosen: community.id, theirs, text: plain(text, names) }));
      }),
  );

  on.submit(
    commitModal,
    { act: 'checkins.check-in', of: chosenCommunity },
    async ({ person, community, carry, form }) => {
      const { workspaceId, userId } = person;
      const now = deps.clock();
      const answer = await deps.db.inWorkspace(workspaceId, async (tx) => {
        const whose = { workspaceId, communityId: community.id, userId };
        if ((await countListed(tx, whose)) >= MAX_OPEN) return fieldErrors({ text: copy.commitFull });
        const on = localToday(community, person, now);
        await addCommitment(tx, whose, { id: carry.commitmentId, text: form.text, on, at: now });
        return replace(notice([section(md`${copy.committed(form.text)}`)]));
      });
      await deps.refreshHome(workspaceId, [userId]);
      return answer;
    },
  );
}

/**
 * Returns the id of the community whose list gets the commitment. A person who is in several chooses it in the form.
 */
function chosenCommunity(_: Tx, carry: { communityId: string }, form: { communityId?: string | undefined }): string {
  return form.communityId ?? carry.communityId;
}
