/** Opens an address in the user's browser; does nothing where there is no screen or no browser. */
export async function openBrowser(address: string): Promise<void> {
  if (!hasScreen(process.env, process.platform)) return;
  try {
    const { default: open } = await import('open');
    const opener = await open(address);
    opener.on('error', () => {});
  } catch {
    // The address is on the terminal: whoever has no browser here can open it elsewhere.
  }
}

/** Whether a browser could show anything: on Linux it needs a display, or Windows around it. */
export function hasScreen(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY || environment.WSL_DISTRO_NAME);
}
