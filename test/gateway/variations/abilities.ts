import { each, type Variation, type Variations } from './variation.ts';

/** Tools, Actions, files and attachments. */
export const abilityVariations: Variations = {
  'no tools': ({ tools }) => tools.length === 0,
  ...each(
    'the tool',
    ['browser', 'dalle', 'image_gen', 'python', 'plugins_prototype', 'canvas', 'video_gen'],
    (type) =>
      ({ tools }) =>
        tools.some((tool) => tool.type === type),
  ),
  ...each(
    'an Action with sign-in',
    ['none', 'service_http', 'oauth'],
    (type) =>
      ({ tools }) =>
        tools.some(({ metadata }) => metadata?.auth.type === type),
  ),
  'an Action without a domain': ({ tools }) =>
    tools.some(({ metadata }) => metadata?.domain === null),
  'an Action with a domain but no privacy policy': ({ tools }) =>
    tools.some(({ metadata }) => metadata?.domain && metadata.privacy_policy_url === null),
  'an Action with a privacy policy': ({ tools }) =>
    tools.some(({ metadata }) => metadata?.privacy_policy_url),
  'an Action with a big schema': ({ tools }) =>
    tools.some(({ metadata }) => JSON.stringify(metadata).length > 200_000),
  'several Actions': ({ tools }) => tools.filter(({ metadata }) => metadata).length > 3,

  'no files': ({ files }) => files.length === 0,
  'files of many types': ({ files }) => new Set(files.map(({ type }) => type)).size >= 12,
  'a file of an unknown type': ({ files }) => files.some(({ type }) => type === ''),
  'a hundred files': ({ files }) => files.length === 100,
  'attachments of 20 types': acceptsTypes(20),
  'attachments of 80 types': acceptsTypes(80),
  'attachments of images only': acceptsTypes(0),
  'attachments of any type': ({ product_features: features }) =>
    features?.attachments?.can_accept_all_mime_types === true,
  'attachments of listed types only': ({ product_features: features }) =>
    features?.attachments?.can_accept_all_mime_types === false,
  'null attachments': ({ product_features: features }) => features?.attachments === null,
  'null features': ({ product_features: features }) => features === null,
};

function acceptsTypes(count: number): Variation {
  return ({ product_features: features }) =>
    features?.attachments?.accepted_mime_types.length === count;
}
