import { opensSettings } from './opening.js';
import type { Story } from './story.js';

/** Noor opens the form of a new check-in, and fills it in. */
export async function noorAdds({ noor, hearth }: Story, fields: Record<string, string | string[]>): Promise<void> {
  await noor.opensHome();
  await hearth.settles();
  await opensSettings(noor, 'Check-ins');
  await noor.presses('Add a check-in');
  await noor.fills({ Name: 'Weekly review', ...fields });
}

/** A weekly review on Fridays at 15:00, which Ann joins. */
export async function withReview(it: Story, fields: Record<string, string | string[]> = {}): Promise<void> {
  await it.settlesIn();
  await noorAdds(it, fields);
  await it.noor.submits();
  await it.hearth.settles();
  await it.ann.opensHome();
  await it.hearth.settles();
  await it.ann.presses('Join check-ins: Weekly review');
  await it.ann.closesAll();
  await it.hearth.settles();
}
