/** What Chromium tells of a line; other browsers tell nothing, and fetch nothing ahead either. */
interface Line {
  readonly saveData?: boolean;
  readonly type?: string;
  readonly effectiveType?: string;
}

const { connection = {} } = navigator as { connection?: Line };
const { saveData = false, type = '', effectiveType = '4g' } = connection;

// Where bytes cost money or time, nothing is fetched before somebody asks for it.
if (
  saveData ||
  type === 'cellular' ||
  effectiveType !== '4g' ||
  matchMedia('(prefers-reduced-data: reduce)').matches
) {
  document.querySelector('script[type=speculationrules]')?.remove();
}
