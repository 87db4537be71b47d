import { LONGEST_QUERY } from '../ids/query.ts';

/** The popup's page as it is when something has been put into its search box and Enter pressed. */
export function popupPathFor(input: string): string {
  return `popup.html?${new URLSearchParams({ query: input.slice(0, LONGEST_QUERY).toWellFormed() })}`;
}

/** The page's address without what it asks for. */
export function withoutQuery(address: string): string {
  const url = new URL(address);
  url.searchParams.delete('query');
  return url.href;
}

/** What the page's address asks for; empty for nothing. */
export function queryOf(address: string): string {
  return new URL(address).searchParams.get('query') ?? '';
}
