import { QUOTA_PER_DOLLAR } from './account.ts';

/** Chinese yuan for a US dollar. */
export const YUAN_PER_DOLLAR = 7.3;

/** What `/api/status` tells anybody about the site, as far as clients use it. */
export function siteStatus(name: string): Record<string, unknown> {
  return {
    version: 'v0.9.6',
    start_time: 1_760_000_000,
    system_name: name,
    logo: '',
    server_address: '',
    top_up_link: 'https://top-up.lanternworks.example/buy',
    docs_link: 'https://docs.lanternworks.example',
    quota_per_unit: QUOTA_PER_DOLLAR,
    display_in_currency: true,
    quota_display_type: 'USD',
    price: YUAN_PER_DOLLAR,
    usd_exchange_rate: YUAN_PER_DOLLAR,
  };
}
