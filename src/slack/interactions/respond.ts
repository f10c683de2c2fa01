import type { ViewOutput, ViewResponseAction } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { message } from '../blocks/blocks.js';
import { plain } from '../blocks/mrkdwn.js';
import { withoutPictures, write } from '../outbound/write.js';
import { notice } from './responses.js';
import type { FinalResponse } from './run-handler.js';

/**
 * Shows the response to a press, a shortcut or a command, with at most one Slack call, or two if Slack refuses its pictures.
 * `view` is the view in which the user pressed, if any. On top of two other modals, a modal replaces the one in which the
 * user pressed, since Slack opens no fourth.
 */
export async function respond(
  outcome: FinalResponse,
  client: WebClient,
  trigger: string,
  view?: ViewOutput,
): Promise<void> {
  const modal = view?.type === 'modal' ? view : undefined;
  const update = ({ id, hash }: ViewOutput, it: ModalView) =>
    client.views.update({ view_id: id, ...(hash ? { hash } : {}), view: it });
  const push = (it: ModalView) => client.views.push({ trigger_id: trigger, view: it });
  const show = (it: ModalView) => {
    if (!modal) return client.views.open({ trigger_id: trigger, view: it });
    return isThird(modal) ? update(modal, it) : push(it);
  };
  if (outcome?.kind === 'open') await write(outcome.view, show);
  if (outcome?.kind === 'say') await write(notice(outcome.blocks), show);
  if (outcome?.kind === 'replace') await write(outcome.view, (it) => (modal ? update(modal, it) : show(it)));
}

/** Returns true if a modal is on top of two others, which is as many as Slack opens. */
function isThird({ previous_view_id: below, root_view_id: first }: ViewOutput): boolean {
  return Boolean(below) && below !== first;
}

/**
 * Returns the acknowledgement of a submitted modal; undefined closes it. Shows a refusal or a failure as an error under the
 * first input, so that the user's input isn't lost. It can't be tried again, so it shows no pictures, which Slack may refuse.
 */
export function submissionAck(outcome: FinalResponse, submitted: ViewOutput): ViewResponseAction | undefined {
  switch (outcome?.kind) {
    case undefined:
      return undefined;
    case 'close all':
      return { response_action: 'clear' };
    case 'errors':
      return { response_action: 'errors', errors: { ...outcome.fields } };
    case 'open':
      return { response_action: isThird(submitted) ? 'update' : 'push', view: withoutPictures(outcome.view) };
    case 'replace':
      return { response_action: 'update', view: withoutPictures(outcome.view) };
    case 'say': {
      const field = outcome.kept ? Object.keys(submitted.state.values)[0] : undefined;
      if (!field) return { response_action: 'update', view: notice(outcome.blocks) };
      return { response_action: 'errors', errors: { [field]: plain(message(...outcome.blocks).text) } };
    }
  }
}

/** Returns a response to a command that only the user sees. */
export function ephemeral(blocks: KnownBlock[]) {
  return { response_type: 'ephemeral' as const, ...message(...blocks) };
}
