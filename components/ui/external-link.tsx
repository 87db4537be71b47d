import type { ComponentChildren } from 'preact';

interface Props {
  /** Parsed and https, or ours. */
  href: string;
  class?: string;
  title?: string;
  label?: string;
  children: ComponentChildren;
}

/** A link that leaves: in a new tab, and without telling where from. */
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
