/** Options of `serve`. */
export interface ServeCommandOptions {
  readonly port: number;
  readonly open?: boolean;
}

/** Port of the page where none is asked for. */
export const usualPort = 4180;
