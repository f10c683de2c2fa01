import { boolean, foreignKey, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../../../core/database/tenancy.js';
import type { DataInventory } from '../../../core/personal-data.js';
import { programmes } from '../../../core/programme-schema.js';
import { instant } from '../../../core/schema.js';
import { QUESTION_KINDS, QUESTION_SUBJECTS } from '../domain/questions.js';

/**
 * The questions of programmes whose organizers chose their own. Only the position and the end of a question change, so
 * that a form which was opened earlier still says what was asked.
 */
export const questions = tenantTable(
  'checkin_questions',
  {
    programmeId: uuid('programme_id').notNull(),
    id: uuid('id').notNull(),
    position: smallint('position').notNull(),
    about: text('about', { enum: QUESTION_SUBJECTS }),
    kind: text('kind', { enum: QUESTION_KINDS }).notNull(),
    words: text('words').notNull(),
    choices: text('choices').array().notNull(),
    isRequired: boolean('is_required').notNull(),
    /** False if only its author sees the answer. */
    isShared: boolean('is_shared').notNull(),
    createdAt: instant('created_at').notNull(),
    retiredAt: instant('retired_at'),
  },
  (table) => [
    // The default questions have the same id in each programme.
    primaryKey({ columns: [table.workspaceId, table.programmeId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.programmeId],
      foreignColumns: [programmes.workspaceId, programmes.id],
    }).onDelete('cascade'),
  ],
);

/** The data inventory of this table. */
export const questionData: DataInventory = {
  checkin_questions: {
    holds: 'the questions that organizers chose for check-ins; nothing about people',
    why: 'to ask them, and to understand forms that were opened before a change',
    kept: 'until the workspace is erased',
  },
};
