/** What a platform does for an Action. */
type PlatformCategory =
  /** Offers ready-made Actions, or forwards the requests of many authors' Actions. */
  | 'actions'
  /** Runs the servers of its customers. The Action is theirs. */
  | 'hosting'
  /** Makes a computer reachable, usually for a short time: a tunnel. */
  | 'tunnel'
  | 'advertising'
  | 'analytics';

/** A service that many Actions contact, whoever made their GPTs. */
export interface Platform {
  name: string;
  category: PlatformCategory;
}

interface Entry extends Platform {
  /** Each stands for itself and all of its subdomains. */
  domains: readonly string[];
}

/**
 * A short list: to add a platform, name a public source for what it does and for its domains. Domains under "hosting" and
 * "tunnel" are in the private section of the Public Suffix List, unless another source is named:
 * https://publicsuffix.org/list/public_suffix_list.dat
 */
const PLATFORMS: readonly Entry[] = [
  // https://doc.fastgpt.io/docs/introduction/guide/dashboard/gapier
  { name: 'Gapier', category: 'actions', domains: ['gapier.com'] },
  // https://apps.make.com/gateway, https://pastebin.com/nhchB8Ym
  { name: 'Make', category: 'actions', domains: ['make.com'] },
  // https://github.com/pluginlab-ai/python-admin-sdk
  { name: 'PluginLab', category: 'actions', domains: ['pluginlab.ai', 'portal-pluginlab.ai'] },
  // https://github.com/airyland/gptshunter.com
  { name: 'WebPilot', category: 'actions', domains: ['webpilot.ai'] },
  // https://github.com/openai/openai-cookbook/blob/main/examples/chatgpt/gpt_actions_library/gpt_action_zapier.ipynb
  { name: 'Zapier', category: 'actions', domains: ['zapier.com'] },

  // The list names `execute-api` in each region, and function URLs.
  { name: 'Amazon Web Services', category: 'hosting', domains: ['amazonaws.com', 'on.aws'] },
  {
    name: 'Cloudflare Workers and Pages',
    category: 'hosting',
    domains: ['workers.dev', 'pages.dev'],
  },
  { name: 'Deno Deploy', category: 'hosting', domains: ['deno.dev'] },
  { name: 'DigitalOcean', category: 'hosting', domains: ['ondigitalocean.app'] },
  { name: 'Firebase', category: 'hosting', domains: ['web.app', 'firebaseapp.com'] },
  { name: 'Fly.io', category: 'hosting', domains: ['fly.dev'] },
  {
    name: 'Google Cloud',
    category: 'hosting',
    domains: ['run.app', 'cloudfunctions.net', 'appspot.com'],
  },
  { name: 'Heroku', category: 'hosting', domains: ['herokuapp.com'] },
  { name: 'Hugging Face Spaces', category: 'hosting', domains: ['hf.space'] },
  {
    name: 'Microsoft Azure',
    category: 'hosting',
    domains: ['azurewebsites.net', 'azurestaticapps.net', 'azure-api.net'],
  },
  { name: 'Netlify', category: 'hosting', domains: ['netlify.app'] },
  { name: 'PythonAnywhere', category: 'hosting', domains: ['pythonanywhere.com'] },
  { name: 'Railway', category: 'hosting', domains: ['up.railway.app'] },
  { name: 'Render', category: 'hosting', domains: ['onrender.com'] },
  { name: 'Replit', category: 'hosting', domains: ['replit.app', 'replit.dev', 'repl.co'] },
  { name: 'Supabase', category: 'hosting', domains: ['supabase.co'] },
  { name: 'Val Town', category: 'hosting', domains: ['val.run'] },
  { name: 'Vercel', category: 'hosting', domains: ['vercel.app'] },
  { name: 'Zeabur', category: 'hosting', domains: ['zeabur.app'] },

  { name: 'Cloudflare Quick Tunnels', category: 'tunnel', domains: ['trycloudflare.com'] },
  // https://github.com/localtunnel/localtunnel
  { name: 'localtunnel', category: 'tunnel', domains: ['loca.lt', 'localtunnel.me'] },
  {
    name: 'ngrok',
    category: 'tunnel',
    domains: ['ngrok.io', 'ngrok.app', 'ngrok.dev', 'ngrok-free.app', 'ngrok-free.dev'],
  },

  // https://github.com/GPTGeeker/gpts-promotion-alliance, https://adintelli.ai/
  { name: 'AdIntelli', category: 'advertising', domains: ['adintelli.ai'] },
  // https://adsoverai.com/documentation
  { name: 'AdsOverAI', category: 'advertising', domains: ['adsoverai.com'] },
  // https://www.adzedek.com/: GPTs fetch their ads from api.adzedek.com.
  { name: 'Adzedek', category: 'advertising', domains: ['adzedek.com'] },
  // https://docs.getchatads.com/quickstart
  { name: 'ChatAds', category: 'advertising', domains: ['getchatads.com'] },
  // https://developers.teads.com/docs/Chatbot-AI-SDK/Examples/sdk-custom-chatgpt-example
  { name: 'Teads', category: 'advertising', domains: ['outbrain.com'] },

  // https://amplitude.com/docs/apis/analytics/http-v2
  { name: 'Amplitude', category: 'analytics', domains: ['amplitude.com'] },
  // https://developers.google.com/analytics/devguides/collection/protocol/ga4
  { name: 'Google Analytics', category: 'analytics', domains: ['google-analytics.com'] },
  // https://medium.com/@anilmatcha/custom-gpt-analytics-a-comprehensive-guide-8b52e9562cc1
  { name: 'GPT Auth', category: 'analytics', domains: ['gpt-auth.com'] },
  // https://docs.mixpanel.com/reference/ingestion-api
  { name: 'Mixpanel', category: 'analytics', domains: ['mixpanel.com'] },
  // https://posthog.com/docs/api
  { name: 'PostHog', category: 'analytics', domains: ['posthog.com'] },
  // https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/server/http-api
  { name: 'Segment', category: 'analytics', domains: ['segment.io', 'segmentapis.com'] },
];

const BY_DOMAIN: ReadonlyMap<string, Platform> = new Map(
  PLATFORMS.flatMap((entry) => entry.domains.map((domain) => [domain, entry])),
);

/** The platform that a domain belongs to: the one of the domain itself or of a domain above it. */
export function findPlatform(domain: string): Platform | undefined {
  let rest = domain.toLowerCase();
  for (;;) {
    const platform = BY_DOMAIN.get(rest);
    const dot = rest.indexOf('.');
    if (platform || dot === -1) return platform;
    rest = rest.slice(dot + 1);
  }
}
