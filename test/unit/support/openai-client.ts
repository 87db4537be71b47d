import OpenAI from 'openai';

/** The official client, set up as for any gateway of this API. It sends nothing twice. */
export function createClient({ url, key }: { url: string; key: string }): OpenAI {
  return new OpenAI({ apiKey: key, baseURL: `${url}/v1`, maxRetries: 0, logLevel: 'off' });
}
