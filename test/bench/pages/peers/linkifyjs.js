// What the library's documentation recommends for a page and for added content.
import linkifyElement from 'linkify-element';

const options = { ignoreTags: ['script', 'style'] };
linkifyElement(document.body, options);
new MutationObserver((records) => {
  for (const { addedNodes } of records) {
    for (const node of addedNodes) {
      if (!(node instanceof HTMLElement) || node.dataset.linkified) continue;
      node.dataset.linkified = 'yes';
      linkifyElement(node, options);
    }
  }
}).observe(document.body, { childList: true, subtree: true });
