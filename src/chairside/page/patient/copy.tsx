import { useEffect, useState } from 'preact/hooks';
import { fileAddress } from '../api.ts';
import { useSpeech } from '../speech.tsx';

/** Leads to the PDF once it is here, and to nothing if it will not come: then the office gives the copy. */
export function Copy({ authorization }: { authorization: string }) {
  const { words } = useSpeech();
  const [address, setAddress] = useState<string | null>();
  useEffect(() => {
    fileAddress(authorization, '/ext/v1/present/pdf').then(setAddress, () => setAddress(null));
  }, [authorization]);
  if (address === null) return null;
  return address === undefined ? (
    <button type="button" disabled>
      {words.openPdf}
    </button>
  ) : (
    <a class="button" href={address} target="_blank" rel="noreferrer">
      {words.openPdf}
    </a>
  );
}
