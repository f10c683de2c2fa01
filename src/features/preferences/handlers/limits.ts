import { changeLimits, limitsOf } from '../../../attention/preferences.js';
import type { Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { type HandlerResponse, open } from '../../../slack/interactions/responses.js';
import { limitsModal, openLimits } from '../contracts.js';
import { limitsView } from '../views/limits.js';

/** Opens the form with the limits for a whole workspace. */
export function openLimitsForm({ db }: Pick<Deps, 'db'>, { workspaceId }: Person): Promise<HandlerResponse> {
  return db.inWorkspace(workspaceId, async (tx) => open(limitsView(await limitsOf(tx))));
}

/** Registers handlers for the limits that apply to a whole workspace. */
export function listenForLimits(on: Listen, { db }: Deps): void {
  on.press(openLimits, { act: 'preferences.limit' }, ({ person }) => openLimitsForm({ db }, person));

  on.submit(limitsModal, { act: 'preferences.limit' }, async ({ person: { workspaceId }, form }) => {
    await db.inWorkspace(workspaceId, (tx) => changeLimits(tx, workspaceId, form));
    return undefined;
  });
}
