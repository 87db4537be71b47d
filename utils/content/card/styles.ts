import cardCss from '../../../assets/card.css?inline';
import controlsCss from '../../../assets/controls.css?inline';
import gptCss from '../../../assets/gpt.css?inline';
import tokensCss from '../../../assets/tokens.css?inline';

/**
 * The card's styles. The shadow root isolates them from the page's. Custom property names get a random prefix,
 * because a page can register a property for the whole document, closed roots included (`@property --accent`).
 */
export const CARD_STYLES = [tokensCss, controlsCss, gptCss, cardCss]
  .join('\n')
  .replaceAll(/--(?=[a-z])/g, `--${Math.random().toString(36).slice(2)}-`);
