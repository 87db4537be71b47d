import { inventAuthor } from './authors.ts';
import { creationDate, updateDate, withMicroseconds } from './dates.ts';
import type { Draft } from './edge-cases/edge-case.ts';
import { inventFiles, retrievalAttachments } from './files.ts';
import type { Gizmo } from './gpt-data.ts';
import { longId, shortId } from './ids.ts';
import { BASE62, type Random } from './random.ts';
import { inventMetrics } from './ratings.ts';
import type { GptText } from './texts/template.ts';
import { inventTools } from './tools.ts';

/** Invents a complete ordinary GPT around a text. Its URLs are still to be inserted. */
export function inventGpt(text: GptText, random: Random): Draft {
  const ids = random.pick(['short', 'long'] as const);
  const tools = inventTools(ids, text.category, random);
  const gizmo = inventGizmo(text, ids, random);
  if (tools.some(({ metadata }) => metadata)) gizmo.tags.push('uses_function_calls');
  return {
    picture: 'png',
    data: {
      gizmo,
      tools,
      files: inventFiles(random),
      product_features: { attachments: retrievalAttachments },
    },
  };
}

function inventGizmo(text: GptText, ids: 'short' | 'long', random: Random): Gizmo {
  const createdAt = creationDate(ids, random);
  return {
    id: ids === 'short' ? shortId(random) : longId(createdAt, random),
    organization_id: `org-${random.text(BASE62, 24)}`,
    short_url: '',
    author: inventAuthor(text.language, random),
    voice: { id: 'ember' },
    workspace_id: null,
    display: {
      name: text.name,
      description: text.description,
      prompt_starters: text.starters,
      profile_picture_url: null,
      categories: [text.category],
    },
    share_recipient: 'marketplace',
    created_at: withMicroseconds(createdAt, random),
    updated_at: withMicroseconds(updateDate(createdAt, random), random),
    tags: ['public', 'reportable'],
    vanity_metrics: inventMetrics(random),
    current_user_permission: READ_ONLY,
    ...(ids === 'long' && { gizmo_type: 'gpt', default_model: random.pick(DEFAULT_MODELS) }),
  };
}

const DEFAULT_MODELS = [null, 'gpt-5', 'gpt-5-instant', 'gpt-4o', 'o3', 'o4-mini'];

const READ_ONLY = {
  can_read: true,
  can_view_config: false,
  can_write: false,
  can_delete: false,
  can_export: false,
  can_share: false,
};
