import { CodeSample } from '../../../ui/code-sample.tsx';

/** How a page shows a signing link: ready to be copied. */
export function Snippets({ scriptUrl }: { scriptUrl: string }) {
  const { origin } = new URL(scriptUrl);
  const html = `<script type="module" src="${scriptUrl}"></script>

<signet-sign src="SIGNING LINK"></signet-sign>

<script type="module">
  const sign = document.querySelector('signet-sign');
  sign.addEventListener('signed', (event) => {
    console.log('Signed', event.detail.documentId);
  });
</script>`;
  const react = `import { useEffect, useRef } from 'react';

export function Sign({ link, onSigned }) {
  const ref = useRef(null);
  useEffect(() => {
    import(/* @vite-ignore */ '${scriptUrl}');
    const element = ref.current;
    element.addEventListener('signed', onSigned);
    return () => element.removeEventListener('signed', onSigned);
  }, [onSigned]);
  return <signet-sign ref={ref} src={link} />;
}`;
  const frame = `<iframe id="sign" src="SIGNING LINK" title="Sign the document"></iframe>

<script>
  window.addEventListener('message', ({ origin, source, data }) => {
    const frame = document.getElementById('sign').contentWindow;
    if (origin !== '${origin}' || source !== frame || data.signet !== 1) return;
    console.log(data.type, data.state, data.documentId);
  });
</script>`;
  return (
    <CodeSample
      label="Examples"
      samples={[
        { language: 'HTML', code: html },
        { language: 'React', code: react },
        { language: 'iframe', code: frame },
      ]}
    />
  );
}
