/** It brings no types of its own. */
declare module 'netlify-redirector' {
  interface Rules {
    readonly match: (request: object) => { readonly to: string } | null;
  }
  export const parsePlain: (rules: string, options: object) => Promise<Rules>;
}
