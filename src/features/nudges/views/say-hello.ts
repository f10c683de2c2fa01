import type { ModalView } from '@slack/types';
import { actions, context, section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { linkButton } from '../../../slack/interactions/contracts.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { copy } from '../copy.js';
import { firstNameOf, outcomeButtons, profileLabel } from './dm.js';

/**
 * Returns the modal for a member who is going to write to a quiet member, or to a new one: how to begin, and buttons to report how it
 * went.
 */
export function sayHelloView(it: { caseId: string; name: string; isQuiet: boolean; profile: string }): ModalView {
  return infoModal(copy.writing, [
    section(md`${copy.writeTitle(it.name)}`),
    section(md`${it.isQuiet ? copy.writeHow(firstNameOf(it.name)) : copy.writeFirst(firstNameOf(it.name))}`),
    actions({ ...linkButton(profileLabel(it.name), it.profile), style: 'primary' }),
    context(md`${copy.profileHint}`),
    section(md`${copy.afterwards}`),
    actions(...outcomeButtons(it.caseId)),
  ]);
}
