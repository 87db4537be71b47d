import type { Failure, FailureKind, KeyProblem } from './failure.ts';

/*
 * The only module that decides what an error response of a gateway means (`classify`) and how GPT Lens reacts
 * (`CONSEQUENCES`). Evidence counts in this order: HTTP status, then `code` and `type`, then phrases that name
 * their subject. Single words are ambiguous: "token" also occurs in "Unexpected token '<'", "not found" in
 * "record not found", 不存在 in 用户不存在.
 */

/** The properties of a response without data that `classify` looks at. */
export interface Evidence {
  /** The HTTP status, or the status in the body if the HTTP status means success. */
  status: number;
  /** The body's `code` and `type`, in lower case. */
  codes: string[];
  /** The gateway's error message; missing if there is none. */
  message?: string;
  /** The response is a web page. */
  isPage: boolean;
  /** This endpoint is known to exist, so "not found" does not mean that the endpoint is missing. */
  isProven: boolean;
  /** It is the response to a chat message. Some kinds occur in chats only. */
  isChat: boolean;
}

/** The failure kinds that a response can have; the others occur without a response. */
type AnsweredKind = Extract<
  FailureKind,
  | 'key-refused'
  | 'balance-used-up'
  | 'forbidden'
  | 'rate-limited'
  | 'no-channel'
  | 'unknown-gpt'
  | 'endpoint-missing'
  | 'not-a-gateway'
  | 'too-large'
  | 'content-refused'
  | 'price-not-set'
  | 'server-error'
  | 'refused'
  | 'unreadable'
>;

interface Rule {
  kind: AnsweredKind;
  /** Limits the rule to these statuses; any status without it. */
  status?: (status: number) => boolean;
  /** Matches one of these codes or this pattern. Without both, the status is sufficient. */
  codes?: string[];
  words?: RegExp;
  /** An additional condition. */
  only?: (evidence: Evidence) => boolean;
}

const oneOf =
  (...statuses: number[]) =>
  (status: number) =>
    statuses.includes(status);
const isServerError = (status: number) => status >= 500;
/** With a status of 500 or more, a message about keys refers to the gateway's own keys for its upstream. */
const isBelow500 = (status: number) => status < 500;
const isNot429 = (status: number) => status !== 429;
const isChat = (evidence: Evidence) => evidence.isChat;

const NO_CHANNEL =
  /无(?:有效|可用)的?(?:上游)?渠道|没有(?:任何)?可用的?(?:上游)?渠道|可用渠道失败|渠道已被禁用|\bno (?:available|valid|enabled) (?:upstream )?channels?\b|\bno channels? (?:is |are )?available\b|\bget available channels?\b|\bchannel has been disabled\b/i;

/** Excludes balances of the gateway's upstream and of invitations: they are not the user's. */
const NOT_OWN = `(?<!(?:邀请|上游|渠道|兑换|upstream|channel|invitation)[^，。,.;；]{0,12})`;
/** Excludes keys of the upstream, and tokens that do not identify the user, such as captcha and CSRF tokens. */
const NOT_OWN_KEY = `(?<!(?:上游|渠道|验证码|上下文|upstream|channel|provider|captcha|csrf)[^，。,.;；]{0,24})`;
/** Excludes settings about low balance alerts. */
const NO_SETTING = `(?!.{0,2}(?:提醒|预警|通知|告警|阈值))`;

