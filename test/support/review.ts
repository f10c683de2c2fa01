import { opensSettings } from './opening.js';
import type { Story } from './story.js';

/** The name of the check-in that these functions add. */
export const REVIEW = 'Weekly review';

type Fields = Record<string, string | string[]>;

/** Noor opens the form of a new check-in, and fills it in. */
export async function noorAdds({ noor, hearth }: Story, fields: Fields): Promise<void> {
  await noor.opensHome();
  await hearth.settles();
  await adds(noor, fields);
}

/** An organizer who is on Home opens the form of a new check-in, and fills it in. */
export async function adds(organizer: Story['noor'], fields: Fields): Promise<void> {
  await opensSettings(organizer, 'Check-ins');
  await organizer.presses('Add a check-in');
  await organizer.fills({ Name: REVIEW, ...fields });
}

/** A weekly review on Fridays at 15:00, which Ann joins. */
export async function withReview(it: Story, fields: Record<string, string | string[]> = {}): Promise<void> {
  await it.settlesIn();
  await noorAdds(it, fields);
  await it.noor.submits();
  await it.hearth.settles();
  await it.ann.opensHome();
  await it.hearth.settles();
  await it.ann.presses(`Join check-ins: ${REVIEW}`);
  await it.ann.closesAll();
  await it.hearth.settles();
}
