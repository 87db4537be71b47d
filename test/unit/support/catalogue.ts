import { type Catalogue, createCatalogue } from '../../gateway/catalogue.ts';

/** The demo gateway's GPTs, as if it were served from this machine. */
export const catalogue: Catalogue = createCatalogue('http://127.0.0.1:8080');
