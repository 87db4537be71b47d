import cardCss from '../../assets/card.css?inline';
import controlsCss from '../../assets/controls.css?inline';
import gptCss from '../../assets/gpt.css?inline';
import tokensCss from '../../assets/tokens.css?inline';

/** All that a card is dressed in: a page's styles do not reach it, and its own reach nothing else. */
export const CARD_STYLES = [tokensCss, controlsCss, gptCss, cardCss].join('\n');
