import type { ConsentTexts } from '../consent.ts';

export const deConsent: ConsentTexts = {
  signer: 'Mit Start stimmen Sie zu, elektronisch zu unterschreiben.',
  approver: 'Mit Start stimmen Sie zu, elektronisch zuzustimmen.',
  own: 'Mit Fertig unterschreiben Sie es elektronisch.',
  test: 'Dies ist ein Test.',
  disclosure: [
    {
      title: 'Worin Sie einwilligen',
      text: 'Sie sind einverstanden, dieses Dokument von {sender} am Bildschirm zu lesen, auszufüllen und zu unterschreiben. Das gilt nur für dieses Dokument.',
    },
    {
      title: 'Kopien auf Papier',
      text: 'Sie können {sender} vor oder nach dem Unterschreiben um eine Kopie auf Papier bitten.',
    },
    {
      title: 'Wenn Sie es sich anders überlegen',
      text: 'Bis zum Abschluss können Sie im Menü ablehnen oder die Seite schließen. Nichts gilt, bevor Sie den letzten Knopf drücken. Um Ihre Einwilligung später zu widerrufen, schreiben Sie dem Absender; was Sie bis dahin unterschrieben haben, bleibt bestehen.',
    },
    {
      title: 'Was Sie brauchen',
      text: 'Einen aktuellen Browser, eine E-Mail-Adresse und ein Programm, das PDF-Dateien öffnet, um Ihre Kopie aufzubewahren.',
    },
    {
      title: 'Ihre Adresse',
      text: 'Wenn sich Ihre E-Mail-Adresse ändert, teilen Sie es {sender} mit, damit Mitteilungen Sie erreichen.',
    },
    {
      title: 'Mitteilungen',
      text: 'Alles zu diesem Dokument kommt per E-Mail an die Adresse, an die dieser Link ging.',
    },
    {
      title: 'Ihre Kopie',
      text: 'Sie können das Dokument auf dieser Seite herunterladen. Eine gesiegelte Kopie kommt per E-Mail, sobald alle fertig sind, außer der Absender hat E-Mails abgeschaltet.',
    },
    {
      title: 'Rechtliche Wirkung',
      text: 'Ihre elektronische Unterschrift kann Sie ebenso binden wie eine handschriftliche. Für manche Dokumente schreibt das Gesetz eine andere Form vor; fragen Sie im Zweifel vor dem Unterschreiben nach.',
    },
    {
      title: 'Was aufgezeichnet wird',
      text: 'Wann Sie öffnen, einwilligen und unterschreiben, dazu die Netzwerkadresse und die Art des Browsers. Diese Aufzeichnung ist Teil des Abschlusszertifikats, das alle Beteiligten sehen können.',
    },
  ],
};
