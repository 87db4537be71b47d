import type { Social } from '../gpt-data.ts';
import type { Variation, Variations } from './variation.ts';

/** Ids, times and authors. */
export const identityVariations: Variations = {
  'a short id': ({ gizmo }) => /^g-[0-9A-Za-z]{9}$/.test(gizmo.id),
  'a long id that begins with its creation time': ({ gizmo }) =>
    /^g-[0-9a-f]{32}$/.test(gizmo.id) &&
    Number.parseInt(gizmo.id.slice(2, 10), 16) === Math.floor(Date.parse(gizmo.created_at) / 1000),
  'an id like a word': ({ gizmo }) => /^g-[a-z]{9}$/.test(gizmo.id),
  'a time with microseconds': ({ gizmo }) => /\.\d{6}\+00:00$/.test(gizmo.updated_at),

  'an author without a name': ({ gizmo }) => gizmo.author.display_name === null,
  'a verified author': ({ gizmo }) => gizmo.author.is_verified,
  'an author who is not verified': ({ gizmo }) => !gizmo.author.is_verified,
  'a website as author': ({ gizmo }) =>
    gizmo.author.selected_display === 'website' && gizmo.author.link_to !== null,
  'a hostile website': ({ gizmo }) => gizmo.author.link_to?.startsWith('javascript:') ?? false,
  'several social profiles': ({ gizmo }) => gizmo.author.display_socials.length === 3,
  'a GitHub profile with a number': hasProfile(
    ({ type, verified_data: { id } }) => type === 'github' && typeof id === 'number',
  ),
  'a profile without a username': hasProfile(({ verified_data }) => !verified_data.username),
};

function hasProfile(test: (profile: Social) => boolean): Variation {
  return ({ gizmo }) => gizmo.author.display_socials.some(test);
}
