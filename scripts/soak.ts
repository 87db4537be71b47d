/** `npm run soak`: browses for an hour and samples memory and storage. */
import { bench } from '../test/bench/soak.ts';
import { main } from './command.ts';

await main(bench);
