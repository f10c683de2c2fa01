import { changeLimits, limitsOf } from '../../../attention/preferences.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { WORKSPACE } from '../../../slack/interactions/permissions.js';
import { open } from '../../../slack/interactions/responses.js';
import { limitsModal, openLimits } from '../contracts.js';
import { limitsView } from '../views/limits.js';

const administrators = { for: 'organizer', of: WORKSPACE } as const;

/** Registers handlers for the limits that apply to a whole workspace. */
export function listenForLimits(on: Listen, { db }: Deps): void {
  on.press(openLimits, administrators, ({ person }) =>
    db.inWorkspace(person.workspaceId, async (tx) => open(limitsView(await limitsOf(tx)))),
  );

  on.submit(limitsModal, administrators, async ({ person: { workspaceId }, form }) => {
    await db.inWorkspace(workspaceId, (tx) => changeLimits(tx, workspaceId, form));
    return undefined;
  });
}
