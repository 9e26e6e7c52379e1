/** How far a file is, and what comes after it has arrived. */
export function UploadProgress({ share }: { share: number }) {
  const percent = Math.round(share * 100);
  return (
    <>
      <div
        role="progressbar"
        aria-label="Upload"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="mt-4 h-2 overflow-hidden rounded-full bg-hover"
      >
        <div className="h-full rounded-full bg-accent" style={{ width: `${share * 100}%` }} />
      </div>
      <p role="status" className="mt-2 text-caption text-muted">
        {share < 1 ? `${percent} % uploaded` : 'Reading the pages'}
      </p>
    </>
  );
}
