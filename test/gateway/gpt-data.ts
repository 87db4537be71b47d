/**
 * One GPT as both id endpoints return it in `data`. As loose as real objects: a field may be null, and optional ones
 * may be missing.
 */
export interface GptData {
  gizmo: Gizmo;
  tools: Tool[];
  files: KnowledgeFile[];
  product_features: { attachments: Attachments | null } | null;
}

export interface Gizmo {
  id: string;
  organization_id: string;
  short_url: string;
  author: Author;
  voice: { id: string };
  workspace_id: string | null;
  display: Display;
  share_recipient: string;
  /** ISO 8601 with microseconds and offset. */
  created_at: string;
  updated_at: string;
  tags: string[];
  vanity_metrics?: VanityMetrics | null;
  current_user_permission: Record<string, boolean> | null;
  gizmo_type?: string | null;
  default_model?: string | null;
}

export interface Author {
  user_id: string;
  display_name: string | null;
  link_to: string | null;
  is_verified: boolean;
  selected_display: 'name' | 'website';
  will_receive_support_emails: boolean | null;
  display_socials: Social[];
}

export interface Social {
  id: string;
  type: 'twitter' | 'linkedin' | 'github';
  display_name: string;
  verified: boolean;
  /** A number for GitHub, a string for the others. */
  verified_data: { id: string | number; username: string | null; link_to: string };
}

export interface Display {
  name: string;
  description: string;
  prompt_starters: string[] | null;
  profile_picture_url: string | null;
  categories: string[];
  /** Only in objects of the first months. */
  welcome_message?: string;
}

export interface VanityMetrics {
  num_conversations: null;
  /** A lower bound such as `25K+`, never exact. */
  num_conversations_str: string | null;
  num_pins: number | null;
  created_ago_str: string | null;
  review_stats?: ReviewStats | null;
}

/** `total` is the sum of stars and `count` the number of ratings. */
interface ReviewStats {
  total: number;
  count: number;
  by_rating?: Record<string, number>;
}

export interface Tool {
  id: string;
  type: string;
  settings: null;
  metadata: ActionMetadata | null;
}

/** The contacted domain of an Action, its schema and its sign-in. */
export interface ActionMetadata {
  action_id: string;
  domain: string | null;
  raw_spec: string | null;
  /** An OpenAPI document: an object, or rarely JSON text. */
  json_schema: object | string | null;
  auth: { type: 'none' | 'service_http' | 'oauth' } & Record<string, unknown>;
  privacy_policy_url: string | null;
}

export interface KnowledgeFile {
  id: string;
  /** A mime type, or the empty string. */
  type: string;
  file_id: string;
  location: string;
}

export interface Attachments {
  type: string;
  accepted_mime_types: string[];
  image_mime_types: string[];
  can_accept_all_mime_types: boolean;
}
