import cardCss from '../../../assets/card.css?inline';
import controlsCss from '../../../assets/controls.css?inline';
import gptCss from '../../../assets/gpt.css?inline';
import tokensCss from '../../../assets/tokens.css?inline';

/**
 * All that a card is dressed in: a page's styles do not reach it, and its own reach nothing else. But a page can register
 * a custom property for the whole document, closed roots included (`@property --accent`): it cannot guess these names.
 */
export const CARD_STYLES = [tokensCss, controlsCss, gptCss, cardCss]
  .join('\n')
  .replaceAll(/--(?=[a-z])/g, `--${Math.random().toString(36).slice(2)}-`);
