import type { Tx } from '../../../core/database/database.js';
import { here } from '../../../slack/interactions/permissions.js';
import { versionById } from '../store/versions.js';

const ofVersion = async (tx: Tx, { versionId }: { versionId: string }) =>
  (await versionById(tx, versionId))?.communityId;

export const toRead = here('guidelines.read');
export const toReadVersion = { act: 'guidelines.read', of: ofVersion } as const;
export const toPublish = here('guidelines.publish');
export const toPublishVersion = { act: 'guidelines.publish', of: ofVersion } as const;
