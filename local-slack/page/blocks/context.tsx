import type { ContextBlock } from '@slack/types';
import { numbered } from '../text/numbered.js';
import { Text } from '../text/text.js';
import { Picture } from './picture.js';

export function Context({ block }: { block: ContextBlock }) {
  return (
    <div class="block-context">
      {numbered(block.elements).map(({ key, it }) =>
        it.type === 'image' ? (
          <Picture key={key} image={it} size="tiny" />
        ) : (
          <div key={key}>
            <Text text={it} />
          </div>
        ),
      )}
    </div>
  );
}
