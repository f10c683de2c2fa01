import type { Tx } from '../../../core/database/database.js';
import { minuteOf } from '../../../core/durations.js';
import type { Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { showPage } from '../../../slack/interactions/pages.js';
import { here } from '../../../slack/interactions/permissions.js';
import { notice, open, replace } from '../../../slack/interactions/responses.js';
import { openPolicy, policyModal, preview, requestPreview, seeClaimed, seeQuiet, seeUpcoming } from '../contracts.js';
import { copy } from '../copy.js';
import { reevaluateAll, tally } from '../store/cases.js';
import { policyOf, savePolicy } from '../store/policies.js';
import { quietMembers, quietOnHome } from '../store/quiet.js';
import { upcomingIn } from '../store/upcoming.js';
import { claimedView, type Effect, quietView, upcomingView } from '../views/organizers.js';
import { policyView } from '../views/policy.js';

/** Registers handlers for the list of quiet members, the policy, the upcoming nudges and the preview. */
export function listenForOrganizers(on: Listen, { db, clock, jobs }: Deps): void {
  on.press(seeClaimed, { act: 'home.read' }, ({ person: { workspaceId, userId }, carry: { page } }) =>
    db.inWorkspace(workspaceId, async (tx) => {
      const { claimed } = await quietOnHome(tx, { userId, organizes: undefined, now: clock() });
      return showPage(claimedView(claimed, page), page);
    }),
  );

  on.press(seeQuiet, here('nudges.see-quiet'), ({ person, carry: { communityId, page } }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const now = clock();
      const quiet = await quietMembers(tx, communityId, now);
      const effect = await effectIn(tx, communityId);
      return showPage(quietView({ communityId, page, quiet, viewer: person, now, effect }), page);
    }),
  );

  on.press(openPolicy, here('nudges.change'), ({ person, carry: { communityId } }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const policy = await policyOf(tx, communityId);
      return replace(policyView({ communityId, policy, effect: await effectIn(tx, communityId) }));
    }),
  );

  on.submit(policyModal, here('nudges.change'), ({ person: { workspaceId }, carry: { communityId }, form }) => {
    const { stages, leastDays, timesGap, holdOut: holdOutPercent } = form;
    return db.inWorkspace(workspaceId, async (tx) => {
      await savePolicy(tx, { workspaceId, communityId }, { stages, leastDays, timesGap, holdOutPercent });
      await reevaluateAll(tx, communityId, clock());
      return undefined;
    });
  });

  on.press(seeUpcoming, here('nudges.see-quiet'), ({ person, carry: { communityId, page } }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const now = clock();
      const upcoming = await upcomingIn(tx, communityId, now);
      return showPage(upcomingView(upcoming, { communityId, page, viewer: person, now }), page);
    }),
  );

  on.press(
    requestPreview,
    here('nudges.see-quiet'),
    async ({ person: { workspaceId, userId }, carry: { communityId } }) => {
      await jobs.add(preview, { workspaceId, communityId, userId, at: minuteOf(clock()) });
      return open(notice([section(md`${copy.previewOnItsWay}`)]));
    },
  );
}

async function effectIn(tx: Tx, communityId: string): Promise<Effect> {
  const { version, holdOutPercent } = await policyOf(tx, communityId);
  return { ...(await tally(tx, communityId, version)), isCompared: holdOutPercent > 0 };
}
