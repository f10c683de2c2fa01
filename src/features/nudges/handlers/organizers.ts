import type { Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { type HandlerResponse, notice, open } from '../../../slack/interactions/responses.js';
import { openPolicy, policyModal, preview, requestPreview, seeQuiet, seeUpcoming } from '../contracts.js';
import { copy } from '../copy.js';
import { reevaluateAll, tally } from '../store/cases.js';
import { policyOf, savePolicy } from '../store/policies.js';
import { quietMembers } from '../store/quiet.js';
import { upcomingIn } from '../store/upcoming.js';
import { quietView, upcomingView } from '../views/organizers.js';
import { policyView } from '../views/policy.js';
import { forOrganizer } from './access.js';

/** What organizers see of who is quiet, and what they want to happen then. */
export function listenForOrganizers(on: Listen, { db, clock, jobs }: Deps): void {
  on.press(seeQuiet, ({ person, carry: { communityId } }) =>
    db.inWorkspace(person.workspaceId, (tx) =>
      forOrganizer(tx, person, communityId, async () => {
        const { version } = await policyOf(tx, communityId);
        const quiet = await quietMembers(tx, communityId, clock());
        return open(quietView({ quiet, viewer: person, tally: await tally(tx, communityId, version) }));
      }),
    ),
  );

  on.press(openPolicy, ({ person, carry: { communityId } }) =>
    db.inWorkspace(person.workspaceId, (tx) =>
      forOrganizer(tx, person, communityId, async () => {
        const policy = await policyOf(tx, communityId);
        return open(policyView({ communityId, policy, tally: await tally(tx, communityId, policy.version) }));
      }),
    ),
  );

  on.submit(policyModal, ({ person, carry: { communityId }, form }) => {
    const { stages, leastDays, timesGap, holdOut: holdOutPercent } = form;
    const { workspaceId } = person;
    return db.inWorkspace(workspaceId, (tx) =>
      forOrganizer(tx, person, communityId, async () => {
        await savePolicy(tx, { workspaceId, communityId }, { stages, leastDays, timesGap, holdOutPercent });
        await reevaluateAll(tx, communityId, clock());
        return undefined;
      }),
    );
  });

  on.press(seeUpcoming, ({ person, carry: { communityId } }) =>
    db.inWorkspace(person.workspaceId, (tx) =>
      forOrganizer(tx, person, communityId, async () =>
        open(upcomingView(await upcomingIn(tx, communityId, clock()), person)),
      ),
    ),
  );

  on.press(requestPreview, async ({ person, carry: { communityId } }) => {
    const { workspaceId, userId } = person;
    const answer = await db.inWorkspace(workspaceId, (tx) =>
      forOrganizer(
        tx,
        person,
        communityId,
        async (): Promise<HandlerResponse> => open(notice([section(md`${copy.rehearsalComes}`)])),
      ),
    );
    if (answer?.kind === 'open') await jobs.add(preview, { workspaceId, communityId, userId, at: clock().getTime() });
    return answer;
  });
}
