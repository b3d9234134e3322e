/**
 * A session packed into the fragment of an address, without any server: one run, or several side by side, and how they
 * are shown. An unpacked address is checked like a file.
 */
import type { Prepared } from '../scenario/prepared.ts';
import { LINK } from './mark.ts';
import { type Read, readSession } from './read-session.ts';
import { type SessionExtras, sessionText } from './session.ts';

/** Maximum length of a fragment in characters, and of its unpacked contents in bytes. */
const MAX_CHARACTERS = 200_000;
const MAX_BYTES = 1_000_000;

/** @param base the scenario of that name that comes with Stroma, or null when there is none */
export async function linkOf(
  scenario: Prepared,
  seed: string,
  base: Prepared | null,
  extras: SessionExtras = {},
): Promise<string> {
  const text = sessionText(scenario, seed, base, extras);
  return LINK + toText(await through(new CompressionStream('deflate-raw'), new TextEncoder().encode(text)));
}

/**
 * The session in an address, or what is wrong with it.
 * @param shipped gives a scenario that comes with Stroma, or null
 */
export async function follow(fragment: string, shipped: (id: string) => Promise<Prepared | null>): Promise<Read> {
  const packed = fragment.slice(LINK.length);
  if (packed.length > MAX_CHARACTERS)
    return { problem: `the address has ${packed.length} characters, expected at most ${MAX_CHARACTERS}` };
  return readSession(await unpacked(packed), 'address', shipped);
}

async function unpacked(packed: string): Promise<unknown> {
  try {
    const bytes = await through(new DecompressionStream('deflate-raw'), fromText(packed), MAX_BYTES);
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

/** Pipes bytes through a stream that packs or unpacks; throws if more than `most` come out. */
async function through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
  most = Number.POSITIVE_INFINITY,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new Error('too large');
    }
    parts.push(value);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Base64 using only characters allowed in an address. */
function toText(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

const fromText = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
