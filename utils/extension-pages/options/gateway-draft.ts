import { type ApiKeyProblem, parseApiKey } from '../../gateway/api-key.ts';
import { type BaseUrlProblem, parseBaseUrl } from '../../gateway/base-url.ts';
import type { VersionChoice } from '../../gateway/endpoints.ts';
import { parsePastedConfiguration } from '../../gateway/pasted-configuration.ts';
import { trimText } from '../../lib/trim-text.ts';
import { type ChatModelProblem, parseChatModel } from '../../settings/chat-model.ts';
import type { SavedGateway } from '../../settings/saved-gateways.ts';
import { getDefaultName, isDefaultName, MAX_NAME_LENGTH } from './gateway-name.ts';
import { type NumberProblem, parseAmount, parseCount, parseDollars } from './typed-number.ts';

// What the user types into the gateway form, apart from how it is shown.

/** The fields of the form. Numbers are text while they are typed. */
export interface GatewayFields {
  /** Empty for the default, the host. */
  name: string;
  baseUrl: string;
  apiKey: string;
  /** Whether plain http is allowed. Not saved: the URL implies it. */
  allowsHttp: boolean;
  version: VersionChoice;
  dailyLimit: string;
  lookupPrice: string;
  lowBalance: string;
  /** Empty for the usual name. */
  chatModel: string;
}

/** Changes that are not saved, and the fields as they were saved when the user started to edit. */
export interface Draft {
  changes: Partial<GatewayFields>;
  base: GatewayFields;
}

const EMPTY_FIELDS: GatewayFields = {
  name: '',
  baseUrl: '',
  apiKey: '',
  allowsHttp: false,
  version: 'auto',
  dailyLimit: '',
  lookupPrice: '',
  lowBalance: '',
  chatModel: '',
};

/** The fields with the saved values; empty for a new gateway. */
export function toFields(saved: SavedGateway | undefined): GatewayFields {
  if (!saved) return EMPTY_FIELDS;
  const { name, baseUrl, apiKey, version } = saved;
  return {
    name: isDefaultName(name, baseUrl) ? '' : name,
    baseUrl,
    apiKey,
    allowsHttp: !parseBaseUrl(baseUrl).ok,
    version,
    dailyLimit: toText(saved.dailyLimit),
    lookupPrice: toText(saved.lookupPrice),
    lowBalance: toText(saved.lowBalance),
    chatModel: saved.chatModel ?? '',
  };
}

/** Without an exponent, which the form would not accept. */
function toText(value: number | null): string {
  return value === null ? '' : PLAIN_NUMBER.format(value);
}

const PLAIN_NUMBER = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 12 });

/** What the form shows. The draft's base remains if the gateway was removed elsewhere. */
export function getFields(
  saved: SavedGateway | undefined,
  draft: Draft | undefined,
): GatewayFields {
  return { ...(saved || !draft ? toFields(saved) : draft.base), ...draft?.changes };
}

/**
 * The draft after a change; `undefined` if the fields then equal the saved ones, so there is nothing to lose. Base URL and
 * key change together: a key that is shown next to a URL must not be saved with another one that was saved elsewhere.
 */
export function editDraft(
  saved: SavedGateway | undefined,
  draft: Draft | undefined,
  change: Partial<GatewayFields>,
): Draft | undefined {
  const now = toFields(saved);
  const { baseUrl, apiKey, allowsHttp } = getFields(saved, draft);
  const access = changesAccess(change) ? { baseUrl, apiKey, allowsHttp } : {};
  const changes = { ...draft?.changes, ...access, ...change };
  const isBack = getChanged(changes).every((field) => changes[field] === now[field]);
  return isBack ? undefined : { changes, base: draft?.base ?? now };
}

/** Whether a change concerns base URL and key, so that the result of a connection test is not valid after it. */
export function changesAccess(change: Partial<GatewayFields>): boolean {
  return 'baseUrl' in change || 'apiKey' in change || 'allowsHttp' in change;
}

/** Whether the gateway was removed elsewhere, or a field that the user has changed was changed there in another way. */
export function isChangedElsewhere(
  saved: SavedGateway | undefined,
  { changes, base }: Draft,
): boolean {
  const isRemoved = saved === undefined && base.baseUrl !== '';
  const now = toFields(saved);
  const isConflict = getChanged(changes).some(
    (field) => now[field] !== base[field] && now[field] !== changes[field],
  );
  return isRemoved || isConflict;
}

function getChanged(changes: Partial<GatewayFields>): (keyof GatewayFields)[] {
  return Object.keys(changes) as (keyof GatewayFields)[];
}

/** What remains of a draft after `submitted` was saved: input that was typed meanwhile. */
export function keepTyped(
  saved: SavedGateway,
  submitted: GatewayFields,
  { changes }: Draft,
): Draft | undefined {
  const now = toFields(saved);
  const isTyped = getChanged(changes).some(
    (field) => changes[field] !== submitted[field] && changes[field] !== now[field],
  );
  return isTyped ? { changes, base: now } : undefined;
}

