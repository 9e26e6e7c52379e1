import type { ConsentTexts } from '../consent.ts';

export const esConsent: ConsentTexts = {
  signer: 'Al pulsar Empezar, acepta firmar electrónicamente.',
  approver: 'Al pulsar Empezar, acepta aprobar electrónicamente.',
  own: 'Al pulsar Terminar, lo firma electrónicamente.',
  test: 'Esto es una prueba.',
  disclosure: [
    {
      title: 'Qué acepta',
      text: 'Acepta leer, rellenar y firmar en pantalla este documento de {sender}. Vale solo para este documento.',
    },
    { title: 'Copias en papel', text: 'Puede pedir a {sender} una copia en papel, antes o después de firmar.' },
    {
      title: 'Cambiar de opinión',
      text: 'Hasta terminar puede rechazar en el menú o cerrar la página. Nada cuenta antes de pulsar el último botón. Para retirar después su consentimiento, escriba al remitente; lo firmado hasta entonces queda como está.',
    },
    {
      title: 'Qué necesita',
      text: 'Un navegador actual, una dirección de correo y un programa que abra archivos PDF para guardar su copia.',
    },
    {
      title: 'Su dirección',
      text: 'Si cambia su dirección de correo, avise a {sender} para que le lleguen los avisos.',
    },
    {
      title: 'Avisos',
      text: 'Todo sobre este documento llega por correo a la dirección a la que se envió este enlace.',
    },
    {
      title: 'Guardar una copia',
      text: 'Puede descargar el documento en esta página. Cuando todos han terminado recibe por correo una copia sellada, salvo que el remitente haya desactivado los correos.',
    },
    {
      title: 'Efecto legal',
      text: 'Su firma electrónica puede obligarle igual que una manuscrita. Para algunos documentos la ley exige otra forma; si tiene dudas, pregunte antes de firmar.',
    },
    {
      title: 'Qué se registra',
      text: 'Cuándo abre, acepta y firma, con la dirección de red y el tipo de navegador. Este registro forma parte del certificado de finalización que pueden ver todas las partes.',
    },
  ],
};
