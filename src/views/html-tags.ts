const tag = /<[a-z](?:"[^"]*"|[^"<>])*>/gi;
const attribute = /(?<!\s)\s+([^\s"=>/]+)(?:="([^"]*)")?/g;

/**
 * Changes the opening tags of HTML that our own pipeline wrote: attributes in double quotes, `<` in texts and `"`
 * in attributes escaped.
 */
export const mapTags = (html: string, change: (tag: string) => string): string =>
  html.replace(tag, (each) => change(each));

/** Changes the attributes of one tag. `whole` is the attribute as it stands, with the white space before it. */
export const mapAttributes = (
  html: string,
  change: (whole: string, name: string, value: string | undefined) => string,
): string =>
  html.replace(attribute, (whole, name: string, value: string | undefined) =>
    change(whole, name, value),
  );
