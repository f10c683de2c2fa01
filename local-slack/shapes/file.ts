import { epoch } from '../world/ids.js';
import type { SlackFile, Workspace } from '../world/workspace.js';

export function fileJson(workspace: Workspace, file: SlackFile) {
  return {
    id: file.id,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.name.split('.').at(-1) ?? '',
    user: file.user,
    user_team: workspace.id,
    created: epoch(file.created),
    timestamp: epoch(file.created),
    size: file.content?.length ?? 0,
    mode: 'hosted',
    is_external: false,
    is_public: file.channels.size > 0,
    url_private: file.url,
    url_private_download: file.url,
    permalink: file.url,
    channels: [...file.channels],
    ...(file.altText === undefined ? {} : { alt_txt: file.altText }),
  };
}
