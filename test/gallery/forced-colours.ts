/**
 * A stylesheet as if the system forced its colours. Only a browser can force them, so what it would do is imitated, by
 * the tokens that all colours come from: good for a first look, no proof.
 */
export function imitateForcedColours(css: string): string {
  return FORCED + css.replaceAll('(forced-colors: active)', 'all');
}

/** Heavier than the tokens themselves, lighter than what the stylesheets say of forced colours. */
const FORCED = `
  .lens.lens {
    --raised: Canvas;
    --sunken: Canvas;
    --ink: CanvasText;
    --ink-2: CanvasText;
    --ink-3: CanvasText;
    --line: CanvasText;
    --field-line: CanvasText;
    --accent: ButtonText;
    --accent-strong: LinkText;
    --accent-soft: Canvas;
    --on-accent: ButtonFace;
    --warn: CanvasText;
    --warn-soft: Canvas;
    --bone: Canvas;
    --shadow: none;
  }
`;
