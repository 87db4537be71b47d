// The best-known highlighter, marking every bare id.
import Mark from 'mark.js/dist/mark.es6.js';

new Mark(document.body).markRegExp(/\bg-[A-Za-z0-9]{9}\b/);
