import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

/** A warning about the content below it. */
export function Notice({ children }: { children: ComponentChildren }) {
  return (
    <p class="notice" role="note">
      <Icon name="warning" />
      <span>{children}</span>
    </p>
  );
}
