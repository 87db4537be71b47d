// The engine of Linkify Plus Plus, scanning the whole page.
import { linkify, UrlMatcher } from 'linkify-plus-plus-core';

linkify({ root: document.body, matcher: new UrlMatcher() });
