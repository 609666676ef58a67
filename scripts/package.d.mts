/** Types of package.mjs for the tests. */
export function packVsix(packagePath?: string): Promise<string>;
