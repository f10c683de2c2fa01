import type { KnownBlock, RichTextBlock } from '@slack/types';
import type { ReportingPart } from '../../../feature.js';
import { actions, context, section, sections } from '../../../slack/blocks/blocks.js';
import { MAX_BLOCKS } from '../../../slack/blocks/home-view.js';
import { channelLink, type Mrkdwn, md, mention } from '../../../slack/blocks/mrkdwn.js';
import { richList, type Span } from '../../../slack/blocks/rich-text.js';
import { copy } from '../copy.js';
import type { Part, SectionChange } from '../domain/changes.js';
import { CHANNEL, type Guidelines } from '../domain/content.js';

/** Returns the text of a rule as a bullet, with a link to the home channel where it says so. */
export function ruleLine(text: string, channelId: string): Mrkdwn {
  return text
    .split(CHANNEL)
    .reduce((line, part, i) => (i === 0 ? md`${line}${part}` : md`${line}${channelLink(channelId)}${part}`), md`•  `);
}

/** Returns the text of a rule for where no link can be. */
export function plainRule(text: string): string {
  return text.replaceAll(CHANNEL, copy.homeChannel);
}

/** Returns the sections of the guidelines, as members read them. */
export function textBlocks(guidelines: Guidelines, channelId: string): KnownBlock[] {
  return guidelines.flatMap(({ title, rules }) =>
    sections([md`*${title}*`, ...rules.map(({ text }) => ruleLine(text, channelId))]),
  );
}

/** Returns the end of the guidelines: the people to write to, and how to report something. */
export function endBlocks(organizers: readonly string[], reporting: readonly ReportingPart[] = []): KnownBlock[] {
  const names = organizers.reduce((line, id, i) => (i === 0 ? mention(id) : md`${line}, ${mention(id)}`), md``);
  return [
    ...sections([md`*${copy.lookAfter}*`, md`${copy.lookAfterText} ${names}`]),
    ...reporting.flatMap(({ line, button }) => [section(line), actions(button)]),
  ];
}

/** Returns the changed rules, word by word, of at most `most` rules, and the number of those left out. */
export function changeBlocks(
  changes: readonly SectionChange[],
  channelId: string,
  most = Number.POSITIVE_INFINITY,
): { blocks: RichTextBlock[]; left: number } {
  const blocks: RichTextBlock[] = [];
  let room = most;
  for (const { title, rules } of changes) {
    const shown = rules.slice(0, room);
    room -= shown.length;
    if (shown.length > 0 || rules.length === 0)
      blocks.push(
        richList(
          spansOf(title, channelId),
          shown.map((parts) => spansOf(parts, channelId)),
        ),
      );
  }
  const count = changes.reduce((sum, { rules }) => sum + rules.length, 0);
  return { blocks, left: Math.max(0, count - most) };
}

/** Returns the changed rules with a line that says how to read them. */
export function explainedChanges(changes: readonly SectionChange[], channelId: string): KnownBlock[] {
  if (changes.length === 0) return [context(md`${copy.wordsStayed}`)];
  return [...changeBlocks(changes, channelId).blocks, context(md`${copy.key}`)];
}

/** Returns as many of the first blocks as fit, if the others stay. */
export function fitted(those: readonly KnownBlock[], others: readonly KnownBlock[]): KnownBlock[] {
  const room = MAX_BLOCKS - others.length;
  return those.length <= room ? [...those] : [...those.slice(0, room - 1), section(md`…`)];
}

function spansOf(parts: readonly Part[], channelId: string): Span[] {
  return parts.flatMap(({ kind, text }, i): Span[] => {
    const style = ({ same: undefined, removed: 'strike', added: 'bold' } as const)[kind];
    const spans = text.split(CHANNEL).flatMap((words, j): Span[] => {
      const span: Span = { text: words, style };
      return j === 0 ? [span] : [{ channelId, style }, span];
    });
    // Between the old and the new word, so that they don't read as one.
    const isReplaced = kind === 'removed' && parts[i + 1]?.kind === 'added';
    return isReplaced ? [...spans, { text: ' ' }] : spans;
  });
}
