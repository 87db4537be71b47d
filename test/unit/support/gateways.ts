import { createSavedGateway, type SavedGateway } from '../../../utils/settings/saved-gateways.ts';

/** A saved gateway with its own host, and by default its own key. */
export function gateway(id: string, apiKey = `sk-${id}`): SavedGateway {
  return createSavedGateway(id, { baseUrl: `https://${id}.example`, apiKey });
}
