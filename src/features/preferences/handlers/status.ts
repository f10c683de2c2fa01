import { awayWordsFor } from '../../../attention/away-words.js';
import { changePreferences, preferencesOf } from '../../../attention/preferences.js';
import { statusSaidAway } from '../../../core/away.js';
import { personById } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { userChanged, withStatus } from '../contracts.js';
import { saysAway } from '../domain.js';
import { replan } from './replan.js';

/**
 * Registers the handler for changes of a Slack status. It is compared with the words of the member's communities before the event is
 * stored, so that its text never is: only whether it says that the person is away, and until when.
 */
export function listenForStatus(on: Listen, deps: Deps): void {
  const { db, tell, clock } = deps;

  const before = async (workspaceId: string, event: unknown) => {
    const { data } = withStatus.safeParse(event);
    if (!data) return {};
    const { status_text: text, status_emoji: emoji, status_expiration } = data.user.profile;
    const isEmpty = text === '' && emoji === '';
    const words = isEmpty ? [] : await db.inWorkspace(workspaceId, (tx) => awayWordsFor(tx, data.user.id));
    return { status_away: saysAway({ text, emoji }, words), status_away_until: status_expiration };
  };

  const change = async (workspaceId: string, userId: string, statusAway: boolean, until: number) => {
    const changed = await db.inWorkspace(workspaceId, async (tx) => {
      const preferences = await preferencesOf(tx, userId);
      if (!statusAway && !preferences?.statusAway) return false;
      const person = await personById(tx, userId);
      if (!person) return false;
      const statusAwayUntil = statusAway && until > 0 ? new Date(until * 1000) : null;
      await changePreferences(tx, workspaceId, userId, { statusAway, statusAwayUntil });
      if (statusAway) await tell(tx, statusSaidAway, { workspaceId, userId, now: clock() });
      await replan(tx, deps, person);
      return true;
    });
    if (!changed) return;
    await deps.attention.flush(workspaceId, [userId]);
    await deps.refreshHome(workspaceId, [userId]);
  };

  on.event(
    userChanged,
    async (workspaceId, { user, status_away: statusAway, status_away_until: until }) => {
      if (statusAway !== undefined) await change(workspaceId, user.id, statusAway, until);
    },
    before,
  );
}
