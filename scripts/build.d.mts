/** Types of build.mjs for the tests. */
export function buildAll(out?: string, native?: boolean): Promise<void>;
export function manifest(): { readonly version: string } & Readonly<Record<string, unknown>>;
