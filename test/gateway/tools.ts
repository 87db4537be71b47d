import { services } from './action-schemas/services.ts';
import type { ActionMetadata, Tool } from './gpt-data.ts';
import { BASE62, HEX, type Random } from './random.ts';

/** A tool of this type. Only Actions have metadata. */
export function tool(type: string, random: Random, metadata: ActionMetadata | null = null): Tool {
  const id = `gzm_cnf_${random.text(BASE62, 24)}~gzm_tool_${random.text(BASE62, 24)}`;
  return { id, type, settings: null, metadata };
}

/** An Action that contacts `domain`, with the schema of the invented service there. Its `action_id`, `g-` and 40 hex digits, resembles a GPT's id. */
export function action(
  random: Random,
  domain: string | null,
  auth: ActionMetadata['auth'] = noSignIn,
): Tool {
  return tool('plugins_prototype', random, {
    action_id: `g-${random.text(HEX, 40)}`,
    domain,
    raw_spec: null,
    json_schema: services.get(domain ?? '')?.schema ?? null,
    auth,
    privacy_policy_url: domain && `https://${domain}/privacy`,
  });
}

const noSignIn: ActionMetadata['auth'] = { type: 'none' };

export const keySignIn: ActionMetadata['auth'] = {
  type: 'service_http',
  instructions: '',
  authorization_type: 'bearer',
  verification_tokens: {},
  custom_auth_header: null,
};

export const oauthSignIn: ActionMetadata['auth'] = {
  type: 'oauth',
  instructions: '',
  client_url: 'https://accounts.ledger.example/authorize',
  scope: 'profile',
  authorization_url: 'https://accounts.ledger.example/token',
  authorization_content_type: 'application/x-www-form-urlencoded',
  verification_tokens: {},
  pkce_required: false,
  token_exchange_method: 'default_post',
};

const ACTION_DOMAINS = [
  'api.ledger.example',
  'gpt.weatherdesk.example',
  'plugins.railtimes.example',
  'search.paperkite.example',
];

/** The tools of an invented GPT: newer ones draw with `image_gen`, older ones with `dalle`. */
export function inventTools(ids: 'short' | 'long', category: string, random: Random): Tool[] {
  const types = new Set<string>();
  if (random.chance(0.7)) types.add('browser');
  if (category === 'dalle' || random.chance(0.4))
    types.add(ids === 'short' ? 'dalle' : 'image_gen');
  if (category === 'programming' || random.chance(0.4)) types.add('python');
  if (ids === 'long' && random.chance(0.3)) types.add('canvas');
  const tools = [...types].map((type) => tool(type, random));
  if (random.chance(0.12)) {
    const auth = random.pick([noSignIn, keySignIn, oauthSignIn]);
    tools.push(action(random, random.pick(ACTION_DOMAINS), auth));
  }
  return tools;
}
