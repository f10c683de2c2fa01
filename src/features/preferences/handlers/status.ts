import { changePreferences, limitsOf, preferencesOf } from '../../../core/attention/store.js';
import { personById } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/listen.js';
import { userChanged } from '../contracts.js';
import { saysAway } from '../domain.js';

/** Keeps of somebody's Slack status only whether it says that they are away, and until when. */
export function listenForStatus(on: Listen, { attention, clock, db }: Deps): void {
  on.event(userChanged, async (workspaceId, { user: { id: userId, profile } }) => {
    const changed = await db.inWorkspace(workspaceId, async (tx) => {
      const { awayWords } = await limitsOf(tx);
      const statusAway = saysAway({ text: profile.status_text, emoji: profile.status_emoji }, awayWords);
      const before = await preferencesOf(tx, userId);
      if (!statusAway && !before?.statusAway) return false;
      if (!(await personById(tx, userId))) return false;
      const ends = statusAway && profile.status_expiration > 0;
      const statusAwayUntil = ends ? new Date(profile.status_expiration * 1000) : null;
      await changePreferences(tx, workspaceId, userId, { statusAway, statusAwayUntil });
      await attention.changed(tx, userId, clock());
      return true;
    });
    if (changed) await attention.flush(workspaceId, [userId]);
  });
}
