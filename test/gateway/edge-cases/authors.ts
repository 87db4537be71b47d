import { social } from '../authors.ts';
import type { Author } from '../gpt-data.ts';
import type { EdgeCase } from './edge-case.ts';

/** Authors: without a name, verified or not, with a website, with social profiles. */
export const authorCases: EdgeCase[] = [
  authorCase('author-without-name', 'Petty Cash Pal', { display_name: null, link_to: null }),
  authorCase('author-verified', 'Thesis X-ray', {
    display_name: 'Mira Okafor',
    selected_display: 'name',
    link_to: null,
    is_verified: true,
  }),
  authorCase('author-not-verified', 'Tiny Oracle', {
    display_name: 'Jonas Feld',
    selected_display: 'name',
    link_to: null,
    is_verified: false,
  }),
  authorCase('author-website', 'Fine Print', {
    display_name: 'okafor.example',
    selected_display: 'website',
    link_to: 'https://okafor.example',
    is_verified: true,
  }),
  authorCase('author-website-without-name', 'Clause & Effect', {
    display_name: null,
    selected_display: 'website',
    link_to: 'https://paperkite.example',
  }),
  authorCase('author-hostile-link', 'Terms Untangled', {
    display_name: 'totally-safe.example',
    selected_display: 'website',
    link_to: 'javascript:alert(document.domain)',
  }),
  authorCase('author-social-profiles', 'Gopher Gate', {
    display_name: 'Elif Kaya',
    display_socials: [
      social('twitter', '1500000000000000001', '@elif_builds', 'elif_builds'),
      social('linkedin', 'aB3dE-fG7h', 'Elif Kaya', 'elif-kaya-example'),
      social('github', 4_812_907, 'elifbuilds', 'elifbuilds'),
    ],
  }),
  authorCase('author-profile-without-username', 'Type Tamer', {
    display_name: 'Kwame Boateng',
    display_socials: [social('linkedin', 'Qx71-pLw02', null, 'kwame-boateng-example')],
  }),
];

function authorCase(key: string, gpt: string, fields: Partial<Author>): EdgeCase {
  return { key, gpt, change: ({ data }) => Object.assign(data.gizmo.author, fields) };
}
