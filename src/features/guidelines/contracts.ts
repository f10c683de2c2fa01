import { z } from 'zod';
import type { ProactiveKind } from '../../attention/proactive.js';
import { WEEK } from '../../core/durations.js';
import { byId, idPayload, job } from '../../queue/job.js';
import { asTyped } from '../../slack/blocks/mrkdwn.js';
import { button, modal, shortcut } from '../../slack/interactions/contracts.js';
import { page } from '../../slack/interactions/pages.js';
import { copy } from './copy.js';
import { MAX_RULE, MAX_SECTION, MAX_TITLE, rulesIn } from './domain/content.js';

/** A rule with many marks grows when it is written as markup, and has to fit one of Slack's texts. */
const MAX_MARKUP = 2_800;

const here = z.object({ communityId: z.uuid() });
const sectionHere = here.extend({ section: z.string().max(40) });
const version = z.object({ versionId: z.uuid() });

export const openEditor = button('guidelines.settings', here);
export const addSection = button('guidelines.add', here);
export const editSection = button('guidelines.edit', sectionHere);
export const removeSection = button('guidelines.remove', sectionHere);
export const discardDraft = button('guidelines.discard', here);

export const sectionModal = modal(
  'guidelines.save-section',
  sectionHere,
  z.object({
    /** Absent for a section that everyone expects. */
    title: z.string({ error: copy.headingMissing }).max(MAX_TITLE, copy.headingTooLong).optional(),
    rules: z
      .string({ error: copy.rulesMissing })
      .max(MAX_SECTION)
      .transform(rulesIn)
      .superRefine((rules, found) => {
        const long = rules.find((it) => it.length > MAX_RULE || asTyped(it).length > MAX_MARKUP);
        if (rules.length === 0) found.addIssue({ code: 'custom', message: copy.rulesMissing });
        if (long) found.addIssue({ code: 'custom', message: copy.ruleTooLong([...long].slice(0, 30).join('')) });
      }),
  }),
);

export const chooseFirst = button('guidelines.choose-first', here);
export const firstModal = modal('guidelines.save-first', here, z.object({ places: z.array(z.string()) }));

export const openPreview = button('guidelines.preview', here);
export const publishModal = modal(
  'guidelines.publish',
  here,
  z.object({
    /** Absent for the first version. */
    summary: z.string({ error: copy.summaryMissing }).max(200, copy.summaryTooLong).optional(),
    minor: z.array(z.literal('minor')).optional(),
  }),
);

export const readShortcut = shortcut('guidelines.shortcut');
export const readGuidelines = button('guidelines.read', here);
export const openEarlier = button('guidelines.earlier', here.extend({ page }));
export const showVersion = button('guidelines.version', version);

/** The places of the button with which members acknowledge a version: `reading` for the modal with its text. */
export const PLACES = ['home', 'post', 'reading', 'message'] as const;
export const gotIt = button('guidelines.got-it', version.extend({ from: z.enum(PLACES) }));

export const openStatus = button('guidelines.status', here);
export const messageMembers = button('guidelines.message', version);
export const postFirst = button('guidelines.post-first', here);

/** Posts or edits a post about the guidelines. */
export const editPost = job('guidelines.post', idPayload, byId, {
  when: 'guidelines were published or read; once every ten seconds at most',
  does: 'posts what changed or the first rules, and keeps these posts current',
});

/** Proposes a message about a version to the members who have not read it. */
export const proposeMessages = job('guidelines.tell', idPayload, byId, {
  when: 'an organizer wants members to be messaged about a version',
  does: 'proposes one message to each member who has not read it',
});

/** The message about a version. */
export const changedKind: ProactiveKind = {
  name: 'guidelines.changed',
  label: copy.topic,
  topic: 'guidelines.changed',
  topicGroup: 'community',
  weight: 'notice',
  whenHeld: 'later',
  patienceMs: WEEK,
};