const BALANCE = new RegExp(
  [
    `${NOT_OWN}(?:余额|额度|配额|积分|点数|算力|套餐|(?<!请求)次数)(?:已经?|都)?(?:严重)?(?:不足|用尽|用完|耗尽|不够)${NO_SETTING}`,
    `预扣费(?:额度)?失败`,
    `${NOT_OWN}已欠费|请(?:先|及时|尽快)?充值`,
    String.raw`${NOT_OWN}\binsufficient (?:account |user |token |your )?(?:balance|quota|credits?|funds?)\b`,
    String.raw`${NOT_OWN}\b(?:balance|quota|credits?|credit limit|funds)(?: (?:is|are|has|have|been))* (?:insufficient|not enough|not sufficient|too low|exhausted|used up|depleted)\b`,
    String.raw`\bnot enough (?:balance|quota|credits?|funds)\b|\b(?:out of|no (?:more )?remaining|no more) (?:credits?|quota|funds|balance)\b|\bno (?:credits?|quota|funds|balance) (?:left|remaining)\b`,
    String.raw`${NOT_OWN}\b(?:account quota|credit limit) exceeded\b|\bexhausted your (?:credits|quota|balance)\b`,
    `${NOT_OWN}余额为 ?(?:零|0(?![.0-9]))`,
    String.raw`\bexceeded your current quota\b|\bpre-consumed? (?:token )?quota failed\b`,
    String.raw`\bbilling hard limit\b|\baccount is (?:in arrears|overdue)\b|\bplease (?:top up|recharge)\b`,
  ].join('|'),
  'i',
);

const KEY = `(?:api[ _-]?key|secret[ _-]?key|access[ _-]?token|auth(?:entication|orization)?[ _-]?(?:token|key|credentials|header)|bearer[ _-]?token|jwt token|credentials?)`;
const KEY_ZH = String.raw`(?:令牌|密钥|秘钥|api[ _-]?key|access[ _-]?token|jwt|(?<![a-z]\s?)token\b|[该您你此]的? ?key\b)`;
/** Text allowed between a key and what a message says about it: its state, name or quota. */
const OF_KEY_ZH = String.raw`(?:[\s:：]|[\w.-]{1,40}(?=[（(]#)|sk-[\w*…]+|[（(]#?\d+[）)]|已经?|被|状态|可用|剩余|额度|管理员|的|验证|校验|鉴权|认证|为|或|无效|过期)*`;

const KEY_WORDS = new RegExp(
  [
    String.raw`${NOT_OWN_KEY}\b(?:invalid|incorrect|wrong|bad|malformed|unknown|unrecogni[sz]ed|expired|revoked|disabled|deactivated|deleted|missing|no)(?: or (?:invalid|missing|expired))? ${KEY}\b(?! (?:group|name|format of|parameter|for (?:the )?(?:upstream|channel|provider)))|^(?:not authenticated|authentication required)\W*$`,
    String.raw`${NOT_OWN_KEY}\b${KEY}(?: (?:you )?provided)?(?: (?:is|was|has|have|been|appears to be))* (?:invalid|incorrect|wrong|expired|revoked|disabled|deactivated|deleted|exhausted|missing|required|not (?:valid|provided|found|authori[sz]ed|recogni[sz]ed))\b(?! for (?:the )?(?:upstream|channel|provider))`,
    String.raw`\b(?:pass|provide|use|supply|enter) an? valid ${KEY}\b|\bplease (?:provide|supply|enter) (?:an? |your )?${KEY}\b(?! (?:name|group))|\b(?:didn.?t|did not) provide (?:an? |any |your )?(?:api )?key\b`,
    String.raw`^(?:(?:unauthori[sz]ed|authentication failed)[:,] )?(?:this |the |your )?token(?: (?:quota|status|is|has|was|been))* (?:expired|invalid|disabled|exhausted|revoked|unavailable|missing|not provided)\b(?! (?:at|in|near|for)\b)`,
    String.raw`^(?:(?:unauthori[sz]ed|authentication failed)[:,] )?(?:invalid|expired|missing|no) token(?=\s*(?:$|[.!(（。！]|provided\b|, (?!(?:un)?expected)))`,
    String.raw`(?:无效的?|错误的?|非法的?|未提供(?:有效的?)?|没有提供|缺少|缺失|请提供(?:有效的?)?|找不到) ?(?:api ?|jwt ?)?(?:令牌|密钥|秘钥|api[ _-]?key|access[ _-]?token|\btoken\b)(?![名桶数列长分信类格参])(?! ?参数)`,
    `请(?:检查|确认|核对)[您你的该此]{0,2} ?(?:密钥|令牌|api[ _-]?key) ?是否(?:正确|有效)|请(?:输入|使用|填写)(?:正确|有效)的? ?(?:密钥|令牌|api[ _-]?key)`,
    `${NOT_OWN_KEY}${KEY_ZH}${OF_KEY_ZH}(?:过期|失效|禁用|停用|用尽|用完|耗尽|不可用|无效|不存在|不正确|有误|注销|删除|为空|缺失|(?<=额度)不足|(?<=验证|校验|鉴权|认证)失败|(?<=令牌|密钥|秘钥|key)错误|(?<=api[ _-]?key ?)为?必填)`,
  ].join('|'),
  'i',
);

