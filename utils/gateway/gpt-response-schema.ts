import * as z from 'zod/mini';
import { trimText } from '../lib/trim-text.ts';
import { count, flag, lenient, link, listOf, picture, text, time } from './lenient.ts';

// Maximum text lengths in characters, so that one response cannot fill a card or the cache. Real texts are far shorter.
const NAME = 300;
const PROSE = 10_000;
const WORD = 200;

const GizmoSocial = z.object({
  type: text(WORD),
  display_name: text(NAME),
  verified_data: lenient(z.object({ username: text(NAME), link_to: link })),
});

export const GizmoAuthor = z.object({
  display_name: text(NAME),
  link_to: link,
  is_verified: flag,
  display_socials: listOf(GizmoSocial),
});

export const GizmoMetrics = z.object({
  num_conversations: count,
  num_conversations_str: text(WORD),
  review_stats: z.catch(
    z.optional(z.nullable(z.object({ total: lenient(z.number()), count }))),
    undefined,
  ),
});

const ActionMetadata = z.object({
  domain: text(NAME),
  auth: lenient(z.object({ type: text(WORD) })),
  privacy_policy_url: link,
  // Not validated here: they may be huge, and `readActionSchemas` looks at a bounded part of them.
  json_schema: z.optional(z.unknown()),
  raw_spec: z.optional(z.unknown()),
});

export const GizmoTool = z.union([
  z.object({ type: text(WORD), metadata: lenient(ActionMetadata) }),
  z.pipe(
    z.string(),
    z.transform((type) => ({ type: trimText(type, WORD), metadata: undefined })),
  ),
]);

export const GizmoIds = z.object({ id: text(WORD), short_url: text(WORD) });

export const Gizmo = z.object({
  id: text(WORD),
  short_url: text(WORD),
  name: text(NAME),
  description: text(PROSE),
  author: lenient(GizmoAuthor),
  display: lenient(
    z.object({
      name: text(NAME),
      description: text(PROSE),
      prompt_starters: listOf(text(PROSE)),
      profile_picture_url: picture,
      categories: listOf(text(WORD)),
    }),
  ),
  vanity_metrics: lenient(GizmoMetrics),
  created_at: time,
  updated_at: time,
  share_recipient: text(WORD),
  gizmo_type: text(WORD),
  tags: listOf(text(WORD)),
  default_model: text(WORD),
  model: text(WORD),
});

export const GizmoAttachments = z.object({
  accepted_mime_types: listOf(text(WORD)),
  image_mime_types: listOf(text(WORD)),
  can_accept_all_mime_types: flag,
});

export const GizmoBody = z.object({
  tools: listOf(GizmoTool),
  files: listOf(z.object({ type: text(WORD) }), 10_000),
  product_features: lenient(
    z.object({
      attachments: lenient(GizmoAttachments),
    }),
  ),
});
