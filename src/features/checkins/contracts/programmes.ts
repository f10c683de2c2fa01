import { z } from 'zod';
import { REPEATS } from '../../../core/programme-schema.js';
import { deadlineProblem } from '../../../core/programmes.js';
import { byId, idPayload, job } from '../../../queue/job.js';
import { button, modal } from '../../../slack/interactions/contracts.js';
import { timeField, weekdaysField } from '../../../slack/interactions/fields.js';
import { programmeCopy } from '../copy/programmes.js';
import { THREADS } from '../domain/circles.js';

const here = z.object({ communityId: z.uuid() });
/** Names a programme, except where a community has only one, and in messages of earlier versions. */
const inProgramme = here.extend({ programmeId: z.uuid().optional() });

/** Lists the check-ins of a community for its organizers. */
export const openProgrammes = button('checkins.programmes', here);
/** Shows organizers how the check-ins of their community went. */
export const showEightWeeks = button('checkins.eight-weeks', here);
/** Uploads the pictures of the last eight weeks. `id` is the community's; `userId` is the organizer, whose weeks they are. */
export const drawEightWeeks = job('checkins.draw-eight-weeks', idPayload.extend({ userId: z.string() }), byId, {
  when: 'an organizer opens the list of check-ins in Community settings',
  does: 'uploads pictures of the last eight weeks, unless Slack has those of the same figures',
});
/** Opens the form of a programme; of a new one if none is named. */
export const openProgramme = button('checkins.programme', inProgramme);
export const closeProgramme = button('checkins.close-programme', here.extend({ programmeId: z.uuid() }));
export const reopenProgramme = button('checkins.reopen-programme', here.extend({ programmeId: z.uuid() }));
/** A new programme gets its id when its form is opened, so that a second press adds none. */
const inForm = inProgramme.extend({ newId: z.uuid().optional() });
/** Shows the next days with the settings in the open form. */
export const previewProgramme = button('checkins.preview-programme', inForm);

const programmeFields = z.object({
  name: z
    .string({ error: programmeCopy.nameMissing })
    .trim()
    .min(1, programmeCopy.nameMissing)
    .max(40, programmeCopy.nameTooLong),
  repeats: z.enum(REPEATS, { error: programmeCopy.repeatsMissing }),
  days: weekdaysField(programmeCopy.daysMissing),
  weeksFrom: z.iso.date({ error: programmeCopy.dayMissing }),
  time: timeField(programmeCopy.timeMissing),
  deadline: timeField(programmeCopy.timeMissing),
  deadlineDays: z.enum(['0', '1', '2', '3', '4', '5', '6'], { error: programmeCopy.dayMissing }).transform(Number),
  /** Not in forms that were opened in the version before. */
  bandHours: z.enum(['0', '1', '2', '4']).transform(Number).optional(),
  pausedUntil: z.iso.date().nullable(),
  /** Only in forms of check-ins that have circles, or have enough members for them. */
  threads: z.enum(THREADS).optional(),
});

export type ProgrammeForm = z.infer<typeof programmeFields>;

/** Each field on its own, for a form that is not complete yet. */
export const programmeShape: Readonly<Record<string, z.ZodType>> = programmeFields.shape;

export const programmeModal = modal(
  'checkins.save-programme',
  inForm,
  programmeFields.superRefine((form, found) => {
    const problem = deadlineProblem(form);
    const message = problem && programmeCopy.deadlineProblems[problem];
    if (message) found.addIssue({ code: 'custom', path: ['deadline'], message });
  }),
);
