/** A partial translation: any part of the English texts. */
export type Begun<T> = T extends string | ((...given: never[]) => unknown) ? T : { [K in keyof T]?: Begun<T[K]> };

/** Texts of a language, in English where it lacks them. */
export function completed<T>(whole: T, begun: Begun<T> | undefined): T {
  if (begun === undefined) return whole;
  if (!isTable(whole) || !isTable(begun)) return begun as T;
  const own: Record<string, unknown> = begun;
  const keys = [...new Set([...Object.keys(whole), ...Object.keys(own)])];
  return Object.fromEntries(keys.map((key) => [key, completed<unknown>(whole[key], own[key] as undefined)])) as T;
}

/** Texts are in plain tables; page elements have no constructor. */
const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && value.constructor === Object;
