import { changeLimits, limitsOf } from '../../../attention/preferences.js';
import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { open, refuse } from '../../../slack/interactions/responses.js';
import { maySetUp } from '../../community/index.js';
import { limitsModal, openLimits } from '../contracts.js';
import { copy } from '../copy.js';
import { limitsView } from '../views/limits.js';

/** What organizers set for everybody in the workspace. */
export function listenForLimits(on: Listen, { db }: Deps): void {
  on.press(openLimits, ({ person }) =>
    db.inWorkspace(person.workspaceId, async (tx) =>
      (await mayLimit(tx, person)) ? open(limitsView(await limitsOf(tx))) : no(),
    ),
  );

  on.submit(limitsModal, ({ person, form }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      if (!(await mayLimit(tx, person))) return no();
      await changeLimits(tx, person.workspaceId, form);
      return undefined;
    }),
  );
}

/** Whether somebody may set the limits for everybody. */
export async function mayLimit(tx: Tx, person: Person): Promise<boolean> {
  return maySetUp(person, (await currentWorkspace(tx)).installerId);
}

function no() {
  return refuse(copy.onlyOrganizers, 'may not set limits');
}
