import type { KnownBlock, ModalView } from '@slack/types';
import {
  actions,
  context,
  divider,
  type Message,
  message,
  plainSection,
  section,
} from '../../../slack/blocks/blocks.js';
import { radioInput, selectInput, textInput } from '../../../slack/blocks/inputs.js';
import { date, dateTime, lines, type Mrkdwn, md, mention } from '../../../slack/blocks/mrkdwn.js';
import { appealModal, decideModal, MAX_NOTE, reviewAppeal, warnModal } from '../contracts.js';
import { copy } from '../copy.js';
import type { ShownCommunity } from '../domain/shown.js';
import { DECISIONS, type Outcome } from '../domain/warning.js';
import { whenInput } from './acting.js';
import { communityWords } from './card.js';
import type { RuleChoice } from './report-form.js';

/** Returns the form for a warning to the person whom a case is about. `initial` is the value of the first rule shown. */
export function warnView(
  caseId: string,
  { person, rules, initial }: { person: Mrkdwn; rules: readonly RuleChoice[]; initial: string },
): ModalView {
  const rule = { name: 'rule', label: copy.warnRule, placeholder: copy.whichPlaceholder, choices: rules, initial };
  return warnModal.view(
    { caseId },
    {
      title: copy.warnTitle,
      submit: copy.warn,
      blocks: [
        section(copy.warnIntro(person)),
        ...(rules.length > 0 ? [selectInput(rule)] : []),
        textInput({ name: 'text', label: copy.remindLabel, max: MAX_NOTE, multiline: true, initial: copy.warnText }),
        ...whenInput(),
      ],
    },
  );
}

/** A warning that counts, or will when it arrives. */
export interface WarningLine {
  readonly name: string;
  readonly givenAt: Date;
  readonly expiresAt: Date;
  readonly rule: string | undefined;
  /** Says whether it has arrived, and what became of the appeal; undefined if there is nothing to say. */
  readonly note: string | undefined;
}

/** Lists the warnings of the person for the details of a case. */
export function warningBlocks(warnings: readonly WarningLine[]): KnownBlock[] {
  if (warnings.length === 0) return [];
  const blocks = warnings.flatMap(({ name, givenAt, expiresAt, rule, note }): KnownBlock[] => [
    section(
      lines(
        copy.warningLine(name, date(givenAt), date(expiresAt)),
        ...(rule === undefined ? [] : [copy.rule(rule)]),
        ...(note === undefined ? [] : [md`${note}`]),
      ),
    ),
  ]);
  return [divider(), section(md`*${copy.warnings}*`), ...blocks];
}

/** Returns the form with which a member appeals against a warning. `readers` says who decides. */
export function appealView(warningId: string, readers: Mrkdwn): ModalView {
  const field = { name: 'text', label: copy.appealLabel, hint: copy.appealHint, max: MAX_NOTE, multiline: true };
  return appealModal.view(
    { warningId },
    { title: copy.appealTitle, submit: copy.send, blocks: [section(readers), textInput(field)] },
  );
}

/** Returns the message that shows an appeal to those who can decide on it. It doesn't name the member. */
export function appealMessage(it: {
  warningId: string;
  community: ShownCommunity;
  /** Its outcome, by whom and when; undefined while nobody has decided. */
  done: { outcome: Outcome; name: string; at: Date } | undefined;
  isOn: boolean;
}): Message {
  const { warningId, community, done, isOn } = it;
  return message(
    section(copy.appealCard(communityWords(community))),
    ...(done ? [context(md`${copy.appealDone[done.outcome](done.name)} · ${dateTime(done.at)}`)] : []),
    ...(!done && isOn ? [actions(reviewAppeal.element(copy.review, { warningId }, 'primary'))] : []),
    ...(isOn ? [] : [context(md`${copy.switchedOff}`)]),
  );
}

/** Returns the form in which somebody decides on an appeal. */
export function decideView(
  warningId: string,
  it: { userId: string; givenBy: string; rule: string | undefined; words: string; appeal: string },
): ModalView {
  const choices = DECISIONS.map((value) => ({ value, text: copy.decisions[value] }));
  return decideModal.view(
    { warningId },
    {
      title: copy.decideTitle,
      submit: copy.decide,
      blocks: [
        section(copy.aboutPerson(mention(it.userId))),
        section(md`*${copy.givenBy(it.givenBy)}*`),
        ...(it.rule === undefined ? [] : [section(copy.rule(it.rule))]),
        plainSection(it.words),
        section(md`*${copy.theyWrote}*`),
        plainSection(it.appeal),
        radioInput({ name: 'outcome', label: copy.decisionLabel, choices }),
      ],
    },
  );
}
