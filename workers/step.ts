/** A thread that helps to step a run: a worker of a page, or a thread in Node. */
import { type Message, makeHelper } from '../src/threads/helper.ts';

const help = makeHelper();
const { parentPort } = globalThis.process?.getBuiltinModule?.('node:worker_threads') ?? {};

if (parentPort) parentPort.on('message', (message: Message) => help(message));
else {
  globalThis.addEventListener('message', ({ data }: MessageEvent<Message>) => help(data));
  // Held as long as this worker lives, so that the worker that started it notices at once when it ends.
  const lock = `stroma-step-${crypto.randomUUID()}`;
  void navigator.locks
    ?.request(lock, () => {
      postMessage(lock);
      return new Promise(() => {});
    })
    .catch(() => {});
}
