import { describe, expect, it } from 'vitest';
import { createGizmo, read, readEntry } from '../support/parse-gpt.ts';

function authorOf(author: unknown) {
  return read(createGizmo({ author })).author;
}

describe('the author of a parsed GPT', () => {
  it('keeps isVerified without a name', () => {
    expect(authorOf({ display_name: null, is_verified: true })).toMatchObject({
      name: undefined,
      isVerified: true,
    });
  });

  it.each([true, false, undefined])('has the isVerified of the response: %j', (is_verified) => {
    expect(authorOf({ display_name: 'Mira', is_verified })?.isVerified).toBe(is_verified);
  });

  it('has a URL if it is a website', () => {
    expect(readEntry('author-website')).toMatchObject({
      author: { name: 'okafor.example', website: 'https://okafor.example/' },
    });
    expect(readEntry('author-website-without-name').author).toMatchObject({
      name: undefined,
      website: 'https://paperkite.example/',
    });
  });

  it.each(['javascript:alert(1)', 'http://okafor.example', 'okafor.example', 'https://', 7, null])(
    'with the website %j has none',
    (link_to) => {
      expect(authorOf({ display_name: 'Mira', link_to })).toEqual({
        name: 'Mira',
        isVerified: undefined,
        website: undefined,
        socials: [],
      });
    },
  );

  it('has profiles with their usernames, whatever their ids are', () => {
    expect(readEntry('author-social-profiles').author?.socials).toEqual([
      { type: 'twitter', name: '@elif_builds', url: 'https://twitter.com/elif_builds' },
      { type: 'linkedin', name: 'Elif Kaya', url: 'https://linkedin.com/in/elif-kaya-example' },
      { type: 'github', name: 'elifbuilds', url: 'https://github.com/elifbuilds' },
    ]);
  });

  it('shows the name of the network for a profile without a username', () => {
    expect(readEntry('author-profile-without-username').author?.socials).toEqual([
      { type: 'linkedin', name: 'LinkedIn', url: 'https://linkedin.com/in/kwame-boateng-example' },
    ]);
  });

  it('drops only invalid profiles', () => {
    const good = { type: 'github', verified_data: { id: 7, username: 'mira' } };
    const display_socials = [null, {}, { type: 'github' }, { display_name: 'X' }, good, 'github'];
    expect(authorOf({ display_socials })?.socials).toEqual([
      { type: 'github', name: 'mira', url: undefined },
    ]);
  });

  it.each([null, undefined, 'Mira', 7, ['Mira']])('is undefined if the field is %j', (author) => {
    expect(authorOf(author)).toBeUndefined();
  });
});
