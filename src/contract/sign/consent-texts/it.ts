import type { ConsentTexts } from '../consent.ts';

export const itConsent: ConsentTexts = {
  signer: 'Premendo Inizia accetta di firmare elettronicamente.',
  approver: 'Premendo Inizia accetta di approvare elettronicamente.',
  own: 'Premendo Fine lo firma elettronicamente.',
  test: 'Questa è una prova.',
  disclosure: [
    {
      title: 'Che cosa accetta',
      text: 'Accetta di leggere, compilare e firmare sullo schermo questo documento di {sender}. Vale solo per questo documento.',
    },
    { title: 'Copie su carta', text: 'Può chiedere a {sender} una copia su carta, prima o dopo la firma.' },
    {
      title: 'Se cambia idea',
      text: 'Fino alla conclusione può rifiutare dal menu o chiudere la pagina. Nulla conta prima dell’ultimo pulsante. Per ritirare il consenso più tardi, scriva al mittente; quanto ha firmato fino ad allora resta com’è.',
    },
    {
      title: 'Di che cosa ha bisogno',
      text: 'Un browser aggiornato, un indirizzo e-mail e un programma che apra i file PDF per conservare la Sua copia.',
    },
    {
      title: 'Il Suo indirizzo',
      text: 'Se il Suo indirizzo e-mail cambia, lo comunichi a {sender}, perché gli avvisi La raggiungano.',
    },
    {
      title: 'Avvisi',
      text: 'Tutto su questo documento arriva per e-mail all’indirizzo a cui è stato inviato questo link.',
    },
    {
      title: 'Conservare una copia',
      text: 'Può scaricare il documento da questa pagina. Quando tutti hanno concluso riceve per e-mail una copia sigillata, a meno che il mittente abbia disattivato le e-mail.',
    },
    {
      title: 'Effetto legale',
      text: 'La Sua firma elettronica può vincolarLa come una scritta a mano. Per alcuni documenti la legge richiede un’altra forma; in caso di dubbio chieda prima di firmare.',
    },
    {
      title: 'Che cosa viene registrato',
      text: 'Quando apre, accetta e firma, con l’indirizzo di rete e il tipo di browser. Questa registrazione fa parte del certificato di completamento visibile a tutte le parti.',
    },
  ],
};