const FORBIDDEN =
  /用户(?:已被|已|被)(?:封禁|禁用|注销)|封禁用户|(?<!(?:上游|渠道|gpt|openai|claude)[^，。,.;；]{0,12})[账帐][号户](?:已被|已|被)(?:封禁|封停|禁用|停用|冻结|注销)|\bIP\b.{0,8}(?:不在|未在|不允许|受限|被禁|被拦)|只能在指定网段|(?:令牌|无)权(?:访问|使用|进行)|权限不足|没有权限|\b(?:user|account)(?: (?:is|was|has|been))* (?:banned|disabled|suspended|blocked)\b|\bip\b.{0,16}\bnot (?:in|on|allowed|permitted|whitelisted)\b|\btoken has no access\b|\b(?:permission|access) denied\b|\binsufficient (?:privileges?|permissions?)\b/i;

const RATE_LIMIT =
  /(?:请求|访问|操作|调用)(?:过于|太)?频繁|(?<!单次)请求(?:次数|数)?(?:过多|太多|已用完)|(?:请求|访问|操作|调用)(?:速度)?[过太]快|超[过出](?:最大)?请求频率|并发数?(?:过高|超[过出]限制)|(?:请求)?频率(?:过高|过快|超)|(?:达到|超过|超出|触发).{0,8}(?:请求数|频率|并发|速率|QPS|RPM|TPM).{0,4}限|[触被]发?限流|负载已饱和|\brate[ _-]?limit(?:ed|s)?(?: (?:is|has|been))*(?: exceeded| reached|$|[.,:;])|\btoo many (?:concurrent )?requests\b|\brequest was throttled\b|\b(?:concurrency|requests? per (?:second|minute|hour|day)) limit (?:exceeded|reached)\b|\bsending requests too (?:quickly|fast)\b|\brequest limit\b|\bload is saturated\b/i;

/** After the word GPT, these refer to something else: a model number, a channel, an account. */
const NOT_A_GPT = String.raw`(?!\s?[-.]?\s?\d|-|\s?(?:渠道|模型|分组|令牌|用户|账号|账户|接口|额度|参数|对应的|channel|model|account|user|key|group|api|service|route|endpoint|provider|token|plus|store))`;
/** The word GPT, or a GPT id; "the model gpts" is a model. */
const GPT = String.raw`(?<!(?:model|模型|channel|渠道|group|分组|user|用户|key)s?[\s\x60'"“:：]{0,3})(?<![-\w])(?:(?:gpts?|gizmos?|智能体)(?![a-z])${NOT_A_GPT}|g-[a-z0-9]{9,32}(?![\w-]))`;
const OF_GPT = String.raw`(?:[\s:：="'\x60“”「」()（），,]|with|id|named|it|was|is|are|has|been|does|you|requested|are looking for|'re looking for|inaccessible|or|应用|g-[a-z0-9]{9,32})*`;

