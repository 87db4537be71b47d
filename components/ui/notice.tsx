import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

/** One sentence that qualifies what stands below it. */
export function Notice({ children }: { children: ComponentChildren }) {
  return (
    <p class="notice" role="note">
      <Icon name="warning" />
      <span>{children}</span>
    </p>
  );
}
