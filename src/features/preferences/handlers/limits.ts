import { changeLimits, limitsOf } from '../../../attention/preferences.js';
import type { Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { WORKSPACE } from '../../../slack/interactions/permissions.js';
import { type HandlerResponse, open } from '../../../slack/interactions/responses.js';
import { limitsModal, openLimits } from '../contracts.js';
import { limitsView } from '../views/limits.js';

const administrators = { for: 'organizer', of: WORKSPACE } as const;

/** Opens the form with the limits for a whole workspace. */
export function openLimitsForm({ db }: Pick<Deps, 'db'>, { workspaceId }: Person): Promise<HandlerResponse> {
  return db.inWorkspace(workspaceId, async (tx) => open(limitsView(await limitsOf(tx))));
}

/** Registers handlers for the limits that apply to a whole workspace. */
export function listenForLimits(on: Listen, { db }: Deps): void {
  on.press(openLimits, administrators, ({ person }) => openLimitsForm({ db }, person));

  on.submit(limitsModal, administrators, async ({ person: { workspaceId }, form }) => {
    await db.inWorkspace(workspaceId, (tx) => changeLimits(tx, workspaceId, form));
    return undefined;
  });
}