const UNKNOWN_GPT = new RegExp(
  [
    String.raw`(?<!\b(?:for|of|with|from|in|to) (?:this |the |that )?(?:gpt |gizmo )?)${GPT}${OF_GPT}(?:not[ _]found|(?:not|n't|no longer) exists?|(?:cannot|can't|could not|couldn't) be found|deleted|removed|private|no longer available|不存在|未找到|找不到|没有找到|无法找到|(?:已|被|已被)(?:作者)?(?:删除|下架)|已失效)`,
    String.raw`\b(?:no such|unknown|no|(?:cannot|can't|could not|couldn't|failed to|unable to) find|not found:?|invalid) (?:this |the |that |requested |custom |an? )*${GPT}(?! (?:is|are) available| id (?:given|provided|specified))`,
    String.raw`(?:找不到|未找到|没有找到|未查询到|没有(?=\s?(?:该|此|这个))|无法找到|查无|不存在|无效的)\s?(?:id\s?为\s?)?(?:该|此|这个|指定的?|对应的?|相关的?|您?要找的)?\s?${GPT}`,
    String.raw`(?:没有权限|无权)(?:访问|查看|使用)(?:该|此|这个)?\s?${GPT}|(?:\bno|n't have|\bnot have) (?:access|permission) to (?:view |access |use )?(?:this |the |that )?(?:custom )?${GPT}`,
  ].join('|'),
  'i',
);

const NO_ENDPOINT =
  /\binvalid url\b|\bunrecogni[sz]ed request url\b|\brequested url\b.{0,80}\bnot found\b|页面不存在|\bunknown request url\b|\bcannot (?:get|post) \/|\bno static resource\b|\bno route\b|\broute\b.{0,60}\bnot (?:be )?found\b|\bapi not implemented\b|\bmethod not allowed\b|(?:接口|路由|路径|请求地址)(?:不存在|未找到|未实现)|无效的(?:请求)?(?:路径|接口|地址)/i;
/** Servers send this if a route is missing, and some gateways if a GPT is missing. */
const NOTHING_THERE = /^\W*(?:404)?\W*(?:(?:page|resource|path|url|endpoint) )?not[ _]found\W*$/i;

const TOO_LARGE =
  /\b(?:request|payload|body|entity|file|image|picture|message|prompt|input|conversation)(?: (?:entity|body|payload|size|content))*(?: (?:is|was))? too (?:large|long|big)\b|\bmaximum context length\b|\b(?:context (?:length|window)|payload size)(?: limit)?(?: (?:is|was|has been))? exceeded\b|\bexceed(?:s|ed|ing)? (?:the |this )?(?:model.?s )?(?:maximum |max )?(?:context (?:length|window)|body size|payload size|input length)\b|(?:请求体|请求内容|请求数据|图片|文件|附件|上下文|对话|输入|提示词|消息)(?:\s|的|内容|长度|大小|体积|文本|已|tokens?)*(?:过大|过长|太大|太长|超[过出](?:了)?[^，。,.;；]{0,12}(?:限制|上限|最大))/i;

/** A filter is the subject, or what it found; a failing or wrongly set filter is something else. */
const CONTENT_REFUSED = new RegExp(
  [
    `(?:检测到|包含|含有|存在|涉及|触发了?|命中了?)[^，。,.;；]{0,12}(?:敏感词|敏感内容|敏感信息|违规|违禁|不当内容|不良信息|风险内容)`,
    `敏感词(?:检测)?(?:未通过|不通过|拦截)|内容(?:审核|安全|风控)(?:检测|检查|审查)?(?:未通过|不通过)`,
    `(?:内容|输入|提问|问题|消息|提示词)[^，。,.;；]{0,6}(?:违规|不合规|被拦截|被屏蔽)`,
    `违反[^，。,.;；]{0,12}(?:政策|规范|法规|规定)`,
    String.raw`\bsensitive (?:words?|content|information)(?: (?:is|was|were|are|has been|have been))? (?:detected|found|blocked)\b`,
    String.raw`\b(?:violat\w+|triggering|rejected|blocked|flagged|filtered|refused)\b.{0,60}\b(?:content|usage|safety|moderation)(?: management| filter(?:ing)?)?(?: polic(?:y|ies)| systems?| filters?)\b`,
    String.raw`\b(?:prompt|input|content|message|text)\b.{0,30}\b(?:was|were|is|been) (?:flagged|filtered)\b|\b(?:prompt|input|content) (?:was|is|has been) blocked\b`,
    String.raw`\bcontains? (?:inappropriate|prohibited|harmful|unsafe|sensitive) (?:content|words?|information)\b`,
  ].join('|'),
  'i',
);

