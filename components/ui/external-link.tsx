import type { ComponentChildren } from 'preact';

interface Props {
  /** A validated https URL, or a constant. */
  href: string;
  class?: string;
  title?: string;
  label?: string;
  children: ComponentChildren;
}

/** A link that opens in a new tab and sends no referrer. */
export function ExternalLink({ href, class: className, title, label, children }: Props) {
  return (
    <a
      href={href}
      class={className}
      title={title}
      aria-label={label}
      target="_blank"
      rel="noopener noreferrer"
      referrerpolicy="no-referrer"
      dir="auto"
    >
      {children}
    </a>
  );
}
