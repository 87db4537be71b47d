import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { extensionDir } from '../../../scripts/extension.ts';
import { browserKind } from '../support/fixtures/fixture.ts';

const dir = extensionDir(browserKind);
const files = readdirSync(dir, { recursive: true, encoding: 'utf8' });
const read = (file: string) => readFileSync(join(dir, file), 'utf8');
const manifest = JSON.parse(read('manifest.json'));

/** SECURITY.md justifies each of them. Adding one must be a deliberate decision. */
const PERMISSIONS = ['alarms', 'contextMenus', 'scripting', 'storage'];
const OPTIONAL = ['notifications'];

describe('the manifest', () => {
  test('requests only the permissions that SECURITY.md justifies', () => {
    const own = browserKind === 'chromium' ? [...PERMISSIONS, 'sidePanel'] : PERMISSIONS;
    expect(own).toEqual(expect.arrayContaining(manifest.permissions));
    expect(OPTIONAL).toEqual(expect.arrayContaining(manifest.optional_permissions ?? []));
    expect(manifest.host_permissions).toEqual(['http://*/*', 'https://*/*']);
  });

  test('exposes nothing to web pages or other extensions', () => {
    expect(manifest.web_accessible_resources).toBeUndefined();
    expect(manifest.externally_connectable).toBeUndefined();
    expect(manifest.content_scripts).toBeUndefined();
    expect(manifest.sandbox).toBeUndefined();
  });

  test('allows extension pages to load only their own files', () => {
    const policy = Object.fromEntries(
      manifest.content_security_policy.extension_pages
        .split('; ')
        .map((directive: string) => /^(\S+) ?(.*)$/.exec(directive)?.slice(1)),
    );
    expect(policy).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': 'data:',
      'connect-src': 'http: https:',
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': "'none'",
    });
  });
});

describe('the code', () => {
  const scripts = files.filter((file) => file.endsWith('.js'));
  const pages = files.filter((file) => file.endsWith('.html'));

  test('contains no eval and no remote scripts', () => {
    expect(scripts.length).toBeGreaterThan(5);
    for (const file of scripts) {
      const code = read(file);
      expect(code, file).not.toMatch(
        /\beval\(|\bnew Function\b|\bimportScripts\(|document\.write\(/,
      );
      expect(code, file).not.toMatch(/import\(\s*[`'"]https?:|\.src\s*=\s*[`'"]https?:/);
      expect(code, file).not.toMatch(/sourceMappingURL/);
    }
  });

  test('has no inline scripts in its pages', () => {
    expect(pages.length).toBeGreaterThan(3);
    for (const file of pages) {
      const html = read(file);
      for (const [, attributes = '', inline = ''] of html.matchAll(/<script([^>]*)>([^<]*)/g)) {
        expect(inline.trim(), file).toBe('');
        expect(attributes, file).toMatch(/src="\//);
      }
      expect(html, file).not.toMatch(/ on\w+=|javascript:|https?:\/\//);
    }
  });
});

test('includes the licences of all shipped dependencies', () => {
  const licences = read('licences.txt');
  const shipped = Object.keys(packageJson.dependencies);
  for (const name of shipped) expect(licences).toContain(`── ${name} `);
  expect(licences).not.toMatch(/\(undefined\)|UNLICENSED|GPL/);
});
