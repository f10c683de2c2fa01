import type { KnownBlock, ModalView } from '@slack/types';
import { actions, divider, header, type Message, message, section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { confirmed } from '../../../slack/interactions/contracts.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { eraseMe, exportMe, joinAgain } from '../contracts.js';
import { copy } from '../copy.js';

/** What Hearth knows about a person, and what they can do about it. `asFile`: whether Slack lets Hearth send files. */
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

/** On the Home of a person who had themselves erased, and whatever else they press. */
export function erasedBlocks(): KnownBlock[] {
  return [header(copy.erasedHeader), section(md`${copy.erased}`), actions(joinAgain.element(copy.join, {}, 'primary'))];
}

/** Characters of data in one message: escaped and in a code block they stay below Slack's limit for a text. */
const PART = 2_500;

/** Far more than a person has, and few enough to be read. */
const MAX_PARTS = 20;

/** The data as messages, for workspaces in which Hearth may not send files. */
export function dataMessages(json: string): Message[] {
  const parts = Array.from({ length: Math.ceil(json.length / PART) }, (_, i) => json.slice(i * PART, (i + 1) * PART));
  const shown = parts.slice(0, MAX_PARTS);
  return shown.map((part, i) =>
    message(
      section(md`${copy.part(i + 1, shown.length)}`),
      section(md`\`\`\`${part}\`\`\``),
      ...(i === MAX_PARTS - 1 && parts.length > MAX_PARTS ? [section(md`${copy.cutShort}`)] : []),
    ),
  );
}
