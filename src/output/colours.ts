/** The colours of `styles/tokens.css`, for what no style sheet reaches: pictures, and the window around a page. */
export const colours = {
  paper: '#faf7f2',
  /** The paper of the dark pages. */
  darkPaper: '#1a1614',
  ink: '#1d1a17',
  quiet: '#615953',
  accent: '#b23115',
} as const;
