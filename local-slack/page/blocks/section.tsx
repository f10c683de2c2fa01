import type { SectionBlock } from '@slack/types';
import { useId } from 'preact/hooks';
import { Element } from '../elements/element.js';
import { numbered } from '../text/numbered.js';
import { Text } from '../text/text.js';

export function Section({ block }: { block: SectionBlock }) {
  const id = useId();
  const { text, fields, accessory, block_id: blockId = '' } = block;
  const isTall = accessory?.type === 'radio_buttons' || accessory?.type === 'checkboxes';
  return (
    <div class={isTall ? 'block-section tall' : 'block-section'}>
      <div class="block-text" id={id}>
        {text && <Text text={text} />}
        {fields && (
          <div class="block-fields">
            {numbered(fields).map(({ key, it }) => (
              <div key={key}>
                <Text text={it} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory && (
        <div class="block-accessory">
          <Element
            key={`${blockId} ${accessory.type}`}
            blockId={blockId}
            element={accessory}
            naming={{ id: `${id}-accessory`, labelledBy: id }}
          />
        </div>
      )}
    </div>
  );
}