const PRICE_NOT_SET =
  /(?:倍率|价格)(?:或价格|或倍率)?(?:未配置|未设置|没有配置|没有设置|尚未配置)|\b(?:ratio or price|price or ratio|model (?:price|ratio))\b.{0,20}\bnot (?:been )?(?:set|configured)\b/i;

/** In a chat, the model's name contains the GPT's id, so a model that is not there means that the GPT is not there. */
const UNKNOWN_MODEL =
  /\bmodels?\b.{0,80}\b(?:does not|doesn.?t|do not|not) exist\b|\bmodel\b.{0,80}\b(?:not found|could not be found)\b|\bno such model\b|模型.{0,80}(?:不存在|未找到|找不到)|(?:不存在|未找到|找不到)[^，。,.;；]{0,4}模型/i;

/** The first matching rule determines the kind. */
const RULES: Rule[] = [
  { kind: 'balance-used-up', status: oneOf(402) },
  {
    kind: 'balance-used-up',
    codes: [
      ...['insufficient_user_quota', 'insufficient_quota', 'pre_consume_token_quota_failed'],
      ...['insufficient_balance', 'insufficient_credits', 'insufficient_funds', 'no_quota'],
      ...['quota_not_enough', 'balance_not_enough', 'credit_balance_too_low', 'quota_exhausted'],
      ...['token_quota_exhausted', 'billing_hard_limit_reached', 'billing_not_active'],
      ...['account_overdue', 'arrearage', 'exceeded_current_quota_error', 'payment_required'],
    ],
  },
  { kind: 'too-large', status: oneOf(413), only: isChat },
  {
    kind: 'too-large',
    only: isChat,
    codes: [
      ...['request_too_large', 'payload_too_large', 'request_entity_too_large'],
      ...['content_too_large', 'context_length_exceeded', 'context_window_exceeded'],
      ...['string_above_max_length', 'prompt_too_long'],
    ],
  },
  {
    kind: 'content-refused',
    only: isChat,
    codes: [
      ...['sensitive_words_detected', 'content_filter', 'content_policy_violation'],
      ...['moderation_blocked', 'responsible_aipolicy_violation', 'data_inspection_failed'],
      ...['prompt_blocked', 'content_blocked'],
    ],
  },
  { kind: 'price-not-set', only: isChat, codes: ['model_price_error'], words: PRICE_NOT_SET },
  { kind: 'no-channel', words: NO_CHANNEL },
  { kind: 'unknown-gpt', only: isChat, status: isNot429, words: UNKNOWN_MODEL },
  { kind: 'no-channel', status: isServerError, codes: ['model_not_found'] },
  {
    kind: 'key-refused',
    status: isBelow500,
    codes: [
      ...['invalid_api_key', 'api_key_invalid', 'incorrect_api_key', 'missing_api_key'],
      ...['invalid_authentication', 'invalid_authentication_error', 'authentication_error'],
      ...['unauthenticated', 'token_expired', 'api_key_expired', 'account_deactivated'],
    ],
    words: KEY_WORDS,
  },
  { kind: 'balance-used-up', words: BALANCE },
  { kind: 'too-large', only: isChat, status: isNot429, words: TOO_LARGE },
  { kind: 'content-refused', only: isChat, status: isNot429, words: CONTENT_REFUSED },
  {
    kind: 'endpoint-missing',
    status: isBelow500,
    codes: ['unknown_url', 'api_not_implemented'],
    words: NO_ENDPOINT,
  },
  { kind: 'unknown-gpt', only: isChat, status: isBelow500, codes: ['model_not_found'] },
  { kind: 'unknown-gpt', status: isBelow500, codes: ['gpt_not_found', 'gizmo_not_found'] },
  {
    kind: 'unknown-gpt',
    status: (status) => isBelow500(status) && status !== 429,
    words: UNKNOWN_GPT,
  },
  {
    kind: 'forbidden',
    status: (status) => isBelow500(status) && status !== 429,
    codes: ['access_denied', 'permission_denied', 'permission_error', 'forbidden'],
    words: FORBIDDEN,
  },
  { kind: 'key-refused', status: oneOf(401) },
  { kind: 'rate-limited', status: oneOf(429) },
  {
    kind: 'rate-limited',
    status: isBelow500,
    codes: ['rate_limit_exceeded', 'rate_limit_error', 'rate_limit_reached', 'too_many_requests'],
    words: RATE_LIMIT,
  },
  { kind: 'endpoint-missing', status: oneOf(501) },
  { kind: 'server-error', status: isServerError },
  // Also matches a firewall's web page: the status still means that access is denied.
  { kind: 'forbidden', status: oneOf(403, 451) },
  { kind: 'not-a-gateway', only: ({ isPage }) => isPage },
  { kind: 'endpoint-missing', status: oneOf(405) },
  {
    kind: 'endpoint-missing',
    status: oneOf(404),
    only: ({ message, isProven }) => !isProven && (!message || NOTHING_THERE.test(message)),
  },
  { kind: 'refused', only: ({ status, message }) => status >= 400 || message !== undefined },
  { kind: 'unreadable' },
];

