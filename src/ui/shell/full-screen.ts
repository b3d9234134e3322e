/** Fills the screen with the page, or leaves full screen; a browser may refuse. */
export function toggleFullScreen(): void {
  const done =
    document.fullscreenElement === null ? document.documentElement.requestFullscreen() : document.exitFullscreen();
  void done.catch(() => {});
}
