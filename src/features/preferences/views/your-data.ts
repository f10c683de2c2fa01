import type { KnownBlock, ModalView } from '@slack/types';
import { actions, divider, header, type Message, message, section } from '../../../slack/blocks/blocks.js';
import { codeBlock, md } from '../../../slack/blocks/mrkdwn.js';
import { confirmed } from '../../../slack/interactions/contracts.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { eraseMe, exportMe, joinAgain } from '../contracts.js';
import { copy } from '../copy.js';
import { textParts } from '../domain.js';

/**
 * Returns the modal about a person's data: what Hearth keeps, and buttons to export or erase it. `asFile` is true if
 * Slack allows Hearth to send files.
 */
export function yourDataView(asFile: boolean): ModalView {
  const erase = confirmed(eraseMe.element(copy.erase, {}, 'danger'), {
    title: copy.eraseTitle,
    text: copy.eraseConfirmText,
    confirm: copy.eraseConfirm,
    deny: copy.eraseDeny,
  });
  return infoModal(copy.data, [
    section(md`${copy.dataIntro}`),
    section(md`${asFile ? copy.sendText : copy.sendTextParts}`, exportMe.element(copy.send, {})),
    divider(),
    section(md`${copy.eraseText}`),
    actions(erase),
  ]);
}

/** Returns the notice for a person whose data was erased, which replaces Home and answers anything else they press. */
export function erasedBlocks(): KnownBlock[] {
  return [header(copy.erasedHeader), section(md`${copy.erased}`), actions(joinAgain.element(copy.join, {}, 'primary'))];
}

/** The largest number of messages: far more than a person's data needs, and few enough to read. */
const MAX_PARTS = 20;

/** Returns the data as messages, for workspaces in which Hearth may not send files. */
export function dataMessages(json: string): Message[] {
  const parts = textParts(json);
  const shown = parts.slice(0, MAX_PARTS);
  return shown.map((part, i) =>
    message(
      section(md`${copy.part(i + 1, shown.length)}`),
      section(codeBlock(part)),
      ...(i === MAX_PARTS - 1 && parts.length > MAX_PARTS ? [section(md`${copy.cutShort}`)] : []),
    ),
  );
}
