import { useStore } from './store-context.ts';

/** A thin line below the header that grows with the worlds that are done. It takes no room. */
export function ProgressBar() {
  const progress = useStore().runner.progress.value;
  const share = progress && progress.total > 0 ? progress.done / progress.total : 0;
  return (
    <div class="progress" data-running={progress !== null} aria-hidden="true">
      <div style={{ scale: `${progress === null ? 1 : Math.max(0.02, share)} 1` }} />
    </div>
  );
}
