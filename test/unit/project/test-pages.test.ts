import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCatalogue } from '../../gateway/catalogue.ts';
import { routes } from '../../pages/routes.ts';
import { type PageServer, servePages } from '../../pages/server.ts';

let pages: PageServer;
beforeAll(async () => {
  pages = await servePages();
});
afterAll(() => pages.close());

describe('the test pages', () => {
  it.each(Object.keys(routes))('have unique DOM ids: %s', async (path) => {
    const answer = await fetch(pages.url + path);
    const isXml = /^\/(svg|xml|xhtml)$/.test(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(
      isXml ? /^(image|application)\/.*xml$/ : /^text\/html; charset=utf-8$/,
    );
    const own = (await answer.text()).replace(/<(template)[\s\S]*?<\/\1>|srcdoc="[^"]*"/g, '');
    const ids = [...own.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('are served under localhost too, and name the other origin in a frame', async () => {
    const local = pages.url.replace('127.0.0.1', 'localhost');
    expect(await (await fetch(`${local}/frames`)).text()).toContain(`src="${pages.url}/frame?`);
  });

  it('contain the documented GPT under both ids first on /', async () => {
    const html = await (await fetch(pages.url)).text();
    expect(html).toContain(
      '<a id="link-documented" href="https://chatgpt.com/g/g-k3IqoCe1l-code-guru"',
    );
    expect(html).toContain(
      '<a id="link-documented-request" href="https://chatgpt.com/g/g-2fkFE8rbu"',
    );
    expect(html).toContain('<span id="bare-documented">g-k3IqoCe1l</span>');
  });

  it('contain the requested number of links on /many', async () => {
    const html = await (await fetch(`${pages.url}/many?n=1000`)).text();
    expect(html.match(/<a /g)).toHaveLength(1_000);
    expect(html).toContain('id="link-999"');
  });

  it('contain GPTs of the gateway, or none, on /forms', async () => {
    const html = await (await fetch(`${pages.url}/forms`)).text();
    const meant = [...html.matchAll(/data-id="([^"]*)"/g)].map(([, id]) => id ?? '');
    const catalogue = createCatalogue('');
    expect(meant.filter((id) => id === '').length).toBeGreaterThan(15);
    for (const id of meant) expect(id === '' || catalogue.find(id)).toBeTruthy();
  });

  it('forbid everything on /csp', async () => {
    const answer = await fetch(`${pages.url}/csp`);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await answer.text()).not.toMatch(/<script|<style| style=/);
  });
});
