import { describe, expect, it } from 'vitest';
import { findPlatform } from '../../../utils/gpt/known-platforms.ts';

describe('findPlatform', () => {
  it.each([
    ['zapier.com', 'Zapier', 'actions'],
    ['hook.eu2.make.com', 'Make', 'actions'],
    ['recipes-4dvqi5ecwa-nw.a.run.app', 'Google Cloud', 'hosting'],
    ['2hg5d.execute-api.us-east-1.amazonaws.com', 'Amazon Web Services', 'hosting'],
    ['a-b.ngrok-free.app', 'ngrok', 'tunnel'],
    ['AD.AdIntelli.ai', 'AdIntelli', 'advertising'],
    ['us.i.posthog.com', 'PostHog', 'analytics'],
  ])('finds the platform of %s', (domain, name, category) => {
    expect(findPlatform(domain)).toMatchObject({ name, category });
  });

  it.each([
    ...['notzapier.com', 'vercel.app.evil.example', 'zapier.com.example', 'railway.app'],
    ...['app', 'com', '', '.', '..', 'constructor', '__proto__'],
  ])('finds no platform of %j', (domain) => {
    expect(findPlatform(domain)).toBeUndefined();
  });
});
