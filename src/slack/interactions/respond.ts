import type { ViewOutput, ViewResponseAction } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { message } from '../blocks/blocks.js';
import { plain } from '../blocks/mrkdwn.js';
import { notice } from './responses.js';
import type { FinalResponse } from './run-handler.js';

/**
 * Shows the response to a press, a shortcut or a command, with at most one Slack call. `view` is the view in which the
 * user pressed, if any.
 */
export async function respond(
  outcome: FinalResponse,
  client: WebClient,
  trigger: string,
  view?: ViewOutput,
): Promise<void> {
  const inModal = view?.type === 'modal';
  const show = (it: ModalView) => {
    const stacked = { trigger_id: trigger, view: it };
    return inModal ? client.views.push(stacked) : client.views.open(stacked);
  };
  if (outcome?.kind === 'open') await show(outcome.view);
  if (outcome?.kind === 'say') await show(notice(outcome.blocks));
  if (outcome?.kind === 'replace') {
    await (inModal
      ? client.views.update({ view_id: view.id, ...(view.hash ? { hash: view.hash } : {}), view: outcome.view })
      : show(outcome.view));
  }
}

/**
 * Returns the acknowledgement of a submitted modal with the inputs `fields`; undefined closes it. Shows a refusal or a
 * failure as an error under the first input, so that the user's input isn't lost.
 */
export function submissionAck(outcome: FinalResponse, fields: readonly string[]): ViewResponseAction | undefined {
  switch (outcome?.kind) {
    case undefined:
      return undefined;
    case 'close all':
      return { response_action: 'clear' };
    case 'errors':
      return { response_action: 'errors', errors: { ...outcome.fields } };
    case 'open':
      return { response_action: 'push', view: outcome.view };
    case 'replace':
      return { response_action: 'update', view: outcome.view };
    case 'say': {
      const field = outcome.kept ? fields[0] : undefined;
      if (!field) return { response_action: 'update', view: notice(outcome.blocks) };
      return { response_action: 'errors', errors: { [field]: plain(message(...outcome.blocks).text) } };
    }
  }
}

/** Returns a response to a command that only the user sees. */
export function ephemeral(blocks: KnownBlock[]) {
  return { response_type: 'ephemeral' as const, ...message(...blocks) };
}
