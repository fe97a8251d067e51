import { readPlaces } from './reading.ts';

const offer = document.querySelector<HTMLElement>('.tagline > .go-on');
const link = offer?.querySelector('a');
const place = readPlaces().find(
  ({ read, lang }) => read < 1 && lang === document.documentElement.lang,
);
// It stands where the site's own line is: nothing moves.
if (offer && link && place) {
  link.href = place.path;
  link.textContent = place.title;
  offer.hidden = false;
}
