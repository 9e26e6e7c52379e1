import type { ConsentTexts } from '../consent.ts';

export const frConsent: ConsentTexts = {
  signer: 'En appuyant sur Commencer, vous acceptez de signer électroniquement.',
  approver: 'En appuyant sur Commencer, vous acceptez d’approuver électroniquement.',
  own: 'En appuyant sur Terminer, vous le signez électroniquement.',
  test: 'Ceci est un test.',
  disclosure: [
    {
      title: 'Ce que vous acceptez',
      text: 'Vous acceptez de lire, remplir et signer à l’écran ce document de {sender}. Cela vaut pour ce document seulement.',
    },
    { title: 'Copies papier', text: 'Vous pouvez demander une copie papier à {sender}, avant ou après la signature.' },
    {
      title: 'Changer d’avis',
      text: 'Jusqu’à la fin, vous pouvez refuser dans le menu ou fermer la page. Rien ne compte avant le dernier bouton. Pour retirer votre consentement plus tard, écrivez à l’expéditeur ; ce que vous avez signé jusque-là reste tel quel.',
    },
    {
      title: 'Ce qu’il vous faut',
      text: 'Un navigateur récent, une adresse e-mail et un programme qui ouvre les fichiers PDF pour garder votre copie.',
    },
    {
      title: 'Votre adresse',
      text: 'Si votre adresse e-mail change, dites-le à {sender}, pour que les avis vous parviennent.',
    },
    {
      title: 'Avis',
      text: 'Tout ce qui concerne ce document arrive par e-mail à l’adresse à laquelle ce lien a été envoyé.',
    },
    {
      title: 'Garder une copie',
      text: 'Vous pouvez télécharger le document sur cette page. Une copie scellée vous est envoyée quand tout le monde a terminé, sauf si l’expéditeur a désactivé les e-mails.',
    },
    {
      title: 'Effet juridique',
      text: 'Votre signature électronique peut vous engager comme une signature manuscrite. La loi exige une autre forme pour certains documents ; en cas de doute, renseignez-vous avant de signer.',
    },
    {
      title: 'Ce qui est enregistré',
      text: 'Le moment où vous ouvrez, acceptez et signez, avec l’adresse réseau et le type de navigateur. Cet enregistrement fait partie du certificat d’achèvement que toutes les parties peuvent voir.',
    },
  ],
};
