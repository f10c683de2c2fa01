import type { ModalView } from '@slack/types';
import { section } from '../../../slack/blocks/blocks.js';
import { lines, md } from '../../../slack/blocks/mrkdwn.js';
import { named } from '../../../slack/interactions/contracts.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { openDetails } from '../contracts.js';
import { copy } from '../copy.js';
import { amountInWords } from '../domain/typed.js';
import type { Challenge } from '../store/challenges.js';
import { amountWords, datesWords } from './words.js';

const words = copy.taking;

/** Returns the challenges of a community that are over, with what came of each. */
export function historyView(ended: readonly Challenge[], locale: string): ModalView {
  const rows = ended.map((it) => {
    const done = amountInWords(it.total ?? 0, locale);
    const result = words.ofTarget(done, amountWords(it, it.groupTarget ?? it.target, locale));
    const button = openDetails.element(words.details, { challengeId: it.id });
    return section(
      lines(md`*${it.name}*`, md`${words.totalOf(result)}`, md`${datesWords(it, locale)}`),
      named(button, words.nameOf(words.details, it.name)),
    );
  });
  return infoModal(words.history, rows.length > 0 ? rows : [section(md`${words.noHistory}`)]);
}
