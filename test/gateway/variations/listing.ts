import { each, type Variations } from './variation.ts';

/** Visibility, tags, categories, types and models. */
export const listingVariations: Variations = {
  ...each(
    'shared with',
    ['marketplace', 'link', 'private', 'workspace'],
    (whom) =>
      ({ gizmo }) =>
        gizmo.share_recipient === whom,
  ),
  'no tags': ({ gizmo }) => gizmo.tags.length === 0,
  ...each(
    'the tag',
    [
      ...['public', 'reportable', 'unreviewable', 'uses_function_calls', 'first_party'],
      ...['interactions_disabled', 'private', 'workspace', 'beta', 'pinned'],
    ],
    (tag) =>
      ({ gizmo }) =>
        gizmo.tags.includes(tag),
  ),
  'no category': ({ gizmo }) => gizmo.display.categories.length === 0,
  'two categories': ({ gizmo }) => gizmo.display.categories.length === 2,
  ...each(
    'the category',
    [
      ...['productivity', 'research', 'writing', 'programming', 'education', 'lifestyle'],
      ...['dalle', 'other', 'Other'],
    ],
    (category) =>
      ({ gizmo }) =>
        gizmo.display.categories.includes(category),
  ),
  ...each(
    'the type',
    ['gpt', 'snorlax', null],
    (type) =>
      ({ gizmo }) =>
        gizmo.gizmo_type === type,
  ),
  'no type': ({ gizmo }) => !('gizmo_type' in gizmo),
  ...each(
    'the model',
    ['gpt-5', 'gpt-4o', 'o3', null],
    (model) =>
      ({ gizmo }) =>
        gizmo.default_model === model,
  ),
  'null permission': ({ gizmo }) => gizmo.current_user_permission === null,
  ...each(
    'permissions',
    [1, 6],
    (count) =>
      ({ gizmo }) =>
        Object.keys(gizmo.current_user_permission ?? {}).length === count,
  ),
};
