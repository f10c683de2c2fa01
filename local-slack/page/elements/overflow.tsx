import type { Overflow as OverflowElement } from '@slack/types';
import { Plain } from '../text/text.js';
import { Icon } from '../ui/icon.js';
import { Menu } from '../ui/menu.js';
import { useElement } from './use-element.js';

export function Overflow({ blockId, element }: { blockId: string; element: OverflowElement }) {
  const { press } = useElement(blockId, element);
  const entries = element.options.map((option) => ({
    key: option.value ?? option.text.text,
    label: <Plain source={option.text.text} emoji={option.text.emoji ?? true} />,
    detail: option.description?.text,
    onChoose: () => {
      if (option.url) window.open(option.url, '_blank', 'noreferrer');
      return press(option);
    },
  }));
  return (
    <Menu label="More options" entries={entries} class="button icon-button" align="end">
      <Icon name="more" />
    </Menu>
  );
}
