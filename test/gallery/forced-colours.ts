/**
 * A stylesheet as if the system forced its colours. Only a browser can force them, so what it would do by itself is
 * imitated: good for a first look, no proof.
 */
export function imitateForcedColours(css: string): string {
  return css.replaceAll('(forced-colors: active)', 'all') + WHAT_A_BROWSER_DOES;
}

const WHAT_A_BROWSER_DOES = `
  .stage, .stage * {
    border-color: CanvasText !important;
    background-color: Canvas !important;
    box-shadow: none !important;
    color: CanvasText !important;
  }
  .stage a, .stage a * { color: LinkText !important; }
  .stage button, .stage button * {
    background-color: ButtonFace !important;
    color: ButtonText !important;
  }
`;
