/** What `web/build/service-worker.ts` puts together when the app is built. */

declare module 'virtual:shell' {
  export const shell: import('./shell-cache.ts').Shell
}
