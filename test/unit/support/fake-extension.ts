import { fakeBrowser } from 'wxt/testing/fake-browser';

// Modules that use the browser's API read these globals when they are imported, so call it before:
// `await vi.hoisted(() => import('../support/fake-extension.ts'))`.
Object.assign(globalThis, { chrome: fakeBrowser, browser: fakeBrowser });
