import type { Gizmo } from '../gpt-data.ts';
import type { EdgeCase } from './edge-case.ts';

/** Visibility, tags, categories, type of object, and id. */
export const listingCases: EdgeCase[] = [
  listingCase('shared-by-link', 'Quiet Harbour', { share_recipient: 'link' }),
  listingCase('shared-private', 'Handover Helper', {
    share_recipient: 'private',
    tags: ['private'],
  }),
  listingCase('shared-workspace', 'Review Season Coach', {
    share_recipient: 'workspace',
    tags: ['workspace'],
    workspace_id: '0a1b2c3d-0000-4000-8000-000000000001',
  }),
  listingCase('tags-first-party', 'Storyboard Sam', { tags: ['public', 'first_party'] }),
  listingCase('tags-interactions-disabled', 'Polar Log', {
    tags: ['public', 'reportable', 'interactions_disabled', 'unreviewable'],
  }),
  listingCase('tags-beta-pinned', 'Event Horizon Architect', {
    tags: ['public', 'reportable', 'beta', 'pinned'],
  }),
  listingCase('tags-none', 'Mock Turtle', { tags: [] }),
  listingCase('type-project', 'Semester Captain', { gizmo_type: 'snorlax' }),
  listingCase('type-gpt', 'Launch Countdown', { gizmo_type: 'gpt' }),
  listingCase('type-null', 'Shift Shuffler', { gizmo_type: null }),
  listingCase('permission-null', 'Diary Study Desk', { current_user_permission: null }),
  listingCase('permission-read-only', 'Focus Group Guide', {
    current_user_permission: { can_read: true },
  }),
  listingCase('model-gpt-5', 'Neural Notebook', { default_model: 'gpt-5' }),
  listingCase('model-gpt-4o', 'Café Lingua', { default_model: 'gpt-4o' }),
  listingCase('model-o3', 'Proof Garden', { default_model: 'o3' }),
  listingCase('model-null', 'Odds & Evens', { default_model: null }),
  // Valid in a link, but in plain text nine lower-case letters are taken for a word.
  listingCase('id-like-a-word', 'Variable Namer', { id: 'g-nameitall' }),
  displayCase('categories-none', 'Battery Beat', []),
  displayCase('categories-capital-other', 'Chip Ledger', ['Other']),
  displayCase('categories-two', 'Map Room', ['education', 'research']),
  displayCase('categories-unknown', 'Reef Report', ['marine_biology']),
];

function listingCase(key: string, gpt: string, fields: Partial<Gizmo>): EdgeCase {
  return { key, gpt, change: ({ data }) => Object.assign(data.gizmo, fields) };
}

function displayCase(key: string, gpt: string, categories: string[]): EdgeCase {
  return {
    key,
    gpt,
    change: ({ data }) => {
      data.gizmo.display.categories = categories;
    },
  };
}
