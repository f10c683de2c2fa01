import { changePreferences, limitsOf, preferencesOf } from '../../../attention/preferences.js';
import { personById } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { userChanged } from '../contracts.js';
import { saysAway } from '../domain.js';
import { replan } from './replan.js';

/**
 * Registers the handler for changes of a Slack status. Stores only whether it says that the user is away, and until
 * when.
 */
export function listenForStatus(on: Listen, deps: Deps): void {
  on.event(userChanged, async (workspaceId, { user: { id: userId, profile } }) => {
    const changed = await deps.db.inWorkspace(workspaceId, async (tx) => {
      const { awayWords } = await limitsOf(tx);
      const statusAway = saysAway({ text: profile.status_text, emoji: profile.status_emoji }, awayWords);
      const before = await preferencesOf(tx, userId);
      if (!statusAway && !before?.statusAway) return false;
      const person = await personById(tx, userId);
      if (!person) return false;
      const ends = statusAway && profile.status_expiration > 0;
      const statusAwayUntil = ends ? new Date(profile.status_expiration * 1000) : null;
      await changePreferences(tx, workspaceId, userId, { statusAway, statusAwayUntil });
      await replan(tx, deps, person);
      return true;
    });
    if (changed) await deps.attention.flush(workspaceId, [userId]);
  });
}
