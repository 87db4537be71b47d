/**
 * Runs in the relay's process before the relay, and corrects two things about it. Plain JavaScript, because every
 * installed Node runs it.
 */
import { Server } from 'node:net';

const { Response } = globalThis;
const { listen } = Server.prototype;

/**
 * The relay would listen on all network interfaces, on a port that has to be chosen before. Here, it listens on
 * 127.0.0.1 only, on any free port, which the parent process is told.
 */
Server.prototype.listen = function listenLocally(...options) {
  // The relay's server library has put its own Response in place by now. Its headers are immutable where the relay
  // changes them, so every streamed answer would fail.
  globalThis.Response = Response;
  this.once('listening', () => process.send?.(this.address().port));
  const onListening = options.find((option) => typeof option === 'function');
  return listen.call(this, 0, '127.0.0.1', onListening);
};

// Ends with the parent process, however that ends.
process.once('disconnect', () => process.exit());