/** Why fields cannot be saved. */
export interface FieldProblems {
  baseUrl?: BaseUrlProblem;
  apiKey?: ApiKeyProblem;
  dailyLimit?: NumberProblem;
  lookupPrice?: NumberProblem;
  lowBalance?: NumberProblem;
  chatModel?: ChatModelProblem;
}

export type ParsedFields =
  | { ok: true; gateway: SavedGateway }
  | { ok: false; problems: FieldProblems };

/** The gateway as it would be saved, or why it cannot be. `others`: the other gateways, whose names are taken. */
export function parseFields(
  fields: GatewayFields,
  id: string,
  others: Pick<SavedGateway, 'name'>[],
): ParsedFields {
  const url = parseBaseUrl(fields.baseUrl, fields.allowsHttp);
  const key = parseApiKey(fields.apiKey);
  const dailyLimit = parseCount(fields.dailyLimit);
  const lookupPrice = parseDollars(fields.lookupPrice);
  const lowBalance = parseAmount(fields.lowBalance);
  const chatModel = parseChatModel(fields.chatModel);
  if (url.ok && key.ok && dailyLimit.ok && lookupPrice.ok && lowBalance.ok && chatModel.ok) {
    const gateway = {
      id,
      name: trimText(fields.name, MAX_NAME_LENGTH) ?? getDefaultName(url.url, others),
      baseUrl: url.url,
      apiKey: key.key,
      version: fields.version,
      dailyLimit: dailyLimit.value,
      lookupPrice: lookupPrice.value,
      lowBalance: lowBalance.value,
      ...(chatModel.model && { chatModel: chatModel.model }),
    };
    return { ok: true, gateway };
  }
  const problems = {
    ...(!url.ok && { baseUrl: url.problem }),
    ...(!key.ok && { apiKey: key.problem }),
    ...(!dailyLimit.ok && { dailyLimit: dailyLimit.problem }),
    ...(!lookupPrice.ok && { lookupPrice: lookupPrice.problem }),
    ...(!lowBalance.ok && { lowBalance: lowBalance.problem }),
    ...(!chatModel.ok && { chatModel: chatModel.problem }),
  };
  return { ok: false, problems };
}

/** Whether the key of a saved gateway would go to another host than before, because only its URL was changed. */
export function isKeyForOtherHost(saved: SavedGateway | undefined, fields: GatewayFields): boolean {
  const url = parseBaseUrl(fields.baseUrl, true);
  const key = parseApiKey(fields.apiKey);
  if (!saved || !url.ok || !key.ok || key.key !== saved.apiKey) return false;
  return new URL(url.url).origin !== new URL(saved.baseUrl).origin;
}

/** Which parts came from a pasted configuration. */
export type Taken = 'both' | 'baseUrl' | 'apiKey';

/** Fields that were taken from a pasted or typed configuration. */
export interface TakenFields {
  change: Partial<Pick<GatewayFields, 'baseUrl' | 'apiKey'>>;
  taken: Taken;
}

/**
 * The fields that a text pasted into base URL or key changes. Returns `undefined` if the browser should insert it as it is.
 * `replacesAll`: nothing else would remain in the field.
 */
export function takePasted(
  text: string,
  field: 'baseUrl' | 'apiKey',
  replacesAll: boolean,
): TakenFields | undefined {
  const found = parsePastedConfiguration(text);
  if (!found) return undefined;
  const taken = getTaken(found);
  if (taken === field && (!replacesAll || found[field] === text.trim())) return undefined;
  return { change: found, taken };
}

/**
 * Takes apart a configuration that was typed or dropped into base URL or key. Returns `undefined` if both fields contain
 * nothing but what belongs there.
 */
export function takeTyped({ baseUrl, apiKey }: GatewayFields): TakenFields | undefined {
  const inUrl = parsePastedConfiguration(baseUrl);
  const inKey = parsePastedConfiguration(apiKey);
  // URL and key of one text belong together.
  const pair = [inUrl, inKey].find((found) => found?.baseUrl && found.apiKey);
  if (pair) return { change: pair, taken: 'both' };
  const change: TakenFields['change'] = {};
  // A URL has the characters of a key.
  if (!parseApiKey(apiKey).ok || inKey?.baseUrl) {
    if (inKey?.apiKey) change.apiKey = inKey.apiKey;
    else if (inUrl?.apiKey) Object.assign(change, { apiKey: inUrl.apiKey, baseUrl: '' });
  }
  if (!parseBaseUrl(baseUrl, true).ok) {
    if (inUrl?.baseUrl) change.baseUrl = inUrl.baseUrl;
    else if (inKey?.baseUrl)
      Object.assign(change, { apiKey: change.apiKey ?? '', baseUrl: inKey.baseUrl });
  }
  if (!change.baseUrl && !change.apiKey) return undefined;
  return { change, taken: getTaken(change) };
}

function getTaken({ baseUrl, apiKey }: { baseUrl?: string; apiKey?: string }): Taken {
  if (baseUrl && apiKey) return 'both';
  return baseUrl ? 'baseUrl' : 'apiKey';
}
