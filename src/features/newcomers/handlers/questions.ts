import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { replace } from '../../../slack/interactions/responses.js';
import { openQuestions, questionsModal } from '../contracts.js';
import { changeSettings, questionsOf } from '../store/settings.js';
import { questionsView } from '../views/settings.js';

/** Registers the form in which organizers choose the questions of the introduction. */
export function listenForQuestions(on: Listen, { db }: Deps): void {
  on.press(openQuestions, here('newcomers.change'), ({ person, community }) =>
    db.inWorkspace(person.workspaceId, async (tx) =>
      replace(questionsView(community.id, await questionsOf(tx, community.id))),
    ),
  );

  on.submit(questionsModal, here('newcomers.change'), ({ person: { workspaceId }, community, form }) =>
    db.inWorkspace(workspaceId, async (tx) => {
      const questions = [form.first, form.second].flatMap((it) => it || []);
      await changeSettings(tx, { workspaceId, communityId: community.id }, { questions });
      return undefined;
    }),
  );
}
