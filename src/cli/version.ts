/** Put in by the build, from package.json. */
declare const NETNSH_VERSION: string;

export const version = NETNSH_VERSION;
