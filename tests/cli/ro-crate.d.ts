/** The part of the validator of RO-Crates that tests use. */
declare module 'ro-crate/lib/validator.js' {
  export class Validator {
    results: { id: string; status: string; message: string }[];
    crate: { resolveTerm(term: string): string | undefined };
    parseJSON(json: unknown): void;
    rootDataEntity(): void;
  }
}
