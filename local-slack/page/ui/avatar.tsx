import type { ShownUser } from '../../page-api/shown.js';
import { useSlack } from '../live/slack.js';

/** Dark enough for white letters. */
const COLORS = ['#8a4b2d', '#3f6b3a', '#2f6073', '#6b4a86', '#8a3d5a', '#5c6226', '#44558c', '#7a5a1e', '#2d6b60'];

/** A user's initials on a color. It is hidden from screen readers, because the name is next to it. */
export function Avatar({ user, size }: { user: ShownUser; size: 'small' | 'medium' | 'large' }) {
  const { app } = useSlack().workspace;
  const color = user.id === app.botUser ? (app.color ?? '#444') : COLORS[colorOf(user.id) % COLORS.length];
  return (
    <span class={`avatar ${size}`} style={{ background: color }} aria-hidden="true">
      {initials(user)}
    </span>
  );
}

function initials({ realName }: ShownUser): string {
  const words = realName.split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0] ?? '');
  return letters.join('').toUpperCase();
}

function colorOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return sum;
}
