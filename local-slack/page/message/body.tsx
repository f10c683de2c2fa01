import { useMemo } from 'preact/hooks';
import type { ShownFile, ShownMessage } from '../../page-api/shown.js';
import { Blocks } from '../blocks/blocks.js';
import { Picture } from '../blocks/picture.js';
import { SurfaceContext } from '../blocks/surface.js';
import { Mrkdwn } from '../text/text.js';
import { Attachments } from './attachments.js';

/** A message's blocks, or its text if it has none, then its attachments and files. */
export function Body({ message }: { message: ShownMessage }) {
  const { channel, ts, state, blocks, text, attachments, files } = message;
  const surface = useMemo(
    () => ({ named: { message: { channel, ts } }, state, errors: {}, channel }),
    [channel, ts, state],
  );
  return (
    <SurfaceContext.Provider value={surface}>
      <div class="message-body">
        {blocks.length > 0 ? <Blocks blocks={blocks} /> : <Mrkdwn source={text} />}
        <Attachments attachments={attachments} />
        {files.map((file) => (
          <File key={file.id} file={file} />
        ))}
      </div>
    </SurfaceContext.Provider>
  );
}

function File({ file }: { file: ShownFile }) {
  if (!file.mimetype.startsWith('image/')) {
    return (
      <p>
        <a class="link" href={file.url} target="_blank" rel="noreferrer">
          {file.title}
        </a>
      </p>
    );
  }
  return (
    <figure class="block-image">
      <figcaption>{file.title}</figcaption>
      <Picture image={{ image_url: file.url, alt_text: file.alt }} size="large" />
    </figure>
  );
}
