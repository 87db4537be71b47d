import type { ComponentChildren } from 'preact';

interface Props {
  label: string;
  /** The tooltip; the label by default. */
  title?: string;
  class?: string;
  onClick?(): void;
  /** The icon. */
  children: ComponentChildren;
}

/** A button without text. */
export function IconButton({ label, title = label, class: className, onClick, children }: Props) {
  return (
    <button
      type="button"
      class={className ? `tool ${className}` : 'tool'}
      title={title}
      aria-label={label}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
