import type { ModalView } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import { context } from '../../../slack/blocks/blocks.js';
import { channelInput, checkboxInput, personInput } from '../../../slack/blocks/inputs.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { settingsModal } from '../contracts.js';
import { copy } from '../copy.js';
import { CHANNEL_FROM } from '../domain/route.js';
import { WARNINGS_FROM } from '../domain/warning.js';
import type { SettingsRow } from '../store/settings.js';

/** Returns the form in which organizers choose where reports go. */
export function settingsView(
  { id: communityId, name }: Community,
  chosen: SettingsRow | undefined,
  members: number,
): ModalView {
  const warns = chosen?.warns ?? false;
  return settingsModal.view(
    { communityId },
    {
      title: copy.settingsTitle,
      submit: copy.save,
      blocks: [
        context(md`*${name}*`),
        ...(chosen?.lostAt ? [context(md`${copy.settings.lost}`)] : []),
        channelInput({
          ...{ name: 'channel', label: copy.channelLabel, hint: copy.channelHint(CHANNEL_FROM) },
          ...{ placeholder: copy.channelPlaceholder, withPrivate: true, optional: true },
          initial: (!chosen?.lostAt && chosen?.channelId) || undefined,
        }),
        personInput({
          ...{ name: 'adminUserId', label: copy.adminLabel, hint: copy.adminHint, optional: true },
          ...{ placeholder: copy.adminPlaceholder, initial: chosen?.adminUserId ?? undefined },
        }),
        ...(warns || members >= WARNINGS_FROM ? [warnsInput(warns)] : []),
      ],
    },
  );
}

function warnsInput(warns: boolean) {
  return checkboxInput({
    ...{ name: 'warns', label: copy.warnsLabel, hint: copy.warnsHint, optional: true },
    choices: [{ value: 'warns', text: copy.warnsChoice }],
    initial: warns ? ['warns'] : [],
  });
}
