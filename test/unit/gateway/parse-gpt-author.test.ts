import { describe, expect, it } from 'vitest';
import { createGizmo, read, readEntry } from '../support/parse-gpt.ts';

function authorOf(author: unknown) {
  return read(createGizmo({ author })).author;
}

describe('an author', () => {
  it('without a name is still verified or not', () => {
    expect(authorOf({ display_name: null, is_verified: true })).toMatchObject({
      name: undefined,
      isVerified: true,
    });
  });

  it.each([true, false, undefined])('is as verified as the gateway says: %j', (is_verified) => {
    expect(authorOf({ display_name: 'Mira', is_verified })?.isVerified).toBe(is_verified);
  });

  it('who is a website has its address', () => {
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

  it('has profiles under their names, whatever their ids are', () => {
    expect(readEntry('author-social-profiles').author?.socials).toEqual([
      { type: 'twitter', name: '@elif_builds', url: 'https://twitter.com/elif_builds' },
      { type: 'linkedin', name: 'Elif Kaya', url: 'https://linkedin.com/in/elif-kaya-example' },
      { type: 'github', name: 'elifbuilds', url: 'https://github.com/elifbuilds' },
    ]);
  });

  it('has a profile without a username under the network’s name', () => {
    expect(readEntry('author-profile-without-username').author?.socials).toEqual([
      { type: 'linkedin', name: 'LinkedIn', url: 'https://linkedin.com/in/kwame-boateng-example' },
    ]);
  });

  it('loses only the profiles that cannot be read', () => {
    const good = { type: 'github', verified_data: { id: 7, username: 'mira' } };
    const display_socials = [null, {}, { type: 'github' }, { display_name: 'X' }, good, 'github'];
    expect(authorOf({ display_socials })?.socials).toEqual([
      { type: 'github', name: 'mira', url: undefined },
    ]);
  });

  it.each([null, undefined, 'Mira', 7, ['Mira']])('that is %j is not known', (author) => {
    expect(authorOf(author)).toBeUndefined();
  });
});
