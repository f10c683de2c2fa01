import type { ViewOutput, ViewResponseAction } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { message } from '../blocks/blocks.js';
import { notice } from './responses.js';
import type { FinalResponse } from './run-handler.js';

/** Shows the outcome of a press, a shortcut or a command: at most one Slack call. `view` is what was pressed in, if anything. */
export async function respond(
  outcome: FinalResponse,
  client: WebClient,
  trigger: string,
  view?: ViewOutput,
): Promise<void> {
  const inModal = view?.type === 'modal';
  const put = (it: ModalView) => {
    const stacked = { trigger_id: trigger, view: it };
    return inModal ? client.views.push(stacked) : client.views.open(stacked);
  };
  if (outcome?.kind === 'open') await put(outcome.view);
  if (outcome?.kind === 'say') await put(notice(outcome.blocks));
  if (outcome?.kind === 'replace') {
    await (inModal
      ? client.views.update({ view_id: view.id, hash: view.hash, view: outcome.view })
      : put(outcome.view));
  }
}

/**
 * What to acknowledge a submitted modal with, whose inputs are `fields`; undefined closes it. What went wrong is said under the
 * first of them, so that nothing typed is lost.
 */
export function submissionAck(outcome: FinalResponse, fields: readonly string[]): ViewResponseAction | undefined {
  switch (outcome?.kind) {
    case undefined:
      return undefined;
    case 'errors':
      return { response_action: 'errors', errors: { ...outcome.fields } };
    case 'open':
      return { response_action: 'push', view: outcome.view };
    case 'replace':
      return { response_action: 'update', view: outcome.view };
    case 'say': {
      const field = outcome.kept ? fields[0] : undefined;
      if (!field) return { response_action: 'update', view: notice(outcome.blocks) };
      return { response_action: 'errors', errors: { [field]: message(...outcome.blocks).text } };
    }
  }
}

/** The answer to a command that only this person sees. */
export function ephemeral(blocks: KnownBlock[]) {
  return { response_type: 'ephemeral' as const, ...message(...blocks) };
}
