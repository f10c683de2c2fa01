import { type Away, changeAway, plannedAway } from '../../../core/away.js';
import { addDays, dayIn } from '../../../core/calendar.js';
import type { Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { fieldErrors, type HandlerResponse, open } from '../../../slack/interactions/responses.js';
import { awayModal, endAwayButton, openAway, publish } from '../contracts.js';
import { copy } from '../copy.js';
import { unpublishedOf } from '../store/published.js';
import { awayView } from '../views/modals.js';
import { toOwn } from './access.js';

const MAX_DAYS = 366;

/** Registers handlers for days away, which apply in every community of the workspace. */
export function listenForAway(on: Listen, deps: Deps): void {
  const today = (person: Person) => dayIn(person.zone, deps.clock());

  on.press(openAway, toOwn, ({ person }) => openAwayForm(deps, person));

  on.submit(awayModal, toOwn, async ({ person, form }) => {
    if (form.until < today(person)) return fieldErrors({ until: copy.awayPast });
    if (form.until > addDays(today(person), MAX_DAYS)) return fieldErrors({ until: copy.awayTooLong });
    const { workspaceId, userId } = person;
    await change(deps, { workspaceId, userId, days: form, now: deps.clock() });
    return undefined;
  });

  on.press(endAwayButton, toOwn, async ({ person }) => {
    await endAway(deps, person);
    return undefined;
  });
}

export async function openAwayForm({ clock }: Deps, person: Person): Promise<HandlerResponse> {
  const today = dayIn(person.zone, clock());
  return open(awayView(today, plannedAway(person, today)));
}

/** Clears this person's days away. */
export async function endAway(deps: Deps, { workspaceId, userId }: Person): Promise<void> {
  await change(deps, { workspaceId, userId, days: null, now: deps.clock() });
  await deps.attention.flush(workspaceId, [userId]);
}

/** Saves the days away, and updates Home and the messages about check-ins that they close or reopen. */
async function change(deps: Deps, away: Away): Promise<void> {
  const { workspaceId, userId } = away;
  const changed = await deps.db.inWorkspace(workspaceId, async (tx) => {
    await changeAway(tx, deps.tell, away);
    return unpublishedOf(tx, userId);
  });
  await deps.jobs.addAll(
    publish,
    changed.map((id) => ({ workspaceId, id })),
  );
  await deps.refreshHome(workspaceId, [userId]);
}
