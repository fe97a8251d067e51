import { settings } from '../config.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import { homeUrl, iconSizes, iconUrl, type IconName, type SitePath } from '../records/urls.ts';

/** What a phone needs to know to keep the publication among its apps. */
export interface ManifestView {
  readonly name: string;
  readonly description: string;
  readonly tag: string;
  readonly direction: 'ltr' | 'rtl';
  readonly home: SitePath;
  /** The path that the app keeps to: the whole site, so that changing languages does not leave it. */
  readonly scope: SitePath;
  readonly icons: readonly { readonly src: SitePath; readonly side: number }[];
}

const icons: readonly IconName[] = ['icon-192', 'icon-512'];

export const toManifestView = (language: Language): ManifestView => {
  const { tag, direction } = languagePack(language);
  return {
    name: settings.name[language],
    description: settings.description[language],
    tag,
    direction,
    home: homeUrl(language),
    scope: homeUrl(settings.languages[0]),
    icons: icons.map((name) => ({ src: iconUrl(name), side: iconSizes[name] })),
  };
};
