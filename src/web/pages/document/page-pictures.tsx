import { type DocumentView, pagePicturePath } from '../../../contract/app/documents.ts';

/** The pages as they stand, loaded as they come into view. */
export function PagePictures({ document }: { document: DocumentView }) {
  return (
    <ol aria-label="Pages" className="flex min-w-0 flex-col gap-5 rounded-card bg-canvas p-4">
      {document.pages.map((page, index) => {
        const number = index + 1;
        return (
          <li key={number}>
            <img
              src={pagePicturePath(document.id, number, 960, document.stateVersion)}
              alt={`Page ${number} of ${document.pages.length}`}
              width={page.width}
              height={page.height}
              loading="lazy"
              className="h-auto w-full bg-paper"
            />
          </li>
        );
      })}
    </ol>
  );
}
