/** One thing in a list of what is kept: where it leads, what is said of it, and a way to let go of it. */
export interface KeptEntry {
  readonly href: string;
  readonly title: string;
  /** BCP 47; the page's own where it is left out. */
  readonly lang?: string;
  readonly notes: readonly (string | Node)[];
  readonly remove?: { readonly label: string; readonly act: () => void };
}

const separate = (notes: KeptEntry['notes']): (string | Node)[] =>
  notes.flatMap((note, index) => (index === 0 ? [note] : [' · ', note]));

export const toLink = (href: string, text: string): HTMLAnchorElement => {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = text;
  return link;
};

/** Its button is named by what it removes too: a list has many of them. */
export const drawEntry = ({ href, title, lang, notes, remove }: KeptEntry): HTMLLIElement => {
  const item = document.createElement('li');
  const link = toLink(href, title);
  const page = document.documentElement.lang;
  if (lang !== undefined && lang !== page) item.lang = lang;
  const meta = document.createElement('p');
  meta.className = 'meta';
  const all = [...notes];
  if (remove) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = remove.label;
    button.ariaLabel = `${remove.label}: ${title}`;
    button.addEventListener('click', remove.act);
    all.push(button);
  }
  meta.append(...separate(all));
  item.append(link, meta);
  return item;
};