/** Gateways of this family append a request id to each message. */
const REQUEST_ID = /\s*[(（]request id:[^)）]*[)）]/gi;

/** Determines the failure kind of a response without data. */
export function classify(evidence: Evidence): AnsweredKind {
  const message = evidence.message?.replace(REQUEST_ID, '');
  // Some messages consist of nothing but a code.
  const codes = [...evidence.codes, message?.toLowerCase() ?? ''];
  return RULES.find((rule) => fits(rule, { ...evidence, message, codes }))?.kind ?? 'unreadable';
}

function fits({ status, codes, words, only }: Rule, evidence: Evidence): boolean {
  if (status && !status(evidence.status)) return false;
  if (only && !only(evidence)) return false;
  if (!codes && !words) return true;
  return (
    (codes?.some((code) => evidence.codes.includes(code)) ?? false) ||
    (words?.test(evidence.message ?? '') ?? false)
  );
}

/** What is wrong with a refused key, if the response says so. */
export function findKeyProblem({ codes, message = '' }: Evidence): KeyProblem | undefined {
  const words = [...codes, message].join(' ');
  if (/用尽|用完|耗尽|额度不足|exhausted/i.test(words)) return 'exhausted';
  if (/过期|expired/i.test(words)) return 'expired';
  if (/不可用|禁用|停用|注销|删除|disabled|deactivated|revoked|unavailable/i.test(words)) {
    return 'disabled';
  }
  const isMissing =
    /未提供|没有提供|请提供|缺少|缺失|为空|必填|not provided|missing|required|provide (?:an? |any |your )?(?:api )?key|\bno /i;
  return isMissing.test(words) ? 'missing' : undefined;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** Upper limit of every pause that a gateway requests: a user waits for the result, and a batch can try once more. */
export const MAX_PAUSE_MS = 10 * MINUTE_MS;

/** How GPT Lens reacts to a failure. */
interface Consequence {
  /**
   * Whether the request is retried automatically: never, always, if the server is overloaded (502, 503, 504), or after
   * the pause that the gateway requests.
   */
  retry: 'no' | 'yes' | 'overload' | 'after-pause';
  /** How long look-ups are blocked, for this GPT or for all GPTs at this gateway. A manual retry ignores it. */
  block?: { for: 'gpt' | 'gateway'; ms: number };
  /**
   * What a batch does: `record` saves the failure as the result and goes on; `continue` goes on, too, but the batch
   * pauses after several in a row; `pause` waits as long as the gateway requests, then resumes; `stop` pauses until the
   * user resumes it, because every further look-up would fail the same way.
   */
  batch: 'record' | 'continue' | 'pause' | 'stop';
  /**
   * Whether the next gateway may be asked, if the user allows that. Only if this one cannot answer, but is in order:
   * nobody would notice a refused key if another gateway answered instead.
   */
  mayAskNext?: true;
}

const CONSEQUENCES: Record<FailureKind, Consequence> = {
  'no-key': { retry: 'no', batch: 'stop' },
  'key-refused': {
    retry: 'no',
    // Gateways block clients that keep sending a refused key.
    block: { for: 'gateway', ms: 5 * MINUTE_MS },
    batch: 'stop',
  },
  'balance-used-up': {
    retry: 'no',
    block: { for: 'gateway', ms: 5 * MINUTE_MS },
    batch: 'stop',
    mayAskNext: true,
  },
  forbidden: { retry: 'no', batch: 'stop' },
  'rate-limited': {
    retry: 'after-pause',
    // If the gateway does not say how long.
    block: { for: 'gateway', ms: 5 * SECOND_MS },
    batch: 'pause',
  },
  'unknown-gpt': {
    retry: 'no',
    // Avoids paying repeatedly for the same response; a GPT that becomes public is found after an hour.
    block: { for: 'gpt', ms: 60 * MINUTE_MS },
    batch: 'record',
    mayAskNext: true,
  },
  // Another GPT may have a channel.
  'no-channel': { retry: 'no', batch: 'continue' },
  'endpoint-missing': { retry: 'no', batch: 'stop' },
  'not-a-gateway': { retry: 'no', batch: 'stop' },
  redirected: { retry: 'no', batch: 'stop' },
  // The gateway has started to respond, so a retry may be charged again.
  unreadable: { retry: 'no', batch: 'continue' },
  refused: { retry: 'no', batch: 'continue' },
  'server-error': { retry: 'overload', batch: 'continue' },
  // Chats are never retried, and no lookup fails like this.
  'too-large': { retry: 'no', batch: 'continue' },
  'content-refused': { retry: 'no', batch: 'continue' },
  'price-not-set': { retry: 'no', batch: 'continue' },
  timeout: { retry: 'no', batch: 'continue' },
  offline: { retry: 'no', batch: 'stop' },
  unreachable: { retry: 'yes', batch: 'continue' },
  'no-access': { retry: 'no', batch: 'stop' },
  'limit-reached': { retry: 'no', batch: 'stop' },
  'too-fast': { retry: 'no', batch: 'continue' },
  interrupted: { retry: 'no', batch: 'continue' },
};

/** What a batch does after a failure, see `Consequence.batch`. */
export function getBatchReaction({ kind }: Failure): Consequence['batch'] {
  return CONSEQUENCES[kind].batch;
}

/** Whether the next gateway may be asked after a failure, see `Consequence.mayAskNext`. */
export function mayAskNext({ kind }: Failure): boolean {
  return CONSEQUENCES[kind].mayAskNext ?? false;
}

/** The pause in milliseconds that the gateway requests; `undefined` if it does not say how long. */
export function getRequestedPause(failure: Failure, now: number): number | undefined {
  if (failure.kind !== 'rate-limited' || failure.retryAt === undefined) return undefined;
  return Math.min(Math.max(0, failure.retryAt - now), MAX_PAUSE_MS);
}

/** Whether to retry automatically. `maxPauseMs`: the longest requested pause to wait for. */
export function canRetry(failure: Failure, maxPauseMs: number, now: number): boolean {
  switch (CONSEQUENCES[failure.kind].retry) {
    case 'no':
      return false;
    case 'yes':
      return true;
    case 'overload':
      return failure.kind === 'server-error' && [502, 503, 504].includes(failure.status);
    case 'after-pause':
      return (getRequestedPause(failure, now) ?? 0) <= maxPauseMs;
  }
}

/** How long, in milliseconds, a failure blocks look-ups of this GPT or at the whole gateway; 0 if it does not. */
export function getBlockDuration(failure: Failure, scope: 'gpt' | 'gateway', now: number): number {
  const { block } = CONSEQUENCES[failure.kind];
  return block?.for === scope ? (getRequestedPause(failure, now) ?? block.ms) : 0;
}
